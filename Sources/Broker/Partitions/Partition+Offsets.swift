import PartitionLog
import Ports
import Primitives
import Records
import Wire

/// An offset and the time that led to it.
struct OffsetAnswer: Sendable {
    var error = KafkaErrorCode.none
    /// Milliseconds since the epoch; -1 if the question was not about time.
    var timestamp: Int64 = -1
    /// -1: no record matches.
    var offset: Int64 = -1
    var leaderEpoch: Int32 = -1
}

/// Special timestamps of ListOffsets.
enum OffsetSpec {
    static let latest: Int64 = -1
    static let earliest: Int64 = -2
    /// KIP-734.
    static let maxTimestamp: Int64 = -3
    /// KIP-405; without tiered storage the local log is the whole log.
    static let earliestLocal: Int64 = -4
    /// KIP-1005; without tiered storage nothing is tiered.
    static let latestTiered: Int64 = -5
    /// KIP-1023; without tiered storage nothing waits for upload.
    static let earliestPendingUpload: Int64 = -6
}

extension Partition {
    /// Answers one ListOffsets question. `done` runs on the loop.
    func offset(
        for timestamp: Int64, currentLeaderEpoch: Int32, readsCommitted: Bool,
        _ done: @escaping @Sendable (OffsetAnswer) -> Void
    ) {
        use { [self] result in
            var answer = OffsetAnswer()
            guard case .success(let handle) = result else {
                answer.error = result.failureValue.map { KafkaErrorCode($0) } ?? .none
                return done(answer)
            }
            answer.error = check(epoch: currentLeaderEpoch)
            guard answer.error == .none else { return done(answer) }
            let end = readsCommitted ? log.lastStableOffset : log.highWatermark
            switch timestamp {
            case OffsetSpec.latest: answer.offset = end
            case OffsetSpec.earliest, OffsetSpec.earliestLocal: answer.offset = log.startOffset
            case OffsetSpec.latestTiered, OffsetSpec.earliestPendingUpload: break
            case OffsetSpec.maxTimestamp:
                guard log.maxTimestampOffset >= 0 else { break }
                return findRecord(
                    handle, in: log.maxTimestampOffset, from: log.maxTimestamp, end: end, done)
            default:
                return findByTime(handle, timestamp, end: end, done)
            }
            if answer.offset >= 0 {
                answer.leaderEpoch = log.epochs.epoch(of: answer.offset) ?? leaderEpoch
            }
            done(answer)
        }
    }

    private func findByTime(
        _ handle: LogHandle, _ timestamp: Int64, end: Int64,
        _ done: @escaping @Sendable (OffsetAnswer) -> Void
    ) {
        store.lookupTime(
            handle, timestamp: timestamp,
            onLoop { partition, result in
                switch result {
                case .failure(let error): done(OffsetAnswer(error: KafkaErrorCode(error)))
                case .success(nil): done(OffsetAnswer())
                case .success(let found?):
                    partition.findRecord(
                        handle, in: found.offset, from: timestamp, end: end, done)
                }
            })
    }

    /// The first record at or past `timestamp` in the batch at `baseOffset`.
    private func findRecord(
        _ handle: LogHandle, in baseOffset: Int64, from timestamp: Int64, end: Int64,
        byteCount: Int = 1 << 16, _ done: @escaping @Sendable (OffsetAnswer) -> Void
    ) {
        guard baseOffset < end else { return done(OffsetAnswer()) }
        let destination = HeapDestination(capacity: byteCount)
        // The log may begin inside of the batch.
        let first = max(baseOffset, log.startOffset)
        let read = LogRead(
            offset: first, endOffset: first + 1, maxByteCount: byteCount,
            destination: destination)
        store.read(
            handle, read,
            onLoop { partition, result in
                switch result {
                case .failure(let error):
                    if case .needsCapacity(let needed) = error.code, needed > byteCount {
                        return partition.findRecord(
                            handle, in: baseOffset, from: timestamp, end: end,
                            byteCount: needed, done)
                    }
                    done(OffsetAnswer(error: KafkaErrorCode(error)))
                case .success(let outcome):
                    let search = RecordSearch(
                        regions: outcome.regions, destination: destination,
                        timestamp: timestamp, startOffset: partition.log.startOffset,
                        codecs: partition.environment.codecs,
                        limits: partition.environment.decompressionLimits)
                    // The batch may be compressed: not on the loop.
                    partition.environment.compute.submit {
                        let answer = search.run()
                        partition.loop.execute { done(answer) }
                    }
                }
            })
    }

    /// OffsetForLeaderEpoch: where an epoch ended (KIP-101). `done` runs on the loop.
    func end(
        ofEpoch epoch: Int32, currentLeaderEpoch: Int32,
        _ done: @escaping @Sendable (KafkaErrorCode, Int32, Int64) -> Void
    ) {
        use { [self] result in
            if case .failure(let error) = result { return done(KafkaErrorCode(error), -1, -1) }
            let fence = check(epoch: currentLeaderEpoch)
            guard fence == .none else { return done(fence, -1, -1) }
            let answer = log.epochs.end(of: epoch, endOffset: log.storedEnd)
            done(.none, answer.epoch, answer.endOffset)
        }
    }
}

/// Looks for a record by time in one stored batch. [any thread]
private struct RecordSearch: Sendable {
    var regions: [StoredRegion]
    var destination: any ReadDestination
    var timestamp: Int64
    var startOffset: Int64
    var codecs: CodecTable
    var limits: DecompressionLimits

    func run() -> OffsetAnswer {
        guard let bytes = regions.first?.bytes(in: destination) else { return OffsetAnswer() }
        do {
            let header = try BatchHeader(parsing: bytes)
            guard header.totalByteCount <= bytes.count else {
                return OffsetAnswer(error: .corruptMessage)
            }
            if header.attributes.timestampType == .logAppendTime {
                // Every record has the batch's time.
                return OffsetAnswer(
                    timestamp: header.maxTimestamp, offset: header.baseOffset,
                    leaderEpoch: header.partitionLeaderEpoch)
            }
            let payload = UnsafeRawBufferPointer(
                rebasing: bytes[BatchHeader.byteCount..<header.totalByteCount])
            guard let type = header.attributes.compression, type != .none else {
                return try search(payload, header)
            }
            guard let codec = codecs[type] else {
                return OffsetAnswer(error: .unsupportedCompressionType)
            }
            let opened = try codec.decompress(payload, limits: limits)
            return try opened.withUnsafeBytes { try search($0, header) }
        } catch {
            return OffsetAnswer(error: .corruptMessage)
        }
    }

    private func search(
        _ payload: UnsafeRawBufferPointer, _ header: BatchHeader
    ) throws -> OffsetAnswer {
        var records = RecordIterator(payload, count: header.recordCount)
        while let record = try records.next() {
            let time = header.baseTimestamp &+ record.timestampDelta
            let offset = header.baseOffset + Int64(record.offsetDelta)
            if time >= timestamp && offset >= startOffset {
                return OffsetAnswer(
                    timestamp: time, offset: offset, leaderEpoch: header.partitionLeaderEpoch)
            }
        }
        return OffsetAnswer()
    }
}
