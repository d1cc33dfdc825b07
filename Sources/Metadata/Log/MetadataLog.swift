public import Ports
import Primitives
public import Quorum
import Synchronization

/// The log of metadata, `__cluster_metadata-0`: the one path of every change.
///
///     request ─▶ step ─▶ records ─▶ append ─▶ flush ─▶ committed ─▶ new image ─▶ subscribers
///                 ▲                   │                                │
///                 └── head image ◀────┘                                └──▶ answer
///
/// Requests are decided at once, one after the other, on everything appended so far (the head
/// image), and appended without waiting. One flush at a time makes durable whatever was appended
/// until then, so that requests that wait together share an fsync. Only then are the records
/// committed (a quorum of one is its own majority): the image that all see moves, subscribers get
/// the difference, and then the requests get their answers.
///
/// An append or flush that fails ends the log: nothing is retried, requests that wait get
/// `kafkaStorageError` without being committed as far as is known, and `onFatal` is called once.
public final class MetadataLog: @unchecked Sendable {
    // Guard of the unchecked conformance: `published` has its own lock; every other member that
    // changes is touched from jobs of `loop` only.

    public struct Configuration: Sendable {
        /// This node's voter id and directory.
        public var local: ReplicaKey
        /// Where its controller listens; may be empty on a lone node.
        public var controllerEndpoints: [VoterEndpoint]
        public var settings: ControllerSettings
        /// `metadata.log.max.record.bytes.between.snapshots`
        public var maxByteCountBetweenSnapshots: Int
        /// `metadata.log.segment.bytes`: small enough that trimming to a snapshot frees space.
        public var segmentByteCount: UInt64
        /// Most bytes of one batch, and so of one atomic change; Kafka's bound.
        package var maxBatchByteCount = 8 << 20
        /// Requests beyond these that wait for a commit are refused with `throttlingQuotaExceeded`.
        public var maxPendingRequestCount: Int

        public init(
            local: ReplicaKey, controllerEndpoints: [VoterEndpoint], settings: ControllerSettings,
            maxByteCountBetweenSnapshots: Int = 20 << 20, segmentByteCount: UInt64 = 16 << 20,
            maxPendingRequestCount: Int = 10_000
        ) {
            self.local = local
            self.controllerEndpoints = controllerEndpoints
            self.settings = settings
            self.maxByteCountBetweenSnapshots = maxByteCountBetweenSnapshots
            self.segmentByteCount = segmentByteCount
            self.maxPendingRequestCount = maxPendingRequestCount
        }
    }

    /// What the log needs from outside.
    public struct Environment: Sendable {
        /// The store that keeps the log; always the one of segments in production.
        public var store: any LogStore
        /// Owns the log's state.
        public var loop: any OwnerLoop
        /// Where snapshots are encoded.
        public var pool: any ComputePool
        public var clock: any Clock
        public var entropy: any Entropy
        /// [loop] The log ended; called at most once, also before the start is done.
        public var onFatal: @Sendable (MetadataLogError) -> Void

        public init(
            store: any LogStore, loop: any OwnerLoop, pool: any ComputePool, clock: any Clock,
            entropy: any Entropy, onFatal: @escaping @Sendable (MetadataLogError) -> Void
        ) {
            self.store = store
            self.loop = loop
            self.pool = pool
            self.clock = clock
            self.entropy = entropy
            self.onFatal = onFatal
        }
    }

    public typealias Subscriber = @Sendable (MetadataDelta) -> Void

    public static let logID = LogID(
        topic: TopicName.clusterMetadata, topicID: .metadataTopic, partition: 0)
    static let quorumStateName = "quorum-state"

    let configuration: Configuration
    let environment: Environment
    let handle: LogHandle
    let voters: [Voter]
    private let published = Mutex(MetadataImage())

    var raft: Raft
    /// What requests are decided by from now on; begins as the configuration's.
    var settings: ControllerSettings
    /// Everything appended.
    var head: MetadataImage
    /// What `published` holds.
    var committed = MetadataImage()
    var queue = CommitQueue()
    var subscribers: [Subscriber] = []
    /// Actions of the quorum that wait for the one that is under way.
    var actions: [Raft.Action] = []
    var isPerforming = false
    /// Operations of the store that have not completed.
    var inFlightCount = 0
    /// The store has everything below; a flush may not have been asked for.
    var storedOffset: Int64
    var isFlushing = false
    var isSnapshotting = false
    var byteCountSinceSnapshot: Int
    /// No snapshot is of an earlier epoch.
    var oldestSnapshotEpoch: Int32 = 0
    var failure: MetadataLogError?
    var started: (@Sendable (Result<MetadataLog, MetadataLogError>) -> Void)?
    /// Set once the log is to be closed.
    var closed: (@Sendable () -> Void)?
    var isClosed = false

