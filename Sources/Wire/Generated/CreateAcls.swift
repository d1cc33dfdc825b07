// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Create ACLs.
public struct CreateAclsRequest: WireRequest {
    public typealias Response = CreateAclsResponse
    public static var apiKey: Int16 { 30 }
    public static var messageName: String { "CreateAclsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var creations: [AclCreation] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(creations: [AclCreation] = []) {
        self.creations = creations
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        creations = try c.array(of: AclCreation.self, v, f, "creations")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(creations, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AclCreation: WireElement {
        public var resourceType: Int8 = 0
        public var resourceName: String = ""
        public var resourcePatternType: Int8 = 3
        public var principal: String = ""
        public var host: String = ""
        public var operation: Int8 = 0
        public var permissionType: Int8 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            resourceType: Int8 = 0, resourceName: String = "", resourcePatternType: Int8 = 3,
            principal: String = "", host: String = "", operation: Int8 = 0, permissionType: Int8 = 0
        ) {
            self.resourceType = resourceType
            self.resourceName = resourceName
            self.resourcePatternType = resourcePatternType
            self.principal = principal
            self.host = host
            self.operation = operation
            self.permissionType = permissionType
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            resourceType = try c.int8()
            resourceName = try c.string(f, "resourceName")
            resourcePatternType = try c.int8()
            principal = try c.string(f, "principal")
            host = try c.string(f, "host")
            operation = try c.int8()
            permissionType = try c.int8()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(resourceType)
            w.string(resourceName, f)
            w.put(resourcePatternType)
            w.string(principal, f)
            w.string(host, f)
            w.put(operation)
            w.put(permissionType)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Create ACLs.
public struct CreateAclsResponse: WireResponse {
    public static var apiKey: Int16 { 30 }
    public static var messageName: String { "CreateAclsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var results: [AclCreationResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, results: [AclCreationResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        results = try c.array(of: AclCreationResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AclCreationResult: WireElement {
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(errorCode: Int16 = 0, errorMessage: String? = "") {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

