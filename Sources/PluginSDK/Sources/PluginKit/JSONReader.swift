/// What options consist of. Canonical JSON has no fractions and no null.
enum JSONValue: Equatable, Sendable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case integer(Int64)
    case bool(Bool)

    /// For messages: "an integer, 7".
    var kind: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string(let text): "the string \"\(text.prefix(64))\""
        case .integer(let number): "the integer \(number)"
        case .bool(let flag): "\(flag)"
        }
    }
}

/// A strict reader (RFC 8259) of the part of JSON that options use: no fractions, no null, no
/// duplicate keys, at most 16 levels.
struct JSONReader {
    private static let maxDepth = 16

    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func document() throws(PluginError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw problem("text after the end of the value") }
        return value
    }

    private func problem(_ what: String) -> PluginError {
        PluginError(.invalid, "options are not canonical JSON at byte \(position): \(what)")
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            position += 1
        }
    }

    private mutating func expect(_ character: Character) throws(PluginError) {
        guard next == character.asciiValue else { throw problem("expected '\(character)'") }
        position += 1
    }

    private mutating func value(depth: Int) throws(PluginError) -> JSONValue {
        guard depth < Self.maxDepth else { throw problem("nested deeper than \(Self.maxDepth)") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
            return .integer(try integer())
        default: throw problem("expected an object, array, string, integer, true or false")
        }
    }

    private mutating func word(_ word: String) throws(PluginError) {
        for unit in word.utf8 {
            guard next == unit else { throw problem("expected '\(word)'") }
            position += 1
        }
    }

    private mutating func object(depth: Int) throws(PluginError) -> [String: JSONValue] {
        try expect("{")
        var members: [String: JSONValue] = [:]
        skipSpace()
        if next == UInt8(ascii: "}") {
            position += 1
            return members
        }
        while true {
            skipSpace()
            let key = try string()
            guard members[key] == nil else { throw problem("key \"\(key)\" appears twice") }
            skipSpace()
            try expect(":")
            members[key] = try value(depth: depth + 1)
            skipSpace()
            if next == UInt8(ascii: ",") {
                position += 1
                continue
            }
            try expect("}")
            return members
        }
    }

    private mutating func array(depth: Int) throws(PluginError) -> [JSONValue] {
        try expect("[")
        var elements: [JSONValue] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            position += 1
            return elements
        }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if next == UInt8(ascii: ",") {
                position += 1
                continue
            }
            try expect("]")
            return elements
        }
    }

    private mutating func integer() throws(PluginError) -> Int64 {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            position += 1
        }
        if let byte = next, byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") {
            throw problem("numbers must be integers")
        }
        let digits = position - firstDigit
        guard digits > 0, digits == 1 || bytes[firstDigit] != UInt8(ascii: "0"),
            let number = Int64(String(decoding: bytes[start..<position], as: UTF8.self))
        else { throw problem("not an integer of 64 bits") }
        return number
    }

    private mutating func string() throws(PluginError) -> String {
        try expect("\"")
        var units: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: units, as: UTF8.self) else {
                    throw problem("a string is not UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): try escape(into: &units)
            case 0..<0x20: throw problem("control character in a string")
            default: units.append(byte)
            }
        }
        throw problem("a string does not end")
    }

    private mutating func escape(into units: inout [UInt8]) throws(PluginError) {
        guard let byte = next else { throw problem("a string does not end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(byte)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "u"): try unicodeEscape(into: &units)
        default: throw problem("unknown escape")
        }
    }

    private mutating func unicodeEscape(into units: inout [UInt8]) throws(PluginError) {
        var code = try hexWord()
        if (0xD800..<0xDC00).contains(code) {
            try word("\\u")
            let low = try hexWord()
            guard (0xDC00..<0xE000).contains(low) else { throw problem("half a surrogate pair") }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar) else {
            throw problem("half a surrogate pair")
        }
        units.append(contentsOf: encoded)
    }

    private mutating func hexWord() throws(PluginError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw problem("expected four hexadecimal digits")
            }
            position += 1
            code = code << 4 | UInt32(digit)
        }
        return code
    }
}
