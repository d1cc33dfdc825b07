// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Renew delegation token.
public struct RenewDelegationTokenRequest: WireRequest {
    public typealias Response = RenewDelegationTokenResponse
    public static var apiKey: Int16 { 39 }
    public static var messageName: String { "RenewDelegationTokenRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var hmac: [UInt8] = []
    public var renewPeriodMs: Int64 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(hmac: [UInt8] = [], renewPeriodMs: Int64 = 0) {
        self.hmac = hmac
        self.renewPeriodMs = renewPeriodMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        hmac = try c.bytes(f, "hmac")
        renewPeriodMs = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.bytes(hmac, f)
        w.put(renewPeriodMs)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Renew delegation token.
public struct RenewDelegationTokenResponse: WireResponse {
    public static var apiKey: Int16 { 39 }
    public static var messageName: String { "RenewDelegationTokenResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var errorCode: Int16 = 0
    public var expiryTimestampMs: Int64 = 0
    public var throttleTimeMs: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(errorCode: Int16 = 0, expiryTimestampMs: Int64 = 0, throttleTimeMs: Int32 = 0) {
        self.errorCode = errorCode
        self.expiryTimestampMs = expiryTimestampMs
        self.throttleTimeMs = throttleTimeMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        expiryTimestampMs = try c.int64()
        throttleTimeMs = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        w.put(expiryTimestampMs)
        w.put(throttleTimeMs)
        if f { w.tags(unknownTaggedFields) }
    }
}

