import Logging
import Metadata
import PartitionLog
import Ports
import Primitives
import Settings
import Telemetry

/// One event loop's share of the broker: its copy of the routes and the partitions it owns.
///
/// [its loop] Everything. Nothing here is shared, so nothing here is locked.
final class BrokerLoop: @unchecked Sendable {
    // Guard of the unchecked conformance: state is touched on `loop` only.

    let index: Int
    let loop: any OwnerLoop
    unowned let broker: Broker
    var topicsByName: [String: TopicRoute] = [:]
    var topicsByID: [Uuid: TopicRoute] = [:]
    private(set) var partitions: [TopicPartition: Partition] = [:]
    /// Partitions of deleted topics whose logs are still going, each with what waits for that: the
    /// next topic of the name opens, is deleted in its turn, and so on. One step at a time, in
    /// order.
    private var deleting: [TopicPartition: [(@escaping @Sendable () -> Void) -> Void]] = [:]
    /// Logs that exist although no topic has them; deleted when a new topic takes their name.
    var strays: [TopicPartition: (id: LogID, store: any LogStore)] = [:]
    let deadlines: DeadlineQueue
    let traffic = TrafficTable()
    /// Fetches of this loop's connections that wait for data, by their present wait.
    var waitingFetches: [UInt64: FetchOperation] = [:]
    private(set) var isDraining = false
    private let flusher: FlushScheduler
    private let flushMetrics: FlushMetrics
    /// nil until the node asks for background work.
    private var maintenance: LogMaintenance?

    init(index: Int, loop: any OwnerLoop, broker: Broker) {
        self.index = index
        self.loop = loop
        self.broker = broker
        deadlines = DeadlineQueue(loop: loop, clock: broker.environment.clock)
        flushMetrics = FlushMetrics(broker.services.metrics)
        flusher = FlushScheduler(
            deadlines: deadlines, clock: broker.environment.clock, metrics: flushMetrics
        ) { [unowned broker] in broker.defaults.integer("log.flush.scheduler.interval.ms") }
    }

    /// Begins background work: see ``LogMaintenance``. Once.
    func startMaintenance(initialDelay: Int64) {
        guard !isDraining else { return }
        let maintenance = LogMaintenance(
            self,
            metrics: MaintenanceMetrics(broker.services.metrics, loopIndex: index),
            initialDelay: initialDelay)
        self.maintenance = maintenance
        maintenance.start()
    }

    /// Every partition that this loop owns, used or not.
    func ownedPartitions() -> [TopicPartition] {
        let loopCount = broker.loops.count
        return topicsByName.values.flatMap { topic in
            (0..<Int32(topic.partitions.count)).filter {
                TopicRoute.ownerIndex(
                    topic: topic.name, partition: $0, loopCount: loopCount) == index
            }.map { TopicPartition(topic: topic.name, partition: $0) }
        }
    }

    /// The partition's owner state, made on first use. nil while the topic or partition is unknown.
    func partition(_ topic: TopicRoute, _ number: Int32) -> Partition? {
        guard number >= 0 && number < Int32(topic.partitions.count) else { return nil }
        let key = TopicPartition(topic: topic.name, partition: number)
        if let known = partitions[key], known.id.topicID == topic.id { return known }
        guard topicsByName[topic.name]?.id == topic.id, partitions[key] == nil else { return nil }
        let state = topic.partitions[Int(number)]
        let partition = Partition(
            id: LogID(topic: topic.name, topicID: topic.id, partition: number),
            leaderEpoch: state.leaderEpoch, settings: topic.settings, store: topic.store,
            loop: loop, environment: broker.environment)
        partition.flusher = flusher
        partition.flushMetrics = flushMetrics
        partitions[key] = partition
        partition.traffic = traffic.of(topic)
        if let stray = strays.removeValue(forKey: key), stray.store === topic.store {
            delete(
                Partition(
                    id: stray.id, leaderEpoch: 0, settings: topic.settings, store: stray.store,
                    loop: loop, environment: broker.environment), key)
        }
        if deleting[key] != nil {
            partition.phase = .opening
            deleting[key]?.append { next in
                partition.open(create: true)
                next()
            }
        }
        return partition
    }

