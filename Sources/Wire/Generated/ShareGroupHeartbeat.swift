// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Share group membership heartbeat.
public struct ShareGroupHeartbeatRequest: WireRequest {
    public typealias Response = ShareGroupHeartbeatResponse
    public static var apiKey: Int16 { 76 }
    public static var messageName: String { "ShareGroupHeartbeatRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var groupId: String = ""
    public var memberId: String = ""
    public var memberEpoch: Int32 = 0
    public var rackId: String? = nil
    public var subscribedTopicNames: [String]? = nil
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groupId: String = "", memberId: String = "", memberEpoch: Int32 = 0, rackId: String? = nil,
        subscribedTopicNames: [String]? = nil
    ) {
        self.groupId = groupId
        self.memberId = memberId
        self.memberEpoch = memberEpoch
        self.rackId = rackId
        self.subscribedTopicNames = subscribedTopicNames
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        memberId = try c.string(f, "memberId")
        memberEpoch = try c.int32()
        rackId = try c.nullableString(f, "rackId")
        subscribedTopicNames = try c.nullableArray(of: String.self, v, f, "subscribedTopicNames")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.string(memberId, f)
        w.put(memberEpoch)
        w.nullableString(rackId, f)
        w.nullableArray(subscribedTopicNames, v, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Share group membership heartbeat.
public struct ShareGroupHeartbeatResponse: WireResponse {
    public static var apiKey: Int16 { 76 }
    public static var messageName: String { "ShareGroupHeartbeatResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = nil
    public var memberId: String? = nil
    public var memberEpoch: Int32 = 0
    public var heartbeatIntervalMs: Int32 = 0
    public var assignment: Assignment? = nil
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
        memberId: String? = nil, memberEpoch: Int32 = 0, heartbeatIntervalMs: Int32 = 0,
        assignment: Assignment? = nil
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.memberId = memberId
        self.memberEpoch = memberEpoch
        self.heartbeatIntervalMs = heartbeatIntervalMs
        self.assignment = assignment
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        memberId = try c.nullableString(f, "memberId")
        memberEpoch = try c.int32()
        heartbeatIntervalMs = try c.int32()
        assignment = try c.nullableStructure(of: Assignment.self, v, f)
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.nullableString(memberId, f)
        w.put(memberEpoch)
        w.put(heartbeatIntervalMs)
        w.nullableStructure(assignment, v, f)
        if f { w.tags(unknownTaggedFields) }
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

