// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Keys and values of __transaction_state.
public struct TransactionLogKey: WireRecord {
    public static var recordSpace: RecordSpace { .transactionKey }
    public static var recordTypes: ClosedRange<Int16> { 0...0 }
    public static var messageName: String { "TransactionLogKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var transactionalId: String = ""

    public init(transactionalId: String = "") {
        self.transactionalId = transactionalId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        transactionalId = try c.string(f, "transactionalId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(transactionalId, f)
    }
}

/// Keys and values of __transaction_state.
public struct TransactionLogValue: WireRecord {
    public static var recordSpace: RecordSpace { .transactionValue }
    public static var recordTypes: ClosedRange<Int16> { 0...0 }
    public static var messageName: String { "TransactionLogValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var producerId: Int64 = 0
    public var previousProducerId: Int64 = -1  // versions 1
    public var nextProducerId: Int64 = -1  // versions 1
    public var producerEpoch: Int16 = 0
    public var transactionTimeoutMs: Int32 = 0
    public var transactionStatus: Int8 = 0
    public var transactionPartitions: [PartitionsSchema]? = []
    public var transactionLastUpdateTimestampMs: Int64 = 0
    public var transactionStartTimestampMs: Int64 = 0
    public var clientTransactionVersion: Int16 = 0  // versions 1
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        producerId: Int64 = 0, previousProducerId: Int64 = -1, nextProducerId: Int64 = -1,
        producerEpoch: Int16 = 0, transactionTimeoutMs: Int32 = 0, transactionStatus: Int8 = 0,
        transactionPartitions: [PartitionsSchema]? = [],
        transactionLastUpdateTimestampMs: Int64 = 0, transactionStartTimestampMs: Int64 = 0,
        clientTransactionVersion: Int16 = 0
    ) {
        self.producerId = producerId
        self.previousProducerId = previousProducerId
        self.nextProducerId = nextProducerId
        self.producerEpoch = producerEpoch
        self.transactionTimeoutMs = transactionTimeoutMs
        self.transactionStatus = transactionStatus
        self.transactionPartitions = transactionPartitions
        self.transactionLastUpdateTimestampMs = transactionLastUpdateTimestampMs
        self.transactionStartTimestampMs = transactionStartTimestampMs
        self.clientTransactionVersion = clientTransactionVersion
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        producerId = try c.int64()
        producerEpoch = try c.int16()
        transactionTimeoutMs = try c.int32()
        transactionStatus = try c.int8()
        transactionPartitions = try c.nullableArray(of: PartitionsSchema.self, v, f, "transactionPartitions")
        transactionLastUpdateTimestampMs = try c.int64()
        transactionStartTimestampMs = try c.int64()
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: previousProducerId = try c.int64()
                case 1: nextProducerId = try c.int64()
                case 2: clientTransactionVersion = try c.int16()
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(producerId)
        w.put(producerEpoch)
        w.put(transactionTimeoutMs)
        w.put(transactionStatus)
        w.nullableArray(transactionPartitions, v, f)
        w.put(transactionLastUpdateTimestampMs)
        w.put(transactionStartTimestampMs)
        if f {
            var tags = unknownTaggedFields
            if previousProducerId != -1 { tags.add(0) { w in w.put(previousProducerId) } }
            if nextProducerId != -1 { tags.add(1) { w in w.put(nextProducerId) } }
            if clientTransactionVersion != 0 { tags.add(2) { w in w.put(clientTransactionVersion) } }
            w.tags(tags)
        }
    }

    public struct PartitionsSchema: WireElement {
        public var topic: String = ""
        public var partitionIds: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topic: String = "", partitionIds: [Int32] = []) {
            self.topic = topic
            self.partitionIds = partitionIds
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitionIds = try c.array(of: Int32.self, v, f, "partitionIds")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitionIds, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

