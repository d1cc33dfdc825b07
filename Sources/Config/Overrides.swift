/// Applies `path.to.key=value` texts to a tree before it is typed.
///
/// A path is keys separated by dots. `[2]` picks an element of a list, and one past the last
/// appends; a key after a list picks the element whose `name` it is (`listeners.PLAINTEXT.port`). A
/// key that holds dots stands in double quotes, except below `defaults`, where the rest of the path
/// is the key (`defaults.num.partitions`). Missing mappings on the way are made. The value is YAML.
enum Overrides {
    static func apply(
        _ overrides: [String], to root: ConfigNode, into diagnostics: inout Diagnostics
    ) -> ConfigNode {
        var root = root
        for override in overrides {
            guard let equals = override.firstIndex(of: "="), equals != override.startIndex else {
                let shown = ConfigNode.printable(override)
                diagnostics.error(
                    ConfigPlace(override: shown), "",
                    "is no override; must be path.to.key=value")
                continue
            }
            let path = ConfigNode.printable(String(override[..<equals]))
            let place = ConfigPlace(override: path)
            do throws(Problem) {
                let steps = try parse(String(override[..<equals]))
                let known = diagnostics.errors.count
                let value = YamlReader.read(
                    Array(override[override.index(after: equals)...].utf8),
                    source: .override(path), into: &diagnostics)
                if diagnostics.errors.count > known { continue }
                try set(
                    value ?? .null(at: place), at: steps[...], in: &root, path: "", place: place)
            } catch {
                diagnostics.error(place, "", error.text)
            }
        }
        return root
    }

    private enum Step {
        case key(String)
        case index(Int)
    }

    /// Why an override cannot be applied, as a sentence about it.
    private struct Problem: Error { let text: String }

    private static func parse(_ path: String) throws(Problem) -> [Step] {
        let malformed = Problem(
            text: "the path is malformed; must look like listeners[0].port or "
                + "plugins.load.segments.options.\"dotted.key\"")
        var steps: [Step] = []
        var rest = path[...]
        while true {
            if rest.first == "\"" {
                rest.removeFirst()
                guard let end = rest.firstIndex(of: "\"") else { throw malformed }
                steps.append(.key(String(rest[..<end])))
                rest = rest[rest.index(after: end)...]
            } else {
                let end = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
                guard end != rest.startIndex else { throw malformed }
                steps.append(.key(String(rest[..<end])))
                rest = rest[end...]
            }
            while rest.first == "[" {
                guard let end = rest.firstIndex(of: "]"),
                    let index = Int(rest[..<end].dropFirst()), index >= 0
                else { throw malformed }
                steps.append(.index(index))
                rest = rest[rest.index(after: end)...]
            }
            if rest.isEmpty { break }
            guard rest.first == "." else { throw malformed }
            rest.removeFirst()
            if case .key("defaults")? = steps.first, steps.count == 1, !rest.isEmpty,
                rest.first != "\""
            {
                steps.append(.key(String(rest)))
                break
            }
        }
        guard steps.count <= ConfigBounds.depth else {
            throw Problem(text: "the path has more than \(ConfigBounds.depth) parts")
        }
        return steps
    }

    private static func set(
        _ value: ConfigNode, at steps: ArraySlice<Step>, in node: inout ConfigNode, path: String,
        place: ConfigPlace
    ) throws(Problem) {
        guard let step = steps.first else {
            node = value
            return
        }
        let rest = steps.dropFirst()
        // What is empty becomes what the path needs.
        if case .scalar(let scalar) = node.content, scalar.isNull {
            node.place = place
            if case .index = step {
                node.content = .sequence([])
            } else {
                node.content = .mapping([])
            }
        }
        switch (step, node.content) {
        case (.key(let key), .mapping(var entries)):
            let index: Int
            if let found = entries.firstIndex(where: { $0.key == key }) {
                index = found
            } else {
                index = entries.count
                entries.append(
                    ConfigNode.Entry(key: key, keyPlace: place, value: .null(at: place)))
            }
            try set(
                value, at: rest, in: &entries[index].value,
                path: path.isEmpty ? key : "\(path).\(key)", place: place)
            node.content = .mapping(entries)
        case (.key(let name), .sequence(var elements)):
            let index = try element(named: name, of: elements, path: path)
            try set(
                value, at: rest, in: &elements[index], path: "\(path)[\(index)]", place: place)
            node.content = .sequence(elements)
        case (.index(let index), .sequence(var elements)):
            guard index <= elements.count else {
                throw Problem(
                    text: "\(path) has \(elements.count) elements; the index must be "
                        + "0...\(elements.count), where \(elements.count) appends")
            }
            if index == elements.count { elements.append(.null(at: place)) }
            try set(
                value, at: rest, in: &elements[index], path: "\(path)[\(index)]", place: place)
            node.content = .sequence(elements)
        case (.index, _):
            throw Problem(text: "\(path) is \(node.shown); [n] must follow a list")
        case (.key(let key), .scalar):
            throw Problem(
                text: "\(path) is \(node.shown); only a mapping or list can hold "
                    + ConfigNode.printable(key))
        }
    }

    private static func element(
        named name: String, of elements: [ConfigNode], path: String
    ) throws(Problem) -> Int {
        let names = elements.map { $0["name"]?.plainText }
        let found = names.indices.filter { names[$0] == name }
        if found.count == 1, let index = found.first { return index }
        let shown = ConfigNode.printable(name)
        if found.count > 1 {
            throw Problem(
                text: "\(path) has \(found.count) elements named \(shown); "
                    + "pick one as \(path)[\(found[0])]")
        }
        let known = names.compactMap { $0 }.map(ConfigNode.printable)
        let list = known.isEmpty ? "has no named elements" : "has \(known.joined(separator: ", "))"
        throw Problem(text: "\(path) has no element named \(shown); it \(list)")
    }
}

extension ConfigNode {
    static func null(at place: ConfigPlace) -> ConfigNode {
        ConfigNode(content: .scalar(Scalar(text: "", isPlain: true)), place: place)
    }

    /// The text of a scalar as written; nil for anything else.
    fileprivate var plainText: String? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar.text
    }
}
