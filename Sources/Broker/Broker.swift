public import Logging
public import Metadata
public import Ports
import Primitives
import Settings
import Synchronization
import Wire

/// The broker's core: requests in, replies out, no sockets.
///
/// It has one ``BrokerLoop`` for each event loop. A request is handled on its connection's loop,
/// hops to the owners of its partitions, grouped, and back once.
public final class Broker: @unchecked Sendable {
    // Guard of the unchecked conformance: `loops` is set once, before the initialiser returns; the
    // rest is immutable or locks itself.

    let settings: BrokerSettings
    let services: BrokerServices
    let environment: PartitionEnvironment
    let buffers: any DestinationSource
    let sessions: FetchSessionCache
    let producerIDs: ProducerIDAllocator
    let entropy: any Entropy
    /// The broker-wide configs in force.
    let live: LiveDefaults
    let routing: Mutex<Routing>
    private(set) var loops: [BrokerLoop] = []
    private let metadataBox = Mutex<(any ClusterMetadata)?>(nil)
    /// How far every loop has followed the metadata.
    let applied = AppliedMetadata()
    private let waiterIDs = Atomic<UInt64>(1)

    /// - Parameters:
    ///   - loops: one for each event loop; connections run on these.
    ///   - store: which store holds a topic.
    public init(
        settings: BrokerSettings, services: BrokerServices = BrokerServices(),
        loops: [any OwnerLoop], clock: any Clock, entropy: any Entropy,
        compute: any ComputePool, codecs: CodecTable, buffers: any DestinationSource,
        logger: Logger,
        store: @escaping @Sendable (_ topic: String) -> any LogStore
    ) {
        self.settings = settings
        self.services = services
        self.buffers = buffers
        self.entropy = entropy
        live = LiveDefaults(settings.defaults)
        environment = PartitionEnvironment(
            clock: clock, entropy: entropy, compute: compute, codecs: codecs, logger: logger,
            decompressionLimits: DecompressionLimits(
                maxOutputByteCount: settings.maxOpenedBatchByteCount,
                maxRatio: settings.maxOpenedBatchRatio),
            live: live,
            snapshotIntervalByteCount: 64 << 20)
        sessions = FetchSessionCache(
            capacity: Int(
                settings.defaults.integer("max.incremental.fetch.session.cache.slots")),
            entropy: entropy)
        producerIDs = ProducerIDAllocator(nodeID: settings.nodeID)
        routing = Mutex(
            Routing(
                maker: RouteMaker(defaults: settings.defaults, logger: logger, store: store)))
        self.loops = loops.enumerated().map { BrokerLoop(index: $0, loop: $1, broker: self) }
    }

    /// nil until it is attached.
    var attachedMetadata: (any ClusterMetadata)? { metadataBox.withLock { $0 } }

    var metadata: any ClusterMetadata {
        guard let metadata = attachedMetadata else {
            preconditionFailure("the broker serves requests before it has metadata")
        }
        return metadata
    }

    /// Gives the broker its metadata, before the first request and the first delta.
    public func attach(_ metadata: any ClusterMetadata) {
        metadataBox.withLock { $0 = metadata }
        let (defaults, codecs) = (live.current, environment.codecs)
        metadata.updateSettings { $0.follow(defaults, codecs: codecs) }
    }

    /// Submits a change and answers once every loop has acted on it. `done` runs on any thread.
    func change<Request: ControllerRequest>(
        _ request: Request,
        _ done: @escaping @Sendable (Result<Request.Response, ControllerError>) -> Void
    ) {
        let metadata = metadata
        metadata.submit(request) { [self] result in
            applied.wait(for: metadata.image.endOffset) { done(result) }
        }
    }

    func nextWaiterID() -> UInt64 { waiterIDs.wrappingAdd(1, ordering: .relaxed).oldValue }

    /// Acts on a committed change: every loop gets the new routes. `done` runs on some loop once
    /// all have them, so that a client that hears of its topic finds it on every connection.
    ///
    /// [metadata loop] Deltas come in order.
    public func apply(_ delta: MetadataDelta, _ done: @escaping @Sendable () -> Void) {
        let endOffset = delta.current.endOffset
        routing.withLock { routing in
            let remakesAll = followConfigs(of: delta, &routing)
            routing.image = delta.current
            let maker = routing.maker
            let topics = remakesAll ? delta.current.topics.sorted : changedTopics(of: delta)
            update(
                changed: topics.map { maker.route($0, in: delta.current) },
                deleted: delta.deletedTopics.map { maker.route($0, in: delta.previous) }
            ) { [self] in
                applied.reached(endOffset)
                done()
            }
        }
    }

