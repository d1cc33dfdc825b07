import Glibc
import PluginKit
import Primitives
import Synchronization

/// One open log.
///
/// Its owner submits operations. Reads of cached bytes, and appends if `inline-writes` is on, run
/// on the calling thread; everything else queues for the log's I/O thread. Whoever runs operations
/// that change the log is its *executor*: one at a time, and queued operations run in their order.
///
///     submit ---- queue empty, nobody executes ----> run here
///        \------- else ---> queue ---> I/O thread: run all, complete each
///
/// The executor changes members under `lock` and may read them without; everyone else reads under
/// `lock`, which is never held across a system call.
final class SegmentLog: @unchecked Sendable {
    // Guard of the unchecked conformance: `lock` and the executor, as above.

    let context: StoreContext
    let name: LogName
    let directory: String
    let topicID: Uuid
    let lock = Mutex(())
    private let worker: WorkerThread

    // Submission, guarded by the lock alone.
    private var queue: [PendingOperation] = []
    private var nextSequence: UInt64 = 0
    private var isExecuting = false
    /// Operations in the queue or running that move bytes which readers may be looking at.
    private var structuralCount = 0
    private var closing = false

    /// Appends submitted before this sequence number fail: an earlier one did.
    var cancelledBelow: UInt64 = 0
    var segmentByteCount: Int
    var segmentMilliseconds: Int64
    var indexInterval: Int
    var fileLayout = StorageFileLayout(
        indexMaxByteCount: 0, segmentJitterMilliseconds: 0, jitterSeed: 0, preallocates: false,
        deleteDelayMilliseconds: 0)
    /// Largest index of a segment.
    var indexMaxByteCount = SparseIndex.defaultMaxByteCount

    /// In order, never empty once open; the last is active.
    var segments: [Segment] = []
    var startOffset: Int64 = 0
    var endOffset: Int64 = 0
    var durableOffset: Int64 = 0
    /// What a durable checkpoint may say at most; see `truncate`.
    var highWatermark: (offset: Int64, value: Int64)?
    var logStart: (offset: Int64, value: Int64)?
    var wasUnclean = false
    /// The offsets above say what the files do.
    var isLoaded = false
    var hints = ReadHints()

    // Executor only.
    var states = StateFiles()
    /// Names in the directory that no fsync covers.
    var hasDirtyNames = false

    init(
        context: StoreContext, name: LogName, topicID: Uuid, layout: StorageLayout,
        worker: WorkerThread
    ) {
        self.context = context
        self.name = name
        self.topicID = topicID
        self.worker = worker
        directory = context.directory.directory(of: name)
        segmentByteCount = context.options.segmentByteCount
        segmentMilliseconds = 0
        indexInterval = context.options.indexInterval
        configure(layout)
    }

    /// Runs `body` under the lock.
    func locked<Value, Failure: Error>(
        _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        var result: Result<Value, Failure>?
        lock.withLock { _ in
            do throws(Failure) {
                result = .success(try body())
            } catch { result = .failure(error) }
        }
        guard let result else { preconditionFailure("the lock ran nothing") }
        return try result.get()
    }

    /// - Precondition: under the lock.
    var nextSequenceNumber: UInt64 { nextSequence }

    var active: Segment { segments[segments.count - 1] }

    var directoryOffsets: DataDirectory.Offsets { locked { offsetsNow } }

    /// nil until the log is open.
    var loadedOffsets: DataDirectory.Offsets? { locked { isLoaded ? offsetsNow : nil } }

    private var offsetsNow: DataDirectory.Offsets {
        DataDirectory.Offsets(
            recoveryPoint: durableOffset, highWatermark: highWatermark?.value,
            logStart: storedLogStart)
    }

    /// Where the log begins, if its files do not say so or a blob does.
    /// - Precondition: under the lock.
    var storedLogStart: Int64? {
        let isInside = startOffset > segments.first?.baseOffset ?? 0
        guard logStart != nil || isInside else { return nil }
        return max(logStart?.value ?? 0, startOffset)
    }

    func configure(_ layout: StorageLayout) {
        let options = context.options
        locked {
            segmentByteCount =
                layout.segmentByteCount == 0
                ? options.segmentByteCount
                : Int(min(layout.segmentByteCount, UInt64(Int32.max)))
            segmentMilliseconds = max(0, layout.segmentMilliseconds)
            indexInterval =
                layout.indexIntervalByteCount == 0
                ? options.indexInterval
                : Int(min(layout.indexIntervalByteCount, UInt64(Int32.max)))
        }
    }

    func arrange(_ layout: StorageFileLayout) {
        locked {
            fileLayout = layout
            indexMaxByteCount =
                layout.indexMaxByteCount == 0
                ? SparseIndex.defaultMaxByteCount
                : Int(min(layout.indexMaxByteCount, UInt64(Int32.max)))
        }
    }

    // MARK: Submission

