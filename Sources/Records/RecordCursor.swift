/// Reads the varints and fields of records between `position` and `end`, which lie in `bytes`.
struct RecordCursor {
    let bytes: UnsafeRawBufferPointer
    var position: Int
    var end: Int

    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        position = 0
        end = bytes.count
    }

    var remaining: Int { end &- position }

    @inline(__always)
    private mutating func byte() throws(BatchError.RecordFault) -> UInt8 {
        guard position < end else { throw .truncated }
        let value = unsafe bytes[position]
        position &+= 1
        return value
    }

    /// LEB128; nearly all of a batch's varints have one or two bytes.
    @inline(__always)
    private mutating func varintBits(maxBytes: Int) throws(BatchError.RecordFault) -> UInt64 {
        guard position < end else { throw .truncated }
        let first = unsafe bytes[position]
        if first < 0x80 {
            position &+= 1
            return UInt64(first)
        }
        guard position &+ 1 < end else { throw .truncated }
        let second = unsafe bytes[position &+ 1]
        if second < 0x80 {
            position &+= 2
            return UInt64(first & 0x7f) | UInt64(second) << 7
        }
        let (value, next) = try unsafe Self.longVarint(
            bytes, from: position, to: end, maxBytes: maxBytes)
        position = next
        return value
    }

    /// Reads a varint of three bytes or more. Static, so that the cursor of a hot loop can live in
    /// registers.
    @inline(never)
    private static func longVarint(
        _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int, maxBytes: Int
    ) throws(BatchError.RecordFault) -> (value: UInt64, next: Int) {
        var value: UInt64 = 0
        for index in 0..<maxBytes {
            guard start &+ index < end else { throw .truncated }
            let byte = unsafe bytes[start &+ index]
            // The tenth byte has room for one bit.
            if index == 9 && byte > 1 { throw .varintTooLong }
            value |= UInt64(byte & 0x7f) &<< UInt64(7 &* index)
            if byte < 0x80 { return (value, start &+ index &+ 1) }
        }
        throw .varintTooLong
    }

    @inline(__always)
    mutating func varlong() throws(BatchError.RecordFault) -> Int64 {
        let bits = try varintBits(maxBytes: 10)
        return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    }

    @inline(__always)
    mutating func varint() throws(BatchError.RecordFault) -> Int32 {
        let bits = try varintBits(maxBytes: 5)
        guard bits <= UInt64(UInt32.max) else { throw .varintTooLong }
        let word = UInt32(truncatingIfNeeded: bits)
        return Int32(bitPattern: word >> 1) ^ -Int32(bitPattern: word & 1)
    }

    /// A length of -1 (nil) or more and as many bytes.
    @inline(__always)
    private mutating func nullableRange() throws(BatchError.RecordFault) -> Range<Int>? {
        let length = try varint()
        guard length >= 0 else {
            if length == -1 { return nil }
            throw .invalidLength(length)
        }
        guard Int(length) <= remaining else { throw .truncated }
        let start = position
        position &+= Int(length)
        return unsafe Range(uncheckedBounds: (start, position))
    }

    /// Reads a record up to its headers, and leaves `position` there.
    @inline(__always)
    mutating func record() throws(BatchError.RecordFault) -> RecordView {
        let start = position
        let length = try varint()
        guard length >= 0 else { throw .invalidLength(length) }
        guard Int(length) <= remaining else { throw .truncated }
        let payloadEnd = end
        let recordEnd = position &+ Int(length)
        // Fields must not reach into the next record.
        end = recordEnd
        defer { end = payloadEnd }
        let attributes = Int8(bitPattern: try byte())
        let timestampDelta = try varlong()
        let offsetDelta = try varint()
        let key = try nullableRange()
        let value = try nullableRange()
        let headerCount = try varint()
        // A header takes two bytes at least.
        guard headerCount >= 0, Int(headerCount) <= remaining / 2 else {
            throw .invalidHeaderCount(headerCount)
        }
        if headerCount == 0 && position != recordEnd { throw .lengthMismatch }
        return RecordView(
            attributes: attributes, timestampDelta: timestampDelta, offsetDelta: offsetDelta,
            key: key, value: value, headerCount: headerCount,
            headers: unsafe Range(uncheckedBounds: (position, recordEnd)),
            range: unsafe Range(uncheckedBounds: (start, recordEnd)))
    }

    @inline(__always)
    mutating func header() throws(BatchError.RecordFault) -> HeaderView {
        guard let key = try nullableRange() else { throw .nullHeaderKey }
        return HeaderView(key: key, value: try nullableRange())
    }

    /// Walks all headers of a record at whose headers `position` stands.
    mutating func checkHeaders(of record: RecordView) throws(BatchError.RecordFault) {
        let payloadEnd = end
        end = record.headers.upperBound
        defer { end = payloadEnd }
        for _ in 0..<record.headerCount { _ = try header() }
        if remaining != 0 { throw .lengthMismatch }
    }
}
