// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Leader asks controller to change ISR (broker epochs, KIP-903).
public struct AlterPartitionRequest: WireRequest {
    public typealias Response = AlterPartitionResponse
    public static var apiKey: Int16 { 56 }
    public static var messageName: String { "AlterPartitionRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 2...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var brokerId: Int32 = 0
    public var brokerEpoch: Int64 = -1
    public var topics: [TopicData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(brokerId: Int32 = 0, brokerEpoch: Int64 = -1, topics: [TopicData] = []) {
        self.brokerId = brokerId
        self.brokerEpoch = brokerEpoch
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        brokerEpoch = try c.int64()
        topics = try c.array(of: TopicData.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        w.put(brokerEpoch)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicData: WireElement {
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
        public var partitionIndex: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var newIsrWithEpochs: [BrokerState] = []  // versions 3
        public var newIsr: [Int32] = []  // versions 2
        public var leaderRecoveryState: Int8 = 0
        public var partitionEpoch: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, leaderEpoch: Int32 = 0, newIsrWithEpochs: [BrokerState] = [],
            newIsr: [Int32] = [], leaderRecoveryState: Int8 = 0, partitionEpoch: Int32 = 0
        ) {
            self.partitionIndex = partitionIndex
            self.leaderEpoch = leaderEpoch
            self.newIsrWithEpochs = newIsrWithEpochs
            self.newIsr = newIsr
            self.leaderRecoveryState = leaderRecoveryState
            self.partitionEpoch = partitionEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            leaderEpoch = try c.int32()
            if v >= 3 { newIsrWithEpochs = try c.array(of: BrokerState.self, v, f, "newIsrWithEpochs") }
            if v <= 2 { newIsr = try c.array(of: Int32.self, v, f, "newIsr") }
            leaderRecoveryState = try c.int8()
            partitionEpoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(leaderEpoch)
            if v >= 3 { w.array(newIsrWithEpochs, v, f) }
            if v <= 2 { w.array(newIsr, v, f) }
            w.put(leaderRecoveryState)
            w.put(partitionEpoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct BrokerState: WireElement {
        public var brokerId: Int32 = 0
        public var brokerEpoch: Int64 = -1
        public var unknownTaggedFields: [TaggedField] = []

        public init(brokerId: Int32 = 0, brokerEpoch: Int64 = -1) {
            self.brokerId = brokerId
            self.brokerEpoch = brokerEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            brokerId = try c.int32()
            brokerEpoch = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(brokerId)
            w.put(brokerEpoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Leader asks controller to change ISR (broker epochs, KIP-903).
public struct AlterPartitionResponse: WireResponse {
    public static var apiKey: Int16 { 56 }
    public static var messageName: String { "AlterPartitionResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 2...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var topics: [TopicData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, topics: [TopicData] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        topics = try c.array(of: TopicData.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicData: WireElement {
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
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var leaderId: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var isr: [Int32] = []
        public var leaderRecoveryState: Int8 = 0
        public var partitionEpoch: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, leaderId: Int32 = 0,
            leaderEpoch: Int32 = 0, isr: [Int32] = [], leaderRecoveryState: Int8 = 0,
            partitionEpoch: Int32 = 0
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
            self.isr = isr
            self.leaderRecoveryState = leaderRecoveryState
            self.partitionEpoch = partitionEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            isr = try c.array(of: Int32.self, v, f, "isr")
            leaderRecoveryState = try c.int8()
            partitionEpoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.put(leaderId)
            w.put(leaderEpoch)
            w.array(isr, v, f)
            w.put(leaderRecoveryState)
            w.put(partitionEpoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

