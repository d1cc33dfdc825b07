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

    /// A topic's config, with where its value comes from.
    public struct TopicConfig: Sendable {
        public var name: String
        /// Nil if it is secret or has none.
        public var value: String?
        /// Whether the topic itself sets it.
        public var isSetOnTopic: Bool
    }

    /// The configs of a topic; nil if the broker cannot tell.
    public func describeConfigs(ofTopic name: String) async throws(ClientError) -> [TopicConfig]? {
        let request = DescribeConfigsRequest(
            resources: [
                DescribeConfigsRequest.DescribeConfigsResource(
                    resourceType: Self.topicResource, resourceName: name, configurationKeys: nil)
            ], includeSynonyms: false, includeDocumentation: false)
        return try await retrying(asking: nil) { () async throws(ClientError) in
            let connection = try await cluster.anyConnection()
            let response: DescribeConfigsResponse
            do throws(ClientError) {
                response = try await connection.call(request)
            } catch  where error.code == .versionUnsupported {
                return nil
            }
            guard let result = response.results.first else { return [] }
            if let error = ClientError.answered(
                result.errorCode, doing: "describe the configs of topic '\(name)'",
                detail: result.errorMessage)
            {
                throw error
            }
            return result.configs.map {
                TopicConfig(
                    name: $0.name, value: $0.value,
                    isSetOnTopic: $0.configSource == Self.topicSource)
            }
        }
    }

    /// Kafka's number for a topic among resources.
    private static let topicResource: Int8 = 2
    /// Kafka's number for a value set on the topic among the sources of values.
    private static let topicSource: Int8 = 1

    /// Where the records of a partition begin and end.
    public func offsets(
        of partition: TopicPartition
    ) async throws(ClientError) -> (start: Int64, end: Int64) {
        let start = try await OffsetLookup.offset(.beginning, of: partition, on: cluster)
        let end = try await OffsetLookup.offset(.end, of: partition, on: cluster)
        return (start, end)
    }
}
