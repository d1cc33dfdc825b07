/// The manual page of a program, as roff with the `man` macros.
struct ManualPage {
    private let command: ToolHelp.Command

    init(_ command: ToolHelp.Command) { self.command = command }

    var text: String {
        var lines = [
            ".TH \(command.commandName.uppercased()) 1 \"\" \"Weir\" \"Weir\"",
            ".SH NAME",
            "\(command.commandName) \\- \(Self.escaped(Self.withoutPeriod(command.abstract)))",
            ".SH SYNOPSIS",
            ".B \(command.commandName)",
            ".I command",
            "[\\fIoptions\\fR]",
            ".SH DESCRIPTION",
        ]
        lines += Self.paragraphs(command.discussion)
        lines += [
            ".PP",
            "The tools work against any Kafka-compatible broker. Topics, brokers and configs have",
            "Kafka's names.",
            ".SH COMMANDS",
        ]
        for sub in command.subcommands ?? [] { lines += Self.section(sub, [command.commandName]) }
        lines += Self.epilogue
        return lines.map { $0 + "\n" }.joined()
    }

    private static let epilogue = [
        ".SH EXIT STATUS",
        ".TP", ".B 0", "Done.",
        ".TP", ".B 1", "Failed; standard error says why, as JSON with \\fB\\-\\-json\\fR.",
        ".TP", ".B 2", "Called wrongly.",
        ".SH EXAMPLES",
        ".EX",
        "weir serve \\-\\-config /etc/weir/weir.yaml",
        "weir topic create orders \\-\\-partitions 6 \\-\\-config retention.ms=86400000",
        "weir topic alter orders \\-\\-partitions 12 \\-\\-delete\\-config retention.ms",
        "weir config describe \\-\\-broker 1 \\-\\-all",
        "weir log\\-dirs \\-\\-topic orders",
        "weir log verify /var/lib/weir",
        ".EE",
    ]

    // MARK: Commands

    private static func section(_ command: ToolHelp.Command, _ path: [String]) -> [String] {
        guard command.shouldDisplay ?? true, command.commandName != "help" else { return [] }
        let path = path + [command.commandName]
        let subcommands = (command.subcommands ?? []).filter { $0.commandName != "help" }
        if !subcommands.isEmpty { return subcommands.flatMap { section($0, path) } }
        let arguments = (command.arguments ?? []).filter {
            $0.shouldDisplay
                && !($0.names ?? []).contains { ["help", "version"].contains($0.name) }
        }
        let positionals = arguments.filter { $0.kind == .positional }
        let options = arguments.filter { $0.kind != .positional }
        var heading = path.joined(separator: " ")
        for argument in positionals { heading += " " + usage(argument) }
        var lines = [".SS \"\(escaped(heading))\""]
        lines += paragraphs(command.abstract)
        if command.discussion?.isEmpty == false {
            lines += [".PP"] + paragraphs(command.discussion)
        }
        for argument in positionals + options { lines += describe(argument) }
        return lines
    }

    private static func usage(_ argument: ToolHelp.Argument) -> String {
        let name = "<\(argument.valueName ?? "value")>\(argument.isRepeating ? "..." : "")"
        return argument.isOptional ? "[\(name)]" : name
    }

    private static func describe(_ argument: ToolHelp.Argument) -> [String] {
        let value = "\\fI\(escaped(argument.valueName ?? "value"))\\fR"
        let names = (argument.names ?? []).map { "\\fB\(escaped($0.text))\\fR" }
            .joined(separator: ", ")
        let tag: String
        switch argument.kind {
        case .positional: tag = value
        case .option: tag = "\(names) \(value)"
        case .flag: tag = names
        }
        var lines = [".TP", tag] + paragraphs(argument.abstract)
        if let text = argument.discussion, !text.isEmpty { lines += paragraphs(text) }
        if let all = argument.allValues, !all.isEmpty {
            lines.append("One of \(escaped(all.joined(separator: ", "))).")
        }
        if let text = argument.defaultValue { lines.append("Default: \(escaped(text)).") }
        return lines
    }

    // MARK: Text

    /// Lines of text, which stay lines; an empty one begins a paragraph.
    private static func paragraphs(_ text: String?) -> [String] {
        var lines: [String] = []
        var isWithin = false
        for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
            guard !line.isEmpty else {
                lines.append(".PP")
                isWithin = false
                continue
            }
            if isWithin { lines.append(".br") }
            lines.append(escaped(String(line)))
            isWithin = true
        }
        return lines.last == ".PP" ? lines.dropLast() : lines
    }

    private static func withoutPeriod(_ text: String?) -> String {
        let text = text ?? ""
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    /// Text that roff shows as it is.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "\"": escaped += "\\(dq"
            default: escaped.append(character)
            }
        }
        // What begins with a control character would be taken for a request.
        if let first = escaped.first, first == "." || first == "'" { escaped = "\\&" + escaped }
        return escaped
    }
}
