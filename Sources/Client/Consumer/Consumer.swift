internal import DequeModule
internal import NIOCore
public import Ports
internal import Wire

/// How records are read.
public struct ConsumerConfiguration: Sendable {
    /// What to do where the asked-for offset is not in the log.
    public enum OutOfRange: Sendable, Equatable {
        case fail
        case moveTo(StartPosition)
    }

    /// How long a broker may wait for records.
    public var maxWait = Milliseconds(500)
    /// Bytes that a broker waits for, at most ``maxWait`` long.
    public var minByteCount = 1
    /// Bytes of one answer; a larger single batch still comes.
    public var maxByteCount = 50 << 20
    /// Bytes of one partition in one answer; a larger single batch still comes.
    public var maxPartitionByteCount = 1 << 20
    public var outOfRange = OutOfRange.fail

    public init() {}
}

/// Reads the partitions it is given, each from a position on.
///
/// Lives on its cluster's event loop. While the caller works on one answer, the next is on its way:
/// one request is in flight for each leader.
public actor Consumer {
    private nonisolated let cluster: Cluster
    private let configuration: ConsumerConfiguration
    /// Offsets to ask for next.
    private var positions: [TopicPartition: Int64] = [:]
    /// Partitions that a request in flight asks for.
    private var asked: Set<TopicPartition> = []
    private var busyNodes: Set<Int32> = []
    private var arrived: Deque<Result<FetchedBatches, ClientError>> = []
    private var ends: [TopicPartition: Int64] = [:]
    private var failures = 0
    private var waiter: CheckedContinuation<Void, Never>?
    private var isClosed = false

    public init(
        _ cluster: Cluster, _ configuration: ConsumerConfiguration = ConsumerConfiguration()
    ) {
        self.cluster = cluster
        self.configuration = configuration
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { cluster.unownedExecutor }

    /// Begins to read a partition, at once.
    ///
    /// - Returns: the offset at which it begins.
    @discardableResult
    public func assign(
        _ partition: TopicPartition, from start: StartPosition
    ) async throws(ClientError) -> Int64 {
        _ = try await cluster.topic(partition.topic, allowCreation: false)
        let offset = try await OffsetLookup.offset(start, of: partition, on: cluster)
        positions[partition] = offset
        return offset
    }

    /// Stops reading a partition. What has arrived may still be given out.
    public func unassign(_ partition: TopicPartition) {
        positions[partition] = nil
    }

    /// The offset that will be asked for next.
    public func position(of partition: TopicPartition) -> Int64? { positions[partition] }

    /// Behind the last record that may be read, as the last answer said.
    public func end(of partition: TopicPartition) -> Int64? { ends[partition] }

    /// The next batches, waiting for them.
    ///
    /// - Returns: nil after about ``ConsumerConfiguration/maxWait`` without any.
    /// - Throws: what happened to a partition, which is read no further.
    public func next() async throws(ClientError) -> FetchedBatches? {
        if isClosed { throw ClientError(.closed, "this consumer is closed; make a new one") }
        if positions.isEmpty && arrived.isEmpty {
            throw ClientError(.invalidArgument, "no partition is assigned; assign one first")
        }
        ask()
        if arrived.isEmpty { await withCheckedContinuation { waiter = $0 } }
        guard let result = arrived.popFirst() else { return nil }
        if arrived.isEmpty { ask() }
        return try result.get()
    }

    /// Ends; the cluster stays open.
    public func close() {
        isClosed = true
        wake()
    }

    private func wake() {
        waiter?.resume()
        waiter = nil
    }

    // MARK: Asking

    /// Sends a request to each leader that has none, unless plenty waits to be taken.
    private func ask() {
        guard arrived.count <= positions.count, !isClosed else { return }
        let metadata = cluster.assumeIsolated { $0.metadata }
        var partitionsByNode: [Int32: [TopicPartition]] = [:]
        var isStranded = false
        for partition in positions.keys.sorted() where !asked.contains(partition) {
            guard let node = metadata.leader(of: partition) else {
                isStranded = true
                continue
            }
            if !busyNodes.contains(node) { partitionsByNode[node, default: []].append(partition) }
        }
        for (node, partitions) in partitionsByNode {
            busyNodes.insert(node)
            asked.formUnion(partitions)
            spawn { await $0.fetch(partitions, from: node) }
        }
        if isStranded && busyNodes.isEmpty {
            busyNodes.insert(Self.noNode)
            spawn { consumer in
                await consumer.refreshAfterFailure()
                consumer.busyNodes.remove(Self.noNode)
                consumer.wake()
            }
        }
    }

    private func spawn(_ body: @escaping @Sendable (isolated Consumer) async -> Void) {
        cluster.assumeIsolated { cluster in cluster.spawn { await body(self) } }
    }

    /// Stands for the search of a leader.
    private static let noNode: Int32 = -1

    private func fetch(_ partitions: [TopicPartition], from node: Int32) async {
        do throws(ClientError) {
            let connection = try await cluster.connection(to: node)
            let wanted = partitions.compactMap { partition in
                positions[partition].map { (partition, $0) }
            }
            let request = FetchExchange.request(
                wanted, await cluster.metadata, configuration)
            let frame = try await connection.exchange(request, brokerWait: configuration.maxWait)
            let response = try frame.decode(FetchResponse.self, from: connection.address)
            try await take(response, frame, from: connection.address)
        } catch {
            if error.isRetriable {
                await refreshAfterFailure()
            } else {
                for partition in partitions { positions[partition] = nil }
                arrived.append(.failure(error))
            }
        }
        busyNodes.remove(node)
        asked.subtract(partitions)
        wake()
    }

    private func take(
        _ response: FetchResponse, _ frame: ResponseFrame, from address: BrokerAddress
    ) async throws(ClientError) {
        if let error = ClientError.answered(response.errorCode, doing: "fetch from \(address)") {
            throw error
        }
        let metadata = await cluster.metadata
        let answers = FetchExchange.answers(response, frame) { metadata.topicName($0) }
        var needsMetadata = false
        for answer in answers {
            guard let offset = positions[answer.partition] else { continue }
            if let error = answer.error {
                try await handle(error, of: answer.partition, at: offset)
                needsMetadata = needsMetadata || error.asksForMetadata
                continue
            }
            failures = 0
            ends[answer.partition] = answer.highWatermark
            guard answer.bytes.readableBytes > 0 else { continue }
            let fetched = FetchedBatches(
                partition: answer.partition, fetchOffset: offset,
                highWatermark: answer.highWatermark, bytes: answer.bytes)
            do throws(ClientError) {
                positions[answer.partition] = try fetched.nextOffset()
                arrived.append(.success(fetched))
            } catch {
                positions[answer.partition] = nil
                arrived.append(.failure(error))
            }
        }
        if needsMetadata { await refreshAfterFailure() }
    }

    private func handle(
        _ error: ClientError, of partition: TopicPartition, at offset: Int64
    ) async throws(ClientError) {
        if error.code == .broker(.offsetOutOfRange),
            case .moveTo(let start) = configuration.outOfRange
        {
            positions[partition] = try await OffsetLookup.offset(
                start, of: partition, on: cluster)
            return
        }
        if error.isRetriable && failures < Self.failuresMax { return }
        positions[partition] = nil
        var error = error
        if error.code == .broker(.offsetOutOfRange) {
            error.message += " (offset \(offset) was asked for)"
        }
        arrived.append(.failure(error))
    }

    /// Failures in a row after which the caller is told.
    private static let failuresMax = 20

    private func refreshAfterFailure() async {
        failures += 1
        let topics = Set(positions.keys.map(\.topic)).sorted()
        let delay = cluster.configuration.backoff.delay(
            failures: failures, randomBits: .random(in: 0 ... .max))
        // Cancelled only with the process; trying a moment early does no harm.
        try? await Task.sleep(for: .milliseconds(delay.value))
        do throws(ClientError) {
            try await cluster.refresh(topics: topics)
        } catch {
            if failures >= Self.failuresMax { arrived.append(.failure(error)) }
        }
    }
}
