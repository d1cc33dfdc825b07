/// Why bytes could not be read as the value they claim to be.
///
/// Decoders throw this and nothing else; they never trap on input and never allocate what a length
/// merely claims.
public struct DecodeError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        /// `needed` more bytes were asked for than `remaining`.
        case truncated(needed: Int, remaining: Int)
        /// A length or count is negative where null is not allowed, or beyond its cap.
        case invalidLength(Int64)
        /// A varint has more bytes than its type can hold.
        case varintTooLong
        /// A string is not UTF-8.
        case invalidUTF8
        /// A field holds a value that its type does not allow.
        case invalidValue(field: StaticString, value: Int64)
        /// Null where the field is not nullable in this version.
        case unexpectedNull(field: StaticString)
        /// The message has no such version.
        case unsupportedVersion(Int16)
        /// Bytes are left after the value.
        case trailingBytes(Int)

        public static func == (a: Reason, b: Reason) -> Bool {
            switch (a, b) {
            case (.truncated(let n, let r), .truncated(let m, let s)): n == m && r == s
            case (.invalidLength(let n), .invalidLength(let m)): n == m
            case (.varintTooLong, .varintTooLong), (.invalidUTF8, .invalidUTF8): true
            case (.invalidValue(_, let v), .invalidValue(_, let w)): v == w
            case (.unexpectedNull, .unexpectedNull): true
            case (.unsupportedVersion(let v), .unsupportedVersion(let w)): v == w
            case (.trailingBytes(let n), .trailingBytes(let m)): n == m
            default: false
            }
        }
    }

    public var reason: Reason
    /// Byte position in the decoded span at which the fault was noticed.
    public var offset: Int

    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    public var description: String {
        let text: String
        switch reason {
        case .truncated(let needed, let remaining):
            text = "needs \(needed) bytes but \(remaining) remain"
        case .invalidLength(let length): text = "length \(length) is not allowed here"
        case .varintTooLong: text = "varint has too many bytes"
        case .invalidUTF8: text = "string is not UTF-8"
        case .invalidValue(let field, let value): text = "\(field) must not be \(value)"
        case .unexpectedNull(let field): text = "\(field) must not be null"
        case .unsupportedVersion(let version): text = "version \(version) does not exist"
        case .trailingBytes(let count): text = "\(count) bytes are left over"
        }
        return "byte \(offset): \(text)"
    }
}
