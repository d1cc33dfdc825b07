internal import NIOCore
public import Ports
internal import Primitives
internal import Records
internal import Wire

/// Writes records: batches them, sends them to the leaders, sends them again where that helps.
///
/// Lives on its cluster's event loop. Records of one partition are written in the order of the
/// calls.
public actor Producer {
    private nonisolated let cluster: Cluster
    private let configuration: ProducerConfiguration
    private let onDelivery: @Sendable (Delivery) -> Void
    private var accumulator: Accumulator
    private var partitioner: Partitioner
    private var partitionCounts: [String: Int32] = [:]
    /// Requests that are not answered, by node.
    private var requestCounts: [Int32: Int] = [:]
    private var connections: [Int32: Connection] = [:]
    private var connecting: Set<Int32> = []
    private var isAskingForProducer = false
    private var isRefreshing = false
    private var isClosed = false
    private var failures = 0
    private var timer: Scheduled<Void>?
    private var timerTime: MonotonicTime?
    private var waitingForRoom: [CheckedContinuation<Void, Never>] = []
    private var waitingForEmpty: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - codec: for the configuration's compression, if there is any.
    ///   - onDelivery: called on the event loop for each batch; must not block.
    /// - Throws: `invalidArgument` for values that do not fit.
    public init(
        _ cluster: Cluster, _ configuration: ProducerConfiguration = ProducerConfiguration(),
        codec: (any Codec)? = nil, onDelivery: @escaping @Sendable (Delivery) -> Void
    ) throws(ClientError) {
        try configuration.validate()
        if configuration.compression != .none {
            guard let codec, codec.compressionType == configuration.compression else {
                throw ClientError(
                    .codec, "there is no codec for \(configuration.compression.name); give one")
            }
        }
        self.cluster = cluster
        self.configuration = configuration
        self.onDelivery = onDelivery
        accumulator = Accumulator(
            configuration, backoff: cluster.configuration.backoff,
            encoder: BatchEncoder(
                type: configuration.compression, level: configuration.compressionLevel,
                codec: codec))
        partitioner = Partitioner(stickyByteCount: configuration.batchByteCount)
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { cluster.unownedExecutor }

    // MARK: Records in

    /// Hands records over, and waits while the buffer is full.
    ///
    /// - Throws: for a topic that cannot be written to; then the records before it were taken.
    public func send(_ records: [ProducerRecord]) async throws(ClientError) {
        if isClosed { throw ClientError(.closed, "this producer is closed; make a new one") }
        let timestamp = wallMilliseconds()
        let now = MonotonicTime.now
        var isReady = false
        for record in records {
            let count: Int32
            if let known = partitionCounts[record.topic] {
                count = known
            } else {
                count = try await learn(record.topic)
            }
            let partition = try choose(record, count)
            let becameReady = accumulator.append(
                record, to: TopicPartition(topic: record.topic, partition: partition),
                timestamp: record.timestamp ?? timestamp, now: now)
            isReady = isReady || becameReady
        }
        let isFull = accumulator.heldByteCount >= configuration.bufferByteCount
        if isReady || isFull || configuration.linger.value == 0 { pump() } else { arm() }
        if isFull { await withCheckedContinuation { waitingForRoom.append($0) } }
    }

    private func choose(_ record: ProducerRecord, _ count: Int32) throws(ClientError) -> Int32 {
        guard let partition = record.partition else {
            return partitioner.partition(
                topic: record.topic, key: record.key, byteCount: record.byteCount, count: count
            ) { .random(in: 0 ... .max) }
        }
        guard partition >= 0 && partition < count else {
            throw ClientError(
                .invalidArgument,
                "topic '\(record.topic)' has no partition \(partition); it has \(count), numbered"
                    + " from 0")
        }
        return partition
    }

    private func learn(_ topic: String) async throws(ClientError) -> Int32 {
        let description = try await cluster.topic(
            topic, allowCreation: configuration.allowTopicCreation)
        let count = Int32(description.partitions.count)
        partitionCounts[topic] = count
        return count
    }

    /// Sends everything and waits until it is delivered or has failed.
    public func flush() async {
        accumulator.isFlushing = true
        pump()
        while accumulator.batchCount > 0 {
            await withCheckedContinuation { waitingForEmpty.append($0) }
        }
        accumulator.isFlushing = false
    }

    /// Delivers what is there and ends. The cluster stays open.
    public func close() async {
        isClosed = true
        await flush()
        timer?.cancel()
    }

    // MARK: Requests out

    /// Sends all that may be sent, and sees to what keeps the rest.
    private func pump() {
        let now = MonotonicTime.now
        for batch in accumulator.expire(now: now) {
            deliver(
                batch, baseOffset: -1,
                ClientError(
                    .timedOut,
                    "cannot produce to \(batch.partition): not written within"
                        + " \(configuration.deliveryTimeout.value) ms; check that its leader is"
                        + " well, or raise the delivery timeout"))
        }
        if accumulator.needsProducer { askForProducer() }
        var missing: Set<Int32> = []
        var stranded: Set<String> = []
        var unencodable: [(ProducerBatch, ClientError)] = []
        let metadata = cluster.assumeIsolated { $0.metadata }
        let shipments = accumulator.drain(
            now: now, leader: { metadata.leader(of: $0) },
            capacity: { node in
                guard connections[node]?.isActive == true else {
                    missing.insert(node)
                    return 0
                }
                return configuration.maxInFlight - (requestCounts[node] ?? 0)
            }, isStranded: { stranded.insert($0.topic) },
            deliver: { unencodable.append(($0, $1)) })
        for shipment in shipments { send(shipment) }
        for (batch, error) in unencodable { deliver(batch, baseOffset: -1, error) }
        for node in missing { connect(to: node) }
        if !stranded.isEmpty { refresh(stranded) }
        arm()
    }

    private func send(_ shipment: Accumulator.Shipment) {
        guard let connection = connections[shipment.node] else {
            preconditionFailure("no connection to \(shipment.node)")
        }
        let hasAnswer = configuration.acks != .none
        let ids = shipment.batches.map { (partition: $0.partition, id: $0.id) }
        requestCounts[shipment.node, default: 0] += 1
        let sent: EventLoopFuture<ResponseFrame?>
        do throws(ClientError) {
            let version = try connection.version(of: ProduceRequest.self)
            let topicIDs = cluster.assumeIsolated { cluster in
                shipment.batches.map { cluster.metadata.topic($0.partition.topic)?.id ?? .zero }
            }
            let (request, payloads) = ProduceExchange.request(
                shipment.batches, topicIDs: topicIDs, version: version, configuration)
            sent = try connection.send(
                request, payloads: payloads, brokerWait: configuration.ackTimeout,
                hasAnswer: hasAnswer)
        } catch {
            return finish(shipment.node, ids) { _ in .failed(error) }
        }
        sent.whenComplete { result in
            self.assumeIsolated { producer in
                producer.answered(shipment.node, connection, ids, result)
            }
        }
    }

    private func answered(
        _ node: Int32, _ connection: Connection, _ ids: [(partition: TopicPartition, id: UInt64)],
        _ result: Result<ResponseFrame?, any Error>
    ) {
        let frame: ResponseFrame?
        do {
            frame = try result.get()
        } catch {
            let error = ClientError.wrapping(error, at: connection.address.description)
            return finish(node, ids) { _ in .failed(error) }
        }
        guard let frame else { return finish(node, ids) { _ in .written(baseOffset: -1) } }
        let outcomes: [TopicPartition: Accumulator.Outcome]
        do throws(ClientError) {
            let response = try frame.decode(ProduceResponse.self, from: connection.address)
            outcomes = cluster.assumeIsolated { cluster in
                ProduceExchange.outcomes(response) { cluster.metadata.topicName($0) }
            }
        } catch {
            return finish(node, ids) { _ in .failed(error) }
        }
        let silence = ClientError(
            .badResponse, "\(connection.address) did not answer for every partition")
        finish(node, ids) { outcomes[$0] ?? .failed(silence) }
    }

    private func finish(
        _ node: Int32, _ ids: [(partition: TopicPartition, id: UInt64)],
        _ outcome: (TopicPartition) -> Accumulator.Outcome
    ) {
        requestCounts[node, default: 1] -= 1
        let now = MonotonicTime.now
        var stale: Set<String> = []
        for (partition, id) in ids {
            let outcome = outcome(partition)
            switch outcome {
            case .written: failures = 0
            case .failed(let error):
                if error.asksForMetadata { stale.insert(partition.topic) }
            }
            let done = accumulator.complete(
                id, of: partition, outcome, now: now, randomBits: .random(in: 0 ... .max))
            if let done { deliver(done.batch, baseOffset: done.baseOffset, done.error) }
        }
        if !stale.isEmpty { refresh(stale) }
        pump()
    }

    private func deliver(_ batch: ProducerBatch, baseOffset: Int64, _ error: ClientError?) {
        onDelivery(
            Delivery(
                partition: batch.partition, recordCount: batch.recordCount,
                byteCount: batch.encoded.readableBytes, baseOffset: baseOffset, error: error,
                createdAt: batch.createdAt, completedAt: .now))
        if accumulator.heldByteCount < configuration.bufferByteCount {
            let waiting = waitingForRoom
            waitingForRoom = []
            for continuation in waiting { continuation.resume() }
        }
        if accumulator.batchCount == 0 {
            let waiting = waitingForEmpty
            waitingForEmpty = []
            for continuation in waiting { continuation.resume() }
        }
    }

    // MARK: What sending needs

    private func spawn(_ body: @escaping @Sendable (isolated Producer) async -> Void) {
        cluster.assumeIsolated { cluster in cluster.spawn { await body(self) } }
    }

    private func connect(to node: Int32) {
        guard connecting.insert(node).inserted else { return }
        connections[node] = nil
        spawn { producer in
            do throws(ClientError) {
                producer.connections[node] = try await producer.cluster.connection(to: node)
                producer.failures = 0
                producer.connecting.remove(node)
            } catch {
                await producer.pauseAfterFailure()
                producer.connecting.remove(node)
                producer.refresh(Set(producer.partitionCounts.keys))
            }
            producer.pump()
        }
    }

    private func refresh(_ topics: Set<String>) {
        guard !isRefreshing else { return }
        isRefreshing = true
        spawn { producer in
            do throws(ClientError) {
                try await producer.cluster.refresh(topics: topics.sorted())
            } catch {
                // The next try is as far away as after an answer that did not help.
            }
            await producer.pauseAfterFailure()
            producer.isRefreshing = false
            producer.pump()
        }
    }

    private func askForProducer() {
        guard !isAskingForProducer else { return }
        isAskingForProducer = true
        spawn { producer in
            do throws(ClientError) {
                let identity = try await ProduceExchange.producer(from: producer.cluster)
                producer.failures = 0
                producer.accumulator.setProducer(identity)
            } catch {
                await producer.producerRefused(error)
            }
            producer.isAskingForProducer = false
            producer.pump()
        }
    }

    private func producerRefused(_ error: ClientError) async {
        if error.isRetriable { return await pauseAfterFailure() }
        for batch in accumulator.abandon() { deliver(batch, baseOffset: -1, error) }
    }

    private func pauseAfterFailure() async {
        failures += 1
        let delay = cluster.configuration.backoff.delay(
            failures: failures, randomBits: .random(in: 0 ... .max))
        // Cancelled only with the process; trying a moment early does no harm.
        try? await Task.sleep(for: .milliseconds(delay.value))
    }

    /// Sets the timer for the next thing that time brings.
    private func arm() {
        guard let time = accumulator.wakeTime(now: .now) else { return }
        if let timerTime, timerTime <= time { return }
        timer?.cancel()
        timerTime = time
        timer = cluster.eventLoop.scheduleTask(deadline: time.deadline) {
            self.assumeIsolated { producer in
                producer.timerTime = nil
                producer.pump()
            }
        }
    }
}
