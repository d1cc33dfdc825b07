import PartitionLog
import Ports

/// Makes the logs of one loop durable when `flush.ms` says so.
///
/// ```
///   clean --append--> scheduled --flush.ms--> queued --a place is free--> flushing --> clean
///                         ^---------------- appended to meanwhile -----------'
/// ```
///
/// Only logs with something that is not durable are here, each at most once, and at most
/// ``concurrentFlushMax`` are with the store: many logs that become due together do not make a
/// storm of fsyncs.
///
/// [its loop] Everything.
final class FlushScheduler: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on the loop only.

    static let concurrentFlushMax = 2
    private static let retryMilliseconds: Int64 = 1_000

    private let deadlines: DeadlineQueue
    private let clock: any Clock
    private let metrics: FlushMetrics
    /// `log.flush.scheduler.interval.ms` in force.
    private let interval: () -> Int64
    private var queue: [Partition] = []
    private var flushingCount = 0

    init(
        deadlines: DeadlineQueue, clock: any Clock, metrics: FlushMetrics,
        interval: @escaping () -> Int64
    ) {
        self.deadlines = deadlines
        self.clock = clock
        self.metrics = metrics
        self.interval = interval
    }

    /// Logs that wait for a place.
    var queuedCount: Int { queue.count }

    /// Bytes were stored that are not durable.
    ///
    /// - Parameter leastDelay: after a failed flush: not at once again.
    func appended(to partition: Partition, leastDelay: Int64 = 0) {
        guard partition.flushState == .clean,
            partition.settings.flushMilliseconds < Int64.max,
            let delay = FlushTiming.delay(
                flushMilliseconds: partition.settings.flushMilliseconds, interval: interval(),
                now: clock.now.milliseconds)
        else { return }
        partition.flushState = .scheduled
        _ = deadlines.schedule(after: Milliseconds(max(leastDelay, delay))) { [self] in
            guard partition.flushState == .scheduled else { return }
            partition.flushState = .queued
            queue.append(partition)
            flushNext()
        }
    }

    private func flushNext() {
        while flushingCount < Self.concurrentFlushMax, !queue.isEmpty {
            let partition = queue.removeFirst()
            guard case .open(let handle) = partition.phase else {
                partition.flushState = .clean
                continue
            }
            flush(partition, handle)
        }
    }

    private func flush(_ partition: Partition, _ handle: LogHandle) {
        partition.flushState = .flushing
        flushingCount += 1
        let end = partition.log.storedEnd
        let began = clock.now
        partition.store.flush(
            handle,
            partition.onLoop { [self] partition, result in
                flushingCount -= 1
                partition.flushState = .clean
                if case .open = partition.phase {
                    metrics.ended(.time, began: began, now: clock.now, result)
                    if case .failure = result {
                        appended(to: partition, leastDelay: Self.retryMilliseconds)
                    } else if partition.log.storedEnd == end {
                        partition.unflushedRecordCount = 0
                    } else {
                        appended(to: partition)
                    }
                }
                flushNext()
            })
    }
}

/// When a log is to be made durable.
package enum FlushTiming {
    /// Milliseconds from now until a log is flushed that has been appended to; nil for never.
    ///
    /// - Parameters:
    ///   - flushMilliseconds: `flush.ms`: how long a record may stay in memory alone.
    ///   - interval: `log.flush.scheduler.interval.ms`: if it is finite, logs are looked at only
    ///     once in so many milliseconds.
    ///   - now: milliseconds of a monotonic clock.
    package static func delay(
        flushMilliseconds: Int64, interval: Int64, now: Int64
    ) -> Int64? {
        let (due, overflow) = now.addingReportingOverflow(flushMilliseconds)
        guard flushMilliseconds >= 0, !overflow, due < Int64.max else { return nil }
        guard interval > 1, interval < Int64.max else { return flushMilliseconds }
        let (looks, remainder) = due.quotientAndRemainder(dividingBy: interval)
        let (look, overflows) =
            (remainder == 0 ? looks : looks + 1).multipliedReportingOverflow(by: interval)
        return overflows ? nil : look - now
    }
}

/// Where a log stands with its flush.
enum FlushState { case clean, scheduled, queued, flushing }