    /// Runs an append here if that is allowed and nothing is ahead of it, else queues it.
    func submitAppend(_ request: AppendRequest, _ done: StorageCompletion) {
        let mayRunHere = context.options.inlineWrites && !request.durable
        let runHere = locked { () -> Bool in
            guard mayRunHere, !isExecuting, queue.isEmpty else {
                enqueue(.append(request), done, isStructural: false)
                return false
            }
            isExecuting = true
            nextSequence += 1
            return true
        }
        guard runHere else { return }
        appendHere(request, done)
        locked {
            isExecuting = false
            if !queue.isEmpty { schedule() }
        }
    }

    /// Reads here what is in the page cache; else the I/O thread reads.
    func submitRead(_ request: ReadRequest, _ done: StorageCompletion) {
        let mayReadHere = locked { structuralCount == 0 }
        if mayReadHere {
            do throws(StoreFailure) {
                return done.succeed(try read(request, .cachedOnly))
            } catch {
                switch error.kind {
                case .wouldBlock, .damaged: break
                default: return Self.fail(done, error)
                }
            }
        }
        if request.noWait { return Self.fail(done, .wouldBlock) }
        locked { enqueue(.read(request), done, isStructural: false) }
    }

    /// Queues anything else.
    /// - Parameter isStructural: it moves bytes that readers may be looking at, so that reads
    ///   submitted after it have to wait for it.
    func submit(
        _ done: StorageCompletion, isStructural: Bool = false,
        _ task: @escaping PendingOperation.Task
    ) {
        locked { enqueue(.task(task), done, isStructural: isStructural) }
    }

    private func enqueue(
        _ work: PendingOperation.Work, _ done: StorageCompletion, isStructural: Bool
    ) {
        queue.append(
            PendingOperation(
                work: work, done: done, sequence: nextSequence, isStructural: isStructural))
        nextSequence += 1
        if isStructural { structuralCount += 1 }
        if !isExecuting && queue.count == 1 { schedule() }
    }

    private func schedule() { worker.submit(.log(self)) }

    /// Queues the last operation: `close` or `remove`.
    func submitLast(_ done: StorageCompletion, _ task: @escaping PendingOperation.Task) {
        locked {
            closing = true
            enqueue(.task(task), done, isStructural: true)
        }
    }

    /// `close` or `remove` was submitted.
    var isClosing: Bool { locked { closing } }

    /// Takes the operation out of the queue if it has not begun. Appends behind it fail too.
    /// - Returns: false if it is not here.
    func cancel(token: UInt64) -> Bool {
        let found = locked { () -> PendingOperation? in
            guard let index = queue.firstIndex(where: { $0.done.token == token }) else {
                return nil
            }
            // The place in the queue stays, so that completions keep their order.
            queue[index].isCancelled = true
            return queue[index]
        }
        return found != nil
    }

    /// [I/O thread] Runs what is queued.
    func runQueued() {
        var batch: [PendingOperation] = []
        locked {
            // Whoever executes now will find the queue afterwards.
            if isExecuting { return }
            swap(&batch, &queue)
            isExecuting = !batch.isEmpty
        }
        guard !batch.isEmpty else { return }
        var index = 0
        while index < batch.count {
            if case .append = batch[index].work {
                var end = index + 1
                while end < batch.count, case .append = batch[end].work { end += 1 }
                appendQueued(Array(batch[index..<end]))
                index = end
            } else {
                run(batch[index])
                index += 1
            }
        }
        locked {
            isExecuting = false
            if !queue.isEmpty { schedule() }
        }
    }

    private func run(_ operation: PendingOperation) {
        let outcome: Result<StorageResult, StoreFailure>
        do throws(StoreFailure) {
            if operation.isCancelled { throw .cancelled }
            switch operation.work {
            case .append: preconditionFailure("appends run together")
            case .read(let request):
                try checkDeadline(request.deadlineNanoseconds)
                outcome = .success(
                    try mendingIndexes { () throws(StoreFailure) in
                        try read(request, .waiting)
                    })
            case .task(let task): outcome = .success(try task(self))
            }
        } catch { outcome = .failure(error) }
        // Before the completion, so that whoever hears of it may read at once.
        if operation.isStructural { locked { structuralCount -= 1 } }
        switch outcome {
        case .success(let result): operation.done.succeed(result)
        case .failure(let error): Self.fail(operation.done, error)
        }
    }

    func checkDeadline(_ deadline: UInt64) throws(StoreFailure) {
        guard deadline != 0, context.host.nowNanoseconds > deadline else { return }
        throw StoreFailure(
            .timeout, "\(name.directory): the deadline passed before the operation began")
    }

    static func fail(_ done: StorageCompletion, _ error: StoreFailure) {
        if case .needs(let byteCount) = error.kind {
            done.fail(error.pluginError, needed: UInt64(byteCount))
        } else {
            done.fail(error.pluginError)
        }
    }
}

/// An operation on its way to the executor.
struct PendingOperation {
    typealias Task = @Sendable (SegmentLog) throws(StoreFailure) -> StorageResult

    enum Work {
        case append(AppendRequest)
        case read(ReadRequest)
        case task(Task)
    }

    let work: Work
    let done: StorageCompletion
    let sequence: UInt64
    let isStructural: Bool
    var isCancelled = false
}

extension StoreFailure {
    static var cancelled: Self {
        Self(.cancelled, "cancelled, or an earlier operation of the log failed")
    }
}
