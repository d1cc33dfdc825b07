public import Ports
import Synchronization

extension Broker {
    /// Opens logs that an unclean stop left, so that each is checked before somebody needs it. Few
    /// at once, so that a log that is needed now does not wait behind all others.
    ///
    /// [any thread] Once the routes are there. Logs of no topic count as done.
    ///
    /// - Parameter progress: runs on some loop after each log, with how many are done.
    public func recover(
        _ logs: [LogID], _ progress: @escaping @Sendable (_ doneCount: Int) -> Void
    ) {
        let done = SharedCount()
        var shares: [[LogID]] = Array(repeating: [], count: loops.count)
        for log in logs {
            let owner = TopicRoute.ownerIndex(
                topic: log.topic, partition: log.partition, loopCount: loops.count)
            shares[owner].append(log)
        }
        for (loop, share) in zip(loops, shares) where !share.isEmpty {
            let recovery = LogRecovery(share, on: loop) { progress(done.increment()) }
            loop.loop.execute { recovery.begin() }
        }
    }
}

/// One loop's share of a recovery. [its loop]
private final class LogRecovery: @unchecked Sendable {
    // Guard of the unchecked conformance: state is touched on `owner.loop` only.

    /// Logs that one loop opens at a time.
    private static let concurrency = 2

    private let owner: BrokerLoop
    /// The next one last.
    private var left: [LogID]
    private let oneDone: @Sendable () -> Void

    init(_ logs: [LogID], on owner: BrokerLoop, _ oneDone: @escaping @Sendable () -> Void) {
        left = logs.reversed()
        self.owner = owner
        self.oneDone = oneDone
    }

    func begin() { for _ in 0..<Self.concurrency { next() } }

    private func next() {
        guard !owner.isDraining, let log = left.popLast() else { return }
        guard let topic = owner.topicsByName[log.topic], topic.id == log.topicID,
            let partition = owner.partition(topic, log.partition)
        else {
            oneDone()
            // Not from here: thousands of them must not grow the stack.
            return owner.loop.execute { [self] in next() }
        }
        partition.use { [self] _ in
            oneDone()
            owner.loop.execute { [self] in next() }
        }
    }
}

/// Counts for several loops. [any thread]
private final class SharedCount: Sendable {
    private let count = Atomic(0)

    func increment() -> Int { count.add(1, ordering: .relaxed).newValue }
}
