import Client
import NIOCore
import Ports
import Primitives
import Records
import Testing

@Suite struct RecordReaderTests {
    /// Reverses bytes: enough of a codec to be told from none.
    private struct Reversing: Codec {
        let compressionType = CompressionType.zstd
        let levels: ClosedRange<Int32> = 0...0

        func compress(
            _ bytes: UnsafeRawBufferPointer, level: Int32?
        ) throws(CodecError) -> [UInt8] { bytes.reversed() }

        func decompress(
            _ bytes: UnsafeRawBufferPointer, limits: DecompressionLimits
        ) throws(CodecError) -> [UInt8] { bytes.reversed() }
    }

    private func batch(
        _ values: [String], at offset: Int64, _ attributes: BatchAttributes = BatchAttributes()
    ) throws -> [UInt8] {
        var builder = BatchBuilder(BatchHeader(baseOffset: offset, attributes: attributes))
        for value in values {
            builder.append(timestamp: 7, key: nil as [UInt8]?, value: Array(value.utf8))
        }
        guard attributes.compressionId != 0 else { return builder.build() }
        return try builder.build { bytes throws(CodecError) in
            try Reversing().compress(bytes, level: nil)
        }
    }

    private func fetched(_ bytes: [UInt8], from offset: Int64) -> FetchedBatches {
        FetchedBatches(
            partition: TopicPartition(topic: "t", partition: 3), fetchOffset: offset,
            highWatermark: 100, bytes: ByteBuffer(bytes: bytes))
    }

    private func read(
        _ fetched: FetchedBatches, codecs: [CompressionType: any Codec] = [:]
    ) throws(ClientError) -> [String] {
        var values: [String] = []
        try RecordReader(codecs: codecs).forEach(in: fetched) { record in
            let value = record.value.map { String(decoding: $0, as: UTF8.self) } ?? "null"
            values.append("\(record.offset):\(value)")
            return true
        }
        return values
    }

    @Test func readsFromTheOffsetThatWasAskedFor() throws {
        let bytes = try batch(["a", "b", "c"], at: 10) + batch(["d"], at: 13)
        let fetched = fetched(bytes, from: 11)
        #expect(try read(fetched) == ["11:b", "12:c", "13:d"])
        #expect(try fetched.nextOffset() == 14)
    }

    @Test func leavesABatchThatIsCutOff() throws {
        let whole = try batch(["a"], at: 10)
        let next = try batch(["b", "c"], at: 11)
        for length in 0..<next.count {
            let fetched = fetched(whole + next[..<length], from: 10)
            #expect(try read(fetched) == ["10:a"])
            #expect(try fetched.nextOffset() == 11)
        }
    }

    @Test func aFirstBatchThatIsCutOffIsDamage() throws {
        let whole = try batch(["a"], at: 10)
        let fetched = fetched(Array(whole.dropLast()), from: 10)
        #expect(throws: ClientError.self) { try read(fetched) }
        #expect(throws: ClientError.self) { try fetched.nextOffset() }
    }

    @Test func passesOverControlBatches() throws {
        let marker = BatchAttributes(isTransactional: true, isControl: true)
        let bytes = try batch(["a"], at: 0) + batch(["x"], at: 1, marker) + batch(["b"], at: 2)
        let fetched = fetched(bytes, from: 0)
        #expect(try read(fetched) == ["0:a", "2:b"])
        #expect(try fetched.nextOffset() == 3)
    }

    @Test func opensCompressedBatches() throws {
        let bytes = try batch(["a", "b"], at: 5, BatchAttributes(compression: .zstd))
        let fetched = fetched(bytes, from: 5)
        #expect(try read(fetched, codecs: [.zstd: Reversing()]) == ["5:a", "6:b"])
        let missing = #expect(throws: ClientError.self) { try read(fetched) }
        #expect(missing?.code == .codec)
        #expect(missing?.message.contains("libweir-codecs-zstd.so") == true)
    }

    @Test func everyDamagedByteUnderTheChecksumIsNoticed() throws {
        let bytes = try batch(["hello"], at: 0)
        for index in BatchHeader.crcStart..<bytes.count {
            var damaged = bytes
            damaged[index] ^= 0x10
            let error = #expect(throws: ClientError.self) { try read(fetched(damaged, from: 0)) }
            #expect(error?.code == .corruptBatch)
        }
    }

    @Test func stopsWhenToldTo() throws {
        let fetched = fetched(try batch(["a", "b", "c"], at: 0), from: 0)
        var count = 0
        try RecordReader(codecs: [:]).forEach(in: fetched) { _ in
            count += 1
            return count < 2
        }
        #expect(count == 2)
    }
}
