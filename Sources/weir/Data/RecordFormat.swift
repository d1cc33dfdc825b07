import Client
import Config
import Records

/// How `weir consume` shows a record.
struct RecordFormat {
    private enum Piece {
        case text([UInt8])
        case topic, partition, offset, timestamp, key, value, headers
        case keyByteCount, valueByteCount
    }

    private let pieces: [Piece]

    /// Reads a format such as `%p %o %k %v\n`.
    ///
    /// - Throws: a sentence that names what is wrong.
    init(_ text: String) throws(Failure) {
        var pieces: [Piece] = []
        var plain: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            let letter = rest.popFirst().map { Character(UnicodeScalar($0)) }
            if byte == UInt8(ascii: "\\") {
                plain.append(try Self.escape(letter))
            } else if letter == "%" {
                plain.append(byte)
            } else {
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = []
                pieces.append(try Self.piece(letter))
            }
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.pieces = pieces
    }

    private static func escape(_ letter: Character?) throws(Failure) -> UInt8 {
        switch letter {
        case "n": return UInt8(ascii: "\n")
        case "t": return UInt8(ascii: "\t")
        case "0": return 0
        case "\\": return UInt8(ascii: "\\")
        default:
            throw Failure(
                "--format has '\\\(letter.map(String.init) ?? "")'; use \\n, \\t, \\0 or \\\\")
        }
    }

    private static func piece(_ letter: Character?) throws(Failure) -> Piece {
        switch letter {
        case "t": return .topic
        case "p": return .partition
        case "o": return .offset
        case "T": return .timestamp
        case "k": return .key
        case "v", "s": return .value
        case "h": return .headers
        case "K": return .keyByteCount
        case "S": return .valueByteCount
        default:
            throw Failure(
                "--format has '%\(letter.map(String.init) ?? "")'; use %t, %p, %o, %T, %k, %v, %s,"
                    + " %h, %K, %S or %%")
        }
    }

    /// Appends the record; null is no bytes, its size -1.
    func write(
        _ record: RecordReader.Record, of partition: TopicPartition, to out: inout [UInt8]
    ) throws(BatchError) {
        for piece in pieces {
            switch piece {
            case .text(let bytes): out += bytes
            case .topic: out += partition.topic.utf8
            case .partition: out += "\(partition.partition)".utf8
            case .offset: out += "\(record.offset)".utf8
            case .timestamp: out += "\(record.timestamp)".utf8
            case .key: if let key = record.key { out += key }
            case .value: if let value = record.value { out += value }
            case .keyByteCount: out += "\(record.key?.count ?? -1)".utf8
            case .valueByteCount: out += "\(record.value?.count ?? -1)".utf8
            case .headers:
                for (index, header) in try record.headers().enumerated() {
                    if index > 0 { out.append(UInt8(ascii: ",")) }
                    out += header.key.utf8
                    out.append(UInt8(ascii: "="))
                    out += header.value ?? []
                }
            }
        }
    }

    /// Appends the record as one line of JSON.
    static func writeJSON(
        _ record: RecordReader.Record, of partition: TopicPartition, to out: inout [UInt8]
    ) throws(BatchError) {
        let headers = try record.headers().map { header in
            JSONValue.object([
                ("key", .string(header.key)),
                ("value", header.value.map { value in value.withUnsafeBytes(json) } ?? .null),
            ])
        }
        let value = JSONValue.object([
            ("topic", .string(partition.topic)),
            ("partition", .integer(Int64(partition.partition))),
            ("offset", .integer(record.offset)),
            ("timestamp", .integer(record.timestamp)),
            ("key", record.key.map(json) ?? .null),
            ("value", record.value.map(json) ?? .null),
            ("headers", .array(headers)),
        ])
        out += value.text.utf8
        out.append(UInt8(ascii: "\n"))
    }

    /// Text if the bytes are UTF-8, else an object with `hex`.
    private static func json(_ bytes: UnsafeRawBufferPointer) -> JSONValue {
        if let text = String(validating: bytes, as: UTF8.self) { return .string(text) }
        var hex = ""
        for byte in bytes { hex += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return .object([("hex", .string(hex))])
    }
}
