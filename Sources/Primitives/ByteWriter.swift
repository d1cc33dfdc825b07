/// Appends big-endian protocol values to bytes it owns.
///
/// Payloads that are too large to copy are not appended but spliced: ``splice(_:)`` notes that
/// `byteCount` bytes of the caller's belong at the present position, and the caller sends
/// ``bytes`` with its payloads in between.
public struct ByteWriter: Sendable {
    /// A payload's place: `byteCount` outside bytes go in front of `bytes[position]`.
    public struct Splice: Equatable, Sendable {
        public var position: Int
        public var byteCount: Int
        /// Where the payload is in the bytes it was decoded from, if it came that way.
        public var source: Range<Int>?
    }

    public private(set) var bytes: [UInt8] = []
    public private(set) var splices: [Splice] = []

    public init(capacity: Int = 128) { bytes.reserveCapacity(capacity) }

    /// Size of what will be sent: own bytes and spliced ones.
    public var totalByteCount: Int { splices.reduce(bytes.count) { $0 + $1.byteCount } }

    @inline(__always)
    private mutating func writeInteger<T: FixedWidthInteger>(_ value: T) {
        unsafe withUnsafeBytes(of: value.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    public mutating func write(_ value: Int8) { bytes.append(UInt8(bitPattern: value)) }
    public mutating func write(_ value: UInt8) { bytes.append(value) }
    public mutating func write(_ value: Int16) { writeInteger(value) }
    public mutating func write(_ value: UInt16) { writeInteger(value) }
    public mutating func write(_ value: Int32) { writeInteger(value) }
    public mutating func write(_ value: UInt32) { writeInteger(value) }
    public mutating func write(_ value: Int64) { writeInteger(value) }
    public mutating func write(_ value: UInt64) { writeInteger(value) }
    public mutating func write(_ value: Double) { writeInteger(value.bitPattern) }
    public mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }
    public mutating func write(_ value: Uuid) {
        writeInteger(value.high)
        writeInteger(value.low)
    }

    public mutating func writeUnsignedVarint(_ value: UInt32) { writeVarintBits(UInt64(value)) }
    public mutating func writeVarint(_ value: Int32) {
        writeVarintBits(UInt64(UInt32(bitPattern: (value << 1) ^ (value >> 31))))
    }
    public mutating func writeVarlong(_ value: Int64) {
        writeVarintBits(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    private mutating func writeVarintBits(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    public mutating func write(contentsOf other: some Sequence<UInt8>) {
        bytes.append(contentsOf: other)
    }

    public mutating func write(utf8 text: String) { bytes.append(contentsOf: text.utf8) }

    /// Leaves a place for `byteCount` bytes that the caller sends itself.
    public mutating func splice(_ byteCount: Int, from source: Range<Int>? = nil) {
        splices.append(Splice(position: bytes.count, byteCount: byteCount, source: source))
    }

    /// Overwrites four bytes written earlier, for lengths known late.
    public mutating func patch(_ value: Int32, at position: Int) {
        precondition(
            position >= 0 && position + 4 <= bytes.count,
            "patch at \(position) of \(bytes.count) bytes")
        unsafe withUnsafeBytes(of: value.bigEndian) {
            for index in 0..<4 { unsafe bytes[position + index] = $0[index] }
        }
    }

    /// Byte count of an unsigned varint.
    public static func unsignedVarintByteCount(_ value: UInt32) -> Int {
        max(1, (38 - value.leadingZeroBitCount) / 7)
    }
}
