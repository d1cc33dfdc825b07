import WireSchema

/// Writes the table of error codes from tab-separated text: code, name, retriable, meaning.
struct ErrorEmitter {
    static let fileName = "KafkaErrorCode.swift"

    private struct Row {
        var code: Int16
        var name: String
        var isRetriable: Bool
        var meaning: String

        var enumCase: String { Names.property(name.lowercased()) }
    }

    static func emit(_ text: String, file: String) throws(SchemaError) -> String {
        let rows = try parse(text, file: file)
        var text = SwiftText()
        text.line("/// What a response says about a request or a part of it.")
        text.line("public enum KafkaErrorCode: Int16, Error, CaseIterable, Sendable {")
        text.indented { text in
            for row in rows {
                text.line("/// \(row.meaning)")
                text.line("case \(row.enumCase) = \(row.code)")
            }
            text.line("")
            text.line("/// Kafka's name, `OFFSET_OUT_OF_RANGE`.")
            text.line("public var name: String {")
            text.line("    switch self {")
            for row in rows { text.line("    case .\(row.enumCase): \"\(row.name)\"") }
            text.line("    }")
            text.line("}")
            text.line("")
            text.line("/// Whether the same request may succeed when it is sent again.")
            text.line("public var isRetriable: Bool {")
            text.line("    switch self {")
            text.wrapped(
                "    case ", rows.filter(\.isRetriable).map { ".\($0.enumCase)" }, "    : true")
            text.line("    default: false")
            text.line("    }")
            text.line("}")
            text.line("")
            text.line("/// One sentence.")
            text.line("public var meaning: String {")
            text.line("    switch self {")
            for row in rows { text.line("    case .\(row.enumCase): \"\(row.meaning)\"") }
            text.line("    }")
            text.line("}")
        }
        text.line("}")
        return TableEmitter.banner + text.text
    }

    private static func parse(_ text: String, file: String) throws(SchemaError) -> [Row] {
        var rows: [Row] = []
        for (index, line) in text.split(separator: "\n").enumerated().dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 4, let code = Int16(cells[0]),
                cells[2] == "yes" || cells[2] == "no", !cells[3].contains("\"")
            else {
                throw SchemaError(
                    file: file, line: index + 1,
                    message: "a line is code, name, yes or no, and a sentence without quotes")
            }
            rows.append(
                Row(
                    code: code, name: String(cells[1]), isRetriable: cells[2] == "yes",
                    meaning: String(cells[3])))
        }
        return rows
    }
}
