// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// List ongoing reassignments.
public struct ListPartitionReassignmentsRequest: WireRequest {
    public typealias Response = ListPartitionReassignmentsResponse
    public static var apiKey: Int16 { 46 }
    public static var messageName: String { "ListPartitionReassignmentsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var timeoutMs: Int32 = 60000
    public var topics: [ListPartitionReassignmentsTopics]? = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(timeoutMs: Int32 = 60000, topics: [ListPartitionReassignmentsTopics]? = []) {
        self.timeoutMs = timeoutMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        timeoutMs = try c.int32()
        topics = try c.nullableArray(of: ListPartitionReassignmentsTopics.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(timeoutMs)
        w.nullableArray(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ListPartitionReassignmentsTopics: WireElement {
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

/// List ongoing reassignments.
public struct ListPartitionReassignmentsResponse: WireResponse {
    public static var apiKey: Int16 { 46 }
    public static var messageName: String { "ListPartitionReassignmentsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var topics: [OngoingTopicReassignment] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "",
        topics: [OngoingTopicReassignment] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        topics = try c.array(of: OngoingTopicReassignment.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct OngoingTopicReassignment: WireElement {
        public var name: String = ""
        public var partitions: [OngoingPartitionReassignment] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [OngoingPartitionReassignment] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: OngoingPartitionReassignment.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct OngoingPartitionReassignment: WireElement {
        public var partitionIndex: Int32 = 0
        public var replicas: [Int32] = []
        public var addingReplicas: [Int32] = []
        public var removingReplicas: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, replicas: [Int32] = [], addingReplicas: [Int32] = [],
            removingReplicas: [Int32] = []
        ) {
            self.partitionIndex = partitionIndex
            self.replicas = replicas
            self.addingReplicas = addingReplicas
            self.removingReplicas = removingReplicas
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            replicas = try c.array(of: Int32.self, v, f, "replicas")
            addingReplicas = try c.array(of: Int32.self, v, f, "addingReplicas")
            removingReplicas = try c.array(of: Int32.self, v, f, "removingReplicas")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.array(replicas, v, f)
            w.array(addingReplicas, v, f)
            w.array(removingReplicas, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

