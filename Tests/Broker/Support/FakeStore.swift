import Ports
import Primitives
import Synchronization

/// Logs in memory, with operations that fail or wait on request.
final class FakeStore: LogStore {
    struct Batch: Sendable {
        var baseOffset: Int64
        var lastOffset: Int64
        var maxTimestamp: Int64
        var bytes: [UInt8]
    }

    struct Log: Sendable {
        var id: LogID
        var batches: [Batch] = []
        var startOffset: Int64 = 0
        var endOffset: Int64 = 0
        /// Where segments begin; the last is active.
        var segmentBases: [Int64] = [0]
        /// The store keeps the start that a trim set, as a backend may or may not.
        var durableBlobs: Set<String> = []
        var blobs: [String: [Int64: [UInt8]]] = [:]
        var isOpen = false
        var layout = LogLayout()
    }

    struct State: Sendable {
        /// By topic and partition, as on a disk: a name has one log at a time.
        var logs: [String: Log] = [:]
        var handles: [UInt64: String] = [:]
        var nextHandle: UInt64 = 1
        /// Operations, by name, that fail from now on.
        var failing: Set<String> = []
        /// How many of the next appends fail.
        var failingAppendCount = 0
        /// Operations that wait for ``release()``.
        var held: Set<String> = []
        var waiting: [(name: String, run: @Sendable (_ isCancelled: Bool) -> Bool)] = []
        var trace: [String] = []
    }

    let state = Mutex(State())
    let name = "fake"
    let isOnDisk: Bool

    init(isOnDisk: Bool = true) { self.isOnDisk = isOnDisk }

    var trace: [String] { state.withLock { $0.trace } }
    func fail(_ operations: String...) { state.withLock { $0.failing = Set(operations) } }
    func failAppends(_ count: Int) { state.withLock { $0.failingAppendCount = count } }
    func hold(_ operations: String...) { state.withLock { $0.held = Set(operations) } }

