// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Alter client quotas.
public struct AlterClientQuotasRequest: WireRequest {
    public typealias Response = AlterClientQuotasResponse
    public static var apiKey: Int16 { 49 }
    public static var messageName: String { "AlterClientQuotasRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var entries: [EntryData] = []
    public var validateOnly: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(entries: [EntryData] = [], validateOnly: Bool = false) {
        self.entries = entries
        self.validateOnly = validateOnly
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        entries = try c.array(of: EntryData.self, v, f, "entries")
        validateOnly = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(entries, v, f)
        w.put(validateOnly)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct EntryData: WireElement {
        public var entity: [EntityData] = []
        public var ops: [OpData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(entity: [EntityData] = [], ops: [OpData] = []) {
            self.entity = entity
            self.ops = ops
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            entity = try c.array(of: EntityData.self, v, f, "entity")
            ops = try c.array(of: OpData.self, v, f, "ops")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.array(entity, v, f)
            w.array(ops, v, f)
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

    public struct OpData: WireElement {
        public var key: String = ""
        public var value: Double = 0
        public var remove: Bool = false
        public var unknownTaggedFields: [TaggedField] = []

        public init(key: String = "", value: Double = 0, remove: Bool = false) {
            self.key = key
            self.value = value
            self.remove = remove
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            key = try c.string(f, "key")
            value = try c.float64()
            remove = try c.bool()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(key, f)
            w.put(value)
            w.put(remove)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Alter client quotas.
public struct AlterClientQuotasResponse: WireResponse {
    public static var apiKey: Int16 { 49 }
    public static var messageName: String { "AlterClientQuotasResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var throttleTimeMs: Int32 = 0
    public var entries: [EntryData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, entries: [EntryData] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.entries = entries
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        entries = try c.array(of: EntryData.self, v, f, "entries")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(entries, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct EntryData: WireElement {
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var entity: [EntityData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(errorCode: Int16 = 0, errorMessage: String? = "", entity: [EntityData] = []) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.entity = entity
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            entity = try c.array(of: EntityData.self, v, f, "entity")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.array(entity, v, f)
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
}

