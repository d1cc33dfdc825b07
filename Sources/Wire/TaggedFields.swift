import Primitives

/// A tagged field that this schema does not know, as it came (KIP-482).
public struct TaggedField: Equatable, Sendable {
    public var tag: UInt32
    public var data: [UInt8]

    public init(tag: UInt32, data: [UInt8]) {
        self.tag = tag
        self.data = data
    }
}

/// Reads the tagged fields at the end of a flexible structure, one after another.
///
/// Kafka accepts tags in any order, and of a tag that comes twice the last; so does this.
struct TagSection {
    /// More than any structure has; a larger count is a lie.
    static let maxCount = 10_000

    private var left: Int
    private var tag: UInt32 = 0
    private var size = 0
    private var end: Int
    private(set) var unknown: [TaggedField] = []

    init(_ cursor: inout ByteCursor) throws(DecodeError) {
        let start = cursor.offset
        left = Int(try cursor.readUnsignedVarint())
        end = cursor.offset
        guard left <= Self.maxCount else {
            throw DecodeError(.invalidLength(Int64(left)), at: start)
        }
    }

    /// The next field's tag; the caller reads its value or calls ``keep(_:)``.
    ///
    /// - Throws: also when the field before was longer or shorter than it said.
    @inline(never)
    mutating func next(_ cursor: inout ByteCursor) throws(DecodeError) -> UInt32? {
        guard cursor.offset == end else {
            throw DecodeError(
                .invalidValue(field: "size of a tagged field", value: Int64(size)), at: end - size)
        }
        if left == 0 { return nil }
        left -= 1
        tag = try cursor.readUnsignedVarint()
        let start = cursor.offset
        size = Int(try cursor.readUnsignedVarint())
        guard size <= cursor.remaining else {
            throw DecodeError(.truncated(needed: size, remaining: cursor.remaining), at: start)
        }
        end = cursor.offset + size
        return tag
    }

    /// Takes the present field as it is.
    @inline(never)
    mutating func keep(_ cursor: inout ByteCursor) throws(DecodeError) {
        unknown.append(TaggedField(tag: tag, data: try cursor.readBytes(count: size)))
    }
}

extension ByteCursor {
    /// Tagged fields of a structure that knows none.
    @inline(never)
    mutating func unknownTags() throws(DecodeError) -> [TaggedField] {
        var tags = try TagSection(&self)
        while try tags.next(&self) != nil { try tags.keep(&self) }
        return tags.unknown
    }
}

extension ByteWriter {
    /// Writes tagged fields in the order of their tags.
    @inline(never)
    mutating func tags(_ fields: [TaggedField]) {
        writeUnsignedVarint(UInt32(fields.count))
        if fields.isEmpty { return }
        for field in fields.sorted(by: { $0.tag < $1.tag }) {
            writeUnsignedVarint(field.tag)
            writeUnsignedVarint(UInt32(field.data.count))
            write(contentsOf: field.data)
        }
    }
}

extension [TaggedField] {
    /// Adds a known field that is not at its default.
    mutating func add(_ tag: UInt32, _ encode: (inout ByteWriter) -> Void) {
        var writer = ByteWriter(capacity: 0)
        encode(&writer)
        append(TaggedField(tag: tag, data: writer.bytes))
    }
}
