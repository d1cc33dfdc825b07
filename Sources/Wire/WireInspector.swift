import Primitives

/// Decodes messages that are named at run time, for tools and tests.
public enum WireInspector {
    /// Why a message could not be shown or encoded again, in one sentence.
    public struct Failure: Error, Equatable, CustomStringConvertible {
        public var description: String
    }

    /// Answers one line `KIND NAME VERSION HEX`: the same message encoded again as lower-case hex,
    /// or `error: ` and why not. KIND is request, response, header, metadata or data; NAME is
    /// Kafka's (`FetchRequest`). HEX is the message without header or frame and must be whole; it
    /// is `-` or absent for no bytes, as is the answer.
    public static func answer(_ line: String) -> String {
        let words = line.split(separator: " ")
        guard words.count == 3 || words.count == 4 else {
            return "error: \(words.count) words; KIND NAME VERSION HEX expected"
        }
        do {
            guard let version = Int16(words[2]) else {
                throw Failure(description: "'\(words[2])' is no version")
            }
            let hex = words.count == 4 && words[3] != "-" ? words[3] : ""
            guard let bytes = Hex.decode(hex) else {
                throw Failure(description: "'\(hex.prefix(32))' is not hex of whole bytes")
            }
            let type = try message(kind: String(words[0]), named: String(words[1]))
            let value = try type.init(bytes: bytes, version: version)
            let again = reencode(value, version: version, from: bytes)
            return again.isEmpty ? "-" : Hex.encode(again)
        } catch let error as DecodeError {
            return "error: \(error)"
        } catch {
            return "error: \(error)"
        }
    }

    /// Finds a message; an API's name alone will do for requests and responses.
    ///
    /// - Throws: a sentence that says what is not there.
    public static func message(
        kind: String, named name: String
    ) throws(Failure) -> any WireMessage.Type {
        guard let wanted = MessageKind(rawValue: kind) else {
            throw Failure(
                description:
                    "'\(kind)' is no kind; request, response, header, metadata or data expected")
        }
        let suffix = wanted.rawValue.prefix(1).uppercased() + wanted.rawValue.dropFirst()
        guard
            let type = WireRegistry.message(named: name)
                ?? WireRegistry.message(named: name + suffix)
        else { throw Failure(description: "there is no message '\(name)'") }
        guard type.kind == wanted else {
            throw Failure(
                description: "\(type.messageName) is a \(type.kind.rawValue), not \(kind)")
        }
        return type
    }

    /// Encodes a message that was decoded from `source`, its records included.
    public static func reencode(
        _ message: any WireMessage, version: Int16, from source: [UInt8]
    ) -> [UInt8] {
        var writer = ByteWriter()
        message.encode(to: &writer, version: version)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(writer.totalByteCount)
        var position = 0
        for splice in writer.splices {
            bytes += writer.bytes[position..<splice.position]
            position = splice.position
            if let range = splice.source { bytes += source[range] }
        }
        return bytes + writer.bytes[position...]
    }

    /// One line of JSON with the fields that the version has.
    public static func json(_ message: any WireMessage, version: Int16) -> String {
        MessageJSON.text(of: message, version: version)
    }
}

/// Bytes as text.
public enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Lower case.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Either case; nil unless all are digits, two for each byte.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 {
            let digit: UInt8
            switch character {
            case 0x30...0x39: digit = character - 0x30
            case 0x61...0x66: digit = character - 0x61 + 10
            case 0x41...0x46: digit = character - 0x41 + 10
            default: return nil
            }
            if let upper = high {
                bytes.append(upper << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return high == nil ? bytes : nil
    }
}
