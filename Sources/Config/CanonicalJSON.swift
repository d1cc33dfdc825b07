/// A JSON value with one way to write it: keys sorted by their UTF-8 bytes, no spaces, and only the
/// escapes that JSON demands.
package indirect enum JSONValue: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    package static func == (left: JSONValue, right: JSONValue) -> Bool { left.text == right.text }

    package var text: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(into out: inout [UInt8]) {
        switch self {
        case .null: out += "null".utf8
        case .boolean(let value): out += (value ? "true" : "false").utf8
        case .integer(let value): out += String(value).utf8
        case .number(let value): out += "\(value)".utf8
        case .string(let value): Self.write(value, into: &out)
        case .array(let elements):
            out.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                element.write(into: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            let sorted = members.sorted { left, right in
                left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
            }
            out.append(UInt8(ascii: "{"))
            for (index, member) in sorted.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                Self.write(member.key, into: &out)
                out.append(UInt8(ascii: ":"))
                member.value.write(into: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, into out: inout [UInt8]) {
        let hex = Array("0123456789abcdef".utf8)
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case 0x0A: out += "\\n".utf8
            case 0x0D: out += "\\r".utf8
            case 0x09: out += "\\t".utf8
            case 0..<0x20:
                out += "\\u00".utf8
                out += [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}

extension ConfigNode {
    /// The node as JSON by YAML 1.2's core schema: a plain scalar may be null, a boolean or a
    /// number, a quoted one is text. What no JSON number can hold is reported.
    func json(path: String, into diagnostics: inout Diagnostics) -> JSONValue {
        switch content {
        case .sequence(let elements):
            return .array(
                elements.enumerated().map { index, element in
                    element.json(path: "\(path)[\(index)]", into: &diagnostics)
                })
        case .mapping(let entries):
            return .object(
                entries.map { entry in
                    let inner = "\(path).\(ConfigNode.printable(entry.key))"
                    return (entry.key, entry.value.json(path: inner, into: &diagnostics))
                })
        case .scalar(let scalar):
            if let value = scalar.json { return value }
            diagnostics.error(
                place, path,
                "is \(shown); must be a number that JSON can hold, or text in quotes")
            return .null
        }
    }
}

extension ConfigNode.Scalar {
    /// Nil for a number that does not fit.
    fileprivate var json: JSONValue? {
        guard isPlain else { return .string(text) }
        if isNull { return .null }
        switch text {
        case "true", "True", "TRUE": return .boolean(true)
        case "false", "False", "FALSE": return .boolean(false)
        default: break
        }
        let unsigned = text.drop { $0 == "-" || $0 == "+" }
        if text.count - unsigned.count > 1 { return .string(text) }
        if unsigned.hasPrefix("0x") || unsigned.hasPrefix("0o") {
            return based(unsigned)
        }
        switch unsigned {
        case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN": return nil
        default: break
        }
        let digits = unsigned.utf8.prefix { (0x30...0x39).contains($0) }
        if digits.endIndex == unsigned.endIndex, !digits.isEmpty {
            return Int64(text).map { .integer($0) }
        }
        guard Self.isDecimal(unsigned) else { return .string(text) }
        guard let value = Double(text), value.isFinite else { return nil }
        return .number(value)
    }

    private func based(_ unsigned: Substring) -> JSONValue? {
        let radix = unsigned.hasPrefix("0x") ? 16 : 8
        let digits = unsigned.dropFirst(2)
        // The core schema gives these no sign, and Int64 would take one among the digits.
        guard unsigned.count == text.count, !digits.isEmpty,
            digits.allSatisfy({ $0.isASCII && Int(String($0), radix: radix) != nil })
        else { return .string(text) }
        return Int64(digits, radix: radix).map { .integer($0) }
    }

    /// `digits [. digits] [e [sign] digits]`, with a digit before or after the dot.
    private static func isDecimal(_ text: Substring) -> Bool {
        var rest = text.utf8[...]
        func takeDigits() -> Int {
            let count = rest.prefix { (0x30...0x39).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        var digits = takeDigits()
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            digits += takeDigits()
        }
        guard digits > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
                rest = rest.dropFirst()
            }
            guard takeDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
