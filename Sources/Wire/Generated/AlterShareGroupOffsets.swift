// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Alter share group offsets.
public struct AlterShareGroupOffsetsRequest: WireRequest {
    public typealias Response = AlterShareGroupOffsetsResponse
    public static var apiKey: Int16 { 91 }
    public static var messageName: String { "AlterShareGroupOffsetsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groupId: String = ""
    public var topics: [AlterShareGroupOffsetsRequestTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupId: String = "", topics: [AlterShareGroupOffsetsRequestTopic] = []) {
        self.groupId = groupId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topics = try c.array(of: AlterShareGroupOffsetsRequestTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AlterShareGroupOffsetsRequestTopic: WireElement {
        public var topicName: String = ""
        public var partitions: [AlterShareGroupOffsetsRequestPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicName: String = "", partitions: [AlterShareGroupOffsetsRequestPartition] = []
        ) {
            self.topicName = topicName
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            partitions = try c.array(of: AlterShareGroupOffsetsRequestPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AlterShareGroupOffsetsRequestPartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var startOffset: Int64 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, startOffset: Int64 = 0) {
            self.partitionIndex = partitionIndex
            self.startOffset = startOffset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            startOffset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(startOffset)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Alter share group offsets.
public struct AlterShareGroupOffsetsResponse: WireResponse {
    public static var apiKey: Int16 { 91 }
    public static var messageName: String { "AlterShareGroupOffsetsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = nil
    public var responses: [AlterShareGroupOffsetsResponseTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
        responses: [AlterShareGroupOffsetsResponseTopic] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.responses = responses
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        responses = try c.array(of: AlterShareGroupOffsetsResponseTopic.self, v, f, "responses")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.array(responses, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AlterShareGroupOffsetsResponseTopic: WireElement {
        public var topicName: String = ""
        public var topicId: Uuid = .zero
        public var partitions: [AlterShareGroupOffsetsResponsePartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicName: String = "", topicId: Uuid = .zero,
            partitions: [AlterShareGroupOffsetsResponsePartition] = []
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
            partitions = try c.array(of: AlterShareGroupOffsetsResponsePartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AlterShareGroupOffsetsResponsePartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

