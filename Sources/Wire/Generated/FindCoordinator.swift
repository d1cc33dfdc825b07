// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Locate coordinator: key type 0 group, 1 transaction, 2 share (v4 batched, v6 share).
public struct FindCoordinatorRequest: WireRequest {
    public typealias Response = FindCoordinatorResponse
    public static var apiKey: Int16 { 10 }
    public static var messageName: String { "FindCoordinatorRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...6 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var key: String = ""  // versions 0-3
    public var keyType: Int8 = 0  // versions 1-6
    public var coordinatorKeys: [String] = []  // versions 4-6
    public var unknownTaggedFields: [TaggedField] = []

    public init(key: String = "", keyType: Int8 = 0, coordinatorKeys: [String] = []) {
        self.key = key
        self.keyType = keyType
        self.coordinatorKeys = coordinatorKeys
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v <= 3 { key = try c.string(f, "key") }
        if v >= 1 { keyType = try c.int8() }
        if v >= 4 { coordinatorKeys = try c.array(of: String.self, v, f, "coordinatorKeys") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v <= 3 { w.string(key, f) }
        if v >= 1 { w.put(keyType) }
        if v >= 4 { w.array(coordinatorKeys, v, f) }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Locate coordinator: key type 0 group, 1 transaction, 2 share (v4 batched, v6 share).
public struct FindCoordinatorResponse: WireResponse {
    public static var apiKey: Int16 { 10 }
    public static var messageName: String { "FindCoordinatorResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...6 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var throttleTimeMs: Int32 = 0  // versions 1-6
    public var coordinators: [Coordinator] = []  // versions 4-6
    public var errorCode: Int16 = 0  // versions 0-3
    public var errorMessage: String? = ""  // versions 1-3
    public var nodeId: Int32 = 0  // versions 0-3
    public var host: String = ""  // versions 0-3
    public var port: Int32 = 0  // versions 0-3
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, coordinators: [Coordinator] = [], errorCode: Int16 = 0,
        errorMessage: String? = "", nodeId: Int32 = 0, host: String = "", port: Int32 = 0
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.coordinators = coordinators
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.nodeId = nodeId
        self.host = host
        self.port = port
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 1 { throttleTimeMs = try c.int32() }
        if v >= 4 { coordinators = try c.array(of: Coordinator.self, v, f, "coordinators") }
        if v <= 3 { errorCode = try c.int16() }
        if v >= 1 && v <= 3 { errorMessage = try c.nullableString(f, "errorMessage") }
        if v <= 3 {
            nodeId = try c.int32()
            host = try c.string(f, "host")
            port = try c.int32()
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 1 { w.put(throttleTimeMs) }
        if v >= 4 { w.array(coordinators, v, f) }
        if v <= 3 { w.put(errorCode) }
        if v >= 1 && v <= 3 { w.nullableString(errorMessage, f) }
        if v <= 3 {
            w.put(nodeId)
            w.string(host, f)
            w.put(port)
        }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct Coordinator: WireElement {
        public var key: String = ""
        public var nodeId: Int32 = 0
        public var host: String = ""
        public var port: Int32 = 0
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            key: String = "", nodeId: Int32 = 0, host: String = "", port: Int32 = 0,
            errorCode: Int16 = 0, errorMessage: String? = ""
        ) {
            self.key = key
            self.nodeId = nodeId
            self.host = host
            self.port = port
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            key = try c.string(f, "key")
            nodeId = try c.int32()
            host = try c.string(f, "host")
            port = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(key, f)
            w.put(nodeId)
            w.string(host, f)
            w.put(port)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

