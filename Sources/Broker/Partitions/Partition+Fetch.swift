import Logging
import PartitionLog
public import Ports
import Primitives
import Telemetry
package import Wire

/// What a fetch wants of one partition.
struct PartitionFetch: Sendable {
    var offset: Int64
    var maxByteCount: Int
    /// The client's idea of the leader epoch; -1 if it has none (KIP-320).
    var currentLeaderEpoch: Int32
    /// read_committed: stop at the last stable offset.
    var readsCommitted: Bool
}

/// Bytes on their way to a client, and what keeps them in place.
public struct FetchPayload: Sendable {
    public var regions: [StoredRegion]
    /// Where `StoredRegion.destination` bytes are.
    public var destination: (any ReadDestination)?

    public init(regions: [StoredRegion], destination: (any ReadDestination)?) {
        self.regions = regions
        self.destination = destination
    }

    public var byteCount: Int { regions.reduce(0) { $0 + $1.byteCount } }
}

package struct PartitionFetchResult: Sendable {
    package var error = KafkaErrorCode.none
    package var highWatermark: Int64 = -1
    package var lastStableOffset: Int64 = -1
    package var logStartOffset: Int64 = -1
    package var payload: FetchPayload?

    package var byteCount: Int { payload?.byteCount ?? 0 }

    package init(
        error: KafkaErrorCode = .none, highWatermark: Int64 = -1, lastStableOffset: Int64 = -1,
        logStartOffset: Int64 = -1, payload: FetchPayload? = nil
    ) {
        self.error = error
        self.highWatermark = highWatermark
        self.lastStableOffset = lastStableOffset
        self.logStartOffset = logStartOffset
        self.payload = payload
    }
}

extension Partition {
    /// Reads whole batches for a client. `done` runs on the loop.
    ///
    /// - Parameter minOneBatch: the first batch comes even if it is larger than allowed (KIP-74).
    func fetch(
        _ fetch: PartitionFetch, minOneBatch: Bool, buffers: any DestinationSource,
        _ done: @escaping @Sendable (PartitionFetchResult) -> Void
    ) {
        use { [self] result in
            switch result {
            case .failure(let error):
                done(PartitionFetchResult(error: KafkaErrorCode(error)))
            case .success(let handle):
                var answer = PartitionFetchResult(
                    highWatermark: log.highWatermark, lastStableOffset: log.lastStableOffset,
                    logStartOffset: log.startOffset)
                answer.error = check(epoch: fetch.currentLeaderEpoch)
                guard answer.error == .none else { return done(answer) }
                guard fetch.offset >= log.startOffset && fetch.offset <= log.storedEnd else {
                    answer.error = .offsetOutOfRange
                    return done(answer)
                }
                let end = fetch.readsCommitted ? log.lastStableOffset : log.highWatermark
                guard fetch.offset < end, fetch.maxByteCount > 0 || minOneBatch else {
                    return done(answer)
                }
                let known = tail.byteCount(from: fetch.offset) ?? fetch.maxByteCount
                let capacity = max(Self.smallestRead, min(fetch.maxByteCount, known))
                read(
                    handle, fetch, end: end, capacity: capacity, minOneBatch: minOneBatch,
                    buffers: buffers, answer: answer, done)
            }
        }
    }

    /// A read asks for at least this much: a batch header and a few small records.
    private static var smallestRead: Int { 1024 }

    private func read(
        _ handle: LogHandle, _ fetch: PartitionFetch, end: Int64, capacity: Int,
        minOneBatch: Bool, buffers: any DestinationSource, answer: PartitionFetchResult,
        _ done: @escaping @Sendable (PartitionFetchResult) -> Void
    ) {
        let destination = buffers.makeDestination(capacity: capacity)
        let read = LogRead(
            offset: fetch.offset, endOffset: end, maxByteCount: min(capacity, fetch.maxByteCount),
            minOneBatch: minOneBatch, destination: destination)
        store.read(
            handle, read,
            onLoop { partition, result in
                var answer = answer
                switch result {
                case .success(let outcome):
                    if outcome.byteCount > 0 {
                        answer.payload = FetchPayload(
                            regions: outcome.regions, destination: destination)
                    }
                    done(answer)
                case .failure(let error):
                    if case .needsCapacity(let needed) = error.code, needed > capacity {
                        guard minOneBatch || needed <= fetch.maxByteCount else {
                            return done(answer)
                        }
                        return partition.read(
                            handle, fetch, end: end, capacity: needed, minOneBatch: minOneBatch,
                            buffers: buffers, answer: answer, done)
                    }
                    if error.code != .outOfRange {
                        partition.environment.logger.report(
                            .readFailed,
                            "read of \(partition.label) at \(fetch.offset) failed: \(error)")
                    }
                    answer.error = KafkaErrorCode(error)
                    done(answer)
                }
            })
    }

    /// FENCED_LEADER_EPOCH for a client that is behind, UNKNOWN_LEADER_EPOCH for one that is ahead.
    func check(epoch: Int32) -> KafkaErrorCode {
        if epoch < 0 || epoch == leaderEpoch { return .none }
        return epoch < leaderEpoch ? .fencedLeaderEpoch : .unknownLeaderEpoch
    }

    /// Bytes that a waiting fetch would find from `offset` on, as far as the tail index knows.
    func availableByteCount(from offset: Int64, readsCommitted: Bool) -> Int {
        guard case .open = phase else { return 0 }
        let end = readsCommitted ? log.lastStableOffset : log.highWatermark
        guard offset < end else { return 0 }
        return tail.byteCount(from: offset) ?? Int(max(1, min(Int64(Int32.max), tail.end)))
    }
}

extension KafkaErrorCode {
    /// What a client hears of a store's refusal.
    init(_ error: StoreError) {
        switch error.code {
        case .outOfRange: self = .offsetOutOfRange
        case .closed, .cancelled: self = .notLeaderOrFollower
        case .corrupt: self = .corruptMessage
        default: self = .kafkaStorageError
        }
    }
}
