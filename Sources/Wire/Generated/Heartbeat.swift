// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Classic group heartbeat.
public struct HeartbeatRequest: WireRequest {
    public typealias Response = HeartbeatResponse
    public static var apiKey: Int16 { 12 }
    public static var messageName: String { "HeartbeatRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var groupId: String = ""
    public var generationId: Int32 = 0
    public var memberId: String = ""
    public var groupInstanceId: String? = nil  // versions 3-4
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        groupId: String = "", generationId: Int32 = 0, memberId: String = "",
        groupInstanceId: String? = nil
    ) {
        self.groupId = groupId
        self.generationId = generationId
        self.memberId = memberId
        self.groupInstanceId = groupInstanceId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        generationId = try c.int32()
        memberId = try c.string(f, "memberId")
        if v >= 3 { groupInstanceId = try c.nullableString(f, "groupInstanceId") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.put(generationId)
        w.string(memberId, f)
        if v >= 3 { w.nullableString(groupInstanceId, f) }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Classic group heartbeat.
public struct HeartbeatResponse: WireResponse {
    public static var apiKey: Int16 { 12 }
    public static var messageName: String { "HeartbeatResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var throttleTimeMs: Int32 = 0  // versions 1-4
    public var errorCode: Int16 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 1 { throttleTimeMs = try c.int32() }
        errorCode = try c.int16()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 1 { w.put(throttleTimeMs) }
        w.put(errorCode)
        if f { w.tags(unknownTaggedFields) }
    }
}

