// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Describe KIP-848 groups.
public struct ConsumerGroupDescribeRequest: WireRequest {
    public typealias Response = ConsumerGroupDescribeResponse
    public static var apiKey: Int16 { 69 }
    public static var messageName: String { "ConsumerGroupDescribeRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
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

/// Describe KIP-848 groups.
public struct ConsumerGroupDescribeResponse: WireResponse {
    public static var apiKey: Int16 { 69 }
    public static var messageName: String { "ConsumerGroupDescribeResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
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
        public var assignorName: String = ""
        public var members: [Member] = []
        public var authorizedOperations: Int32 = -2147483648
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, errorMessage: String? = nil, groupId: String = "",
            groupState: String = "", groupEpoch: Int32 = 0, assignmentEpoch: Int32 = 0,
            assignorName: String = "", members: [Member] = [],
            authorizedOperations: Int32 = -2147483648
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.groupId = groupId
            self.groupState = groupState
            self.groupEpoch = groupEpoch
            self.assignmentEpoch = assignmentEpoch
            self.assignorName = assignorName
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
            assignorName = try c.string(f, "assignorName")
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
            w.string(assignorName, f)
            w.array(members, v, f)
            w.put(authorizedOperations)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Member: WireElement {
        public var memberId: String = ""
        public var instanceId: String? = nil
        public var rackId: String? = nil
        public var memberEpoch: Int32 = 0
        public var clientId: String = ""
        public var clientHost: String = ""
        public var subscribedTopicNames: [String] = []
        public var subscribedTopicRegex: String? = nil
        public var assignment: Assignment = Assignment()
        public var targetAssignment: Assignment = Assignment()
        public var memberType: Int8 = -1  // versions 1
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            memberId: String = "", instanceId: String? = nil, rackId: String? = nil,
            memberEpoch: Int32 = 0, clientId: String = "", clientHost: String = "",
            subscribedTopicNames: [String] = [], subscribedTopicRegex: String? = nil,
            assignment: Assignment = Assignment(), targetAssignment: Assignment = Assignment(),
            memberType: Int8 = -1
        ) {
            self.memberId = memberId
            self.instanceId = instanceId
            self.rackId = rackId
            self.memberEpoch = memberEpoch
            self.clientId = clientId
            self.clientHost = clientHost
            self.subscribedTopicNames = subscribedTopicNames
            self.subscribedTopicRegex = subscribedTopicRegex
            self.assignment = assignment
            self.targetAssignment = targetAssignment
            self.memberType = memberType
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            memberId = try c.string(f, "memberId")
            instanceId = try c.nullableString(f, "instanceId")
            rackId = try c.nullableString(f, "rackId")
            memberEpoch = try c.int32()
            clientId = try c.string(f, "clientId")
            clientHost = try c.string(f, "clientHost")
            subscribedTopicNames = try c.array(of: String.self, v, f, "subscribedTopicNames")
            subscribedTopicRegex = try c.nullableString(f, "subscribedTopicRegex")
            assignment = try Assignment(from: &c, version: v, flexible: f)
            targetAssignment = try Assignment(from: &c, version: v, flexible: f)
            if v >= 1 { memberType = try c.int8() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(memberId, f)
            w.nullableString(instanceId, f)
            w.nullableString(rackId, f)
            w.put(memberEpoch)
            w.string(clientId, f)
            w.string(clientHost, f)
            w.array(subscribedTopicNames, v, f)
            w.nullableString(subscribedTopicRegex, f)
            assignment.encode(to: &w, version: v, flexible: f)
            targetAssignment.encode(to: &w, version: v, flexible: f)
            if v >= 1 { w.put(memberType) }
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Assignment: WireElement {
        public var topicPartitions: [TopicPartitions] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicPartitions: [TopicPartitions] = []) {
            self.topicPartitions = topicPartitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicPartitions = try c.array(of: TopicPartitions.self, v, f, "topicPartitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.array(topicPartitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicPartitions: WireElement {
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
}

