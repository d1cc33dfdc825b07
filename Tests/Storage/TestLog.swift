import PluginHost
import Ports
import Primitives
import Records
import Testing

/// A batch with its bytes, made by the library's own builder.
struct TestBatch: Sendable, Equatable {
    var baseOffset: Int64
    var lastOffset: Int64
    var maxTimestamp: Int64
    var bytes: [UInt8]

    /// - Parameters:
    ///   - count: records; their offsets follow `base`.
    ///   - salt: makes batches of equal shape differ.
    init(
        _ base: Int64, count: Int = 1, timestamp: Int64 = 1_000, byteCount: Int = 40,
        salt: UInt8 = 0
    ) {
        var builder = BatchBuilder(BatchHeader(baseOffset: base, partitionLeaderEpoch: 3))
        for index in 0..<count {
            var value = [UInt8](repeating: salt, count: max(1, byteCount / count))
            for place in 0..<min(value.count, 200) {
                value[place] ^= UInt8(truncatingIfNeeded: Int(base) &* 31 &+ place &+ index)
            }
            builder.append(timestamp: timestamp, key: nil as [UInt8]?, value: value)
        }
        baseOffset = base
        lastOffset = base + Int64(count) - 1
        maxTimestamp = timestamp
        bytes = builder.build()
    }

    /// - Parameter pieceByteCount: how the bytes are cut.
    func stored(pieceByteCount: Int = .max) -> StoreBatch {
        var pieces: [PinnedBytes] = []
        var start = 0
        while start < bytes.count {
            let end = start + min(pieceByteCount, bytes.count - start)
            pieces.append(PinnedBytes(copying: bytes[start..<end]))
            start = end
        }
        return StoreBatch(
            baseOffset: baseOffset, lastOffset: lastOffset, maxTimestamp: maxTimestamp,
            leaderEpoch: 3, recordCount: UInt32(lastOffset - baseOffset + 1), pieces: pieces)
    }
}

/// Batches of `count` records each, one after another from `base` on.
func run(
    from base: Int64, batches: Int, count: Int = 10, byteCount: Int = 400, salt: UInt8 = 0
) -> [TestBatch] {
    (0..<batches).map { index in
        let offset = base + Int64(index * count)
        return TestBatch(
            offset, count: count, timestamp: 1_000 + offset, byteCount: byteCount, salt: salt)
    }
}

/// How a read wants its bytes.
enum ReadStyle: CaseIterable, Sendable {
    case destination, regions, files
}

/// An open log, with the port's operations as async functions.
struct TestLog: Sendable {
    let store: PluginLogStore
    let id: LogID
    let handle: LogHandle
    let opened: LogDescription

    func describe() async throws -> LogDescription {
        try await outcome { store.describe(handle, $0) }
    }

    func close() async throws { try await outcome { store.close(handle, $0) } }

    func remove() async throws { try await outcome { store.remove(handle, $0) } }

    func configure(_ layout: LogLayout) async throws {
        try await outcome { store.configure(handle, layout: layout, $0) }
    }

    @discardableResult
    func append(
        _ batches: [TestBatch], durable: Bool = false, now: Int64 = 1_000,
        pieceByteCount: Int = .max, allowsGaps: Bool = false
    ) async throws -> AppendOutcome {
        let stored = batches.map { $0.stored(pieceByteCount: pieceByteCount) }
        return try await outcome {
            store.append(
                handle, stored, durable: durable, allowsGaps: allowsGaps, wallMilliseconds: now, $0)
        }
    }

    func readOutcome(_ read: LogRead) async throws -> ReadOutcome {
        try await outcome { store.read(handle, read, $0) }
    }

