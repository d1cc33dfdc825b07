import PartitionLog
import Ports

/// How large a log is, for DescribeLogDirs.
struct LogSize: Sendable, Equatable {
    var byteCount: Int64
    /// How far the log's end is behind the high watermark; 0 on a leader.
    var offsetLag: Int64
}

extension Partition {
    /// Asks the store for the log's size; nil if the log does not open. `done` runs on the loop.
    func size(_ done: @escaping @Sendable (LogSize?) -> Void) {
        use { [self] result in
            guard case .success(let handle) = result else { return done(nil) }
            store.describe(
                handle,
                onLoop { partition, result in
                    guard case .success(let description) = result else { return done(nil) }
                    let log = partition.log
                    done(
                        LogSize(
                            byteCount: description.byteCount,
                            offsetLag: max(0, log.highWatermark - log.storedEnd)))
                })
        }
    }
    /// Who has written here lately, by producer id, without those that
    /// `producer.id.expiration.ms` has forgotten. `done` runs on the loop.
    func activeProducers(
        _ done:
            @escaping @Sendable (
                Result<[(id: Int64, entry: ProducerStates.Entry)], StoreError>
            ) -> Void
    ) {
        use { [self] result in
            if case .failure(let error) = result { return done(.failure(error)) }
            let limit =
                environment.clock.wallMilliseconds - environment.producerExpiration.value
            log.expireProducers(before: limit)
            done(
                .success(
                    log.producers.entries.sorted { $0.key < $1.key }
                        .map { (id: $0.key, entry: $0.value) }))
        }
    }
}
