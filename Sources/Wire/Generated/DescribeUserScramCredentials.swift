// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Describe SCRAM users.
public struct DescribeUserScramCredentialsRequest: WireRequest {
    public typealias Response = DescribeUserScramCredentialsResponse
    public static var apiKey: Int16 { 50 }
    public static var messageName: String { "DescribeUserScramCredentialsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var users: [UserName]? = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(users: [UserName]? = []) {
        self.users = users
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        users = try c.nullableArray(of: UserName.self, v, f, "users")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableArray(users, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct UserName: WireElement {
        public var name: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "") {
            self.name = name
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Describe SCRAM users.
public struct DescribeUserScramCredentialsResponse: WireResponse {
    public static var apiKey: Int16 { 50 }
    public static var messageName: String { "DescribeUserScramCredentialsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var results: [DescribeUserScramCredentialsResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "",
        results: [DescribeUserScramCredentialsResult] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        results = try c.array(of: DescribeUserScramCredentialsResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeUserScramCredentialsResult: WireElement {
        public var user: String = ""
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var credentialInfos: [CredentialInfo] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            user: String = "", errorCode: Int16 = 0, errorMessage: String? = "",
            credentialInfos: [CredentialInfo] = []
        ) {
            self.user = user
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.credentialInfos = credentialInfos
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            user = try c.string(f, "user")
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            credentialInfos = try c.array(of: CredentialInfo.self, v, f, "credentialInfos")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(user, f)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            w.array(credentialInfos, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct CredentialInfo: WireElement {
        public var mechanism: Int8 = 0
        public var iterations: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(mechanism: Int8 = 0, iterations: Int32 = 0) {
            self.mechanism = mechanism
            self.iterations = iterations
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            mechanism = try c.int8()
            iterations = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(mechanism)
            w.put(iterations)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

