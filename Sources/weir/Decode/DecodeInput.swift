import Glibc
import Wire

/// Finds out what the argument of `weir decode` is.
enum DecodeInput {
    private static let byteCountMax = 1 << 31

    /// The bytes of a hex string, a file or standard input (`-`).
    static func read(_ text: String) throws(Failure) -> [UInt8] {
        if text != "-", access(text, F_OK) != 0 {
            guard let bytes = Hex.decode(text) else {
                throw Failure(
                    "'\(text.prefix(80))' is neither a file nor hex of whole bytes; give the path"
                        + " of a file, hex digits, or - for standard input")
            }
            return bytes
        }
        var input = try Input(path: text)
        return try input.rest(limit: byteCountMax)
    }
}

/// Answers the lines of `weir decode --batch`.
enum DecodeLines {
    static func run() throws(Failure) {
        var input = try Input(path: nil)
        while let line = try input.next() {
            if line.isEmpty { continue }
            StandardOutput.write(line: WireInspector.answer(String(decoding: line, as: UTF8.self)))
            // Whoever waits for the answer before the next line gets it.
            if !input.hasBufferedLine { StandardOutput.flush() }
        }
    }
}
