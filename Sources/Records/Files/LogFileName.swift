/// Names of the files in a partition's directory: an offset in twenty digits and a suffix.
public struct LogFileName: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, CaseIterable, Sendable {
        case log = ".log"
        case offsetIndex = ".index"
        case timeIndex = ".timeindex"
        case transactionIndex = ".txnindex"
        case producerSnapshot = ".snapshot"
    }

    /// Base offset of the segment; for a producer snapshot the offset it reaches up to (open).
    public var offset: Int64
    public var kind: Kind

    /// - Parameter offset: 0 or more.
    public init(_ offset: Int64, _ kind: Kind) {
        precondition(offset >= 0, "file name for offset \(offset)")
        self.offset = offset
        self.kind = kind
    }

    /// nil: another file.
    public init?(_ name: String) {
        let digits = name.prefix { $0 != "." }
        guard let offset = Decimal.parse(digits, width: 20),
            let kind = Kind(rawValue: String(name[digits.endIndex...]))
        else { return nil }
        self.offset = offset
        self.kind = kind
    }

    public var description: String { Decimal.text(offset, width: 20) + kind.rawValue }
}

/// Name of a KRaft snapshot: `<end offset, 20 digits>-<epoch, 10 digits>.checkpoint` (KIP-630).
public struct SnapshotFileName: Hashable, Sendable, CustomStringConvertible {
    private static let suffix = ".checkpoint"
    /// Offset behind the last one that the snapshot covers.
    public var endOffset: Int64
    /// Leader epoch of the record before `endOffset`.
    public var epoch: Int32

    /// - Precondition: both are 0 or more.
    public init(endOffset: Int64, epoch: Int32) {
        precondition(endOffset >= 0 && epoch >= 0, "snapshot name for \(endOffset)-\(epoch)")
        self.endOffset = endOffset
        self.epoch = epoch
    }

    /// nil: another file.
    public init?(_ name: String) {
        guard name.hasSuffix(Self.suffix) else { return nil }
        let parts = name.dropLast(Self.suffix.count).split(
            separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let offset = Decimal.parse(parts[0], width: 20),
            let epoch = Decimal.parse(parts[1], width: 10).flatMap(Int32.init(exactly:))
        else { return nil }
        self.endOffset = offset
        self.epoch = epoch
    }

    public var description: String {
        Decimal.text(endOffset, width: 20) + "-" + Decimal.text(Int64(epoch), width: 10)
            + Self.suffix
    }
}

/// Decimal numbers of a fixed number of digits.
enum Decimal {
    static func text(_ value: Int64, width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    static func parse(_ text: Substring, width: Int) -> Int64? {
        guard text.utf8.count == width, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return nil
        }
        return Int64(text)
    }
}
