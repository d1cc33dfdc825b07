import Ports
import Primitives

/// A topic as requests find it: who leads its partitions, where its logs are, what its settings
/// mean.
///
/// Immutable; every change of the metadata makes a new one.
final class TopicRoute: Sendable {
    struct PartitionState: Sendable, Equatable {
        var leader: Int32
        var leaderEpoch: Int32
        var replicas: [Int32]
        var inSyncReplicas: [Int32]
        var offlineReplicas: [Int32]
        /// KIP-966.
        var eligibleLeaderReplicas: [Int32]
        var lastKnownELR: [Int32]
    }

    let name: String
    let id: Uuid
    /// By partition number, which runs from 0 without gaps.
    let partitions: [PartitionState]
    let settings: PartitionSettings
    let store: any LogStore
    let isInternal: Bool

    init(
        name: String, id: Uuid, partitions: [PartitionState], settings: PartitionSettings,
        store: any LogStore, isInternal: Bool
    ) {
        self.name = name
        self.id = id
        self.partitions = partitions
        self.settings = settings
        self.store = store
        self.isInternal = isInternal
    }

    /// Index of the loop that owns a partition. Depends on the name alone, so that a topic that was
    /// deleted and made again keeps its owner and deletion and creation stay in order.
    static func ownerIndex(topic: String, partition: Int32, loopCount: Int) -> Int {
        // FNV-1a: stable across processes, unlike Hasher.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in topic.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int((hash &+ UInt64(UInt32(bitPattern: partition))) % UInt64(loopCount))
    }
}

/// A partition of a topic, by name.
struct TopicPartition: Hashable, Sendable {
    var topic: String
    var partition: Int32
}
