public import Primitives

/// What the cluster knows of one partition.
public struct PartitionImage: Equatable, Sendable {
    /// Broker ids; the first is the preferred leader.
    public var replicas: [Int32]
    /// In-sync replicas, a subset of `replicas`.
    public var isr: [Int32]
    public var removingReplicas: [Int32]
    public var addingReplicas: [Int32]
    /// KIP-966; empty unless the log carries them.
    public var eligibleLeaderReplicas: [Int32]
    public var lastKnownELR: [Int32]
    /// -1 if the partition has no leader.
    public var leader: Int32
    /// 0: recovered; 1: recovering from an unclean election (KIP-704).
    public var leaderRecoveryState: Int8
    /// Grows with each leader, and with each loss of a log that does not survive its broker.
    public var leaderEpoch: Int32
    /// Grows with every change of the partition.
    public var partitionEpoch: Int32
    /// Log directory of each replica, in their order; zero where unassigned (KIP-858).
    public var directories: [Uuid]

    public init(
        replicas: [Int32], isr: [Int32], removingReplicas: [Int32] = [],
        addingReplicas: [Int32] = [], eligibleLeaderReplicas: [Int32] = [],
        lastKnownELR: [Int32] = [], leader: Int32, leaderRecoveryState: Int8 = 0,
        leaderEpoch: Int32, partitionEpoch: Int32, directories: [Uuid]
    ) {
        self.replicas = replicas
        self.isr = isr
        self.removingReplicas = removingReplicas
        self.addingReplicas = addingReplicas
        self.eligibleLeaderReplicas = eligibleLeaderReplicas
        self.lastKnownELR = lastKnownELR
        self.leader = leader
        self.leaderRecoveryState = leaderRecoveryState
        self.leaderEpoch = leaderEpoch
        self.partitionEpoch = partitionEpoch
        self.directories = directories
    }

    /// The partition after a change record. A leader named by the record, even the present one,
    /// begins another leader epoch.
    mutating func apply(_ change: PartitionChange) {
        if let isr = change.isr { self.isr = isr }
        if let replicas = change.replicas { self.replicas = replicas }
        if let removing = change.removingReplicas { removingReplicas = removing }
        if let adding = change.addingReplicas { addingReplicas = adding }
        if let eligible = change.eligibleLeaderReplicas { eligibleLeaderReplicas = eligible }
        if let lastKnown = change.lastKnownELR { lastKnownELR = lastKnown }
        if let directories = change.directories { self.directories = directories }
        if let state = change.leaderRecoveryState { leaderRecoveryState = state }
        if let leader = change.leader {
            self.leader = leader
            leaderEpoch += 1
        }
        partitionEpoch += 1
    }
}

/// A topic and its partitions; the index is the partition id.
public struct TopicImage: Equatable, Sendable {
    public var name: String
    public var id: Uuid
    public var partitions: [PartitionImage]

    public init(name: String, id: Uuid, partitions: [PartitionImage]) {
        self.name = name
        self.id = id
        self.partitions = partitions
    }

    /// A topic of the server itself, which clients are warned about.
    public var isInternal: Bool { TopicName.isInternal(name) }
}
