// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Delete topics by name or id.
public struct DeleteTopicsRequest: WireRequest {
    public typealias Response = DeleteTopicsResponse
    public static var apiKey: Int16 { 20 }
    public static var messageName: String { "DeleteTopicsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...6 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var topics: [DeleteTopicState] = []  // versions 6
    public var topicNames: [String] = []  // versions 1-5
    public var timeoutMs: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(topics: [DeleteTopicState] = [], topicNames: [String] = [], timeoutMs: Int32 = 0) {
        self.topics = topics
        self.topicNames = topicNames
        self.timeoutMs = timeoutMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 6 { topics = try c.array(of: DeleteTopicState.self, v, f, "topics") }
        if v <= 5 { topicNames = try c.array(of: String.self, v, f, "topicNames") }
        timeoutMs = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 6 { w.array(topics, v, f) }
        if v <= 5 { w.array(topicNames, v, f) }
        w.put(timeoutMs)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeleteTopicState: WireElement {
        public var name: String? = nil
        public var topicId: Uuid = .zero
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String? = nil, topicId: Uuid = .zero) {
            self.name = name
            self.topicId = topicId
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.nullableString(f, "name")
            topicId = try c.uuid()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.nullableString(name, f)
            w.put(topicId)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Delete topics by name or id.
public struct DeleteTopicsResponse: WireResponse {
    public static var apiKey: Int16 { 20 }
    public static var messageName: String { "DeleteTopicsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...6 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var throttleTimeMs: Int32 = 0
    public var responses: [DeletableTopicResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, responses: [DeletableTopicResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.responses = responses
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        responses = try c.array(of: DeletableTopicResult.self, v, f, "responses")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(responses, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeletableTopicResult: WireElement {
        public var name: String? = ""
        public var topicId: Uuid = .zero  // versions 6
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil  // versions 5-6
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String? = "", topicId: Uuid = .zero, errorCode: Int16 = 0,
            errorMessage: String? = nil
        ) {
            self.name = name
            self.topicId = topicId
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.nullableString(f, "name", null: v >= 6)
            if v >= 6 { topicId = try c.uuid() }
            errorCode = try c.int16()
            if v >= 5 { errorMessage = try c.nullableString(f, "errorMessage") }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.nullableString(name, f, null: v >= 6)
            if v >= 6 { w.put(topicId) }
            w.put(errorCode)
            if v >= 5 { w.nullableString(errorMessage, f) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

