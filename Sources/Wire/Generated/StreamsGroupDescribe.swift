// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Describe streams groups.
public struct StreamsGroupDescribeRequest: WireRequest {
    public typealias Response = StreamsGroupDescribeResponse
    public static var apiKey: Int16 { 89 }
    public static var messageName: String { "StreamsGroupDescribeRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groupIds: [String] = []
    public var includeAuthorizedOperations: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupIds: [String] = [], includeAuthorizedOperations: Bool = false) {
        self.groupIds = groupIds
        self.includeAuthorizedOperations = includeAuthorizedOperations
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupIds = try c.array(of: String.self, v, f, "groupIds")
        includeAuthorizedOperations = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(groupIds, v, f)
        w.put(includeAuthorizedOperations)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Describe streams groups.
public struct StreamsGroupDescribeResponse: WireResponse {
    public static var apiKey: Int16 { 89 }
    public static var messageName: String { "StreamsGroupDescribeResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var groups: [DescribedGroup] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, groups: [DescribedGroup] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.groups = groups
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        groups = try c.array(of: DescribedGroup.self, v, f, "groups")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(groups, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribedGroup: WireElement {
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var groupId: String = ""
        public var groupState: String = ""
        public var groupEpoch: Int32 = 0
        public var assignmentEpoch: Int32 = 0
        public var topology: Topology? = nil
        public var members: [Member] = []
        public var authorizedOperations: Int32 = -2147483648
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, errorMessage: String? = nil, groupId: String = "",
            groupState: String = "", groupEpoch: Int32 = 0, assignmentEpoch: Int32 = 0,
            topology: Topology? = nil, members: [Member] = [],
            authorizedOperations: Int32 = -2147483648
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.groupId = groupId
            self.groupState = groupState
            self.groupEpoch = groupEpoch
            self.assignmentEpoch = assignmentEpoch
            self.topology = topology
            self.members = members
            self.authorizedOperations = authorizedOperations
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            groupId = try c.string(f, "groupId")
            groupState = try c.string(f, "groupState")
            groupEpoch = try c.int32()
            assignmentEpoch = try c.int32()
            topology = try c.nullableStructure(of: Topology.self, v, f)
            members = try c.array(of: Member.self, v, f, "members")
            authorizedOperations = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.string(groupId, f)
            w.string(groupState, f)
            w.put(groupEpoch)
            w.put(assignmentEpoch)
            w.nullableStructure(topology, v, f)
            w.array(members, v, f)
            w.put(authorizedOperations)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Topology: WireElement {
        public var epoch: Int32 = 0
        public var subtopologies: [Subtopology]? = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(epoch: Int32 = 0, subtopologies: [Subtopology]? = []) {
            self.epoch = epoch
            self.subtopologies = subtopologies
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            epoch = try c.int32()
            subtopologies = try c.nullableArray(of: Subtopology.self, v, f, "subtopologies")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(epoch)
            w.nullableArray(subtopologies, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Subtopology: WireElement {
        public var subtopologyId: String = ""
        public var sourceTopics: [String] = []
        public var repartitionSinkTopics: [String] = []
        public var stateChangelogTopics: [TopicInfo] = []
        public var repartitionSourceTopics: [TopicInfo] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            subtopologyId: String = "", sourceTopics: [String] = [],
            repartitionSinkTopics: [String] = [], stateChangelogTopics: [TopicInfo] = [],
            repartitionSourceTopics: [TopicInfo] = []
        ) {
            self.subtopologyId = subtopologyId
            self.sourceTopics = sourceTopics
            self.repartitionSinkTopics = repartitionSinkTopics
            self.stateChangelogTopics = stateChangelogTopics
            self.repartitionSourceTopics = repartitionSourceTopics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            subtopologyId = try c.string(f, "subtopologyId")
            sourceTopics = try c.array(of: String.self, v, f, "sourceTopics")
            repartitionSinkTopics = try c.array(of: String.self, v, f, "repartitionSinkTopics")
            stateChangelogTopics = try c.array(of: TopicInfo.self, v, f, "stateChangelogTopics")
            repartitionSourceTopics = try c.array(of: TopicInfo.self, v, f, "repartitionSourceTopics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(subtopologyId, f)
            w.array(sourceTopics, v, f)
            w.array(repartitionSinkTopics, v, f)
            w.array(stateChangelogTopics, v, f)
            w.array(repartitionSourceTopics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Member: WireElement {
        public var memberId: String = ""
        public var memberEpoch: Int32 = 0
        public var instanceId: String? = nil
        public var rackId: String? = nil
        public var clientId: String = ""
        public var clientHost: String = ""
        public var topologyEpoch: Int32 = 0
        public var processId: String = ""
        public var userEndpoint: Endpoint? = nil
        public var clientTags: [KeyValue] = []
        public var taskOffsets: [TaskOffset] = []
        public var taskEndOffsets: [TaskOffset] = []
        public var assignment: Assignment = Assignment()
        public var targetAssignment: Assignment = Assignment()
        public var isClassic: Bool = false
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            memberId: String = "", memberEpoch: Int32 = 0, instanceId: String? = nil,
            rackId: String? = nil, clientId: String = "", clientHost: String = "",
            topologyEpoch: Int32 = 0, processId: String = "", userEndpoint: Endpoint? = nil,
            clientTags: [KeyValue] = [], taskOffsets: [TaskOffset] = [],
            taskEndOffsets: [TaskOffset] = [], assignment: Assignment = Assignment(),
            targetAssignment: Assignment = Assignment(), isClassic: Bool = false
        ) {
            self.memberId = memberId
            self.memberEpoch = memberEpoch
            self.instanceId = instanceId
            self.rackId = rackId
            self.clientId = clientId
            self.clientHost = clientHost
            self.topologyEpoch = topologyEpoch
            self.processId = processId
            self.userEndpoint = userEndpoint
            self.clientTags = clientTags
            self.taskOffsets = taskOffsets
            self.taskEndOffsets = taskEndOffsets
            self.assignment = assignment
            self.targetAssignment = targetAssignment
            self.isClassic = isClassic
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            memberId = try c.string(f, "memberId")
            memberEpoch = try c.int32()
            instanceId = try c.nullableString(f, "instanceId")
            rackId = try c.nullableString(f, "rackId")
            clientId = try c.string(f, "clientId")
            clientHost = try c.string(f, "clientHost")
            topologyEpoch = try c.int32()
            processId = try c.string(f, "processId")
            userEndpoint = try c.nullableStructure(of: Endpoint.self, v, f)
            clientTags = try c.array(of: KeyValue.self, v, f, "clientTags")
            taskOffsets = try c.array(of: TaskOffset.self, v, f, "taskOffsets")
            taskEndOffsets = try c.array(of: TaskOffset.self, v, f, "taskEndOffsets")
            assignment = try Assignment(from: &c, version: v, flexible: f)
            targetAssignment = try Assignment(from: &c, version: v, flexible: f)
            isClassic = try c.bool()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(memberId, f)
            w.put(memberEpoch)
            w.nullableString(instanceId, f)
            w.nullableString(rackId, f)
            w.string(clientId, f)
            w.string(clientHost, f)
            w.put(topologyEpoch)
            w.string(processId, f)
            w.nullableStructure(userEndpoint, v, f)
            w.array(clientTags, v, f)
            w.array(taskOffsets, v, f)
            w.array(taskEndOffsets, v, f)
            assignment.encode(to: &w, version: v, flexible: f)
            targetAssignment.encode(to: &w, version: v, flexible: f)
            w.put(isClassic)
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

    public struct Assignment: WireElement {
        public var activeTasks: [TaskIds] = []
        public var standbyTasks: [TaskIds] = []
        public var warmupTasks: [TaskIds] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            activeTasks: [TaskIds] = [], standbyTasks: [TaskIds] = [], warmupTasks: [TaskIds] = []
        ) {
            self.activeTasks = activeTasks
            self.standbyTasks = standbyTasks
            self.warmupTasks = warmupTasks
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            activeTasks = try c.array(of: TaskIds.self, v, f, "activeTasks")
            standbyTasks = try c.array(of: TaskIds.self, v, f, "standbyTasks")
            warmupTasks = try c.array(of: TaskIds.self, v, f, "warmupTasks")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.array(activeTasks, v, f)
            w.array(standbyTasks, v, f)
            w.array(warmupTasks, v, f)
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
}

