import Primitives
import Records
import Testing

@Suite struct BatchHeaderTests {
    @Test func everyFieldRoundTrips() throws {
        var header = BatchHeader(
            baseOffset: 0x0102_0304_0506_0708, partitionLeaderEpoch: 0x1112_1314,
            attributes: BatchAttributes(rawValue: 0x3132), producerId: 0x5152_5354_5556_5758,
            producerEpoch: 0x6162, baseSequence: 0x7172_7374)
        header.batchLength = 49
        header.crc = 0xa1a2_a3a4
        header.lastOffsetDelta = 0x2122_2324
        header.baseTimestamp = 0x4142_4344_4546_4748
        header.maxTimestamp = 0x5152_5354_5556_5759
        header.recordCount = 0x0908_0706
        var written = [UInt8](repeating: 0xee, count: 64)
        written.withUnsafeMutableBytes { unsafe header.write(to: $0, at: 2) }
        let expected = bytes(
            hex: """
                0102030405060708 00000031 11121314 02 a1a2a3a4 3132 21222324
                4142434445464748 5152535455565759 5152535455565758 6162 71727374 09080706
                """)
        #expect(written == [0xee, 0xee] + expected + [0xee])
        #expect(try parseHeader(written, at: 2) == header)
    }

    @Test func attributeBits() {
        #expect(BatchAttributes(compression: .zstd).rawValue == 4)
        #expect(BatchAttributes(timestampType: .logAppendTime).rawValue == 8)
        #expect(BatchAttributes(isTransactional: true).rawValue == 16)
        #expect(BatchAttributes(isControl: true).rawValue == 32)
        var attributes = BatchAttributes(rawValue: -1)
        #expect(attributes.hasDeleteHorizon && attributes.compression == nil)
        #expect(attributes.unknownBits == ~0x7f && attributes.compressionId == 7)
        attributes.hasDeleteHorizon = false
        attributes.compression = .gzip
        attributes.timestampType = .createTime
        #expect(UInt16(bitPattern: attributes.rawValue) == 0xffb1)
        for type in CompressionType.allCases {
            #expect(BatchAttributes(compression: type).compression == type)
        }
    }

    @Test func sequencesWrap() {
        #expect(BatchHeader.sequence(0, advancedBy: 5) == 5)
        #expect(BatchHeader.sequence(.max, advancedBy: 0) == .max)
        #expect(BatchHeader.sequence(.max, advancedBy: 1) == 0)
        #expect(BatchHeader.sequence(.max - 1, advancedBy: 4) == 2)
    }

    @Test func patchesOutsideTheCRC() throws {
        var batch = GoldenBatchTests.kafkaPython
        batch.withUnsafeMutableBytes {
            unsafe BatchHeader.patchBaseOffset(1 << 40, in: $0)
            unsafe BatchHeader.patchPartitionLeaderEpoch(7, in: $0)
        }
        let header = try validate(batch).header
        #expect(header.baseOffset == 1 << 40 && header.partitionLeaderEpoch == 7)
        #expect(header.crc == (try parseHeader(GoldenBatchTests.kafkaPython)).crc)
    }

    @Test func patchesTimestampsWithoutReadingTheRecords() throws {
        for valueByteCount in [0, 1, 100, 70_000] {
            var builder = BatchBuilder()
            builder.append(
                timestamp: 1000, key: nil, value: [UInt8](repeating: 7, count: valueByteCount))
            // Not at the start of the buffer, and not up to its end.
            var buffer = [0, 0, 0] + builder.build() + [9]
            buffer.withUnsafeMutableBytes {
                unsafe BatchHeader.patchTimestamp(
                    type: .logAppendTime, maxTimestamp: 123_456_789, in: $0, at: 3)
            }
            let header = try validate(Array(buffer[3...])).header
            #expect(header.attributes.timestampType == .logAppendTime)
            #expect(header.maxTimestamp == 123_456_789 && header.baseTimestamp == 1000)
            #expect(Array(buffer[..<3]) == [0, 0, 0] && buffer.last == 9)
        }
    }

    @Test func patchingTimestampsKeepsDamageVisible() {
        var batch = GoldenBatchTests.aiokafka
        batch[80] ^= 1
        batch.withUnsafeMutableBytes {
            unsafe BatchHeader.patchTimestamp(type: .logAppendTime, maxTimestamp: 1, in: $0)
        }
        guard case .crcMismatch = refusal(batch)?.reason else {
            Issue.record("damage was covered up")
            return
        }
    }

    @Test func iteratesWholeBatches() throws {
        let first = GoldenBatchTests.kafkaPython
        let second = BatchBuilder.endTransaction(
            EndTransactionMarker(isCommit: false, coordinatorEpoch: 1), producerId: 1,
            producerEpoch: 0, timestamp: 0, baseOffset: 3)
        let whole = first + second
        for count in 0...whole.count {
            whole[..<count].withUnsafeBytes { buffer in
                var iterator = unsafe BatchIterator(buffer)
                var ranges: [Range<Int>] = []
                var error: BatchError?
                do throws(BatchError) {
                    while let view = try iterator.next() { ranges.append(view.range) }
                } catch let thrown {
                    error = thrown
                }
                let complete = count == whole.count ? 2 : count >= first.count ? 1 : 0
                #expect(
                    ranges
                        == Array([0..<first.count, first.count..<whole.count].prefix(complete)))
                let isWhole = count == 0 || count == first.count || count == whole.count
                #expect(error?.isTruncation == (isWhole ? nil : true))
                #expect(iterator.position == [0, first.count, whole.count][complete])
            }
        }
    }

    @Test func iteratorStopsAtDamage() {
        var buffer = GoldenBatchTests.kafkaPython + GoldenBatchTests.kafkaPython
        buffer[GoldenBatchTests.kafkaPython.count + 16] = 1
        buffer.withUnsafeBytes { raw in
            var iterator = unsafe BatchIterator(raw)
            #expect(throws: Never.self) { try iterator.next() }
            #expect(throws: BatchError(.legacyMagic(1), at: 103 + 16)) { try iterator.next() }
            #expect(iterator.position == 103)
        }
    }
}
