// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Quorum state: leader, voters, observers, log end offsets, lag.
public struct DescribeQuorumRequest: WireRequest {
    public typealias Response = DescribeQuorumResponse
    public static var apiKey: Int16 { 55 }
    public static var messageName: String { "DescribeQuorumRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topics: [TopicData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(topics: [TopicData] = []) {
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: TopicData.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
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
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0) {
            self.partitionIndex = partitionIndex
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Quorum state: leader, voters, observers, log end offsets, lag.
public struct DescribeQuorumResponse: WireResponse {
    public static var apiKey: Int16 { 55 }
    public static var messageName: String { "DescribeQuorumResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""  // versions 2
    public var topics: [TopicData] = []
    public var nodes: [Node] = []  // versions 2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        errorCode: Int16 = 0, errorMessage: String? = "", topics: [TopicData] = [],
        nodes: [Node] = []
    ) {
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.topics = topics
        self.nodes = nodes
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        if v >= 2 { errorMessage = try c.nullableString(f, "errorMessage") }
        topics = try c.array(of: TopicData.self, v, f, "topics")
        if v >= 2 { nodes = try c.array(of: Node.self, v, f, "nodes") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        if v >= 2 { w.nullableString(errorMessage, f) }
        w.array(topics, v, f)
        if v >= 2 { w.array(nodes, v, f) }
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
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""  // versions 2
        public var leaderId: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var highWatermark: Int64 = 0
        public var currentVoters: [ReplicaState] = []
        public var observers: [ReplicaState] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "",
            leaderId: Int32 = 0, leaderEpoch: Int32 = 0, highWatermark: Int64 = 0,
            currentVoters: [ReplicaState] = [], observers: [ReplicaState] = []
        ) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
            self.highWatermark = highWatermark
            self.currentVoters = currentVoters
            self.observers = observers
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            if v >= 2 { errorMessage = try c.nullableString(f, "errorMessage") }
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            highWatermark = try c.int64()
            currentVoters = try c.array(of: ReplicaState.self, v, f, "currentVoters")
            observers = try c.array(of: ReplicaState.self, v, f, "observers")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            if v >= 2 { w.nullableString(errorMessage, f) }
            w.put(leaderId)
            w.put(leaderEpoch)
            w.put(highWatermark)
            w.array(currentVoters, v, f)
            w.array(observers, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Node: WireElement {
        public var nodeId: Int32 = 0
        public var listeners: [Listener] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(nodeId: Int32 = 0, listeners: [Listener] = []) {
            self.nodeId = nodeId
            self.listeners = listeners
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            nodeId = try c.int32()
            listeners = try c.array(of: Listener.self, v, f, "listeners")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(nodeId)
            w.array(listeners, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Listener: WireElement {
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

    public struct ReplicaState: WireElement {
        public var replicaId: Int32 = 0
        public var replicaDirectoryId: Uuid = .zero  // versions 2
        public var logEndOffset: Int64 = 0
        public var lastFetchTimestamp: Int64 = -1  // versions 1-2
        public var lastCaughtUpTimestamp: Int64 = -1  // versions 1-2
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            replicaId: Int32 = 0, replicaDirectoryId: Uuid = .zero, logEndOffset: Int64 = 0,
            lastFetchTimestamp: Int64 = -1, lastCaughtUpTimestamp: Int64 = -1
        ) {
            self.replicaId = replicaId
            self.replicaDirectoryId = replicaDirectoryId
            self.logEndOffset = logEndOffset
            self.lastFetchTimestamp = lastFetchTimestamp
            self.lastCaughtUpTimestamp = lastCaughtUpTimestamp
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            replicaId = try c.int32()
            if v >= 2 { replicaDirectoryId = try c.uuid() }
            logEndOffset = try c.int64()
            if v >= 1 {
                lastFetchTimestamp = try c.int64()
                lastCaughtUpTimestamp = try c.int64()
            }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(replicaId)
            if v >= 2 { w.put(replicaDirectoryId) }
            w.put(logEndOffset)
            if v >= 1 {
                w.put(lastFetchTimestamp)
                w.put(lastCaughtUpTimestamp)
            }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

