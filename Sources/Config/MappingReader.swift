internal import Settings

/// Reads the keys of one mapping into typed values. Each method reports what is wrong and answers
/// the default, so that reading goes on and every error is found; `finish` reports the keys nobody
/// read.
///
/// A missing key and an empty value both mean the default.
struct MappingReader {
    /// The path of the mapping; empty for the root.
    let path: String
    /// The mapping's own place, where a missing key is reported.
    let place: ConfigPlace
    private let entries: [ConfigNode.Entry]
    private(set) var knownKeys: [String] = []

    /// Nil, with an error reported, if the node is no mapping. No node or an empty one is an empty
    /// mapping.
    init?(
        _ node: ConfigNode?, path: String, default place: ConfigPlace,
        into diagnostics: inout Diagnostics
    ) {
        self.path = path
        self.place = node?.place ?? place
        switch node?.content {
        case nil: entries = []
        case .mapping(let found): entries = found
        case .scalar(let scalar) where scalar.isNull: entries = []
        default:
            guard let node else { return nil }
            if path.isEmpty {
                diagnostics.error(
                    node.place, "", "the file is \(node.shown); must be a mapping of keys to values"
                )
            } else {
                diagnostics.error(
                    node.place, path, "is \(node.shown); must be a mapping of keys to values")
            }
            return nil
        }
    }

    func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The value of a key, which becomes known. Nil if it is missing or empty.
    mutating func node(_ key: String) -> ConfigNode? {
        knownKeys.append(key)
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        if case .scalar(let scalar) = entry.value.content, scalar.isNull { return nil }
        return entry.value
    }

    /// Where the value of a key is, or the mapping if it is missing.
    func place(of key: String) -> ConfigPlace {
        entries.first { $0.key == key }?.value.place ?? place
    }

    /// How a message shows the value of a key; nil if the key is missing.
    func shown(_ key: String) -> String? { entries.first { $0.key == key }?.value.shown }

    /// The candidate nearest to the value of a key, unless the value comes from a reference.
    func suggestion(for key: String, among candidates: [String]) -> String? {
        guard case .scalar(let scalar)? = entries.first(where: { $0.key == key })?.value.content,
            scalar.origin == .literal
        else { return nil }
        return NearestName.of(scalar.text, among: candidates)
    }

    /// Reports a key that must be there.
    func missing(_ key: String, allowed: String, into diagnostics: inout Diagnostics) {
        diagnostics.error(place, path(of: key), "is missing; must be \(allowed)")
    }

    /// Reads a scalar with `convert`, which answers nil for what is not allowed.
    mutating func scalar<Value>(
        _ key: String, allowed: String, into diagnostics: inout Diagnostics,
        _ convert: (ConfigNode.Scalar) -> Value?
    ) -> Value? {
        guard let node = node(key) else { return nil }
        if case .scalar(let scalar) = node.content, let value = convert(scalar) { return value }
        diagnostics.error(node.place, path(of: key), "is \(node.shown); must be \(allowed)")
        return nil
    }

    mutating func integer(
        _ key: String, in range: ClosedRange<Int64>, into diagnostics: inout Diagnostics
    ) -> Int64? {
        scalar(
            key, allowed: "\(range.lowerBound)...\(range.upperBound)", into: &diagnostics
        ) { scalar in
            scalar.mayBeTyped ? Int64(scalar.text).flatMap { range.contains($0) ? $0 : nil } : nil
        }
    }

    mutating func boolean(_ key: String, into diagnostics: inout Diagnostics) -> Bool? {
        scalar(key, allowed: "true or false", into: &diagnostics) { scalar in
            guard scalar.mayBeTyped else { return nil }
            switch scalar.text {
            case "true", "True", "TRUE": return true
            case "false", "False", "FALSE": return false
            default: return nil
            }
        }
    }

    /// A text that `accepts` takes. Control characters, NUL above all, are never taken.
    mutating func text(
        _ key: String, allowed: String, into diagnostics: inout Diagnostics,
        where accepts: (String) -> Bool = { _ in true }
    ) -> String? {
        scalar(key, allowed: allowed, into: &diagnostics) { scalar in
            scalar.isCleanText && accepts(scalar.text) ? scalar.text : nil
        }
    }

