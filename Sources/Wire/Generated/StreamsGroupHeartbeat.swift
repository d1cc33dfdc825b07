// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// KIP-1071 streams member heartbeat + topology.
public struct StreamsGroupHeartbeatRequest: WireRequest {
    public typealias Response = StreamsGroupHeartbeatResponse
    public static var apiKey: Int16 { 88 }
    public static var messageName: String { "StreamsGroupHeartbeatRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groupId: String = ""
    public var memberId: String = ""
    public var memberEpoch: Int32 = 0
    public var endpointInformationEpoch: Int32 = 0
    public var instanceId: String? = nil
    public var rackId: String? = nil
    public var rebalanceTimeoutMs: Int32 = -1
    public var topology: Topology? = nil
    public var activeTasks: [TaskIds]? = []
    public var standbyTasks: [TaskIds]? = []
    public var warmupTasks: [TaskIds]? = []
    public var processId: String? = nil
    public var userEndpoint: Endpoint? = nil
    public var clientTags: [KeyValue]? = []
    public var taskOffsets: [TaskOffset]? = []
    public var taskEndOffsets: [TaskOffset]? = []
    public var shutdownApplication: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groupId: String = "", memberId: String = "", memberEpoch: Int32 = 0,
        endpointInformationEpoch: Int32 = 0, instanceId: String? = nil, rackId: String? = nil,
        rebalanceTimeoutMs: Int32 = -1, topology: Topology? = nil, activeTasks: [TaskIds]? = [],
        standbyTasks: [TaskIds]? = [], warmupTasks: [TaskIds]? = [], processId: String? = nil,
        userEndpoint: Endpoint? = nil, clientTags: [KeyValue]? = [],
        taskOffsets: [TaskOffset]? = [], taskEndOffsets: [TaskOffset]? = [],
        shutdownApplication: Bool = false
    ) {
        self.groupId = groupId
        self.memberId = memberId
        self.memberEpoch = memberEpoch
        self.endpointInformationEpoch = endpointInformationEpoch
        self.instanceId = instanceId
        self.rackId = rackId
        self.rebalanceTimeoutMs = rebalanceTimeoutMs
        self.topology = topology
        self.activeTasks = activeTasks
        self.standbyTasks = standbyTasks
        self.warmupTasks = warmupTasks
        self.processId = processId
        self.userEndpoint = userEndpoint
        self.clientTags = clientTags
        self.taskOffsets = taskOffsets
        self.taskEndOffsets = taskEndOffsets
        self.shutdownApplication = shutdownApplication
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        memberId = try c.string(f, "memberId")
        memberEpoch = try c.int32()
        endpointInformationEpoch = try c.int32()
        instanceId = try c.nullableString(f, "instanceId")
        rackId = try c.nullableString(f, "rackId")
        rebalanceTimeoutMs = try c.int32()
        topology = try c.nullableStructure(of: Topology.self, v, f)
        activeTasks = try c.nullableArray(of: TaskIds.self, v, f, "activeTasks")
        standbyTasks = try c.nullableArray(of: TaskIds.self, v, f, "standbyTasks")
        warmupTasks = try c.nullableArray(of: TaskIds.self, v, f, "warmupTasks")
        processId = try c.nullableString(f, "processId")
        userEndpoint = try c.nullableStructure(of: Endpoint.self, v, f)
        clientTags = try c.nullableArray(of: KeyValue.self, v, f, "clientTags")
        taskOffsets = try c.nullableArray(of: TaskOffset.self, v, f, "taskOffsets")
        taskEndOffsets = try c.nullableArray(of: TaskOffset.self, v, f, "taskEndOffsets")
        shutdownApplication = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.string(memberId, f)
        w.put(memberEpoch)
        w.put(endpointInformationEpoch)
        w.nullableString(instanceId, f)
        w.nullableString(rackId, f)
        w.put(rebalanceTimeoutMs)
        w.nullableStructure(topology, v, f)
        w.nullableArray(activeTasks, v, f)
        w.nullableArray(standbyTasks, v, f)
        w.nullableArray(warmupTasks, v, f)
        w.nullableString(processId, f)
        w.nullableStructure(userEndpoint, v, f)
        w.nullableArray(clientTags, v, f)
        w.nullableArray(taskOffsets, v, f)
        w.nullableArray(taskEndOffsets, v, f)
        w.put(shutdownApplication)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct Topology: WireElement {
        public var epoch: Int32 = 0
        public var subtopologies: [Subtopology] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(epoch: Int32 = 0, subtopologies: [Subtopology] = []) {
            self.epoch = epoch
            self.subtopologies = subtopologies
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            epoch = try c.int32()
            subtopologies = try c.array(of: Subtopology.self, v, f, "subtopologies")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(epoch)
            w.array(subtopologies, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Subtopology: WireElement {
        public var subtopologyId: String = ""
        public var sourceTopics: [String] = []
        public var sourceTopicRegex: [String] = []
        public var stateChangelogTopics: [TopicInfo] = []
        public var repartitionSinkTopics: [String] = []
        public var repartitionSourceTopics: [TopicInfo] = []
        public var copartitionGroups: [CopartitionGroup] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            subtopologyId: String = "", sourceTopics: [String] = [],
            sourceTopicRegex: [String] = [], stateChangelogTopics: [TopicInfo] = [],
            repartitionSinkTopics: [String] = [], repartitionSourceTopics: [TopicInfo] = [],
            copartitionGroups: [CopartitionGroup] = []
        ) {
            self.subtopologyId = subtopologyId
            self.sourceTopics = sourceTopics
            self.sourceTopicRegex = sourceTopicRegex
            self.stateChangelogTopics = stateChangelogTopics
            self.repartitionSinkTopics = repartitionSinkTopics
            self.repartitionSourceTopics = repartitionSourceTopics
            self.copartitionGroups = copartitionGroups
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            subtopologyId = try c.string(f, "subtopologyId")
            sourceTopics = try c.array(of: String.self, v, f, "sourceTopics")
            sourceTopicRegex = try c.array(of: String.self, v, f, "sourceTopicRegex")
            stateChangelogTopics = try c.array(of: TopicInfo.self, v, f, "stateChangelogTopics")
            repartitionSinkTopics = try c.array(of: String.self, v, f, "repartitionSinkTopics")
            repartitionSourceTopics = try c.array(of: TopicInfo.self, v, f, "repartitionSourceTopics")
            copartitionGroups = try c.array(of: CopartitionGroup.self, v, f, "copartitionGroups")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(subtopologyId, f)
            w.array(sourceTopics, v, f)
            w.array(sourceTopicRegex, v, f)
            w.array(stateChangelogTopics, v, f)
            w.array(repartitionSinkTopics, v, f)
            w.array(repartitionSourceTopics, v, f)
            w.array(copartitionGroups, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct CopartitionGroup: WireElement {
        public var sourceTopics: [Int16] = []
        public var sourceTopicRegex: [Int16] = []
        public var repartitionSourceTopics: [Int16] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            sourceTopics: [Int16] = [], sourceTopicRegex: [Int16] = [],
            repartitionSourceTopics: [Int16] = []
        ) {
            self.sourceTopics = sourceTopics
            self.sourceTopicRegex = sourceTopicRegex
            self.repartitionSourceTopics = repartitionSourceTopics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            sourceTopics = try c.array(of: Int16.self, v, f, "sourceTopics")
            sourceTopicRegex = try c.array(of: Int16.self, v, f, "sourceTopicRegex")
            repartitionSourceTopics = try c.array(of: Int16.self, v, f, "repartitionSourceTopics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.array(sourceTopics, v, f)
            w.array(sourceTopicRegex, v, f)
            w.array(repartitionSourceTopics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Endpoint: WireElement {
        public var host: String = ""
        public var port: UInt16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(host: String = "", port: UInt16 = 0) {
            self.host = host
            self.port = port
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            host = try c.string(f, "host")
            port = try c.uint16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(host, f)
            w.put(port)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicInfo: WireElement {
        public var name: String = ""
        public var partitions: Int32 = 0
        public var replicationFactor: Int16 = 0
        public var topicConfigs: [KeyValue] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", partitions: Int32 = 0, replicationFactor: Int16 = 0,
            topicConfigs: [KeyValue] = []
        ) {
            self.name = name
            self.partitions = partitions
            self.replicationFactor = replicationFactor
            self.topicConfigs = topicConfigs
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.int32()
            replicationFactor = try c.int16()
            topicConfigs = try c.array(of: KeyValue.self, v, f, "topicConfigs")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(partitions)
            w.put(replicationFactor)
            w.array(topicConfigs, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TaskIds: WireElement {
        public var subtopologyId: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(subtopologyId: String = "", partitions: [Int32] = []) {
            self.subtopologyId = subtopologyId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            subtopologyId = try c.string(f, "subtopologyId")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(subtopologyId, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct KeyValue: WireElement {
        public var key: String = ""
        public var value: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(key: String = "", value: String = "") {
            self.key = key
            self.value = value
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            key = try c.string(f, "key")
            value = try c.string(f, "value")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(key, f)
            w.string(value, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TaskOffset: WireElement {
        public var subtopologyId: String = ""
        public var partition: Int32 = 0
        public var offset: Int64 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(subtopologyId: String = "", partition: Int32 = 0, offset: Int64 = 0) {
            self.subtopologyId = subtopologyId
            self.partition = partition
            self.offset = offset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            subtopologyId = try c.string(f, "subtopologyId")
            partition = try c.int32()
            offset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(subtopologyId, f)
            w.put(partition)
            w.put(offset)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// KIP-1071 streams member heartbeat + topology.
public struct StreamsGroupHeartbeatResponse: WireResponse {
    public static var apiKey: Int16 { 88 }
    public static var messageName: String { "StreamsGroupHeartbeatResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = nil
    public var memberId: String = ""
    public var memberEpoch: Int32 = 0
    public var heartbeatIntervalMs: Int32 = 0
    public var acceptableRecoveryLag: Int32 = 0
    public var taskOffsetIntervalMs: Int32 = 0
    public var status: [Status]? = []
    public var activeTasks: [TaskIds]? = []
    public var standbyTasks: [TaskIds]? = []
    public var warmupTasks: [TaskIds]? = []
    public var endpointInformationEpoch: Int32 = 0
    public var partitionsByUserEndpoint: [EndpointToPartitions]? = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
        memberId: String = "", memberEpoch: Int32 = 0, heartbeatIntervalMs: Int32 = 0,
        acceptableRecoveryLag: Int32 = 0, taskOffsetIntervalMs: Int32 = 0, status: [Status]? = [],
        activeTasks: [TaskIds]? = [], standbyTasks: [TaskIds]? = [], warmupTasks: [TaskIds]? = [],
        endpointInformationEpoch: Int32 = 0, partitionsByUserEndpoint: [EndpointToPartitions]? = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.memberId = memberId
        self.memberEpoch = memberEpoch
        self.heartbeatIntervalMs = heartbeatIntervalMs
        self.acceptableRecoveryLag = acceptableRecoveryLag
        self.taskOffsetIntervalMs = taskOffsetIntervalMs
        self.status = status
        self.activeTasks = activeTasks
        self.standbyTasks = standbyTasks
        self.warmupTasks = warmupTasks
        self.endpointInformationEpoch = endpointInformationEpoch
        self.partitionsByUserEndpoint = partitionsByUserEndpoint
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        memberId = try c.string(f, "memberId")
        memberEpoch = try c.int32()
        heartbeatIntervalMs = try c.int32()
        acceptableRecoveryLag = try c.int32()
        taskOffsetIntervalMs = try c.int32()
        status = try c.nullableArray(of: Status.self, v, f, "status")
        activeTasks = try c.nullableArray(of: TaskIds.self, v, f, "activeTasks")
        standbyTasks = try c.nullableArray(of: TaskIds.self, v, f, "standbyTasks")
        warmupTasks = try c.nullableArray(of: TaskIds.self, v, f, "warmupTasks")
        endpointInformationEpoch = try c.int32()
        partitionsByUserEndpoint = try c.nullableArray(of: EndpointToPartitions.self, v, f, "partitionsByUserEndpoint")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.string(memberId, f)
        w.put(memberEpoch)
        w.put(heartbeatIntervalMs)
        w.put(acceptableRecoveryLag)
        w.put(taskOffsetIntervalMs)
        w.nullableArray(status, v, f)
        w.nullableArray(activeTasks, v, f)
        w.nullableArray(standbyTasks, v, f)
        w.nullableArray(warmupTasks, v, f)
        w.put(endpointInformationEpoch)
        w.nullableArray(partitionsByUserEndpoint, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct Status: WireElement {
        public var statusCode: Int8 = 0
        public var statusDetail: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(statusCode: Int8 = 0, statusDetail: String = "") {
            self.statusCode = statusCode
            self.statusDetail = statusDetail
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            statusCode = try c.int8()
            statusDetail = try c.string(f, "statusDetail")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(statusCode)
            w.string(statusDetail, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct EndpointToPartitions: WireElement {
        public var userEndpoint: Endpoint = Endpoint()
        public var activePartitions: [TopicPartition] = []
        public var standbyPartitions: [TopicPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            userEndpoint: Endpoint = Endpoint(), activePartitions: [TopicPartition] = [],
            standbyPartitions: [TopicPartition] = []
        ) {
            self.userEndpoint = userEndpoint
            self.activePartitions = activePartitions
            self.standbyPartitions = standbyPartitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            userEndpoint = try Endpoint(from: &c, version: v, flexible: f)
            activePartitions = try c.array(of: TopicPartition.self, v, f, "activePartitions")
            standbyPartitions = try c.array(of: TopicPartition.self, v, f, "standbyPartitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            userEndpoint.encode(to: &w, version: v, flexible: f)
            w.array(activePartitions, v, f)
            w.array(standbyPartitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Endpoint: WireElement {
        public var host: String = ""
        public var port: UInt16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(host: String = "", port: UInt16 = 0) {
            self.host = host
            self.port = port
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            host = try c.string(f, "host")
            port = try c.uint16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(host, f)
            w.put(port)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TaskIds: WireElement {
        public var subtopologyId: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(subtopologyId: String = "", partitions: [Int32] = []) {
            self.subtopologyId = subtopologyId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            subtopologyId = try c.string(f, "subtopologyId")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(subtopologyId, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicPartition: WireElement {
        public var topic: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topic: String = "", partitions: [Int32] = []) {
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

