/// A value of the configuration file before it is typed, with the place of each part.
public struct ConfigNode: Sendable, Equatable {
    /// Where the text of a scalar comes from.
    enum Origin: Sendable, Equatable {
        /// Written in the file or the override.
        case literal
        /// Read from the environment or a file: never shown. The text is what stood in the
        /// configuration.
        case reference(String)
    }

    struct Scalar: Sendable, Equatable {
        var text: String
        /// Whether it stood without quotes, so that `8` is a number and `true` a boolean.
        var isPlain: Bool
        var origin: Origin = .literal

        var isNull: Bool {
            isPlain && (text.isEmpty || text == "~" || ["null", "Null", "NULL"].contains(text))
        }
    }

    struct Entry: Sendable, Equatable {
        var key: String
        var keyPlace: ConfigPlace
        var value: ConfigNode
    }

    indirect enum Content: Sendable, Equatable {
        case scalar(Scalar)
        case sequence([ConfigNode])
        case mapping([Entry])
    }

    var content: Content
    /// Where the value begins.
    public internal(set) var place: ConfigPlace

    /// The value of a key of a mapping; nil if there is none or this is no mapping.
    public subscript(key: String) -> ConfigNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// The keys of a mapping in the order of the file; empty if this is no mapping.
    public var keys: [String] {
        guard case .mapping(let entries) = content else { return [] }
        return entries.map(\.key)
    }

    /// What a message says was seen. References are named, never resolved.
    var shown: String {
        switch content {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar(let scalar):
            if case .reference(let written) = scalar.origin {
                "\(Self.printable(written)) (its value is not shown)"
            } else if scalar.isNull {
                "empty"
            } else if scalar.isPlain {
                Self.printable(scalar.text)
            } else {
                "\"\(Self.printable(scalar.text))\""
            }
        }
    }

    /// At most 64 characters on one line, control characters escaped.
    static func printable(_ text: String) -> String {
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == 64 { return result + "..." }
            count += 1
            if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
