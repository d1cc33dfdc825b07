/// Reads schema text.
///
/// A file holds comments (`#`), and messages. A message is a header line at column 0 and fields
/// below it, two spaces deeper for each level:
///
///     request FetchRequest key 1 versions 4-18 flexible 12+ listeners broker,controller
///       cluster_id string? 12+ tag 0 = null
///       topics []FetchTopic
///         topic string 4-12
///       struct Shared
///         name string
///
/// A header says the kind (`request response header metadata data`) and the name, then in any order
/// `key N`, `record SPACE N[-M]`, `versions N[-M]`, `flexible N+`, `listeners a,b`. A field says
/// name and type, then what differs from the usual: versions in which it exists (else those of what
/// holds it), `plain` (never compact), `tag N`, `= default`. `?` after the type allows null in all
/// versions of the field, `?7+` in some. A structure's fields follow its first use one level
/// deeper; one that is used twice is written as a `struct` of its message.
public struct SchemaParser {
    private struct Line {
        var number: Int
        var depth: Int
        var words: [Substring]
    }

    private let file: String
    private var lines: [Line] = []
    private var about: [String] = []
    private var position = 0
    /// Of the message being read.
    private var top = VersionRange(0, 0)
    private var structures: [Structure] = []

    public static func parse(_ text: String, file: String) throws(SchemaError) -> SchemaFile {
        var parser = SchemaParser(file: file)
        try parser.split(text)
        var messages: [Message] = []
        while parser.position < parser.lines.count { messages.append(try parser.message()) }
        return SchemaFile(name: file, about: parser.about, messages: messages)
    }

    private init(file: String) { self.file = file }

    private func error(_ line: Int, _ message: String) -> SchemaError {
        SchemaError(file: file, line: line, message: message)
    }

    private mutating func split(_ text: String) throws(SchemaError) {
        let raw = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in raw.enumerated() {
            if line.first == "#" {
                if lines.isEmpty { about.append(String(line.dropFirst().drop { $0 == " " })) }
                continue
            }
            let indent = line.prefix { $0 == " " }.count
            let words = line.split(separator: " ")
            if words.isEmpty { continue }
            guard indent % 2 == 0 else {
                throw error(index + 1, "indented by \(indent) spaces; levels are two spaces each")
            }
            lines.append(Line(number: index + 1, depth: indent / 2, words: words))
        }
    }

    private mutating func message() throws(SchemaError) -> Message {
        let head = lines[position]
        position += 1
        guard head.depth == 0, head.words.count >= 2,
            let kind = Message.Kind(rawValue: String(head.words[0]))
        else {
            throw error(
                head.number,
                "starts with '\(head.words[0])'; a message starts at column 0 with request, "
                    + "response, header, metadata or data and its name")
        }
        var message = Message(
            kind: kind, name: String(head.words[1]), versions: VersionRange(0, 0), listeners: [],
            fields: [], structures: [])
        var index = 2
        var hasVersions = false
        func next() throws(SchemaError) -> Substring {
            guard index < head.words.count else {
                throw error(head.number, "ends after '\(head.words[index - 1])'")
            }
            index += 1
            return head.words[index - 1]
        }
        while index < head.words.count {
            switch try next() {
            case "key": message.apiKey = try number(next(), head.number)
            case "record":
                let space = String(try next())
                message.record = Message.RecordType(
                    space: space, numbers: try range(next(), head.number))
            case "versions":
                message.versions = try range(next(), head.number)
                hasVersions = true
            case "flexible":
                message.firstFlexible = try range(next(), head.number).low
            case "listeners": message.listeners = try next().split(separator: ",").map(String.init)
            case let word: throw error(head.number, "'\(word)' is no part of a message header")
            }
        }
        guard hasVersions else { throw error(head.number, "\(message.name) has no versions") }
        top = message.versions
        structures = []
        message.fields = try fields(depth: 1, in: top)
        message.structures = structures
        try check(message, line: head.number)
        return message
    }

    private mutating func fields(depth: Int, in parent: VersionRange) throws(SchemaError)
        -> [Field]
    {
        var fields: [Field] = []
        while position < lines.count, lines[position].depth >= depth {
            let line = lines[position]
            guard line.depth == depth else {
                throw error(line.number, "is \(line.depth) levels deep; \(depth) expected")
            }
            position += 1
            if line.words[0] == "struct" && line.words.count == 2 {
                guard depth == 1 else {
                    throw error(line.number, "a struct belongs at the message's own level")
                }
                try structure(String(line.words[1]), depth: 2, versions: top, line: line.number)
                continue
            }
            let field = try field(line, in: parent)
            fields.append(field)
            if case .structure(let name) = field.type, position < lines.count,
                lines[position].depth > depth
            {
                try structure(name, depth: depth + 1, versions: field.versions, line: line.number)
            }
        }
        return fields
    }

