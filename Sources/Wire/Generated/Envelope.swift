// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Forward a client request to the controller with its principal (needs PrincipalSerde).
public struct EnvelopeRequest: WireRequest {
    public typealias Response = EnvelopeResponse
    public static var apiKey: Int16 { 58 }
    public static var messageName: String { "EnvelopeRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var requestData: [UInt8] = []
    public var requestPrincipal: [UInt8]? = []
    public var clientHostAddress: [UInt8] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        requestData: [UInt8] = [], requestPrincipal: [UInt8]? = [], clientHostAddress: [UInt8] = []
    ) {
        self.requestData = requestData
        self.requestPrincipal = requestPrincipal
        self.clientHostAddress = clientHostAddress
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        requestData = try c.bytes(f, "requestData")
        requestPrincipal = try c.nullableBytes(f, "requestPrincipal")
        clientHostAddress = try c.bytes(f, "clientHostAddress")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.bytes(requestData, f)
        w.nullableBytes(requestPrincipal, f)
        w.bytes(clientHostAddress, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Forward a client request to the controller with its principal (needs PrincipalSerde).
public struct EnvelopeResponse: WireResponse {
    public static var apiKey: Int16 { 58 }
    public static var messageName: String { "EnvelopeResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var responseData: [UInt8]? = nil
    public var errorCode: Int16 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(responseData: [UInt8]? = nil, errorCode: Int16 = 0) {
        self.responseData = responseData
        self.errorCode = errorCode
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        responseData = try c.nullableBytes(f, "responseData")
        errorCode = try c.int16()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableBytes(responseData, f)
        w.put(errorCode)
        if f { w.tags(unknownTaggedFields) }
    }
}

