// Loads and stores of big-endian integers at unaligned positions. Callers have checked the bounds;
// a debug build checks again.

extension UnsafeRawBufferPointer {
    @inline(__always)
    func bigEndian<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type, at position: Int) -> T {
        T(bigEndian: unsafe loadUnaligned(fromByteOffset: position, as: T.self))
    }
}

extension UnsafeMutableRawBufferPointer {
    @inline(__always)
    func storeBigEndian<T: FixedWidthInteger & BitwiseCopyable>(_ value: T, at position: Int) {
        unsafe storeBytes(of: value.bigEndian, toByteOffset: position, as: T.self)
    }
}

extension [UInt8] {
    mutating func appendBigEndian<T: FixedWidthInteger>(_ value: T) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }

    /// Unsigned LEB128.
    mutating func appendVarintBits(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// Zig-zag; the same bytes for an int32 varint and an int64 varlong of equal value.
    mutating func appendVarint(_ value: Int64) { appendVarintBits(Varint.zigZag(value)) }
}

enum Varint {
    static func zigZag(_ value: Int64) -> UInt64 {
        UInt64(bitPattern: (value << 1) ^ (value >> 63))
    }

    static func byteCount(_ value: Int64) -> Int {
        max(1, (70 - zigZag(value).leadingZeroBitCount) / 7)
    }
}
