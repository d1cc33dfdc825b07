import Primitives
import Records
import Testing

@Suite struct BatchBuilderTests {
    private func randomBytes(_ generator: inout SeededGenerator) -> [UInt8]? {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: nil
        case 1: []
        case 2: generator.bytes(Int.random(in: 60...70, using: &generator))
        case 3: generator.bytes(Int.random(in: 8190...8200, using: &generator))
        default: generator.bytes(Int.random(in: 1...40, using: &generator))
        }
    }

    private func randomRecord(
        _ offset: Int64, _ generator: inout SeededGenerator
    ) -> PlainRecord {
        let timestamp: Int64 =
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: 0
            case 1: -1
            case 2: .max / 2
            default: .random(in: 0...2_000_000_000_000, using: &generator)
            }
        var record = PlainRecord(
            timestamp: timestamp, offset: offset, key: randomBytes(&generator),
            value: randomBytes(&generator))
        for index in 0..<max(0, Int.random(in: -3...3, using: &generator)) {
            record.headers.append(
                RecordHeader(key: "köpf-\(index)", value: randomBytes(&generator)))
        }
        return record
    }

    @Test func roundTripsRandomRecords() throws {
        var generator = SeededGenerator(seed: 7)
        for round in 0..<200 {
            let base = Int64.random(in: 0...(1 << 48), using: &generator)
            var builder = BatchBuilder(BatchHeader(baseOffset: base, partitionLeaderEpoch: 4))
            let count = Int.random(in: 1...(round % 10 == 0 ? 300 : 20), using: &generator)
            let expected = (0..<count).map { randomRecord(base + Int64($0), &generator) }
            for record in expected {
                builder.append(
                    timestamp: record.timestamp, key: record.key, value: record.value,
                    headers: record.headers)
            }
            let size = builder.byteCount
            let batch = builder.build()
            #expect(batch.count == size)
            let summary = try validate(batch)
            #expect(try records(of: batch) == expected)
            let found = try #require(summary.records)
            #expect(found.minTimestamp == expected.map(\.timestamp).min())
            #expect(found.maxTimestamp == expected.map(\.timestamp).max())
            #expect(summary.header.maxTimestamp == found.maxTimestamp)
            let first = expected.firstIndex { $0.timestamp == found.maxTimestamp }
            #expect(Int(found.maxTimestampOffsetDelta) == first)
            let nullKeys = expected.indices.filter { expected[$0].key == nil }
            #expect(Int(found.nullKeyCount) == nullKeys.count)
            #expect(found.firstNullKeyIndex.map(Int.init) == nullKeys.first)
        }
    }

    @Test func compresses() throws {
        struct Refused: Error {}
        var builder = BatchBuilder(
            BatchHeader(attributes: BatchAttributes(compression: .lz4)))
        builder.append(timestamp: 1, key: [1], value: [2, 3])
        let plain = builder
        // Any reversible function will do for a codec.
        let batch = builder.build(compressing: { $0.reversed() })
        let summary = try validate(batch)
        #expect(summary.records == nil)
        #expect(summary.header.attributes.compression == .lz4)
        let payload: [UInt8] = batch[BatchHeader.byteCount...].reversed()
        try payload.withUnsafeBytes {
            let records = try unsafe BatchValidator.validateRecords($0, header: summary.header)
            #expect(records.maxRecordByteCount == 10)
        }
        #expect(throws: Refused.self) {
            try plain.build(compressing: { _ throws(Refused) in throw Refused() })
        }
    }

    /// KIP-534: the base timestamp is the horizon; the records' timestamps stay what they are.
    @Test func keepsTheDeleteHorizon() throws {
        var header = BatchHeader()
        header.attributes.hasDeleteHorizon = true
        header.baseTimestamp = 5_000
        var builder = BatchBuilder(header)
        builder.append(timestamp: 1_000, key: [1], value: nil)
        let batch = builder.build()
        #expect(try parseHeader(batch).baseTimestamp == 5_000)
        #expect(try records(of: batch).map(\.timestamp) == [1_000])
    }

    @Test func endTransactionMarkerBytes() throws {
        let batch = BatchBuilder.endTransaction(
            EndTransactionMarker(isCommit: true, coordinatorEpoch: 0x0a0b_0c0d),
            producerId: 4711, producerEpoch: 3, timestamp: 0x0102, baseOffset: 8,
            partitionLeaderEpoch: 2)
        let expected = bytes(
            hex: """
                0000000000000008 00000042 00000002 02 \(hex(try parseHeader(batch).crc)) 0030
                00000000 0000000000000102 0000000000000102 0000000000001267 0003 ffffffff
                00000001 20 00 00 00 08 00000001 0c 00000a0b0c0d 00
                """)
        #expect(batch == expected)
        #expect(try validate(batch, strictness: .stored).header.lastSequence == -1)
    }

    private func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    @Test func readsMarkers() {
        for isCommit in [true, false] {
            let marker = EndTransactionMarker(isCommit: isCommit, coordinatorEpoch: -5)
            marker.type.key.withUnsafeBytes { key in
                // Later versions may be longer.
                (marker.value + [1, 2]).withUnsafeBytes { value in
                    #expect(unsafe EndTransactionMarker(key: key, value: value) == marker)
                }
                marker.value[..<5].withUnsafeBytes { value in
                    #expect(unsafe EndTransactionMarker(key: key, value: value) == nil)
                }
            }
        }
        let keys: [([UInt8], ControlRecordType?)] = [
            ([0, 0, 0, 6], .kraftVoters), ([0, 1, 0, 2, 9], .leaderChange), ([0, 0, 0, 7], nil),
            ([0xff, 0xff, 0, 0], nil), ([0, 0, 0], nil), ([], nil),
        ]
        for (key, type) in keys {
            key.withUnsafeBytes { #expect(unsafe ControlRecordType(key: $0) == type) }
        }
    }

    @Test func kraftControlBatch() throws {
        let batch = BatchBuilder.control(
            [(.snapshotHeader, [0, 0, 1]), (.kraftVersion, [2])], timestamp: 77, baseOffset: 10,
            partitionLeaderEpoch: 6)
        let summary = try validate(batch, strictness: .stored)
        #expect(summary.header.attributes == BatchAttributes(isControl: true))
        #expect(summary.header.nextOffset == 12 && summary.header.partitionLeaderEpoch == 6)
        #expect(
            try records(of: batch) == [
                PlainRecord(timestamp: 77, offset: 10, key: [0, 0, 0, 3], value: [0, 0, 1]),
                PlainRecord(timestamp: 77, offset: 11, key: [0, 0, 0, 5], value: [2]),
            ])
    }
}
