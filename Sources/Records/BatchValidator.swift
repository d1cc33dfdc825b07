private import Primitives

/// What a walk over the records of a batch found.
public struct RecordsSummary: Equatable, Sendable {
    public var nullKeyCount: Int32 = 0
    /// Index of the first record without a key; compacted topics refuse such records.
    public var firstNullKeyIndex: Int32?
    /// Milliseconds since 1970; -1 for an empty batch.
    public var minTimestamp: Int64 = BatchHeader.noTimestamp
    /// Milliseconds since 1970; -1 for an empty batch. For `CreateTime` the header should say the
    /// same.
    public var maxTimestamp: Int64 = BatchHeader.noTimestamp
    /// Offset delta of the first record with `maxTimestamp`.
    public var maxTimestampOffsetDelta: Int32 = 0
    /// Size of the largest record, its length field included.
    public var maxRecordByteCount = 0

    public init() {}
}

/// A batch that passed ``BatchValidator``.
public struct BatchSummary: Equatable, Sendable {
    public var header: BatchHeader
    /// nil: compressed, hence not walked.
    public var records: RecordsSummary?
}

/// Checks batches before they are appended, replicated or believed. Pure; does not allocate.
public enum BatchValidator {
    /// Which rules hold.
    public enum Strictness: Sendable {
        /// From a producer: data, counts and offset deltas without gaps. `baseOffset` and
        /// `partitionLeaderEpoch` are the broker's to assign and may be anything.
        case produced
        /// From a leader or a log: control batches are allowed, and compaction may have removed
        /// records, even all of them.
        case stored
    }

    /// Checks the whole batch that begins at `position`.
    ///
    /// Header, CRC and, unless compressed, the structure of every record. Records of compressed
    /// batches are checked by ``validateRecords(_:header:strictness:)`` once opened. Not
    /// checked, being policy: size limits, timestamp bounds, codec choice, null keys.
    public static func validate(
        _ bytes: UnsafeRawBufferPointer, at position: Int = 0,
        strictness: Strictness = .produced, checksCRC: Bool = true
    ) throws(BatchError) -> BatchSummary {
        let header = try unsafe BatchHeader(parsing: bytes, at: position)
        let remaining = bytes.count - position
        let end = position + header.totalByteCount
        guard header.totalByteCount <= remaining else {
            throw BatchError(
                .truncated(needed: header.totalByteCount, remaining: remaining), at: position)
        }
        if checksCRC {
            let covered = unsafe UnsafeRawBufferPointer(
                rebasing: bytes[(position + BatchHeader.crcStart)..<end])
            let computed = unsafe CRC32C.checksum(covered)
            if computed != header.crc {
                throw BatchError(
                    .crcMismatch(stored: header.crc, computed: computed),
                    at: position + BatchHeader.Position.crc)
            }
        }
        try check(header, at: position, strictness: strictness)
        guard header.attributes.compressionId == 0 else {
            return BatchSummary(header: header, records: nil)
        }
        let start = position + BatchHeader.byteCount
        let payload = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        do {
            let records = try unsafe validateRecords(
                payload, header: header, strictness: strictness)
            return BatchSummary(header: header, records: records)
        } catch {
            throw BatchError(error.reason, at: start + error.position)
        }
    }

    /// Checks what a header says by itself.
    ///
    /// Epoch and sequence of a batch without producer id are not looked at, as in Kafka: some
    /// clients leave 0 there.
    public static func check(
        _ header: BatchHeader, at position: Int = 0, strictness: Strictness = .produced
    ) throws(BatchError) {
        typealias Position = BatchHeader.Position
        let attributes = header.attributes
        if attributes.unknownBits != 0 {
            throw BatchError(
                .unknownAttributes(attributes.rawValue), at: position + Position.attributes)
        }
        if attributes.compression == nil {
            throw BatchError(
                .unknownCompression(attributes.compressionId), at: position + Position.attributes)
        }
        if attributes.isControl {
            if strictness == .produced {
                throw BatchError(.controlBatchNotAllowed, at: position + Position.attributes)
            }
            if attributes.compressionId != 0 {
                throw BatchError(.invalidControlBatch, at: position + Position.attributes)
            }
        }
        try checkCounts(header, at: position, strictness: strictness)
        try checkProducer(header, at: position)
    }

