import Primitives

/// What the records between two images touched, in the order they touched it first.
package struct TouchedMetadata: Sendable {
    package struct Keys<Key: Hashable & Sendable>: Sendable {
        private(set) var ordered: [Key] = []
        private var seen: Set<Key> = []

        mutating func insert(_ key: Key) {
            if seen.insert(key).inserted { ordered.append(key) }
        }
    }

    var topics = Keys<Uuid>()
    var configs = Keys<ConfigResource>()
    var brokers = Keys<Int32>()
    var features = false

    package init() {}

    mutating func merge(_ later: Self) {
        for id in later.topics.ordered { topics.insert(id) }
        for resource in later.configs.ordered { configs.insert(resource) }
        for id in later.brokers.ordered { brokers.insert(id) }
        features = features || later.features
    }
}

/// The difference between two committed images: what a broker has to do.
///
/// A topic that was made and removed between the two is in neither list; one that was removed and
/// made again has another id and is in both.
public struct MetadataDelta: Sendable {
    public struct ChangedTopic: Sendable {
        public var previous: TopicImage
        public var current: TopicImage
    }

    public let previous: MetadataImage
    public let current: MetadataImage
    public let createdTopics: [TopicImage]
    public let deletedTopics: [TopicImage]
    /// Topics that exist in both and whose partitions differ.
    public let changedTopics: [ChangedTopic]
    /// Resources whose configs differ; a topic that was created or deleted with configs is here
    /// too.
    public let changedConfigs: [ConfigResource]
    /// Ids of brokers that registered, left or changed.
    public let changedBrokers: [Int32]
    public let featuresChanged: Bool

    package init(
        from previous: MetadataImage, to current: MetadataImage, touched: TouchedMetadata
    ) {
        self.previous = previous
        self.current = current
        var created: [TopicImage] = []
        var deleted: [TopicImage] = []
        var changed: [ChangedTopic] = []
        for id in touched.topics.ordered {
            switch (previous.topics[id: id], current.topics[id: id]) {
            case (nil, let new?): created.append(new)
            case (let old?, nil): deleted.append(old)
            case (let old?, let new?) where old != new:
                changed.append(ChangedTopic(previous: old, current: new))
            default: break
            }
        }
        createdTopics = created
        deletedTopics = deleted
        changedTopics = changed
        var resources = touched.configs
        for topic in deleted { resources.insert(ConfigResource(.topic, topic.name)) }
        changedConfigs = resources.ordered.filter {
            previous.configs(of: $0) != current.configs(of: $0)
        }
        changedBrokers = touched.brokers.ordered.filter {
            previous.brokers[$0] != current.brokers[$0]
        }
        featuresChanged = touched.features && previous.features != current.features
    }

    /// Everything in `image`, as seen by one who knows nothing yet.
    init(everythingIn image: MetadataImage) {
        var touched = TouchedMetadata()
        for topic in image.topics.sorted { touched.topics.insert(topic.id) }
        for resource in image.configuredResources { touched.configs.insert(resource) }
        for id in image.brokers.keys.sorted() { touched.brokers.insert(id) }
        touched.features = true
        self.init(from: MetadataImage(), to: image, touched: touched)
    }
}
