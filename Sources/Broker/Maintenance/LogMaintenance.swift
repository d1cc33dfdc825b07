import Logging
import PartitionLog
import Ports
import Settings
import Telemetry

/// Background work on the logs of one loop: retention, and forgetting silent producers.
///
/// Rounds go over every partition the loop owns, spread by a ``RoundPacer``; at most
/// ``concurrentVisitMax`` look at their store at a time. A log that was not open is opened for the
/// visit and closed behind it, and not visited again before something of it can have become old.
///
/// [its loop] Everything.
final class LogMaintenance: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on the loop only.

    /// Visits of one loop that are with the store at a time.
    static let concurrentVisitMax = 4
    /// A change of an interval is noticed within this time.
    private static let longestWait: Int64 = 10_000

    private unowned let owner: BrokerLoop
    private let metrics: MaintenanceMetrics
    private var retention: RoundPacer<TopicPartition>
    private var producers: RoundPacer<TopicPartition>
    private var visitCount = 0
    private var timer: (any ScheduledJob)?
    private var isStopped = false

    /// - Parameter initialDelay: before the first round, in milliseconds.
    init(_ owner: BrokerLoop, metrics: MaintenanceMetrics, initialDelay: Int64) {
        self.owner = owner
        self.metrics = metrics
        let now = owner.broker.environment.clock.now.milliseconds
        let (first, overflow) = now.addingReportingOverflow(initialDelay)
        retention = RoundPacer(firstRound: overflow ? Int64.max : first)
        producers = RoundPacer(firstRound: overflow ? Int64.max : first)
    }

    func start() { tick() }

    /// Begins nothing any more; what is with the store ends by itself.
    func stop() {
        isStopped = true
        timer?.cancel()
        timer = nil
    }

    private var now: Int64 { owner.broker.environment.clock.now.milliseconds }

    private func tick() {
        timer = nil
        guard !isStopped else { return }
        let defaults = owner.broker.defaults
        expireProducers(interval: defaults.integer("producer.id.expiration.check.interval.ms"))
        checkRetention(interval: defaults.integer("log.retention.check.interval.ms"))
        let wait = min(
            Self.longestWait, retention.wait(now: now), producers.wait(now: now))
        timer = owner.loop.schedule(
            after: Milliseconds(max(RoundPacer<TopicPartition>.tickMilliseconds, wait))
        ) { [self] in tick() }
    }

    // MARK: Retention

    private func checkRetention(interval: Int64) {
        let keys = retention.take(
            now: now, interval: interval, room: Self.concurrentVisitMax - visitCount
        ) { owner.ownedPartitions() }
        for key in keys { visit(key) }
        metrics.pending.set(Int64(retention.leftCount + visitCount))
        guard visitCount == 0, let duration = retention.finishRound(now: now, interval: interval)
        else { return }
        metrics.rounds.add()
        metrics.lastRound.set(duration)
    }

    private func visit(_ key: TopicPartition) {
        guard let topic = owner.topicsByName[key.topic],
            let partition = owner.partition(topic, key.partition),
            partition.retentionIsDue(now: owner.broker.environment.clock.wallMilliseconds)
        else { return }
        visitCount += 1
        partition.enforceRetention { [self] outcome in
            visitCount -= 1
            take(outcome, of: partition)
        }
    }

    private func take(_ outcome: RetentionOutcome, of partition: Partition) {
        metrics.checked.add()
        if let error = outcome.error {
            metrics.errors.add()
            owner.broker.environment.logger.report(
                .retentionFailed,
                "retention of \(partition.label) failed, to be tried again: \(error)")
        }
        for removal in outcome.removals {
            metrics.segments[removal.reason]?.add(Int64(removal.segmentCount))
            metrics.bytes[removal.reason]?.add(removal.byteCount)
            owner.broker.environment.logger.info(
                "old segments deleted",
                metadata: [
                    "log": "\(partition.label)", "reason": "\(removal.reason.rawValue)",
                    "segments": "\(removal.segmentCount)", "bytes": "\(removal.byteCount)",
                    "start": "\(outcome.startOffset)",
                ])
        }
    }

    // MARK: Producers

    private func expireProducers(interval: Int64) {
        let keys = producers.take(
            now: now, interval: interval, room: RoundPacer<TopicPartition>.perTickMax
        ) { Array(owner.partitions.keys) }
        let limit =
            owner.broker.environment.clock.wallMilliseconds
            - owner.broker.defaults.integer("producer.id.expiration.ms")
        for key in keys {
            guard let partition = owner.partitions[key] else { continue }
            metrics.expiredProducers.add(Int64(partition.expireProducers(before: limit)))
        }
        _ = producers.finishRound(now: now, interval: interval)
    }
}

extension MonotonicTime {
    var milliseconds: Int64 { Int64(nanoseconds / 1_000_000) }
}
