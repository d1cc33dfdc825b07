// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Commit group offsets (v10 topic ids).
public struct OffsetCommitRequest: WireRequest {
    public typealias Response = OffsetCommitResponse
    public static var apiKey: Int16 { 8 }
    public static var messageName: String { "OffsetCommitRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 2...10 }
    public static var firstFlexibleVersion: Int16? { 8 }

    public var groupId: String = ""
    public var generationIdOrMemberEpoch: Int32 = -1
    public var memberId: String = ""
    public var groupInstanceId: String? = nil  // versions 7-10
    public var retentionTimeMs: Int64 = -1  // versions 2-4
    public var topics: [OffsetCommitRequestTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groupId: String = "", generationIdOrMemberEpoch: Int32 = -1, memberId: String = "",
        groupInstanceId: String? = nil, retentionTimeMs: Int64 = -1,
        topics: [OffsetCommitRequestTopic] = []
    ) {
        self.groupId = groupId
        self.generationIdOrMemberEpoch = generationIdOrMemberEpoch
        self.memberId = memberId
        self.groupInstanceId = groupInstanceId
        self.retentionTimeMs = retentionTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        generationIdOrMemberEpoch = try c.int32()
        memberId = try c.string(f, "memberId")
        if v >= 7 { groupInstanceId = try c.nullableString(f, "groupInstanceId") }
        if v <= 4 { retentionTimeMs = try c.int64() }
        topics = try c.array(of: OffsetCommitRequestTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.put(generationIdOrMemberEpoch)
        w.string(memberId, f)
        if v >= 7 { w.nullableString(groupInstanceId, f) }
        if v <= 4 { w.put(retentionTimeMs) }
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct OffsetCommitRequestTopic: WireElement {
        public var topicId: Uuid = .zero  // versions 10
        public var name: String = ""  // versions 2-9
        public var partitions: [OffsetCommitRequestPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicId: Uuid = .zero, name: String = "",
            partitions: [OffsetCommitRequestPartition] = []
        ) {
            self.topicId = topicId
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 10 { topicId = try c.uuid() }
            if v <= 9 { name = try c.string(f, "name") }
            partitions = try c.array(of: OffsetCommitRequestPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 10 { w.put(topicId) }
            if v <= 9 { w.string(name, f) }
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetCommitRequestPartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var committedOffset: Int64 = 0
        public var committedLeaderEpoch: Int32 = -1  // versions 6-10
        public var committedMetadata: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, committedOffset: Int64 = 0, committedLeaderEpoch: Int32 = -1,
            committedMetadata: String? = ""
        ) {
            self.partitionIndex = partitionIndex
            self.committedOffset = committedOffset
            self.committedLeaderEpoch = committedLeaderEpoch
            self.committedMetadata = committedMetadata
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            committedOffset = try c.int64()
            if v >= 6 { committedLeaderEpoch = try c.int32() }
            committedMetadata = try c.nullableString(f, "committedMetadata")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(committedOffset)
            if v >= 6 { w.put(committedLeaderEpoch) }
            w.nullableString(committedMetadata, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Commit group offsets (v10 topic ids).
public struct OffsetCommitResponse: WireResponse {
    public static var apiKey: Int16 { 8 }
    public static var messageName: String { "OffsetCommitResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 2...10 }
    public static var firstFlexibleVersion: Int16? { 8 }

    public var throttleTimeMs: Int32 = 0  // versions 3-10
    public var topics: [OffsetCommitResponseTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, topics: [OffsetCommitResponseTopic] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 3 { throttleTimeMs = try c.int32() }
        topics = try c.array(of: OffsetCommitResponseTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 3 { w.put(throttleTimeMs) }
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct OffsetCommitResponseTopic: WireElement {
        public var topicId: Uuid = .zero  // versions 10
        public var name: String = ""  // versions 2-9
        public var partitions: [OffsetCommitResponsePartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicId: Uuid = .zero, name: String = "",
            partitions: [OffsetCommitResponsePartition] = []
        ) {
            self.topicId = topicId
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 10 { topicId = try c.uuid() }
            if v <= 9 { name = try c.string(f, "name") }
            partitions = try c.array(of: OffsetCommitResponsePartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 10 { w.put(topicId) }
            if v <= 9 { w.string(name, f) }
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetCommitResponsePartition: WireElement {
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

