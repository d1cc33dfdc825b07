/// Where a value was written.
public struct ConfigPlace: Sendable, Hashable, CustomStringConvertible {
    /// The file's path as it was given, or `--set path.to.key`.
    public let source: String
    /// From 1; 0 for an override.
    public let line: Int
    /// From 1, in characters; 0 for an override.
    public let column: Int

    public init(file: String, line: Int, column: Int) {
        self.source = file
        self.line = line
        self.column = column
    }

    /// The place of a value given as `--set path=value`.
    public init(override path: String) {
        self.source = "--set \(path)"
        self.line = 0
        self.column = 0
    }

    public var isOverride: Bool { line == 0 }

    public var description: String { isOverride ? source : "\(source):\(line):\(column)" }
}

/// One thing that is wrong with the configuration.
public struct ConfigError: Error, Sendable, Hashable, CustomStringConvertible {
    public let place: ConfigPlace
    /// The key, such as `listeners[0].port`; empty if the file as a whole is meant.
    public let path: String
    /// Continues the path: `is 99999; must be 0...65535`. Secrets never stand here.
    public let message: String

    public init(place: ConfigPlace, path: String, message: String) {
        self.place = place
        self.path = path
        self.message = message
    }

    public var description: String {
        path.isEmpty ? "\(place): \(message)" : "\(place): \(path) \(message)"
    }
}

/// Everything that is wrong with the configuration, in the order of the file, overrides last.
public struct ConfigErrors: Error, Sendable, Equatable, CustomStringConvertible {
    public let errors: [ConfigError]

    public init(_ errors: [ConfigError]) {
        self.errors = errors.enumerated().sorted { left, right in
            let (one, other) = (left.element.place, right.element.place)
            if one.isOverride != other.isOverride { return other.isOverride }
            if one.line != other.line { return one.line < other.line }
            if one.column != other.column { return one.column < other.column }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// One line for each error.
    public var description: String {
        errors.map(\.description).joined(separator: "\n")
    }
}

/// Collects errors and warnings while the configuration is read, so that all are reported at once.
struct Diagnostics {
    private(set) var errors: [ConfigError] = []
    private(set) var warnings: [ConfigError] = []

    /// Whether further errors are dropped.
    var isFull: Bool { errors.count >= ConfigBounds.errors }

    mutating func error(_ place: ConfigPlace, _ path: String, _ message: String) {
        if isFull { return }
        errors.append(ConfigError(place: place, path: path, message: message))
    }

    mutating func warn(_ place: ConfigPlace, _ path: String, _ message: String) {
        warnings.append(ConfigError(place: place, path: path, message: message))
    }
}
