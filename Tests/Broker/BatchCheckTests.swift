import Broker
import PartitionLog
import Ports
import Primitives
import Records
import Settings
import Testing

@Suite("Batch rules")
struct BatchCheckTests {
    static let now: Int64 = 1_700_000_000_000
    private let codecs = CodecTable([FakeCodec(compressionType: .gzip)])

    private func settings(_ overrides: [String: String] = [:]) throws -> PartitionSettings {
        PartitionSettings(
            try TopicSettings(
                overrides: overrides.map { (name: $0.key, value: $0.value) },
                defaults: BrokerDefaults()))
    }

    /// Checks to the end, worker included.
    private func check(
        _ bytes: [UInt8], _ overrides: [String: String] = [:]
    ) throws -> Result<CheckedBatch, AppendError> {
        let settings = try settings(overrides)
        return Result { () throws(AppendError) in
            let step = try BatchCheck.check(
                PinnedBytes(copying: bytes), settings: settings, codecs: codecs, now: Self.now)
            switch step {
            case .checked(let batch): return batch
            case .needsWorker(let work):
                return try work.run(
                    codecs: codecs,
                    limits: DecompressionLimits(maxOutputByteCount: 1 << 20, maxRatio: 0))
            }
        }
    }

    private func error(_ result: Result<CheckedBatch, AppendError>) -> AppendError? {
        if case .failure(let error) = result { error } else { nil }
    }

    /// A copy of the batch's bytes, which live no longer than it.
    private func contents(_ batch: CheckedBatch) -> [UInt8] {
        withExtendedLifetime(batch) { Array($0.bytes.buffer) }
    }

    private func header(_ batch: CheckedBatch) throws -> BatchHeader {
        try BatchValidator.validate(batch.bytes.buffer).header
    }

    @Test func aSoundBatchPassesUnchanged() throws {
        let bytes = TestBroker.batch(["a", "b"], producer: 3, epoch: 1, sequence: 9)
        let batch = try check(bytes).get()
        #expect(contents(batch) == bytes)
        #expect(batch.recordCount == 2 && batch.maxTimestamp == Self.now + 1)
        #expect(batch.logAppendTime == -1)
        #expect(
            batch.claim
                == ProducerStates.Claim(producerID: 3, epoch: 1, baseSequence: 9, recordCount: 2))
    }

    @Test func everyDamagedByteUnderTheChecksumIsCorruptOrRefused() throws {
        let bytes = TestBroker.batch(["hello"], key: [1])
        for index in BatchHeader.crcStart..<bytes.count {
            var damaged = bytes
            damaged[index] ^= 0x40
            guard case .corrupt? = error(try check(damaged)) else {
                Issue.record("byte \(index)")
                continue
            }
        }
        for count in 0..<bytes.count {
            #expect(error(try check(Array(bytes[..<count]))) != nil, "\(count) bytes")
        }
    }

    @Test func exactlyOneBatch() throws {
        let two = TestBroker.batch(["a"]) + TestBroker.batch(["b"])
        guard case .invalidRecord? = error(try check(two)) else {
            Issue.record("two batches")
            return
        }
    }

    @Test func sizesAreBounded() throws {
        let bytes = TestBroker.batch([String(repeating: "x", count: 300)])
        #expect(
            error(try check(bytes, ["max.message.bytes": "\(bytes.count - 1)"]))
                == .tooLarge(byteCount: bytes.count, allowed: bytes.count - 1))
        #expect(error(try check(bytes, ["max.message.bytes": "\(bytes.count)"])) == nil)
    }

    @Test func theBoundHoldsForARemadeBatch() throws {
        let bytes = TestBroker.batch(["abc"])
        // The fake codec adds one byte.
        let bound = ["compression.type": "gzip", "max.message.bytes": "\(bytes.count)"]
        #expect(
            error(try check(bytes, bound))
                == .tooLarge(byteCount: bytes.count + 1, allowed: bytes.count))
    }

    @Test func timestampsAreBounded() throws {
        let bounds = [
            "message.timestamp.before.max.ms": "1000", "message.timestamp.after.max.ms": "500",
        ]
        for (delta, isGood) in [
            (Int64(-1_000), true), (-1_001, false), (499, true), (500, false), (0, true),
        ] {
            // The second record is one millisecond later.
            let bytes = TestBroker.batch(["a", "b"], timestamp: Self.now + delta)
            #expect((error(try check(bytes, bounds)) == nil) == isGood, "\(delta)")
        }
        let none = TestBroker.batch(["a"], timestamp: -1)
        #expect(error(try check(none, bounds)) == nil)
        for extreme in [Int64.min, Int64.max - 1] {
            let bytes = TestBroker.batch(["a"], timestamp: extreme)
            _ = try check(bytes)
        }
    }

    @Test func logAppendTimeIsTheBrokersClock() throws {
        let bytes = TestBroker.batch(["a"], timestamp: 5)
        let batch = try check(bytes, ["message.timestamp.type": "LogAppendTime"]).get()
        #expect(batch.logAppendTime == Self.now && batch.maxTimestamp == Self.now)
        let header = try header(batch)
        #expect(header.attributes.timestampType == .logAppendTime)
        #expect(header.maxTimestamp == Self.now)
    }

    @Test(arguments: [CompressionType.none, .gzip])
    func compactedTopicsNeedKeys(_ type: CompressionType) throws {
        let compact = ["cleanup.policy": "compact"]
        let keyless = TestBroker.batch(["a", "b"], type: type)
        guard case .invalidRecord(_, let indexes)? = error(try check(keyless, compact)) else {
            Issue.record("no key")
            return
        }
        #expect(indexes == [0, 1])
        let keyed = TestBroker.batch(["a"], key: [], type: type)
        #expect(try contents(check(keyed, compact).get()) == keyed)
    }

    @Test func batchesAreRemadeAsTheTopicWants() throws {
        let plain = TestBroker.batch(["a", "b"], producer: 3, epoch: 0, sequence: 4)
        let packed = TestBroker.batch(["a", "b"], producer: 3, epoch: 0, sequence: 4, type: .gzip)
        let made = try check(plain, ["compression.type": "gzip"]).get()
        #expect(contents(made) == packed)
        let opened = try check(packed, ["compression.type": "uncompressed"]).get()
        #expect(contents(opened) == plain)
        #expect(opened.claim?.baseSequence == 4)
        #expect(try contents(check(packed, ["compression.type": "gzip"]).get()) == packed)
    }

    @Test func codecsThatAreNotLoadedAndDamagedPayloads() throws {
        guard
            case .unsupportedCompression? = error(
                try check(TestBroker.batch(["a"], type: .zstd)))
        else {
            Issue.record("zstd")
            return
        }
        var damaged = TestBroker.batch(["a"], type: .gzip)
        damaged[BatchHeader.byteCount] = 9
        damaged.withUnsafeMutableBytes { BatchHeader.patchCRC(in: $0) }
        guard
            case .corrupt? = error(try check(damaged, ["compression.type": "uncompressed"]))
        else {
            Issue.record("damaged payload")
            return
        }
    }

    @Test func transactionsAndOldFormatsAreRefused() throws {
        var builder = BatchBuilder(
            BatchHeader(producerId: 1, producerEpoch: 0, baseSequence: 0))
        builder.header.attributes.isTransactional = true
        builder.append(timestamp: Self.now, key: nil as [UInt8]?, value: [1])
        #expect(error(try check(builder.build())) == .transactionsUnsupported)
        var old = TestBroker.batch(["a"])
        old[16] = 1
        guard case .unsupportedFormat? = error(try check(old)) else {
            Issue.record("magic 1")
            return
        }
    }
}
