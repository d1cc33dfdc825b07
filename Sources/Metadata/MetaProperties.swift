public import Primitives

/// `meta.properties` of a data directory, version 1: which cluster, node and directory it is.
///
/// Text in, text out: whoever owns the directory reads and writes the file.
public struct MetaProperties: Equatable, Sendable {
    public static let fileName = "meta.properties"

    public var clusterID: String
    public var nodeID: Int32
    public var directoryID: Uuid

    public init(clusterID: String, nodeID: Int32, directoryID: Uuid) {
        self.clusterID = clusterID
        self.nodeID = nodeID
        self.directoryID = directoryID
    }

    /// The file's text: Java properties, as Kafka writes them.
    public var text: String {
        """
        cluster.id=\(clusterID)
        directory.id=\(directoryID)
        node.id=\(nodeID)
        version=1

        """
    }

    /// Reads the file's text. Properties with other names are ignored, as Kafka does.
    public init(text: String) throws(MetaPropertiesError) {
        var values: [String: String] = [:]
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let trimmed = Self.trim(line)
            guard let first = trimmed.first, first != "#", first != "!" else { continue }
            guard let separator = trimmed.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
                throw MetaPropertiesError("line \(index + 1): no '=' in '\(trimmed)'")
            }
            let name = String(Self.trim(trimmed[..<separator]))
            guard values[name] == nil else {
                throw MetaPropertiesError("line \(index + 1): \(name) is there twice")
            }
            values[name] = String(Self.trim(trimmed[trimmed.index(after: separator)...]))
        }
        let version = try Self.value("version", in: values)
        guard version == "1" else {
            throw MetaPropertiesError(
                "version is \(version); must be 1. Start the release that wrote this directory")
        }
        let nodeText = try Self.value("node.id", in: values)
        guard let nodeID = Int32(nodeText), nodeID >= 0 else {
            throw MetaPropertiesError("node.id is '\(nodeText)'; must be 0...\(Int32.max)")
        }
        let directoryText = try Self.value("directory.id", in: values)
        guard let directoryID = Uuid(directoryText), !directoryID.isReserved else {
            throw MetaPropertiesError(
                "directory.id is '\(directoryText)'; must be 22 base64 characters of an id that "
                    + "is not reserved")
        }
        let clusterID = try Self.value("cluster.id", in: values)
        guard !clusterID.isEmpty else { throw MetaPropertiesError("cluster.id is empty") }
        self.init(clusterID: clusterID, nodeID: nodeID, directoryID: directoryID)
    }

    private static func value(
        _ name: String, in values: [String: String]
    ) throws(MetaPropertiesError) -> String {
        guard let value = values[name] else { throw MetaPropertiesError("\(name) is missing") }
        return value
    }

    private static func trim(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}

/// Why a `meta.properties` was refused.
public struct MetaPropertiesError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String
    init(_ description: String) { self.description = "meta.properties: " + description }
}