    /// The bytes that a read returns, whichever way the backend gives them, and where they begin.
    func read(
        from offset: Int64, end: Int64 = .max, max: Int = 1 << 30, minOne: Bool = true,
        style: ReadStyle = .destination, capacity: Int = 1 << 20
    ) async throws -> (bytes: [UInt8], first: Int64) {
        let destination = style == .destination ? TestDestination(capacity) : nil
        let wanted = LogRead(
            offset: offset, endOffset: end, maxByteCount: max, minOneBatch: minOne,
            acceptsFiles: style == .files, destination: destination)
        do {
            let found = try await readOutcome(wanted)
            #expect(found.byteCount <= Swift.max(max, found.byteCount))
            return (try bytes(of: found.regions, in: destination), found.firstOffset)
        } catch let error as StoreError {
            // A backend without memory of its own asks for room for the first batch.
            guard case .needsCapacity(let needed) = error.code else { throw error }
            try #require(needed > (destination?.capacity ?? 0))
            return try await read(
                from: offset, end: end, max: max, minOne: minOne, style: .destination,
                capacity: needed)
        }
    }

    /// Everything from `offset` to the end, however many reads that takes.
    func readAll(from offset: Int64, style: ReadStyle = .destination) async throws -> [UInt8] {
        var all: [UInt8] = []
        var next = offset
        while true {
            let (part, _) = try await read(from: next, style: style)
            if part.isEmpty { return all }
            all += part
            next = try lastOffset(of: part) + 1
        }
    }

    func lookup(_ timestamp: Int64) async throws -> Int64? {
        try await outcome { store.lookupTime(handle, timestamp: timestamp, $0) }?.offset
    }

    @discardableResult
    func truncate(to offset: Int64) async throws -> Int64 {
        try await outcome { store.truncate(handle, to: offset, $0) }
    }

    @discardableResult
    func trim(to offset: Int64) async throws -> Int64 {
        try await outcome { store.trim(handle, to: offset, $0) }
    }

    func start(at offset: Int64) async throws {
        try await outcome { store.start(handle, at: offset, $0) }
    }

    func seal() async throws { try await outcome { store.seal(handle, $0) } }

    /// The segments that hold batches.
    func segments() async throws -> [SegmentDescription] {
        let all = try await outcome { store.listSegments(handle, $0) }
        for (one, next) in zip(all, all.dropFirst()) {
            #expect(one.nextOffset <= next.baseOffset)
            #expect(!one.isActive, "only the last segment is active")
        }
        return all.filter { $0.byteCount > 0 }
    }

    func export(_ baseOffset: Int64) async throws -> [UInt8] {
        try bytes(of: await outcome { store.exportSegment(handle, baseOffset: baseOffset, $0) })
    }

    func replace(from: Int64, to: Int64, with batches: [TestBatch]) async throws {
        let stored = batches.map { $0.stored() }
        try await outcome { store.replace(handle, from: from, to: to, with: stored, $0) }
    }

    @discardableResult
    func flush() async throws -> Int64 { try await outcome { store.flush(handle, $0) } }

    func put(
        _ name: String, at offset: Int64, _ bytes: [UInt8], durable: Bool = false
    ) async throws {
        try await outcome {
            store.putState(handle, name: name, offset: offset, bytes: bytes, durable: durable, $0)
        }
    }

    func get(_ name: String, atMost maxOffset: Int64 = .max) async throws -> StateBlob? {
        try await outcome { store.getState(handle, name: name, maxOffset: maxOffset, $0) }
    }

    func drop(_ name: String, below offset: Int64) async throws {
        try await outcome { store.dropState(handle, name: name, below: offset, $0) }
    }
}

/// Last offset of the last batch in `bytes`, which are whole batches.
func lastOffset(of bytes: [UInt8]) throws -> Int64 {
    func number(_ position: Int, _ count: Int) -> Int64 {
        bytes[position..<position + count].reduce(0) { $0 << 8 | Int64($1) }
    }
    var position = 0
    var last: Int64 = -1
    while position < bytes.count {
        try #require(position + 61 <= bytes.count, "a batch is cut off")
        last = number(position, 8) + number(position + 23, 4)
        position += 12 + Int(number(position + 8, 4))
    }
    try #require(position == bytes.count, "the last batch is cut off")
    return last
}

func joined(_ batches: [TestBatch]) -> [UInt8] { batches.flatMap(\.bytes) }
