import Primitives
import Records
import Testing

@Suite struct BatchValidatorTests {
    typealias Reason = BatchError.Reason

    /// A sound batch of three records whose header `change` then spoils, with the CRC made to fit.
    private func batch(_ change: (inout BatchHeader) -> Void) -> [UInt8] {
        var bytes = GoldenBatchTests.kafkaPython
        bytes.withUnsafeMutableBytes { buffer in
            guard var header = try? unsafe BatchHeader(parsing: UnsafeRawBufferPointer(buffer))
            else { return }
            change(&header)
            unsafe header.write(to: buffer)
            if header.totalByteCount == buffer.count { unsafe BatchHeader.patchCRC(in: buffer) }
        }
        return bytes
    }

    /// A batch around hand-made records.
    private func batch(count: Int32, payload: [UInt8], isControl: Bool = false) -> [UInt8] {
        var header = BatchHeader(attributes: BatchAttributes(isControl: isControl))
        header.recordCount = count
        header.lastOffsetDelta = max(0, count - 1)
        header.batchLength = Int32(BatchHeader.byteCount - 12 + payload.count)
        var bytes = [UInt8](repeating: 0, count: BatchHeader.byteCount) + payload
        bytes.withUnsafeMutableBytes {
            unsafe header.write(to: $0)
            unsafe BatchHeader.patchCRC(in: $0)
        }
        return bytes
    }

    @Test func refusesOtherMagic() {
        var bytes = GoldenBatchTests.kafkaPython
        for (magic, reason) in [
            (0, Reason.legacyMagic(0)), (1, .legacyMagic(1)), (3, .unknownMagic(3)),
            (0xff, .unknownMagic(-1)),
        ] {
            bytes[16] = UInt8(magic)
            #expect(refusal(bytes) == BatchError(reason, at: 16))
            #expect(refusal(bytes)?.category == .unsupportedFormat)
            // A short message of an old format is recognised too.
            #expect(refusal(Array(bytes[..<17])) == BatchError(reason, at: 16))
        }
    }

