// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// List groups (v4 states filter, v5 types filter).
public struct ListGroupsRequest: WireRequest {
    public typealias Response = ListGroupsResponse
    public static var apiKey: Int16 { 16 }
    public static var messageName: String { "ListGroupsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var statesFilter: [String] = []  // versions 4-5
    public var typesFilter: [String] = []  // versions 5
    public var unknownTaggedFields: [TaggedField] = []

    public init(statesFilter: [String] = [], typesFilter: [String] = []) {
        self.statesFilter = statesFilter
        self.typesFilter = typesFilter
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 4 { statesFilter = try c.array(of: String.self, v, f, "statesFilter") }
        if v >= 5 { typesFilter = try c.array(of: String.self, v, f, "typesFilter") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 4 { w.array(statesFilter, v, f) }
        if v >= 5 { w.array(typesFilter, v, f) }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// List groups (v4 states filter, v5 types filter).
public struct ListGroupsResponse: WireResponse {
    public static var apiKey: Int16 { 16 }
    public static var messageName: String { "ListGroupsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var throttleTimeMs: Int32 = 0  // versions 1-5
    public var errorCode: Int16 = 0
    public var groups: [ListedGroup] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, groups: [ListedGroup] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.groups = groups
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 1 { throttleTimeMs = try c.int32() }
        errorCode = try c.int16()
        groups = try c.array(of: ListedGroup.self, v, f, "groups")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 1 { w.put(throttleTimeMs) }
        w.put(errorCode)
        w.array(groups, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ListedGroup: WireElement {
        public var groupId: String = ""
        public var protocolType: String = ""
        public var groupState: String = ""  // versions 4-5
        public var groupType: String = ""  // versions 5
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            groupId: String = "", protocolType: String = "", groupState: String = "",
            groupType: String = ""
        ) {
            self.groupId = groupId
            self.protocolType = protocolType
            self.groupState = groupState
            self.groupType = groupType
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            groupId = try c.string(f, "groupId")
            protocolType = try c.string(f, "protocolType")
            if v >= 4 { groupState = try c.string(f, "groupState") }
            if v >= 5 { groupType = try c.string(f, "groupType") }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(groupId, f)
            w.string(protocolType, f)
            if v >= 4 { w.string(groupState, f) }
            if v >= 5 { w.string(groupType, f) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

