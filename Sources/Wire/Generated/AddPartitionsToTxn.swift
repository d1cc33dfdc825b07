// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Add partitions to txn (v0-3 client; v4+ broker-to-broker batched verification, KIP-890).
public struct AddPartitionsToTxnRequest: WireRequest {
    public typealias Response = AddPartitionsToTxnResponse
    public static var apiKey: Int16 { 24 }
    public static var messageName: String { "AddPartitionsToTxnRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var transactions: [AddPartitionsToTxnTransaction] = []  // versions 4-5
    public var v3AndBelowTransactionalId: String = ""  // versions 0-3
    public var v3AndBelowProducerId: Int64 = 0  // versions 0-3
    public var v3AndBelowProducerEpoch: Int16 = 0  // versions 0-3
    public var v3AndBelowTopics: [AddPartitionsToTxnTopic] = []  // versions 0-3
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        transactions: [AddPartitionsToTxnTransaction] = [], v3AndBelowTransactionalId: String = "",
        v3AndBelowProducerId: Int64 = 0, v3AndBelowProducerEpoch: Int16 = 0,
        v3AndBelowTopics: [AddPartitionsToTxnTopic] = []
    ) {
        self.transactions = transactions
        self.v3AndBelowTransactionalId = v3AndBelowTransactionalId
        self.v3AndBelowProducerId = v3AndBelowProducerId
        self.v3AndBelowProducerEpoch = v3AndBelowProducerEpoch
        self.v3AndBelowTopics = v3AndBelowTopics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 4 { transactions = try c.array(of: AddPartitionsToTxnTransaction.self, v, f, "transactions") }
        if v <= 3 {
            v3AndBelowTransactionalId = try c.string(f, "v3AndBelowTransactionalId")
            v3AndBelowProducerId = try c.int64()
            v3AndBelowProducerEpoch = try c.int16()
            v3AndBelowTopics = try c.array(of: AddPartitionsToTxnTopic.self, v, f, "v3AndBelowTopics")
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 4 { w.array(transactions, v, f) }
        if v <= 3 {
            w.string(v3AndBelowTransactionalId, f)
            w.put(v3AndBelowProducerId)
            w.put(v3AndBelowProducerEpoch)
            w.array(v3AndBelowTopics, v, f)
        }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AddPartitionsToTxnTransaction: WireElement {
        public var transactionalId: String = ""
        public var producerId: Int64 = 0
        public var producerEpoch: Int16 = 0
        public var verifyOnly: Bool = false
        public var topics: [AddPartitionsToTxnTopic] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            transactionalId: String = "", producerId: Int64 = 0, producerEpoch: Int16 = 0,
            verifyOnly: Bool = false, topics: [AddPartitionsToTxnTopic] = []
        ) {
            self.transactionalId = transactionalId
            self.producerId = producerId
            self.producerEpoch = producerEpoch
            self.verifyOnly = verifyOnly
            self.topics = topics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            transactionalId = try c.string(f, "transactionalId")
            producerId = try c.int64()
            producerEpoch = try c.int16()
            verifyOnly = try c.bool()
            topics = try c.array(of: AddPartitionsToTxnTopic.self, v, f, "topics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(transactionalId, f)
            w.put(producerId)
            w.put(producerEpoch)
            w.put(verifyOnly)
            w.array(topics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AddPartitionsToTxnTopic: WireElement {
        public var name: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [Int32] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Add partitions to txn (v0-3 client; v4+ broker-to-broker batched verification, KIP-890).
public struct AddPartitionsToTxnResponse: WireResponse {
    public static var apiKey: Int16 { 24 }
    public static var messageName: String { "AddPartitionsToTxnResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0  // versions 4-5
    public var resultsByTransaction: [AddPartitionsToTxnResult] = []  // versions 4-5
    public var resultsByTopicV3AndBelow: [AddPartitionsToTxnTopicResult] = []  // versions 0-3
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0,
        resultsByTransaction: [AddPartitionsToTxnResult] = [],
        resultsByTopicV3AndBelow: [AddPartitionsToTxnTopicResult] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.resultsByTransaction = resultsByTransaction
        self.resultsByTopicV3AndBelow = resultsByTopicV3AndBelow
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        if v >= 4 {
            errorCode = try c.int16()
            resultsByTransaction = try c.array(of: AddPartitionsToTxnResult.self, v, f, "resultsByTransaction")
        }
        if v <= 3 { resultsByTopicV3AndBelow = try c.array(of: AddPartitionsToTxnTopicResult.self, v, f, "resultsByTopicV3AndBelow") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        if v >= 4 {
            w.put(errorCode)
            w.array(resultsByTransaction, v, f)
        }
        if v <= 3 { w.array(resultsByTopicV3AndBelow, v, f) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AddPartitionsToTxnResult: WireElement {
        public var transactionalId: String = ""
        public var topicResults: [AddPartitionsToTxnTopicResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            transactionalId: String = "", topicResults: [AddPartitionsToTxnTopicResult] = []
        ) {
            self.transactionalId = transactionalId
            self.topicResults = topicResults
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            transactionalId = try c.string(f, "transactionalId")
            topicResults = try c.array(of: AddPartitionsToTxnTopicResult.self, v, f, "topicResults")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(transactionalId, f)
            w.array(topicResults, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AddPartitionsToTxnTopicResult: WireElement {
        public var name: String = ""
        public var resultsByPartition: [AddPartitionsToTxnPartitionResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", resultsByPartition: [AddPartitionsToTxnPartitionResult] = []
        ) {
            self.name = name
            self.resultsByPartition = resultsByPartition
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            resultsByPartition = try c.array(of: AddPartitionsToTxnPartitionResult.self, v, f, "resultsByPartition")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(resultsByPartition, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AddPartitionsToTxnPartitionResult: WireElement {
        public var partitionIndex: Int32 = 0
        public var partitionErrorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, partitionErrorCode: Int16 = 0) {
            self.partitionIndex = partitionIndex
            self.partitionErrorCode = partitionErrorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            partitionErrorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(partitionErrorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

