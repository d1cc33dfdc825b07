private import Primitives

/// Changes to a batch in place. `bytes` is the buffer and `start` the batch's first byte; the
/// caller has parsed the header there.
extension BatchHeader {
    /// Assigns the offset; outside the CRC.
    public static func patchBaseOffset(
        _ offset: Int64, in bytes: UnsafeMutableRawBufferPointer, at start: Int = 0
    ) {
        unsafe bytes.storeBigEndian(offset, at: start + Position.baseOffset)
    }

    /// Assigns the leader epoch; outside the CRC.
    public static func patchPartitionLeaderEpoch(
        _ epoch: Int32, in bytes: UnsafeMutableRawBufferPointer, at start: Int = 0
    ) {
        unsafe bytes.storeBigEndian(epoch, at: start + Position.partitionLeaderEpoch)
    }

    /// Sets timestamp type and `maxTimestamp`, and `crc` to fit.
    ///
    /// For `LogAppendTime` pass the append time; for `CreateTime` a corrected maximum. The records
    /// are not read: the new CRC follows from the old one, so the cost does not grow with the
    /// batch, and a batch that was damaged before stays recognisable as such.
    ///
    /// - Precondition: the header at `start` is sound (``init(parsing:at:)``) and its batch is
    /// whole.
    public static func patchTimestamp(
        type: TimestampType, maxTimestamp: Int64, in bytes: UnsafeMutableRawBufferPointer,
        at start: Int = 0
    ) {
        let readable = UnsafeRawBufferPointer(bytes)
        let length = unsafe readable.bigEndian(Int32.self, at: start + Position.batchLength)
        let pieceEnd = start + Position.producerId
        let batchEnd = start + prefixByteCount + Int(length)
        precondition(
            length >= Int32(byteCount - prefixByteCount) && batchEnd <= bytes.count,
            "batch at \(start) of \(length) bytes in \(bytes.count)")
        let piece = unsafe UnsafeRawBufferPointer(rebasing: readable[(start + crcStart)..<pieceEnd])
        let crc = unsafe readable.bigEndian(UInt32.self, at: start + Position.crc)
        let oldPiece = unsafe CRC32C.checksum(piece)
        var attributes = BatchAttributes(
            rawValue: unsafe readable.bigEndian(Int16.self, at: start + Position.attributes))
        attributes.timestampType = type
        unsafe bytes.storeBigEndian(attributes.rawValue, at: start + Position.attributes)
        unsafe bytes.storeBigEndian(maxTimestamp, at: start + Position.maxTimestamp)
        let newCRC = unsafe CRC32C.replacing(
            in: crc, oldPiece: oldPiece, newPiece: CRC32C.checksum(piece),
            trailingByteCount: batchEnd - pieceEnd)
        unsafe bytes.storeBigEndian(newCRC, at: start + Position.crc)
    }

    /// Recomputes `crc` of the whole batch at `start` and stores it.
    public static func patchCRC(in bytes: UnsafeMutableRawBufferPointer, at start: Int = 0) {
        let readable = UnsafeRawBufferPointer(bytes)
        let length = unsafe readable.bigEndian(Int32.self, at: start + Position.batchLength)
        let end = start + prefixByteCount + Int(length)
        let crc = unsafe CRC32C.checksum(
            UnsafeRawBufferPointer(rebasing: readable[(start + crcStart)..<end]))
        unsafe bytes.storeBigEndian(crc, at: start + Position.crc)
    }
}
