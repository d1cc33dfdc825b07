// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Offset for timestamp or special value (-1 latest, -2 earliest, -3 max ts, -4 earliest
/// local, -5 latest tiered, -6 earliest pending upload).
public struct ListOffsetsRequest: WireRequest {
    public typealias Response = ListOffsetsResponse
    public static var apiKey: Int16 { 2 }
    public static var messageName: String { "ListOffsetsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...11 }
    public static var firstFlexibleVersion: Int16? { 6 }

    public var replicaId: Int32 = 0
    public var isolationLevel: Int8 = 0  // versions 2-11
    public var topics: [ListOffsetsTopic] = []
    public var timeoutMs: Int32 = 0  // versions 10-11
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        replicaId: Int32 = 0, isolationLevel: Int8 = 0, topics: [ListOffsetsTopic] = [],
        timeoutMs: Int32 = 0
    ) {
        self.replicaId = replicaId
        self.isolationLevel = isolationLevel
        self.topics = topics
        self.timeoutMs = timeoutMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        replicaId = try c.int32()
        if v >= 2 { isolationLevel = try c.int8() }
        topics = try c.array(of: ListOffsetsTopic.self, v, f, "topics")
        if v >= 10 { timeoutMs = try c.int32() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(replicaId)
        if v >= 2 { w.put(isolationLevel) }
        w.array(topics, v, f)
        if v >= 10 { w.put(timeoutMs) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ListOffsetsTopic: WireElement {
        public var name: String = ""
        public var partitions: [ListOffsetsPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [ListOffsetsPartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: ListOffsetsPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ListOffsetsPartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var currentLeaderEpoch: Int32 = -1  // versions 4-11
        public var timestamp: Int64 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, currentLeaderEpoch: Int32 = -1, timestamp: Int64 = 0
        ) {
            self.partitionIndex = partitionIndex
            self.currentLeaderEpoch = currentLeaderEpoch
            self.timestamp = timestamp
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            if v >= 4 { currentLeaderEpoch = try c.int32() }
            timestamp = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            if v >= 4 { w.put(currentLeaderEpoch) }
            w.put(timestamp)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Offset for timestamp or special value (-1 latest, -2 earliest, -3 max ts, -4 earliest
/// local, -5 latest tiered, -6 earliest pending upload).
public struct ListOffsetsResponse: WireResponse {
    public static var apiKey: Int16 { 2 }
    public static var messageName: String { "ListOffsetsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...11 }
    public static var firstFlexibleVersion: Int16? { 6 }

    public var throttleTimeMs: Int32 = 0  // versions 2-11
    public var topics: [ListOffsetsTopicResponse] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, topics: [ListOffsetsTopicResponse] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 2 { throttleTimeMs = try c.int32() }
        topics = try c.array(of: ListOffsetsTopicResponse.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 2 { w.put(throttleTimeMs) }
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ListOffsetsTopicResponse: WireElement {
        public var name: String = ""
        public var partitions: [ListOffsetsPartitionResponse] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [ListOffsetsPartitionResponse] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: ListOffsetsPartitionResponse.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ListOffsetsPartitionResponse: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var timestamp: Int64 = -1
        public var offset: Int64 = -1
        public var leaderEpoch: Int32 = -1  // versions 4-11
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, timestamp: Int64 = -1,
            offset: Int64 = -1, leaderEpoch: Int32 = -1
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.timestamp = timestamp
            self.offset = offset
            self.leaderEpoch = leaderEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            timestamp = try c.int64()
            offset = try c.int64()
            if v >= 4 { leaderEpoch = try c.int32() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.put(timestamp)
            w.put(offset)
            if v >= 4 { w.put(leaderEpoch) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