    init(
        _ configuration: Configuration, _ environment: Environment, loaded: LoadedMetadataLog,
        voters: [Voter],
        started: @escaping @Sendable (Result<MetadataLog, MetadataLogError>) -> Void
    ) {
        self.configuration = configuration
        self.environment = environment
        self.handle = loaded.handle
        self.voters = voters
        self.head = loaded.image
        self.storedOffset = loaded.image.endOffset
        self.byteCountSinceSnapshot = loaded.byteCount
        self.started = started
        self.settings = configuration.settings
        self.raft = Raft(
            Raft.Configuration(
                local: configuration.local, voters: voters.map(\.key),
                seed: environment.entropy.randomBits()),
            election: loaded.election,
            log: LogEnd(offset: loaded.image.endOffset, epoch: loaded.image.epoch),
            now: environment.clock.now)
    }

    /// [any thread] Opens and replays the log, wins the election, and commits what a new cluster
    /// begins with. `done` is called once, on the loop.
    public static func start(
        _ configuration: Configuration, _ environment: Environment,
        _ done: @escaping @Sendable (Result<MetadataLog, MetadataLogError>) -> Void
    ) {
        environment.loop.execute {
            MetadataLogLoader(
                store: environment.store, loop: environment.loop,
                layout: LogLayout(segmentByteCount: configuration.segmentByteCount)
            ) { result in
                do throws(MetadataLogError) {
                    let loaded = try result.get()
                    let voters = try Self.voters(configuration, loaded)
                    let log = MetadataLog(
                        configuration, environment, loaded: loaded, voters: voters, started: done)
                    log.step(.tick)
                } catch {
                    done(.failure(error))
                }
            }.run()
        }
    }

    /// The log's voters, which must be this node alone.
    private static func voters(
        _ configuration: Configuration, _ loaded: LoadedMetadataLog
    ) throws(MetadataLogError) -> [Voter] {
        let local = Voter(key: configuration.local, endpoints: configuration.controllerEndpoints)
        guard let voters = loaded.voters else {
            guard loaded.image.endOffset == 0 else {
                throw MetadataLogError(
                    "\(loaded.image.endOffset) offsets are used but none names the voters")
            }
            return [local]
        }
        guard voters.map(\.key) == [configuration.local] else {
            let named = voters.map { "\($0.key.id) (\($0.key.directoryID))" }
            throw MetadataLogError(
                "the log's voters are \(named.joined(separator: ", ")), this node is "
                    + "\(configuration.local.id) (\(configuration.local.directoryID)); it must be "
                    + "the only one. Check node.id, and that the data directory is this node's")
        }
        return voters
    }

    /// [any thread] The committed image.
    public var currentImage: MetadataImage { published.withLock { $0 } }

    /// [any thread] Hands over a request. `completion` is called once, on the loop, after the
    /// subscribers saw what the request changed.
    ///
    /// - Errors: the request's own; `notController` when the log was closed;
    ///   `throttlingQuotaExceeded` when too many wait; `kafkaStorageError` when the log failed, in
    ///   which case the change may or may not be there after a restart.
    public func submit<Request: ControllerRequest>(
        _ request: Request,
        _ completion: @escaping @Sendable (Result<Request.Response, ControllerError>) -> Void
    ) {
        environment.loop.execute { self.process(request, completion) }
    }

    /// [any thread] Changes the controller's settings. Requests submitted later are decided by the
    /// new ones.
    public func updateSettings(_ change: @escaping @Sendable (inout ControllerSettings) -> Void) {
        environment.loop.execute { change(&self.settings) }
    }

    /// [any thread] Adds a subscriber. It is called on the loop: first with everything there is as
    /// a difference to nothing, then with every committed change, in order. It must not block.
    public func subscribe(_ subscriber: @escaping Subscriber) {
        environment.loop.execute {
            self.subscribers.append(subscriber)
            subscriber(MetadataDelta(everythingIn: self.committed))
        }
    }

    /// [any thread] Takes no more requests, commits those it has, and closes the log. `done` is
    /// called once, on the loop.
    public func close(_ done: @escaping @Sendable () -> Void) {
        environment.loop.execute {
            precondition(self.closed == nil, "the metadata log is closed twice")
            self.closed = done
            self.closeIfIdle()
        }
    }

    /// [loop] Shows a committed image.
    func publish(_ image: MetadataImage, touched: TouchedMetadata) {
        let delta = MetadataDelta(from: committed, to: image, touched: touched)
        committed = image
        published.withLock { $0 = image }
        for subscriber in subscribers { subscriber(delta) }
    }
}
