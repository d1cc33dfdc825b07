/// Builds one JSON object on one line, without Foundation (RFC 8259).
struct JSONLine {
    private(set) var text = "{"

    private mutating func begin(_ name: StaticString) {
        if text.utf8.count > 1 { text += "," }
        text += "\"\(name)\":"
    }

    mutating func add(_ name: StaticString, _ value: some BinaryInteger) {
        begin(name)
        text += String(value)
    }

    mutating func add(_ name: StaticString, _ value: Bool) {
        begin(name)
        text += value ? "true" : "false"
    }

    mutating func add(_ name: StaticString, _ value: String) {
        begin(name)
        text += Self.quoted(value)
    }

    /// Text if the bytes are UTF-8, else `{"hex":"..."}`; nil is null.
    mutating func add(_ name: StaticString, bytes: UnsafeRawBufferPointer?) {
        begin(name)
        text += unsafe Self.value(bytes)
    }

    /// A value that is JSON already.
    mutating func add(_ name: StaticString, json: String) {
        begin(name)
        text += json
    }

    consuming func finish() -> String { text + "}" }

    static func value(_ bytes: UnsafeRawBufferPointer?) -> String {
        guard let bytes = unsafe bytes else { return "null" }
        if let string = unsafe String(validating: bytes, as: UTF8.self) { return quoted(string) }
        var hex = "{\"hex\":\""
        for byte in bytes { hex += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return hex + "\"}"
    }

    static func quoted(_ string: String) -> String {
        var result = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0"..<" ", "\u{7f}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
