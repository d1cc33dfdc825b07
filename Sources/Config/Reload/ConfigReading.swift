/// Where a node's configuration comes from, so that it can be read again.
public struct ConfigSource: Sendable, Equatable {
    /// The YAML file.
    public var path: String
    /// `path.to.key=value` texts, applied in order.
    public var overrides: [String]

    public init(path: String, overrides: [String] = []) {
        self.path = path
        self.overrides = overrides
    }

    /// Reads it, with the environment the process has.
    public func read() throws(ConfigErrors) -> ConfigReading {
        try ConfigLoader.reading(path: path, overrides: overrides)
    }
}

/// A configuration together with what was written, key by key.
public struct ConfigReading: Sendable {
    /// A value as it was written.
    struct Leaf: Sendable, Equatable {
        /// What decides whether two values are the same; may be secret.
        var text: String
        /// What may be shown.
        var shown: String
        var place: ConfigPlace
    }

    public internal(set) var config: WeirConfig
    /// By path, such as `listeners[0].port`. Empty lists and mappings are leaves, too.
    var leaves: [String: Leaf]

    init(_ config: WeirConfig, tree: ConfigNode?) {
        self.config = config
        leaves = [:]
        if let tree { Self.collect(tree, path: "", into: &leaves) }
    }

    private static func collect(
        _ node: ConfigNode, path: String, into leaves: inout [String: Leaf]
    ) {
        switch node.content {
        case .scalar(let scalar):
            if scalar.isNull { return }
            leaves[path] = Leaf(
                text: "\(scalar.isPlain ? "" : "\"")\(scalar.text)", shown: node.shown,
                place: node.place)
        case .sequence(let elements):
            if elements.isEmpty {
                leaves[path] = Leaf(text: "[]", shown: "[]", place: node.place)
            }
            for (index, element) in elements.enumerated() {
                collect(element, path: "\(path)[\(index)]", into: &leaves)
            }
        case .mapping(let entries):
            for entry in entries {
                collect(
                    entry.value, path: path.isEmpty ? entry.key : "\(path).\(entry.key)",
                    into: &leaves)
            }
        }
    }
}
