import Primitives

/// The text of Kafka's `quorum-state`, version 1: one flat JSON object.
///
/// `{"leaderId":1,"leaderEpoch":2,"votedId":-1,"votedDirectoryId":"AAAAAAAAAAAAAAAAAAAAAA",
/// "data_version":1}`, where -1 and the zero id stand for none.
public enum QuorumStateFile {
    public static func encode(_ state: ElectionState) -> [UInt8] {
        let voted = state.votedKey
        let text =
            "{\"leaderId\":\(state.leaderID ?? -1),\"leaderEpoch\":\(state.epoch),"
            + "\"votedId\":\(voted?.id ?? -1),"
            + "\"votedDirectoryId\":\"\(voted?.directoryID ?? .zero)\",\"data_version\":1}"
        return Array(text.utf8)
    }

    /// Members that are not named above are ignored, as Kafka does.
    public static func decode(_ bytes: [UInt8]) throws(QuorumStateError) -> ElectionState {
        var parser = FlatJSONParser(bytes: bytes)
        let members = try parser.parse()
        let version = try integer("data_version", in: members)
        guard version == 1 else {
            throw QuorumStateError(
                "quorum-state: data_version is \(version); must be 1. It was written by another "
                    + "release: start that release, or restore the file")
        }
        let leader = try integer("leaderId", in: members)
        let epoch = try integer("leaderEpoch", in: members)
        let votedID = try integer("votedId", in: members)
        guard (0..<Int32.max).contains(epoch) else {
            throw QuorumStateError(
                "quorum-state: leaderEpoch is \(epoch); must be 0..<\(Int32.max)")
        }
        guard case .text(let directoryText)? = members["votedDirectoryId"],
            let directory = Uuid(directoryText)
        else {
            throw QuorumStateError(
                "quorum-state: votedDirectoryId is missing or no id; must be 22 base64 characters")
        }
        return ElectionState(
            epoch: epoch, leaderID: leader < 0 ? nil : leader,
            votedKey: votedID < 0 ? nil : ReplicaKey(id: votedID, directoryID: directory))
    }

    private static func integer(
        _ name: String, in members: [String: FlatJSONParser.Value]
    ) throws(QuorumStateError) -> Int32 {
        guard case .integer(let value)? = members[name], let narrow = Int32(exactly: value) else {
            throw QuorumStateError("quorum-state: \(name) is missing or no 32-bit integer")
        }
        return narrow
    }
}

/// Why a `quorum-state` was refused.
public struct QuorumStateError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String
    init(_ description: String) { self.description = description }
}

/// One JSON object of integers and strings without escapes: all that `quorum-state` needs.
struct FlatJSONParser {
    enum Value: Equatable {
        case integer(Int64)
        case text(String)
    }

    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func parse() throws(QuorumStateError) -> [String: Value] {
        var members: [String: Value] = [:]
        try expect(UInt8(ascii: "{"))
        while true {
            let name = try parseText()
            try expect(UInt8(ascii: ":"))
            guard members.updateValue(try parseValue(), forKey: name) == nil else {
                throw fault("member \(name) is there twice")
            }
            if peek() == UInt8(ascii: ",") {
                position += 1
                continue
            }
            try expect(UInt8(ascii: "}"))
            guard peek() == nil else { throw fault("text after the object") }
            return members
        }
    }

    /// The next byte that is not white space.
    private mutating func peek() -> UInt8? {
        while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) {
            position += 1
        }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func expect(_ byte: UInt8) throws(QuorumStateError) {
        guard peek() == byte else {
            throw fault("expected '\(Character(UnicodeScalar(byte)))'")
        }
        position += 1
    }

    private mutating func parseValue() throws(QuorumStateError) -> Value {
        if peek() == UInt8(ascii: "\"") { return .text(try parseText()) }
        let start = position
        while position < bytes.count,
            bytes[position] == UInt8(ascii: "-")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
        {
            position += 1
        }
        guard let value = Int64(String(decoding: bytes[start..<position], as: UTF8.self)) else {
            throw fault("expected a string or an integer")
        }
        return .integer(value)
    }

    private mutating func parseText() throws(QuorumStateError) -> String {
        try expect(UInt8(ascii: "\""))
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20 else {
                throw fault("escapes and control characters are not allowed")
            }
            position += 1
        }
        guard position < bytes.count,
            let text = String(validating: bytes[start..<position], as: UTF8.self)
        else { throw fault("string does not end or is not UTF-8") }
        position += 1
        return text
    }

    private func fault(_ text: String) -> QuorumStateError {
        QuorumStateError("quorum-state: byte \(position): \(text)")
    }
}
