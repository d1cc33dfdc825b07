// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Describe delegation tokens.
public struct DescribeDelegationTokenRequest: WireRequest {
    public typealias Response = DescribeDelegationTokenResponse
    public static var apiKey: Int16 { 41 }
    public static var messageName: String { "DescribeDelegationTokenRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var owners: [DescribeDelegationTokenOwner]? = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(owners: [DescribeDelegationTokenOwner]? = []) {
        self.owners = owners
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        owners = try c.nullableArray(of: DescribeDelegationTokenOwner.self, v, f, "owners")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableArray(owners, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeDelegationTokenOwner: WireElement {
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

/// Describe delegation tokens.
public struct DescribeDelegationTokenResponse: WireResponse {
    public static var apiKey: Int16 { 41 }
    public static var messageName: String { "DescribeDelegationTokenResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...3 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var errorCode: Int16 = 0
    public var tokens: [DescribedDelegationToken] = []
    public var throttleTimeMs: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        errorCode: Int16 = 0, tokens: [DescribedDelegationToken] = [], throttleTimeMs: Int32 = 0
    ) {
        self.errorCode = errorCode
        self.tokens = tokens
        self.throttleTimeMs = throttleTimeMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        tokens = try c.array(of: DescribedDelegationToken.self, v, f, "tokens")
        throttleTimeMs = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        w.array(tokens, v, f)
        w.put(throttleTimeMs)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribedDelegationToken: WireElement {
        public var principalType: String = ""
        public var principalName: String = ""
        public var tokenRequesterPrincipalType: String = ""  // versions 3
        public var tokenRequesterPrincipalName: String = ""  // versions 3
        public var issueTimestamp: Int64 = 0
        public var expiryTimestamp: Int64 = 0
        public var maxTimestamp: Int64 = 0
        public var tokenId: String = ""
        public var hmac: [UInt8] = []
        public var renewers: [DescribedDelegationTokenRenewer] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            principalType: String = "", principalName: String = "",
            tokenRequesterPrincipalType: String = "", tokenRequesterPrincipalName: String = "",
            issueTimestamp: Int64 = 0, expiryTimestamp: Int64 = 0, maxTimestamp: Int64 = 0,
            tokenId: String = "", hmac: [UInt8] = [],
            renewers: [DescribedDelegationTokenRenewer] = []
        ) {
            self.principalType = principalType
            self.principalName = principalName
            self.tokenRequesterPrincipalType = tokenRequesterPrincipalType
            self.tokenRequesterPrincipalName = tokenRequesterPrincipalName
            self.issueTimestamp = issueTimestamp
            self.expiryTimestamp = expiryTimestamp
            self.maxTimestamp = maxTimestamp
            self.tokenId = tokenId
            self.hmac = hmac
            self.renewers = renewers
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            principalType = try c.string(f, "principalType")
            principalName = try c.string(f, "principalName")
            if v >= 3 {
                tokenRequesterPrincipalType = try c.string(f, "tokenRequesterPrincipalType")
                tokenRequesterPrincipalName = try c.string(f, "tokenRequesterPrincipalName")
            }
            issueTimestamp = try c.int64()
            expiryTimestamp = try c.int64()
            maxTimestamp = try c.int64()
            tokenId = try c.string(f, "tokenId")
            hmac = try c.bytes(f, "hmac")
            renewers = try c.array(of: DescribedDelegationTokenRenewer.self, v, f, "renewers")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(principalType, f)
            w.string(principalName, f)
            if v >= 3 {
                w.string(tokenRequesterPrincipalType, f)
                w.string(tokenRequesterPrincipalName, f)
            }
            w.put(issueTimestamp)
            w.put(expiryTimestamp)
            w.put(maxTimestamp)
            w.string(tokenId, f)
            w.bytes(hmac, f)
            w.array(renewers, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribedDelegationTokenRenewer: WireElement {
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

