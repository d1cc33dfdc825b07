import PartitionLog
import Ports

/// What a look at a log's segments led to.
struct RetentionOutcome: Sendable {
    var removals: [RetentionPlan.Removal] = []
    /// Where the log begins now.
    var startOffset: Int64 = -1
    var error: StoreError?
}

/// What the latest look at a log's segments found, so that the next is not taken in vain.
struct RetentionMemory {
    /// Wall clock, ms: nothing goes before unless the log or a setting changes.
    var nextTime = Int64.min
    var startOffset: Int64 = -1
    var endOffset: Int64 = -1
}

extension Partition {
    /// Whether a look may find something to delete.
    ///
    /// - Parameter now: wall clock, ms since the epoch.
    func retentionIsDue(now: Int64) -> Bool {
        switch phase {
        case .idle, .failed: now >= retentionMemory.nextTime
        case .open:
            now >= retentionMemory.nextTime || log.storedEnd != retentionMemory.endOffset
                || log.startOffset != retentionMemory.startOffset
        case .opening, .closed: false
        }
    }

    /// Deletes the segments that may go. `done` runs on the loop.
    ///
    /// A log that nobody has open is opened, and closed again unless somebody came meanwhile; a log
    /// that does not exist is not made.
    func enforceRetention(_ done: @escaping @Sendable (RetentionOutcome) -> Void) {
        let wasOpen = if case .open = phase { true } else { false }
        let uses = useCount
        look { [self] result in
            switch result {
            case .failure(let error):
                if error.code == .notFound { retentionMemory.nextTime = Int64.max }
                done(RetentionOutcome(error: error.code == .notFound ? nil : error))
            case .success(let handle):
                planRetention(handle, maySeal: true) { [self] outcome in
                    guard !wasOpen, useCount == uses else { return done(outcome) }
                    rest { done(outcome) }
                }
            }
        }
    }

    private func planRetention(
        _ handle: LogHandle, maySeal: Bool,
        _ done: @escaping @Sendable (RetentionOutcome) -> Void
    ) {
        let (start, end) = (log.startOffset, log.storedEnd)
        store.listSegments(
            handle,
            onLoop { partition, result in
                guard case .open = partition.phase else { return done(RetentionOutcome()) }
                switch result {
                case .failure(let error): done(RetentionOutcome(error: error))
                case .success(let segments):
                    let plan = RetentionPlan(
                        segments: segments, startOffset: partition.log.startOffset,
                        highWatermark: partition.log.highWatermark,
                        settings: partition.settings.retention,
                        now: partition.environment.clock.wallMilliseconds)
                    partition.retentionMemory = RetentionMemory(
                        nextTime: plan.nextTime, startOffset: start, endOffset: end)
                    partition.perform(plan, handle, maySeal: maySeal, done)
                }
            })
    }

    private func perform(
        _ plan: RetentionPlan, _ handle: LogHandle, maySeal: Bool,
        _ done: @escaping @Sendable (RetentionOutcome) -> Void
    ) {
        guard let start = plan.startOffset else {
            return done(RetentionOutcome(startOffset: log.startOffset))
        }
        if plan.seals && maySeal {
            // Records may have come since the segments were listed: look again behind the seal.
            return store.seal(
                handle,
                onLoop { partition, result in
                    guard case .open = partition.phase else { return done(RetentionOutcome()) }
                    if case .failure(let error) = result {
                        return done(partition.failed(error))
                    }
                    partition.planRetention(handle, maySeal: false, done)
                })
        }
        moveStart(to: min(start, log.highWatermark), handle) { partition, error in
            if let error { return done(partition.failed(error)) }
            partition.retentionMemory.startOffset = partition.log.startOffset
            done(
                RetentionOutcome(
                    removals: plan.removals, startOffset: partition.log.startOffset))
        }
    }

    /// The next round tries again.
    private func failed(_ error: StoreError) -> RetentionOutcome {
        retentionMemory = RetentionMemory()
        return RetentionOutcome(error: error)
    }

    /// Closes a log that nobody uses; the next who does opens it again. `done` runs on the loop.
    func rest(_ done: @escaping @Sendable () -> Void) {
        guard case .open(let handle) = phase, isQuiet else { return done() }
        // Who comes meanwhile waits for the next opening.
        phase = .opening
        writeProducerSnapshot(handle) { partition in
            partition.store.close(
                handle,
                partition.onLoop { partition, _ in
                    partition.phase = .idle
                    partition.forget()
                    if !partition.whenSettled.isEmpty { partition.open(create: true) }
                    done()
                })
        }
    }

    private var isQuiet: Bool {
        appends.isEmpty && preparing.isEmpty && waitingForHighWatermark.isEmpty
            && waitingFetches.isEmpty && whenSettled.isEmpty
    }

    /// Forgets producers that have been silent since before `limit` (wall clock, ms).
    ///
    /// - Returns: how many.
    func expireProducers(before limit: Int64) -> Int {
        guard case .open = phase else { return 0 }
        return log.expireProducers(before: limit)
    }
}
