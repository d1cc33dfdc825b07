/// Why the bytes of one of Kafka's small log files cannot be read.
public struct FileFormatError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        /// The file ends too early.
        case truncated
        case unknownVersion(Int64)
        /// The number of entries is not the one that the file states.
        case countMismatch(stated: Int64, found: Int64)
        case crcMismatch(stored: UInt32, computed: UInt32)
        /// A line, or a field of it, is not of its form.
        case malformed(String)
    }

    /// The kind of file, by Kafka's name.
    public var file: StaticString
    public var reason: Reason
    /// Line of a text file from 1; 0 for a binary one.
    public var line: Int

    public init(_ file: StaticString, _ reason: Reason, line: Int = 0) {
        self.file = file
        self.reason = reason
        self.line = line
    }

    public static func == (a: FileFormatError, b: FileFormatError) -> Bool {
        a.file.description == b.file.description && a.reason == b.reason && a.line == b.line
    }

    public var description: String {
        let text: String
        switch reason {
        case .truncated: text = "ends too early"
        case .unknownVersion(let version): text = "version \(version) is unknown"
        case .countMismatch(let stated, let found):
            text = "states \(stated) entries but has \(found)"
        case .crcMismatch(let stored, let computed):
            text = "CRC-32C is \(computed) but the file says \(stored)"
        case .malformed(let part): text = "cannot read \"\(part)\""
        }
        return line == 0 ? "\(file): \(text)" : "\(file) line \(line): \(text)"
    }
}
