/// Versions of a message, both ends included.
public struct VersionRange: Equatable, Sendable, CustomStringConvertible {
    public var low: Int16
    public var high: Int16

    public init(_ low: Int16, _ high: Int16) {
        precondition(low <= high, "versions \(low)-\(high) run backwards")
        self.low = low
        self.high = high
    }

    public func contains(_ version: Int16) -> Bool { version >= low && version <= high }
    public func contains(_ other: VersionRange) -> Bool { other.low >= low && other.high <= high }
    public var description: String { low == high ? "\(low)" : "\(low)-\(high)" }
}

/// What one value of a field is, arrays and null aside.
public enum ElementType: Equatable, Sendable {
    case bool, int8, int16, uint16, int32, uint32, int64, float64, uuid, string, bytes, records
    case structure(String)

    static let scalars: [String: ElementType] = [
        "bool": .bool, "int8": .int8, "int16": .int16, "uint16": .uint16, "int32": .int32,
        "uint32": .uint32, "int64": .int64, "float64": .float64, "uuid": .uuid,
        "string": .string, "bytes": .bytes, "records": .records,
    ]
}

/// One field, in wire order among its neighbours.
public struct Field: Equatable, Sendable {
    public var name: String
    public var type: ElementType
    public var isArray: Bool
    /// Versions in which the field exists.
    public var versions: VersionRange
    /// Versions in which null is allowed.
    public var nullable: VersionRange?
    /// A tagged field's tag; it is tagged in all of ``versions``.
    public var tag: UInt32?
    /// Never takes the compact form, whatever the version.
    public var isPlain: Bool
    /// The default as the schema writes it; absent means zero, empty or false.
    public var defaultText: String?
}

/// A structure of a message. Its name is unique in the message.
public struct Structure: Equatable, Sendable {
    public var name: String
    /// Versions in which the structure can occur.
    public var versions: VersionRange
    public var fields: [Field]
}

/// A message with everything needed to encode it.
public struct Message: Equatable, Sendable {
    public enum Kind: String, Sendable {
        case request, response, header, metadata, data
    }

    /// Which log a record belongs to, and the numbers that announce it there.
    public struct RecordType: Equatable, Sendable {
        public var space: String
        public var numbers: VersionRange
    }

    public var kind: Kind
    public var name: String
    public var apiKey: Int16?
    public var record: RecordType?
    public var versions: VersionRange
    /// First version with compact lengths and tagged fields.
    public var firstFlexible: Int16?
    public var listeners: [String]
    public var fields: [Field]
    public var structures: [Structure]

    public func isFlexible(_ version: Int16) -> Bool {
        firstFlexible.map { version >= $0 } ?? false
    }

    public func structure(_ name: String) -> Structure? {
        structures.first { $0.name == name }
    }
}

/// One schema file.
public struct SchemaFile: Equatable, Sendable {
    /// File name without folder and extension.
    public var name: String
    /// The comment lines at the top, without `#`.
    public var about: [String]
    public var messages: [Message]
}

/// Why a schema file cannot be used.
public struct SchemaError: Error, Equatable, CustomStringConvertible {
    public var file: String
    /// From 1; 0 when the fault is not in one line.
    public var line: Int
    public var message: String

    public init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    public var description: String { "\(file):\(line): \(message)" }
}
