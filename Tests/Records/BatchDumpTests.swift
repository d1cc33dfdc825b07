import Primitives
import Records
import Testing

@Suite struct BatchDumpTests {
    struct CodecFailed: Error {}

    private func lines(
        _ bytes: [UInt8], _ dump: BatchDump = BatchDump()
    ) -> (lines: [String], isSound: Bool) {
        var lines: [String] = []
        let isSound = bytes.withUnsafeBytes { unsafe dump.dump($0) { lines.append($0) } }
        return (lines, isSound)
    }

    static let batchLine = """
        {"type":"batch","position":0,"byteCount":103,"baseOffset":0,"lastOffset":2,\
        "recordCount":3,"partitionLeaderEpoch":-1,"magic":2,"crc":3187676357,"crcIsValid":true,\
        "compression":"none","timestampType":"CreateTime","isTransactional":true,\
        "isControl":false,"hasDeleteHorizon":false,"baseTimestamp":1700000000000,\
        "maxTimestamp":1700000000005,"producerId":4711,"producerEpoch":3,"baseSequence":17}
        """

    @Test func dumpsRecords() {
        let result = lines(GoldenBatchTests.aiokafka)
        #expect(result.isSound)
        #expect(
            result.lines == [
                Self.batchLine,
                """
                {"type":"record","offset":0,"timestamp":1700000000000,"sequence":17,\
                "key":"key","value":"value","headers":[]}
                """,
                """
                {"type":"record","offset":1,"timestamp":1700000000005,"sequence":18,\
                "key":null,"value":"xxx",\
                "headers":[{"key":"h1","value":"v1"},{"key":"h2","value":null}]}
                """,
                """
                {"type":"record","offset":2,"timestamp":1700000000002,"sequence":19,\
                "key":"","value":null,"headers":[]}
                """,
            ])
    }

    @Test func escapes() {
        var builder = BatchBuilder()
        builder.append(
            timestamp: 0, key: Array("\"\\/\n\r\t\u{1}\u{7f}é😀".utf8), value: [0xff, 0x00, 0x0a])
        let result = lines(builder.build())
        #expect(
            result.lines.last == """
                {"type":"record","offset":0,"timestamp":0,\
                "key":"\\"\\\\/\\n\\r\\t\\u0001\\u007fé😀","value":{"hex":"ff000a"},"headers":[]}
                """)
    }

    @Test func controlRecords() {
        let marker = BatchBuilder.endTransaction(
            EndTransactionMarker(isCommit: false, coordinatorEpoch: 12), producerId: 1,
            producerEpoch: 0, timestamp: 9)
        let result = lines(marker)
        #expect(result.isSound)
        #expect(
            result.lines.last == """
                {"type":"record","offset":0,"timestamp":9,"controlType":"abort",\
                "coordinatorEpoch":12,"key":"\\u0000\\u0000\\u0000\\u0000",\
                "value":"\\u0000\\u0000\\u0000\\u0000\\u0000\\u000c","headers":[]}
                """)
    }

    @Test func reportsDamageAndGoesOn() {
        var first = GoldenBatchTests.aiokafka
        first[66] = 0x7f
        let result = lines(first + GoldenBatchTests.aiokafka + [0, 0])
        #expect(!result.isSound)
        #expect(result.lines[0].contains("\"crcIsValid\":false"))
        #expect(result.lines[1].contains("\"type\":\"error\""))
        let rest = result.lines.drop { !$0.contains("\"position\":103") }
        #expect(rest.count == 5)
        #expect(
            rest.last == """
                {"type":"error","position":206,\
                "message":"byte 206: batch needs 61 bytes but 2 remain"}
                """)
    }

    @Test func opensCompressedBatches() {
        let reversing = BatchDump { type, payload in type == .lz4 ? payload.reversed() : nil }
        func batch(_ type: CompressionType) -> [UInt8] {
            var builder = BatchBuilder(
                BatchHeader(attributes: BatchAttributes(compression: type)))
            builder.append(timestamp: 1, key: nil, value: Array("v".utf8))
            return builder.build(compressing: { $0.reversed() })
        }
        #expect(lines(batch(.lz4), reversing).lines.count == 2)
        #expect(lines(batch(.zstd), reversing).lines.count == 1)
        #expect(lines(batch(.zstd), reversing).isSound)
        let failing = lines(batch(.lz4), BatchDump { _, _ in throw CodecFailed() })
        #expect(!failing.isSound)
        #expect(failing.lines.last?.contains("CodecFailed") == true)
        let garbled = lines(batch(.lz4), BatchDump { _, _ in [1, 2, 3] })
        #expect(!garbled.isSound && garbled.lines.last?.contains("record 0") == true)
    }
}
