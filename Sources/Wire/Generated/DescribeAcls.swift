// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// List ACLs by filter.
public struct DescribeAclsRequest: WireRequest {
    public typealias Response = DescribeAclsResponse
    public static var apiKey: Int16 { 29 }
    public static var messageName: String { "DescribeAclsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var resourceTypeFilter: Int8 = 0
    public var resourceNameFilter: String? = ""
    public var patternTypeFilter: Int8 = 3
    public var principalFilter: String? = ""
    public var hostFilter: String? = ""
    public var operation: Int8 = 0
    public var permissionType: Int8 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        resourceTypeFilter: Int8 = 0, resourceNameFilter: String? = "", patternTypeFilter: Int8 = 3,
        principalFilter: String? = "", hostFilter: String? = "", operation: Int8 = 0,
        permissionType: Int8 = 0
    ) {
        self.resourceTypeFilter = resourceTypeFilter
        self.resourceNameFilter = resourceNameFilter
        self.patternTypeFilter = patternTypeFilter
        self.principalFilter = principalFilter
        self.hostFilter = hostFilter
        self.operation = operation
        self.permissionType = permissionType
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        resourceTypeFilter = try c.int8()
        resourceNameFilter = try c.nullableString(f, "resourceNameFilter")
        patternTypeFilter = try c.int8()
        principalFilter = try c.nullableString(f, "principalFilter")
        hostFilter = try c.nullableString(f, "hostFilter")
        operation = try c.int8()
        permissionType = try c.int8()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(resourceTypeFilter)
        w.nullableString(resourceNameFilter, f)
        w.put(patternTypeFilter)
        w.nullableString(principalFilter, f)
        w.nullableString(hostFilter, f)
        w.put(operation)
        w.put(permissionType)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// List ACLs by filter.
public struct DescribeAclsResponse: WireResponse {
    public static var apiKey: Int16 { 29 }
    public static var messageName: String { "DescribeAclsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var resources: [DescribeAclsResource] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "",
        resources: [DescribeAclsResource] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.resources = resources
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        resources = try c.array(of: DescribeAclsResource.self, v, f, "resources")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.array(resources, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeAclsResource: WireElement {
        public var resourceType: Int8 = 0
        public var resourceName: String = ""
        public var patternType: Int8 = 3
        public var acls: [AclDescription] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            resourceType: Int8 = 0, resourceName: String = "", patternType: Int8 = 3,
            acls: [AclDescription] = []
        ) {
            self.resourceType = resourceType
            self.resourceName = resourceName
            self.patternType = patternType
            self.acls = acls
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            resourceType = try c.int8()
            resourceName = try c.string(f, "resourceName")
            patternType = try c.int8()
            acls = try c.array(of: AclDescription.self, v, f, "acls")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(resourceType)
            w.string(resourceName, f)
            w.put(patternType)
            w.array(acls, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AclDescription: WireElement {
        public var principal: String = ""
        public var host: String = ""
        public var operation: Int8 = 0
        public var permissionType: Int8 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            principal: String = "", host: String = "", operation: Int8 = 0, permissionType: Int8 = 0
        ) {
            self.principal = principal
            self.host = host
            self.operation = operation
            self.permissionType = permissionType
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            principal = try c.string(f, "principal")
            host = try c.string(f, "host")
            operation = try c.int8()
            permissionType = try c.int8()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(principal, f)
            w.string(host, f)
            w.put(operation)
            w.put(permissionType)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