    /// One of the cases of an enumeration, by raw value.
    mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ key: String, of type: Choice.Type, into diagnostics: inout Diagnostics
    ) -> Choice? {
        let allowed = Choice.allCases.map(\.rawValue)
        guard let node = node(key) else { return nil }
        if case .scalar(let scalar) = node.content {
            if let value = Choice(rawValue: scalar.text) { return value }
        }
        diagnostics.error(
            node.place, path(of: key),
            "is \(node.shown); must be \(Self.alternatives(allowed, near: node))")
        return nil
    }

    /// `one of a, b, c`, and the nearest one if what stands there looks like a slip.
    static func alternatives(_ allowed: [String], near node: ConfigNode) -> String {
        let list = "one of \(allowed.joined(separator: ", "))"
        guard case .scalar(let scalar) = node.content, scalar.origin == .literal,
            let near = NearestName.of(scalar.text, among: allowed)
        else { return list }
        return "\(list); did you mean \(near)?"
    }

    mutating func duration(
        _ key: String, in range: ClosedRange<Duration>, into diagnostics: inout Diagnostics
    ) -> Duration? {
        let allowed =
            "\(Quantity.text(range.lowerBound))...\(Quantity.text(range.upperBound)), "
            + "an integer with ms, s, m, h or d"
        return scalar(key, allowed: allowed, into: &diagnostics) { scalar in
            Quantity.duration(scalar.text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    mutating func bytes(
        _ key: String, in range: ClosedRange<Int64>, into diagnostics: inout Diagnostics
    ) -> Int64? {
        let (low, high) = (range.lowerBound, range.upperBound)
        let allowed =
            "\(Quantity.text(bytes: low))...\(Quantity.text(bytes: high)), "
            + "an integer with KiB, MiB, GiB or TiB, or plain bytes"
        return scalar(key, allowed: allowed, into: &diagnostics) { scalar in
            Quantity.bytes(scalar.text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// The elements of a list with the path of each; nil if the key is missing or no list.
    mutating func list(
        _ key: String, of elements: String, count: ClosedRange<Int>,
        into diagnostics: inout Diagnostics
    ) -> [(path: String, node: ConfigNode)]? {
        guard let node = node(key) else { return nil }
        let path = path(of: key)
        guard case .sequence(let found) = node.content else {
            diagnostics.error(node.place, path, "is \(node.shown); must be a list of \(elements)")
            return nil
        }
        guard count.contains(found.count) else {
            diagnostics.error(
                node.place, path,
                "has \(found.count) elements; must have \(count.lowerBound)...\(count.upperBound)")
            return nil
        }
        return found.enumerated().map { ("\(path)[\($0)]", $1) }
    }

    /// The elements of a list of texts, each once and each taken by `accepts`.
    mutating func texts(
        _ key: String, allowed: String, count: ClosedRange<Int>,
        into diagnostics: inout Diagnostics, where accepts: (String) -> Bool
    ) -> [String]? {
        guard let elements = list(key, of: "texts", count: count, into: &diagnostics) else {
            return nil
        }
        var result: [String] = []
        for (path, node) in elements {
            guard case .scalar(let scalar) = node.content, !scalar.isNull, scalar.isCleanText,
                accepts(scalar.text)
            else {
                diagnostics.error(node.place, path, "is \(node.shown); must be \(allowed)")
                continue
            }
            if result.contains(scalar.text) {
                diagnostics.error(
                    node.place, path, "is \(node.shown) again; must be there once, remove one")
                continue
            }
            result.append(scalar.text)
        }
        return result
    }

    /// Reports every key that was not read, with the nearest known one. `moved` says where a key of
    /// another place belongs.
    func finish(
        moved: [String: String] = [:], into diagnostics: inout Diagnostics
    ) {
        for entry in entries where !knownKeys.contains(entry.key) {
            if diagnostics.isFull { return }
            let shown = ConfigNode.printable(entry.key)
            let hint: String
            if let elsewhere = moved[entry.key] {
                hint = "write \(elsewhere) instead"
            } else if let near = NearestName.of(entry.key, among: knownKeys) {
                hint = "did you mean \(near)?"
            } else if knownKeys.count > 16 {
                hint = "see the comments of etc/weir.yaml"
            } else {
                hint = "must be one of \(knownKeys.joined(separator: ", "))"
            }
            let key = shown.isEmpty ? "\"\"" : shown
            diagnostics.error(entry.keyPlace, path(of: key), "is no known key; \(hint)")
        }
    }
}

extension ConfigNode.Scalar {
    /// Whether the text may stand for a number or a boolean. What comes from a file is text to a
    /// plugin but may be a number here.
    var mayBeTyped: Bool { isPlain || origin != .literal }

    /// Not empty and without control characters.
    var isCleanText: Bool {
        !text.isEmpty && !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }
}
