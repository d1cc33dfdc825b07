import Ports
import Testing

/// What only the memory backend promises: a bound, and that memory comes back.
@Suite("Storage: memory's bound")
struct MemoryTests {
    private func small() throws -> StoreHarness {
        try StoreHarness(.memory, options: "\"max-bytes\":1048576")
    }

    @Test func aFullStoreRefusesWholeVectorsAndGoesOnAfterATrim() async throws {
        let harness = try small()
        let log = try await harness.open(layout: LogLayout(segmentByteCount: 50_000))
        var stored: [TestBatch] = []
        var refused: StoreError?
        while refused == nil, stored.count < 10_000 {
            let end = Int64(stored.count)
            let pair = [
                TestBatch(end, byteCount: 10_000), TestBatch(end + 1, byteCount: 10_000),
            ]
            do {
                try await log.append(pair)
                stored += pair
            } catch let error as StoreError { refused = error }
        }
        #expect(refused?.code == .full)
        #expect(refused?.message.contains("max-bytes 1048576") == true)
        let byteCount = joined(stored).count
        #expect(byteCount > 700_000 && byteCount <= 1 << 20)
        #expect(try await log.describe().endOffset == Int64(stored.count))
        #expect(try await log.readAll(from: 0, style: .regions) == joined(stored))
        await expectFailure(.full) {
            try await log.put("a", at: 0, [UInt8](repeating: 1, count: 400_000))
        }
        try await log.trim(to: Int64(stored.count) / 2)
        try await log.append([TestBatch(Int64(stored.count), byteCount: 10_000)])
    }

    @Test func everyByteComesBack() async throws {
        let harness = try small()
        for round in 0..<50 {
            let log = try await harness.open("t", id: UInt64(round) + 1)
            try await log.append(run(from: 0, batches: 40, byteCount: 10_000))
            try await log.put("a", at: 0, [UInt8](repeating: 1, count: 100_000))
            switch round % 4 {
            case 0: try await log.truncate(to: 0)
            case 1: try await log.start(at: 9)
            case 2: try await log.trim(to: 400)
            default: break
            }
            try await log.remove()
        }
    }

    @Test func aPinnedRegionIsPaidForUntilItIsReleased() async throws {
        let harness = try small()
        let log = try await harness.open()
        try await log.append([TestBatch(0, byteCount: 700_000)])
        var pinned: ReadOutcome? = try await log.readOutcome(
            LogRead(offset: 0, endOffset: .max, maxByteCount: 1 << 20))
        try await log.start(at: 0)
        await expectFailure(.full) { try await log.append([TestBatch(0, byteCount: 700_000)]) }
        #expect(pinned?.byteCount == TestBatch(0, byteCount: 700_000).bytes.count)
        pinned = nil
        try await log.append([TestBatch(0, byteCount: 700_000)])
    }

    @Test func logsAreCountedToo() async throws {
        let harness = try small()
        var opened = 0
        await expectFailure(.full) {
            for index in 0..<2_000 {
                _ = try await harness.open("t\(index)")
                opened += 1
            }
        }
        #expect(opened == 1024)
    }

    @Test func optionsAreChecked() {
        for (options, word) in [
            ("\"max-bytes\":1", "1048576"), ("\"max-bytes\":\"1\"", "options.max-bytes"),
            ("\"max\":1", "known options: max-bytes"),
        ] {
            let error = #expect(throws: (any Error).self) {
                try StoreHarness(.memory, options: options)
            }
            #expect("\(error.map { "\($0)" } ?? "")".contains(word), "\(options)")
        }
    }
}
