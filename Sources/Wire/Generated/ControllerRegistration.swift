// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Controller registration (endpoints, features).
public struct ControllerRegistrationRequest: WireRequest {
    public typealias Response = ControllerRegistrationResponse
    public static var apiKey: Int16 { 70 }
    public static var messageName: String { "ControllerRegistrationRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var controllerId: Int32 = 0
    public var incarnationId: Uuid = .zero
    public var zkMigrationReady: Bool = false
    public var listeners: [Listener] = []
    public var features: [Feature] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        controllerId: Int32 = 0, incarnationId: Uuid = .zero, zkMigrationReady: Bool = false,
        listeners: [Listener] = [], features: [Feature] = []
    ) {
        self.controllerId = controllerId
        self.incarnationId = incarnationId
        self.zkMigrationReady = zkMigrationReady
        self.listeners = listeners
        self.features = features
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        controllerId = try c.int32()
        incarnationId = try c.uuid()
        zkMigrationReady = try c.bool()
        listeners = try c.array(of: Listener.self, v, f, "listeners")
        features = try c.array(of: Feature.self, v, f, "features")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(controllerId)
        w.put(incarnationId)
        w.put(zkMigrationReady)
        w.array(listeners, v, f)
        w.array(features, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct Listener: WireElement {
        public var name: String = ""
        public var host: String = ""
        public var port: UInt16 = 0
        public var securityProtocol: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", host: String = "", port: UInt16 = 0, securityProtocol: Int16 = 0
        ) {
            self.name = name
            self.host = host
            self.port = port
            self.securityProtocol = securityProtocol
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            host = try c.string(f, "host")
            port = try c.uint16()
            securityProtocol = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.string(host, f)
            w.put(port)
            w.put(securityProtocol)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Feature: WireElement {
        public var name: String = ""
        public var minSupportedVersion: Int16 = 0
        public var maxSupportedVersion: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", minSupportedVersion: Int16 = 0, maxSupportedVersion: Int16 = 0
        ) {
            self.name = name
            self.minSupportedVersion = minSupportedVersion
            self.maxSupportedVersion = maxSupportedVersion
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            minSupportedVersion = try c.int16()
            maxSupportedVersion = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(minSupportedVersion)
            w.put(maxSupportedVersion)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Controller registration (endpoints, features).
public struct ControllerRegistrationResponse: WireResponse {
    public static var apiKey: Int16 { 70 }
    public static var messageName: String { "ControllerRegistrationResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "") {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

