// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Carry SASL tokens; returns session lifetime (re-auth, KIP-368).
public struct SaslAuthenticateRequest: WireRequest {
    public typealias Response = SaslAuthenticateResponse
    public static var apiKey: Int16 { 36 }
    public static var messageName: String { "SaslAuthenticateRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var authBytes: [UInt8] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(authBytes: [UInt8] = []) {
        self.authBytes = authBytes
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        authBytes = try c.bytes(f, "authBytes")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.bytes(authBytes, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Carry SASL tokens; returns session lifetime (re-auth, KIP-368).
public struct SaslAuthenticateResponse: WireResponse {
    public static var apiKey: Int16 { 36 }
    public static var messageName: String { "SaslAuthenticateResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var authBytes: [UInt8] = []
    public var sessionLifetimeMs: Int64 = 0  // versions 1-2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        errorCode: Int16 = 0, errorMessage: String? = "", authBytes: [UInt8] = [],
        sessionLifetimeMs: Int64 = 0
    ) {
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.authBytes = authBytes
        self.sessionLifetimeMs = sessionLifetimeMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        authBytes = try c.bytes(f, "authBytes")
        if v >= 1 { sessionLifetimeMs = try c.int64() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.bytes(authBytes, f)
        if v >= 1 { w.put(sessionLifetimeMs) }
        if f { w.tags(unknownTaggedFields) }
    }
}

