// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct OffsetCommitKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 0...1 }
    public static var messageName: String { "OffsetCommitKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var group: String = ""
    public var topic: String = ""
    public var partition: Int32 = 0

    public init(group: String = "", topic: String = "", partition: Int32 = 0) {
        self.group = group
        self.topic = topic
        self.partition = partition
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        group = try c.string(f, "group")
        topic = try c.string(f, "topic")
        partition = try c.int32()
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(group, f)
        w.string(topic, f)
        w.put(partition)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct OffsetCommitValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 0...1 }
    public static var messageName: String { "OffsetCommitValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var offset: Int64 = 0
    public var leaderEpoch: Int32 = -1  // versions 3-4
    public var metadata: String = ""
    public var commitTimestamp: Int64 = 0
    public var expireTimestamp: Int64 = -1  // versions 1
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        offset: Int64 = 0, leaderEpoch: Int32 = -1, metadata: String = "",
        commitTimestamp: Int64 = 0, expireTimestamp: Int64 = -1
    ) {
        self.offset = offset
        self.leaderEpoch = leaderEpoch
        self.metadata = metadata
        self.commitTimestamp = commitTimestamp
        self.expireTimestamp = expireTimestamp
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        offset = try c.int64()
        if v >= 3 { leaderEpoch = try c.int32() }
        metadata = try c.string(f, "metadata")
        commitTimestamp = try c.int64()
        if v == 1 { expireTimestamp = try c.int64() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(offset)
        if v >= 3 { w.put(leaderEpoch) }
        w.string(metadata, f)
        w.put(commitTimestamp)
        if v == 1 { w.put(expireTimestamp) }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct GroupMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 2...2 }
    public static var messageName: String { "GroupMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 2...2 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var group: String = ""

    public init(group: String = "") {
        self.group = group
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        group = try c.string(f, "group")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(group, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct GroupMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 2...2 }
    public static var messageName: String { "GroupMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var protocolType: String = ""
    public var generation: Int32 = 0
    public var `protocol`: String? = ""
    public var leader: String? = ""
    public var currentStateTimestamp: Int64 = -1  // versions 2-4
    public var members: [MemberMetadata] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        protocolType: String = "", generation: Int32 = 0, `protocol`: String? = "",
        leader: String? = "", currentStateTimestamp: Int64 = -1, members: [MemberMetadata] = []
    ) {
        self.protocolType = protocolType
        self.generation = generation
        self.`protocol` = `protocol`
        self.leader = leader
        self.currentStateTimestamp = currentStateTimestamp
        self.members = members
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        protocolType = try c.string(f, "protocolType")
        generation = try c.int32()
        `protocol` = try c.nullableString(f, "protocol")
        leader = try c.nullableString(f, "leader")
        if v >= 2 { currentStateTimestamp = try c.int64() }
        members = try c.array(of: MemberMetadata.self, v, f, "members")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(protocolType, f)
        w.put(generation)
        w.nullableString(`protocol`, f)
        w.nullableString(leader, f)
        if v >= 2 { w.put(currentStateTimestamp) }
        w.array(members, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct MemberMetadata: WireElement {
        public var memberId: String = ""
        public var groupInstanceId: String? = nil  // versions 3-4
        public var clientId: String = ""
        public var clientHost: String = ""
        public var rebalanceTimeout: Int32 = -1  // versions 1-4
        public var sessionTimeout: Int32 = 0
        public var subscription: [UInt8] = []
        public var assignment: [UInt8] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            memberId: String = "", groupInstanceId: String? = nil, clientId: String = "",
            clientHost: String = "", rebalanceTimeout: Int32 = -1, sessionTimeout: Int32 = 0,
            subscription: [UInt8] = [], assignment: [UInt8] = []
        ) {
            self.memberId = memberId
            self.groupInstanceId = groupInstanceId
            self.clientId = clientId
            self.clientHost = clientHost
            self.rebalanceTimeout = rebalanceTimeout
            self.sessionTimeout = sessionTimeout
            self.subscription = subscription
            self.assignment = assignment
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            memberId = try c.string(f, "memberId")
            if v >= 3 { groupInstanceId = try c.nullableString(f, "groupInstanceId") }
            clientId = try c.string(f, "clientId")
            clientHost = try c.string(f, "clientHost")
            if v >= 1 { rebalanceTimeout = try c.int32() }
            sessionTimeout = try c.int32()
            subscription = try c.bytes(f, "subscription")
            assignment = try c.bytes(f, "assignment")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(memberId, f)
            if v >= 3 { w.nullableString(groupInstanceId, f) }
            w.string(clientId, f)
            w.string(clientHost, f)
            if v >= 1 { w.put(rebalanceTimeout) }
            w.put(sessionTimeout)
            w.bytes(subscription, f)
            w.bytes(assignment, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 3...3 }
    public static var messageName: String { "ConsumerGroupMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 3...3 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""

    public init(groupId: String = "") {
        self.groupId = groupId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 3...3 }
    public static var messageName: String { "ConsumerGroupMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var epoch: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(epoch: Int32 = 0) {
        self.epoch = epoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        epoch = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(epoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupPartitionMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 4...4 }
    public static var messageName: String { "ConsumerGroupPartitionMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 4...4 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""

    public init(groupId: String = "") {
        self.groupId = groupId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupPartitionMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 4...4 }
    public static var messageName: String { "ConsumerGroupPartitionMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topics: [TopicMetadata] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(topics: [TopicMetadata] = []) {
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: TopicMetadata.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicMetadata: WireElement {
        public var topicId: Uuid = .zero
        public var topicName: String = ""
        public var numPartitions: Int32 = 0
        public var partitionMetadata: [PartitionMetadata] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicId: Uuid = .zero, topicName: String = "", numPartitions: Int32 = 0,
            partitionMetadata: [PartitionMetadata] = []
        ) {
            self.topicId = topicId
            self.topicName = topicName
            self.numPartitions = numPartitions
            self.partitionMetadata = partitionMetadata
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            topicName = try c.string(f, "topicName")
            numPartitions = try c.int32()
            partitionMetadata = try c.array(of: PartitionMetadata.self, v, f, "partitionMetadata")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.string(topicName, f)
            w.put(numPartitions)
            w.array(partitionMetadata, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionMetadata: WireElement {
        public var partition: Int32 = 0
        public var racks: [String] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(partition: Int32 = 0, racks: [String] = []) {
            self.partition = partition
            self.racks = racks
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            racks = try c.array(of: String.self, v, f, "racks")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.array(racks, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupMemberMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 5...5 }
    public static var messageName: String { "ConsumerGroupMemberMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 5...5 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var memberId: String = ""

    public init(groupId: String = "", memberId: String = "") {
        self.groupId = groupId
        self.memberId = memberId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        memberId = try c.string(f, "memberId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.string(memberId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupMemberMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 5...5 }
    public static var messageName: String { "ConsumerGroupMemberMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var instanceId: String? = ""
    public var rackId: String? = ""
    public var clientId: String = ""
    public var clientHost: String = ""
    public var subscribedTopicNames: [String] = []
    public var subscribedTopicRegex: String? = ""
    public var rebalanceTimeoutMs: Int32 = -1
    public var serverAssignor: String? = ""
    public var classicMemberMetadata: ClassicMemberMetadata? = nil
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        instanceId: String? = "", rackId: String? = "", clientId: String = "",
        clientHost: String = "", subscribedTopicNames: [String] = [],
        subscribedTopicRegex: String? = "", rebalanceTimeoutMs: Int32 = -1,
        serverAssignor: String? = "", classicMemberMetadata: ClassicMemberMetadata? = nil
    ) {
        self.instanceId = instanceId
        self.rackId = rackId
        self.clientId = clientId
        self.clientHost = clientHost
        self.subscribedTopicNames = subscribedTopicNames
        self.subscribedTopicRegex = subscribedTopicRegex
        self.rebalanceTimeoutMs = rebalanceTimeoutMs
        self.serverAssignor = serverAssignor
        self.classicMemberMetadata = classicMemberMetadata
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        instanceId = try c.nullableString(f, "instanceId")
        rackId = try c.nullableString(f, "rackId")
        clientId = try c.string(f, "clientId")
        clientHost = try c.string(f, "clientHost")
        subscribedTopicNames = try c.array(of: String.self, v, f, "subscribedTopicNames")
        subscribedTopicRegex = try c.nullableString(f, "subscribedTopicRegex")
        rebalanceTimeoutMs = try c.int32()
        serverAssignor = try c.nullableString(f, "serverAssignor")
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: classicMemberMetadata = try c.nullableStructure(of: ClassicMemberMetadata.self, v, f)
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(instanceId, f)
        w.nullableString(rackId, f)
        w.string(clientId, f)
        w.string(clientHost, f)
        w.array(subscribedTopicNames, v, f)
        w.nullableString(subscribedTopicRegex, f)
        w.put(rebalanceTimeoutMs)
        w.nullableString(serverAssignor, f)
        if f {
            var tags = unknownTaggedFields
            if classicMemberMetadata != nil { tags.add(0) { w in w.nullableStructure(classicMemberMetadata, v, f) } }
            w.tags(tags)
        }
    }

    public struct ClassicMemberMetadata: WireElement {
        public var sessionTimeoutMs: Int32 = 0
        public var supportedProtocols: [ClassicProtocol] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(sessionTimeoutMs: Int32 = 0, supportedProtocols: [ClassicProtocol] = []) {
            self.sessionTimeoutMs = sessionTimeoutMs
            self.supportedProtocols = supportedProtocols
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            sessionTimeoutMs = try c.int32()
            supportedProtocols = try c.array(of: ClassicProtocol.self, v, f, "supportedProtocols")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(sessionTimeoutMs)
            w.array(supportedProtocols, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ClassicProtocol: WireElement {
        public var name: String = ""
        public var metadata: [UInt8] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", metadata: [UInt8] = []) {
            self.name = name
            self.metadata = metadata
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            metadata = try c.bytes(f, "metadata")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.bytes(metadata, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupTargetAssignmentMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 6...6 }
    public static var messageName: String { "ConsumerGroupTargetAssignmentMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 6...6 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""

    public init(groupId: String = "") {
        self.groupId = groupId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupTargetAssignmentMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 6...6 }
    public static var messageName: String { "ConsumerGroupTargetAssignmentMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var assignmentEpoch: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(assignmentEpoch: Int32 = 0) {
        self.assignmentEpoch = assignmentEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        assignmentEpoch = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(assignmentEpoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupTargetAssignmentMemberKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 7...7 }
    public static var messageName: String { "ConsumerGroupTargetAssignmentMemberKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 7...7 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var memberId: String = ""

    public init(groupId: String = "", memberId: String = "") {
        self.groupId = groupId
        self.memberId = memberId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        memberId = try c.string(f, "memberId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.string(memberId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupTargetAssignmentMemberValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 7...7 }
    public static var messageName: String { "ConsumerGroupTargetAssignmentMemberValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topicPartitions: [TopicPartition] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(topicPartitions: [TopicPartition] = []) {
        self.topicPartitions = topicPartitions
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topicPartitions = try c.array(of: TopicPartition.self, v, f, "topicPartitions")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topicPartitions, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicPartition: WireElement {
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

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupCurrentMemberAssignmentKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 8...8 }
    public static var messageName: String { "ConsumerGroupCurrentMemberAssignmentKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 8...8 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var memberId: String = ""

    public init(groupId: String = "", memberId: String = "") {
        self.groupId = groupId
        self.memberId = memberId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        memberId = try c.string(f, "memberId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.string(memberId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ConsumerGroupCurrentMemberAssignmentValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 8...8 }
    public static var messageName: String { "ConsumerGroupCurrentMemberAssignmentValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var memberEpoch: Int32 = 0
    public var previousMemberEpoch: Int32 = 0
    public var state: Int8 = 0
    public var assignedPartitions: [TopicPartitions] = []
    public var partitionsPendingRevocation: [TopicPartitions] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        memberEpoch: Int32 = 0, previousMemberEpoch: Int32 = 0, state: Int8 = 0,
        assignedPartitions: [TopicPartitions] = [],
        partitionsPendingRevocation: [TopicPartitions] = []
    ) {
        self.memberEpoch = memberEpoch
        self.previousMemberEpoch = previousMemberEpoch
        self.state = state
        self.assignedPartitions = assignedPartitions
        self.partitionsPendingRevocation = partitionsPendingRevocation
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        memberEpoch = try c.int32()
        previousMemberEpoch = try c.int32()
        state = try c.int8()
        assignedPartitions = try c.array(of: TopicPartitions.self, v, f, "assignedPartitions")
        partitionsPendingRevocation = try c.array(of: TopicPartitions.self, v, f, "partitionsPendingRevocation")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(memberEpoch)
        w.put(previousMemberEpoch)
        w.put(state)
        w.array(assignedPartitions, v, f)
        w.array(partitionsPendingRevocation, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicPartitions: WireElement {
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

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupPartitionMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 9...9 }
    public static var messageName: String { "ShareGroupPartitionMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 9...9 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""

    public init(groupId: String = "") {
        self.groupId = groupId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupPartitionMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 9...9 }
    public static var messageName: String { "ShareGroupPartitionMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topics: [TopicMetadata] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(topics: [TopicMetadata] = []) {
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: TopicMetadata.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicMetadata: WireElement {
        public var topicId: Uuid = .zero
        public var topicName: String = ""
        public var numPartitions: Int32 = 0
        public var partitionMetadata: [PartitionMetadata] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicId: Uuid = .zero, topicName: String = "", numPartitions: Int32 = 0,
            partitionMetadata: [PartitionMetadata] = []
        ) {
            self.topicId = topicId
            self.topicName = topicName
            self.numPartitions = numPartitions
            self.partitionMetadata = partitionMetadata
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            topicName = try c.string(f, "topicName")
            numPartitions = try c.int32()
            partitionMetadata = try c.array(of: PartitionMetadata.self, v, f, "partitionMetadata")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.string(topicName, f)
            w.put(numPartitions)
            w.array(partitionMetadata, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionMetadata: WireElement {
        public var partition: Int32 = 0
        public var racks: [String] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(partition: Int32 = 0, racks: [String] = []) {
            self.partition = partition
            self.racks = racks
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            racks = try c.array(of: String.self, v, f, "racks")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.array(racks, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupMemberMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 10...10 }
    public static var messageName: String { "ShareGroupMemberMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 10...10 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var memberId: String = ""

    public init(groupId: String = "", memberId: String = "") {
        self.groupId = groupId
        self.memberId = memberId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        memberId = try c.string(f, "memberId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.string(memberId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupMemberMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 10...10 }
    public static var messageName: String { "ShareGroupMemberMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var rackId: String? = ""
    public var clientId: String = ""
    public var clientHost: String = ""
    public var subscribedTopicNames: [String] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        rackId: String? = "", clientId: String = "", clientHost: String = "",
        subscribedTopicNames: [String] = []
    ) {
        self.rackId = rackId
        self.clientId = clientId
        self.clientHost = clientHost
        self.subscribedTopicNames = subscribedTopicNames
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        rackId = try c.nullableString(f, "rackId")
        clientId = try c.string(f, "clientId")
        clientHost = try c.string(f, "clientHost")
        subscribedTopicNames = try c.array(of: String.self, v, f, "subscribedTopicNames")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(rackId, f)
        w.string(clientId, f)
        w.string(clientHost, f)
        w.array(subscribedTopicNames, v, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 11...11 }
    public static var messageName: String { "ShareGroupMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 11...11 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""

    public init(groupId: String = "") {
        self.groupId = groupId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 11...11 }
    public static var messageName: String { "ShareGroupMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var epoch: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(epoch: Int32 = 0) {
        self.epoch = epoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        epoch = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(epoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupTargetAssignmentMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 12...12 }
    public static var messageName: String { "ShareGroupTargetAssignmentMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 12...12 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""

    public init(groupId: String = "") {
        self.groupId = groupId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupTargetAssignmentMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 12...12 }
    public static var messageName: String { "ShareGroupTargetAssignmentMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var assignmentEpoch: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(assignmentEpoch: Int32 = 0) {
        self.assignmentEpoch = assignmentEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        assignmentEpoch = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(assignmentEpoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupTargetAssignmentMemberKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 13...13 }
    public static var messageName: String { "ShareGroupTargetAssignmentMemberKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 13...13 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var memberId: String = ""

    public init(groupId: String = "", memberId: String = "") {
        self.groupId = groupId
        self.memberId = memberId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        memberId = try c.string(f, "memberId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.string(memberId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupTargetAssignmentMemberValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 13...13 }
    public static var messageName: String { "ShareGroupTargetAssignmentMemberValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topicPartitions: [TopicPartition] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(topicPartitions: [TopicPartition] = []) {
        self.topicPartitions = topicPartitions
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topicPartitions = try c.array(of: TopicPartition.self, v, f, "topicPartitions")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topicPartitions, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicPartition: WireElement {
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

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupCurrentMemberAssignmentKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 14...14 }
    public static var messageName: String { "ShareGroupCurrentMemberAssignmentKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 14...14 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var memberId: String = ""

    public init(groupId: String = "", memberId: String = "") {
        self.groupId = groupId
        self.memberId = memberId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        memberId = try c.string(f, "memberId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.string(memberId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupCurrentMemberAssignmentValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 14...14 }
    public static var messageName: String { "ShareGroupCurrentMemberAssignmentValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var memberEpoch: Int32 = 0
    public var previousMemberEpoch: Int32 = 0
    public var state: Int8 = 0
    public var assignedPartitions: [TopicPartitions] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        memberEpoch: Int32 = 0, previousMemberEpoch: Int32 = 0, state: Int8 = 0,
        assignedPartitions: [TopicPartitions] = []
    ) {
        self.memberEpoch = memberEpoch
        self.previousMemberEpoch = previousMemberEpoch
        self.state = state
        self.assignedPartitions = assignedPartitions
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        memberEpoch = try c.int32()
        previousMemberEpoch = try c.int32()
        state = try c.int8()
        assignedPartitions = try c.array(of: TopicPartitions.self, v, f, "assignedPartitions")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(memberEpoch)
        w.put(previousMemberEpoch)
        w.put(state)
        w.array(assignedPartitions, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicPartitions: WireElement {
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

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupStatePartitionMetadataKey: WireRecord {
    public static var recordSpace: RecordSpace { .groupKey }
    public static var recordTypes: ClosedRange<Int16> { 15...15 }
    public static var messageName: String { "ShareGroupStatePartitionMetadataKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 15...15 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""

    public init(groupId: String = "") {
        self.groupId = groupId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
    }
}

/// Keys and values of __consumer_offsets. The version in front of a key says which record
/// it is.
public struct ShareGroupStatePartitionMetadataValue: WireRecord {
    public static var recordSpace: RecordSpace { .groupValue }
    public static var recordTypes: ClosedRange<Int16> { 15...15 }
    public static var messageName: String { "ShareGroupStatePartitionMetadataValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var initializedTopics: [TopicPartitionsInfo] = []
    public var deletingTopics: [TopicInfo] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(initializedTopics: [TopicPartitionsInfo] = [], deletingTopics: [TopicInfo] = []) {
        self.initializedTopics = initializedTopics
        self.deletingTopics = deletingTopics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        initializedTopics = try c.array(of: TopicPartitionsInfo.self, v, f, "initializedTopics")
        deletingTopics = try c.array(of: TopicInfo.self, v, f, "deletingTopics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(initializedTopics, v, f)
        w.array(deletingTopics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicPartitionsInfo: WireElement {
        public var topicId: Uuid = .zero
        public var topicName: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, topicName: String = "", partitions: [Int32] = []) {
            self.topicId = topicId
            self.topicName = topicName
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            topicName = try c.string(f, "topicName")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.string(topicName, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicInfo: WireElement {
        public var topicId: Uuid = .zero
        public var topicName: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, topicName: String = "") {
            self.topicId = topicId
            self.topicName = topicName
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            topicName = try c.string(f, "topicName")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.string(topicName, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

