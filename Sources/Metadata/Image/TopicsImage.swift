import HashTreeCollections
public import Primitives

/// All topics, by name and by id.
///
/// A value shares what it has in common with the one it was changed from: a change costs the depth
/// of a tree, not the number of topics. Equal when they hold equal topics.
public struct TopicsImage: Sendable, Equatable {
    private var byID: TreeDictionary<Uuid, TopicImage> = [:]
    /// Keyed by ``TopicName/collisionKey(_:)``: at most one topic has each.
    private var idByKey: TreeDictionary<String, Uuid> = [:]
    /// Partitions of all topics together.
    public private(set) var partitionCount = 0

    public init() {}

    public var count: Int { byID.count }

    public subscript(id id: Uuid) -> TopicImage? { byID[id] }

    public subscript(name name: String) -> TopicImage? {
        guard let topic = colliding(with: name), topic.name == name else { return nil }
        return topic
    }

    /// The topic of that name or of one that differs in `.` and `_` only.
    public func colliding(with name: String) -> TopicImage? {
        idByKey[TopicName.collisionKey(name)].flatMap { byID[$0] }
    }

    /// Every topic, in no order.
    public var all: some Sequence<TopicImage> { byID.values }

    /// Every topic, by name.
    public var sorted: [TopicImage] { byID.values.sorted { $0.name < $1.name } }

    mutating func insert(_ topic: TopicImage) {
        let previous = byID.updateValue(topic, forKey: topic.id)
        partitionCount += topic.partitions.count - (previous?.partitions.count ?? 0)
        idByKey[TopicName.collisionKey(topic.name)] = topic.id
    }

    mutating func remove(_ topic: TopicImage) {
        partitionCount -= byID.removeValue(forKey: topic.id)?.partitions.count ?? 0
        idByKey[TopicName.collisionKey(topic.name)] = nil
    }

    /// Changes a topic in place. The name must stay.
    ///
    /// - Returns: false if there is no such topic.
    mutating func update(
        id: Uuid, _ change: (inout TopicImage) throws(MetadataError) -> Void
    ) throws(MetadataError) -> Bool {
        guard let previousCount = byID[id]?.partitions.count else { return false }
        // Through the subscript, so that a large topic is changed where it is.
        try change(&byID[id]!)
        partitionCount += (byID[id]?.partitions.count ?? 0) - previousCount
        return true
    }
}
