// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Replica to log-dir assignments (JBOD in KRaft).
public struct AssignReplicasToDirsRequest: WireRequest {
    public typealias Response = AssignReplicasToDirsResponse
    public static var apiKey: Int16 { 73 }
    public static var messageName: String { "AssignReplicasToDirsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var brokerId: Int32 = 0
    public var brokerEpoch: Int64 = -1
    public var directories: [DirectoryData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(brokerId: Int32 = 0, brokerEpoch: Int64 = -1, directories: [DirectoryData] = []) {
        self.brokerId = brokerId
        self.brokerEpoch = brokerEpoch
        self.directories = directories
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        brokerEpoch = try c.int64()
        directories = try c.array(of: DirectoryData.self, v, f, "directories")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        w.put(brokerEpoch)
        w.array(directories, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DirectoryData: WireElement {
        public var id: Uuid = .zero
        public var topics: [TopicData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(id: Uuid = .zero, topics: [TopicData] = []) {
            self.id = id
            self.topics = topics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            id = try c.uuid()
            topics = try c.array(of: TopicData.self, v, f, "topics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(id)
            w.array(topics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicData: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [PartitionData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [PartitionData] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: PartitionData.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionData: WireElement {
        public var partitionIndex: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0) {
            self.partitionIndex = partitionIndex
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Replica to log-dir assignments (JBOD in KRaft).
public struct AssignReplicasToDirsResponse: WireResponse {
    public static var apiKey: Int16 { 73 }
    public static var messageName: String { "AssignReplicasToDirsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var directories: [DirectoryData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, directories: [DirectoryData] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.directories = directories
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        directories = try c.array(of: DirectoryData.self, v, f, "directories")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.array(directories, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DirectoryData: WireElement {
        public var id: Uuid = .zero
        public var topics: [TopicData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(id: Uuid = .zero, topics: [TopicData] = []) {
            self.id = id
            self.topics = topics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            id = try c.uuid()
            topics = try c.array(of: TopicData.self, v, f, "topics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(id)
            w.array(topics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicData: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [PartitionData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [PartitionData] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: PartitionData.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionData: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, errorCode: Int16 = 0) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

