public import NIOCore
internal import Ports
internal import Wire

/// A connection to a cluster: brokers, their connections, and which of them leads what.
///
/// Lives on one event loop together with its connections, so that the data path needs no lock.
/// Close it in the end.
public actor Cluster {
    public nonisolated let eventLoop: any EventLoop
    public nonisolated let configuration: ClientConfiguration
    nonisolated let executor: any SerialExecutor

    package private(set) var metadata = ClusterMetadata()
    private var connections: [Int32: Connection] = [:]
    private var opening: [Int32: Task<Connection, any Error>] = [:]
    private var bootstrapConnection: Connection?
    private var isClosed = false
    private var tasks: [Int: Task<Void, Never>] = [:]
    private var nextTaskID = 0

    /// - Precondition: the event loop is one of `MultiThreadedEventLoopGroup`, and there is a
    ///   bootstrap address.
    public init(_ configuration: ClientConfiguration, on eventLoop: any EventLoop) {
        precondition(!configuration.bootstrap.isEmpty, "no bootstrap address")
        self.configuration = configuration
        self.eventLoop = eventLoop
        executor = eventLoop.executor
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Closes all connections, and waits until nothing of the cluster runs any more. The event loop
    /// may be shut down afterwards. Close producers and consumers before.
    public func close() async {
        isClosed = true
        for connection in connections.values { connection.close() }
        bootstrapConnection?.close()
        connections = [:]
        bootstrapConnection = nil
        while let task = tasks.values.first {
            task.cancel()
            await task.value
        }
    }

    /// Runs work for a producer or consumer; ``close()`` waits for it.
    func spawn(_ body: @escaping @Sendable () async -> Void) {
        if isClosed { return }
        let id = nextTaskID
        nextTaskID += 1
        tasks[id] = Task {
            await body()
            tasks[id] = nil
        }
    }

    // MARK: Connections

    /// The open connection to a broker; nil if there is none at the moment.
    func openConnection(to nodeID: Int32) -> Connection? {
        guard let connection = connections[nodeID] else { return nil }
        if connection.isActive { return connection }
        connections[nodeID] = nil
        return nil
    }

    /// Connects to a broker unless there is a connection.
    func connection(to nodeID: Int32) async throws(ClientError) -> Connection {
        try requireOpen()
        if let connection = openConnection(to: nodeID) { return connection }
        guard let broker = metadata.brokers[nodeID] else {
            throw ClientError(
                .connectFailed, "broker \(nodeID) is not known; ask for metadata first")
        }
        let task =
            opening[nodeID]
            ?? Task { [eventLoop, configuration] in
                try await Connection.open(broker.address, on: eventLoop, configuration)
            }
        opening[nodeID] = task
        do {
            let connection = try await task.value
            opening[nodeID] = nil
            if isClosed {
                connection.close()
                try requireOpen()
            }
            connections[nodeID] = connection
            return connection
        } catch {
            opening[nodeID] = nil
            throw ClientError.wrapping(error, at: broker.address.description)
        }
    }

    /// Any connection: an open one, else to the first bootstrap address or broker that answers.
    func anyConnection() async throws(ClientError) -> Connection {
        try requireOpen()
        if let connection = bootstrapConnection, connection.isActive { return connection }
        for nodeID in connections.keys.sorted() {
            if let connection = openConnection(to: nodeID) { return connection }
        }
        var failures: [ClientError] = []
        let known = metadata.brokers.values.map(\.address).sorted { "\($0)" < "\($1)" }
        for address in configuration.bootstrap
            + known.filter({
                !configuration.bootstrap.contains($0)
            })
        {
            do throws(ClientError) {
                let connection = try await Connection.open(address, on: eventLoop, configuration)
                bootstrapConnection = connection
                return connection
            } catch {
                failures.append(error)
            }
        }
        guard let first = failures.first else {
            throw ClientError(.connectFailed, "no broker's address is known")
        }
        if failures.count == 1 { throw first }
        throw ClientError(.connectFailed, failures.map(\.message).joined(separator: "\n"))
    }

    /// A connection to the controller, which creates and deletes topics.
    func controllerConnection() async throws(ClientError) -> Connection {
        if metadata.controller == nil { _ = try await refresh(topics: []) }
        guard let controller = metadata.controller, metadata.brokers[controller] != nil else {
            return try await anyConnection()
        }
        return try await connection(to: controller)
    }

    private func requireOpen() throws(ClientError) {
        if isClosed { throw ClientError(.closed, "this client is closed; make a new one") }
    }

    // MARK: Metadata

    /// Asks for topics, or for all (nil), and takes the answer in.
    @discardableResult
    package func refresh(
        topics: [String]?, allowCreation: Bool = false
    ) async throws(ClientError) -> MetadataSnapshot {
        let connection = try await anyConnection()
        let request = MetadataRequest(
            topics: topics.map { names in
                names.map { MetadataRequest.MetadataRequestTopic(name: $0) }
            }, allowAutoTopicCreation: allowCreation)
        let response = try await connection.call(request)
        if let error = ClientError.answered(
            response.errorCode, doing: "ask \(connection.address) for metadata")
        {
            throw error
        }
        let snapshot = MetadataSnapshot(response)
        metadata.merge(snapshot, now: .now)
        return snapshot
    }

    /// The description of a topic, waiting while it may be about to appear.
    ///
    /// - Parameter allowCreation: whether the broker may create it.
    /// - Throws: after ``ClientConfiguration/metadataTimeout``, at once where waiting is in vain.
    package func topic(
        _ name: String, allowCreation: Bool
    ) async throws(ClientError) -> TopicDescription {
        if let topic = metadata.topic(name), let time = metadata.refreshedAt(name),
            MonotonicTime.now < time + configuration.metadataMaxAge
        {
            return topic
        }
        let deadline = MonotonicTime.now + configuration.metadataTimeout
        var failures = 0
        while true {
            let snapshot = try await refresh(topics: [name], allowCreation: allowCreation)
            var error = ClientError(
                .badResponse, "the broker did not say anything about topic '\(name)'")
            switch snapshot.topics.first {
            case .success(let topic) where !topic.partitions.isEmpty: return topic
            case .failure(let fault):
                error =
                    ClientError.answered(fault.errorCode, doing: "use topic '\(name)'") ?? error
            default: break
            }
            let mayAppear =
                allowCreation || error.code != .broker(.unknownTopicOrPartition)
            failures += 1
            guard error.isRetriable, mayAppear else { throw error }
            try await pause(failures: failures, until: deadline, failingWith: error)
        }
    }

    /// The description of a topic that was just made, as soon as brokers know it.
    public func waitForTopic(_ name: String) async throws(ClientError) -> TopicDescription {
        let deadline = MonotonicTime.now + configuration.metadataTimeout
        var failures = 0
        while true {
            let failure: ClientError
            do throws(ClientError) {
                let description = try await topic(name, allowCreation: false)
                let hasLeaders = description.partitions.allSatisfy { $0.leader != nil }
                if hasLeaders { return description }
                try await refresh(topics: [name])
                throw ClientError(
                    .broker(.leaderNotAvailable),
                    "topic '\(name)' has partitions without leader; start its brokers")
            } catch {
                failure = error
            }
            failures += 1
            guard failure.isRetriable else { throw failure }
            try await pause(failures: failures, until: deadline, failingWith: failure)
        }
    }

    /// Waits before the next try.
    ///
    /// - Throws: `error` if the time is over by then.
    func pause(
        failures: Int, until deadline: MonotonicTime, failingWith error: ClientError
    ) async throws(ClientError) {
        let delay = configuration.backoff.delay(
            failures: failures, randomBits: .random(in: 0 ... .max))
        guard MonotonicTime.now + delay < deadline else { throw error }
        do {
            try await Task.sleep(for: .milliseconds(delay.value))
        } catch {
            throw ClientError(.closed, "the task was cancelled")
        }
    }

    /// Calls the leader of a partition, with fresh metadata after each failure that asks for it.
    func callLeader<Request: WireRequest, Value: Sendable>(
        of partition: TopicPartition, _ request: Request,
        _ read: @Sendable (Request.Response) throws(ClientError) -> Value
    ) async throws(ClientError) -> Value {
        let deadline = MonotonicTime.now + configuration.requestTimeout
        var failures = 0
        while true {
            var failure: ClientError
            do throws(ClientError) {
                _ = try await topic(partition.topic, allowCreation: false)
                let leader = try requireLeader(of: partition)
                return try read(await connection(to: leader).call(request))
            } catch {
                failure = error
            }
            failures += 1
            guard failure.isRetriable else { throw failure }
            try await pause(failures: failures, until: deadline, failingWith: failure)
            if failure.asksForMetadata { try await refresh(topics: [partition.topic]) }
        }
    }

    package func requireLeader(of partition: TopicPartition) throws(ClientError) -> Int32 {
        if let leader = metadata.leader(of: partition) { return leader }
        guard metadata.description(of: partition) != nil else {
            let count = metadata.topic(partition.topic)?.partitions.count ?? 0
            throw ClientError(
                .invalidArgument,
                "topic '\(partition.topic)' has no partition \(partition.partition); it has"
                    + " \(count), numbered from 0")
        }
        throw ClientError(
            .broker(.leaderNotAvailable),
            "partition \(partition) has no leader at the moment; start its brokers")
    }
}
