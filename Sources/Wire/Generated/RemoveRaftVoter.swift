// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Remove KRaft voter.
public struct RemoveRaftVoterRequest: WireRequest {
    public typealias Response = RemoveRaftVoterResponse
    public static var apiKey: Int16 { 81 }
    public static var messageName: String { "RemoveRaftVoterRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var clusterId: String? = ""
    public var voterId: Int32 = 0
    public var voterDirectoryId: Uuid = .zero
    public var unknownTaggedFields: [TaggedField] = []

    public init(clusterId: String? = "", voterId: Int32 = 0, voterDirectoryId: Uuid = .zero) {
        self.clusterId = clusterId
        self.voterId = voterId
        self.voterDirectoryId = voterDirectoryId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        clusterId = try c.nullableString(f, "clusterId")
        voterId = try c.int32()
        voterDirectoryId = try c.uuid()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(clusterId, f)
        w.put(voterId)
        w.put(voterDirectoryId)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Remove KRaft voter.
public struct RemoveRaftVoterResponse: WireResponse {
    public static var apiKey: Int16 { 81 }
    public static var messageName: String { "RemoveRaftVoterResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "") {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

