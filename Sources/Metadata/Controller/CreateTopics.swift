import Ports
import Primitives

/// Makes topics. One result for each distinct name, in the request's order: a topic's refusal does
/// not hinder the others.
public struct CreateTopics: ControllerRequest {
    /// A topic to be made.
    public struct Topic: Equatable, Sendable {
        public var name: String
        /// -1 takes the default; must be -1 beside `assignments`.
        public var partitionCount: Int32
        /// -1 takes the default; must be -1 beside `assignments`.
        public var replicationFactor: Int16
        /// Replicas of each partition by partition id, if the client chose them itself.
        public var assignments: [Assignment]
        /// In the request's order; a null value is refused.
        public var configs: [Config]

        public init(
            name: String, partitionCount: Int32 = -1, replicationFactor: Int16 = -1,
            assignments: [Assignment] = [], configs: [Config] = []
        ) {
            self.name = name
            self.partitionCount = partitionCount
            self.replicationFactor = replicationFactor
            self.assignments = assignments
            self.configs = configs
        }
    }

    public struct Assignment: Equatable, Sendable {
        public var partition: Int32
        public var replicas: [Int32]

        public init(partition: Int32, replicas: [Int32]) {
            self.partition = partition
            self.replicas = replicas
        }
    }

    public struct Config: Equatable, Sendable {
        public var name: String
        public var value: String?

        public init(name: String, value: String?) {
            self.name = name
            self.value = value
        }
    }

    /// A topic as it was made, or would be with `validateOnly`.
    public struct Created: Equatable, Sendable {
        public var topic: TopicImage
        public var replicationFactor: Int16
        /// What was set, by name.
        public var configs: [String: String]
    }

    public struct Result: Equatable, Sendable {
        public var name: String
        public var outcome: Swift.Result<Created, ControllerError>
    }

    public var topics: [Topic]
    /// Answers without making anything.
    public var validateOnly: Bool

    public init(topics: [Topic], validateOnly: Bool = false) {
        self.topics = topics
        self.validateOnly = validateOnly
    }

    public func step(
        _ context: ControllerContext
    ) throws(ControllerError) -> ControllerOutcome<[Result]> {
        var occurrences: [String: Int] = [:]
        for topic in topics { occurrences[topic.name, default: 0] += 1 }
        var results: [Result] = []
        var records: [MetadataRecord] = []
        // Topics of this request are seen by those after them.
        var image = context.image
        var partitionCount = 0
        for topic in topics {
            guard let count = occurrences.removeValue(forKey: topic.name) else { continue }
            do throws(ControllerError) {
                guard count == 1 else {
                    throw ControllerError(
                        .invalidRequest, "Topic '\(topic.name)' is named \(count) times.")
                }
                let created = try create(topic, after: partitionCount, in: image, context)
                partitionCount += created.topic.partitions.count
                image.topics.insert(created.topic)
                append(created, to: &records)
                results.append(Result(name: topic.name, outcome: .success(created)))
            } catch {
                results.append(Result(name: topic.name, outcome: .failure(error)))
            }
        }
        return ControllerOutcome(results, records: validateOnly ? [] : records)
    }

    private func append(_ created: Created, to records: inout [MetadataRecord]) {
        let topic = created.topic
        records.append(.topic(name: topic.name, id: topic.id))
        for (name, value) in created.configs.sorted(by: { $0.key < $1.key }) {
            records.append(
                .config(resource: ConfigResource(.topic, topic.name), name: name, value: value))
        }
        for (index, partition) in topic.partitions.enumerated() {
            records.append(
                .partition(
                    PartitionCreation(
                        topicID: topic.id, partition: Int32(index), image: partition)))
        }
    }

    private func create(
        _ topic: Topic, after partitionCount: Int, in image: MetadataImage,
        _ context: ControllerContext
    ) throws(ControllerError) -> Created {
        try Self.checkName(topic.name, in: image)
        let configs = try Self.checkConfigs(of: topic, context)
        // Refused before anything of that size is made.
        try ReplicaPlacement.checkRoom(
            for: newPartitionCount(topic, context.settings), of: topic.name,
            after: partitionCount, in: image, context.settings)
        let replicas =
            topic.assignments.isEmpty
            ? try ReplicaPlacement.placed(topic, in: image, context)
            : try ReplicaPlacement.assigned(topic, in: image, context)
        let partitions = replicas.map { ReplicaPlacement.partition($0, in: image) }
        return Created(
            topic: TopicImage(
                name: topic.name, id: Self.newTopicID(in: image, context),
                partitions: partitions),
            replicationFactor: Int16(clamping: replicas.first?.count ?? 0), configs: configs)
    }

    private func newPartitionCount(_ topic: Topic, _ settings: ControllerSettings) -> Int {
        guard topic.assignments.isEmpty else { return topic.assignments.count }
        return Int(
            topic.partitionCount == -1 ? settings.defaultPartitionCount : topic.partitionCount)
    }

    private static func checkName(
        _ name: String, in image: MetadataImage
    ) throws(ControllerError) {
        if let problem = TopicName.problem(name) {
            throw ControllerError(.invalidTopic, problem)
        }
        guard name != TopicName.clusterMetadata else {
            throw ControllerError(
                .topicAuthorizationFailed, "Topic \(name) is the controller's own log.")
        }
        guard let other = image.topics.colliding(with: name) else { return }
        guard other.name != name else {
            throw ControllerError(.topicAlreadyExists, "Topic '\(name)' already exists.")
        }
        throw ControllerError(
            .invalidTopic,
            "Topic '\(name)' collides with existing topic '\(other.name)': names must differ in "
                + "more than '.' and '_'.")
    }

    private static func checkConfigs(
        of topic: Topic, _ context: ControllerContext
    ) throws(ControllerError) -> [String: String] {
        var configs: [String: String] = [:]
        for config in topic.configs {
            guard let value = config.value else {
                throw ControllerError(
                    .invalidConfig,
                    "Null value not supported for topic configs: \(config.name).")
            }
            configs[config.name] = value
        }
        if let problem = context.settings.configValidator.problem(
            ConfigResource(.topic, topic.name), configs: configs, changed: Set(configs.keys))
        {
            throw problem
        }
        return configs
    }

    private static func newTopicID(in image: MetadataImage, _ context: ControllerContext) -> Uuid {
        while true {
            let id = Uuid.random(context.entropy.randomBits(), context.entropy.randomBits())
            if !id.isReserved && image.topics[id: id] == nil { return id }
        }
    }
}
