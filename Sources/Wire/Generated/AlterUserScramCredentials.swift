// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Upsert/delete SCRAM credentials.
public struct AlterUserScramCredentialsRequest: WireRequest {
    public typealias Response = AlterUserScramCredentialsResponse
    public static var apiKey: Int16 { 51 }
    public static var messageName: String { "AlterUserScramCredentialsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var deletions: [ScramCredentialDeletion] = []
    public var upsertions: [ScramCredentialUpsertion] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        deletions: [ScramCredentialDeletion] = [], upsertions: [ScramCredentialUpsertion] = []
    ) {
        self.deletions = deletions
        self.upsertions = upsertions
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        deletions = try c.array(of: ScramCredentialDeletion.self, v, f, "deletions")
        upsertions = try c.array(of: ScramCredentialUpsertion.self, v, f, "upsertions")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(deletions, v, f)
        w.array(upsertions, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ScramCredentialDeletion: WireElement {
        public var name: String = ""
        public var mechanism: Int8 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", mechanism: Int8 = 0) {
            self.name = name
            self.mechanism = mechanism
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            mechanism = try c.int8()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(mechanism)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ScramCredentialUpsertion: WireElement {
        public var name: String = ""
        public var mechanism: Int8 = 0
        public var iterations: Int32 = 0
        public var salt: [UInt8] = []
        public var saltedPassword: [UInt8] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", mechanism: Int8 = 0, iterations: Int32 = 0, salt: [UInt8] = [],
            saltedPassword: [UInt8] = []
        ) {
            self.name = name
            self.mechanism = mechanism
            self.iterations = iterations
            self.salt = salt
            self.saltedPassword = saltedPassword
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            mechanism = try c.int8()
            iterations = try c.int32()
            salt = try c.bytes(f, "salt")
            saltedPassword = try c.bytes(f, "saltedPassword")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(mechanism)
            w.put(iterations)
            w.bytes(salt, f)
            w.bytes(saltedPassword, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Upsert/delete SCRAM credentials.
public struct AlterUserScramCredentialsResponse: WireResponse {
    public static var apiKey: Int16 { 51 }
    public static var messageName: String { "AlterUserScramCredentialsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var results: [AlterUserScramCredentialsResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, results: [AlterUserScramCredentialsResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        results = try c.array(of: AlterUserScramCredentialsResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AlterUserScramCredentialsResult: WireElement {
        public var user: String = ""
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(user: String = "", errorCode: Int16 = 0, errorMessage: String? = "") {
            self.user = user
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            user = try c.string(f, "user")
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(user, f)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

