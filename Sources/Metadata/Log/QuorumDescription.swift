import Ports
public import Primitives
import Quorum

/// The quorum of the metadata log as its leader sees it, for DescribeQuorum (KIP-836, KIP-853).
public struct QuorumDescription: Equatable, Sendable {
    /// How far a replica has the log.
    public struct Replica: Equatable, Sendable {
        public var id: Int32
        public var directoryID: Uuid
        /// -1 if the leader does not know.
        public var logEndOffset: Int64
        /// When the leader last heard from it, and when it last had the whole log; milliseconds
        /// since the epoch, -1 if never.
        public var lastFetchTimestamp: Int64
        public var lastCaughtUpTimestamp: Int64

        public init(
            id: Int32, directoryID: Uuid, logEndOffset: Int64, lastFetchTimestamp: Int64,
            lastCaughtUpTimestamp: Int64
        ) {
            self.id = id
            self.directoryID = directoryID
            self.logEndOffset = logEndOffset
            self.lastFetchTimestamp = lastFetchTimestamp
            self.lastCaughtUpTimestamp = lastCaughtUpTimestamp
        }
    }

    public struct Endpoint: Equatable, Sendable {
        /// Listener name.
        public var name: String
        public var host: String
        public var port: UInt16

        public init(name: String, host: String, port: UInt16) {
            self.name = name
            self.host = host
            self.port = port
        }
    }

    /// A voter's node, with the listeners of its controller: none on a lone node.
    public struct Node: Equatable, Sendable {
        public var id: Int32
        public var endpoints: [Endpoint]

        public init(id: Int32, endpoints: [Endpoint]) {
            self.id = id
            self.endpoints = endpoints
        }
    }

    public var leaderID: Int32
    public var leaderEpoch: Int32
    /// Everything below is committed.
    public var highWatermark: Int64
    public var voters: [Replica]
    public var observers: [Replica]
    public var nodes: [Node]

    public init(
        leaderID: Int32, leaderEpoch: Int32, highWatermark: Int64, voters: [Replica],
        observers: [Replica] = [], nodes: [Node]
    ) {
        self.leaderID = leaderID
        self.leaderEpoch = leaderEpoch
        self.highWatermark = highWatermark
        self.voters = voters
        self.observers = observers
        self.nodes = nodes
    }
}

extension MetadataLog {
    /// [any thread] Describes the quorum. `done` is called once, on the loop; nil if this node does
    /// not lead, which includes a log that failed or was closed.
    public func describeQuorum(_ done: @escaping @Sendable (QuorumDescription?) -> Void) {
        environment.loop.execute { done(self.quorumDescription()) }
    }

    private func quorumDescription() -> QuorumDescription? {
        guard raft.role == .leader, failure == nil, closed == nil else { return nil }
        let now = environment.clock.wallMilliseconds
        return QuorumDescription(
            leaderID: configuration.local.id, leaderEpoch: raft.election.epoch,
            highWatermark: raft.highWatermark,
            voters: voters.map { voter in
                // Voters are this node alone (see `voters(_:_:)`); others would be known by their
                // fetches.
                let isLocal = voter.key == configuration.local
                return QuorumDescription.Replica(
                    id: voter.key.id, directoryID: voter.key.directoryID,
                    logEndOffset: isLocal ? storedOffset : -1,
                    lastFetchTimestamp: isLocal ? now : -1,
                    lastCaughtUpTimestamp: isLocal ? now : -1)
            },
            nodes: voters.map { voter in
                QuorumDescription.Node(
                    id: voter.key.id,
                    endpoints: voter.endpoints.map {
                        QuorumDescription.Endpoint(name: $0.name, host: $0.host, port: $0.port)
                    })
            })
    }
}
