import Logging
import PartitionLog
import Ports
import Records
import Telemetry

extension Partition {
    /// Writes the producer snapshot and closes the log. `done` runs on the loop.
    func close(_ done: @escaping @Sendable () -> Void) {
        guard case .open(let handle) = phase else {
            if case .opening = phase {
                whenSettled.append { [self] in close(done) }
                return
            }
            phase = .closed
            return done()
        }
        phase = .closed
        refuseEverything()
        writeProducerSnapshot(handle) { partition in
            partition.store.close(handle, partition.onLoop { _, _ in done() })
        }
    }

    /// Deletes the log for good. `done` runs on the loop, with the error if the store kept it.
    func delete(_ done: @escaping @Sendable (StoreError?) -> Void) {
        switch phase {
        case .open(let handle):
            phase = .closed
            refuseEverything()
            store.remove(handle, onLoop { _, result in done(result.failureValue) })
        case .opening:
            whenSettled.append { [self] in delete(done) }
        case .idle, .failed:
            // Never used since the start: it may exist all the same.
            whenSettled.append { [self] in
                switch phase {
                case .open: delete(done)
                case .failed(let error) where error.code == .notFound:
                    phase = .closed
                    done(nil)
                case .failed(let error):
                    phase = .closed
                    done(error)
                case .idle, .opening, .closed: done(nil)
                }
            }
            open(create: false)
        case .closed: done(nil)
        }
    }

    /// Every caller hears; none is left waiting on a log that is gone.
    private func refuseEverything() {
        let callers =
            appends.values.map(\.done) + waitingForHighWatermark.map(\.done)
            + preparing.map(\.pending.done)
        appends.removeAll()
        waitingForHighWatermark.removeAll()
        preparing.removeAll()
        for done in callers { done(.failure(.closed)) }
        let fetches = waitingFetches.values
        waitingFetches.removeAll()
        for waiter in fetches { waiter.partitionChanged() }
    }

    /// Saves what idempotence needs, tied to the end of what is stored, and drops older snapshots.
    func writeProducerSnapshot(
        _ handle: LogHandle, _ done: @escaping @Sendable (Partition) -> Void
    ) {
        guard bytesSinceSnapshot > 0 else { return done(self) }
        let offset = log.storedEnd
        let limit =
            environment.clock.wallMilliseconds - environment.producerExpiration.value
        log.expireProducers(before: limit)
        bytesSinceSnapshot = 0
        let blobs = [
            (PartitionBlob.producers, log.producers.snapshot(below: offset)),
            (PartitionBlob.producerBatches, log.producers.fullSnapshot(below: offset)),
        ]
        let countdown = Countdown(blobs.count) { [self] in done(self) }
        for (name, entries) in blobs {
            write(
                ProducerSnapshot.encode(entries), as: name, at: offset, handle, durable: false
            ) { partition, error in
                if let error {
                    partition.environment.logger.report(
                        .logStateNotWritten, "\(name) of \(partition.label) not written: \(error)")
                }
                countdown.arrive()
            }
        }
    }

    /// Puts a blob and drops older ones of its name. `done` runs on the loop.
    func write(
        _ bytes: [UInt8], as name: String, at offset: Int64, _ handle: LogHandle, durable: Bool,
        _ done: @escaping @Sendable (Partition, StoreError?) -> Void
    ) {
        store.putState(
            handle, name: name, offset: offset, bytes: bytes, durable: durable,
            onLoop { partition, result in
                if case .success = result {
                    partition.store.dropState(handle, name: name, below: offset) { _ in }
                }
                done(partition, result.failureValue)
            })
    }

    func writeEpochs(_ handle: LogHandle) {
        guard !log.epochs.entries.isEmpty else { return }
        // Tied to no offset: each is put in the place of the one before it.
        store.putState(
            handle, name: PartitionBlob.leaderEpochs, offset: 0,
            bytes: LeaderEpochCheckpoint.encode(log.epochs.entries), durable: false,
            onLoop { partition, result in
                guard case .failure(let error) = result else { return }
                partition.environment.logger.report(
                    .logStateNotWritten, "leader epochs of \(partition.label) not written: \(error)"
                )
            })
    }
}

extension Result {
    var failureValue: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
