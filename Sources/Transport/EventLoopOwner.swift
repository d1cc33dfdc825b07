public import NIOCore
public import Ports

/// An event loop as the owner of broker state.
public final class EventLoopOwner: OwnerLoop {
    public let eventLoop: any EventLoop

    public init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    public var isCurrent: Bool { eventLoop.inEventLoop }

    public func execute(_ job: @escaping @Sendable () -> Void) { eventLoop.execute(job) }

    public func schedule(
        after delay: Milliseconds, _ job: @escaping @Sendable () -> Void
    ) -> any ScheduledJob {
        Job(task: eventLoop.scheduleTask(in: .milliseconds(max(0, delay.value)), job))
    }

    private struct Job: ScheduledJob {
        let task: Scheduled<Void>
        func cancel() { task.cancel() }
    }
}
