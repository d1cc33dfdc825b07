// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Create delegation token.
public struct CreateDelegationTokenRequest: WireRequest {
    public typealias Response = CreateDelegationTokenResponse
    public static var apiKey: Int16 { 38 }
    public static var messageName: String { "CreateDelegationTokenRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var ownerPrincipalType: String? = ""  // versions 3
    public var ownerPrincipalName: String? = ""  // versions 3
    public var renewers: [CreatableRenewers] = []
    public var maxLifetimeMs: Int64 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        ownerPrincipalType: String? = "", ownerPrincipalName: String? = "",
        renewers: [CreatableRenewers] = [], maxLifetimeMs: Int64 = 0
    ) {
        self.ownerPrincipalType = ownerPrincipalType
        self.ownerPrincipalName = ownerPrincipalName
        self.renewers = renewers
        self.maxLifetimeMs = maxLifetimeMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v >= 3 {
            ownerPrincipalType = try c.nullableString(f, "ownerPrincipalType")
            ownerPrincipalName = try c.nullableString(f, "ownerPrincipalName")
        }
        renewers = try c.array(of: CreatableRenewers.self, v, f, "renewers")
        maxLifetimeMs = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v >= 3 {
            w.nullableString(ownerPrincipalType, f)
            w.nullableString(ownerPrincipalName, f)
        }
        w.array(renewers, v, f)
        w.put(maxLifetimeMs)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct CreatableRenewers: WireElement {
        public var principalType: String = ""
        public var principalName: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(principalType: String = "", principalName: String = "") {
            self.principalType = principalType
            self.principalName = principalName
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            principalType = try c.string(f, "principalType")
            principalName = try c.string(f, "principalName")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(principalType, f)
            w.string(principalName, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Create delegation token.
public struct CreateDelegationTokenResponse: WireResponse {
    public static var apiKey: Int16 { 38 }
    public static var messageName: String { "CreateDelegationTokenResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var errorCode: Int16 = 0
    public var principalType: String = ""
    public var principalName: String = ""
    public var tokenRequesterPrincipalType: String = ""  // versions 3
    public var tokenRequesterPrincipalName: String = ""  // versions 3
    public var issueTimestampMs: Int64 = 0
    public var expiryTimestampMs: Int64 = 0
    public var maxTimestampMs: Int64 = 0
    public var tokenId: String = ""
    public var hmac: [UInt8] = []
    public var throttleTimeMs: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        errorCode: Int16 = 0, principalType: String = "", principalName: String = "",
        tokenRequesterPrincipalType: String = "", tokenRequesterPrincipalName: String = "",
        issueTimestampMs: Int64 = 0, expiryTimestampMs: Int64 = 0, maxTimestampMs: Int64 = 0,
        tokenId: String = "", hmac: [UInt8] = [], throttleTimeMs: Int32 = 0
    ) {
        self.errorCode = errorCode
        self.principalType = principalType
        self.principalName = principalName
        self.tokenRequesterPrincipalType = tokenRequesterPrincipalType
        self.tokenRequesterPrincipalName = tokenRequesterPrincipalName
        self.issueTimestampMs = issueTimestampMs
        self.expiryTimestampMs = expiryTimestampMs
        self.maxTimestampMs = maxTimestampMs
        self.tokenId = tokenId
        self.hmac = hmac
        self.throttleTimeMs = throttleTimeMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        principalType = try c.string(f, "principalType")
        principalName = try c.string(f, "principalName")
        if v >= 3 {
            tokenRequesterPrincipalType = try c.string(f, "tokenRequesterPrincipalType")
            tokenRequesterPrincipalName = try c.string(f, "tokenRequesterPrincipalName")
        }
        issueTimestampMs = try c.int64()
        expiryTimestampMs = try c.int64()
        maxTimestampMs = try c.int64()
        tokenId = try c.string(f, "tokenId")
        hmac = try c.bytes(f, "hmac")
        throttleTimeMs = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        w.string(principalType, f)
        w.string(principalName, f)
        if v >= 3 {
            w.string(tokenRequesterPrincipalType, f)
            w.string(tokenRequesterPrincipalName, f)
        }
        w.put(issueTimestampMs)
        w.put(expiryTimestampMs)
        w.put(maxTimestampMs)
        w.string(tokenId, f)
        w.bytes(hmac, f)
        w.put(throttleTimeMs)
        if f { w.tags(unknownTaggedFields) }
    }
}

