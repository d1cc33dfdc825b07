// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Start/cancel reassignment (v1 AllowReplicationFactorChange).
public struct AlterPartitionReassignmentsRequest: WireRequest {
    public typealias Response = AlterPartitionReassignmentsResponse
    public static var apiKey: Int16 { 45 }
    public static var messageName: String { "AlterPartitionReassignmentsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var timeoutMs: Int32 = 60000
    public var allowReplicationFactorChange: Bool = true  // versions 1
    public var topics: [ReassignableTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        timeoutMs: Int32 = 60000, allowReplicationFactorChange: Bool = true,
        topics: [ReassignableTopic] = []
    ) {
        self.timeoutMs = timeoutMs
        self.allowReplicationFactorChange = allowReplicationFactorChange
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        timeoutMs = try c.int32()
        if v >= 1 { allowReplicationFactorChange = try c.bool() }
        topics = try c.array(of: ReassignableTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(timeoutMs)
        if v >= 1 { w.put(allowReplicationFactorChange) }
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ReassignableTopic: WireElement {
        public var name: String = ""
        public var partitions: [ReassignablePartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [ReassignablePartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: ReassignablePartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ReassignablePartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var replicas: [Int32]? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, replicas: [Int32]? = nil) {
            self.partitionIndex = partitionIndex
            self.replicas = replicas
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            replicas = try c.nullableArray(of: Int32.self, v, f, "replicas")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.nullableArray(replicas, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Start/cancel reassignment (v1 AllowReplicationFactorChange).
public struct AlterPartitionReassignmentsResponse: WireResponse {
    public static var apiKey: Int16 { 45 }
    public static var messageName: String { "AlterPartitionReassignmentsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var allowReplicationFactorChange: Bool = true  // versions 1
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var responses: [ReassignableTopicResponse] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, allowReplicationFactorChange: Bool = true, errorCode: Int16 = 0,
        errorMessage: String? = "", responses: [ReassignableTopicResponse] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.allowReplicationFactorChange = allowReplicationFactorChange
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.responses = responses
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        if v >= 1 { allowReplicationFactorChange = try c.bool() }
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        responses = try c.array(of: ReassignableTopicResponse.self, v, f, "responses")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        if v >= 1 { w.put(allowReplicationFactorChange) }
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.array(responses, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ReassignableTopicResponse: WireElement {
        public var name: String = ""
        public var partitions: [ReassignablePartitionResponse] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [ReassignablePartitionResponse] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: ReassignablePartitionResponse.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ReassignablePartitionResponse: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "") {
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

