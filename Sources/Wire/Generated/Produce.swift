// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Append record batches to partitions; acks 0/1/-1; idempotent/txn sequence checks; v13
/// uses topic ids.
public struct ProduceRequest: WireRequest {
    public typealias Response = ProduceResponse
    public static var apiKey: Int16 { 0 }
    public static var messageName: String { "ProduceRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 3...13 }
    public static var firstFlexibleVersion: Int16? { 9 }

    public var transactionalId: String? = nil
    public var acks: Int16 = 0
    public var timeoutMs: Int32 = 0
    public var topicData: [TopicProduceData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        transactionalId: String? = nil, acks: Int16 = 0, timeoutMs: Int32 = 0,
        topicData: [TopicProduceData] = []
    ) {
        self.transactionalId = transactionalId
        self.acks = acks
        self.timeoutMs = timeoutMs
        self.topicData = topicData
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        transactionalId = try c.nullableString(f, "transactionalId")
        acks = try c.int16()
        timeoutMs = try c.int32()
        topicData = try c.array(of: TopicProduceData.self, v, f, "topicData")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(transactionalId, f)
        w.put(acks)
        w.put(timeoutMs)
        w.array(topicData, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicProduceData: WireElement {
        public var topicId: Uuid = .zero  // versions 13
        public var name: String = ""  // versions 3-12
        public var partitionData: [PartitionProduceData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicId: Uuid = .zero, name: String = "", partitionData: [PartitionProduceData] = []
        ) {
            self.topicId = topicId
            self.name = name
            self.partitionData = partitionData
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 13 { topicId = try c.uuid() }
            if v <= 12 { name = try c.string(f, "name") }
            partitionData = try c.array(of: PartitionProduceData.self, v, f, "partitionData")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 13 { w.put(topicId) }
            if v <= 12 { w.string(name, f) }
            w.array(partitionData, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionProduceData: WireElement {
        public var index: Int32 = 0
        public var records: RecordsField? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(index: Int32 = 0, records: RecordsField? = nil) {
            self.index = index
            self.records = records
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            index = try c.int32()
            records = try c.nullableRecords(f, "records")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(index)
            w.nullableRecords(records, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Append record batches to partitions; acks 0/1/-1; idempotent/txn sequence checks; v13
/// uses topic ids.
public struct ProduceResponse: WireResponse {
    public static var apiKey: Int16 { 0 }
    public static var messageName: String { "ProduceResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 3...13 }
    public static var firstFlexibleVersion: Int16? { 9 }

    public var responses: [TopicProduceResponse] = []
    public var throttleTimeMs: Int32 = 0
    public var nodeEndpoints: [NodeEndpoint] = []  // versions 10-13
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        responses: [TopicProduceResponse] = [], throttleTimeMs: Int32 = 0,
        nodeEndpoints: [NodeEndpoint] = []
    ) {
        self.responses = responses
        self.throttleTimeMs = throttleTimeMs
        self.nodeEndpoints = nodeEndpoints
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        responses = try c.array(of: TopicProduceResponse.self, v, f, "responses")
        throttleTimeMs = try c.int32()
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0 where v >= 10: nodeEndpoints = try c.array(of: NodeEndpoint.self, v, f, "nodeEndpoints")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(responses, v, f)
        w.put(throttleTimeMs)
        if f {
            var tags = unknownTaggedFields
            if v >= 10, !nodeEndpoints.isEmpty { tags.add(0) { w in w.array(nodeEndpoints, v, f) } }
            w.tags(tags)
        }
    }

    public struct TopicProduceResponse: WireElement {
        public var topicId: Uuid = .zero  // versions 13
        public var name: String = ""  // versions 3-12
        public var partitionResponses: [PartitionProduceResponse] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicId: Uuid = .zero, name: String = "",
            partitionResponses: [PartitionProduceResponse] = []
        ) {
            self.topicId = topicId
            self.name = name
            self.partitionResponses = partitionResponses
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 13 { topicId = try c.uuid() }
            if v <= 12 { name = try c.string(f, "name") }
            partitionResponses = try c.array(of: PartitionProduceResponse.self, v, f, "partitionResponses")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 13 { w.put(topicId) }
            if v <= 12 { w.string(name, f) }
            w.array(partitionResponses, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionProduceResponse: WireElement {
        public var index: Int32 = 0
        public var errorCode: Int16 = 0
        public var baseOffset: Int64 = 0
        public var logAppendTimeMs: Int64 = -1
        public var logStartOffset: Int64 = -1  // versions 5-13
        public var recordErrors: [BatchIndexAndErrorMessage] = []  // versions 8-13
        public var errorMessage: String? = nil  // versions 8-13
        public var currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch()  // versions 10-13
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            index: Int32 = 0, errorCode: Int16 = 0, baseOffset: Int64 = 0,
            logAppendTimeMs: Int64 = -1, logStartOffset: Int64 = -1,
            recordErrors: [BatchIndexAndErrorMessage] = [], errorMessage: String? = nil,
            currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch()
        ) {
            self.index = index
            self.errorCode = errorCode
            self.baseOffset = baseOffset
            self.logAppendTimeMs = logAppendTimeMs
            self.logStartOffset = logStartOffset
            self.recordErrors = recordErrors
            self.errorMessage = errorMessage
            self.currentLeader = currentLeader
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            index = try c.int32()
            errorCode = try c.int16()
            baseOffset = try c.int64()
            logAppendTimeMs = try c.int64()
            if v >= 5 { logStartOffset = try c.int64() }
            if v >= 8 {
                recordErrors = try c.array(of: BatchIndexAndErrorMessage.self, v, f, "recordErrors")
                errorMessage = try c.nullableString(f, "errorMessage")
            }
            if f {
                var tags = try TagSection(&c)
                while let tag = try tags.next(&c) {
                    switch tag {
                    case 0 where v >= 10: currentLeader = try LeaderIdAndEpoch(from: &c, version: v, flexible: f)
                    default: try tags.keep(&c)
                    }
                }
                unknownTaggedFields = tags.unknown
            }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(index)
            w.put(errorCode)
            w.put(baseOffset)
            w.put(logAppendTimeMs)
            if v >= 5 { w.put(logStartOffset) }
            if v >= 8 {
                w.array(recordErrors, v, f)
                w.nullableString(errorMessage, f)
            }
            if f {
                var tags = unknownTaggedFields
                if v >= 10, currentLeader != LeaderIdAndEpoch() { tags.add(0) { w in currentLeader.encode(to: &w, version: v, flexible: f) } }
                w.tags(tags)
            }
        }
    }

    public struct BatchIndexAndErrorMessage: WireElement {
        public var batchIndex: Int32 = 0
        public var batchIndexErrorMessage: String? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(batchIndex: Int32 = 0, batchIndexErrorMessage: String? = nil) {
            self.batchIndex = batchIndex
            self.batchIndexErrorMessage = batchIndexErrorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            batchIndex = try c.int32()
            batchIndexErrorMessage = try c.nullableString(f, "batchIndexErrorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(batchIndex)
            w.nullableString(batchIndexErrorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct LeaderIdAndEpoch: WireElement {
        public var leaderId: Int32 = -1
        public var leaderEpoch: Int32 = -1
        public var unknownTaggedFields: [TaggedField] = []

        public init(leaderId: Int32 = -1, leaderEpoch: Int32 = -1) {
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(leaderId)
            w.put(leaderEpoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct NodeEndpoint: WireElement {
        public var nodeId: Int32 = 0
        public var host: String = ""
        public var port: Int32 = 0
        public var rack: String? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(nodeId: Int32 = 0, host: String = "", port: Int32 = 0, rack: String? = nil) {
            self.nodeId = nodeId
            self.host = host
            self.port = port
            self.rack = rack
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            nodeId = try c.int32()
            host = try c.string(f, "host")
            port = try c.int32()
            rack = try c.nullableString(f, "rack")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(nodeId)
            w.string(host, f)
            w.put(port)
            w.nullableString(rack, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

