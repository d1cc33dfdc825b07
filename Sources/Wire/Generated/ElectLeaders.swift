// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Preferred/unclean leader election.
public struct ElectLeadersRequest: WireRequest {
    public typealias Response = ElectLeadersResponse
    public static var apiKey: Int16 { 43 }
    public static var messageName: String { "ElectLeadersRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var electionType: Int8 = 0  // versions 1-2
    public var topicPartitions: [TopicPartitions]? = []
    public var timeoutMs: Int32 = 60000
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        electionType: Int8 = 0, topicPartitions: [TopicPartitions]? = [], timeoutMs: Int32 = 60000
    ) {
        self.electionType = electionType
        self.topicPartitions = topicPartitions
        self.timeoutMs = timeoutMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 1 { electionType = try c.int8() }
        topicPartitions = try c.nullableArray(of: TopicPartitions.self, v, f, "topicPartitions")
        timeoutMs = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 1 { w.put(electionType) }
        w.nullableArray(topicPartitions, v, f)
        w.put(timeoutMs)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicPartitions: WireElement {
        public var topic: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topic: String = "", partitions: [Int32] = []) {
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Preferred/unclean leader election.
public struct ElectLeadersResponse: WireResponse {
    public static var apiKey: Int16 { 43 }
    public static var messageName: String { "ElectLeadersResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0  // versions 1-2
    public var replicaElectionResults: [ReplicaElectionResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0,
        replicaElectionResults: [ReplicaElectionResult] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.replicaElectionResults = replicaElectionResults
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        if v >= 1 { errorCode = try c.int16() }
        replicaElectionResults = try c.array(of: ReplicaElectionResult.self, v, f, "replicaElectionResults")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        if v >= 1 { w.put(errorCode) }
        w.array(replicaElectionResults, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ReplicaElectionResult: WireElement {
        public var topic: String = ""
        public var partitionResult: [PartitionResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topic: String = "", partitionResult: [PartitionResult] = []) {
            self.topic = topic
            self.partitionResult = partitionResult
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitionResult = try c.array(of: PartitionResult.self, v, f, "partitionResult")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitionResult, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionResult: WireElement {
        public var partitionId: Int32 = 0
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionId: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "") {
            self.partitionId = partitionId
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionId = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionId)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

