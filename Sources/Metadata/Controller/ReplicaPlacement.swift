import Ports
import Primitives

/// Which brokers hold new partitions, and whether there is room for them.
enum ReplicaPlacement {
    static func isActive(_ broker: Int32, in image: MetadataImage) -> Bool {
        image.brokers[broker].map { !$0.fenced && !$0.inControlledShutdown } ?? false
    }

    /// The directory of a broker that has one only; zero (unassigned) leaves the choice to it.
    static func directory(of broker: Int32, in image: MetadataImage) -> Uuid {
        guard let directories = image.brokers[broker]?.directories, directories.count == 1 else {
            return .zero
        }
        return directories[0]
    }

    /// Replicas that the controller chooses: brokers in turn, from a random one on, so that leaders
    /// and replicas spread evenly.
    static func placed(
        _ topic: CreateTopics.Topic, in image: MetadataImage, _ context: ControllerContext
    ) throws(ControllerError) -> [[Int32]] {
        guard topic.replicationFactor == -1 || topic.replicationFactor > 0 else {
            throw ControllerError(
                .invalidReplicationFactor,
                "Replication factor is \(topic.replicationFactor); must be larger than 0, or -1 "
                    + "for the default.")
        }
        guard topic.partitionCount == -1 || topic.partitionCount > 0 else {
            throw ControllerError(
                .invalidPartitions,
                "Number of partitions is \(topic.partitionCount); must be larger than 0, or -1 "
                    + "for the default.")
        }
        let factor = Int(
            topic.replicationFactor == -1
                ? context.settings.defaultReplicationFactor : topic.replicationFactor)
        let count = Int(
            topic.partitionCount == -1
                ? context.settings.defaultPartitionCount : topic.partitionCount)
        return try spread(count, factor: factor, in: image, context)
    }

    /// `count` partitions on `factor` brokers each. The caller has checked that there is room.
    static func spread(
        _ count: Int, factor: Int, in image: MetadataImage, _ context: ControllerContext
    ) throws(ControllerError) -> [[Int32]] {
        let brokers = image.activeBrokerIDs
        guard (1...max(1, brokers.count)).contains(factor), !brokers.isEmpty else {
            throw ControllerError(
                .invalidReplicationFactor,
                "Replication factor is \(factor), but only \(brokers.count) broker(s) are "
                    + "registered and not fenced.")
        }
        let start = Int(context.entropy.randomBits() % UInt64(brokers.count))
        return (0..<count).map { partition in
            (0..<factor).map { brokers[(start + partition + $0) % brokers.count] }
        }
    }

    /// Replicas that the client chose.
    static func assigned(
        _ topic: CreateTopics.Topic, in image: MetadataImage, _ context: ControllerContext
    ) throws(ControllerError) -> [[Int32]] {
        guard topic.replicationFactor == -1, topic.partitionCount == -1 else {
            throw ControllerError(
                .invalidRequest,
                "Partitions are assigned by hand, so partition count "
                    + "(\(topic.partitionCount)) and replication factor "
                    + "(\(topic.replicationFactor)) must be -1.")
        }
        let ordered = topic.assignments.sorted { $0.partition < $1.partition }
        for (index, assignment) in ordered.enumerated() {
            guard Int(assignment.partition) == index else {
                throw ControllerError(
                    .invalidReplicaAssignment,
                    "Partition \(assignment.partition) is assigned where \(index) must be: "
                        + "partitions count from 0 and each is there once.")
            }
            try check(assignment, replicaCount: ordered[0].replicas.count, in: image)
        }
        return ordered.map(\.replicas)
    }

    /// Refuses more partitions than one request may make, or than the node may have.
    ///
    /// - Parameters:
    ///   - count: of `topic`, to be made now.
    ///   - earlierCount: those that the request has made already; `image` has them.
    static func checkRoom(
        for count: Int, of topic: String, after earlierCount: Int, in image: MetadataImage,
        _ settings: ControllerSettings
    ) throws(ControllerError) {
        guard count <= settings.maxPartitionsPerRequest - earlierCount else {
            throw ControllerError(
                .policyViolation,
                "Topic '\(topic)' takes \(count) new partitions after \(earlierCount) of the same "
                    + "request; one request may create \(settings.maxPartitionsPerRequest) in all.")
        }
        let present = image.topics.partitionCount
        guard count <= settings.maxPartitions - present else {
            throw ControllerError(
                .policyViolation,
                "Topic '\(topic)' takes \(count) new partitions and there are \(present); at most "
                    + "\(settings.maxPartitions) may be (limits.max-partitions). Delete topics or "
                    + "raise the limit.")
        }
    }

    /// A new partition: active replicas are in sync, the first of them leads.
    static func partition(_ replicas: [Int32], in image: MetadataImage) -> PartitionImage {
        let isr = replicas.filter { isActive($0, in: image) }
        return PartitionImage(
            replicas: replicas, isr: isr, leader: isr.first ?? -1, leaderEpoch: 0,
            partitionEpoch: 0, directories: replicas.map { directory(of: $0, in: image) })
    }

    /// Whether the replicas that a client chose can hold a partition.
    static func check(
        _ assignment: CreateTopics.Assignment, replicaCount: Int, in image: MetadataImage
    ) throws(ControllerError) {
        let place = "Partition \(assignment.partition)"
        let replicas = assignment.replicas
        guard !replicas.isEmpty else {
            throw ControllerError(.invalidReplicaAssignment, "\(place) has no replica.")
        }
        guard Set(replicas).count == replicas.count else {
            throw ControllerError(
                .invalidReplicaAssignment, "\(place) has one broker more than once: \(replicas).")
        }
        if let unknown = replicas.first(where: { image.brokers[$0] == nil }) {
            throw ControllerError(
                .invalidReplicaAssignment,
                "\(place) is given to broker \(unknown), which is not registered.")
        }
        guard replicas.count == replicaCount else {
            throw ControllerError(
                .invalidReplicaAssignment,
                "\(place) has \(replicas.count) replica(s), but partition 0 has \(replicaCount).")
        }
        guard replicas.contains(where: { isActive($0, in: image) }) else {
            throw ControllerError(
                .invalidReplicaAssignment,
                "\(place) is given to fenced brokers only: \(replicas).")
        }
    }
}