    private mutating func structure(
        _ name: String, depth: Int, versions: VersionRange, line: Int
    ) throws(SchemaError) {
        guard !structures.contains(where: { $0.name == name }) else {
            throw error(line, "struct \(name) is written twice in one message")
        }
        // Reserves the place in front of the structures inside it.
        let index = structures.count
        structures.append(Structure(name: name, versions: versions, fields: []))
        structures[index].fields = try fields(depth: depth, in: versions)
    }

    private func field(_ line: Line, in parent: VersionRange) throws(SchemaError) -> Field {
        guard line.words.count >= 2 else {
            throw error(line.number, "'\(line.words[0])' has no type")
        }
        var typeText = line.words[1]
        var nullText: Substring?
        if let mark = typeText.firstIndex(of: "?") {
            nullText = typeText[typeText.index(after: mark)...]
            typeText = typeText[..<mark]
        }
        let isArray = typeText.hasPrefix("[]")
        if isArray { typeText = typeText.dropFirst(2) }
        let type: ElementType
        if let scalar = ElementType.scalars[String(typeText)] {
            type = scalar
        } else if typeText.first?.isUppercase == true {
            type = .structure(String(typeText))
        } else {
            throw error(line.number, "'\(typeText)' is no type")
        }
        var field = Field(
            name: String(line.words[0]), type: type, isArray: isArray, versions: parent,
            isPlain: false)
        var index = 2
        while index < line.words.count {
            let word = line.words[index]
            let argument = index + 1 < line.words.count ? line.words[index + 1] : ""
            switch word {
            case "plain": field.isPlain = true
            case "tag":
                field.tag = try number(argument, line.number) as UInt32
                index += 1
            case "=":
                guard !argument.isEmpty else { throw error(line.number, "'=' has no default") }
                field.defaultText = String(argument)
                index += 1
            default: field.versions = try range(word, line.number)
            }
            index += 1
        }
        guard parent.contains(field.versions) else {
            throw error(line.number, "\(field.name) exists in \(field.versions), beyond \(parent)")
        }
        if let nullText {
            let versions = nullText.isEmpty ? field.versions : try range(nullText, line.number)
            guard field.versions.contains(versions) else {
                throw error(line.number, "null in \(versions), beyond \(field.versions)")
            }
            field.nullable = versions
        }
        return field
    }

    /// Faults that show only when the whole message is known.
    private func check(_ message: Message, line: Int) throws(SchemaError) {
        for fields in [message.fields] + message.structures.map(\.fields) {
            var names: Set<String> = []
            for field in fields {
                guard names.insert(field.name).inserted else {
                    throw error(line, "\(message.name): \(field.name) is written twice")
                }
                if case .structure(let name) = field.type, message.structure(name) == nil {
                    throw error(line, "\(message.name): struct \(name) of \(field.name) is missing")
                }
                if field.tag != nil, !message.isFlexible(field.versions.low) {
                    throw error(
                        line, "\(message.name): \(field.name) has a tag in a version without tags")
                }
                if field.defaultText == "null", field.nullable == nil {
                    throw error(
                        line, "\(message.name): \(field.name) is null by default, never nullable")
                }
            }
        }
    }

    private func number<T: FixedWidthInteger>(
        _ text: Substring, _ line: Int
    ) throws(SchemaError) -> T {
        guard let value = T(text), value >= 0 else { throw error(line, "'\(text)' is no number") }
        return value
    }

    /// `N`, `N-M`, or `N+`, which ends at the message's highest version.
    private func range(_ text: Substring, _ line: Int) throws(SchemaError) -> VersionRange {
        if text.hasSuffix("+") {
            let low: Int16 = try number(text.dropLast(), line)
            return VersionRange(low, max(low, top.high))
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let low: Int16 = try number(parts[0], line)
        let high: Int16 = parts.count == 1 ? low : try number(parts[1], line)
        guard parts.count <= 2, low <= high else { throw error(line, "'\(text)' is no range") }
        return VersionRange(low, high)
    }
}
