/// The rules of topic names.
public enum TopicName {
    public static let maxByteCount = 249

    /// Topics that the server keeps for itself but that live as ordinary partitions.
    public static func isInternal(_ name: String) -> Bool {
        name == "__consumer_offsets" || name == "__transaction_state"
            || name == "__share_group_state"
    }

    /// The log of the controller, which is no ordinary topic.
    public static let clusterMetadata = "__cluster_metadata"

    /// Why a name is not allowed; nil if it is.
    public static func problem(_ name: String) -> String? {
        if name.isEmpty { return "Topic name is empty; must have 1 to \(maxByteCount) characters." }
        if name == "." || name == ".." { return "Topic name must not be '.' or '..'." }
        guard name.utf8.count <= maxByteCount else {
            return "Topic name has \(name.utf8.count) bytes; must have at most \(maxByteCount)."
        }
        guard name.utf8.allSatisfy(isLegal) else {
            return "Topic name '\(name)' has a character outside of ASCII letters, digits, "
                + "'.', '_' and '-'."
        }
        return nil
    }

    /// Two names with equal keys make the same metric names, so only one of them may exist: `.` and
    /// `_` count as one character.
    static func collisionKey(_ name: String) -> String {
        String(decoding: name.utf8.map { $0 == 0x2e ? 0x5f : $0 }, as: UTF8.self)
    }

    private static func isLegal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
