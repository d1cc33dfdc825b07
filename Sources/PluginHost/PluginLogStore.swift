import CPluginABI
public import Ports
import Primitives

/// A storage plugin as the port that the core knows.
///
/// Calls for one log come from one thread at a time. A plugin that may block is called on the
/// host's I/O threads, in order for each log; any other is called at once, and most of its answers
/// are run before the call returns.
public final class PluginLogStore: LogStore, @unchecked Sendable {
    // Guard of the unchecked conformance: constants only; the table synchronises itself.

    public let name: String
    public let isOnDisk: Bool
    let binding: StoreBinding
    private let layouts: LayoutFunctions?
    private let operations: OperationTable
    private let io: IOThreads?

    init(_ instance: PluginInstance, _ operations: OperationTable) throws(PluginRefusal) {
        let table = try instance.interface(
            WEIR_STORAGE_INTERFACE, size: MemoryLayout<weir_storage_log_1>.size
        ).assumingMemoryBound(to: weir_storage_log_1.self)
        guard let functions = StorageFunctions(table) else {
            throw PluginRefusal(
                .badTable, path: instance.spec.path, found: "a NULL function",
                needed: "every function of \(WEIR_STORAGE_INTERFACE)",
                mend: "fill the table; a call that is not supported returns WEIR_E_UNSUPPORTED")
        }
        name = instance.spec.name
        isOnDisk = instance.spec.isOnDisk
        binding = StoreBinding(instance, functions)
        layouts = try LayoutFunctions(instance)
        self.operations = operations
        io = instance.io
        operations.attach(binding)
    }

    /// Threads on which the host calls the plugin; 0 if it is called directly.
    package var ioThreadCount: Int { io?.count ?? 0 }

    /// Calls that wait for an I/O thread; 0 for a plugin that has none.
    var queuedOperationCount: Int { io?.queuedCount ?? 0 }

    /// [control] Before the first operation.
    func measure(_ metrics: OperationMetrics) { operations.metrics = metrics }

    /// Operations that the plugin has in hand.
    package var pendingOperationCount: Int { operations.pendingCount }

    /// [any] Runs `body` when the storage has failed for good: nothing can be stored any more.
    public func whenFailed(_ body: @escaping @Sendable (_ message: String) -> Void) {
        operations.whenFailed(body)
    }

    private func submit(
        _ call: StoreCall, _ log: UInt64, _ continuation: StoreContinuation,
        _ prepare: (StoreOperation) -> Void = { _ in }
    ) {
        if let refusal = operations.refusal { return continuation.fail(refusal) }
        guard let operation = operations.take(log: log) else {
            return continuation.fail(
                StoreError(
                    .full,
                    "storage \(name): \(OperationTable.slotCountMax) operations pend;"
                        + " wait for some to complete"))
        }
        operation.call = call
        if operations.metrics != nil { operation.began = monotonicNanoseconds() }
        operation.log = log
        operation.continuation = continuation
        prepare(operation)
        guard let io else { return operations.perform(operation, binding) }
        let (operations, binding) = (operations, binding)
        if !io.execute(key: log, { operations.perform(operation, binding) }) {
            operations.giveBack(operation)
            continuation.fail(
                StoreError(
                    .full,
                    "storage \(name): \(IOThreads.queueCountMax) operations wait for a"
                        + " thread; wait for some to complete"))
        }
    }

    // MARK: Logs

    public func list(_ done: @escaping StoreCompletion<[LogID]>) {
        submit(.list, 0, .logs(done))
    }

    public func open(
        _ id: LogID, layout: LogLayout, create: Bool,
        _ done: @escaping StoreCompletion<(LogHandle, LogDescription)>
    ) {
        let opened: StoreCompletion<(log: UInt64, wasUnclean: Bool)> = { [self] result in
            switch result {
            case .failure(let error): done(.failure(error))
            case .success(let opened):
                arrange(opened.log, layout) { [self] error in
                    guard let error else { return describe(opened, done) }
                    close(LogHandle(rawValue: opened.log)) { _ in done(.failure(error)) }
                }
            }
        }
        submit(.open, 0, .opened(opened)) {
            $0.setLogID(id, layout, flags: create ? UInt32(WEIR_OPEN_CREATE) : 0)
        }
    }

    /// Tells the plugin what `weir_log_id_1` has no room for, on the thread that it wants.
    private func arrange(
        _ log: UInt64, _ layout: LogLayout, _ done: @escaping @Sendable (StoreError?) -> Void
    ) {
        guard let layouts else { return done(nil) }
        let binding = binding
        guard let io else { return done(layouts.set(layout, of: log, binding.instance.pointer)) }
        if !io.execute(
            key: log, { done(layouts.set(layout, of: log, binding.instance.pointer)) })
        {
            done(StoreError(.full, "storage \(name): its threads have too much to do"))
        }
    }

    public func removeWaitingFiles() {
        guard operations.refusal == nil else { return }
        layouts?.removeWaiting(binding.instance.pointer)
    }

    private func describe(
        _ opened: (log: UInt64, wasUnclean: Bool),
        _ done: @escaping StoreCompletion<(LogHandle, LogDescription)>
    ) {
        let handle = LogHandle(rawValue: opened.log)
        describe(handle) { [self] result in
            switch result {
            case .failure(let error): close(handle) { _ in done(.failure(error)) }
            case .success(var description):
                if opened.wasUnclean { description.wasUnclean = true }
                done(.success((handle, description)))
            }
        }
    }

