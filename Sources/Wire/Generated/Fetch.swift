// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Read record batches; fetch sessions; follower fetch; KRaft log pull on the controller
/// listener.
public struct FetchRequest: WireRequest {
    public typealias Response = FetchResponse
    public static var apiKey: Int16 { 1 }
    public static var messageName: String { "FetchRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 4...18 }
    public static var firstFlexibleVersion: Int16? { 12 }

    public var clusterId: String? = nil  // versions 12-18
    public var replicaState: ReplicaState = ReplicaState()  // versions 15-18
    public var replicaId: Int32 = -1  // versions 4-14
    public var maxWaitMs: Int32 = 0
    public var minBytes: Int32 = 0
    public var maxBytes: Int32 = 2147483647
    public var isolationLevel: Int8 = 0
    public var sessionId: Int32 = 0  // versions 7-18
    public var sessionEpoch: Int32 = -1  // versions 7-18
    public var topics: [FetchTopic] = []
    public var forgottenTopicsData: [ForgottenTopic] = []  // versions 7-18
    public var rackId: String = ""  // versions 11-18
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        clusterId: String? = nil, replicaState: ReplicaState = ReplicaState(),
        replicaId: Int32 = -1, maxWaitMs: Int32 = 0, minBytes: Int32 = 0,
        maxBytes: Int32 = 2147483647, isolationLevel: Int8 = 0, sessionId: Int32 = 0,
        sessionEpoch: Int32 = -1, topics: [FetchTopic] = [],
        forgottenTopicsData: [ForgottenTopic] = [], rackId: String = ""
    ) {
        self.clusterId = clusterId
        self.replicaState = replicaState
        self.replicaId = replicaId
        self.maxWaitMs = maxWaitMs
        self.minBytes = minBytes
        self.maxBytes = maxBytes
        self.isolationLevel = isolationLevel
        self.sessionId = sessionId
        self.sessionEpoch = sessionEpoch
        self.topics = topics
        self.forgottenTopicsData = forgottenTopicsData
        self.rackId = rackId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v <= 14 { replicaId = try c.int32() }
        maxWaitMs = try c.int32()
        minBytes = try c.int32()
        maxBytes = try c.int32()
        isolationLevel = try c.int8()
        if v >= 7 {
            sessionId = try c.int32()
            sessionEpoch = try c.int32()
        }
        topics = try c.array(of: FetchTopic.self, v, f, "topics")
        if v >= 7 { forgottenTopicsData = try c.array(of: ForgottenTopic.self, v, f, "forgottenTopicsData") }
        if v >= 11 { rackId = try c.string(f, "rackId") }
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: clusterId = try c.nullableString(f, "clusterId")
                case 1 where v >= 15: replicaState = try ReplicaState(from: &c, version: v, flexible: f)
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v <= 14 { w.put(replicaId) }
        w.put(maxWaitMs)
        w.put(minBytes)
        w.put(maxBytes)
        w.put(isolationLevel)
        if v >= 7 {
            w.put(sessionId)
            w.put(sessionEpoch)
        }
        w.array(topics, v, f)
        if v >= 7 { w.array(forgottenTopicsData, v, f) }
        if v >= 11 { w.string(rackId, f) }
        if f {
            var tags = unknownTaggedFields
            if clusterId != nil { tags.add(0) { w in w.nullableString(clusterId, f) } }
            if v >= 15, replicaState != ReplicaState() { tags.add(1) { w in replicaState.encode(to: &w, version: v, flexible: f) } }
            w.tags(tags)
        }
    }

    public struct ReplicaState: WireElement {
        public var replicaId: Int32 = -1
        public var replicaEpoch: Int64 = -1
        public var unknownTaggedFields: [TaggedField] = []

