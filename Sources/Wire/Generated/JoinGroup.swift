// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Classic group join (KIP-394 member-id handshake, KIP-345 static members).
public struct JoinGroupRequest: WireRequest {
    public typealias Response = JoinGroupResponse
    public static var apiKey: Int16 { 11 }
    public static var messageName: String { "JoinGroupRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...9 }
    public static var firstFlexibleVersion: Int16? { 6 }

    public var groupId: String = ""
    public var sessionTimeoutMs: Int32 = 0
    public var rebalanceTimeoutMs: Int32 = -1  // versions 1-9
    public var memberId: String = ""
    public var groupInstanceId: String? = nil  // versions 5-9
    public var protocolType: String = ""
    public var protocols: [JoinGroupRequestProtocol] = []
    public var reason: String? = nil  // versions 8-9
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groupId: String = "", sessionTimeoutMs: Int32 = 0, rebalanceTimeoutMs: Int32 = -1,
        memberId: String = "", groupInstanceId: String? = nil, protocolType: String = "",
        protocols: [JoinGroupRequestProtocol] = [], reason: String? = nil
    ) {
        self.groupId = groupId
        self.sessionTimeoutMs = sessionTimeoutMs
        self.rebalanceTimeoutMs = rebalanceTimeoutMs
        self.memberId = memberId
        self.groupInstanceId = groupInstanceId
        self.protocolType = protocolType
        self.protocols = protocols
        self.reason = reason
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        sessionTimeoutMs = try c.int32()
        if v >= 1 { rebalanceTimeoutMs = try c.int32() }
        memberId = try c.string(f, "memberId")
        if v >= 5 { groupInstanceId = try c.nullableString(f, "groupInstanceId") }
        protocolType = try c.string(f, "protocolType")
        protocols = try c.array(of: JoinGroupRequestProtocol.self, v, f, "protocols")
        if v >= 8 { reason = try c.nullableString(f, "reason") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.put(sessionTimeoutMs)
        if v >= 1 { w.put(rebalanceTimeoutMs) }
        w.string(memberId, f)
        if v >= 5 { w.nullableString(groupInstanceId, f) }
        w.string(protocolType, f)
        w.array(protocols, v, f)
        if v >= 8 { w.nullableString(reason, f) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct JoinGroupRequestProtocol: WireElement {
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

/// Classic group join (KIP-394 member-id handshake, KIP-345 static members).
public struct JoinGroupResponse: WireResponse {
    public static var apiKey: Int16 { 11 }
    public static var messageName: String { "JoinGroupResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...9 }
    public static var firstFlexibleVersion: Int16? { 6 }

    public var throttleTimeMs: Int32 = 0  // versions 2-9
    public var errorCode: Int16 = 0
    public var generationId: Int32 = -1
    public var protocolType: String? = nil  // versions 7-9
    public var protocolName: String? = ""
    public var leader: String = ""
    public var skipAssignment: Bool = false  // versions 9
    public var memberId: String = ""
    public var members: [JoinGroupResponseMember] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, generationId: Int32 = -1,
        protocolType: String? = nil, protocolName: String? = "", leader: String = "",
        skipAssignment: Bool = false, memberId: String = "", members: [JoinGroupResponseMember] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.generationId = generationId
        self.protocolType = protocolType
        self.protocolName = protocolName
        self.leader = leader
        self.skipAssignment = skipAssignment
        self.memberId = memberId
        self.members = members
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 2 { throttleTimeMs = try c.int32() }
        errorCode = try c.int16()
        generationId = try c.int32()
        if v >= 7 { protocolType = try c.nullableString(f, "protocolType") }
        protocolName = try c.nullableString(f, "protocolName", null: v >= 7)
        leader = try c.string(f, "leader")
        if v >= 9 { skipAssignment = try c.bool() }
        memberId = try c.string(f, "memberId")
        members = try c.array(of: JoinGroupResponseMember.self, v, f, "members")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 2 { w.put(throttleTimeMs) }
        w.put(errorCode)
        w.put(generationId)
        if v >= 7 { w.nullableString(protocolType, f) }
        w.nullableString(protocolName, f, null: v >= 7)
        w.string(leader, f)
        if v >= 9 { w.put(skipAssignment) }
        w.string(memberId, f)
        w.array(members, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct JoinGroupResponseMember: WireElement {
        public var memberId: String = ""
        public var groupInstanceId: String? = nil  // versions 5-9
        public var metadata: [UInt8] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(memberId: String = "", groupInstanceId: String? = nil, metadata: [UInt8] = []) {
            self.memberId = memberId
            self.groupInstanceId = groupInstanceId
            self.metadata = metadata
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            memberId = try c.string(f, "memberId")
            if v >= 5 { groupInstanceId = try c.nullableString(f, "groupInstanceId") }
            metadata = try c.bytes(f, "metadata")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(memberId, f)
            if v >= 5 { w.nullableString(groupInstanceId, f) }
            w.bytes(metadata, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

