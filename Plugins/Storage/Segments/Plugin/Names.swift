import Primitives

/// Names of files and directories, Kafka's where Kafka has them.
enum Names {
    static let metadata = "partition.metadata"
    static let cleanShutdown = ".kafka_cleanshutdown"
    static let recoveryPoints = "recovery-point-offset-checkpoint"
    static let highWatermarks = "replication-offset-checkpoint"
    static let logStarts = "log-start-offset-checkpoint"
    static let format = "weir-format"
    /// Longest file name that Linux file systems take.
    static let maxByteCount = 255

    /// Twenty digits.
    static func segment(_ offset: Int64) -> String { padded(offset, 20) }

    static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// The number in a name of exactly `width` digits; nil if it is none.
    static func number(_ text: Substring, width: Int) -> Int64? {
        guard text.utf8.count == width, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
            return nil
        }
        return Int64(text)
    }

    /// `00000000000000000042.log` with `.log` -> 42.
    static func offset(_ name: String, suffix: String) -> Int64? {
        guard name.hasSuffix(suffix) else { return nil }
        return number(name.dropLast(suffix.utf8.count), width: 20)
    }

    /// `<topic>-<partition>.<32 hex>-delete`; the topic is cut so that the name fits.
    static func deleted(_ log: LogName, unique: (UInt64, UInt64)) -> String {
        let suffix = "-\(log.partition).\(hex(unique.0))\(hex(unique.1))-delete"
        return String(log.topic.prefix(max(0, maxByteCount - suffix.utf8.count))) + suffix
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// Directories that Kafka renamed: being deleted, moved or disowned.
    static func isLeftover(_ name: String) -> Bool {
        name.hasSuffix("-delete") || name.hasSuffix("-future") || name.hasSuffix("-stray")
    }
}

/// A log's name: its directory is `<topic>-<partition>`.
struct LogName: Hashable, Sendable {
    var topic: String
    var partition: Int32

    var directory: String { "\(topic)-\(partition)" }

    init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    /// nil if it is not the name of a log's directory.
    init?(directory name: String) {
        guard !Names.isLeftover(name), let dash = name.utf8.lastIndex(of: UInt8(ascii: "-")),
            dash > name.startIndex,
            let partition = Int32(name[name.index(after: dash)...]), partition >= 0,
            String(partition) == name[name.index(after: dash)...]
        else { return nil }
        self.init(topic: String(name[..<dash]), partition: partition)
        guard Self.isTopic(topic) else { return nil }
    }

    /// Kafka's rule: 1-249 of letters, digits, `.`, `_`, `-`, and not `.` or `..`.
    static func isTopic(_ name: String) -> Bool {
        guard (1...249).contains(name.utf8.count), name != ".", name != ".." else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }
}
