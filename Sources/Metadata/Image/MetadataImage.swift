import HashTreeCollections

/// A record that does not fit the records before it: the log is damaged or of another make.
public struct MetadataError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String
    init(_ description: String) { self.description = description }
}

/// The whole metadata as of one offset. Immutable once published; cheap to copy, share and change.
public struct MetadataImage: Sendable {
    /// The image holds the records below this offset.
    public internal(set) var endOffset: Int64 = 0
    /// Epoch and append time (milliseconds since the epoch) of the last record; 0 and -1 if none.
    public internal(set) var epoch: Int32 = 0
    public internal(set) var timestamp: Int64 = -1

    public internal(set) var topics = TopicsImage()
    /// By broker id.
    public internal(set) var brokers: [Int32: BrokerRegistration] = [:]
    /// Finalized levels by feature name.
    public internal(set) var features: [String: Int16] = [:]
    /// The last grant of producer ids; nil if none was given.
    public internal(set) var producerIDs: ProducerIDGrant?
    private var configsByResource: TreeDictionary<ConfigResource, [String: String]> = [:]

    public init() {}

    /// What was set for a resource, by config name; defaults are not here.
    public func configs(of resource: ConfigResource) -> [String: String] {
        configsByResource[resource] ?? [:]
    }

    /// Ids of the brokers that may be given partitions, ascending.
    public var activeBrokerIDs: [Int32] {
        brokers.values.filter { !$0.fenced && !$0.inControlledShutdown }.map(\.id).sorted()
    }

    /// Equal in content; where the images end is not compared.
    public func hasSameContent(as other: Self) -> Bool {
        topics == other.topics && brokers == other.brokers && features == other.features
            && producerIDs == other.producerIDs && configsByResource == other.configsByResource
    }

    /// Resources that have configs, in a fixed order.
    public var configuredResources: [ConfigResource] {
        configsByResource.keys.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    }

    /// Takes one record in, and notes what it touched.
    package mutating func apply(
        _ record: MetadataRecord, touched: inout TouchedMetadata
    ) throws(MetadataError) {
        switch record {
        case .registerBroker(let registration):
            brokers[registration.id] = registration
            touched.brokers.insert(registration.id)
        case .unregisterBroker(let id, let epoch):
            guard brokers[id]?.epoch == epoch else {
                throw MetadataError(
                    "broker \(id) with epoch \(epoch) leaves but is not registered")
            }
            brokers[id] = nil
            touched.brokers.insert(id)
        case .brokerRegistrationChange(let change):
            try apply(change)
            touched.brokers.insert(change.brokerID)
        case .topic(let name, let id):
            if let other = topics[id: id] ?? topics.colliding(with: name) {
                throw MetadataError(
                    "topic \(name) (\(id)) is made while \(other.name) (\(other.id)) exists")
            }
            topics.insert(TopicImage(name: name, id: id, partitions: []))
            touched.topics.insert(id)
        case .partition(let partition):
            try apply(partition)
            touched.topics.insert(partition.topicID)
        case .partitionChange(let change):
            try apply(change)
            touched.topics.insert(change.topicID)
        case .removeTopic(let id):
            guard let topic = topics[id: id] else {
                throw MetadataError("topic \(id) is removed but does not exist")
            }
            topics.remove(topic)
            configsByResource[ConfigResource(.topic, topic.name)] = nil
            touched.topics.insert(id)
        case .config(let resource, let name, let value):
            var configs = configs(of: resource)
            configs[name] = value
            configsByResource[resource] = configs.isEmpty ? nil : configs
            touched.configs.insert(resource)
        case .featureLevel(let name, let level):
            guard name != MetadataVersion.featureName || level == MetadataVersion.level else {
                throw MetadataError(
                    "metadata.version is \(level); must be \(MetadataVersion.level) "
                        + "(\(MetadataVersion.name)). Start the release that wrote this log")
            }
            features[name] = level == 0 ? nil : level
            touched.features = true
        case .producerIDs(let grant):
            producerIDs = grant
        }
    }

    private mutating func apply(
        _ change: BrokerChange
    ) throws(MetadataError) {
        guard var broker = brokers[change.brokerID], broker.epoch == change.brokerEpoch else {
            throw MetadataError(
                "broker \(change.brokerID) with epoch \(change.brokerEpoch) is changed but not "
                    + "registered")
        }
        if let fenced = change.fenced { broker.fenced = fenced }
        if let leaving = change.inControlledShutdown { broker.inControlledShutdown = leaving }
        brokers[change.brokerID] = broker
    }

    private mutating func apply(_ record: PartitionCreation) throws(MetadataError) {
        let found = try topics.update(id: record.topicID) { topic throws(MetadataError) in
            guard Int(record.partition) == topic.partitions.count else {
                throw MetadataError(
                    "partition \(record.partition) of topic \(topic.name) is made; the next must "
                        + "be \(topic.partitions.count)")
            }
            topic.partitions.append(record.image)
        }
        guard found else {
            throw MetadataError(
                "partition \(record.partition) is made of topic \(record.topicID), which does "
                    + "not exist")
        }
    }

    private mutating func apply(_ change: PartitionChange) throws(MetadataError) {
        let found = try topics.update(id: change.topicID) { topic throws(MetadataError) in
            guard topic.partitions.indices.contains(Int(change.partition)) else {
                throw MetadataError(
                    "partition \(change.partition) of topic \(topic.name) is changed; must be "
                        + "below \(topic.partitions.count)")
            }
            topic.partitions[Int(change.partition)].apply(change)
        }
        guard found else {
            throw MetadataError(
                "partition \(change.partition) is changed of topic \(change.topicID), which does "
                    + "not exist")
        }
    }
}
