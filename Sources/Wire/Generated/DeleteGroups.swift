// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Delete groups.
public struct DeleteGroupsRequest: WireRequest {
    public typealias Response = DeleteGroupsResponse
    public static var apiKey: Int16 { 42 }
    public static var messageName: String { "DeleteGroupsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var groupsNames: [String] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupsNames: [String] = []) {
        self.groupsNames = groupsNames
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupsNames = try c.array(of: String.self, v, f, "groupsNames")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(groupsNames, v, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Delete groups.
public struct DeleteGroupsResponse: WireResponse {
    public static var apiKey: Int16 { 42 }
    public static var messageName: String { "DeleteGroupsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var results: [DeletableGroupResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, results: [DeletableGroupResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        results = try c.array(of: DeletableGroupResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeletableGroupResult: WireElement {
        public var groupId: String = ""
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(groupId: String = "", errorCode: Int16 = 0) {
            self.groupId = groupId
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            groupId = try c.string(f, "groupId")
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(groupId, f)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

