/// The 61 bytes in front of the records of a batch of magic 2 (KIP-98).
///
///     0   baseOffset            int64    of the first record
///     8   batchLength           int32    bytes that follow this field
///     12  partitionLeaderEpoch  int32    of the leader that appended it
///     16  magic                 int8     2
///     17  crc                   uint32   CRC-32C of everything from `attributes` to the end
///     21  attributes            int16
///     23  lastOffsetDelta       int32    offset of the last record minus baseOffset
///     27  baseTimestamp         int64    milliseconds since 1970
///     35  maxTimestamp          int64
///     43  producerId            int64    -1: none
///     51  producerEpoch         int16
///     53  baseSequence          int32
///     57  recordCount           int32
///     61  records, as one compressed block if `attributes` say so
///
/// A broker may change what lies in front of `crc` at will; the rest is the producer's, except
/// that `LogAppendTime` rewrites attributes and `maxTimestamp`.
public struct BatchHeader: Equatable, Sendable {
    public static let byteCount = 61
    public static let magic: Int8 = 2
    /// `baseOffset` and `batchLength`, which `batchLength` does not count.
    public static let prefixByteCount = 12
    /// First byte that `crc` covers.
    public static let crcStart = 21
    public static let noProducerId: Int64 = -1
    public static let noProducerEpoch: Int16 = -1
    public static let noSequence: Int32 = -1
    public static let noTimestamp: Int64 = -1
    public static let noLeaderEpoch: Int32 = -1

    enum Position {
        static let baseOffset = 0
        static let batchLength = 8
        static let partitionLeaderEpoch = 12
        static let magic = 16
        static let crc = 17
        static let attributes = 21
        static let lastOffsetDelta = 23
        static let baseTimestamp = 27
        static let maxTimestamp = 35
        static let producerId = 43
        static let producerEpoch = 51
        static let baseSequence = 53
        static let recordCount = 57
    }

    public var baseOffset: Int64
    public var batchLength: Int32
    public var partitionLeaderEpoch: Int32
    public var crc: UInt32
    public var attributes: BatchAttributes
    public var lastOffsetDelta: Int32
    /// Milliseconds since 1970.
    public var baseTimestamp: Int64
    /// Milliseconds since 1970; -1 if unknown.
    public var maxTimestamp: Int64
    public var producerId: Int64
    public var producerEpoch: Int16
    public var baseSequence: Int32
    public var recordCount: Int32

    /// A header of an empty batch without producer; ``BatchBuilder`` fills in the rest.
    public init(
        baseOffset: Int64 = 0, partitionLeaderEpoch: Int32 = noLeaderEpoch,
        attributes: BatchAttributes = BatchAttributes(), producerId: Int64 = noProducerId,
        producerEpoch: Int16 = noProducerEpoch, baseSequence: Int32 = noSequence
    ) {
        self.baseOffset = baseOffset
        self.batchLength = Int32(Self.byteCount - Self.prefixByteCount)
        self.partitionLeaderEpoch = partitionLeaderEpoch
        self.crc = 0
        self.attributes = attributes
        self.lastOffsetDelta = 0
        self.baseTimestamp = Self.noTimestamp
        self.maxTimestamp = Self.noTimestamp
        self.producerId = producerId
        self.producerEpoch = producerEpoch
        self.baseSequence = baseSequence
        self.recordCount = 0
    }

    /// Reads the header that begins at `position`; the records need not be there yet.
    ///
    /// - Throws: `truncated`, `legacyMagic`, `unknownMagic` or `invalidBatchLength`. Nothing else
    ///   is checked here: see ``BatchValidator``.
    public init(
        parsing bytes: UnsafeRawBufferPointer, at position: Int = 0
    ) throws(BatchError) {
        precondition(
            position >= 0 && position <= bytes.count,
            "batch position \(position) outside \(bytes.count) bytes")
        let remaining = bytes.count - position
        // The magic byte has the same place in every format, and decides what the rest is.
        if remaining > Position.magic {
            let magic = unsafe bytes.bigEndian(Int8.self, at: position + Position.magic)
            if magic != Self.magic {
                throw BatchError(
                    magic == 0 || magic == 1 ? .legacyMagic(magic) : .unknownMagic(magic),
                    at: position + Position.magic)
            }
        }
        guard remaining >= Self.byteCount else {
            throw BatchError(
                .truncated(needed: Self.byteCount, remaining: remaining), at: position)
        }
        unsafe self.init(unchecked: bytes, at: position)
        guard batchLength >= Int32(Self.byteCount - Self.prefixByteCount) else {
            throw BatchError(
                .invalidBatchLength(batchLength), at: position + Position.batchLength)
        }
    }

