/// Gives topics more partitions. One result for each distinct name, in the request's order: a
/// topic's refusal does not hinder the others.
///
/// A topic is named at most once. `__cluster_metadata` is no topic, so it is unknown here as in
/// Kafka.
public struct CreatePartitions: ControllerRequest {
    public struct Topic: Equatable, Sendable {
        public var name: String
        /// Partitions the topic is to have afterwards; must be more than it has.
        public var count: Int32
        /// Replicas of each new partition, in order; nil leaves the choice to the controller.
        public var assignments: [[Int32]]?

        public init(name: String, count: Int32, assignments: [[Int32]]? = nil) {
            self.name = name
            self.count = count
            self.assignments = assignments
        }
    }

    public struct Result: Equatable, Sendable {
        public var name: String
        /// nil: the partitions exist, or would without `validateOnly`.
        public var error: ControllerError?
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
        // What this request has made counts for the topics after it.
        var image = context.image
        for topic in topics {
            guard let count = occurrences.removeValue(forKey: topic.name) else { continue }
            do throws(ControllerError) {
                guard count == 1 else {
                    throw ControllerError(
                        .invalidRequest, "Topic '\(topic.name)' is named \(count) times.")
                }
                let (grown, added) = try grow(topic, after: records.count, in: image, context)
                image.topics.insert(grown)
                records += added
                results.append(Result(name: topic.name, error: nil))
            } catch {
                results.append(Result(name: topic.name, error: error))
            }
        }
        return ControllerOutcome(results, records: validateOnly ? [] : records)
    }

    /// The topic with its new partitions, and the records that make them.
    private func grow(
        _ topic: Topic, after earlierCount: Int, in image: MetadataImage,
        _ context: ControllerContext
    ) throws(ControllerError) -> (topic: TopicImage, records: [MetadataRecord]) {
        guard var found = image.topics[name: topic.name], let first = found.partitions.first else {
            throw ControllerError(
                .unknownTopicOrPartition, "There is no topic with name '\(topic.name)'.")
        }
        let present = found.partitions.count
        guard Int(topic.count) > present else {
            throw ControllerError(
                .invalidPartitions,
                "Topic '\(topic.name)' has \(present) partition(s) and is to have \(topic.count); "
                    + "the number can only grow.")
        }
        let added = Int(topic.count) - present
        try ReplicaPlacement.checkRoom(
            for: added, of: topic.name, after: earlierCount, in: image, context.settings)
        let factor = first.replicas.count
        let replicas: [[Int32]]
        if let assignments = topic.assignments {
            guard assignments.count == added else {
                throw ControllerError(
                    .invalidReplicaAssignment,
                    "Topic '\(topic.name)' gets \(added) more partition(s), but "
                        + "\(assignments.count) are assigned; each new one must be, once.")
            }
            for (index, brokers) in assignments.enumerated() {
                try ReplicaPlacement.check(
                    CreateTopics.Assignment(
                        partition: Int32(present + index), replicas: brokers),
                    replicaCount: factor, in: image)
            }
            replicas = assignments
        } else {
            replicas = try ReplicaPlacement.spread(added, factor: factor, in: image, context)
        }
        let partitions = replicas.map { ReplicaPlacement.partition($0, in: image) }
        found.partitions += partitions
        let records = partitions.enumerated().map { index, partition in
            MetadataRecord.partition(
                PartitionCreation(
                    topicID: found.id, partition: Int32(present + index), image: partition))
        }
        return (found, records)
    }
}
