import CPluginHost
import Glibc

/// Threads on which the host calls a plugin that may block.
///
/// Jobs with one key run in the order of their submission, on one thread; keys share threads.
final class IOThreads: @unchecked Sendable {
    // Guard of the unchecked conformance: constant after its initialiser.

    /// Jobs that may wait for one thread. Whoever submits beyond it is refused.
    static let queueCountMax = 16_384

    private let workers: [IOWorker]

    /// Nil if the system gives no threads.
    ///
    /// - Parameter count: at least 1.
    init?(name: String, count: Int) {
        var workers: [IOWorker] = []
        for index in 0..<count {
            let worker = IOWorker(name: "\(name)-\(index)")
            guard worker.start() else {
                workers.forEach { $0.finish() }
                return nil
            }
            workers.append(worker)
        }
        self.workers = workers
    }

    var count: Int { workers.count }

    /// [any] False if the queue is full or closed; the job will not run.
    func execute(key: UInt64, _ job: @escaping @Sendable () -> Void) -> Bool {
        workers[Int(key % UInt64(workers.count))].execute(job)
    }

    /// [any] Jobs that wait.
    var queuedCount: Int { workers.reduce(0) { $0 + $1.queuedCount } }

    /// [control] Waits until nothing is queued or running; false at the deadline.
    func drain(deadlineNanoseconds: UInt64) -> Bool {
        workers.allSatisfy { $0.drain(deadlineNanoseconds) }
    }

    /// [control] Runs what is queued and ends the threads. A second call has no effect.
    func finish() { workers.forEach { $0.finish() } }
}

private final class IOWorker: @unchecked Sendable {
    // Guard of the unchecked conformance: `mutex` guards every variable below it; `thread` belongs
    // to the control thread.

    private let name: String
    private var thread: pthread_t?
    private let mutex: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
    private let changed: UnsafeMutablePointer<pthread_cond_t> = .allocate(capacity: 1)
    private var queue: [@Sendable () -> Void] = []
    private var isBusy = false
    private var isClosed = false

    init(name: String) {
        self.name = name
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    func start() -> Bool {
        var thread = pthread_t()
        let retained = Unmanaged.passRetained(self)
        let error = pthread_create(
            &thread, nil,
            { context in
                if let context {
                    Unmanaged<IOWorker>.fromOpaque(context).takeRetainedValue().run()
                }
                return nil
            }, retained.toOpaque())
        guard error == 0 else {
            retained.release()
            return false
        }
        self.thread = thread
        return true
    }

    func execute(_ job: @escaping @Sendable () -> Void) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isClosed, queue.count < IOThreads.queueCountMax else { return false }
        queue.append(job)
        pthread_cond_broadcast(changed)
        return true
    }

    var queuedCount: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return queue.count
    }

    func drain(_ deadline: UInt64) -> Bool {
        var time = timespec()
        time.tv_sec = Int(deadline / 1_000_000_000)
        time.tv_nsec = Int(deadline % 1_000_000_000)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while isBusy || !queue.isEmpty {
            if pthread_cond_timedwait(changed, mutex, &time) == ETIMEDOUT { return false }
        }
        return true
    }

    func finish() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
        if let thread { pthread_join(thread, nil) }
        thread = nil
    }

    /// Takes the whole queue at a time, so that a lock is paid for a burst and not for each job.
    private func run() {
        weir_name_thread(name)
        pthread_mutex_lock(mutex)
        while true {
            while queue.isEmpty && !isClosed { pthread_cond_wait(changed, mutex) }
            if queue.isEmpty { break }
            let jobs = queue
            queue = []
            isBusy = true
            pthread_mutex_unlock(mutex)
            for job in jobs { job() }
            pthread_mutex_lock(mutex)
            isBusy = false
            pthread_cond_broadcast(changed)
        }
        pthread_mutex_unlock(mutex)
    }
}
