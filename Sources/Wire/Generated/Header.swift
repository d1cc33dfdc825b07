// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Headers in front of every request and response body.
/// The client id never takes the compact form.
public struct RequestHeader: WireMessage {
    public static var messageName: String { "RequestHeader" }
    public static var kind: MessageKind { .header }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var requestApiKey: Int16 = 0
    public var requestApiVersion: Int16 = 0
    public var correlationId: Int32 = 0
    public var clientId: String? = ""
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        requestApiKey: Int16 = 0, requestApiVersion: Int16 = 0, correlationId: Int32 = 0,
        clientId: String? = ""
    ) {
        self.requestApiKey = requestApiKey
        self.requestApiVersion = requestApiVersion
        self.correlationId = correlationId
        self.clientId = clientId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        requestApiKey = try c.int16()
        requestApiVersion = try c.int16()
        correlationId = try c.int32()
        clientId = try c.nullableString(false, "clientId")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(requestApiKey)
        w.put(requestApiVersion)
        w.put(correlationId)
        w.nullableString(clientId, false)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Headers in front of every request and response body.
/// The client id never takes the compact form.
public struct ResponseHeader: WireMessage {
    public static var messageName: String { "ResponseHeader" }
    public static var kind: MessageKind { .header }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var correlationId: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(correlationId: Int32 = 0) {
        self.correlationId = correlationId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        correlationId = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(correlationId)
        if f { w.tags(unknownTaggedFields) }
    }
}