    @inline(__always)
    private init(unchecked bytes: UnsafeRawBufferPointer, at start: Int) {
        baseOffset = unsafe bytes.bigEndian(Int64.self, at: start + Position.baseOffset)
        batchLength = unsafe bytes.bigEndian(Int32.self, at: start + Position.batchLength)
        partitionLeaderEpoch = unsafe bytes.bigEndian(
            Int32.self, at: start + Position.partitionLeaderEpoch)
        crc = unsafe bytes.bigEndian(UInt32.self, at: start + Position.crc)
        attributes = BatchAttributes(
            rawValue: unsafe bytes.bigEndian(Int16.self, at: start + Position.attributes))
        lastOffsetDelta = unsafe bytes.bigEndian(
            Int32.self, at: start + Position.lastOffsetDelta)
        baseTimestamp = unsafe bytes.bigEndian(Int64.self, at: start + Position.baseTimestamp)
        maxTimestamp = unsafe bytes.bigEndian(Int64.self, at: start + Position.maxTimestamp)
        producerId = unsafe bytes.bigEndian(Int64.self, at: start + Position.producerId)
        producerEpoch = unsafe bytes.bigEndian(Int16.self, at: start + Position.producerEpoch)
        baseSequence = unsafe bytes.bigEndian(Int32.self, at: start + Position.baseSequence)
        recordCount = unsafe bytes.bigEndian(Int32.self, at: start + Position.recordCount)
    }

    /// Writes the 61 bytes as they are, `crc` included.
    ///
    /// - Precondition: `bytes` holds 61 bytes at `position`.
    public func write(to bytes: UnsafeMutableRawBufferPointer, at start: Int = 0) {
        precondition(
            start >= 0 && bytes.count - start >= Self.byteCount,
            "header at \(start) of \(bytes.count) bytes")
        unsafe bytes.storeBigEndian(baseOffset, at: start + Position.baseOffset)
        unsafe bytes.storeBigEndian(batchLength, at: start + Position.batchLength)
        unsafe bytes.storeBigEndian(
            partitionLeaderEpoch, at: start + Position.partitionLeaderEpoch)
        unsafe bytes.storeBigEndian(Self.magic, at: start + Position.magic)
        unsafe bytes.storeBigEndian(crc, at: start + Position.crc)
        unsafe bytes.storeBigEndian(attributes.rawValue, at: start + Position.attributes)
        unsafe bytes.storeBigEndian(lastOffsetDelta, at: start + Position.lastOffsetDelta)
        unsafe bytes.storeBigEndian(baseTimestamp, at: start + Position.baseTimestamp)
        unsafe bytes.storeBigEndian(maxTimestamp, at: start + Position.maxTimestamp)
        unsafe bytes.storeBigEndian(producerId, at: start + Position.producerId)
        unsafe bytes.storeBigEndian(producerEpoch, at: start + Position.producerEpoch)
        unsafe bytes.storeBigEndian(baseSequence, at: start + Position.baseSequence)
        unsafe bytes.storeBigEndian(recordCount, at: start + Position.recordCount)
    }
}

extension BatchHeader {
    /// Size of the whole batch with this header.
    public var totalByteCount: Int { Self.prefixByteCount + Int(batchLength) }

    /// Size of the records, as stored.
    public var payloadByteCount: Int { totalByteCount - Self.byteCount }

    /// Offset of the last record. Wraps if the header lies; ``BatchValidator`` refuses that.
    public var lastOffset: Int64 { baseOffset &+ Int64(lastOffsetDelta) }

    /// Offset behind the last record.
    public var nextOffset: Int64 { lastOffset &+ 1 }

    public var hasProducerId: Bool { producerId > Self.noProducerId }

    /// Sequence of the last record, or -1 without one.
    public var lastSequence: Int32 {
        baseSequence == Self.noSequence
            ? Self.noSequence : Self.sequence(baseSequence, advancedBy: lastOffsetDelta)
    }

    /// Sequences count 0...Int32.max and begin again at 0.
    public static func sequence(_ sequence: Int32, advancedBy count: Int32) -> Int32 {
        Int32((Int64(sequence) + Int64(count)) & Int64(Int32.max))
    }
}
