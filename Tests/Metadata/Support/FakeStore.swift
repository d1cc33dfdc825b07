import Ports
import Primitives
import Records
import Synchronization

/// One log in memory, with what a disk may do to it.
///
/// What was appended is durable after a flush only; ``crash(keepingUnsynced:)`` gives the store
/// that the next process finds.
final class FakeStore: LogStore {
    struct Batch: Sendable {
        var baseOffset: Int64
        var lastOffset: Int64
        var bytes: [UInt8]
    }

    struct State: Sendable {
        var exists = false
        var batches: [Batch] = []
        var startOffset: Int64 = 0
        var endOffset: Int64 = 0
        var durableOffset: Int64 = 0
        var blobs: [String: [Int64: [UInt8]]] = [:]
        /// Every operation that changes something, in order.
        var trace: [String] = []
        var flushCount = 0
        /// Operations, by name, that fail from now on.
        var failing: Set<String> = []
        /// Flushes that wait until the test lets them go.
        var holdsFlushes = false
        var heldFlushes: [@Sendable () -> Void] = []
        var isClosed = false
    }

    let state: Mutex<State>
    let name = "fake"

    init(_ state: State = State()) { self.state = Mutex(state) }

    /// What the next process finds.
    func crash(keepingUnsynced: Bool = false) -> FakeStore {
        var next = state.withLock { $0 }
        if !keepingUnsynced {
            next.batches.removeAll { $0.lastOffset >= next.durableOffset }
            next.endOffset = next.durableOffset
        }
        next.durableOffset = next.endOffset
        next.trace = []
        next.flushCount = 0
        next.failing = []
        next.holdsFlushes = false
        next.heldFlushes = []
        return FakeStore(next)
    }

    /// The bytes of the log.
    var bytes: [UInt8] { state.withLock { $0.batches.flatMap(\.bytes) } }

    func fail(_ operations: String...) { state.withLock { $0.failing.formUnion(operations) } }

    func releaseFlushes() {
        let held = state.withLock { state in
            defer { state.heldFlushes = [] }
            return state.heldFlushes
        }
        for flush in held { flush() }
    }

    /// Runs an operation on the state and completes it inline.
    private func perform<Value: Sendable>(
        _ operation: String, _ done: StoreCompletion<Value>,
        _ body: (inout State) throws(StoreError) -> Value
    ) {
        let result = state.withLock { state in
            Result { () throws(StoreError) in
                guard !state.failing.contains(operation) else {
                    throw StoreError(.io, "\(operation) failed on purpose")
                }
                return try body(&state)
            }
        }
        done(result)
    }

    func list(_ done: @escaping StoreCompletion<[LogID]>) { perform("list", done) { _ in [] } }

    func open(
        _ id: LogID, layout: LogLayout, create: Bool,
        _ done: @escaping StoreCompletion<(LogHandle, LogDescription)>
    ) {
        perform("open", done) { state in
            state.exists = true
            return (LogHandle(rawValue: 1), state.description)
        }
    }

    func close(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        perform("close", done) { $0.isClosed = true }
    }

    func remove(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        perform("remove", done) { $0 = State() }
    }

    func describe(_ log: LogHandle, _ done: @escaping StoreCompletion<LogDescription>) {
        perform("describe", done) { $0.description }
    }

    func configure(
        _ log: LogHandle, layout: LogLayout, _ done: @escaping StoreCompletion<Void>
    ) { perform("configure", done) { _ in } }

    func append(
        _ log: LogHandle, _ batches: [StoreBatch], durable: Bool, wallMilliseconds: Int64,
        _ done: @escaping StoreCompletion<AppendOutcome>
    ) {
        perform("append", done) { state throws(StoreError) in
            for batch in batches {
                guard batch.baseOffset >= state.endOffset else {
                    throw StoreError(.outOfRange, "append at \(batch.baseOffset)")
                }
                state.batches.append(
                    Batch(
                        baseOffset: batch.baseOffset, lastOffset: batch.lastOffset,
                        bytes: batch.pieces.flatMap { Array($0.buffer) }))
                state.endOffset = batch.lastOffset + 1
                state.trace.append("append \(batch.baseOffset)...\(batch.lastOffset)")
            }
            if durable { state.durableOffset = state.endOffset }
            return AppendOutcome(
                startOffset: state.startOffset, endOffset: state.endOffset,
                durableOffset: state.durableOffset)
        }
    }

