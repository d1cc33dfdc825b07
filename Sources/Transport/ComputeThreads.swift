public import NIOPosix
public import Ports

/// The compute pool on NIO's threads.
public struct ComputeThreads: ComputePool {
    private let pool: NIOThreadPool

    /// - Parameter pool: started by the caller, who also shuts it down.
    public init(_ pool: NIOThreadPool) { self.pool = pool }

    public func submit(_ job: @escaping @Sendable () -> Void) {
        // Work that is still queued when the pool shuts down is cancelled, and runs all the same:
        // its submitter waits for it.
        pool.submit { _ in job() }
    }
}
