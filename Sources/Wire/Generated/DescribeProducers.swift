// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Active producers of a partition (hanging-txn tooling).
public struct DescribeProducersRequest: WireRequest {
    public typealias Response = DescribeProducersResponse
    public static var apiKey: Int16 { 61 }
    public static var messageName: String { "DescribeProducersRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topics: [TopicRequest] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(topics: [TopicRequest] = []) {
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: TopicRequest.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicRequest: WireElement {
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

/// Active producers of a partition (hanging-txn tooling).
public struct DescribeProducersResponse: WireResponse {
    public static var apiKey: Int16 { 61 }
    public static var messageName: String { "DescribeProducersResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var topics: [TopicResponse] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, topics: [TopicResponse] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        topics = try c.array(of: TopicResponse.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicResponse: WireElement {
        public var name: String = ""
        public var partitions: [PartitionResponse] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [PartitionResponse] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: PartitionResponse.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionResponse: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var activeProducers: [ProducerState] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
            activeProducers: [ProducerState] = []
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.activeProducers = activeProducers
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            activeProducers = try c.array(of: ProducerState.self, v, f, "activeProducers")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.array(activeProducers, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ProducerState: WireElement {
        public var producerId: Int64 = 0
        public var producerEpoch: Int32 = 0
        public var lastSequence: Int32 = -1
        public var lastTimestamp: Int64 = -1
        public var coordinatorEpoch: Int32 = 0
        public var currentTxnStartOffset: Int64 = -1
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            producerId: Int64 = 0, producerEpoch: Int32 = 0, lastSequence: Int32 = -1,
            lastTimestamp: Int64 = -1, coordinatorEpoch: Int32 = 0,
            currentTxnStartOffset: Int64 = -1
        ) {
            self.producerId = producerId
            self.producerEpoch = producerEpoch
            self.lastSequence = lastSequence
            self.lastTimestamp = lastTimestamp
            self.coordinatorEpoch = coordinatorEpoch
            self.currentTxnStartOffset = currentTxnStartOffset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            producerId = try c.int64()
            producerEpoch = try c.int32()
            lastSequence = try c.int32()
            lastTimestamp = try c.int64()
            coordinatorEpoch = try c.int32()
            currentTxnStartOffset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(producerId)
            w.put(producerEpoch)
            w.put(lastSequence)
            w.put(lastTimestamp)
            w.put(coordinatorEpoch)
            w.put(currentTxnStartOffset)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

