// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Acknowledge accept/release/reject(/renew v2).
public struct ShareAcknowledgeRequest: WireRequest {
    public typealias Response = ShareAcknowledgeResponse
    public static var apiKey: Int16 { 79 }
    public static var messageName: String { "ShareAcknowledgeRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var groupId: String? = nil
    public var memberId: String? = ""
    public var shareSessionEpoch: Int32 = 0
    public var isRenewAck: Bool = false  // versions 2
    public var topics: [AcknowledgeTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groupId: String? = nil, memberId: String? = "", shareSessionEpoch: Int32 = 0,
        isRenewAck: Bool = false, topics: [AcknowledgeTopic] = []
    ) {
        self.groupId = groupId
        self.memberId = memberId
        self.shareSessionEpoch = shareSessionEpoch
        self.isRenewAck = isRenewAck
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.nullableString(f, "groupId")
        memberId = try c.nullableString(f, "memberId")
        shareSessionEpoch = try c.int32()
        if v >= 2 { isRenewAck = try c.bool() }
        topics = try c.array(of: AcknowledgeTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(groupId, f)
        w.nullableString(memberId, f)
        w.put(shareSessionEpoch)
        if v >= 2 { w.put(isRenewAck) }
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AcknowledgeTopic: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [AcknowledgePartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [AcknowledgePartition] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: AcknowledgePartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AcknowledgePartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var acknowledgementBatches: [AcknowledgementBatch] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, acknowledgementBatches: [AcknowledgementBatch] = []
        ) {
            self.partitionIndex = partitionIndex
            self.acknowledgementBatches = acknowledgementBatches
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            acknowledgementBatches = try c.array(of: AcknowledgementBatch.self, v, f, "acknowledgementBatches")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.array(acknowledgementBatches, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AcknowledgementBatch: WireElement {
        public var firstOffset: Int64 = 0
        public var lastOffset: Int64 = 0
        public var acknowledgeTypes: [Int8] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(firstOffset: Int64 = 0, lastOffset: Int64 = 0, acknowledgeTypes: [Int8] = []) {
            self.firstOffset = firstOffset
            self.lastOffset = lastOffset
            self.acknowledgeTypes = acknowledgeTypes
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            firstOffset = try c.int64()
            lastOffset = try c.int64()
            acknowledgeTypes = try c.array(of: Int8.self, v, f, "acknowledgeTypes")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(firstOffset)
            w.put(lastOffset)
            w.array(acknowledgeTypes, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Acknowledge accept/release/reject(/renew v2).
public struct ShareAcknowledgeResponse: WireResponse {
    public static var apiKey: Int16 { 79 }
    public static var messageName: String { "ShareAcknowledgeResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = nil
    public var acquisitionLockTimeoutMs: Int32 = 0  // versions 2
    public var responses: [ShareAcknowledgeTopicResponse] = []
    public var nodeEndpoints: [NodeEndpoint] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
        acquisitionLockTimeoutMs: Int32 = 0, responses: [ShareAcknowledgeTopicResponse] = [],
        nodeEndpoints: [NodeEndpoint] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.acquisitionLockTimeoutMs = acquisitionLockTimeoutMs
        self.responses = responses
        self.nodeEndpoints = nodeEndpoints
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        if v >= 2 { acquisitionLockTimeoutMs = try c.int32() }
        responses = try c.array(of: ShareAcknowledgeTopicResponse.self, v, f, "responses")
        nodeEndpoints = try c.array(of: NodeEndpoint.self, v, f, "nodeEndpoints")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        if v >= 2 { w.put(acquisitionLockTimeoutMs) }
        w.array(responses, v, f)
        w.array(nodeEndpoints, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ShareAcknowledgeTopicResponse: WireElement {
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
        public var errorMessage: String? = nil
        public var currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch()
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
            currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch()
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.currentLeader = currentLeader
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            currentLeader = try LeaderIdAndEpoch(from: &c, version: v, flexible: f)
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            currentLeader.encode(to: &w, version: v, flexible: f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct LeaderIdAndEpoch: WireElement {
        public var leaderId: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(leaderId: Int32 = 0, leaderEpoch: Int32 = 0) {
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

