// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Read committed offsets (v8 multi-group, v7 RequireStable, v9 KIP-848 member epoch, v10
/// topic ids).
public struct OffsetFetchRequest: WireRequest {
    public typealias Response = OffsetFetchResponse
    public static var apiKey: Int16 { 9 }
    public static var messageName: String { "OffsetFetchRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...10 }
    public static var firstFlexibleVersion: Int16? { 6 }

    public var groups: [OffsetFetchRequestGroup] = []  // versions 8-10
    public var groupId: String = ""  // versions 1-7
    public var topics: [OffsetFetchRequestTopic]? = []  // versions 1-7
    public var requireStable: Bool = false  // versions 7-10
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groups: [OffsetFetchRequestGroup] = [], groupId: String = "",
        topics: [OffsetFetchRequestTopic]? = [], requireStable: Bool = false
    ) {
        self.groups = groups
        self.groupId = groupId
        self.topics = topics
        self.requireStable = requireStable
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 8 { groups = try c.array(of: OffsetFetchRequestGroup.self, v, f, "groups") }
        if v <= 7 {
            groupId = try c.string(f, "groupId")
            topics = try c.nullableArray(of: OffsetFetchRequestTopic.self, v, f, "topics", null: v >= 2)
        }
        if v >= 7 { requireStable = try c.bool() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 8 { w.array(groups, v, f) }
        if v <= 7 {
            w.string(groupId, f)
            w.nullableArray(topics, v, f, null: v >= 2)
        }
        if v >= 7 { w.put(requireStable) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct OffsetFetchRequestGroup: WireElement {
        public var groupId: String = ""
        public var memberId: String? = nil  // versions 9-10
        public var memberEpoch: Int32 = -1  // versions 9-10
        public var topics: [OffsetFetchRequestTopics]? = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            groupId: String = "", memberId: String? = nil, memberEpoch: Int32 = -1,
            topics: [OffsetFetchRequestTopics]? = []
        ) {
            self.groupId = groupId
            self.memberId = memberId
            self.memberEpoch = memberEpoch
            self.topics = topics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            groupId = try c.string(f, "groupId")
            if v >= 9 {
                memberId = try c.nullableString(f, "memberId")
                memberEpoch = try c.int32()
            }
            topics = try c.nullableArray(of: OffsetFetchRequestTopics.self, v, f, "topics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(groupId, f)
            if v >= 9 {
                w.nullableString(memberId, f)
                w.put(memberEpoch)
            }
            w.nullableArray(topics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetFetchRequestTopics: WireElement {
        public var topicId: Uuid = .zero  // versions 10
        public var name: String = ""  // versions 8-9
        public var partitionIndexes: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, name: String = "", partitionIndexes: [Int32] = []) {
            self.topicId = topicId
            self.name = name
            self.partitionIndexes = partitionIndexes
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 10 { topicId = try c.uuid() }
            if v <= 9 { name = try c.string(f, "name") }
            partitionIndexes = try c.array(of: Int32.self, v, f, "partitionIndexes")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 10 { w.put(topicId) }
            if v <= 9 { w.string(name, f) }
            w.array(partitionIndexes, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetFetchRequestTopic: WireElement {
        public var name: String = ""
        public var partitionIndexes: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitionIndexes: [Int32] = []) {
            self.name = name
            self.partitionIndexes = partitionIndexes
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitionIndexes = try c.array(of: Int32.self, v, f, "partitionIndexes")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitionIndexes, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Read committed offsets (v8 multi-group, v7 RequireStable, v9 KIP-848 member epoch, v10
/// topic ids).
public struct OffsetFetchResponse: WireResponse {
    public static var apiKey: Int16 { 9 }
    public static var messageName: String { "OffsetFetchResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...10 }
    public static var firstFlexibleVersion: Int16? { 6 }

    public var throttleTimeMs: Int32 = 0  // versions 3-10
    public var groups: [OffsetFetchResponseGroup] = []  // versions 8-10
    public var topics: [OffsetFetchResponseTopic] = []  // versions 1-7
    public var errorCode: Int16 = 0  // versions 2-7
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, groups: [OffsetFetchResponseGroup] = [],
        topics: [OffsetFetchResponseTopic] = [], errorCode: Int16 = 0
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.groups = groups
        self.topics = topics
        self.errorCode = errorCode
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 3 { throttleTimeMs = try c.int32() }
        if v >= 8 { groups = try c.array(of: OffsetFetchResponseGroup.self, v, f, "groups") }
        if v <= 7 { topics = try c.array(of: OffsetFetchResponseTopic.self, v, f, "topics") }
        if v >= 2 && v <= 7 { errorCode = try c.int16() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 3 { w.put(throttleTimeMs) }
        if v >= 8 { w.array(groups, v, f) }
        if v <= 7 { w.array(topics, v, f) }
        if v >= 2 && v <= 7 { w.put(errorCode) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct OffsetFetchResponseGroup: WireElement {
        public var groupId: String = ""
        public var topics: [OffsetFetchResponseTopics] = []
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            groupId: String = "", topics: [OffsetFetchResponseTopics] = [], errorCode: Int16 = 0
        ) {
            self.groupId = groupId
            self.topics = topics
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            groupId = try c.string(f, "groupId")
            topics = try c.array(of: OffsetFetchResponseTopics.self, v, f, "topics")
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(groupId, f)
            w.array(topics, v, f)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetFetchResponseTopics: WireElement {
        public var topicId: Uuid = .zero  // versions 10
        public var name: String = ""  // versions 8-9
        public var partitions: [OffsetFetchResponsePartitions] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicId: Uuid = .zero, name: String = "",
            partitions: [OffsetFetchResponsePartitions] = []
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
            partitions = try c.array(of: OffsetFetchResponsePartitions.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 10 { w.put(topicId) }
            if v <= 9 { w.string(name, f) }
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetFetchResponsePartitions: WireElement {
        public var partitionIndex: Int32 = 0
        public var committedOffset: Int64 = 0
        public var committedLeaderEpoch: Int32 = -1
        public var metadata: String? = ""
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, committedOffset: Int64 = 0, committedLeaderEpoch: Int32 = -1,
            metadata: String? = "", errorCode: Int16 = 0
        ) {
            self.partitionIndex = partitionIndex
            self.committedOffset = committedOffset
            self.committedLeaderEpoch = committedLeaderEpoch
            self.metadata = metadata
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            committedOffset = try c.int64()
            committedLeaderEpoch = try c.int32()
            metadata = try c.nullableString(f, "metadata")
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(committedOffset)
            w.put(committedLeaderEpoch)
            w.nullableString(metadata, f)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetFetchResponseTopic: WireElement {
        public var name: String = ""
        public var partitions: [OffsetFetchResponsePartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [OffsetFetchResponsePartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: OffsetFetchResponsePartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OffsetFetchResponsePartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var committedOffset: Int64 = 0
        public var committedLeaderEpoch: Int32 = -1  // versions 5-7
        public var metadata: String? = ""
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, committedOffset: Int64 = 0, committedLeaderEpoch: Int32 = -1,
            metadata: String? = "", errorCode: Int16 = 0
        ) {
            self.partitionIndex = partitionIndex
            self.committedOffset = committedOffset
            self.committedLeaderEpoch = committedLeaderEpoch
            self.metadata = metadata
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            committedOffset = try c.int64()
            if v >= 5 { committedLeaderEpoch = try c.int32() }
            metadata = try c.nullableString(f, "metadata")
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(committedOffset)
            if v >= 5 { w.put(committedLeaderEpoch) }
            w.nullableString(metadata, f)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

