// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Legacy full-replace config alter (deprecated in favour of 44 but still sent).
public struct AlterConfigsRequest: WireRequest {
    public typealias Response = AlterConfigsResponse
    public static var apiKey: Int16 { 33 }
    public static var messageName: String { "AlterConfigsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var resources: [AlterConfigsResource] = []
    public var validateOnly: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(resources: [AlterConfigsResource] = [], validateOnly: Bool = false) {
        self.resources = resources
        self.validateOnly = validateOnly
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        resources = try c.array(of: AlterConfigsResource.self, v, f, "resources")
        validateOnly = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(resources, v, f)
        w.put(validateOnly)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AlterConfigsResource: WireElement {
        public var resourceType: Int8 = 0
        public var resourceName: String = ""
        public var configs: [AlterableConfig] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            resourceType: Int8 = 0, resourceName: String = "", configs: [AlterableConfig] = []
        ) {
            self.resourceType = resourceType
            self.resourceName = resourceName
            self.configs = configs
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            resourceType = try c.int8()
            resourceName = try c.string(f, "resourceName")
            configs = try c.array(of: AlterableConfig.self, v, f, "configs")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(resourceType)
            w.string(resourceName, f)
            w.array(configs, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AlterableConfig: WireElement {
        public var name: String = ""
        public var value: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", value: String? = "") {
            self.name = name
            self.value = value
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            value = try c.nullableString(f, "value")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.nullableString(value, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Legacy full-replace config alter (deprecated in favour of 44 but still sent).
public struct AlterConfigsResponse: WireResponse {
    public static var apiKey: Int16 { 33 }
    public static var messageName: String { "AlterConfigsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var responses: [AlterConfigsResourceResponse] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, responses: [AlterConfigsResourceResponse] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.responses = responses
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        responses = try c.array(of: AlterConfigsResourceResponse.self, v, f, "responses")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(responses, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AlterConfigsResourceResponse: WireElement {
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var resourceType: Int8 = 0
        public var resourceName: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, errorMessage: String? = "", resourceType: Int8 = 0,
            resourceName: String = ""
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.resourceType = resourceType
            self.resourceName = resourceName
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            resourceType = try c.int8()
            resourceName = try c.string(f, "resourceName")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.put(resourceType)
            w.string(resourceName, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

