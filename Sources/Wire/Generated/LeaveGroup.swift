// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Classic group leave (v3 batch of members).
public struct LeaveGroupRequest: WireRequest {
    public typealias Response = LeaveGroupResponse
    public static var apiKey: Int16 { 13 }
    public static var messageName: String { "LeaveGroupRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var groupId: String = ""
    public var members: [MemberIdentity] = []  // versions 3-5
    public var memberId: String = ""  // versions 0-2
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupId: String = "", members: [MemberIdentity] = [], memberId: String = "") {
        self.groupId = groupId
        self.members = members
        self.memberId = memberId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        if v >= 3 { members = try c.array(of: MemberIdentity.self, v, f, "members") }
        if v <= 2 { memberId = try c.string(f, "memberId") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        if v >= 3 { w.array(members, v, f) }
        if v <= 2 { w.string(memberId, f) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct MemberIdentity: WireElement {
        public var memberId: String = ""
        public var groupInstanceId: String? = nil
        public var reason: String? = nil  // versions 5
        public var unknownTaggedFields: [TaggedField] = []

        public init(memberId: String = "", groupInstanceId: String? = nil, reason: String? = nil) {
            self.memberId = memberId
            self.groupInstanceId = groupInstanceId
            self.reason = reason
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            memberId = try c.string(f, "memberId")
            groupInstanceId = try c.nullableString(f, "groupInstanceId")
            if v >= 5 { reason = try c.nullableString(f, "reason") }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(memberId, f)
            w.nullableString(groupInstanceId, f)
            if v >= 5 { w.nullableString(reason, f) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Classic group leave (v3 batch of members).
public struct LeaveGroupResponse: WireResponse {
    public static var apiKey: Int16 { 13 }
    public static var messageName: String { "LeaveGroupResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var throttleTimeMs: Int32 = 0  // versions 1-5
    public var errorCode: Int16 = 0
    public var members: [MemberResponse] = []  // versions 3-5
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, members: [MemberResponse] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.members = members
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 1 { throttleTimeMs = try c.int32() }
        errorCode = try c.int16()
        if v >= 3 { members = try c.array(of: MemberResponse.self, v, f, "members") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 1 { w.put(throttleTimeMs) }
        w.put(errorCode)
        if v >= 3 { w.array(members, v, f) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct MemberResponse: WireElement {
        public var memberId: String = ""
        public var groupInstanceId: String? = ""
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(memberId: String = "", groupInstanceId: String? = "", errorCode: Int16 = 0) {
            self.memberId = memberId
            self.groupInstanceId = groupInstanceId
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            memberId = try c.string(f, "memberId")
            groupInstanceId = try c.nullableString(f, "groupInstanceId")
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(memberId, f)
            w.nullableString(groupInstanceId, f)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

