// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Describe topic/broker/group/client-metrics/logger configs with sources and synonyms.
public struct DescribeConfigsRequest: WireRequest {
    public typealias Response = DescribeConfigsResponse
    public static var apiKey: Int16 { 32 }
    public static var messageName: String { "DescribeConfigsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...4 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var resources: [DescribeConfigsResource] = []
    public var includeSynonyms: Bool = false
    public var includeDocumentation: Bool = false  // versions 3-4
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        resources: [DescribeConfigsResource] = [], includeSynonyms: Bool = false,
        includeDocumentation: Bool = false
    ) {
        self.resources = resources
        self.includeSynonyms = includeSynonyms
        self.includeDocumentation = includeDocumentation
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        resources = try c.array(of: DescribeConfigsResource.self, v, f, "resources")
        includeSynonyms = try c.bool()
        if v >= 3 { includeDocumentation = try c.bool() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(resources, v, f)
        w.put(includeSynonyms)
        if v >= 3 { w.put(includeDocumentation) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeConfigsResource: WireElement {
        public var resourceType: Int8 = 0
        public var resourceName: String = ""
        public var configurationKeys: [String]? = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            resourceType: Int8 = 0, resourceName: String = "", configurationKeys: [String]? = []
        ) {
            self.resourceType = resourceType
            self.resourceName = resourceName
            self.configurationKeys = configurationKeys
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            resourceType = try c.int8()
            resourceName = try c.string(f, "resourceName")
            configurationKeys = try c.nullableArray(of: String.self, v, f, "configurationKeys")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(resourceType)
            w.string(resourceName, f)
            w.nullableArray(configurationKeys, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Describe topic/broker/group/client-metrics/logger configs with sources and synonyms.
public struct DescribeConfigsResponse: WireResponse {
    public static var apiKey: Int16 { 32 }
    public static var messageName: String { "DescribeConfigsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...4 }
    public static var firstFlexibleVersion: Int16? { 4 }

    public var throttleTimeMs: Int32 = 0
    public var results: [DescribeConfigsResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, results: [DescribeConfigsResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        results = try c.array(of: DescribeConfigsResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeConfigsResult: WireElement {
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var resourceType: Int8 = 0
        public var resourceName: String = ""
        public var configs: [DescribeConfigsResourceResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, errorMessage: String? = "", resourceType: Int8 = 0,
            resourceName: String = "", configs: [DescribeConfigsResourceResult] = []
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.resourceType = resourceType
            self.resourceName = resourceName
            self.configs = configs
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            resourceType = try c.int8()
            resourceName = try c.string(f, "resourceName")
            configs = try c.array(of: DescribeConfigsResourceResult.self, v, f, "configs")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.put(resourceType)
            w.string(resourceName, f)
            w.array(configs, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribeConfigsResourceResult: WireElement {
        public var name: String = ""
        public var value: String? = ""
        public var readOnly: Bool = false
        public var configSource: Int8 = -1
        public var isSensitive: Bool = false
        public var synonyms: [DescribeConfigsSynonym] = []
        public var configType: Int8 = 0  // versions 3-4
        public var documentation: String? = ""  // versions 3-4
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", value: String? = "", readOnly: Bool = false, configSource: Int8 = -1,
            isSensitive: Bool = false, synonyms: [DescribeConfigsSynonym] = [],
            configType: Int8 = 0, documentation: String? = ""
        ) {
            self.name = name
            self.value = value
            self.readOnly = readOnly
            self.configSource = configSource
            self.isSensitive = isSensitive
            self.synonyms = synonyms
            self.configType = configType
            self.documentation = documentation
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            value = try c.nullableString(f, "value")
            readOnly = try c.bool()
            configSource = try c.int8()
            isSensitive = try c.bool()
            synonyms = try c.array(of: DescribeConfigsSynonym.self, v, f, "synonyms")
            if v >= 3 {
                configType = try c.int8()
                documentation = try c.nullableString(f, "documentation")
            }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.nullableString(value, f)
            w.put(readOnly)
            w.put(configSource)
            w.put(isSensitive)
            w.array(synonyms, v, f)
            if v >= 3 {
                w.put(configType)
                w.nullableString(documentation, f)
            }
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribeConfigsSynonym: WireElement {
        public var name: String = ""
        public var value: String? = ""
        public var source: Int8 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", value: String? = "", source: Int8 = 0) {
            self.name = name
            self.value = value
            self.source = source
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            value = try c.nullableString(f, "value")
            source = try c.int8()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.nullableString(value, f)
            w.put(source)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

