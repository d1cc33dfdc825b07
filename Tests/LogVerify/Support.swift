import LogVerify
import Records

/// A file in memory; may give short reads, or fail.
struct MemorySource: ByteSource {
    var bytes: [UInt8]
    var maxReadByteCount = Int.max
    var failsFrom = Int.max

    var byteCount: Int { bytes.count }

    func read(
        into buffer: UnsafeMutableRawBufferPointer, at position: Int
    ) throws(SourceError) -> Int {
        if position + buffer.count > failsFrom { throw SourceError("Input/output error") }
        let count = min(buffer.count, maxReadByteCount, bytes.count - position)
        guard count > 0 else { return 0 }
        buffer.copyBytes(from: bytes[position..<(position + count)])
        return count
    }
}

/// A directory in memory.
struct MemoryFolder: LogFolder {
    var path = "log"
    var files: [String: [UInt8]] = [:]
    var folders: [String: MemoryFolder] = [:]
    var maxReadByteCount = Int.max
    /// Reads of this file fail from this byte on.
    var failure: (file: String, from: Int)?

    func names() -> [String] { Array(files.keys) + Array(folders.keys) }

    func file(_ name: String) -> (any ByteSource)? {
        files[name].map {
            MemorySource(
                bytes: $0, maxReadByteCount: maxReadByteCount,
                failsFrom: failure?.file == name ? failure?.from ?? .max : .max)
        }
    }

    func folder(_ name: String) -> (any LogFolder)? { folders[name] }
}

/// A small log as the store writes it: batches of two records, an index entry for each but the
/// first batch of a segment.
struct SmallLog {
    static let epochs = [
        LeaderEpochEntry(epoch: 0, startOffset: 0), LeaderEpochEntry(epoch: 3, startOffset: 8),
    ]

    var folder = MemoryFolder()
    /// Behind the last record.
    private(set) var endOffset: Int64 = 0
    private var base: Int64 = 0
    private var log: [UInt8] = []
    private var offsets: [UInt8] = []
    private var times: [UInt8] = []
    private var maxTimestamp: Int64 = -1
    private var maxTimestampOffset: Int64 = -1
    private var lastTime: Int64 = -1

    /// Two segments of four batches; epoch 3 begins in the second.
    static func make() -> SmallLog {
        var log = SmallLog()
        for _ in 0..<4 { log.append() }
        log.roll()
        for _ in 0..<4 { log.append() }
        log.finish()
        return log
    }

    static func batch(
        at offset: Int64, recordCount: Int32 = 2, attributes: BatchAttributes = .init()
    ) -> [UInt8] {
        var builder = BatchBuilder(
            BatchHeader(
                baseOffset: offset, partitionLeaderEpoch: offset >= 8 ? 3 : 0,
                attributes: attributes))
        for index in 0..<recordCount {
            builder.append(
                timestamp: 1_000 + 10 * (offset + Int64(index)), key: [1, UInt8(index)],
                value: Array("value".utf8),
                headers: index == 0 ? [RecordHeader(key: "h", value: nil)] : [])
        }
        return attributes.compressionId == 0
            ? builder.build() : builder.build(compressing: { Array($0.reversed()) })
    }

    mutating func append(_ bytes: [UInt8]? = nil, recordCount: Int32 = 2) {
        let batch = bytes ?? Self.batch(at: endOffset, recordCount: recordCount)
        let last = endOffset + Int64(recordCount) - 1
        if !log.isEmpty {
            OffsetIndexEntry(relativeOffset: Int32(last - base), position: Int32(log.count))
                .append(to: &offsets)
            noteTime()
        }
        let timestamp = 1_000 + 10 * last
        if timestamp > maxTimestamp { (maxTimestamp, maxTimestampOffset) = (timestamp, last) }
        log += batch
        endOffset = last + 1
    }

    private mutating func noteTime() {
        guard maxTimestamp > lastTime else { return }
        TimeIndexEntry(
            timestamp: maxTimestamp, relativeOffset: Int32(maxTimestampOffset - base)
        ).append(to: &times)
        lastTime = maxTimestamp
    }

    private mutating func store() {
        folder.files[LogFileName(base, .log).description] = log
        folder.files[LogFileName(base, .offsetIndex).description] = offsets
        folder.files[LogFileName(base, .timeIndex).description] = times
    }

    /// - Parameter gap: offsets left out in front of the new segment.
    mutating func roll(gap: Int64 = 0) {
        noteTime()
        store()
        endOffset += gap
        base = endOffset
        (log, offsets, times) = ([], [], [])
        (maxTimestamp, maxTimestampOffset, lastTime) = (-1, -1, -1)
    }

    mutating func finish() {
        noteTime()
        store()
        folder.files[LeaderEpochCheckpoint.fileName] = LeaderEpochCheckpoint.encode(Self.epochs)
        folder.files["partition.metadata"] = Array(
            "version: 0\ntopic_id: K3LIjv432cQrcsiO_jfZxQ\n".utf8)
        folder.files[LogFileName(endOffset, .producerSnapshot).description] =
            ProducerSnapshot.encode([
                ProducerSnapshotEntry(
                    producerId: 7, producerEpoch: 1, lastSequence: 5, lastOffset: 3,
                    offsetDelta: 1, timestamp: 1_000)
            ])
    }
}

/// What a log's check finds.
func findings(
    _ folder: MemoryFolder, _ facts: LogFacts = LogFacts(shutdown: .clean),
    _ options: VerifyOptions = VerifyOptions()
) -> [Finding] {
    var found: [Finding] = []
    LogVerifier(folder, facts, VerifyReport(options) { found.append($0) }).verify()
    return found
}

func totals(_ folder: MemoryFolder, _ options: VerifyOptions = VerifyOptions()) -> VerifyTotals {
    let report = VerifyReport(options) { _ in }
    LogVerifier(folder, LogFacts(shutdown: .clean), report).verify()
    return report.totals
}

let first = LogFileName(0, .log).description
let second = LogFileName(8, .log).description