    private static func checkCounts(
        _ header: BatchHeader, at position: Int, strictness: Strictness
    ) throws(BatchError) {
        typealias Position = BatchHeader.Position
        let count = header.recordCount
        let delta = header.lastOffsetDelta
        let fits: Bool
        switch strictness {
        case .produced:
            guard count > 0 else {
                throw BatchError(
                    .invalidRecordCount(count), at: position + Position.recordCount)
            }
            fits = Int64(delta) == Int64(count) - 1
        case .stored:
            guard count >= 0 else {
                throw BatchError(
                    .invalidRecordCount(count), at: position + Position.recordCount)
            }
            fits = delta >= 0 && Int64(delta) >= Int64(count) - 1
            guard header.baseOffset >= 0,
                !header.baseOffset.addingReportingOverflow(Int64(delta) &+ 1).overflow
            else {
                throw BatchError(
                    .invalidBaseOffset(header.baseOffset), at: position + Position.baseOffset)
            }
        }
        guard fits else {
            throw BatchError(
                .offsetDeltaMismatch(lastOffsetDelta: delta, recordCount: count),
                at: position + Position.lastOffsetDelta)
        }
    }

    private static func checkProducer(
        _ header: BatchHeader, at position: Int
    ) throws(BatchError) {
        typealias Position = BatchHeader.Position
        guard header.hasProducerId else {
            if header.producerId != BatchHeader.noProducerId {
                throw BatchError(
                    .invalidProducerId(header.producerId), at: position + Position.producerId)
            }
            if header.attributes.isTransactional {
                throw BatchError(
                    .transactionalWithoutProducerId, at: position + Position.producerId)
            }
            return
        }
        if header.producerEpoch < 0 {
            throw BatchError(
                .invalidProducerEpoch(header.producerEpoch),
                at: position + Position.producerEpoch)
        }
        if header.baseSequence < 0 && !header.attributes.isControl {
            throw BatchError(
                .invalidBaseSequence(header.baseSequence), at: position + Position.baseSequence)
        }
    }

    /// Walks the (decompressed) records of a batch.
    ///
    /// - Throws: ``BatchError`` with positions from the start of `payload`.
    public static func validateRecords(
        _ payload: UnsafeRawBufferPointer, header: BatchHeader,
        strictness: Strictness = .produced
    ) throws(BatchError) -> RecordsSummary {
        var summary = RecordsSummary()
        var cursor = unsafe RecordCursor(payload)
        var expected: Int32 = 0
        for index in 0..<max(0, header.recordCount) {
            let start = cursor.position
            do throws(BatchError.RecordFault) {
                let record = try cursor.record()
                if record.headerCount > 0 { try cursor.checkHeaders(of: record) }
                let delta = record.offsetDelta
                let fits =
                    strictness == .produced
                    ? delta == expected : delta >= expected && delta <= header.lastOffsetDelta
                guard fits else { throw .offsetDelta(delta, expected: expected) }
                // Wraps only behind the last possible record.
                expected = delta &+ 1
                if header.attributes.isControl { try checkControl(record) }
                summary.add(record, index: index, baseTimestamp: header.baseTimestamp)
            } catch {
                throw BatchError(.record(index: index, error), at: start)
            }
        }
        guard cursor.remaining == 0 else {
            throw BatchError(.trailingBytes(cursor.remaining), at: cursor.position)
        }
        return summary
    }

    /// A control record's key begins with version and type, both int16.
    private static func checkControl(_ record: RecordView) throws(BatchError.RecordFault) {
        guard let key = record.key, key.count >= 4 else {
            throw .invalidLength(Int32(record.key?.count ?? -1))
        }
    }
}

extension RecordsSummary {
    @inline(__always)
    fileprivate mutating func add(_ record: RecordView, index: Int32, baseTimestamp: Int64) {
        let timestamp = baseTimestamp &+ record.timestampDelta
        if index == 0 {
            minTimestamp = timestamp
            maxTimestamp = timestamp
            maxTimestampOffsetDelta = record.offsetDelta
        } else if timestamp > maxTimestamp {
            maxTimestamp = timestamp
            maxTimestampOffsetDelta = record.offsetDelta
        } else if timestamp < minTimestamp {
            minTimestamp = timestamp
        }
        if record.key == nil {
            nullKeyCount &+= 1
            if firstNullKeyIndex == nil { firstNullKeyIndex = index }
        }
        maxRecordByteCount = max(maxRecordByteCount, record.range.count)
    }
}
