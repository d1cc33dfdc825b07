import Broker
import Logging
import NIOCore
import Ports
import Synchronization

/// Tells people how far a node is with the logs that an unclean stop left. [any thread]
///
/// Clients are served meanwhile; the node is not ready until all are done.
final class RecoveryProgress: Sendable {
    static let hindrance = "recovery"
    private static let interval = TimeAmount.seconds(5)

    private let count: Int
    private let health: NodeHealth
    private let logger: Logger
    private let done = Atomic(0)
    private let start = NIODeadline.now()
    private let task = Mutex<RepeatedTask?>(nil)

    private init(_ count: Int, _ health: NodeHealth, _ logger: Logger) {
        self.count = count
        self.health = health
        self.logger = logger
    }

    /// Opens `logs` in the background.
    static func run(
        _ logs: [LogID], _ broker: Broker, on loop: any EventLoop, health: NodeHealth,
        logger: Logger
    ) {
        guard !logs.isEmpty else { return }
        let progress = RecoveryProgress(logs.count, health, logger)
        logger.notice("the last stop was not clean: \(progress.text)")
        health.set(hindrance, progress.text)
        let task = loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) {
            [weak progress] task in
            guard let progress else { return task.cancel() }
            logger.info("\(progress.text)")
        }
        progress.task.withLock { $0 = task }
        broker.recover(logs) { progress.took($0) }
    }

    private var text: String { Self.text(done.load(ordering: .relaxed), of: count) }

    static func text(_ done: Int, of count: Int) -> String { "recovering \(done) of \(count) logs" }

    private func took(_ doneCount: Int) {
        // Loops may report out of order; the count only grows.
        let (known, isNewest) = done.max(doneCount, ordering: .relaxed)
        guard isNewest == doneCount, known < doneCount else { return }
        if doneCount < count { return health.set(Self.hindrance, text) }
        task.withLock { $0 }?.cancel()
        health.set(Self.hindrance, nil)
        let milliseconds = (NIODeadline.now() - start).nanoseconds / 1_000_000
        logger.notice("recovered \(count) logs", metadata: ["ms": "\(milliseconds)"])
    }
}
