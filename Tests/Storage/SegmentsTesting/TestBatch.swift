package import Ports
import Primitives
package import Records

/// Batches whose content follows from their offset, so that whoever reads one can tell whether it
/// is whole and in its place.
package enum TestBatch {
    /// One batch of `recordCount` records from `offset` on, with values of `valueByteCount`.
    package static func bytes(
        at offset: Int64, recordCount: Int = 1, valueByteCount: Int = 32,
        timestamp: Int64? = nil
    ) -> [UInt8] {
        var header = BatchHeader(baseOffset: offset, partitionLeaderEpoch: 0)
        header.attributes = BatchAttributes()
        var builder = BatchBuilder(header)
        for index in 0..<recordCount {
            let seed = UInt8(truncatingIfNeeded: offset + Int64(index))
            let value = (0..<valueByteCount).map { seed &+ UInt8(truncatingIfNeeded: $0) }
            builder.append(timestamp: timestamp ?? offset * 10, key: nil, value: value)
        }
        return builder.build()
    }

    package static func make(
        at offset: Int64, recordCount: Int = 1, valueByteCount: Int = 32,
        timestamp: Int64? = nil
    ) -> StoreBatch {
        make(
            bytes(
                at: offset, recordCount: recordCount, valueByteCount: valueByteCount,
                timestamp: timestamp))
    }

    /// The batch in `bytes`, in two pieces as the broker may send it.
    package static func make(_ bytes: [UInt8]) -> StoreBatch {
        let header = header(of: bytes[...])
        let whole = PinnedBytes(copying: bytes)
        return StoreBatch(
            baseOffset: header.baseOffset, lastOffset: header.lastOffset,
            maxTimestamp: header.maxTimestamp, leaderEpoch: header.partitionLeaderEpoch,
            recordCount: UInt32(header.recordCount),
            pieces: [whole[0..<17], whole[17..<bytes.count]])
    }

    package static func header(of bytes: ArraySlice<UInt8>) -> BatchHeader {
        bytes.withUnsafeBytes { buffer in
            do throws(BatchError) {
                return try BatchHeader(parsing: buffer, at: 0)
            } catch { preconditionFailure("no batch: \(error)") }
        }
    }

    /// Takes read bytes apart into whole, undamaged batches.
    /// - Returns: nil if they are anything else.
    package static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
        var batches: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            guard bytes.count - start >= BatchHeader.byteCount else { return nil }
            let header = header(of: bytes[start...])
            let end = start + header.totalByteCount
            guard end <= bytes.count else { return nil }
            let body = bytes[(start + BatchHeader.crcStart)..<end]
            guard body.withUnsafeBytes({ CRC32C.checksum($0) }) == header.crc else { return nil }
            batches.append(bytes[start..<end])
            start = end
        }
        return batches
    }
}

/// A small generator with a seed (SplitMix64).
package struct TestRandom: RandomNumberGenerator {
    private var state: UInt64
    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
