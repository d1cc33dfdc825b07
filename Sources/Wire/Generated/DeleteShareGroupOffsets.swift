// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Delete share group offsets.
public struct DeleteShareGroupOffsetsRequest: WireRequest {
    public typealias Response = DeleteShareGroupOffsetsResponse
    public static var apiKey: Int16 { 92 }
    public static var messageName: String { "DeleteShareGroupOffsetsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groupId: String = ""
    public var topics: [DeleteShareGroupOffsetsRequestTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupId: String = "", topics: [DeleteShareGroupOffsetsRequestTopic] = []) {
        self.groupId = groupId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topics = try c.array(of: DeleteShareGroupOffsetsRequestTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeleteShareGroupOffsetsRequestTopic: WireElement {
        public var topicName: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicName: String = "") {
            self.topicName = topicName
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Delete share group offsets.
public struct DeleteShareGroupOffsetsResponse: WireResponse {
    public static var apiKey: Int16 { 92 }
    public static var messageName: String { "DeleteShareGroupOffsetsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = nil
    public var responses: [DeleteShareGroupOffsetsResponseTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
        responses: [DeleteShareGroupOffsetsResponseTopic] = []
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
        responses = try c.array(of: DeleteShareGroupOffsetsResponseTopic.self, v, f, "responses")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.array(responses, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeleteShareGroupOffsetsResponseTopic: WireElement {
        public var topicName: String = ""
        public var topicId: Uuid = .zero
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicName: String = "", topicId: Uuid = .zero, errorCode: Int16 = 0,
            errorMessage: String? = nil
        ) {
            self.topicName = topicName
            self.topicId = topicId
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            topicId = try c.uuid()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.put(topicId)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

