/// The serial executor that owns some state: a partition, a group, the controller.
///
/// State that belongs to a loop is touched from its jobs only and needs no lock.
public protocol OwnerLoop: AnyObject, Sendable {
    /// Whether the calling code runs on this loop.
    var isCurrent: Bool { get }
    /// [any thread] Runs `job` on the loop, after everything submitted before from the same thread.
    func execute(_ job: @escaping @Sendable () -> Void)
    /// [any thread] Runs `job` once after `delay`, unless it is cancelled before.
    func schedule(after delay: Milliseconds, _ job: @escaping @Sendable () -> Void)
        -> any ScheduledJob
}

/// A job that has not run yet.
public protocol ScheduledJob: Sendable {
    /// [any thread] Has no effect once the job runs.
    func cancel()
}

/// Threads for work that is too long for a loop: (de)compression, snapshots, scans.
public protocol ComputePool: Sendable {
    /// [any thread] Runs `job` on some thread of the pool. Jobs of one submitter may overlap; the
    /// submitter restores their order.
    func submit(_ job: @escaping @Sendable () -> Void)
}