    private func changedTopics(of delta: MetadataDelta) -> [TopicImage] {
        var seen: Set<String> = []
        var topics = (delta.createdTopics + delta.changedTopics.map(\.current)).filter {
            seen.insert($0.name).inserted
        }
        for resource in delta.changedConfigs
        where resource.kind == .topic && seen.insert(resource.name).inserted {
            if let topic = delta.current.topics[name: resource.name] { topics.append(topic) }
        }
        return topics
    }

    /// Gives routes to every loop; `done` runs on the last of them. Held under the lock of
    /// `routing`, so that changes reach each loop in their order.
    func update(
        changed: [TopicRoute], deleted: [TopicRoute], _ done: @escaping @Sendable () -> Void
    ) {
        let barrier = LoopBarrier(Atomic(loops.count), done)
        for loop in loops {
            loop.loop.execute {
                loop.apply(changed: changed, deleted: deleted)
                barrier.arrive()
            }
        }
    }

    /// Takes note of logs that no topic has, before the first request.
    public func adopt(strays: [LogID], of store: any LogStore) {
        for id in strays {
            let owner = loops[
                TopicRoute.ownerIndex(
                    topic: id.topic, partition: id.partition, loopCount: loops.count)]
            owner.loop.execute {
                owner.strays[TopicPartition(topic: id.topic, partition: id.partition)] = (id, store)
            }
        }
    }

    /// [loop `loopIndex`] A connection is gone: nothing waits for data on its behalf any more.
    public func connectionClosed(_ id: UInt64, loopIndex: Int) {
        loops[loopIndex].connectionClosed(id)
    }

    /// Begins background work on every loop: retention, forgetting silent producers. It ends with
    /// ``drain()``. [any thread] Once, when the broker serves.
    public func startMaintenance() {
        let delay = defaults.integer("log.initial.task.delay.ms")
        for loop in loops { loop.loop.execute { loop.startMaintenance(initialDelay: delay) } }
    }

    /// The node stops: nobody is kept waiting for data that may not come. [any thread]
    public func drain() {
        for loop in loops { loop.loop.execute { loop.drain() } }
    }

    /// Closes every log: snapshots are written, stores told. `done` runs on some loop.
    ///
    /// [any thread] After the last request has been answered.
    public func close(_ done: @escaping @Sendable () -> Void) {
        let barrier = LoopBarrier(Atomic(loops.count), done)
        for loop in loops { loop.loop.execute { loop.close { barrier.arrive() } } }
    }
}

/// The offset of the metadata log that every loop has acted on, and who waits for it. [any thread]
final class AppliedMetadata: Sendable {
    private struct State {
        var offset: Int64 = 0
        var waiting: [(offset: Int64, done: @Sendable () -> Void)] = []
    }

    private let state = Mutex(State())

    var offset: Int64 { state.withLock { $0.offset } }

    func reached(_ offset: Int64) {
        let ready = state.withLock { state -> [@Sendable () -> Void] in
            state.offset = max(state.offset, offset)
            let ready = state.waiting.filter { $0.offset <= state.offset }.map(\.done)
            if !ready.isEmpty { state.waiting.removeAll { $0.offset <= state.offset } }
            return ready
        }
        for done in ready { done() }
    }

    /// Runs `done` once every loop has acted on everything below `offset`; inline if they have.
    func wait(for offset: Int64, _ done: @escaping @Sendable () -> Void) {
        let isReached = state.withLock { state in
            if state.offset >= offset { return true }
            state.waiting.append((offset, done))
            return false
        }
        if isReached { done() }
    }
}

/// Runs something after the last of several loops has arrived. [any thread]
final class LoopBarrier: Sendable {
    private let left: Atomic<Int>
    private let done: @Sendable () -> Void

    init(_ left: consuming Atomic<Int>, _ done: @escaping @Sendable () -> Void) {
        self.left = left
        self.done = done
    }

    func arrive() {
        if left.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { done() }
    }
}