    @Test func refusesLengthsThatLie() {
        for length: Int32 in [.min, -1, 0, 48] {
            let error = refusal(batch { $0.batchLength = length })
            #expect(error == BatchError(.invalidBatchLength(length), at: 8))
            #expect(error?.category == .corrupt)
        }
        let long = refusal(batch { $0.batchLength = .max })
        #expect(long?.reason == .truncated(needed: Int(Int32.max) + 12, remaining: 103))
        // A byte less: the last record is cut; the CRC is the first to notice.
        let short = batch { $0.batchLength -= 1 }
        guard case .crcMismatch = refusal(short)?.reason else {
            Issue.record("short batch passed")
            return
        }
        #expect(
            refusal(short, checksCRC: false)
                == BatchError(.record(index: 2, .truncated), at: 96))
    }

    @Test func refusesHeaderFields() {
        let cases: [(Int, Reason, (inout BatchHeader) -> Void)] = [
            (21, .unknownAttributes(0x80), { $0.attributes.rawValue = 0x80 }),
            (21, .unknownCompression(5), { $0.attributes.rawValue = 5 }),
            (21, .controlBatchNotAllowed, { $0.attributes.isControl = true }),
            (57, .invalidRecordCount(0), { $0.recordCount = 0 }),
            (57, .invalidRecordCount(-1), { $0.recordCount = -1 }),
            (
                23, .offsetDeltaMismatch(lastOffsetDelta: 3, recordCount: 3),
                { $0.lastOffsetDelta = 3 }
            ),
            (
                23, .offsetDeltaMismatch(lastOffsetDelta: -1, recordCount: 3),
                { $0.lastOffsetDelta = -1 }
            ),
            (43, .invalidProducerId(-2), { $0.producerId = -2 }),
            (43, .transactionalWithoutProducerId, { $0.attributes.isTransactional = true }),
            (51, .invalidProducerEpoch(-1), { $0.producerId = 1 }),
            (
                53, .invalidBaseSequence(-1),
                {
                    $0.producerId = 1
                    $0.producerEpoch = 0
                }
            ),
        ]
        for (position, reason, change) in cases {
            let error = refusal(batch(change))
            #expect(error == BatchError(reason, at: position))
            #expect(error?.category == .invalid)
        }
    }

    /// Some clients leave zeros beside producer id -1, and any base offset.
    @Test func acceptsWhatKafkaAccepts() {
        let sound = batch {
            $0.producerEpoch = 0
            $0.baseSequence = 0
            $0.baseOffset = -77
        }
        #expect(refusal(sound) == nil)
    }

    @Test func storedBatchesMayHaveGaps() throws {
        var builder = BatchBuilder(BatchHeader(baseOffset: 100))
        builder.append(timestamp: 5, offsetDelta: 2, key: [1], value: [2])
        builder.append(timestamp: 7, offsetDelta: 9, key: [1], value: [2])
        builder.lastOffsetDelta = 12
        let compacted = builder.build()
        #expect(
            refusal(compacted)?.reason == .offsetDeltaMismatch(lastOffsetDelta: 12, recordCount: 2))
        let summary = try validate(compacted, strictness: .stored)
        #expect(summary.header.lastOffset == 112)
        #expect(summary.records?.maxTimestampOffsetDelta == 9)
        #expect(try records(of: compacted).map(\.offset) == [102, 109])

        var empty = BatchBuilder(BatchHeader(baseOffset: 100))
        empty.lastOffsetDelta = 4
        let emptied = try validate(empty.build(), strictness: .stored)
        #expect(emptied.header.nextOffset == 105)
        #expect(emptied.records == RecordsSummary())
    }

    @Test func storedOffsetsAreBounded() {
        for offset: Int64 in [-1, .min, .max, .max - 2] {
            let error = refusal(batch { $0.baseOffset = offset }, strictness: .stored)
            #expect(error == BatchError(.invalidBaseOffset(offset), at: 0))
        }
        #expect(refusal(batch { $0.baseOffset = .max - 3 }, strictness: .stored) == nil)
        // Deltas behind lastOffsetDelta, or not rising.
        let behind = batch { $0.recordCount = 2 }
        #expect(refusal(behind, strictness: .stored)?.reason == .trailingBytes(7))
        let twice: [UInt8] = [12, 0, 0, 0, 1, 1, 0]
        #expect(
            refusal(batch(count: 2, payload: twice + twice), strictness: .stored)
                == BatchError(.record(index: 1, .offsetDelta(0, expected: 1)), at: 68))
    }

    @Test func refusesRecords() {
        // length, attributes, timestamp delta, offset delta, key, value, headers
        let cases: [(BatchError.RecordFault, [UInt8])] = [
            (.truncated, []),
            (.truncated, [14, 0, 0, 0, 1, 1, 0]),
            (.truncated, [0]),
            (.truncated, [8, 0, 0, 0, 1]),
            (.truncated, [12, 0, 0, 0, 4, 1, 0]),
            (.truncated, [12, 0, 0, 0, 1, 8, 0]),
            (.truncated, [2, 0x80]),
            (.invalidLength(-1), [1, 0]),
            (.invalidLength(-2), [12, 0, 0, 0, 3, 1, 0]),
            (.invalidLength(-2), [12, 0, 0, 0, 1, 3, 0]),
            (.varintTooLong, [0x80, 0x80, 0x80, 0x80, 0x80, 0x01]),
            (.varintTooLong, [0xff, 0xff, 0xff, 0xff, 0x7f]),
            (.varintTooLong, [24, 0] + Array(repeating: 0xff, count: 9) + [2, 0]),
            (.lengthMismatch, [14, 0, 0, 0, 1, 1, 0, 0]),
            (.offsetDelta(1, expected: 0), [12, 0, 0, 2, 1, 1, 0]),
            (.invalidHeaderCount(-1), [12, 0, 0, 0, 1, 1, 1]),
            (.invalidHeaderCount(1), [12, 0, 0, 0, 1, 1, 2]),
            (.nullHeaderKey, [16, 0, 0, 0, 1, 1, 2, 1, 1]),
            (.truncated, [16, 0, 0, 0, 1, 1, 2, 0, 4]),
            (.lengthMismatch, [18, 0, 0, 0, 1, 1, 2, 0, 1, 0]),
        ]
        for (fault, payload) in cases {
            let error = refusal(batch(count: 1, payload: payload))
            #expect(error == BatchError(.record(index: 0, fault), at: 61), "\(payload)")
            #expect(error?.category == .invalid)
        }
        let record: [UInt8] = [12, 0, 0, 0, 1, 1, 0]
        #expect(refusal(batch(count: 1, payload: record)) == nil)
        #expect(
            refusal(batch(count: 1, payload: record + [0]))
                == BatchError(.trailingBytes(1), at: 68))
        #expect(
            refusal(batch(count: 2, payload: record))?.reason == .record(index: 1, .truncated))
    }

    @Test func controlBatches() throws {
        let marker = BatchBuilder.endTransaction(
            EndTransactionMarker(isCommit: true, coordinatorEpoch: 5), producerId: 9,
            producerEpoch: 1, timestamp: 3)
        #expect(refusal(marker)?.reason == .controlBatchNotAllowed)
        #expect(refusal(marker, strictness: .stored) == nil)
        let keyless: [UInt8] = [12, 0, 0, 0, 1, 1, 0]
        #expect(
            refusal(batch(count: 1, payload: keyless, isControl: true), strictness: .stored)?
                .reason == .record(index: 0, .invalidLength(-1)))
        let compressed = batch {
            $0.attributes.isControl = true
            $0.attributes.compression = .lz4
        }
        #expect(refusal(compressed, strictness: .stored)?.reason == .invalidControlBatch)
    }

    @Test func compressedBatchesAreNotWalked() throws {
        let summary = try validate(batch { $0.attributes.compression = .zstd })
        #expect(summary.records == nil)
        #expect(summary.header.attributes.compression == .zstd)
    }
}
