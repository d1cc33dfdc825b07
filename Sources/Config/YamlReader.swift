internal import CYaml

/// Bounds of a configuration file, chosen far above any honest one. They cap the time and memory
/// that a hostile file can cost.
public enum ConfigBounds {
    /// Size of the file, of an override's value, and of a file named by `file:`.
    public static let fileBytes = 1 << 20
    /// Mappings and lists inside each other.
    public static let depth = 32
    /// Scalars, lists and mappings together.
    public static let nodes = 50_000
    /// Errors reported at once; further ones are dropped.
    public static let errors = 100
}

/// Turns YAML text into a tree of nodes with libyaml's event parser.
///
/// Anchors, aliases, tags and further documents are refused: a configuration has no use for them,
/// and without aliases the tree can be no larger than its text. Duplicate keys are reported and the
/// first one is kept.
struct YamlReader {
    /// Gives the place of an event; an override has one place for all of its nodes.
    enum Source {
        case file(String)
        case override(String)
    }

    /// A mapping or list that is still open.
    private struct Frame {
        var place: ConfigPlace
        /// Nil for a list.
        var entries: [ConfigNode.Entry]?
        var elements: [ConfigNode] = []
        var seenKeys: [String: ConfigPlace] = [:]
        var pendingKey: (text: String, place: ConfigPlace)?
    }

    /// Reading ended early; the reason is among the diagnostics.
    private struct Stopped: Error {}

    private let source: Source
    private var frames: [Frame] = []
    private var nodeCount = 0
    private var root: ConfigNode?
    private var documentCount = 0
    private var problems = Diagnostics()

    private init(source: Source) { self.source = source }

    /// The root node, or nil if the text is empty (comments at most) or an error stopped the
    /// reading.
    static func read(
        _ bytes: [UInt8], source: Source, into diagnostics: inout Diagnostics
    ) -> ConfigNode? {
        var reader = YamlReader(source: source)
        defer {
            for error in reader.problems.errors {
                diagnostics.error(error.place, error.path, error.message)
            }
        }
        guard bytes.count <= ConfigBounds.fileBytes else {
            reader.fail(
                reader.place(line: 0, column: 0),
                "the text has \(bytes.count) bytes; must have at most \(ConfigBounds.fileBytes)")
            return nil
        }
        // libyaml refuses a null pointer, which is what an empty array may give.
        if bytes.isEmpty { return nil }
        do {
            try reader.run(bytes)
            return reader.root
        } catch {
            return nil
        }
    }

    private func place(line: Int, column: Int) -> ConfigPlace {
        switch source {
        case .file(let name): ConfigPlace(file: name, line: line + 1, column: column + 1)
        case .override(let path): ConfigPlace(override: path)
        }
    }

    private func place(_ mark: yaml_mark_t) -> ConfigPlace {
        place(line: Int(mark.line), column: Int(mark.column))
    }

    private mutating func fail(_ place: ConfigPlace, _ message: String) {
        problems.error(place, "", message)
    }

    private mutating func run(_ bytes: [UInt8]) throws(Stopped) {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else {
            fail(place(line: 0, column: 0), "no memory for the YAML parser")
            throw Stopped()
        }
        defer { yaml_parser_delete(&parser) }
        // UTF-8 only: a configuration in another encoding is more likely a wrong file.
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        // libyaml keeps the pointer: the whole parse stays inside the closure.
        let stopped = bytes.withUnsafeBufferPointer { buffer -> Stopped? in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            do throws(Stopped) {
                while try step(&parser) {}
                return nil
            } catch {
                return error
            }
        }
        if let stopped { throw stopped }
    }

