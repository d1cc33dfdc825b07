/// Swift source with comments and the text of string literals blanked out, so that rules see code
/// only. Line breaks and lengths stay; code inside interpolations stays too.
struct SwiftCode {
    let text: String

    private enum Mode {
        /// Code; inside an interpolation, how many parentheses are open.
        case code(depth: Int)
        case string(quotes: Int, hashes: Int)
    }

    init(_ source: String) {
        let input = Array(source.utf8)
        var output = input
        var stack: [Mode] = [.code(depth: 0)]
        var index = 0
        func blank(_ count: Int) {
            for position in index..<min(index + count, input.count)
            where output[position] != UInt8(ascii: "\n") {
                output[position] = UInt8(ascii: " ")
            }
            index += count
        }
        func has(_ text: String, at position: Int) -> Bool {
            input[min(position, input.count)...].starts(with: text.utf8)
        }
        /// Bytes that code, and that literals, have to stop at.
        let codeStops = Set("/\"#()".utf8)
        let literalStops = Set("\\\"".utf8)
        while index < input.count {
            let byte = input[index]
            switch stack[stack.count - 1] {
            case .code where !codeStops.contains(byte): index += 1
            case .string where !literalStops.contains(byte): blank(1)
            case .code(let depth):
                if has("//", at: index) {
                    let end = input[index...].firstIndex(of: UInt8(ascii: "\n")) ?? input.count
                    blank(end - index)
                } else if has("/*", at: index) {
                    blank(Self.commentLength(input, index))
                } else if let literal = Self.literalStart(input, index) {
                    blank(literal.length)
                    stack.append(.string(quotes: literal.quotes, hashes: literal.hashes))
                } else if byte == UInt8(ascii: "("), stack.count > 1 {
                    stack[stack.count - 1] = .code(depth: depth + 1)
                    index += 1
                } else if byte == UInt8(ascii: ")"), stack.count > 1 {
                    if depth == 1 {
                        stack.removeLast()
                    } else {
                        stack[stack.count - 1] = .code(depth: depth - 1)
                    }
                    index += 1
                } else {
                    index += 1
                }
            case .string(let quotes, let hashes):
                let escape = "\\" + String(repeating: "#", count: hashes)
                let end =
                    String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
                if has(escape + "(", at: index) {
                    blank(escape.utf8.count)
                    index += 1
                    stack.append(.code(depth: 1))
                } else if has(escape, at: index) {
                    blank(escape.utf8.count + 1)
                } else if has(end, at: index) {
                    blank(end.utf8.count)
                    stack.removeLast()
                } else {
                    blank(1)
                }
            }
        }
        text = String(decoding: output, as: UTF8.self)
    }

    /// Length of the comment at `start`, nested ones included.
    private static func commentLength(_ input: [UInt8], _ start: Int) -> Int {
        var depth = 0
        var index = start
        repeat {
            if input[index...].starts(with: "/*".utf8) {
                depth += 1
                index += 2
            } else if input[index...].starts(with: "*/".utf8) {
                depth -= 1
                index += 2
            } else {
                index += 1
            }
        } while depth > 0 && index < input.count
        return index - start
    }

    private static func literalStart(
        _ input: [UInt8], _ start: Int
    ) -> (length: Int, quotes: Int, hashes: Int)? {
        let hashes = input[start...].prefix { $0 == UInt8(ascii: "#") }.count
        let quotes = min(3, input[(start + hashes)...].prefix { $0 == UInt8(ascii: "\"") }.count)
        guard quotes > 0 else { return nil }
        // Two quotes are an empty literal: the second one ends it.
        let opening = quotes == 3 ? 3 : 1
        return (hashes + opening, opening, hashes)
    }
}

/// A function and how many lines it takes, its opening and closing lines included.
struct FunctionSpan: Equatable {
    var line: Int
    var lineCount: Int

    private static let words = Set(["func", "init", "deinit", "subscript"])

    /// Every function, initialiser and subscript that has a body, in Swift.
    static func all(in code: SwiftCode) -> [FunctionSpan] {
        let bytes = Array(code.text.utf8)
        var spans: [FunctionSpan] = []
        var line = 1
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") { line += 1 }
            guard isWord(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, isWord(bytes[index]) { index += 1 }
            let word = String(decoding: bytes[start..<index], as: UTF8.self)
            let isMember = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
            guard words.contains(word), !isMember, let end = endOfBody(bytes, index) else {
                continue
            }
            let count = bytes[start..<end].count { $0 == UInt8(ascii: "\n") } + 1
            spans.append(FunctionSpan(line: line, lineCount: count))
        }
        return spans
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte >= 0x30 && byte <= 0x39)
            || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a) || byte >= 0x80
    }

    /// Where the body of the declaration whose keyword ends at `start` ends; nil for a requirement,
    /// which ends with its line.
    private static func endOfBody(_ bytes: [UInt8], _ start: Int) -> Int? {
        var nesting = 0
        var braces = 0
        for index in start..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["): nesting += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): nesting -= 1
            case UInt8(ascii: "{") where nesting == 0: braces += 1
            case UInt8(ascii: "}") where nesting == 0:
                braces -= 1
                if braces == 0 { return index }
                if braces < 0 { return nil }
            case UInt8(ascii: "\n") where nesting == 0 && braces == 0:
                let next = bytes[index...].drop { $0 <= 0x20 }
                let goesOn = ["{", "->", "throws", "async", "where", "rethrows", "("]
                if !goesOn.contains(where: { next.starts(with: $0.utf8) }) { return nil }
            default: break
            }
        }
        return nil
    }

    /// Every function of a C file laid out as ours are: its closing brace alone in the first
    /// column.
    static func all(inC text: String) -> [FunctionSpan] {
        var spans: [FunctionSpan] = []
        var start: Int?
        for (index, line) in text.lines.enumerated() {
            if line.hasPrefix("}") {
                if let start, line == "}" {
                    spans.append(FunctionSpan(line: start, lineCount: index + 2 - start))
                }
                start = nil
            } else if start == nil, let first = line.first, first.isLetter || first == "_" {
                start = index + 1
            } else if line.isEmpty || line.hasSuffix(";") && !line.hasPrefix(" ") {
                if start.map({ index + 1 - $0 < 2 }) == true { start = nil }
            }
        }
        return spans
    }
}
