public import Primitives

/// One record of `__cluster_metadata`, in the terms of the image.
///
/// The cases are the records that metadata level ``MetadataVersion/level`` needs here; a log that
/// holds any other is refused by name (see `MetadataRecord+Wire.swift`).
public enum MetadataRecord: Equatable, Sendable {
    case registerBroker(BrokerRegistration)
    case unregisterBroker(id: Int32, epoch: Int64)
    case brokerRegistrationChange(BrokerChange)
    case topic(name: String, id: Uuid)
    case partition(PartitionCreation)
    case partitionChange(PartitionChange)
    case removeTopic(id: Uuid)
    /// A nil value removes the config.
    case config(resource: ConfigResource, name: String, value: String?)
    case featureLevel(name: String, level: Int16)
    case producerIDs(ProducerIDGrant)
}

/// The one level of `metadata.version` that is written and read: Kafka's 4.0-IV3.
public enum MetadataVersion {
    public static let featureName = "metadata.version"
    public static let level: Int16 = 25
    public static let name = "4.0-IV3"
}

public struct BrokerChange: Equatable, Sendable {
    public var brokerID: Int32
    public var brokerEpoch: Int64
    /// nil leaves it as it is.
    public var fenced: Bool?
    /// nil leaves it as it is; only ever set.
    public var inControlledShutdown: Bool?

    public init(
        brokerID: Int32, brokerEpoch: Int64, fenced: Bool? = nil,
        inControlledShutdown: Bool? = nil
    ) {
        self.brokerID = brokerID
        self.brokerEpoch = brokerEpoch
        self.fenced = fenced
        self.inControlledShutdown = inControlledShutdown
    }
}

public struct PartitionCreation: Equatable, Sendable {
    public var topicID: Uuid
    public var partition: Int32
    public var image: PartitionImage

    public init(topicID: Uuid, partition: Int32, image: PartitionImage) {
        self.topicID = topicID
        self.partition = partition
        self.image = image
    }
}

/// What changes of a partition; nil leaves a field as it is.
public struct PartitionChange: Equatable, Sendable {
    public var topicID: Uuid
    public var partition: Int32
    public var isr: [Int32]?
    /// Naming a leader, even the present one, begins a leader epoch; -1 is no leader.
    public var leader: Int32?
    public var replicas: [Int32]?
    public var removingReplicas: [Int32]?
    public var addingReplicas: [Int32]?
    public var leaderRecoveryState: Int8?
    public var directories: [Uuid]?
    public var eligibleLeaderReplicas: [Int32]?
    public var lastKnownELR: [Int32]?

    public init(topicID: Uuid, partition: Int32) {
        self.topicID = topicID
        self.partition = partition
    }
}

public struct ProducerIDGrant: Equatable, Sendable {
    /// Who was given the block that ends before `nextProducerID`.
    public var brokerID: Int32
    public var brokerEpoch: Int64
    /// The first id that nobody has.
    public var nextProducerID: Int64

    public init(brokerID: Int32, brokerEpoch: Int64, nextProducerID: Int64) {
        self.brokerID = brokerID
        self.brokerEpoch = brokerEpoch
        self.nextProducerID = nextProducerID
    }
}
