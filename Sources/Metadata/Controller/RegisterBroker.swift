public import Primitives

/// A broker joins the cluster, or comes back as another incarnation.
///
/// The registration and its unfencing are one atomic batch: a lone node has nobody to wait for.
/// Partitions it leads whose logs did not survive (memory) get a higher leader epoch first, so that
/// clients and followers see that what they knew is gone.
public struct RegisterBroker: ControllerRequest {
    public struct Response: Equatable, Sendable {
        public var brokerEpoch: Int64
    }

    public var brokerID: Int32
    /// Random for each start of the process.
    public var incarnationID: Uuid
    public var endpoints: [BrokerEndpoint]
    /// Feature levels it can run at; `metadata.version` must be among them.
    public var features: [FeatureRange]
    public var rack: String?
    public var directories: [Uuid]
    /// Whether the log of a topic is empty after the broker's restart.
    public var isVolatile: @Sendable (TopicImage) -> Bool

    public init(
        brokerID: Int32, incarnationID: Uuid, endpoints: [BrokerEndpoint],
        features: [FeatureRange], rack: String?, directories: [Uuid],
        isVolatile: @escaping @Sendable (TopicImage) -> Bool
    ) {
        self.brokerID = brokerID
        self.incarnationID = incarnationID
        self.endpoints = endpoints
        self.features = features
        self.rack = rack
        self.directories = directories
        self.isVolatile = isVolatile
    }

    public func step(
        _ context: ControllerContext
    ) throws(ControllerError) -> ControllerOutcome<Response> {
        let image = context.image
        for (name, level) in image.features.sorted(by: { $0.key < $1.key }) {
            let range = features.first { $0.name == name }
            guard let range, range.minLevel <= level, level <= range.maxLevel else {
                throw ControllerError(
                    .unsupportedVersion,
                    "Broker \(brokerID) cannot run at level \(level) of \(name), which the "
                        + "cluster has finalized.")
            }
        }
        if let known = image.brokers[brokerID], known.incarnationID == incarnationID {
            return ControllerOutcome(Response(brokerEpoch: known.epoch))
        }
        var records: [MetadataRecord] = []
        for topic in image.topics.sorted where isVolatile(topic) {
            for (index, partition) in topic.partitions.enumerated()
            where partition.leader == brokerID {
                var change = PartitionChange(topicID: topic.id, partition: Int32(index))
                change.leader = brokerID
                records.append(.partitionChange(change))
            }
        }
        // The registration comes last: were the batch split, its absence would repeat the rest.
        let epoch = context.nextOffset + Int64(records.count)
        records.append(
            .registerBroker(
                BrokerRegistration(
                    id: brokerID, epoch: epoch, incarnationID: incarnationID,
                    endpoints: endpoints, features: features, rack: rack, fenced: true,
                    inControlledShutdown: false, directories: directories)))
        records.append(
            .brokerRegistrationChange(
                BrokerChange(
                    brokerID: brokerID, brokerEpoch: epoch, fenced: false)))
        return ControllerOutcome(
            Response(brokerEpoch: epoch), records: records, isAtomic: false)
    }
}
