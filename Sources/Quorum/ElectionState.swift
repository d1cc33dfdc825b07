public import Primitives

/// A member of the quorum: a node and the directory its log lives in (KIP-853).
public struct ReplicaKey: Hashable, Sendable {
    public var id: Int32
    public var directoryID: Uuid

    public init(id: Int32, directoryID: Uuid) {
        self.id = id
        self.directoryID = directoryID
    }
}

/// What a member must never forget: its epoch, whom it voted for in it, and who leads it.
///
/// It is made durable as `quorum-state` before the member acts on it.
public struct ElectionState: Equatable, Sendable {
    public var epoch: Int32
    /// nil while no leader of `epoch` is known.
    public var leaderID: Int32?
    /// nil if no vote was given in `epoch`.
    public var votedKey: ReplicaKey?

    public init(epoch: Int32, leaderID: Int32? = nil, votedKey: ReplicaKey? = nil) {
        self.epoch = epoch
        self.leaderID = leaderID
        self.votedKey = votedKey
    }
}

/// Where a log ends.
public struct LogEnd: Equatable, Sendable {
    /// The next record's offset.
    public var offset: Int64
    /// Epoch of the last record; 0 if there is none.
    public var epoch: Int32

    public init(offset: Int64, epoch: Int32) {
        self.offset = offset
        self.epoch = epoch
    }

    /// Raft's order of logs: the later epoch wins, then the longer log.
    func isAtLeast(_ other: Self) -> Bool {
        epoch != other.epoch ? epoch > other.epoch : offset >= other.offset
    }
}
