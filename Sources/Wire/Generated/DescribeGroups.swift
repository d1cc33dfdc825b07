// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Describe classic groups (v6: GROUP_ID_NOT_FOUND).
public struct DescribeGroupsRequest: WireRequest {
    public typealias Response = DescribeGroupsResponse
    public static var apiKey: Int16 { 15 }
    public static var messageName: String { "DescribeGroupsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...6 }
    public static var firstFlexibleVersion: Int16? { 5 }

    public var groups: [String] = []
    public var includeAuthorizedOperations: Bool = false  // versions 3-6
    public var unknownTaggedFields: [TaggedField] = []

    public init(groups: [String] = [], includeAuthorizedOperations: Bool = false) {
        self.groups = groups
        self.includeAuthorizedOperations = includeAuthorizedOperations
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groups = try c.array(of: String.self, v, f, "groups")
        if v >= 3 { includeAuthorizedOperations = try c.bool() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(groups, v, f)
        if v >= 3 { w.put(includeAuthorizedOperations) }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Describe classic groups (v6: GROUP_ID_NOT_FOUND).
public struct DescribeGroupsResponse: WireResponse {
    public static var apiKey: Int16 { 15 }
    public static var messageName: String { "DescribeGroupsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...6 }
    public static var firstFlexibleVersion: Int16? { 5 }

    public var throttleTimeMs: Int32 = 0  // versions 1-6
    public var groups: [DescribedGroup] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, groups: [DescribedGroup] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.groups = groups
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 1 { throttleTimeMs = try c.int32() }
        groups = try c.array(of: DescribedGroup.self, v, f, "groups")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 1 { w.put(throttleTimeMs) }
        w.array(groups, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribedGroup: WireElement {
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil  // versions 6
        public var groupId: String = ""
        public var groupState: String = ""
        public var protocolType: String = ""
        public var protocolData: String = ""
        public var members: [DescribedGroupMember] = []
        public var authorizedOperations: Int32 = -2147483648  // versions 3-6
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, errorMessage: String? = nil, groupId: String = "",
            groupState: String = "", protocolType: String = "", protocolData: String = "",
            members: [DescribedGroupMember] = [], authorizedOperations: Int32 = -2147483648
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.groupId = groupId
            self.groupState = groupState
            self.protocolType = protocolType
            self.protocolData = protocolData
            self.members = members
            self.authorizedOperations = authorizedOperations
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            if v >= 6 { errorMessage = try c.nullableString(f, "errorMessage") }
            groupId = try c.string(f, "groupId")
            groupState = try c.string(f, "groupState")
            protocolType = try c.string(f, "protocolType")
            protocolData = try c.string(f, "protocolData")
            members = try c.array(of: DescribedGroupMember.self, v, f, "members")
            if v >= 3 { authorizedOperations = try c.int32() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            if v >= 6 { w.nullableString(errorMessage, f) }
            w.string(groupId, f)
            w.string(groupState, f)
            w.string(protocolType, f)
            w.string(protocolData, f)
            w.array(members, v, f)
            if v >= 3 { w.put(authorizedOperations) }
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribedGroupMember: WireElement {
        public var memberId: String = ""
        public var groupInstanceId: String? = nil  // versions 4-6
        public var clientId: String = ""
        public var clientHost: String = ""
        public var memberMetadata: [UInt8] = []
        public var memberAssignment: [UInt8] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            memberId: String = "", groupInstanceId: String? = nil, clientId: String = "",
            clientHost: String = "", memberMetadata: [UInt8] = [], memberAssignment: [UInt8] = []
        ) {
            self.memberId = memberId
            self.groupInstanceId = groupInstanceId
            self.clientId = clientId
            self.clientHost = clientHost
            self.memberMetadata = memberMetadata
            self.memberAssignment = memberAssignment
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            memberId = try c.string(f, "memberId")
            if v >= 4 { groupInstanceId = try c.nullableString(f, "groupInstanceId") }
            clientId = try c.string(f, "clientId")
            clientHost = try c.string(f, "clientHost")
            memberMetadata = try c.bytes(f, "memberMetadata")
            memberAssignment = try c.bytes(f, "memberAssignment")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(memberId, f)
            if v >= 4 { w.nullableString(groupInstanceId, f) }
            w.string(clientId, f)
            w.string(clientHost, f)
            w.bytes(memberMetadata, f)
            w.bytes(memberAssignment, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

