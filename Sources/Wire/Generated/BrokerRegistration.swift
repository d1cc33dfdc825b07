// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Broker registration: incarnation, listeners, features, log dirs.
public struct BrokerRegistrationRequest: WireRequest {
    public typealias Response = BrokerRegistrationResponse
    public static var apiKey: Int16 { 62 }
    public static var messageName: String { "BrokerRegistrationRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var brokerId: Int32 = 0
    public var clusterId: String = ""
    public var incarnationId: Uuid = .zero
    public var listeners: [Listener] = []
    public var features: [Feature] = []
    public var rack: String? = ""
    public var isMigratingZkBroker: Bool = false  // versions 1-4
    public var logDirs: [Uuid] = []  // versions 2-4
    public var previousBrokerEpoch: Int64 = -1  // versions 3-4
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        brokerId: Int32 = 0, clusterId: String = "", incarnationId: Uuid = .zero,
        listeners: [Listener] = [], features: [Feature] = [], rack: String? = "",
        isMigratingZkBroker: Bool = false, logDirs: [Uuid] = [], previousBrokerEpoch: Int64 = -1
    ) {
        self.brokerId = brokerId
        self.clusterId = clusterId
        self.incarnationId = incarnationId
        self.listeners = listeners
        self.features = features
        self.rack = rack
        self.isMigratingZkBroker = isMigratingZkBroker
        self.logDirs = logDirs
        self.previousBrokerEpoch = previousBrokerEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        clusterId = try c.string(f, "clusterId")
        incarnationId = try c.uuid()
        listeners = try c.array(of: Listener.self, v, f, "listeners")
        features = try c.array(of: Feature.self, v, f, "features")
        rack = try c.nullableString(f, "rack")
        if v >= 1 { isMigratingZkBroker = try c.bool() }
        if v >= 2 { logDirs = try c.array(of: Uuid.self, v, f, "logDirs") }
        if v >= 3 { previousBrokerEpoch = try c.int64() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        w.string(clusterId, f)
        w.put(incarnationId)
        w.array(listeners, v, f)
        w.array(features, v, f)
        w.nullableString(rack, f)
        if v >= 1 { w.put(isMigratingZkBroker) }
        if v >= 2 { w.array(logDirs, v, f) }
        if v >= 3 { w.put(previousBrokerEpoch) }
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

/// Broker registration: incarnation, listeners, features, log dirs.
public struct BrokerRegistrationResponse: WireResponse {
    public static var apiKey: Int16 { 62 }
    public static var messageName: String { "BrokerRegistrationResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var brokerEpoch: Int64 = -1
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, brokerEpoch: Int64 = -1) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.brokerEpoch = brokerEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        brokerEpoch = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.put(brokerEpoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