    /// The partition's state if it was used already.
    func existingPartition(_ topic: TopicRoute, _ number: Int32) -> Partition? {
        let partition = partitions[TopicPartition(topic: topic.name, partition: number)]
        return partition?.id.topicID == topic.id ? partition : nil
    }

    /// Takes changed and deleted topics into the routes. The caller has made the routes once for
    /// all loops.
    func apply(changed: [TopicRoute], deleted: [TopicRoute]) {
        for topic in deleted {
            if topicsByName[topic.name]?.id == topic.id { topicsByName[topic.name] = nil }
            topicsByID[topic.id] = nil
            traffic.forget(topic.id)
            delete(topic)
        }
        for topic in changed {
            topicsByName[topic.name] = topic
            topicsByID[topic.id] = topic
            for (number, state) in topic.partitions.enumerated() {
                let key = TopicPartition(topic: topic.name, partition: Int32(number))
                guard let partition = partitions[key], partition.id.topicID == topic.id else {
                    continue
                }
                partition.update(leaderEpoch: state.leaderEpoch, settings: topic.settings)
            }
        }
    }

    private func delete(_ topic: TopicRoute) {
        let loopCount = broker.loops.count
        for number in 0..<Int32(topic.partitions.count)
        where TopicRoute.ownerIndex(
            topic: topic.name, partition: number, loopCount: loopCount) == index
        {
            let key = TopicPartition(topic: topic.name, partition: number)
            let state = topic.partitions[Int(number)]
            let partition =
                partitions.removeValue(forKey: key)
                ?? Partition(
                    id: LogID(topic: topic.name, topicID: topic.id, partition: number),
                    leaderEpoch: state.leaderEpoch, settings: topic.settings,
                    store: topic.store, loop: loop, environment: broker.environment)
            delete(partition, key)
        }
    }

    private func delete(_ partition: Partition, _ key: TopicPartition) {
        let step = { [self] (next: @escaping @Sendable () -> Void) in
            partition.delete { [self] error in
                if let error {
                    broker.environment.logger.report(
                        .logNotDeleted, "log of \(partition.label) not deleted: \(error)")
                }
                next()
            }
        }
        if deleting[key] != nil {
            deleting[key]?.append(step)
        } else {
            deleting[key] = []
            step { [self] in advance(key) }
        }
    }

    /// The step in front has ended.
    private func advance(_ key: TopicPartition) {
        guard let waiting = deleting[key], let step = waiting.first else {
            deleting[key] = nil
            return
        }
        deleting[key]?.removeFirst()
        step { [self] in advance(key) }
    }

    /// A connection is gone: a fetch of it that waits holds its frame for nobody.
    func connectionClosed(_ id: UInt64) {
        for fetch in Array(waitingFetches.values) where fetch.connectionID == id {
            fetch.stopWaiting()
        }
    }

    /// Answers waiting fetches with what is there; later ones do not wait.
    func drain() {
        isDraining = true
        maintenance?.stop()
        for fetch in Array(waitingFetches.values) { fetch.stopWaiting() }
    }

    /// Closes every log. `done` runs on the loop.
    func close(_ done: @escaping @Sendable () -> Void) {
        let open = Array(partitions.values)
        partitions.removeAll()
        let countdown = Countdown(open.count, done)
        if open.isEmpty { return done() }
        for partition in open { partition.close { countdown.arrive() } }
    }
}

/// Runs something after a number of arrivals. [its maker's loop]
final class Countdown: @unchecked Sendable {
    // Guard of the unchecked conformance: every arrival is on one loop.
    private var left: Int
    private let done: @Sendable () -> Void

    init(_ count: Int, _ done: @escaping @Sendable () -> Void) {
        left = count
        self.done = done
    }

    func arrive() {
        left -= 1
        if left == 0 { done() }
    }
}
