// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// List config resources of any type (v0 = ListClientMetricsResources).
public struct ListConfigResourcesRequest: WireRequest {
    public typealias Response = ListConfigResourcesResponse
    public static var apiKey: Int16 { 74 }
    public static var messageName: String { "ListConfigResourcesRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var resourceTypes: [Int8] = []  // versions 1
    public var unknownTaggedFields: [TaggedField] = []

    public init(resourceTypes: [Int8] = []) {
        self.resourceTypes = resourceTypes
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 1 { resourceTypes = try c.array(of: Int8.self, v, f, "resourceTypes") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 1 { w.array(resourceTypes, v, f) }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// List config resources of any type (v0 = ListClientMetricsResources).
public struct ListConfigResourcesResponse: WireResponse {
    public static var apiKey: Int16 { 74 }
    public static var messageName: String { "ListConfigResourcesResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var configResources: [ConfigResource] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, configResources: [ConfigResource] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.configResources = configResources
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        configResources = try c.array(of: ConfigResource.self, v, f, "configResources")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.array(configResources, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ConfigResource: WireElement {
        public var resourceName: String = ""
        public var resourceType: Int8 = 16  // versions 1
        public var unknownTaggedFields: [TaggedField] = []

        public init(resourceName: String = "", resourceType: Int8 = 16) {
            self.resourceName = resourceName
            self.resourceType = resourceType
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            resourceName = try c.string(f, "resourceName")
            if v >= 1 { resourceType = try c.int8() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(resourceName, f)
            if v >= 1 { w.put(resourceType) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

