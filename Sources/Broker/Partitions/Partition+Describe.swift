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
}
