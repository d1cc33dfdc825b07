// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Expire delegation token.
public struct ExpireDelegationTokenRequest: WireRequest {
    public typealias Response = ExpireDelegationTokenResponse
    public static var apiKey: Int16 { 40 }
    public static var messageName: String { "ExpireDelegationTokenRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var hmac: [UInt8] = []
    public var expiryTimePeriodMs: Int64 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(hmac: [UInt8] = [], expiryTimePeriodMs: Int64 = 0) {
        self.hmac = hmac
        self.expiryTimePeriodMs = expiryTimePeriodMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        hmac = try c.bytes(f, "hmac")
        expiryTimePeriodMs = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.bytes(hmac, f)
        w.put(expiryTimePeriodMs)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Expire delegation token.
public struct ExpireDelegationTokenResponse: WireResponse {
    public static var apiKey: Int16 { 40 }
    public static var messageName: String { "ExpireDelegationTokenResponse" }
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

