// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Share coordinator: write state batches (v1 delivery-complete count).
public struct WriteShareGroupStateRequest: WireRequest {
    public typealias Response = WriteShareGroupStateResponse
    public static var apiKey: Int16 { 85 }
    public static var messageName: String { "WriteShareGroupStateRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groupId: String = ""
    public var topics: [WriteStateData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupId: String = "", topics: [WriteStateData] = []) {
        self.groupId = groupId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topics = try c.array(of: WriteStateData.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct WriteStateData: WireElement {
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
        public var stateEpoch: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var startOffset: Int64 = 0
        public var deliveryCompleteCount: Int32 = -1  // versions 1
        public var stateBatches: [StateBatch] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partition: Int32 = 0, stateEpoch: Int32 = 0, leaderEpoch: Int32 = 0,
            startOffset: Int64 = 0, deliveryCompleteCount: Int32 = -1,
            stateBatches: [StateBatch] = []
        ) {
            self.partition = partition
            self.stateEpoch = stateEpoch
            self.leaderEpoch = leaderEpoch
            self.startOffset = startOffset
            self.deliveryCompleteCount = deliveryCompleteCount
            self.stateBatches = stateBatches
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            stateEpoch = try c.int32()
            leaderEpoch = try c.int32()
            startOffset = try c.int64()
            if v >= 1 { deliveryCompleteCount = try c.int32() }
            stateBatches = try c.array(of: StateBatch.self, v, f, "stateBatches")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(stateEpoch)
            w.put(leaderEpoch)
            w.put(startOffset)
            if v >= 1 { w.put(deliveryCompleteCount) }
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

/// Share coordinator: write state batches (v1 delivery-complete count).
public struct WriteShareGroupStateResponse: WireResponse {
    public static var apiKey: Int16 { 85 }
    public static var messageName: String { "WriteShareGroupStateResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var results: [WriteStateResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(results: [WriteStateResult] = []) {
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        results = try c.array(of: WriteStateResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct WriteStateResult: WireElement {
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
        public var unknownTaggedFields: [TaggedField] = []

        public init(partition: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil) {
            self.partition = partition
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

