// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Share group start offsets / lag.
public struct DescribeShareGroupOffsetsRequest: WireRequest {
    public typealias Response = DescribeShareGroupOffsetsResponse
    public static var apiKey: Int16 { 90 }
    public static var messageName: String { "DescribeShareGroupOffsetsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groups: [DescribeShareGroupOffsetsRequestGroup] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(groups: [DescribeShareGroupOffsetsRequestGroup] = []) {
        self.groups = groups
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groups = try c.array(of: DescribeShareGroupOffsetsRequestGroup.self, v, f, "groups")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(groups, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeShareGroupOffsetsRequestGroup: WireElement {
        public var groupId: String = ""
        public var topics: [DescribeShareGroupOffsetsRequestTopic]? = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(groupId: String = "", topics: [DescribeShareGroupOffsetsRequestTopic]? = []) {
            self.groupId = groupId
            self.topics = topics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            groupId = try c.string(f, "groupId")
            topics = try c.nullableArray(of: DescribeShareGroupOffsetsRequestTopic.self, v, f, "topics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(groupId, f)
            w.nullableArray(topics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribeShareGroupOffsetsRequestTopic: WireElement {
        public var topicName: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicName: String = "", partitions: [Int32] = []) {
            self.topicName = topicName
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Share group start offsets / lag.
public struct DescribeShareGroupOffsetsResponse: WireResponse {
    public static var apiKey: Int16 { 90 }
    public static var messageName: String { "DescribeShareGroupOffsetsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var groups: [DescribeShareGroupOffsetsResponseGroup] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, groups: [DescribeShareGroupOffsetsResponseGroup] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.groups = groups
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        groups = try c.array(of: DescribeShareGroupOffsetsResponseGroup.self, v, f, "groups")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(groups, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeShareGroupOffsetsResponseGroup: WireElement {
        public var groupId: String = ""
        public var topics: [DescribeShareGroupOffsetsResponseTopic] = []
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            groupId: String = "", topics: [DescribeShareGroupOffsetsResponseTopic] = [],
            errorCode: Int16 = 0, errorMessage: String? = nil
        ) {
            self.groupId = groupId
            self.topics = topics
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            groupId = try c.string(f, "groupId")
            topics = try c.array(of: DescribeShareGroupOffsetsResponseTopic.self, v, f, "topics")
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(groupId, f)
            w.array(topics, v, f)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribeShareGroupOffsetsResponseTopic: WireElement {
        public var topicName: String = ""
        public var topicId: Uuid = .zero
        public var partitions: [DescribeShareGroupOffsetsResponsePartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicName: String = "", topicId: Uuid = .zero,
            partitions: [DescribeShareGroupOffsetsResponsePartition] = []
        ) {
            self.topicName = topicName
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            topicId = try c.uuid()
            partitions = try c.array(of: DescribeShareGroupOffsetsResponsePartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribeShareGroupOffsetsResponsePartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var startOffset: Int64 = 0
        public var leaderEpoch: Int32 = 0
        public var lag: Int64 = -1  // versions 1
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, startOffset: Int64 = 0, leaderEpoch: Int32 = 0,
            lag: Int64 = -1, errorCode: Int16 = 0, errorMessage: String? = nil
        ) {
            self.partitionIndex = partitionIndex
            self.startOffset = startOffset
            self.leaderEpoch = leaderEpoch
            self.lag = lag
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            startOffset = try c.int64()
            leaderEpoch = try c.int32()
            if v >= 1 { lag = try c.int64() }
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(startOffset)
            w.put(leaderEpoch)
            if v >= 1 { w.put(lag) }
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