    /// Takes one event. False at the end of the text.
    private mutating func step(_ parser: inout yaml_parser_t) throws(Stopped) -> Bool {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
            reportSyntax(parser)
            throw Stopped()
        }
        defer { yaml_event_delete(&event) }
        let place = place(event.start_mark)
        switch event.type {
        case YAML_STREAM_END_EVENT: return false
        case YAML_DOCUMENT_START_EVENT:
            documentCount += 1
            guard documentCount == 1 else {
                fail(place, "a second YAML document begins; must be one document, remove the ---")
                throw Stopped()
            }
        case YAML_ALIAS_EVENT:
            fail(place, "is a YAML alias; aliases are not taken, write the value out")
            throw Stopped()
        case YAML_SCALAR_EVENT:
            let data = event.data.scalar
            try refuse(anchor: data.anchor, tag: data.tag, at: place)
            let text = String(
                decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
            try addScalar(text, isPlain: data.style == YAML_PLAIN_SCALAR_STYLE, at: place)
        case YAML_SEQUENCE_START_EVENT:
            let data = event.data.sequence_start
            try refuse(anchor: data.anchor, tag: data.tag, at: place)
            try open(Frame(place: place, entries: nil))
        case YAML_MAPPING_START_EVENT:
            let data = event.data.mapping_start
            try refuse(anchor: data.anchor, tag: data.tag, at: place)
            try open(Frame(place: place, entries: []))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            let frame = frames.removeLast()
            if let entries = frame.entries {
                add(ConfigNode(content: .mapping(entries), place: frame.place))
            } else {
                add(ConfigNode(content: .sequence(frame.elements), place: frame.place))
            }
        default: break
        }
        return true
    }

    private mutating func reportSyntax(_ parser: yaml_parser_t) {
        let problem = parser.problem.map { String(cString: $0) } ?? "the text cannot be read"
        if parser.error == YAML_READER_ERROR {
            fail(
                place(line: Int(parser.mark.line), column: Int(parser.mark.column)),
                "not valid YAML: \(problem) (byte \(parser.problem_offset)); must be UTF-8 text")
            return
        }
        let context = parser.context.map { " \(String(cString: $0))" } ?? ""
        fail(
            place(parser.problem_mark),
            "not valid YAML: \(problem)\(context); mend the syntax, nothing after it was read")
    }

    private mutating func refuse(
        anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?,
        at place: ConfigPlace
    ) throws(Stopped) {
        if anchor != nil {
            fail(place, "has a YAML anchor; anchors are not taken, remove the &name")
            throw Stopped()
        }
        if tag != nil {
            fail(place, "has a YAML tag; tags are not taken, remove the !name or quote the text")
            throw Stopped()
        }
    }

    private mutating func count(at place: ConfigPlace) throws(Stopped) {
        nodeCount += 1
        if nodeCount > ConfigBounds.nodes {
            fail(place, "more than \(ConfigBounds.nodes) values; must be fewer")
            throw Stopped()
        }
        if problems.isFull { throw Stopped() }
    }

    private mutating func open(_ frame: Frame) throws(Stopped) {
        try count(at: frame.place)
        guard frames.count < ConfigBounds.depth else {
            fail(frame.place, "nested deeper than \(ConfigBounds.depth); must be flatter")
            throw Stopped()
        }
        if let top = frames.last, top.entries != nil, top.pendingKey == nil {
            fail(frame.place, "a key is a list or mapping; keys must be plain text")
            throw Stopped()
        }
        frames.append(frame)
    }

    private mutating func addScalar(
        _ text: String, isPlain: Bool, at place: ConfigPlace
    ) throws(Stopped) {
        try count(at: place)
        if let top = frames.indices.last, frames[top].entries != nil,
            frames[top].pendingKey == nil
        {
            frames[top].pendingKey = (text, place)
            return
        }
        let scalar = ConfigNode.Scalar(text: text, isPlain: isPlain)
        add(ConfigNode(content: .scalar(scalar), place: place))
    }

    /// Puts a finished value where it belongs.
    private mutating func add(_ node: ConfigNode) {
        guard let top = frames.indices.last else {
            root = node
            return
        }
        guard let key = frames[top].pendingKey else {
            frames[top].elements.append(node)
            return
        }
        frames[top].pendingKey = nil
        if let first = frames[top].seenKeys[key.text] {
            let earlier = first.isOverride ? "" : " (first at line \(first.line))"
            problems.error(
                key.place, currentPath(to: key.text),
                "is there twice\(earlier); must be there once, remove one")
            return
        }
        frames[top].seenKeys[key.text] = key.place
        frames[top].entries?.append(
            ConfigNode.Entry(key: key.text, keyPlace: key.place, value: node))
    }

    /// The path of a key in the innermost open mapping.
    private func currentPath(to key: String) -> String {
        var path = ""
        for frame in frames.dropLast() {
            if let pending = frame.pendingKey {
                path += path.isEmpty ? pending.text : ".\(pending.text)"
            } else if frame.entries == nil {
                path += "[\(frame.elements.count)]"
            }
        }
        path += path.isEmpty ? key : ".\(key)"
        return ConfigNode.printable(path)
    }
}