    public func close(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        submit(.close, log.rawValue, .void(done))
    }

    public func remove(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        submit(.remove, log.rawValue, .void(done))
    }

    public func describe(_ log: LogHandle, _ done: @escaping StoreCompletion<LogDescription>) {
        submit(.describe, log.rawValue, .description(done))
    }

    public func configure(
        _ log: LogHandle, layout: LogLayout, _ done: @escaping StoreCompletion<Void>
    ) {
        arrange(log.rawValue, layout) { [self] error in
            if let error { return done(.failure(error)) }
            submit(.configure, log.rawValue, .void(done)) {
                $0.setLogID(LogID(topic: "", topicID: .zero, partition: 0), layout, flags: 0)
            }
        }
    }

    // MARK: Batches

    public func append(
        _ log: LogHandle, _ batches: [StoreBatch], durable: Bool, wallMilliseconds: Int64,
        _ done: @escaping StoreCompletion<AppendOutcome>
    ) {
        append(
            log, batches, durable: durable, allowsGaps: false, wallMilliseconds: wallMilliseconds,
            done)
    }

    /// - Parameter allowsGaps: the first batch may begin past the log's end, as in a copy of a
    ///   compacted log.
    package func append(
        _ log: LogHandle, _ batches: [StoreBatch], durable: Bool, allowsGaps: Bool,
        wallMilliseconds: Int64, _ done: @escaping StoreCompletion<AppendOutcome>
    ) {
        var flags: UInt32 = 0
        if durable { flags |= UInt32(WEIR_APPEND_DURABLE) }
        if allowsGaps { flags |= UInt32(WEIR_APPEND_GAPS) }
        submit(.append, log.rawValue, .appended(done)) { [flags] in
            $0.setBatches(batches, flags: flags, wallMilliseconds: wallMilliseconds)
        }
    }

    public func read(
        _ log: LogHandle, _ read: LogRead, _ done: @escaping StoreCompletion<ReadOutcome>
    ) {
        submit(.read, log.rawValue, .read(done)) { $0.setRead(read) }
    }

    public func lookupTime(
        _ log: LogHandle, timestamp: Int64,
        _ done: @escaping StoreCompletion<(offset: Int64, maxTimestamp: Int64)?>
    ) {
        submit(.lookupTime, log.rawValue, .time(done)) { $0.offset = timestamp }
    }

    public func truncate(
        _ log: LogHandle, to offset: Int64, _ done: @escaping StoreCompletion<Int64>
    ) {
        submit(.truncate, log.rawValue, .offset(done)) { $0.offset = offset }
    }

    public func trim(
        _ log: LogHandle, to offset: Int64, _ done: @escaping StoreCompletion<Int64>
    ) {
        submit(.trim, log.rawValue, .offset(done)) { $0.offset = offset }
    }

    public func start(
        _ log: LogHandle, at offset: Int64, _ done: @escaping StoreCompletion<Void>
    ) {
        submit(.start, log.rawValue, .void(done)) { $0.offset = offset }
    }

    public func seal(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>) {
        submit(.seal, log.rawValue, .void(done))
    }

    public func replace(
        _ log: LogHandle, from: Int64, to: Int64, with batches: [StoreBatch],
        _ done: @escaping StoreCompletion<Void>
    ) {
        submit(.replace, log.rawValue, .void(done)) {
            $0.offset = from
            $0.offset2 = to
            $0.setBatches(batches, flags: 0, wallMilliseconds: 0)
        }
    }

    public func flush(_ log: LogHandle, _ done: @escaping StoreCompletion<Int64>) {
        submit(.flush, log.rawValue, .offset(done))
    }

    // MARK: Segments

    public func listSegments(
        _ log: LogHandle, _ done: @escaping StoreCompletion<[SegmentDescription]>
    ) {
        submit(.listSegments, log.rawValue, .segments(done))
    }

    public func exportSegment(
        _ log: LogHandle, baseOffset: Int64, _ done: @escaping StoreCompletion<[StoredRegion]>
    ) {
        submit(.exportSegment, log.rawValue, .regions(done)) { $0.offset = baseOffset }
    }

    // MARK: State

    public func putState(
        _ log: LogHandle, name: String, offset: Int64, bytes: [UInt8], durable: Bool,
        _ done: @escaping StoreCompletion<Void>
    ) {
        submit(.putState, log.rawValue, .void(done)) {
            $0.offset = offset
            $0.flags = durable ? UInt32(WEIR_STATE_DURABLE) : 0
            $0.setName(name, bytes: bytes)
        }
    }

    public func getState(
        _ log: LogHandle, name: String, maxOffset: Int64,
        _ done: @escaping StoreCompletion<StateBlob?>
    ) {
        submit(.getState, log.rawValue, .blob(done)) {
            $0.offset = maxOffset
            $0.setName(name)
        }
    }

    public func dropState(
        _ log: LogHandle, name: String, below offset: Int64,
        _ done: @escaping StoreCompletion<Void>
    ) {
        submit(.dropState, log.rawValue, .void(done)) {
            $0.offset = offset
            $0.setName(name)
        }
    }
}
