import Logging
import PartitionLog
import Ports
import Telemetry
import Wire

/// How a DeleteRecords ended for one partition.
struct DeleteRecordsAnswer: Sendable {
    var error = KafkaErrorCode.none
    /// The log start offset now; -1 with an error.
    var lowWatermark: Int64 = -1
}

extension Partition {
    /// Stands for the high watermark in a DeleteRecords request.
    static let deletesToHighWatermark: Int64 = -1

    /// Deletes the records in front of `offset`. `done` runs on the loop, once the new start is
    /// durable: what was answered as deleted does not come back.
    func deleteRecords(
        before offset: Int64, _ done: @escaping @Sendable (DeleteRecordsAnswer) -> Void
    ) {
        use { [self] result in
            let handle: LogHandle
            switch result {
            case .failure(let error): return done(.init(error: KafkaErrorCode(error)))
            case .success(let open): handle = open
            }
            guard settings.retention.deletes else { return done(.init(error: .policyViolation)) }
            let target = offset == Self.deletesToHighWatermark ? log.highWatermark : offset
            guard target >= 0 && target <= log.highWatermark else {
                return done(.init(error: .offsetOutOfRange))
            }
            let finish: @Sendable (Partition, StoreError?) -> Void = { partition, error in
                if let error {
                    partition.environment.logger.report(
                        .recordsNotDeleted,
                        "records of \(partition.label) below \(target) not deleted: \(error)")
                    return done(.init(error: KafkaErrorCode(error)))
                }
                done(.init(lowWatermark: partition.log.startOffset))
            }
            moveStart(to: target, handle) { partition, error in
                if let error { return finish(partition, error) }
                partition.makeStartDurable(handle, finish)
            }
        }
    }

    /// Lets the log begin at `offset`, which is at most the high watermark; never moves back.
    /// `done` runs on the loop.
    func moveStart(
        to offset: Int64, _ handle: LogHandle,
        _ done: @escaping @Sendable (Partition, StoreError?) -> Void
    ) {
        store.trim(
            handle, to: offset,
            onLoop { partition, result in
                switch result {
                case .failure(let error): done(partition, error)
                case .success(let start): partition.startMoved(to: start, handle, done)
                }
            })
    }

    /// The store has trimmed the log.
    private func startMoved(
        to start: Int64, _ handle: LogHandle,
        _ done: @escaping @Sendable (Partition, StoreError?) -> Void
    ) {
        guard case .open = phase else {
            return done(self, StoreError(.closed, "\(label) is closed"))
        }
        var actions: [PartitionLog.Action] = []
        log.trimmed(to: start, into: &actions)
        perform(actions, handle: handle)
        guard log.lacksMaxTimestamp else { return done(self, nil) }
        // The record with the greatest timestamp is gone: the store knows which of the rest has it.
        store.describe(
            handle,
            onLoop { partition, result in
                if case .success(let description) = result {
                    partition.log.described(description)
                }
                done(partition, nil)
            })
    }

    /// Answers once a restart finds the log's present start, or one behind it.
    private func makeStartDurable(
        _ handle: LogHandle, _ done: @escaping @Sendable (Partition, StoreError?) -> Void
    ) {
        let start = log.startOffset
        guard start > durableStart else { return done(self, nil) }
        write(
            StartOffsetBlob.encode(start), as: PartitionBlob.logStart, at: start, handle,
            durable: true
        ) { partition, error in
            if error == nil { partition.durableStart = max(partition.durableStart, start) }
            done(partition, error)
        }
    }
}

/// The blob `log-start-offset`: 8 bytes, big endian.
enum StartOffsetBlob {
    static func encode(_ offset: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: offset >> (56 - 8 * $0)) }
    }

    /// nil if it is none.
    static func decode(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count == 8 else { return nil }
        let offset = bytes.reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return offset >= 0 ? offset : nil
    }
}
