// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// End offset of a leader epoch (truncation detection, KIP-320).
public struct OffsetForLeaderEpochRequest: WireRequest {
    public typealias Response = OffsetForLeaderEpochResponse
    public static var apiKey: Int16 { 23 }
    public static var messageName: String { "OffsetForLeaderEpochRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 2...4 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var replicaId: Int32 = -2  // versions 3-4
    public var topics: [OffsetForLeaderTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(replicaId: Int32 = -2, topics: [OffsetForLeaderTopic] = []) {
        self.replicaId = replicaId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 3 { replicaId = try c.int32() }
        topics = try c.array(of: OffsetForLeaderTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 3 { w.put(replicaId) }
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct OffsetForLeaderTopic: WireElement {
        public var topic: String = ""
        public var partitions: [OffsetForLeaderPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topic: String = "", partitions: [OffsetForLeaderPartition] = []) {
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitions = try c.array(of: OffsetForLeaderPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetForLeaderPartition: WireElement {
        public var partition: Int32 = 0
        public var currentLeaderEpoch: Int32 = -1
        public var leaderEpoch: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partition: Int32 = 0, currentLeaderEpoch: Int32 = -1, leaderEpoch: Int32 = 0) {
            self.partition = partition
            self.currentLeaderEpoch = currentLeaderEpoch
            self.leaderEpoch = leaderEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            currentLeaderEpoch = try c.int32()
            leaderEpoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(currentLeaderEpoch)
            w.put(leaderEpoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// End offset of a leader epoch (truncation detection, KIP-320).
public struct OffsetForLeaderEpochResponse: WireResponse {
    public static var apiKey: Int16 { 23 }
    public static var messageName: String { "OffsetForLeaderEpochResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 2...4 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var throttleTimeMs: Int32 = 0
    public var topics: [OffsetForLeaderTopicResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, topics: [OffsetForLeaderTopicResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        topics = try c.array(of: OffsetForLeaderTopicResult.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct OffsetForLeaderTopicResult: WireElement {
        public var topic: String = ""
        public var partitions: [EpochEndOffset] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topic: String = "", partitions: [EpochEndOffset] = []) {
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitions = try c.array(of: EpochEndOffset.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct EpochEndOffset: WireElement {
        public var errorCode: Int16 = 0
        public var partition: Int32 = 0
        public var leaderEpoch: Int32 = -1
        public var endOffset: Int64 = -1
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, partition: Int32 = 0, leaderEpoch: Int32 = -1,
            endOffset: Int64 = -1
        ) {
            self.errorCode = errorCode
            self.partition = partition
            self.leaderEpoch = leaderEpoch
            self.endOffset = endOffset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            partition = try c.int32()
            leaderEpoch = try c.int32()
            endOffset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.put(partition)
            w.put(leaderEpoch)
            w.put(endOffset)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

