package import Ports
package import Primitives
import Synchronization
package import Wire

/// A partition as fetch sessions name it: by id from version 13 on, by name before.
package struct FetchKey: Hashable, Sendable {
    package var topicID: Uuid
    package var topic: String
    package var partition: Int32

    package init(topicID: Uuid, topic: String, partition: Int32) {
        self.topicID = topicID
        self.topic = topic
        self.partition = partition
    }
}

/// One partition a fetch asks for, in the order of asking.
package struct FetchEntry: Sendable {
    package var key: FetchKey
    package var fetchOffset: Int64
    package var maxByteCount: Int32
    package var currentLeaderEpoch: Int32

    package init(
        key: FetchKey, fetchOffset: Int64, maxByteCount: Int32, currentLeaderEpoch: Int32
    ) {
        self.key = key
        self.fetchOffset = fetchOffset
        self.maxByteCount = maxByteCount
        self.currentLeaderEpoch = currentLeaderEpoch
    }
}

/// Incremental fetch sessions (KIP-227): clients name their partitions once and afterwards only
/// what changes.
///
/// [any thread] One lock, held for the bookkeeping of one session; it is no partition's lock and no
/// fetch without a session takes it.
package final class FetchSessionCache: Sendable {
    /// What a request means once its session is known.
    package enum Begin {
        /// Without a session: answer every partition.
        case sessionless([FetchEntry])
        /// In a session; `isFull` answers every partition, later only what changed.
        case session(id: Int32, entries: [FetchEntry], isFull: Bool)
        case failed(KafkaErrorCode)
    }

    /// What the client was last told of a partition.
    private struct Cached {
        var entry: FetchEntry
        var highWatermark: Int64 = -1
        var logStartOffset: Int64 = -1
    }

    private struct Session {
        var epoch: Int32
        var usesTopicIDs: Bool
        var lastUsed: MonotonicTime
        var order: [FetchKey]
        var partitions: [FetchKey: Cached]
    }

    private let sessions = Mutex<[Int32: Session]>([:])
    private let capacity: Int
    private let entropy: any Entropy
    /// Kafka's `min.incremental.fetch.session.eviction.ms`.
    private static let evictionAge = Milliseconds(120_000)

    /// - Parameter capacity: `max.incremental.fetch.session.cache.slots`.
    package init(capacity: Int, entropy: any Entropy) {
        self.capacity = capacity
        self.entropy = entropy
    }

    package func begin(
        sessionID: Int32, epoch: Int32, usesTopicIDs: Bool, entries: [FetchEntry],
        forgotten: [FetchKey], now: MonotonicTime
    ) -> Begin {
        sessions.withLock { sessions in
            switch epoch {
            case -1:
                sessions[sessionID] = nil
                return .sessionless(entries)
            case 0:
                sessions[sessionID] = nil
                guard !entries.isEmpty,
                    let id = makeRoom(&sessions, now: now)
                else { return .sessionless(entries) }
                let partitions = Dictionary(entries.map { ($0.key, Cached(entry: $0)) }) { $1 }
                var seen: Set<FetchKey> = []
                sessions[id] = Session(
                    epoch: 1, usesTopicIDs: usesTopicIDs, lastUsed: now,
                    order: entries.map(\.key).filter { seen.insert($0).inserted },
                    partitions: partitions)
                return .session(id: id, entries: entries, isFull: true)
            default:
                return resume(
                    &sessions, id: sessionID, epoch: epoch, usesTopicIDs: usesTopicIDs,
                    entries: entries, forgotten: forgotten, now: now)
            }
        }
    }

    private func resume(
        _ sessions: inout [Int32: Session], id: Int32, epoch: Int32, usesTopicIDs: Bool,
        entries: [FetchEntry], forgotten: [FetchKey], now: MonotonicTime
    ) -> Begin {
        guard var session = sessions[id] else { return .failed(.fetchSessionIdNotFound) }
        guard session.epoch == epoch else { return .failed(.invalidFetchSessionEpoch) }
        guard session.usesTopicIDs == usesTopicIDs else {
            return .failed(.fetchSessionTopicIdError)
        }
        // Uniquely owned while it changes.
        sessions[id] = nil
        for entry in entries {
            if session.partitions[entry.key] == nil { session.order.append(entry.key) }
            session.partitions[entry.key, default: Cached(entry: entry)].entry = entry
        }
        if !forgotten.isEmpty {
            for key in forgotten { session.partitions[key] = nil }
            session.order.removeAll { session.partitions[$0] == nil }
        }
        session.epoch = epoch == Int32.max ? 1 : epoch + 1
        session.lastUsed = now
        let all = session.order.compactMap { session.partitions[$0]?.entry }
        sessions[id] = session
        return .session(id: id, entries: all, isFull: false)
    }

    /// A free id, after evicting the session that was used least recently if the cache is full. nil
    /// if every session is in use.
    private func makeRoom(_ sessions: inout [Int32: Session], now: MonotonicTime) -> Int32? {
        if sessions.count >= capacity {
            guard let oldest = sessions.min(by: { $0.value.lastUsed < $1.value.lastUsed }),
                oldest.value.lastUsed + Self.evictionAge < now
            else { return nil }
            sessions[oldest.key] = nil
        }
        while true {
            let id = Int32(truncatingIfNeeded: entropy.randomBits() & 0x7fff_ffff)
            if id != 0 && sessions[id] == nil { return id }
        }
    }

    /// Which answers an incremental response carries: data, errors and what moved. Partitions that
    /// gave data go to the end of the order, so that others get their turn when bytes are scarce.
    package func finish(
        id: Int32, isFull: Bool, answers: [(key: FetchKey, result: PartitionFetchResult)]
    ) -> [Bool] {
        sessions.withLock { sessions in
            guard var session = sessions.removeValue(forKey: id) else {
                return answers.map { _ in true }
            }
            var included: [Bool] = []
            included.reserveCapacity(answers.count)
            var served: Set<FetchKey> = []
            for (key, result) in answers {
                guard var cached = session.partitions[key] else {
                    included.append(true)
                    continue
                }
                let changed =
                    result.byteCount > 0 || result.error != .none
                    || result.highWatermark != cached.highWatermark
                    || result.logStartOffset != cached.logStartOffset
                // An error is told again until it is gone.
                cached.highWatermark = result.error == .none ? result.highWatermark : -1
                cached.logStartOffset = result.error == .none ? result.logStartOffset : -1
                session.partitions[key] = cached
                if result.byteCount > 0 { served.insert(key) }
                included.append(isFull || changed)
            }
            if !served.isEmpty && served.count < session.order.count {
                session.order =
                    session.order.filter { !served.contains($0) }
                    + session.order.filter { served.contains($0) }
            }
            sessions[id] = session
            return included
        }
    }
}
