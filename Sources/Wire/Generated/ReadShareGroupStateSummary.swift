// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Share coordinator: read summary.
public struct ReadShareGroupStateSummaryRequest: WireRequest {
    public typealias Response = ReadShareGroupStateSummaryResponse
    public static var apiKey: Int16 { 87 }
    public static var messageName: String { "ReadShareGroupStateSummaryRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groupId: String = ""
    public var topics: [ReadStateSummaryData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupId: String = "", topics: [ReadStateSummaryData] = []) {
        self.groupId = groupId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topics = try c.array(of: ReadStateSummaryData.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ReadStateSummaryData: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [PartitionData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [PartitionData] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: PartitionData.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionData: WireElement {
        public var partition: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partition: Int32 = 0, leaderEpoch: Int32 = 0) {
            self.partition = partition
            self.leaderEpoch = leaderEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            leaderEpoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(leaderEpoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Share coordinator: read summary.
public struct ReadShareGroupStateSummaryResponse: WireResponse {
    public static var apiKey: Int16 { 87 }
    public static var messageName: String { "ReadShareGroupStateSummaryResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var results: [ReadStateSummaryResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(results: [ReadStateSummaryResult] = []) {
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        results = try c.array(of: ReadStateSummaryResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ReadStateSummaryResult: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [PartitionResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [PartitionResult] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: PartitionResult.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionResult: WireElement {
        public var partition: Int32 = 0
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var stateEpoch: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var startOffset: Int64 = 0
        public var deliveryCompleteCount: Int32 = -1  // versions 1
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partition: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
            stateEpoch: Int32 = 0, leaderEpoch: Int32 = 0, startOffset: Int64 = 0,
            deliveryCompleteCount: Int32 = -1
        ) {
            self.partition = partition
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.stateEpoch = stateEpoch
            self.leaderEpoch = leaderEpoch
            self.startOffset = startOffset
            self.deliveryCompleteCount = deliveryCompleteCount
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            stateEpoch = try c.int32()
            leaderEpoch = try c.int32()
            startOffset = try c.int64()
            if v >= 1 { deliveryCompleteCount = try c.int32() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.put(stateEpoch)
            w.put(leaderEpoch)
            w.put(startOffset)
            if v >= 1 { w.put(deliveryCompleteCount) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

