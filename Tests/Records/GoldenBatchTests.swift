import Primitives
import Records
import Testing

/// Batches that were not written by this code.
@Suite struct GoldenBatchTests {
    /// kafka-python 3.0.12: no producer id, three records.
    static let kafkaPython = bytes(
        hex: """
            00000000000000000000005b0000000002bccbb9e30000000000020000018bcfe568
            000000018bcfe56805ffffffffffffffffffffffffffff000000031c000000066b65
            790a76616c75650026000a02010678787804046831047631046832010c000404000100
            """)
    /// aiokafka 0.14.0: producer 4711, epoch 3, sequence 17, same records.
    static let aiokafka = bytes(
        hex: """
            00000000000000000000005bffffffff02be0014c50010000000020000018bcfe568
            000000018bcfe568050000000000001267000300000011000000031c000000066b65
            790a76616c75650026000a02010678787804046831047631046832010c000404000100
            """)

    /// kafka-python 3.0.12: three records in a gzip block.
    static let gzip = bytes(
        hex: """
            00000000000000000000006400000000021785efb90001000000020000018bcfe568
            000000018bcfe56802ffffffffffffffffffffffffffff000000031f8b0800a96701
            6b02ffeb6064606060c936a848a400307430323031b1641b526c0a0b0b4bb61165a6
            0000d9fb81f3d2000000
            """)

    static let expected = [
        PlainRecord(
            timestamp: 1_700_000_000_000, offset: 0, key: Array("key".utf8),
            value: Array("value".utf8)),
        PlainRecord(
            timestamp: 1_700_000_000_005, offset: 1, key: nil, value: Array("xxx".utf8),
            headers: [
                RecordHeader(key: "h1", value: Array("v1".utf8)),
                RecordHeader(key: "h2", value: nil),
            ]),
        PlainRecord(timestamp: 1_700_000_000_002, offset: 2, key: [], value: nil),
    ]

    @Test func readsKafkaPython() throws {
        let summary = try validate(Self.kafkaPython)
        let header = summary.header
        #expect(header.totalByteCount == Self.kafkaPython.count)
        #expect(header.baseOffset == 0)
        #expect(header.partitionLeaderEpoch == 0)
        #expect(header.crc == 0xbccb_b9e3)
        #expect(header.attributes == BatchAttributes())
        #expect(header.lastOffset == 2 && header.nextOffset == 3)
        #expect(header.baseTimestamp == 1_700_000_000_000)
        #expect(header.maxTimestamp == 1_700_000_000_005)
        #expect(!header.hasProducerId)
        #expect(header.producerEpoch == -1 && header.lastSequence == -1)
        #expect(header.recordCount == 3)
        let found = try #require(summary.records)
        #expect(found.nullKeyCount == 1 && found.firstNullKeyIndex == 1)
        #expect(found.minTimestamp == 1_700_000_000_000)
        #expect(found.maxTimestamp == 1_700_000_000_005)
        #expect(found.maxTimestampOffsetDelta == 1)
        #expect(found.maxRecordByteCount == 20)
        #expect(try records(of: Self.kafkaPython) == Self.expected)
    }

    @Test func readsAiokafka() throws {
        let header = try validate(Self.aiokafka).header
        #expect(header.attributes.isTransactional && !header.attributes.isControl)
        #expect(header.producerId == 4711 && header.producerEpoch == 3)
        #expect(header.baseSequence == 17 && header.lastSequence == 19)
        #expect(try records(of: Self.aiokafka) == Self.expected)
    }

    @Test func readsTheHeaderOfACompressedBatch() throws {
        let summary = try validate(Self.gzip)
        #expect(summary.header.attributes.compression == .gzip)
        #expect(summary.header.recordCount == 3 && summary.header.lastOffset == 2)
        #expect(summary.header.payloadByteCount == Self.gzip.count - 61)
        #expect(Self.gzip[61] == 0x1f && Self.gzip[62] == 0x8b)
        #expect(summary.records == nil)
    }

    @Test func buildsTheSameBytes() {
        var builders = [
            BatchBuilder(BatchHeader(partitionLeaderEpoch: 0)),
            BatchBuilder(
                BatchHeader(
                    attributes: BatchAttributes(isTransactional: true), producerId: 4711,
                    producerEpoch: 3, baseSequence: 17)),
        ]
        for index in builders.indices {
            for record in Self.expected {
                builders[index].append(
                    timestamp: record.timestamp, key: record.key, value: record.value,
                    headers: record.headers)
            }
        }
        #expect(builders[0].build() == Self.kafkaPython)
        #expect(builders[1].build() == Self.aiokafka)
    }
}
