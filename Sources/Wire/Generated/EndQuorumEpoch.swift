// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Leader resigns epoch.
public struct EndQuorumEpochRequest: WireRequest {
    public typealias Response = EndQuorumEpochResponse
    public static var apiKey: Int16 { 54 }
    public static var messageName: String { "EndQuorumEpochRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var clusterId: String? = nil
    public var topics: [TopicData] = []
    public var leaderEndpoints: [LeaderEndpoint] = []  // versions 1
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        clusterId: String? = nil, topics: [TopicData] = [], leaderEndpoints: [LeaderEndpoint] = []
    ) {
        self.clusterId = clusterId
        self.topics = topics
        self.leaderEndpoints = leaderEndpoints
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        clusterId = try c.nullableString(f, "clusterId")
        topics = try c.array(of: TopicData.self, v, f, "topics")
        if v >= 1 { leaderEndpoints = try c.array(of: LeaderEndpoint.self, v, f, "leaderEndpoints") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(clusterId, f)
        w.array(topics, v, f)
        if v >= 1 { w.array(leaderEndpoints, v, f) }
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
        public var leaderId: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var preferredCandidates: [ReplicaInfo] = []  // versions 1
        public var preferredSuccessors: [Int32] = []  // versions 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, leaderId: Int32 = 0, leaderEpoch: Int32 = 0,
            preferredCandidates: [ReplicaInfo] = [], preferredSuccessors: [Int32] = []
        ) {
            self.partitionIndex = partitionIndex
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
            self.preferredCandidates = preferredCandidates
            self.preferredSuccessors = preferredSuccessors
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            if v >= 1 { preferredCandidates = try c.array(of: ReplicaInfo.self, v, f, "preferredCandidates") }
            if v <= 0 { preferredSuccessors = try c.array(of: Int32.self, v, f, "preferredSuccessors") }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(leaderId)
            w.put(leaderEpoch)
            if v >= 1 { w.array(preferredCandidates, v, f) }
            if v <= 0 { w.array(preferredSuccessors, v, f) }
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ReplicaInfo: WireElement {
        public var candidateId: Int32 = 0
        public var candidateDirectoryId: Uuid = .zero
        public var unknownTaggedFields: [TaggedField] = []

        public init(candidateId: Int32 = 0, candidateDirectoryId: Uuid = .zero) {
            self.candidateId = candidateId
            self.candidateDirectoryId = candidateDirectoryId
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            candidateId = try c.int32()
            candidateDirectoryId = try c.uuid()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(candidateId)
            w.put(candidateDirectoryId)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct LeaderEndpoint: WireElement {
        public var name: String = ""
        public var host: String = ""
        public var port: UInt16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", host: String = "", port: UInt16 = 0) {
            self.name = name
            self.host = host
            self.port = port
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            host = try c.string(f, "host")
            port = try c.uint16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.string(host, f)
            w.put(port)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Leader resigns epoch.
public struct EndQuorumEpochResponse: WireResponse {
    public static var apiKey: Int16 { 54 }
    public static var messageName: String { "EndQuorumEpochResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var errorCode: Int16 = 0
    public var topics: [TopicData] = []
    public var nodeEndpoints: [NodeEndpoint] = []  // versions 1
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
                case 0: nodeEndpoints = try c.array(of: NodeEndpoint.self, v, f, "nodeEndpoints")
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
            if !nodeEndpoints.isEmpty { tags.add(0) { w in w.array(nodeEndpoints, v, f) } }
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
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, leaderId: Int32 = 0,
            leaderEpoch: Int32 = 0
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            w.put(leaderId)
            w.put(leaderEpoch)
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

