// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Raft vote; v2 adds PreVote (KIP-996).
public struct VoteRequest: WireRequest {
    public typealias Response = VoteResponse
    public static var apiKey: Int16 { 52 }
    public static var messageName: String { "VoteRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var clusterId: String? = nil
    public var voterId: Int32 = -1  // versions 1-2
    public var topics: [TopicData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(clusterId: String? = nil, voterId: Int32 = -1, topics: [TopicData] = []) {
        self.clusterId = clusterId
        self.voterId = voterId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        clusterId = try c.nullableString(f, "clusterId")
        if v >= 1 { voterId = try c.int32() }
        topics = try c.array(of: TopicData.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(clusterId, f)
        if v >= 1 { w.put(voterId) }
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicData: WireElement {
        public var topicName: String = ""
        public var partitions: [PartitionData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicName: String = "", partitions: [PartitionData] = []) {
            self.topicName = topicName
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            partitions = try c.array(of: PartitionData.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionData: WireElement {
        public var partitionIndex: Int32 = 0
        public var replicaEpoch: Int32 = 0
        public var replicaId: Int32 = 0
        public var replicaDirectoryId: Uuid = .zero  // versions 1-2
        public var voterDirectoryId: Uuid = .zero  // versions 1-2
        public var lastOffsetEpoch: Int32 = 0
        public var lastOffset: Int64 = 0
        public var preVote: Bool = false  // versions 2
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, replicaEpoch: Int32 = 0, replicaId: Int32 = 0,
            replicaDirectoryId: Uuid = .zero, voterDirectoryId: Uuid = .zero,
            lastOffsetEpoch: Int32 = 0, lastOffset: Int64 = 0, preVote: Bool = false
        ) {
            self.partitionIndex = partitionIndex
            self.replicaEpoch = replicaEpoch
            self.replicaId = replicaId
            self.replicaDirectoryId = replicaDirectoryId
            self.voterDirectoryId = voterDirectoryId
            self.lastOffsetEpoch = lastOffsetEpoch
            self.lastOffset = lastOffset
            self.preVote = preVote
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            replicaEpoch = try c.int32()
            replicaId = try c.int32()
            if v >= 1 {
                replicaDirectoryId = try c.uuid()
                voterDirectoryId = try c.uuid()
            }
            lastOffsetEpoch = try c.int32()
            lastOffset = try c.int64()
            if v >= 2 { preVote = try c.bool() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(replicaEpoch)
            w.put(replicaId)
            if v >= 1 {
                w.put(replicaDirectoryId)
                w.put(voterDirectoryId)
            }
            w.put(lastOffsetEpoch)
            w.put(lastOffset)
            if v >= 2 { w.put(preVote) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Raft vote; v2 adds PreVote (KIP-996).
public struct VoteResponse: WireResponse {
    public static var apiKey: Int16 { 52 }
    public static var messageName: String { "VoteResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var errorCode: Int16 = 0
    public var topics: [TopicData] = []
    public var nodeEndpoints: [NodeEndpoint] = []  // versions 1-2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        errorCode: Int16 = 0, topics: [TopicData] = [], nodeEndpoints: [NodeEndpoint] = []
    ) {
        self.errorCode = errorCode
        self.topics = topics
        self.nodeEndpoints = nodeEndpoints
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        topics = try c.array(of: TopicData.self, v, f, "topics")
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0 where v >= 1: nodeEndpoints = try c.array(of: NodeEndpoint.self, v, f, "nodeEndpoints")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        w.array(topics, v, f)
        if f {
            var tags = unknownTaggedFields
            if v >= 1, !nodeEndpoints.isEmpty { tags.add(0) { w in w.array(nodeEndpoints, v, f) } }
            w.tags(tags)
        }
    }

    public struct TopicData: WireElement {
        public var topicName: String = ""
        public var partitions: [PartitionData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicName: String = "", partitions: [PartitionData] = []) {
            self.topicName = topicName
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            partitions = try c.array(of: PartitionData.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionData: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var leaderId: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var voteGranted: Bool = false
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, leaderId: Int32 = 0,
            leaderEpoch: Int32 = 0, voteGranted: Bool = false
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
            self.voteGranted = voteGranted
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            voteGranted = try c.bool()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.put(leaderId)
            w.put(leaderEpoch)
            w.put(voteGranted)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct NodeEndpoint: WireElement {
        public var nodeId: Int32 = 0
        public var host: String = ""
        public var port: UInt16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(nodeId: Int32 = 0, host: String = "", port: UInt16 = 0) {
            self.nodeId = nodeId
            self.host = host
            self.port = port
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            nodeId = try c.int32()
            host = try c.string(f, "host")
            port = try c.uint16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(nodeId)
            w.string(host, f)
            w.put(port)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

