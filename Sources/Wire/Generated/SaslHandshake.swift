// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Choose SASL mechanism.
public struct SaslHandshakeRequest: WireRequest {
    public typealias Response = SaslHandshakeResponse
    public static var apiKey: Int16 { 17 }
    public static var messageName: String { "SaslHandshakeRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var mechanism: String = ""

    public init(mechanism: String = "") {
        self.mechanism = mechanism
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        mechanism = try c.string(f, "mechanism")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(mechanism, f)
    }
}

/// Choose SASL mechanism.
public struct SaslHandshakeResponse: WireResponse {
    public static var apiKey: Int16 { 17 }
    public static var messageName: String { "SaslHandshakeResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var errorCode: Int16 = 0
    public var mechanisms: [String] = []

    public init(errorCode: Int16 = 0, mechanisms: [String] = []) {
        self.errorCode = errorCode
        self.mechanisms = mechanisms
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        mechanisms = try c.array(of: String.self, v, f, "mechanisms")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        w.array(mechanisms, v, f)
    }
}

