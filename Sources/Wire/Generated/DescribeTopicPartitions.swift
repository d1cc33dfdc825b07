// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Paged topic/partition description incl. ELR (used by kafka-topics --describe).
public struct DescribeTopicPartitionsRequest: WireRequest {
    public typealias Response = DescribeTopicPartitionsResponse
    public static var apiKey: Int16 { 75 }
    public static var messageName: String { "DescribeTopicPartitionsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topics: [TopicRequest] = []
    public var responsePartitionLimit: Int32 = 2000
    public var cursor: Cursor? = nil
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        topics: [TopicRequest] = [], responsePartitionLimit: Int32 = 2000, cursor: Cursor? = nil
    ) {
        self.topics = topics
        self.responsePartitionLimit = responsePartitionLimit
        self.cursor = cursor
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: TopicRequest.self, v, f, "topics")
        responsePartitionLimit = try c.int32()
        cursor = try c.nullableStructure(of: Cursor.self, v, f)
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topics, v, f)
        w.put(responsePartitionLimit)
        w.nullableStructure(cursor, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicRequest: WireElement {
        public var name: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "") {
            self.name = name
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Cursor: WireElement {
        public var topicName: String = ""
        public var partitionIndex: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicName: String = "", partitionIndex: Int32 = 0) {
            self.topicName = topicName
            self.partitionIndex = partitionIndex
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            partitionIndex = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.put(partitionIndex)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Paged topic/partition description incl. ELR (used by kafka-topics --describe).
public struct DescribeTopicPartitionsResponse: WireResponse {
    public static var apiKey: Int16 { 75 }
    public static var messageName: String { "DescribeTopicPartitionsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var topics: [DescribeTopicPartitionsResponseTopic] = []
    public var nextCursor: Cursor? = nil
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, topics: [DescribeTopicPartitionsResponseTopic] = [],
        nextCursor: Cursor? = nil
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
        self.nextCursor = nextCursor
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        topics = try c.array(of: DescribeTopicPartitionsResponseTopic.self, v, f, "topics")
        nextCursor = try c.nullableStructure(of: Cursor.self, v, f)
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(topics, v, f)
        w.nullableStructure(nextCursor, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeTopicPartitionsResponseTopic: WireElement {
        public var errorCode: Int16 = 0
        public var name: String? = ""
        public var topicId: Uuid = .zero
        public var isInternal: Bool = false
        public var partitions: [DescribeTopicPartitionsResponsePartition] = []
        public var topicAuthorizedOperations: Int32 = -2147483648
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, name: String? = "", topicId: Uuid = .zero,
            isInternal: Bool = false, partitions: [DescribeTopicPartitionsResponsePartition] = [],
            topicAuthorizedOperations: Int32 = -2147483648
        ) {
            self.errorCode = errorCode
            self.name = name
            self.topicId = topicId
            self.isInternal = isInternal
            self.partitions = partitions
            self.topicAuthorizedOperations = topicAuthorizedOperations
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            name = try c.nullableString(f, "name")
            topicId = try c.uuid()
            isInternal = try c.bool()
            partitions = try c.array(of: DescribeTopicPartitionsResponsePartition.self, v, f, "partitions")
            topicAuthorizedOperations = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(name, f)
            w.put(topicId)
            w.put(isInternal)
            w.array(partitions, v, f)
            w.put(topicAuthorizedOperations)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribeTopicPartitionsResponsePartition: WireElement {
        public var errorCode: Int16 = 0
        public var partitionIndex: Int32 = 0
        public var leaderId: Int32 = 0
        public var leaderEpoch: Int32 = -1
        public var replicaNodes: [Int32] = []
        public var isrNodes: [Int32] = []
        public var eligibleLeaderReplicas: [Int32]? = nil
        public var lastKnownElr: [Int32]? = nil
        public var offlineReplicas: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, partitionIndex: Int32 = 0, leaderId: Int32 = 0,
            leaderEpoch: Int32 = -1, replicaNodes: [Int32] = [], isrNodes: [Int32] = [],
            eligibleLeaderReplicas: [Int32]? = nil, lastKnownElr: [Int32]? = nil,
            offlineReplicas: [Int32] = []
        ) {
            self.errorCode = errorCode
            self.partitionIndex = partitionIndex
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
            self.replicaNodes = replicaNodes
            self.isrNodes = isrNodes
            self.eligibleLeaderReplicas = eligibleLeaderReplicas
            self.lastKnownElr = lastKnownElr
            self.offlineReplicas = offlineReplicas
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            partitionIndex = try c.int32()
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            replicaNodes = try c.array(of: Int32.self, v, f, "replicaNodes")
            isrNodes = try c.array(of: Int32.self, v, f, "isrNodes")
            eligibleLeaderReplicas = try c.nullableArray(of: Int32.self, v, f, "eligibleLeaderReplicas")
            lastKnownElr = try c.nullableArray(of: Int32.self, v, f, "lastKnownElr")
            offlineReplicas = try c.array(of: Int32.self, v, f, "offlineReplicas")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.put(partitionIndex)
            w.put(leaderId)
            w.put(leaderEpoch)
            w.array(replicaNodes, v, f)
            w.array(isrNodes, v, f)
            w.nullableArray(eligibleLeaderReplicas, v, f)
            w.nullableArray(lastKnownElr, v, f)
            w.array(offlineReplicas, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Cursor: WireElement {
        public var topicName: String = ""
        public var partitionIndex: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicName: String = "", partitionIndex: Int32 = 0) {
            self.topicName = topicName
            self.partitionIndex = partitionIndex
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            partitionIndex = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.put(partitionIndex)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

