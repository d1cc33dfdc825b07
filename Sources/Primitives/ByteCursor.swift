/// Reads big-endian protocol values from borrowed bytes, checking every length once.
///
/// The cursor cannot outlive the bytes. A failed read throws and leaves the position unspecified:
/// drop the cursor after an error.
public struct ByteCursor: ~Escapable {
    @usableFromInline let bytes: RawSpan
    /// Position of the next byte, from the start of the span.
    public private(set) var offset: Int

    @_lifetime(copy bytes)
    public init(_ bytes: RawSpan) {
        self.bytes = bytes
        self.offset = 0
    }

    public var remaining: Int { bytes.byteCount - offset }
    public var byteCount: Int { bytes.byteCount }

    /// Takes `count` bytes and returns their position, or throws `truncated`.
    @inline(__always)
    private mutating func take(_ count: Int) throws(DecodeError) -> Int {
        let start = offset
        guard count <= bytes.byteCount - start else {
            throw DecodeError(
                .truncated(needed: count, remaining: bytes.byteCount - start), at: start)
        }
        offset = start + count
        return start
    }

    @inline(__always)
    private mutating func readInteger<T: FixedWidthInteger & BitwiseCopyable>(
        _: T.Type
    ) throws(DecodeError) -> T {
        let start = try take(MemoryLayout<T>.size)
        let raw = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: T.self)
        return T(bigEndian: raw)
    }

    public mutating func readInt8() throws(DecodeError) -> Int8 { try readInteger(Int8.self) }
    public mutating func readUInt8() throws(DecodeError) -> UInt8 { try readInteger(UInt8.self) }
    public mutating func readInt16() throws(DecodeError) -> Int16 { try readInteger(Int16.self) }
    public mutating func readUInt16() throws(DecodeError) -> UInt16 { try readInteger(UInt16.self) }
    public mutating func readInt32() throws(DecodeError) -> Int32 { try readInteger(Int32.self) }
    public mutating func readUInt32() throws(DecodeError) -> UInt32 { try readInteger(UInt32.self) }
    public mutating func readInt64() throws(DecodeError) -> Int64 { try readInteger(Int64.self) }
    public mutating func readUInt64() throws(DecodeError) -> UInt64 { try readInteger(UInt64.self) }
    public mutating func readFloat64() throws(DecodeError) -> Double {
        Double(bitPattern: try readInteger(UInt64.self))
    }
    /// Any non-zero byte is true, as Kafka reads it.
    public mutating func readBool() throws(DecodeError) -> Bool { try readInteger(UInt8.self) != 0 }
    public mutating func readUuid() throws(DecodeError) -> Uuid {
        Uuid(high: try readInteger(UInt64.self), low: try readInteger(UInt64.self))
    }

    /// Unsigned LEB128 of at most 5 bytes.
    public mutating func readUnsignedVarint() throws(DecodeError) -> UInt32 {
        let start = offset
        let value = try readVarintBits(maxBytes: 5)
        guard value <= UInt64(UInt32.max) else { throw DecodeError(.varintTooLong, at: start) }
        return UInt32(truncatingIfNeeded: value)
    }
    /// Zig-zag varint of at most 5 bytes.
    public mutating func readVarint() throws(DecodeError) -> Int32 {
        let bits = try readUnsignedVarint()
        return Int32(bitPattern: bits >> 1) ^ -Int32(bitPattern: bits & 1)
    }
    /// Zig-zag varlong of at most 10 bytes.
    public mutating func readVarlong() throws(DecodeError) -> Int64 {
        let bits = try readVarintBits(maxBytes: 10)
        return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    }

    private mutating func readVarintBits(maxBytes: Int) throws(DecodeError) -> UInt64 {
        let start = offset
        var value: UInt64 = 0
        for index in 0..<maxBytes {
            let byte = try readInteger(UInt8.self)
            // The tenth byte of a varlong has room for one bit.
            if index == 9 && byte > 1 { throw DecodeError(.varintTooLong, at: start) }
            value |= UInt64(byte & 0x7f) << UInt64(7 * index)
            if byte & 0x80 == 0 { return value }
        }
        throw DecodeError(.varintTooLong, at: start)
    }

    /// Takes `count` bytes without copying them.
    ///
    /// - Returns: their range in the span the cursor was made from.
    public mutating func readRange(count: Int) throws(DecodeError) -> Range<Int> {
        guard count >= 0 else { throw DecodeError(.invalidLength(Int64(count)), at: offset) }
        let start = try take(count)
        return start..<(start + count)
    }

    public mutating func readBytes(count: Int) throws(DecodeError) -> [UInt8] {
        let range = try readRange(count: count)
        return bytes.extracting(range).withUnsafeBytes { unsafe [UInt8]($0) }
    }

    /// UTF-8 of exactly `count` bytes.
    public mutating func readString(count: Int) throws(DecodeError) -> String {
        let range = try readRange(count: count)
        let text = bytes.extracting(range).withUnsafeBytes {
            unsafe String(validating: $0, as: UTF8.self)
        }
        guard let text else { throw DecodeError(.invalidUTF8, at: range.lowerBound) }
        return text
    }

    public mutating func skip(_ count: Int) throws(DecodeError) { _ = try readRange(count: count) }

    /// Throws `trailingBytes` unless everything was read.
    public func expectEnd() throws(DecodeError) {
        if remaining != 0 { throw DecodeError(.trailingBytes(remaining), at: offset) }
    }
}
