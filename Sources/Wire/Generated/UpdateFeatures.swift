// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Finalize/downgrade feature levels (metadata.version, group.version, transaction.version,
/// share.version ...).
public struct UpdateFeaturesRequest: WireRequest {
    public typealias Response = UpdateFeaturesResponse
    public static var apiKey: Int16 { 57 }
    public static var messageName: String { "UpdateFeaturesRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var timeoutMs: Int32 = 60000
    public var featureUpdates: [FeatureUpdateKey] = []
    public var validateOnly: Bool = false  // versions 1-2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        timeoutMs: Int32 = 60000, featureUpdates: [FeatureUpdateKey] = [],
        validateOnly: Bool = false
    ) {
        self.timeoutMs = timeoutMs
        self.featureUpdates = featureUpdates
        self.validateOnly = validateOnly
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        timeoutMs = try c.int32()
        featureUpdates = try c.array(of: FeatureUpdateKey.self, v, f, "featureUpdates")
        if v >= 1 { validateOnly = try c.bool() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(timeoutMs)
        w.array(featureUpdates, v, f)
        if v >= 1 { w.put(validateOnly) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct FeatureUpdateKey: WireElement {
        public var feature: String = ""
        public var maxVersionLevel: Int16 = 0
        public var upgradeType: Int8 = 1  // versions 1-2
        public var allowDowngrade: Bool = false  // versions 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            feature: String = "", maxVersionLevel: Int16 = 0, upgradeType: Int8 = 1,
            allowDowngrade: Bool = false
        ) {
            self.feature = feature
            self.maxVersionLevel = maxVersionLevel
            self.upgradeType = upgradeType
            self.allowDowngrade = allowDowngrade
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            feature = try c.string(f, "feature")
            maxVersionLevel = try c.int16()
            if v >= 1 { upgradeType = try c.int8() }
            if v <= 0 { allowDowngrade = try c.bool() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(feature, f)
            w.put(maxVersionLevel)
            if v >= 1 { w.put(upgradeType) }
            if v <= 0 { w.put(allowDowngrade) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Finalize/downgrade feature levels (metadata.version, group.version, transaction.version,
/// share.version ...).
public struct UpdateFeaturesResponse: WireResponse {
    public static var apiKey: Int16 { 57 }
    public static var messageName: String { "UpdateFeaturesResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var results: [UpdatableFeatureResult] = []  // versions 0-1
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "",
        results: [UpdatableFeatureResult] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        if v <= 1 { results = try c.array(of: UpdatableFeatureResult.self, v, f, "results") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        if v <= 1 { w.array(results, v, f) }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct UpdatableFeatureResult: WireElement {
        public var feature: String = ""
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(feature: String = "", errorCode: Int16 = 0, errorMessage: String? = "") {
            self.feature = feature
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            feature = try c.string(f, "feature")
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(feature, f)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

