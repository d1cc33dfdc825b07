// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Client pushes OTLP metrics.
public struct PushTelemetryRequest: WireRequest {
    public typealias Response = PushTelemetryResponse
    public static var apiKey: Int16 { 72 }
    public static var messageName: String { "PushTelemetryRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var clientInstanceId: Uuid = .zero
    public var subscriptionId: Int32 = 0
    public var terminating: Bool = false
    public var compressionType: Int8 = 0
    public var metrics: [UInt8] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        clientInstanceId: Uuid = .zero, subscriptionId: Int32 = 0, terminating: Bool = false,
        compressionType: Int8 = 0, metrics: [UInt8] = []
    ) {
        self.clientInstanceId = clientInstanceId
        self.subscriptionId = subscriptionId
        self.terminating = terminating
        self.compressionType = compressionType
        self.metrics = metrics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        clientInstanceId = try c.uuid()
        subscriptionId = try c.int32()
        terminating = try c.bool()
        compressionType = try c.int8()
        metrics = try c.bytes(f, "metrics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(clientInstanceId)
        w.put(subscriptionId)
        w.put(terminating)
        w.put(compressionType)
        w.bytes(metrics, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Client pushes OTLP metrics.
public struct PushTelemetryResponse: WireResponse {
    public static var apiKey: Int16 { 72 }
    public static var messageName: String { "PushTelemetryResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        if f { w.tags(unknownTaggedFields) }
    }
}

