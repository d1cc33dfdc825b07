public import Ports

/// One member's part in KRaft elections and commitment, as a pure state machine.
///
///                    timeout               majority of pre-votes        majority of votes
///     Unattached ─────────────▶ Prospective ───────────▶ Candidate ───────────▶ Leader
///       ▲    ▲                   │      ▲                   │  │                  │
///       │    └── higher epoch ───┴──────│───────────────────┘  │ timeout          │ resign
///       │                               └──────────────────────┘                  ▼
///     Follower ◀── a leader's begin-quorum-epoch (from every state)            Resigned
///
/// The host gives it inputs and performs the actions, in order, each after the one before has
/// completed: a message or an append behind a ``Action/persist(_:)`` may only happen once that
/// state is durable. Nothing here reads a clock or does I/O; the only randomness comes from
/// ``Configuration/seed``. A quorum of one takes the same way: it is its own majority.
///
/// Sources: KIP-595 (KRaft), KIP-853 (directory ids), KIP-996 (pre-vote).
public struct Raft: Sendable {
    public struct Configuration: Sendable {
        public var local: ReplicaKey
        /// Every voter, the local one included unless this member only observes.
        public var voters: [ReplicaKey]
        /// An election starts after one to two of these without a leader
        /// (`controller.quorum.election.timeout.ms`).
        public var electionTimeout: Milliseconds
        /// A follower gives up a leader it has not heard from for this long
        /// (`controller.quorum.fetch.timeout.ms`).
        public var fetchTimeout: Milliseconds
        /// Seed of the random part of timeouts.
        public var seed: UInt64

        public init(
            local: ReplicaKey, voters: [ReplicaKey],
            electionTimeout: Milliseconds = Milliseconds(1_000),
            fetchTimeout: Milliseconds = Milliseconds(2_000), seed: UInt64
        ) {
            self.local = local
            self.voters = voters
            self.electionTimeout = electionTimeout
            self.fetchTimeout = fetchTimeout
            self.seed = seed
        }
    }

    public enum Role: Equatable, Sendable {
        /// In an epoch whose leader is unknown.
        case unattached
        case follower(leaderID: Int32)
        /// Asks whether an election could be won, without moving to another epoch.
        case prospective
        case candidate
        case leader
        /// Led this epoch, or had led it before a restart, and will not again.
        case resigned
    }

    public enum Input: Equatable, Sendable {
        /// Time has passed; see ``Raft/deadline``.
        case tick
        /// The state of a `persist` action is durable.
        case persisted(ElectionState)
        /// The local log ends here; what was added need not be durable.
        case appended(LogEnd)
        /// The local log is durable below `offset`.
        case flushed(offset: Int64)
        /// A follower asked for `offset`, so it has everything below on its disk.
        case fetched(offset: Int64, by: ReplicaKey)
        case received(Message, from: ReplicaKey)
        /// Leads no longer; no action follows.
        case resign
    }

    public enum Message: Equatable, Sendable {
        case voteRequest(epoch: Int32, preVote: Bool, log: LogEnd)
        /// - epoch: the answering member's.
        case voteResponse(epoch: Int32, preVote: Bool, granted: Bool)
        /// The sender leads `epoch`.
        case beginQuorumEpoch(epoch: Int32)
    }

    public enum Action: Equatable, Sendable {
        /// Make durable, then give back as ``Input/persisted(_:)``.
        case persist(ElectionState)
        case send(Message, to: ReplicaKey)
        /// This member leads `epoch`: append its leader-change record before anything else.
        case appendLeaderChange(epoch: Int32, voters: [ReplicaKey], grantedBy: [ReplicaKey])
        /// Everything below `offset` is committed.
        case advanceHighWatermark(offset: Int64)
    }

    public let configuration: Configuration
    public internal(set) var role: Role
    public internal(set) var election: ElectionState
    /// When the next `tick` matters; nil if time alone changes nothing.
    public internal(set) var deadline: MonotonicTime?
    /// Everything below is committed; 0 until this member knows.
    public internal(set) var highWatermark: Int64 = 0

    var log: LogEnd
    /// Voters that granted or refused in the present round.
    var granted: Set<ReplicaKey> = []
    var refused: Set<ReplicaKey> = []
    /// A leader's view of how far each voter's log is durable.
    var durableOffsets: [ReplicaKey: Int64] = [:]
    /// Where the log ended when this member became leader.
    var epochStartOffset: Int64 = 0
    private var random: UInt64

    /// A member that starts.
    ///
    /// - Parameters:
    ///   - election: the `quorum-state` of the last run; nil on the first start.
    ///   - log: where the local log ends.
    public init(
        _ configuration: Configuration, election: ElectionState?, log: LogEnd, now: MonotonicTime
    ) {
        self.configuration = configuration
        self.log = log
        self.random = configuration.seed
        let known = election ?? ElectionState(epoch: 0)
        // A log ahead of the vote means that quorum-state was lost: nothing is known of that epoch.
        let state = known.epoch >= log.epoch ? known : ElectionState(epoch: log.epoch)
        self.election = state
        switch state.leaderID {
        case configuration.local.id?: self.role = .resigned
        case let leader?: self.role = .follower(leaderID: leader)
        case nil: self.role = .unattached
        }
        if isVoter {
            // Nobody else could win: waiting would only delay the start.
            deadline = configuration.voters.count == 1 ? now : electionDeadline(now)
        }
    }

    public mutating func step(_ input: Input, now: MonotonicTime, into actions: inout [Action]) {
        switch input {
        case .tick:
            guard let deadline, now >= deadline else { return }
            becomeProspective(now: now, into: &actions)
        case .persisted(let state):
            // The vote for itself counts once it cannot be forgotten.
            guard role == .candidate, state == election else { return }
            recordVote(of: configuration.local, granted: true, now: now, into: &actions)
        case .appended(let end):
            log = end
        case .flushed(let offset):
            noteDurable(offset, of: configuration.local, into: &actions)
        case .fetched(let offset, let replica):
            noteDurable(offset, of: replica, into: &actions)
        case .received(let message, let sender):
            receive(message, from: sender, now: now, into: &actions)
        case .resign:
            if role == .leader {
                role = .resigned
                deadline = nil
            }
        }
    }

    var isVoter: Bool { configuration.voters.contains(configuration.local) }
    var majority: Int { configuration.voters.count / 2 + 1 }
    var others: [ReplicaKey] { configuration.voters.filter { $0 != configuration.local } }

    /// One to two election timeouts from now, so that members rarely ask at once.
    mutating func electionDeadline(_ now: MonotonicTime) -> MonotonicTime {
        let timeout = max(1, configuration.electionTimeout.value)
        // SplitMix64 (Steele, Lea, Flood 2014).
        random &+= 0x9e37_79b9_7f4a_7c15
        var mixed = random
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        mixed ^= mixed >> 31
        return now + Milliseconds(timeout + Int64(mixed % UInt64(timeout)))
    }

    /// The leader's rule of commitment: a majority has it on disk, and it reaches into this
    /// epoch, so that no later leader can lack it (KIP-595).
    private mutating func noteDurable(
        _ offset: Int64, of replica: ReplicaKey, into actions: inout [Action]
    ) {
        guard role == .leader, configuration.voters.contains(replica) else { return }
        durableOffsets[replica] = max(offset, durableOffsets[replica] ?? 0)
        let ranked = configuration.voters.map { durableOffsets[$0] ?? 0 }.sorted(by: >)
        let committed = ranked[majority - 1]
        guard committed > highWatermark, committed > epochStartOffset else { return }
        highWatermark = committed
        actions.append(.advanceHighWatermark(offset: committed))
    }
}
