// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// What consumers of one classic group tell each other through JoinGroup and SyncGroup.
public struct ConsumerProtocolSubscription: WireMessage {
    public static var messageName: String { "ConsumerProtocolSubscription" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...3 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var topics: [String] = []
    public var userData: [UInt8]? = nil
    public var ownedPartitions: [TopicPartition] = []  // versions 1-3
    public var generationId: Int32 = -1  // versions 2-3
    public var rackId: String? = nil  // versions 3

    public init(
        topics: [String] = [], userData: [UInt8]? = nil, ownedPartitions: [TopicPartition] = [],
        generationId: Int32 = -1, rackId: String? = nil
    ) {
        self.topics = topics
        self.userData = userData
        self.ownedPartitions = ownedPartitions
        self.generationId = generationId
        self.rackId = rackId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: String.self, v, f, "topics")
        userData = try c.nullableBytes(f, "userData")
        if v >= 1 { ownedPartitions = try c.array(of: TopicPartition.self, v, f, "ownedPartitions") }
        if v >= 2 { generationId = try c.int32() }
        if v >= 3 { rackId = try c.nullableString(f, "rackId") }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topics, v, f)
        w.nullableBytes(userData, f)
        if v >= 1 { w.array(ownedPartitions, v, f) }
        if v >= 2 { w.put(generationId) }
        if v >= 3 { w.nullableString(rackId, f) }
    }

    public struct TopicPartition: WireElement {
        public var topic: String = ""
        public var partitions: [Int32] = []

        public init(topic: String = "", partitions: [Int32] = []) {
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitions, v, f)
        }
    }
}

/// What consumers of one classic group tell each other through JoinGroup and SyncGroup.
public struct ConsumerProtocolAssignment: WireMessage {
    public static var messageName: String { "ConsumerProtocolAssignment" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...3 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var assignedPartitions: [TopicPartition] = []
    public var userData: [UInt8]? = nil

    public init(assignedPartitions: [TopicPartition] = [], userData: [UInt8]? = nil) {
        self.assignedPartitions = assignedPartitions
        self.userData = userData
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        assignedPartitions = try c.array(of: TopicPartition.self, v, f, "assignedPartitions")
        userData = try c.nullableBytes(f, "userData")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(assignedPartitions, v, f)
        w.nullableBytes(userData, f)
    }

    public struct TopicPartition: WireElement {
        public var topic: String = ""
        public var partitions: [Int32] = []

        public init(topic: String = "", partitions: [Int32] = []) {
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitions, v, f)
        }
    }
}

