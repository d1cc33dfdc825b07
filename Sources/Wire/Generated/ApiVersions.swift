// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Version and feature negotiation; must be answerable before auth.
public struct ApiVersionsRequest: WireRequest {
    public typealias Response = ApiVersionsResponse
    public static var apiKey: Int16 { 18 }
    public static var messageName: String { "ApiVersionsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var clientSoftwareName: String = ""  // versions 3-4
    public var clientSoftwareVersion: String = ""  // versions 3-4
    public var unknownTaggedFields: [TaggedField] = []

    public init(clientSoftwareName: String = "", clientSoftwareVersion: String = "") {
        self.clientSoftwareName = clientSoftwareName
        self.clientSoftwareVersion = clientSoftwareVersion
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 3 {
            clientSoftwareName = try c.string(f, "clientSoftwareName")
            clientSoftwareVersion = try c.string(f, "clientSoftwareVersion")
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 3 {
            w.string(clientSoftwareName, f)
            w.string(clientSoftwareVersion, f)
        }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Version and feature negotiation; must be answerable before auth.
public struct ApiVersionsResponse: WireResponse {
    public static var apiKey: Int16 { 18 }
    public static var messageName: String { "ApiVersionsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var errorCode: Int16 = 0
    public var apiKeys: [ApiVersion] = []
    public var throttleTimeMs: Int32 = 0  // versions 1-4
    public var supportedFeatures: [SupportedFeatureKey] = []  // versions 3-4
    public var finalizedFeaturesEpoch: Int64 = -1  // versions 3-4
    public var finalizedFeatures: [FinalizedFeatureKey] = []  // versions 3-4
    public var zkMigrationReady: Bool = false  // versions 3-4
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        errorCode: Int16 = 0, apiKeys: [ApiVersion] = [], throttleTimeMs: Int32 = 0,
        supportedFeatures: [SupportedFeatureKey] = [], finalizedFeaturesEpoch: Int64 = -1,
        finalizedFeatures: [FinalizedFeatureKey] = [], zkMigrationReady: Bool = false
    ) {
        self.errorCode = errorCode
        self.apiKeys = apiKeys
        self.throttleTimeMs = throttleTimeMs
        self.supportedFeatures = supportedFeatures
        self.finalizedFeaturesEpoch = finalizedFeaturesEpoch
        self.finalizedFeatures = finalizedFeatures
        self.zkMigrationReady = zkMigrationReady
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        apiKeys = try c.array(of: ApiVersion.self, v, f, "apiKeys")
        if v >= 1 { throttleTimeMs = try c.int32() }
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: supportedFeatures = try c.array(of: SupportedFeatureKey.self, v, f, "supportedFeatures")
                case 1: finalizedFeaturesEpoch = try c.int64()
                case 2: finalizedFeatures = try c.array(of: FinalizedFeatureKey.self, v, f, "finalizedFeatures")
                case 3: zkMigrationReady = try c.bool()
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        w.array(apiKeys, v, f)
        if v >= 1 { w.put(throttleTimeMs) }
        if f {
            var tags = unknownTaggedFields
            if !supportedFeatures.isEmpty { tags.add(0) { w in w.array(supportedFeatures, v, f) } }
            if finalizedFeaturesEpoch != -1 { tags.add(1) { w in w.put(finalizedFeaturesEpoch) } }
            if !finalizedFeatures.isEmpty { tags.add(2) { w in w.array(finalizedFeatures, v, f) } }
            if zkMigrationReady != false { tags.add(3) { w in w.put(zkMigrationReady) } }
            w.tags(tags)
        }
    }

    public struct ApiVersion: WireElement {
        public var apiKey: Int16 = 0
        public var minVersion: Int16 = 0
        public var maxVersion: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(apiKey: Int16 = 0, minVersion: Int16 = 0, maxVersion: Int16 = 0) {
            self.apiKey = apiKey
            self.minVersion = minVersion
            self.maxVersion = maxVersion
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            apiKey = try c.int16()
            minVersion = try c.int16()
            maxVersion = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(apiKey)
            w.put(minVersion)
            w.put(maxVersion)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct SupportedFeatureKey: WireElement {
        public var name: String = ""
        public var minVersion: Int16 = 0
        public var maxVersion: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", minVersion: Int16 = 0, maxVersion: Int16 = 0) {
            self.name = name
            self.minVersion = minVersion
            self.maxVersion = maxVersion
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            minVersion = try c.int16()
            maxVersion = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(minVersion)
            w.put(maxVersion)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct FinalizedFeatureKey: WireElement {
        public var name: String = ""
        public var maxVersionLevel: Int16 = 0
        public var minVersionLevel: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", maxVersionLevel: Int16 = 0, minVersionLevel: Int16 = 0) {
            self.name = name
            self.maxVersionLevel = maxVersionLevel
            self.minVersionLevel = minVersionLevel
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            maxVersionLevel = try c.int16()
            minVersionLevel = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(maxVersionLevel)
            w.put(minVersionLevel)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

