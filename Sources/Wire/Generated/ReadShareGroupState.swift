// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Share coordinator: read state.
public struct ReadShareGroupStateRequest: WireRequest {
    public typealias Response = ReadShareGroupStateResponse
    public static var apiKey: Int16 { 84 }
    public static var messageName: String { "ReadShareGroupStateRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groupId: String = ""
    public var topics: [ReadStateData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupId: String = "", topics: [ReadStateData] = []) {
        self.groupId = groupId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topics = try c.array(of: ReadStateData.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ReadStateData: WireElement {
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

/// Share coordinator: read state.
public struct ReadShareGroupStateResponse: WireResponse {
    public static var apiKey: Int16 { 84 }
    public static var messageName: String { "ReadShareGroupStateResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var results: [ReadStateResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(results: [ReadStateResult] = []) {
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        results = try c.array(of: ReadStateResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ReadStateResult: WireElement {
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
        public var startOffset: Int64 = 0
        public var stateBatches: [StateBatch] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partition: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
            stateEpoch: Int32 = 0, startOffset: Int64 = 0, stateBatches: [StateBatch] = []
        ) {
            self.partition = partition
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.stateEpoch = stateEpoch
            self.startOffset = startOffset
            self.stateBatches = stateBatches
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            stateEpoch = try c.int32()
            startOffset = try c.int64()
            stateBatches = try c.array(of: StateBatch.self, v, f, "stateBatches")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.put(stateEpoch)
            w.put(startOffset)
            w.array(stateBatches, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct StateBatch: WireElement {
        public var firstOffset: Int64 = 0
        public var lastOffset: Int64 = 0
        public var deliveryState: Int8 = 0
        public var deliveryCount: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            firstOffset: Int64 = 0, lastOffset: Int64 = 0, deliveryState: Int8 = 0,
            deliveryCount: Int16 = 0
        ) {
            self.firstOffset = firstOffset
            self.lastOffset = lastOffset
            self.deliveryState = deliveryState
            self.deliveryCount = deliveryCount
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            firstOffset = try c.int64()
            lastOffset = try c.int64()
            deliveryState = try c.int8()
            deliveryCount = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(firstOffset)
            w.put(lastOffset)
            w.put(deliveryState)
            w.put(deliveryCount)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

