// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Client asks which metrics to push (KIP-714).
public struct GetTelemetrySubscriptionsRequest: WireRequest {
    public typealias Response = GetTelemetrySubscriptionsResponse
    public static var apiKey: Int16 { 71 }
    public static var messageName: String { "GetTelemetrySubscriptionsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var clientInstanceId: Uuid = .zero
    public var unknownTaggedFields: [TaggedField] = []

    public init(clientInstanceId: Uuid = .zero) {
        self.clientInstanceId = clientInstanceId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        clientInstanceId = try c.uuid()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(clientInstanceId)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Client asks which metrics to push (KIP-714).
public struct GetTelemetrySubscriptionsResponse: WireResponse {
    public static var apiKey: Int16 { 71 }
    public static var messageName: String { "GetTelemetrySubscriptionsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var clientInstanceId: Uuid = .zero
    public var subscriptionId: Int32 = 0
    public var acceptedCompressionTypes: [Int8] = []
    public var pushIntervalMs: Int32 = 0
    public var telemetryMaxBytes: Int32 = 0
    public var deltaTemporality: Bool = false
    public var requestedMetrics: [String] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, clientInstanceId: Uuid = .zero,
        subscriptionId: Int32 = 0, acceptedCompressionTypes: [Int8] = [], pushIntervalMs: Int32 = 0,
        telemetryMaxBytes: Int32 = 0, deltaTemporality: Bool = false,
        requestedMetrics: [String] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.clientInstanceId = clientInstanceId
        self.subscriptionId = subscriptionId
        self.acceptedCompressionTypes = acceptedCompressionTypes
        self.pushIntervalMs = pushIntervalMs
        self.telemetryMaxBytes = telemetryMaxBytes
        self.deltaTemporality = deltaTemporality
        self.requestedMetrics = requestedMetrics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        clientInstanceId = try c.uuid()
        subscriptionId = try c.int32()
        acceptedCompressionTypes = try c.array(of: Int8.self, v, f, "acceptedCompressionTypes")
        pushIntervalMs = try c.int32()
        telemetryMaxBytes = try c.int32()
        deltaTemporality = try c.bool()
        requestedMetrics = try c.array(of: String.self, v, f, "requestedMetrics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.put(clientInstanceId)
        w.put(subscriptionId)
        w.array(acceptedCompressionTypes, v, f)
        w.put(pushIntervalMs)
        w.put(telemetryMaxBytes)
        w.put(deltaTemporality)
        w.array(requestedMetrics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

