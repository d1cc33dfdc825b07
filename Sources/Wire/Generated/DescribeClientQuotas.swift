// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Describe client quotas by entity filter (user, client-id, ip).
public struct DescribeClientQuotasRequest: WireRequest {
    public typealias Response = DescribeClientQuotasResponse
    public static var apiKey: Int16 { 48 }
    public static var messageName: String { "DescribeClientQuotasRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var components: [ComponentData] = []
    public var strict: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(components: [ComponentData] = [], strict: Bool = false) {
        self.components = components
        self.strict = strict
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        components = try c.array(of: ComponentData.self, v, f, "components")
        strict = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(components, v, f)
        w.put(strict)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ComponentData: WireElement {
        public var entityType: String = ""
        public var matchType: Int8 = 0
        public var match: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(entityType: String = "", matchType: Int8 = 0, match: String? = "") {
            self.entityType = entityType
            self.matchType = matchType
            self.match = match
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            entityType = try c.string(f, "entityType")
            matchType = try c.int8()
            match = try c.nullableString(f, "match")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(entityType, f)
            w.put(matchType)
            w.nullableString(match, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Describe client quotas by entity filter (user, client-id, ip).
public struct DescribeClientQuotasResponse: WireResponse {
    public static var apiKey: Int16 { 48 }
    public static var messageName: String { "DescribeClientQuotasResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var entries: [EntryData]? = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "",
        entries: [EntryData]? = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.entries = entries
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        entries = try c.nullableArray(of: EntryData.self, v, f, "entries")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.nullableArray(entries, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct EntryData: WireElement {
        public var entity: [EntityData] = []
        public var values: [ValueData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(entity: [EntityData] = [], values: [ValueData] = []) {
            self.entity = entity
            self.values = values
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            entity = try c.array(of: EntityData.self, v, f, "entity")
            values = try c.array(of: ValueData.self, v, f, "values")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.array(entity, v, f)
            w.array(values, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct EntityData: WireElement {
        public var entityType: String = ""
        public var entityName: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(entityType: String = "", entityName: String? = "") {
            self.entityType = entityType
            self.entityName = entityName
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            entityType = try c.string(f, "entityType")
            entityName = try c.nullableString(f, "entityName")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(entityType, f)
            w.nullableString(entityName, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ValueData: WireElement {
        public var key: String = ""
        public var value: Double = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(key: String = "", value: Double = 0) {
            self.key = key
            self.value = value
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            key = try c.string(f, "key")
            value = try c.float64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(key, f)
            w.put(value)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

