public import CPluginABI

/// A plugin's options: the canonical JSON object that the host passes.
///
/// Each accessor checks type and range and names the key in its error. `requireKeys(only:)` refuses
/// what the plugin does not know.
public struct PluginOptions: Sendable {
    private let members: [String: JSONValue]
    private let path: String

    /// - Throws: `invalid` if the text is not one JSON object.
    public init(_ json: weir_str) throws(PluginError) {
        guard json.n > 0, let start = json.p else {
            self.init(members: [:], path: "options")
            return
        }
        try self.init(
            parsing: UnsafeRawBufferPointer(start: start, count: Int(json.n)))
    }

    public init(parsing bytes: UnsafeRawBufferPointer) throws(PluginError) {
        var reader = JSONReader(bytes)
        let value = try reader.document()
        guard case .object(let members) = value else {
            throw PluginError(.invalid, "options are \(value.kind); must be an object")
        }
        self.init(members: members, path: "options")
    }

    init(members: [String: JSONValue], path: String) {
        self.members = members
        self.path = path
    }

    public var keys: [String] { members.keys.sorted() }

    /// Refuses keys that are not in `known`.
    public func requireKeys(only known: [String]) throws(PluginError) {
        for key in keys where !known.contains(key) {
            let allowed = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
            throw PluginError(
                .invalid, "\(path).\(key) is not an option; known options: \(allowed)")
        }
    }

    /// nil if the key is absent.
    public func integer(
        _ key: String, in range: ClosedRange<Int64>
    ) throws(PluginError) -> Int64? {
        guard let value = members[key] else { return nil }
        guard case .integer(let number) = value else {
            throw wrongType(key, value, "an integer")
        }
        guard range.contains(number) else {
            throw PluginError(
                .invalid,
                "\(path).\(key) is \(number); must be \(range.lowerBound)...\(range.upperBound)")
        }
        return number
    }

    /// nil if the key is absent.
    public func bool(_ key: String) throws(PluginError) -> Bool? {
        guard let value = members[key] else { return nil }
        guard case .bool(let flag) = value else { throw wrongType(key, value, "true or false") }
        return flag
    }

    /// nil if the key is absent.
    public func string(_ key: String) throws(PluginError) -> String? {
        guard let value = members[key] else { return nil }
        guard case .string(let text) = value else { throw wrongType(key, value, "a string") }
        return text
    }

    /// nil if the key is absent.
    public func object(_ key: String) throws(PluginError) -> PluginOptions? {
        guard let value = members[key] else { return nil }
        guard case .object(let inner) = value else { throw wrongType(key, value, "an object") }
        return PluginOptions(members: inner, path: "\(path).\(key)")
    }

    /// nil if the key is absent.
    public func strings(_ key: String) throws(PluginError) -> [String]? {
        guard let value = members[key] else { return nil }
        guard case .array(let elements) = value else {
            throw wrongType(key, value, "an array of strings")
        }
        var texts: [String] = []
        for element in elements {
            guard case .string(let text) = element else {
                throw wrongType(key, element, "an array of strings")
            }
            texts.append(text)
        }
        return texts
    }

    private func wrongType(_ key: String, _ value: JSONValue, _ wanted: String) -> PluginError {
        PluginError(.invalid, "\(path).\(key) is \(value.kind); must be \(wanted)")
    }
}