    /// Runs what waits, in order; appends behind one that fails are cancelled.
    func release() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.held = []
            return state.waiting
        }
        var isCancelled = false
        for operation in waiting {
            let succeeded = operation.run(isCancelled && operation.name == "append")
            if operation.name == "append" && !succeeded { isCancelled = true }
        }
    }

    private func perform<Value: Sendable>(
        _ name: String, _ done: @escaping StoreCompletion<Value>,
        _ body: @escaping @Sendable (inout State) throws(StoreError) -> Value
    ) {
        let run: @Sendable (Bool) -> Bool = { isCancelled in
            let result: Result<Value, StoreError> = self.state.withLock { state in
                Result { () throws(StoreError) in
                    if isCancelled { throw StoreError(.cancelled, "\(name) is cancelled") }
                    if state.failing.contains(name) { throw StoreError(.io, "\(name) fails") }
                    return try body(&state)
                }
            }
            done(result)
            if case .success = result { return true }
            return false
        }
        let isHeld = state.withLock { state in
            guard state.held.contains(name) else { return false }
            state.waiting.append((name, run))
            return true
        }
        if !isHeld { _ = run(false) }
    }

    private func key(_ id: LogID) -> String { "\(id.topic)-\(id.partition)" }

    func list(_ done: @escaping StoreCompletion<[LogID]>) {
        perform("list", done) { $0.logs.values.map(\.id) }
    }

    func open(
        _ id: LogID, layout: LogLayout, create: Bool,
        _ done: @escaping StoreCompletion<(LogHandle, LogDescription)>
    ) {
        let key = key(id)
        perform("open", done) { state throws(StoreError) in
            if let log = state.logs[key] {
                guard log.id == id else { throw StoreError(.exists, "\(key) has another id") }
                guard !log.isOpen else { throw StoreError(.invalid, "\(key) is open") }
            } else if create {
                state.logs[key] = Log(id: id)
            } else {
                throw StoreError(.notFound, "\(key) does not exist")
            }
            state.logs[key]?.isOpen = true
            state.logs[key]?.layout = layout
            state.trace.append("open \(key)")
            state.handles[state.nextHandle] = key
            defer { state.nextHandle += 1 }
            return (LogHandle(rawValue: state.nextHandle), state.logs[key]!.description)
        }
    }

    private func onLog<Value: Sendable>(
        _ name: String, _ handle: LogHandle, _ done: @escaping StoreCompletion<Value>,
        _ body: @escaping @Sendable (inout Log) throws(StoreError) -> Value
    ) {
        perform(name, done) { state throws(StoreError) in
            guard let key = state.handles[handle.rawValue], var log = state.logs[key] else {
                throw StoreError(.closed, "handle \(handle.rawValue) is closed")
            }
            let value = try body(&log)
            state.logs[key] = log
            return value
        }
    }

    func close(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        perform("close", done) { state in
            if let key = state.handles.removeValue(forKey: log.rawValue) {
                state.logs[key]?.isOpen = false
                state.trace.append("close \(key)")
            }
        }
    }

    func remove(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        perform("remove", done) { state in
            if let key = state.handles.removeValue(forKey: log.rawValue) {
                state.logs[key] = nil
                state.trace.append("remove \(key)")
            }
        }
    }

    func describe(_ log: LogHandle, _ done: @escaping StoreCompletion<LogDescription>) {
        onLog("describe", log, done) { $0.description }
    }

    func configure(_ log: LogHandle, layout: LogLayout, _ done: @escaping StoreCompletion<Void>) {
        onLog("configure", log, done) { $0.layout = layout }
    }

    func append(
        _ log: LogHandle, _ batches: [StoreBatch], durable: Bool, wallMilliseconds: Int64,
        _ done: @escaping StoreCompletion<AppendOutcome>
    ) {
        perform("append", done) { state throws(StoreError) in
            guard let key = state.handles[log.rawValue], var log = state.logs[key] else {
                throw StoreError(.closed, "handle \(log.rawValue) is closed")
            }
            if state.failingAppendCount > 0 {
                state.failingAppendCount -= 1
                throw StoreError(.io, "append fails")
            }
            state.trace.append("append \(key)\(durable ? " durable" : "")")
            for batch in batches {
                guard batch.baseOffset == log.endOffset else {
                    throw StoreError(.outOfRange, "append at \(batch.baseOffset)")
                }
                log.batches.append(
                    Batch(
                        baseOffset: batch.baseOffset, lastOffset: batch.lastOffset,
                        maxTimestamp: batch.maxTimestamp,
                        bytes: batch.pieces.flatMap { Array($0.buffer) }))
                log.endOffset = batch.lastOffset + 1
            }
            state.logs[key] = log
            return AppendOutcome(
                startOffset: log.startOffset, endOffset: log.endOffset,
                durableOffset: durable ? log.endOffset : 0)
        }
    }

    func read(_ log: LogHandle, _ read: LogRead, _ done: @escaping StoreCompletion<ReadOutcome>) {
        onLog("read", log, done) { log throws(StoreError) in
            guard read.offset >= log.startOffset else {
                throw StoreError(.outOfRange, "read at \(read.offset)")
            }
            var bytes: [UInt8] = []
            var first = log.endOffset
            for batch in log.batches
            where batch.lastOffset >= read.offset && batch.baseOffset < read.endOffset {
                let fits = bytes.count + batch.bytes.count <= read.maxByteCount
                guard fits || (bytes.isEmpty && read.minOneBatch) else { break }
                if bytes.isEmpty { first = batch.baseOffset }
                bytes += batch.bytes
            }
            guard let destination = read.destination else {
                return ReadOutcome(
                    regions: [.memory(PinnedBytes(copying: bytes))], firstOffset: first)
            }
            guard bytes.count <= destination.capacity else {
                throw StoreError(.needsCapacity(bytes.count), "destination is too small")
            }
            UnsafeMutableRawBufferPointer(start: destination.base, count: destination.capacity)
                .copyBytes(from: bytes)
            return ReadOutcome(
                regions: bytes.isEmpty ? [] : [.destination(byteCount: bytes.count)],
                firstOffset: first)
        }
    }

    func lookupTime(
        _ log: LogHandle, timestamp: Int64,
        _ done: @escaping StoreCompletion<(offset: Int64, maxTimestamp: Int64)?>
    ) {
        onLog("lookupTime", log, done) { log in
            log.batches.first { $0.maxTimestamp >= timestamp }.map {
                ($0.baseOffset, $0.maxTimestamp)
            }
        }
    }

    func truncate(_ log: LogHandle, to offset: Int64, _ done: @escaping StoreCompletion<Int64>) {
        onLog("truncate", log, done) { $0.endOffset }
    }
    func trim(_ log: LogHandle, to offset: Int64, _ done: @escaping StoreCompletion<Int64>) {
        onLog("trim", log, done) { log throws(StoreError) in
            guard offset <= log.endOffset else { throw StoreError(.outOfRange, "trim") }
            log.startOffset = max(log.startOffset, offset)
            while log.segmentBases.count > 1, log.segmentBases[1] <= log.startOffset {
                log.segmentBases.removeFirst()
                let base = log.segmentBases[0]
                log.batches.removeAll { $0.lastOffset < base }
            }
            return log.startOffset
        }
    }
    func start(_ log: LogHandle, at offset: Int64, _ done: @escaping StoreCompletion<Void>) {
        onLog("start", log, done) { $0.endOffset = offset }
    }
    func seal(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        onLog("seal", log, done) { $0.seal() }
    }
    func listSegments(
        _ log: LogHandle, _ done: @escaping StoreCompletion<[SegmentDescription]>
    ) { onLog("listSegments", log, done) { $0.segments } }
    func exportSegment(
        _ log: LogHandle, baseOffset: Int64, _ done: @escaping StoreCompletion<[StoredRegion]>
    ) { onLog("exportSegment", log, done) { _ in [] } }

    func putState(
        _ log: LogHandle, name: String, offset: Int64, bytes: [UInt8], durable: Bool,
        _ done: @escaping StoreCompletion<Void>
    ) {
        onLog("putState", log, done) { log in
            log.blobs[name, default: [:]][offset] = bytes
            if durable { log.durableBlobs.insert(name) }
        }
    }

    func getState(
        _ log: LogHandle, name: String, maxOffset: Int64,
        _ done: @escaping StoreCompletion<StateBlob?>
    ) {
        onLog("getState", log, done) { log in
            log.blobs[name]?.filter { $0.key <= maxOffset }.max { $0.key < $1.key }
                .map { StateBlob(offset: $0.key, bytes: $0.value) }
        }
    }

    func dropState(
        _ log: LogHandle, name: String, below offset: Int64,
        _ done: @escaping StoreCompletion<Void>
    ) {
        onLog("dropState", log, done) { log in
            log.blobs[name] = log.blobs[name]?.filter { $0.key >= offset }
        }
    }

    func replace(
        _ log: LogHandle, from: Int64, to: Int64, with batches: [StoreBatch],
        _ done: @escaping StoreCompletion<Void>
    ) { onLog("replace", log, done) { _ in } }

    func flush(_ log: LogHandle, _ done: @escaping StoreCompletion<Int64>) {
        perform("flush", done) { state throws(StoreError) in
            guard let key = state.handles[log.rawValue], let log = state.logs[key] else {
                throw StoreError(.closed, "the handle is closed")
            }
            state.trace.append("flush \(key)")
            return log.endOffset
        }
    }
}

extension FakeStore.Log {
    mutating func seal() {
        if segmentBases.last != endOffset { segmentBases.append(endOffset) }
    }

    var segments: [SegmentDescription] {
        segmentBases.enumerated().map { index, base in
            let isActive = index + 1 == segmentBases.count
            let next = isActive ? endOffset : segmentBases[index + 1]
            let own = batches.filter { $0.baseOffset >= base && $0.baseOffset < next }
            return SegmentDescription(
                path: "", isActive: isActive, baseOffset: base, nextOffset: next,
                byteCount: Int64(own.reduce(0) { $0 + $1.bytes.count }),
                maxTimestamp: own.map(\.maxTimestamp).max() ?? -1)
        }
    }

    var description: LogDescription {
        let batches = batches.filter { $0.lastOffset >= startOffset }
        return LogDescription(
            startOffset: startOffset, endOffset: endOffset, durableOffset: 0,
            byteCount: Int64(batches.reduce(0) { $0 + $1.bytes.count }),
            maxTimestamp: batches.map(\.maxTimestamp).max() ?? -1,
            maxTimestampOffset: batches.max { $0.maxTimestamp < $1.maxTimestamp }?.baseOffset ?? -1,
            wasUnclean: false)
    }
}
