// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Brokers, controller id, topics, partition leaders/ISR; auto-create; topic ids.
public struct MetadataRequest: WireRequest {
    public typealias Response = MetadataResponse
    public static var apiKey: Int16 { 3 }
    public static var messageName: String { "MetadataRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...13 }
    public static var firstFlexibleVersion: Int16? { 9 }

    public var topics: [MetadataRequestTopic]? = []
    public var allowAutoTopicCreation: Bool = true  // versions 4-13
    public var includeClusterAuthorizedOperations: Bool = false  // versions 8-10
    public var includeTopicAuthorizedOperations: Bool = false  // versions 8-13
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        topics: [MetadataRequestTopic]? = [], allowAutoTopicCreation: Bool = true,
        includeClusterAuthorizedOperations: Bool = false,
        includeTopicAuthorizedOperations: Bool = false
    ) {
        self.topics = topics
        self.allowAutoTopicCreation = allowAutoTopicCreation
        self.includeClusterAuthorizedOperations = includeClusterAuthorizedOperations
        self.includeTopicAuthorizedOperations = includeTopicAuthorizedOperations
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.nullableArray(of: MetadataRequestTopic.self, v, f, "topics", null: v >= 1)
        if v >= 4 { allowAutoTopicCreation = try c.bool() }
        if v >= 8 && v <= 10 { includeClusterAuthorizedOperations = try c.bool() }
        if v >= 8 { includeTopicAuthorizedOperations = try c.bool() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableArray(topics, v, f, null: v >= 1)
        if v >= 4 { w.put(allowAutoTopicCreation) }
        if v >= 8 && v <= 10 { w.put(includeClusterAuthorizedOperations) }
        if v >= 8 { w.put(includeTopicAuthorizedOperations) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct MetadataRequestTopic: WireElement {
        public var topicId: Uuid = .zero  // versions 10-13
        public var name: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, name: String? = "") {
            self.topicId = topicId
            self.name = name
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            if v >= 10 { topicId = try c.uuid() }
            name = try c.nullableString(f, "name", null: v >= 10)
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            if v >= 10 { w.put(topicId) }
            w.nullableString(name, f, null: v >= 10)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Brokers, controller id, topics, partition leaders/ISR; auto-create; topic ids.
public struct MetadataResponse: WireResponse {
    public static var apiKey: Int16 { 3 }
    public static var messageName: String { "MetadataResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...13 }
    public static var firstFlexibleVersion: Int16? { 9 }

    public var throttleTimeMs: Int32 = 0  // versions 3-13
    public var brokers: [MetadataResponseBroker] = []
    public var clusterId: String? = nil  // versions 2-13
    public var controllerId: Int32 = -1  // versions 1-13
    public var topics: [MetadataResponseTopic] = []
    public var errorCode: Int16 = 0  // versions 13
    public var clusterAuthorizedOperations: Int32 = -2147483648  // versions 8-10
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, brokers: [MetadataResponseBroker] = [], clusterId: String? = nil,
        controllerId: Int32 = -1, topics: [MetadataResponseTopic] = [], errorCode: Int16 = 0,
        clusterAuthorizedOperations: Int32 = -2147483648
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.brokers = brokers
        self.clusterId = clusterId
        self.controllerId = controllerId
        self.topics = topics
        self.errorCode = errorCode
        self.clusterAuthorizedOperations = clusterAuthorizedOperations
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 3 { throttleTimeMs = try c.int32() }
        brokers = try c.array(of: MetadataResponseBroker.self, v, f, "brokers")
        if v >= 2 { clusterId = try c.nullableString(f, "clusterId") }
        if v >= 1 { controllerId = try c.int32() }
        topics = try c.array(of: MetadataResponseTopic.self, v, f, "topics")
        if v >= 13 { errorCode = try c.int16() }
        if v >= 8 && v <= 10 { clusterAuthorizedOperations = try c.int32() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 3 { w.put(throttleTimeMs) }
        w.array(brokers, v, f)
        if v >= 2 { w.nullableString(clusterId, f) }
        if v >= 1 { w.put(controllerId) }
        w.array(topics, v, f)
        if v >= 13 { w.put(errorCode) }
        if v >= 8 && v <= 10 { w.put(clusterAuthorizedOperations) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct MetadataResponseBroker: WireElement {
        public var nodeId: Int32 = 0
        public var host: String = ""
        public var port: Int32 = 0
        public var rack: String? = nil  // versions 1-13
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
            if v >= 1 { rack = try c.nullableString(f, "rack") }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(nodeId)
            w.string(host, f)
            w.put(port)
            if v >= 1 { w.nullableString(rack, f) }
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct MetadataResponseTopic: WireElement {
        public var errorCode: Int16 = 0
        public var name: String? = ""
        public var topicId: Uuid = .zero  // versions 10-13
        public var isInternal: Bool = false  // versions 1-13
        public var partitions: [MetadataResponsePartition] = []
        public var topicAuthorizedOperations: Int32 = -2147483648  // versions 8-13
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, name: String? = "", topicId: Uuid = .zero,
            isInternal: Bool = false, partitions: [MetadataResponsePartition] = [],
            topicAuthorizedOperations: Int32 = -2147483648
        ) {
            self.errorCode = errorCode
            self.name = name
            self.topicId = topicId
            self.isInternal = isInternal
            self.partitions = partitions
            self.topicAuthorizedOperations = topicAuthorizedOperations
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            name = try c.nullableString(f, "name", null: v >= 12)
            if v >= 10 { topicId = try c.uuid() }
            if v >= 1 { isInternal = try c.bool() }
            partitions = try c.array(of: MetadataResponsePartition.self, v, f, "partitions")
            if v >= 8 { topicAuthorizedOperations = try c.int32() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(name, f, null: v >= 12)
            if v >= 10 { w.put(topicId) }
            if v >= 1 { w.put(isInternal) }
            w.array(partitions, v, f)
            if v >= 8 { w.put(topicAuthorizedOperations) }
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct MetadataResponsePartition: WireElement {
        public var errorCode: Int16 = 0
        public var partitionIndex: Int32 = 0
        public var leaderId: Int32 = 0
        public var leaderEpoch: Int32 = -1  // versions 7-13
        public var replicaNodes: [Int32] = []
        public var isrNodes: [Int32] = []
        public var offlineReplicas: [Int32] = []  // versions 5-13
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, partitionIndex: Int32 = 0, leaderId: Int32 = 0,
            leaderEpoch: Int32 = -1, replicaNodes: [Int32] = [], isrNodes: [Int32] = [],
            offlineReplicas: [Int32] = []
        ) {
            self.errorCode = errorCode
            self.partitionIndex = partitionIndex
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
            self.replicaNodes = replicaNodes
            self.isrNodes = isrNodes
            self.offlineReplicas = offlineReplicas
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            partitionIndex = try c.int32()
            leaderId = try c.int32()
            if v >= 7 { leaderEpoch = try c.int32() }
            replicaNodes = try c.array(of: Int32.self, v, f, "replicaNodes")
            isrNodes = try c.array(of: Int32.self, v, f, "isrNodes")
            if v >= 5 { offlineReplicas = try c.array(of: Int32.self, v, f, "offlineReplicas") }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.put(partitionIndex)
            w.put(leaderId)
            if v >= 7 { w.put(leaderEpoch) }
            w.array(replicaNodes, v, f)
            w.array(isrNodes, v, f)
            if v >= 5 { w.array(offlineReplicas, v, f) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

