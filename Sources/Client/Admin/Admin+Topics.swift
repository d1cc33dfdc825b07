internal import Ports
public import Primitives
internal import Wire

/// A topic to be made.
public struct NewTopic: Sendable {
    public var name: String
    /// Nil: the broker's default.
    public var partitionCount: Int32?
    /// Nil: the broker's default.
    public var replicationFactor: Int16?
    /// Under Kafka's names.
    public var configs: [(name: String, value: String)]

    public init(
        name: String, partitionCount: Int32? = nil, replicationFactor: Int16? = nil,
        configs: [(name: String, value: String)] = []
    ) {
        self.name = name
        self.partitionCount = partitionCount
        self.replicationFactor = replicationFactor
        self.configs = configs
    }
}

/// A topic as the broker made it.
public struct CreatedTopic: Sendable {
    public var name: String
    /// Zero if the broker does not tell.
    public var id: Uuid
    /// Nil if the broker does not tell.
    public var partitionCount: Int32?
    public var replicationFactor: Int16?
    /// The configs that the broker tells, with the values they have.
    public var configs: [(name: String, value: String?)]
}

extension Admin {
    /// Makes a topic, or with `validateOnly` checks that it could be made.
    public func createTopic(
        _ topic: NewTopic, validateOnly: Bool = false
    ) async throws(ClientError) -> CreatedTopic {
        let timeout = Milliseconds(cluster.configuration.requestTimeout.value)
        let request = CreateTopicsRequest(
            topics: [
                CreateTopicsRequest.CreatableTopic(
                    name: topic.name, numPartitions: topic.partitionCount ?? -1,
                    replicationFactor: topic.replicationFactor ?? -1,
                    configs: topic.configs.map {
                        CreateTopicsRequest.CreatableTopicConfig(name: $0.name, value: $0.value)
                    })
            ], timeoutMs: Int32(clamping: timeout.value), validateOnly: validateOnly)
        return try await retrying(asking: []) { () async throws(ClientError) in
            let connection = try await cluster.controllerConnection()
            let response = try await connection.call(request, brokerWait: timeout)
            guard let result = response.topics.first(where: { $0.name == topic.name }) else {
                throw ClientError(
                    .badResponse, "\(connection.address) did not answer for '\(topic.name)'")
            }
            if let error = ClientError.answered(
                result.errorCode, doing: "create topic '\(topic.name)'",
                detail: result.errorMessage)
            {
                throw error
            }
            return CreatedTopic(
                name: result.name, id: result.topicId,
                partitionCount: result.numPartitions >= 0 ? result.numPartitions : nil,
                replicationFactor: result.replicationFactor >= 0 ? result.replicationFactor : nil,
                configs: (result.configs ?? []).map { ($0.name, $0.value) })
        }
    }

    /// Deletes a topic with all its records.
    public func deleteTopic(_ name: String) async throws(ClientError) {
        let timeout = Milliseconds(cluster.configuration.requestTimeout.value)
        let request = DeleteTopicsRequest(
            topics: [DeleteTopicsRequest.DeleteTopicState(name: name)], topicNames: [name],
            timeoutMs: Int32(clamping: timeout.value))
        try await retrying(asking: []) { () async throws(ClientError) in
            let connection = try await cluster.controllerConnection()
            let response = try await connection.call(request, brokerWait: timeout)
            guard let result = response.responses.first(where: { $0.name == name }) else {
                throw ClientError(
                    .badResponse, "\(connection.address) did not answer for '\(name)'")
            }
            if let error = ClientError.answered(
                result.errorCode, doing: "delete topic '\(name)'", detail: result.errorMessage)
            {
                throw error
            }
        }
    }

    /// Where the records of a partition begin and end.
    public func offsets(
        of partition: TopicPartition
    ) async throws(ClientError) -> (start: Int64, end: Int64) {
        let start = try await OffsetLookup.offset(.beginning, of: partition, on: cluster)
        let end = try await OffsetLookup.offset(.end, of: partition, on: cluster)
        return (start, end)
    }
}
