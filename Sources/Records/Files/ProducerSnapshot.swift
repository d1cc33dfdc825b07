private import Primitives

/// What a log remembers of one producer across a restart.
public struct ProducerSnapshotEntry: Hashable, Sendable {
    public var producerId: Int64
    public var producerEpoch: Int16
    /// Sequence of the last record; -1 if the producer wrote only a marker.
    public var lastSequence: Int32
    /// Offset of the last record; -1 if the producer wrote only a marker.
    public var lastOffset: Int64
    /// Records of the last batch minus one.
    public var offsetDelta: Int32
    /// Milliseconds since 1970, of the last batch.
    public var timestamp: Int64
    /// Coordinator epoch of the last marker; -1 for none.
    public var coordinatorEpoch: Int32
    /// First offset of the open transaction; -1 for none.
    public var currentTransactionFirstOffset: Int64

    public init(
        producerId: Int64, producerEpoch: Int16, lastSequence: Int32 = -1,
        lastOffset: Int64 = -1, offsetDelta: Int32 = 0, timestamp: Int64 = -1,
        coordinatorEpoch: Int32 = -1, currentTransactionFirstOffset: Int64 = -1
    ) {
        self.producerId = producerId
        self.producerEpoch = producerEpoch
        self.lastSequence = lastSequence
        self.lastOffset = lastOffset
        self.offsetDelta = offsetDelta
        self.timestamp = timestamp
        self.coordinatorEpoch = coordinatorEpoch
        self.currentTransactionFirstOffset = currentTransactionFirstOffset
    }
}

/// Kafka's `<offset>.snapshot` file, version 1:
///
///     0   version  int16    1
///     2   crc      uint32   CRC-32C of everything that follows
///     6   count    int32
///     10  entries of 46 bytes: producer id int64, epoch int16, last sequence int32, last offset
///         int64, offset delta int32, timestamp int64, coordinator epoch int32, first offset of
///         the open transaction int64
public enum ProducerSnapshot {
    public static let version: Int16 = 1
    static let entryByteCount = 46
    static let headerByteCount = 10
    static let crcStart = 6

    /// The entries in the order given.
    public static func encode(_ entries: [ProducerSnapshotEntry]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerByteCount + entries.count * entryByteCount)
        bytes.appendBigEndian(version)
        bytes.appendBigEndian(UInt32(0))
        bytes.appendBigEndian(Int32(entries.count))
        for entry in entries {
            bytes.appendBigEndian(entry.producerId)
            bytes.appendBigEndian(entry.producerEpoch)
            bytes.appendBigEndian(entry.lastSequence)
            bytes.appendBigEndian(entry.lastOffset)
            bytes.appendBigEndian(entry.offsetDelta)
            bytes.appendBigEndian(entry.timestamp)
            bytes.appendBigEndian(entry.coordinatorEpoch)
            bytes.appendBigEndian(entry.currentTransactionFirstOffset)
        }
        bytes.withUnsafeMutableBytes {
            let covered = unsafe UnsafeRawBufferPointer(rebasing: $0[crcStart...])
            unsafe $0.storeBigEndian(CRC32C.checksum(covered), at: 2)
        }
        return bytes
    }

    public static func decode(
        _ bytes: UnsafeRawBufferPointer
    ) throws(FileFormatError) -> [ProducerSnapshotEntry] {
        let file: StaticString = "producer snapshot"
        guard bytes.count >= headerByteCount else { throw FileFormatError(file, .truncated) }
        let version = unsafe bytes.bigEndian(Int16.self, at: 0)
        guard version == Self.version else {
            throw FileFormatError(file, .unknownVersion(Int64(version)))
        }
        let stored = unsafe bytes.bigEndian(UInt32.self, at: 2)
        let computed = unsafe CRC32C.checksum(
            UnsafeRawBufferPointer(rebasing: bytes[crcStart...]))
        guard stored == computed else {
            throw FileFormatError(file, .crcMismatch(stored: stored, computed: computed))
        }
        let count = unsafe bytes.bigEndian(Int32.self, at: 6)
        let room = bytes.count - headerByteCount
        guard Int64(count) * Int64(entryByteCount) == Int64(room) else {
            throw FileFormatError(
                file, .countMismatch(stated: Int64(count), found: Int64(room / entryByteCount)))
        }
        return (0..<Int(count)).map { index in
            let start = headerByteCount + index * entryByteCount
            return ProducerSnapshotEntry(
                producerId: unsafe bytes.bigEndian(Int64.self, at: start),
                producerEpoch: unsafe bytes.bigEndian(Int16.self, at: start + 8),
                lastSequence: unsafe bytes.bigEndian(Int32.self, at: start + 10),
                lastOffset: unsafe bytes.bigEndian(Int64.self, at: start + 14),
                offsetDelta: unsafe bytes.bigEndian(Int32.self, at: start + 22),
                timestamp: unsafe bytes.bigEndian(Int64.self, at: start + 26),
                coordinatorEpoch: unsafe bytes.bigEndian(Int32.self, at: start + 34),
                currentTransactionFirstOffset: unsafe bytes.bigEndian(
                    Int64.self, at: start + 38))
        }
    }
}
