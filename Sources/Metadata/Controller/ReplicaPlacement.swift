import Ports
import Primitives

/// Which brokers hold the partitions of a new topic.
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
        let brokers = image.activeBrokerIDs
        guard (1...max(1, brokers.count)).contains(factor), !brokers.isEmpty else {
            throw ControllerError(
                .invalidReplicationFactor,
                "Replication factor is \(factor), but only \(brokers.count) broker(s) are "
                    + "registered and not fenced.")
        }
        // Refused before anything of that size is made.
        guard count <= context.settings.maxPartitionsPerRequest else {
            throw ControllerError(
                .policyViolation,
                "Topic '\(topic.name)' has \(count) partitions; one request may create "
                    + "\(context.settings.maxPartitionsPerRequest) in all.")
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

    private static func check(
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
