// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Grow partition count.
public struct CreatePartitionsRequest: WireRequest {
    public typealias Response = CreatePartitionsResponse
    public static var apiKey: Int16 { 37 }
    public static var messageName: String { "CreatePartitionsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var topics: [CreatePartitionsTopic] = []
    public var timeoutMs: Int32 = 0
    public var validateOnly: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        topics: [CreatePartitionsTopic] = [], timeoutMs: Int32 = 0, validateOnly: Bool = false
    ) {
        self.topics = topics
        self.timeoutMs = timeoutMs
        self.validateOnly = validateOnly
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: CreatePartitionsTopic.self, v, f, "topics")
        timeoutMs = try c.int32()
        validateOnly = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topics, v, f)
        w.put(timeoutMs)
        w.put(validateOnly)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct CreatePartitionsTopic: WireElement {
        public var name: String = ""
        public var count: Int32 = 0
        public var assignments: [CreatePartitionsAssignment]? = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", count: Int32 = 0, assignments: [CreatePartitionsAssignment]? = []
        ) {
            self.name = name
            self.count = count
            self.assignments = assignments
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            count = try c.int32()
            assignments = try c.nullableArray(of: CreatePartitionsAssignment.self, v, f, "assignments")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(count)
            w.nullableArray(assignments, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct CreatePartitionsAssignment: WireElement {
        public var brokerIds: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(brokerIds: [Int32] = []) {
            self.brokerIds = brokerIds
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            brokerIds = try c.array(of: Int32.self, v, f, "brokerIds")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.array(brokerIds, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Grow partition count.
public struct CreatePartitionsResponse: WireResponse {
    public static var apiKey: Int16 { 37 }
    public static var messageName: String { "CreatePartitionsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var results: [CreatePartitionsTopicResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, results: [CreatePartitionsTopicResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        results = try c.array(of: CreatePartitionsTopicResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct CreatePartitionsTopicResult: WireElement {
        public var name: String = ""
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", errorCode: Int16 = 0, errorMessage: String? = nil) {
            self.name = name
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