    func read(_ log: LogHandle, _ read: LogRead, _ done: @escaping StoreCompletion<ReadOutcome>) {
        perform("read", done) { state throws(StoreError) in
            guard (state.startOffset...state.endOffset).contains(read.offset) else {
                throw StoreError(.outOfRange, "read at \(read.offset)")
            }
            var bytes: [UInt8] = []
            var first = state.endOffset
            for batch in state.batches
            where batch.lastOffset >= read.offset && batch.baseOffset < read.endOffset {
                guard bytes.isEmpty || bytes.count + batch.bytes.count <= read.maxByteCount else {
                    break
                }
                if bytes.isEmpty { first = batch.baseOffset }
                bytes += batch.bytes
            }
            if let destination = read.destination {
                guard bytes.count <= destination.capacity else {
                    throw StoreError(.needsCapacity(bytes.count), "destination is too small")
                }
                UnsafeMutableRawBufferPointer(
                    start: destination.base, count: destination.capacity
                ).copyBytes(from: bytes)
                return ReadOutcome(
                    regions: bytes.isEmpty ? [] : [.destination(byteCount: bytes.count)],
                    firstOffset: first)
            }
            return ReadOutcome(
                regions: [.memory(PinnedBytes(copying: bytes))], firstOffset: first)
        }
    }

    func lookupTime(
        _ log: LogHandle, timestamp: Int64,
        _ done: @escaping StoreCompletion<(offset: Int64, maxTimestamp: Int64)?>
    ) { perform("lookupTime", done) { _ in nil } }

    func truncate(_ log: LogHandle, to offset: Int64, _ done: @escaping StoreCompletion<Int64>) {
        perform("truncate", done) { state in
            state.batches.removeAll { $0.lastOffset >= offset }
            state.endOffset = offset
            return offset
        }
    }

    func trim(_ log: LogHandle, to offset: Int64, _ done: @escaping StoreCompletion<Int64>) {
        perform("trim", done) { state in
            state.batches.removeAll { $0.lastOffset < offset }
            state.startOffset = offset
            state.trace.append("trim \(offset)")
            return offset
        }
    }

    func start(_ log: LogHandle, at offset: Int64, _ done: @escaping StoreCompletion<Void>) {
        perform("start", done) { $0 = State(startOffset: offset, endOffset: offset) }
    }

    func seal(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        perform("seal", done) { _ in }
    }

    func listSegments(
        _ log: LogHandle, _ done: @escaping StoreCompletion<[SegmentDescription]>
    ) { perform("listSegments", done) { _ in [] } }

    func exportSegment(
        _ log: LogHandle, baseOffset: Int64, _ done: @escaping StoreCompletion<[StoredRegion]>
    ) { perform("exportSegment", done) { _ in [] } }

    func putState(
        _ log: LogHandle, name: String, offset: Int64, bytes: [UInt8], durable: Bool,
        _ done: @escaping StoreCompletion<Void>
    ) {
        perform("putState", done) { state throws(StoreError) in
            guard !state.failing.contains(name) else {
                throw StoreError(.io, "\(name) failed on purpose")
            }
            precondition(durable, "nothing of the metadata log may be lost")
            state.blobs[name, default: [:]][offset] = bytes
            state.trace.append("put \(name) \(offset)")
        }
    }

    func getState(
        _ log: LogHandle, name: String, maxOffset: Int64,
        _ done: @escaping StoreCompletion<StateBlob?>
    ) {
        perform("getState", done) { state in
            let found = state.blobs[name]?.filter { $0.key <= maxOffset }.max { $0.key < $1.key }
            return found.map { StateBlob(offset: $0.key, bytes: $0.value) }
        }
    }

    func dropState(
        _ log: LogHandle, name: String, below offset: Int64,
        _ done: @escaping StoreCompletion<Void>
    ) {
        perform("dropState", done) { state in
            guard let blobs = state.blobs[name] else { return }
            let kept = blobs.filter { $0.key >= offset }
            state.blobs[name] = kept.isEmpty ? nil : kept
            for old in blobs.keys.sorted() where old < offset {
                state.trace.append("drop \(name) \(old)")
            }
        }
    }

    func replace(
        _ log: LogHandle, from: Int64, to: Int64, with batches: [StoreBatch],
        _ done: @escaping StoreCompletion<Void>
    ) { perform("replace", done) { _ in } }

    func flush(_ log: LogHandle, _ done: @escaping StoreCompletion<Int64>) {
        // What was appended by now; later batches are not part of it.
        let target = state.withLock { $0.endOffset }
        let flush: @Sendable () -> Void = {
            self.perform("flush", done) { state in
                state.durableOffset = max(state.durableOffset, target)
                state.flushCount += 1
                state.trace.append("flush \(target)")
                return state.durableOffset
            }
        }
        let isHeld = state.withLock { state in
            if state.holdsFlushes { state.heldFlushes.append(flush) }
            return state.holdsFlushes
        }
        if !isHeld { flush() }
    }
}

extension FakeStore.State {
    var description: LogDescription {
        LogDescription(
            startOffset: startOffset, endOffset: endOffset, durableOffset: durableOffset,
            byteCount: Int64(batches.reduce(0) { $0 + $1.bytes.count }), maxTimestamp: -1,
            maxTimestampOffset: -1, wasUnclean: false)
    }
}
