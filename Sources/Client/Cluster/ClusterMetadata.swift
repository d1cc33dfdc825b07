package import Ports
public import Primitives
package import Wire

/// A partition of a topic.
public struct TopicPartition: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var topic: String
    public var partition: Int32

    public init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    public static func < (a: Self, b: Self) -> Bool {
        a.topic != b.topic ? a.topic < b.topic : a.partition < b.partition
    }

    public var description: String { "\(topic)-\(partition)" }
}

public struct BrokerDescription: Sendable, Equatable {
    public var nodeID: Int32
    public var address: BrokerAddress
    public var rack: String?
}

public struct PartitionDescription: Sendable, Equatable {
    public var index: Int32
    /// Nil: none at the moment.
    public var leader: Int32?
    public var leaderEpoch: Int32
    public var replicas: [Int32]
    public var inSyncReplicas: [Int32]
    public var offlineReplicas: [Int32]
}

public struct TopicDescription: Sendable, Equatable {
    public var name: String
    /// Zero if the broker does not tell ids.
    public var id: Uuid
    public var isInternal: Bool
    /// By index.
    public var partitions: [PartitionDescription]
}

/// What one Metadata answer said.
package struct MetadataSnapshot: Sendable {
    package var clusterID: String?
    package var controller: Int32?
    package var brokers: [BrokerDescription]
    package var topics: [Result<TopicDescription, TopicFault>]

    /// Why a topic is not described.
    package struct TopicFault: Error {
        package var name: String
        package var errorCode: Int16
    }

    package init(_ response: MetadataResponse) {
        clusterID = response.clusterId
        controller = response.controllerId >= 0 ? response.controllerId : nil
        brokers = response.brokers.map {
            BrokerDescription(
                nodeID: $0.nodeId, address: BrokerAddress(host: $0.host, port: Int($0.port)),
                rack: $0.rack)
        }
        topics = response.topics.map { topic in
            guard topic.errorCode == 0 else {
                return .failure(TopicFault(name: topic.name ?? "", errorCode: topic.errorCode))
            }
            let partitions = topic.partitions.map {
                PartitionDescription(
                    index: $0.partitionIndex, leader: $0.leaderId >= 0 ? $0.leaderId : nil,
                    leaderEpoch: $0.leaderEpoch, replicas: $0.replicaNodes,
                    inSyncReplicas: $0.isrNodes, offlineReplicas: $0.offlineReplicas)
            }
            return .success(
                TopicDescription(
                    name: topic.name ?? "", id: topic.topicId, isInternal: topic.isInternal,
                    partitions: partitions.sorted { $0.index < $1.index }))
        }
    }
}

/// What the client knows of the cluster: the sum of the answers.
package struct ClusterMetadata: Sendable {
    package private(set) var brokers: [Int32: BrokerDescription] = [:]
    package private(set) var controller: Int32?
    private var topics: [String: TopicDescription] = [:]
    private var topicNames: [Uuid: String] = [:]
    private var refreshedAt: [String: MonotonicTime] = [:]

    package init() {}

    /// Takes an answer in. A topic with an error is forgotten; a leader epoch never goes back.
    package mutating func merge(_ snapshot: MetadataSnapshot, now: MonotonicTime) {
        brokers = Dictionary(
            snapshot.brokers.map { ($0.nodeID, $0) }, uniquingKeysWith: { first, _ in first })
        controller = snapshot.controller
        for topic in snapshot.topics {
            switch topic {
            case .success(let topic): merge(topic, now: now)
            case .failure(let fault): forget(fault.name)
            }
        }
    }

    private mutating func merge(_ topic: TopicDescription, now: MonotonicTime) {
        var topic = topic
        if let old = topics[topic.name], old.id == topic.id {
            let known = Dictionary(
                old.partitions.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
            for index in topic.partitions.indices {
                guard let before = known[topic.partitions[index].index],
                    topic.partitions[index].leaderEpoch >= 0,
                    before.leaderEpoch > topic.partitions[index].leaderEpoch
                else { continue }
                topic.partitions[index] = before
            }
        }
        if let old = topics[topic.name] { topicNames[old.id] = nil }
        topics[topic.name] = topic
        if topic.id != .zero { topicNames[topic.id] = topic.name }
        refreshedAt[topic.name] = now
    }

    private mutating func forget(_ name: String) {
        if let old = topics.removeValue(forKey: name) { topicNames[old.id] = nil }
        refreshedAt[name] = nil
    }

    package func topic(_ name: String) -> TopicDescription? { topics[name] }

    package func topicName(_ id: Uuid) -> String? { topicNames[id] }

    /// When the topic was last asked for; nil if it is not known.
    package func refreshedAt(_ name: String) -> MonotonicTime? { refreshedAt[name] }

    /// The broker that leads a partition and can be reached; nil if none is known.
    package func leader(of partition: TopicPartition) -> Int32? {
        guard let found = description(of: partition)?.leader, brokers[found] != nil else {
            return nil
        }
        return found
    }

    package func description(of partition: TopicPartition) -> PartitionDescription? {
        guard let topic = topics[partition.topic] else { return nil }
        let index = Int(partition.partition)
        // Partitions are numbered without gaps, so the index is nearly always the place.
        if topic.partitions.indices.contains(index),
            topic.partitions[index].index == partition.partition
        {
            return topic.partitions[index]
        }
        return topic.partitions.first { $0.index == partition.partition }
    }
}
