import Glibc
import StorageSegmentsNote

/// A thread with a queue. Jobs run in the order of their submission.
///
/// `stop` runs what is queued, then ends the thread.
final class WorkerThread: @unchecked Sendable {
    // Guard of the unchecked conformance: `mutex` for the queue and the flags; the pointers are
    // constant.

    enum Job {
        /// Run what a log has queued.
        case log(SegmentLog)
        case task(@Sendable () -> Void)
    }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [Job] = []
    private var isStopping = false
    private var isWaiting = false
    private var thread: pthread_t?
    private var name = ""
    private let interval: Int
    private let tick: @Sendable () -> Void

    /// - Parameters:
    ///   - interval: milliseconds between calls of `tick`; 0: never.
    init(interval: Int = 0, tick: @escaping @Sendable () -> Void = {}) {
        self.interval = interval
        self.tick = tick
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(condition)
        mutex.deallocate()
        condition.deallocate()
    }

    /// - Parameter name: at most 15 bytes, shown by `top -H`.
    func start(name: String) throws(StoreFailure) {
        var thread = pthread_t()
        self.name = name
        let context = Unmanaged.passRetained(self)
        let code = pthread_create(&thread, nil, workerMain, context.toOpaque())
        guard code == 0 else {
            context.release()
            throw StoreFailure("pthread_create", name, code)
        }
        self.thread = thread
    }

    /// [any thread]
    func submit(_ job: Job) {
        pthread_mutex_lock(mutex)
        jobs.append(job)
        let wake = isWaiting
        pthread_mutex_unlock(mutex)
        if wake { pthread_cond_signal(condition) }
    }

    /// Returns when the thread has run everything and ended.
    func stop() {
        guard let thread else { return }
        pthread_mutex_lock(mutex)
        isStopping = true
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(condition)
        pthread_join(thread, nil)
        self.thread = nil
    }

    fileprivate func run() {
        weir_segments_name_thread(name)
        var batch: [Job] = []
        var due = Self.milliseconds() + interval
        while true {
            pthread_mutex_lock(mutex)
            while jobs.isEmpty && !isStopping && (interval == 0 || Self.milliseconds() < due) {
                wait(until: due)
            }
            let isLast = isStopping && jobs.isEmpty
            swap(&batch, &jobs)
            pthread_mutex_unlock(mutex)
            if isLast { return }
            for job in batch {
                switch job {
                case .log(let log): log.runQueued()
                case .task(let body): body()
                }
            }
            batch.removeAll(keepingCapacity: true)
            if interval > 0, Self.milliseconds() >= due {
                tick()
                due = Self.milliseconds() + interval
            }
        }
    }

    private func wait(until due: Int) {
        isWaiting = true
        if interval == 0 {
            pthread_cond_wait(condition, mutex)
        } else {
            var time = timespec(tv_sec: due / 1000, tv_nsec: (due % 1000) * 1_000_000)
            pthread_cond_timedwait(condition, mutex, &time)
        }
        isWaiting = false
    }

    /// Of the monotonic clock.
    static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}

private func workerMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<WorkerThread>.fromOpaque(context).takeRetainedValue().run()
    return nil
}
