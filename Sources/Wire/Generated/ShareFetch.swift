// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Share fetch: acquire records with locks, piggy-backed acks; v2 acquire mode / renew.
public struct ShareFetchRequest: WireRequest {
    public typealias Response = ShareFetchResponse
    public static var apiKey: Int16 { 78 }
    public static var messageName: String { "ShareFetchRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var groupId: String? = nil
    public var memberId: String? = ""
    public var shareSessionEpoch: Int32 = 0
    public var maxWaitMs: Int32 = 0
    public var minBytes: Int32 = 0
    public var maxBytes: Int32 = 2147483647
    public var maxRecords: Int32 = 0
    public var batchSize: Int32 = 0
    public var shareAcquireMode: Int8 = 0  // versions 2
    public var isRenewAck: Bool = false  // versions 2
    public var topics: [FetchTopic] = []
    public var forgottenTopicsData: [ForgottenTopic] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groupId: String? = nil, memberId: String? = "", shareSessionEpoch: Int32 = 0,
        maxWaitMs: Int32 = 0, minBytes: Int32 = 0, maxBytes: Int32 = 2147483647,
        maxRecords: Int32 = 0, batchSize: Int32 = 0, shareAcquireMode: Int8 = 0,
        isRenewAck: Bool = false, topics: [FetchTopic] = [],
        forgottenTopicsData: [ForgottenTopic] = []
    ) {
        self.groupId = groupId
        self.memberId = memberId
        self.shareSessionEpoch = shareSessionEpoch
        self.maxWaitMs = maxWaitMs
        self.minBytes = minBytes
        self.maxBytes = maxBytes
        self.maxRecords = maxRecords
        self.batchSize = batchSize
        self.shareAcquireMode = shareAcquireMode
        self.isRenewAck = isRenewAck
        self.topics = topics
        self.forgottenTopicsData = forgottenTopicsData
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.nullableString(f, "groupId")
        memberId = try c.nullableString(f, "memberId")
        shareSessionEpoch = try c.int32()
        maxWaitMs = try c.int32()
        minBytes = try c.int32()
        maxBytes = try c.int32()
        maxRecords = try c.int32()
        batchSize = try c.int32()
        if v >= 2 {
            shareAcquireMode = try c.int8()
            isRenewAck = try c.bool()
        }
        topics = try c.array(of: FetchTopic.self, v, f, "topics")
        forgottenTopicsData = try c.array(of: ForgottenTopic.self, v, f, "forgottenTopicsData")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(groupId, f)
        w.nullableString(memberId, f)
        w.put(shareSessionEpoch)
        w.put(maxWaitMs)
        w.put(minBytes)
        w.put(maxBytes)
        w.put(maxRecords)
        w.put(batchSize)
        if v >= 2 {
            w.put(shareAcquireMode)
            w.put(isRenewAck)
        }
        w.array(topics, v, f)
        w.array(forgottenTopicsData, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct FetchTopic: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [FetchPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [FetchPartition] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: FetchPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct FetchPartition: WireElement {
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

    public struct ForgottenTopic: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [Int32] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Share fetch: acquire records with locks, piggy-backed acks; v2 acquire mode / renew.
public struct ShareFetchResponse: WireResponse {
    public static var apiKey: Int16 { 78 }
    public static var messageName: String { "ShareFetchResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = nil
    public var acquisitionLockTimeoutMs: Int32 = 0
    public var responses: [ShareFetchableTopicResponse] = []
    public var nodeEndpoints: [NodeEndpoint] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
        acquisitionLockTimeoutMs: Int32 = 0, responses: [ShareFetchableTopicResponse] = [],
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
        acquisitionLockTimeoutMs = try c.int32()
        responses = try c.array(of: ShareFetchableTopicResponse.self, v, f, "responses")
        nodeEndpoints = try c.array(of: NodeEndpoint.self, v, f, "nodeEndpoints")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.put(acquisitionLockTimeoutMs)
        w.array(responses, v, f)
        w.array(nodeEndpoints, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ShareFetchableTopicResponse: WireElement {
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
        public var acknowledgeErrorCode: Int16 = 0
        public var acknowledgeErrorMessage: String? = nil
        public var currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch()
        public var records: RecordsField = .bytes([])
        public var acquiredRecords: [AcquiredRecords] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
            acknowledgeErrorCode: Int16 = 0, acknowledgeErrorMessage: String? = nil,
            currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch(),
            records: RecordsField = .bytes([]), acquiredRecords: [AcquiredRecords] = []
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.acknowledgeErrorCode = acknowledgeErrorCode
            self.acknowledgeErrorMessage = acknowledgeErrorMessage
            self.currentLeader = currentLeader
            self.records = records
            self.acquiredRecords = acquiredRecords
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            acknowledgeErrorCode = try c.int16()
            acknowledgeErrorMessage = try c.nullableString(f, "acknowledgeErrorMessage")
            currentLeader = try LeaderIdAndEpoch(from: &c, version: v, flexible: f)
            records = try c.records(f, "records")
            acquiredRecords = try c.array(of: AcquiredRecords.self, v, f, "acquiredRecords")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.put(acknowledgeErrorCode)
            w.nullableString(acknowledgeErrorMessage, f)
            currentLeader.encode(to: &w, version: v, flexible: f)
            w.records(records, f)
            w.array(acquiredRecords, v, f)
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

    public struct AcquiredRecords: WireElement {
        public var firstOffset: Int64 = 0
        public var lastOffset: Int64 = 0
        public var deliveryCount: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(firstOffset: Int64 = 0, lastOffset: Int64 = 0, deliveryCount: Int16 = 0) {
            self.firstOffset = firstOffset
            self.lastOffset = lastOffset
            self.deliveryCount = deliveryCount
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            firstOffset = try c.int64()
            lastOffset = try c.int64()
            deliveryCount = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(firstOffset)
            w.put(lastOffset)
            w.put(deliveryCount)
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

