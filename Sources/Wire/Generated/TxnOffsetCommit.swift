// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Commit group offsets inside a txn.
public struct TxnOffsetCommitRequest: WireRequest {
    public typealias Response = TxnOffsetCommitResponse
    public static var apiKey: Int16 { 28 }
    public static var messageName: String { "TxnOffsetCommitRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var transactionalId: String = ""
    public var groupId: String = ""
    public var producerId: Int64 = 0
    public var producerEpoch: Int16 = 0
    public var generationId: Int32 = -1  // versions 3-5
    public var memberId: String = ""  // versions 3-5
    public var groupInstanceId: String? = nil  // versions 3-5
    public var topics: [TxnOffsetCommitRequestTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        transactionalId: String = "", groupId: String = "", producerId: Int64 = 0,
        producerEpoch: Int16 = 0, generationId: Int32 = -1, memberId: String = "",
        groupInstanceId: String? = nil, topics: [TxnOffsetCommitRequestTopic] = []
    ) {
        self.transactionalId = transactionalId
        self.groupId = groupId
        self.producerId = producerId
        self.producerEpoch = producerEpoch
        self.generationId = generationId
        self.memberId = memberId
        self.groupInstanceId = groupInstanceId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        transactionalId = try c.string(f, "transactionalId")
        groupId = try c.string(f, "groupId")
        producerId = try c.int64()
        producerEpoch = try c.int16()
        if v >= 3 {
            generationId = try c.int32()
            memberId = try c.string(f, "memberId")
            groupInstanceId = try c.nullableString(f, "groupInstanceId")
        }
        topics = try c.array(of: TxnOffsetCommitRequestTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(transactionalId, f)
        w.string(groupId, f)
        w.put(producerId)
        w.put(producerEpoch)
        if v >= 3 {
            w.put(generationId)
            w.string(memberId, f)
            w.nullableString(groupInstanceId, f)
        }
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TxnOffsetCommitRequestTopic: WireElement {
        public var name: String = ""
        public var partitions: [TxnOffsetCommitRequestPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [TxnOffsetCommitRequestPartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: TxnOffsetCommitRequestPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TxnOffsetCommitRequestPartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var committedOffset: Int64 = 0
        public var committedLeaderEpoch: Int32 = -1  // versions 2-5
        public var committedMetadata: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, committedOffset: Int64 = 0, committedLeaderEpoch: Int32 = -1,
            committedMetadata: String? = ""
        ) {
            self.partitionIndex = partitionIndex
            self.committedOffset = committedOffset
            self.committedLeaderEpoch = committedLeaderEpoch
            self.committedMetadata = committedMetadata
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            committedOffset = try c.int64()
            if v >= 2 { committedLeaderEpoch = try c.int32() }
            committedMetadata = try c.nullableString(f, "committedMetadata")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(committedOffset)
            if v >= 2 { w.put(committedLeaderEpoch) }
            w.nullableString(committedMetadata, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Commit group offsets inside a txn.
public struct TxnOffsetCommitResponse: WireResponse {
    public static var apiKey: Int16 { 28 }
    public static var messageName: String { "TxnOffsetCommitResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var throttleTimeMs: Int32 = 0
    public var topics: [TxnOffsetCommitResponseTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, topics: [TxnOffsetCommitResponseTopic] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        topics = try c.array(of: TxnOffsetCommitResponseTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TxnOffsetCommitResponseTopic: WireElement {
        public var name: String = ""
        public var partitions: [TxnOffsetCommitResponsePartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [TxnOffsetCommitResponsePartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: TxnOffsetCommitResponsePartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TxnOffsetCommitResponsePartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, errorCode: Int16 = 0) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