        public init(replicaId: Int32 = -1, replicaEpoch: Int64 = -1) {
            self.replicaId = replicaId
            self.replicaEpoch = replicaEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            replicaId = try c.int32()
            replicaEpoch = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(replicaId)
            w.put(replicaEpoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct FetchTopic: WireElement {
        public var topicId: Uuid = .zero  // versions 13-18
        public var topic: String = ""  // versions 4-12
        public var partitions: [FetchPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, topic: String = "", partitions: [FetchPartition] = []) {
            self.topicId = topicId
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 13 { topicId = try c.uuid() }
            if v <= 12 { topic = try c.string(f, "topic") }
            partitions = try c.array(of: FetchPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 13 { w.put(topicId) }
            if v <= 12 { w.string(topic, f) }
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct FetchPartition: WireElement {
        public var partition: Int32 = 0
        public var currentLeaderEpoch: Int32 = -1  // versions 9-18
        public var fetchOffset: Int64 = 0
        public var lastFetchedEpoch: Int32 = -1  // versions 12-18
        public var logStartOffset: Int64 = -1  // versions 5-18
        public var partitionMaxBytes: Int32 = 0
        public var replicaDirectoryId: Uuid = .zero  // versions 17-18
        public var highWatermark: Int64 = 9223372036854775807  // versions 18
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partition: Int32 = 0, currentLeaderEpoch: Int32 = -1, fetchOffset: Int64 = 0,
            lastFetchedEpoch: Int32 = -1, logStartOffset: Int64 = -1, partitionMaxBytes: Int32 = 0,
            replicaDirectoryId: Uuid = .zero, highWatermark: Int64 = 9223372036854775807
        ) {
            self.partition = partition
            self.currentLeaderEpoch = currentLeaderEpoch
            self.fetchOffset = fetchOffset
            self.lastFetchedEpoch = lastFetchedEpoch
            self.logStartOffset = logStartOffset
            self.partitionMaxBytes = partitionMaxBytes
            self.replicaDirectoryId = replicaDirectoryId
            self.highWatermark = highWatermark
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            if v >= 9 { currentLeaderEpoch = try c.int32() }
            fetchOffset = try c.int64()
            if v >= 12 { lastFetchedEpoch = try c.int32() }
            if v >= 5 { logStartOffset = try c.int64() }
            partitionMaxBytes = try c.int32()
            if f {
                var tags = try TagSection(&c)
                while let tag = try tags.next(&c) {
                    switch tag {
                    case 0 where v >= 17: replicaDirectoryId = try c.uuid()
                    case 1 where v >= 18: highWatermark = try c.int64()
                    default: try tags.keep(&c)
                    }
                }
                unknownTaggedFields = tags.unknown
            }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            if v >= 9 { w.put(currentLeaderEpoch) }
            w.put(fetchOffset)
            if v >= 12 { w.put(lastFetchedEpoch) }
            if v >= 5 { w.put(logStartOffset) }
            w.put(partitionMaxBytes)
            if f {
                var tags = unknownTaggedFields
                if v >= 17, replicaDirectoryId != .zero { tags.add(0) { w in w.put(replicaDirectoryId) } }
                if v >= 18, highWatermark != 9223372036854775807 { tags.add(1) { w in w.put(highWatermark) } }
                w.tags(tags)
            }
        }
    }

    public struct ForgottenTopic: WireElement {
        public var topicId: Uuid = .zero  // versions 13-18
        public var topic: String = ""  // versions 7-12
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, topic: String = "", partitions: [Int32] = []) {
            self.topicId = topicId
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 13 { topicId = try c.uuid() }
            if v <= 12 { topic = try c.string(f, "topic") }
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 13 { w.put(topicId) }
            if v <= 12 { w.string(topic, f) }
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Read record batches; fetch sessions; follower fetch; KRaft log pull on the controller
/// listener.
public struct FetchResponse: WireResponse {
    public static var apiKey: Int16 { 1 }
    public static var messageName: String { "FetchResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 4...18 }
    public static var firstFlexibleVersion: Int16? { 12 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0  // versions 7-18
    public var sessionId: Int32 = 0  // versions 7-18
    public var responses: [FetchableTopicResponse] = []
    public var nodeEndpoints: [NodeEndpoint] = []  // versions 16-18
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, sessionId: Int32 = 0,
        responses: [FetchableTopicResponse] = [], nodeEndpoints: [NodeEndpoint] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.sessionId = sessionId
        self.responses = responses
        self.nodeEndpoints = nodeEndpoints
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        if v >= 7 {
            errorCode = try c.int16()
            sessionId = try c.int32()
        }
        responses = try c.array(of: FetchableTopicResponse.self, v, f, "responses")
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0 where v >= 16: nodeEndpoints = try c.array(of: NodeEndpoint.self, v, f, "nodeEndpoints")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        if v >= 7 {
            w.put(errorCode)
            w.put(sessionId)
        }
        w.array(responses, v, f)
        if f {
            var tags = unknownTaggedFields
            if v >= 16, !nodeEndpoints.isEmpty { tags.add(0) { w in w.array(nodeEndpoints, v, f) } }
            w.tags(tags)
        }
    }

    public struct FetchableTopicResponse: WireElement {
        public var topicId: Uuid = .zero  // versions 13-18
        public var topic: String = ""  // versions 4-12
        public var partitions: [PartitionData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, topic: String = "", partitions: [PartitionData] = []) {
            self.topicId = topicId
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 13 { topicId = try c.uuid() }
            if v <= 12 { topic = try c.string(f, "topic") }
            partitions = try c.array(of: PartitionData.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 13 { w.put(topicId) }
            if v <= 12 { w.string(topic, f) }
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionData: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var highWatermark: Int64 = 0
        public var lastStableOffset: Int64 = -1
        public var logStartOffset: Int64 = -1  // versions 5-18
        public var divergingEpoch: EpochEndOffset = EpochEndOffset()  // versions 12-18
        public var currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch()  // versions 12-18
        public var snapshotId: SnapshotId = SnapshotId()  // versions 12-18
        public var abortedTransactions: [AbortedTransaction]? = []
        public var preferredReadReplica: Int32 = -1  // versions 11-18
        public var records: RecordsField? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, highWatermark: Int64 = 0,
            lastStableOffset: Int64 = -1, logStartOffset: Int64 = -1,
            divergingEpoch: EpochEndOffset = EpochEndOffset(),
            currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch(),
            snapshotId: SnapshotId = SnapshotId(), abortedTransactions: [AbortedTransaction]? = [],
            preferredReadReplica: Int32 = -1, records: RecordsField? = nil
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.highWatermark = highWatermark
            self.lastStableOffset = lastStableOffset
            self.logStartOffset = logStartOffset
            self.divergingEpoch = divergingEpoch
            self.currentLeader = currentLeader
            self.snapshotId = snapshotId
            self.abortedTransactions = abortedTransactions
            self.preferredReadReplica = preferredReadReplica
            self.records = records
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            highWatermark = try c.int64()
            lastStableOffset = try c.int64()
            if v >= 5 { logStartOffset = try c.int64() }
            abortedTransactions = try c.nullableArray(of: AbortedTransaction.self, v, f, "abortedTransactions")
            if v >= 11 { preferredReadReplica = try c.int32() }
            records = try c.nullableRecords(f, "records")
            if f {
                var tags = try TagSection(&c)
                while let tag = try tags.next(&c) {
                    switch tag {
                    case 0: divergingEpoch = try EpochEndOffset(from: &c, version: v, flexible: f)
                    case 1: currentLeader = try LeaderIdAndEpoch(from: &c, version: v, flexible: f)
                    case 2: snapshotId = try SnapshotId(from: &c, version: v, flexible: f)
                    default: try tags.keep(&c)
                    }
                }
                unknownTaggedFields = tags.unknown
            }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.put(highWatermark)
            w.put(lastStableOffset)
            if v >= 5 { w.put(logStartOffset) }
            w.nullableArray(abortedTransactions, v, f)
            if v >= 11 { w.put(preferredReadReplica) }
            w.nullableRecords(records, f)
            if f {
                var tags = unknownTaggedFields
                if divergingEpoch != EpochEndOffset() { tags.add(0) { w in divergingEpoch.encode(to: &w, version: v, flexible: f) } }
                if currentLeader != LeaderIdAndEpoch() { tags.add(1) { w in currentLeader.encode(to: &w, version: v, flexible: f) } }
                if snapshotId != SnapshotId() { tags.add(2) { w in snapshotId.encode(to: &w, version: v, flexible: f) } }
                w.tags(tags)
            }
        }
    }

    public struct EpochEndOffset: WireElement {
        public var epoch: Int32 = -1
        public var endOffset: Int64 = -1
        public var unknownTaggedFields: [TaggedField] = []

        public init(epoch: Int32 = -1, endOffset: Int64 = -1) {
            self.epoch = epoch
            self.endOffset = endOffset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            epoch = try c.int32()
            endOffset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(epoch)
            w.put(endOffset)
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

    public struct SnapshotId: WireElement {
        public var endOffset: Int64 = -1
        public var epoch: Int32 = -1
        public var unknownTaggedFields: [TaggedField] = []

        public init(endOffset: Int64 = -1, epoch: Int32 = -1) {
            self.endOffset = endOffset
            self.epoch = epoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            endOffset = try c.int64()
            epoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(endOffset)
            w.put(epoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AbortedTransaction: WireElement {
        public var producerId: Int64 = 0
        public var firstOffset: Int64 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(producerId: Int64 = 0, firstOffset: Int64 = 0) {
            self.producerId = producerId
            self.firstOffset = firstOffset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            producerId = try c.int64()
            firstOffset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(producerId)
            w.put(firstOffset)
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

