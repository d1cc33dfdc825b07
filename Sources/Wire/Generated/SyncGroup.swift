// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Classic group: leader sends assignment, members receive theirs.
public struct SyncGroupRequest: WireRequest {
    public typealias Response = SyncGroupResponse
    public static var apiKey: Int16 { 14 }
    public static var messageName: String { "SyncGroupRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var groupId: String = ""
    public var generationId: Int32 = 0
    public var memberId: String = ""
    public var groupInstanceId: String? = nil  // versions 3-5
    public var protocolType: String? = nil  // versions 5
    public var protocolName: String? = nil  // versions 5
    public var assignments: [SyncGroupRequestAssignment] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groupId: String = "", generationId: Int32 = 0, memberId: String = "",
        groupInstanceId: String? = nil, protocolType: String? = nil, protocolName: String? = nil,
        assignments: [SyncGroupRequestAssignment] = []
    ) {
        self.groupId = groupId
        self.generationId = generationId
        self.memberId = memberId
        self.groupInstanceId = groupInstanceId
        self.protocolType = protocolType
        self.protocolName = protocolName
        self.assignments = assignments
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        generationId = try c.int32()
        memberId = try c.string(f, "memberId")
        if v >= 3 { groupInstanceId = try c.nullableString(f, "groupInstanceId") }
        if v >= 5 {
            protocolType = try c.nullableString(f, "protocolType")
            protocolName = try c.nullableString(f, "protocolName")
        }
        assignments = try c.array(of: SyncGroupRequestAssignment.self, v, f, "assignments")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.put(generationId)
        w.string(memberId, f)
        if v >= 3 { w.nullableString(groupInstanceId, f) }
        if v >= 5 {
            w.nullableString(protocolType, f)
            w.nullableString(protocolName, f)
        }
        w.array(assignments, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct SyncGroupRequestAssignment: WireElement {
        public var memberId: String = ""
        public var assignment: [UInt8] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(memberId: String = "", assignment: [UInt8] = []) {
            self.memberId = memberId
            self.assignment = assignment
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            memberId = try c.string(f, "memberId")
            assignment = try c.bytes(f, "assignment")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(memberId, f)
            w.bytes(assignment, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Classic group: leader sends assignment, members receive theirs.
public struct SyncGroupResponse: WireResponse {
    public static var apiKey: Int16 { 14 }
    public static var messageName: String { "SyncGroupResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var throttleTimeMs: Int32 = 0  // versions 1-5
    public var errorCode: Int16 = 0
    public var protocolType: String? = nil  // versions 5
    public var protocolName: String? = nil  // versions 5
    public var assignment: [UInt8] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, protocolType: String? = nil,
        protocolName: String? = nil, assignment: [UInt8] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.protocolType = protocolType
        self.protocolName = protocolName
        self.assignment = assignment
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 1 { throttleTimeMs = try c.int32() }
        errorCode = try c.int16()
        if v >= 5 {
            protocolType = try c.nullableString(f, "protocolType")
            protocolName = try c.nullableString(f, "protocolName")
        }
        assignment = try c.bytes(f, "assignment")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 1 { w.put(throttleTimeMs) }
        w.put(errorCode)
        if v >= 5 {
            w.nullableString(protocolType, f)
            w.nullableString(protocolName, f)
        }
        w.bytes(assignment, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

