import CKernel
import Glibc
import Logging

/// One line for each event on standard error: text for people or JSON for programs.
struct LineLogHandler: LogHandler {
    let label: String
    let isJSON: Bool
    /// The component's level, unless this logger was given one of its own.
    let cell: LogLevelTable.Cell
    private var ownLevel: Logger.Level?
    var metadata: Logger.Metadata = [:]

    init(label: String, isJSON: Bool, cell: LogLevelTable.Cell) {
        self.label = label
        self.isJSON = isJSON
        self.cell = cell
    }

    var logLevel: Logger.Level {
        get { ownLevel ?? cell.level }
        set { ownLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let pairs = all.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        let line =
            isJSON
            ? Self.json(event.level, "\(event.message)", [("logger", label)] + pairs)
            : Self.text(event.level, "\(event.message)", pairs)
        // One write a line, so that lines of several threads do not mix.
        var bytes = Array(line.utf8)
        bytes.append(0x0a)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }

    private static func text(
        _ level: Logger.Level, _ message: String, _ pairs: [(String, String)]
    ) -> String {
        let fields = pairs.map { " \($0)=\(quotedIfNeeded($1))" }.joined()
        return "\(timestamp()) \(level.rawValue.uppercased()) \(escaped(message))\(fields)"
    }

    private static func json(
        _ level: Logger.Level, _ message: String, _ pairs: [(String, String)]
    ) -> String {
        let fields = pairs.map { ",\"\(escaped($0))\":\"\(escaped($1))\"" }.joined()
        return "{\"time\":\"\(timestamp())\",\"level\":\"\(level.rawValue)\","
            + "\"message\":\"\(escaped(message))\"\(fields)}"
    }

    private static func quotedIfNeeded(_ text: String) -> String {
        text.contains(" ") || text.contains("\"") ? "\"\(escaped(text))\"" : escaped(text)
    }

    /// Keeps a line one line, whatever a client put into it.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f:
                result +=
                    "\\u00" + (scalar.value < 16 ? "0" : "")
                    + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// UTC, RFC 3339, milliseconds.
    private static func timestamp() -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { text in
            guard let start = text.baseAddress else { return "" }
            weir_wall_text(start)
            return String(cString: start)
        }
    }
}
