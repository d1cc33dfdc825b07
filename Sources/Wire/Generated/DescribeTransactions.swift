// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Describe transactions.
public struct DescribeTransactionsRequest: WireRequest {
    public typealias Response = DescribeTransactionsResponse
    public static var apiKey: Int16 { 65 }
    public static var messageName: String { "DescribeTransactionsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var transactionalIds: [String] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(transactionalIds: [String] = []) {
        self.transactionalIds = transactionalIds
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        transactionalIds = try c.array(of: String.self, v, f, "transactionalIds")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(transactionalIds, v, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Describe transactions.
public struct DescribeTransactionsResponse: WireResponse {
    public static var apiKey: Int16 { 65 }
    public static var messageName: String { "DescribeTransactionsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var transactionStates: [TransactionState] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, transactionStates: [TransactionState] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.transactionStates = transactionStates
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        transactionStates = try c.array(of: TransactionState.self, v, f, "transactionStates")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(transactionStates, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TransactionState: WireElement {
        public var errorCode: Int16 = 0
        public var transactionalId: String = ""
        public var transactionState: String = ""
        public var transactionTimeoutMs: Int32 = 0
        public var transactionStartTimeMs: Int64 = 0
        public var producerId: Int64 = 0
        public var producerEpoch: Int16 = 0
        public var topics: [TopicData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, transactionalId: String = "", transactionState: String = "",
            transactionTimeoutMs: Int32 = 0, transactionStartTimeMs: Int64 = 0,
            producerId: Int64 = 0, producerEpoch: Int16 = 0, topics: [TopicData] = []
        ) {
            self.errorCode = errorCode
            self.transactionalId = transactionalId
            self.transactionState = transactionState
            self.transactionTimeoutMs = transactionTimeoutMs
            self.transactionStartTimeMs = transactionStartTimeMs
            self.producerId = producerId
            self.producerEpoch = producerEpoch
            self.topics = topics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            transactionalId = try c.string(f, "transactionalId")
            transactionState = try c.string(f, "transactionState")
            transactionTimeoutMs = try c.int32()
            transactionStartTimeMs = try c.int64()
            producerId = try c.int64()
            producerEpoch = try c.int16()
            topics = try c.array(of: TopicData.self, v, f, "topics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.string(transactionalId, f)
            w.string(transactionState, f)
            w.put(transactionTimeoutMs)
            w.put(transactionStartTimeMs)
            w.put(producerId)
            w.put(producerEpoch)
            w.array(topics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicData: WireElement {
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

