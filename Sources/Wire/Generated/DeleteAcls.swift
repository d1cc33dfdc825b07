// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Delete ACLs by filter.
public struct DeleteAclsRequest: WireRequest {
    public typealias Response = DeleteAclsResponse
    public static var apiKey: Int16 { 31 }
    public static var messageName: String { "DeleteAclsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var filters: [DeleteAclsFilter] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(filters: [DeleteAclsFilter] = []) {
        self.filters = filters
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        filters = try c.array(of: DeleteAclsFilter.self, v, f, "filters")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(filters, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeleteAclsFilter: WireElement {
        public var resourceTypeFilter: Int8 = 0
        public var resourceNameFilter: String? = ""
        public var patternTypeFilter: Int8 = 3
        public var principalFilter: String? = ""
        public var hostFilter: String? = ""
        public var operation: Int8 = 0
        public var permissionType: Int8 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            resourceTypeFilter: Int8 = 0, resourceNameFilter: String? = "",
            patternTypeFilter: Int8 = 3, principalFilter: String? = "", hostFilter: String? = "",
            operation: Int8 = 0, permissionType: Int8 = 0
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
}

/// Delete ACLs by filter.
public struct DeleteAclsResponse: WireResponse {
    public static var apiKey: Int16 { 31 }
    public static var messageName: String { "DeleteAclsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var filterResults: [DeleteAclsFilterResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, filterResults: [DeleteAclsFilterResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.filterResults = filterResults
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        filterResults = try c.array(of: DeleteAclsFilterResult.self, v, f, "filterResults")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(filterResults, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeleteAclsFilterResult: WireElement {
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var matchingAcls: [DeleteAclsMatchingAcl] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, errorMessage: String? = "",
            matchingAcls: [DeleteAclsMatchingAcl] = []
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.matchingAcls = matchingAcls
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            matchingAcls = try c.array(of: DeleteAclsMatchingAcl.self, v, f, "matchingAcls")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.array(matchingAcls, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DeleteAclsMatchingAcl: WireElement {
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var resourceType: Int8 = 0
        public var resourceName: String = ""
        public var patternType: Int8 = 3
        public var principal: String = ""
        public var host: String = ""
        public var operation: Int8 = 0
        public var permissionType: Int8 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, errorMessage: String? = "", resourceType: Int8 = 0,
            resourceName: String = "", patternType: Int8 = 3, principal: String = "",
            host: String = "", operation: Int8 = 0, permissionType: Int8 = 0
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.resourceType = resourceType
            self.resourceName = resourceName
            self.patternType = patternType
            self.principal = principal
            self.host = host
            self.operation = operation
            self.permissionType = permissionType
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            resourceType = try c.int8()
            resourceName = try c.string(f, "resourceName")
            patternType = try c.int8()
            principal = try c.string(f, "principal")
            host = try c.string(f, "host")
            operation = try c.int8()
            permissionType = try c.int8()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.put(resourceType)
            w.string(resourceName, f)
            w.put(patternType)
            w.string(principal, f)
            w.string(host, f)
            w.put(operation)
            w.put(permissionType)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

