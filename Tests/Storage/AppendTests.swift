import PluginHost
import Ports
import Synchronization
import Testing

@Suite("Storage: appends")
struct AppendTests {
    @Test(arguments: Backend.allCases, [Int.max, 7, 61])
    func batchesComeBackAsTheyStand(_ backend: Backend, _ pieceByteCount: Int) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        let batches = run(from: 0, batches: 3) + run(from: 30, batches: 2, count: 1)
        let outcome = try await log.append(batches, pieceByteCount: pieceByteCount)
        #expect(outcome.startOffset == 0)
        #expect(outcome.endOffset == 32)
        #expect(outcome.durableOffset <= 32)
        for style in ReadStyle.allCases {
            let found = try await log.readAll(from: 0, style: style)
            #expect(found == joined(batches), "\(style)")
        }
        let description = try await log.describe()
        #expect(description.endOffset == 32)
        #expect(description.byteCount == Int64(joined(batches).count))
        #expect(description.maxTimestamp == 1_031)
        #expect(description.maxTimestampOffset == 31)
    }

    @Test(arguments: Backend.allCases)
    func gapsAreAllowedByRequestAndOverlapsAreNot(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        // Only by request: else an append behind one that failed would land behind a gap.
        await expectFailure(.outOfRange) { try await log.append([TestBatch(5, count: 2)]) }
        #expect(try await log.describe().endOffset == 0)
        try await log.append(
            [TestBatch(5, count: 2), TestBatch(9), TestBatch(1 << 20)], allowsGaps: true)
        #expect(try await log.describe().endOffset == 1 << 20 + 1)
        #expect(try await log.describe().startOffset == 0)
        for base in [Int64(0), 8, 1 << 20] {
            await expectFailure(.outOfRange, "at \(base)") {
                try await log.append([TestBatch(base)])
            }
        }
        // Within a vector the batches have to ascend too, and nothing of it is kept.
        await expectFailure(.invalid) {
            try await log.append([TestBatch(1 << 21, count: 4), TestBatch(1 << 21 + 3)])
        }
        #expect(try await log.describe().endOffset == 1 << 20 + 1)
        try await log.append([TestBatch(1 << 20 + 1)])
    }

    /// Results of a burst of appends, in the order in which they came.
    private final class Burst: Sendable {
        struct Entry: Sendable {
            var index: Int
            var result: Result<AppendOutcome, StoreError>
        }

        private let entries = Mutex<[Entry]>([])

        func add(_ entry: Entry) { entries.withLock { $0.append(entry) } }

        func isEnded(_ index: Int) -> Bool {
            entries.withLock { $0.contains { $0.index == index } }
        }

        var all: [Entry] { entries.withLock { $0 } }
    }

    /// Submits all at once and waits for the last.
    /// - Returns: the burst, and for each append whether the one numbered `watched` had ended when
    ///   it had been submitted.
    private func submit(
        _ batches: [TestBatch], to log: TestLog, watching watched: Int
    ) async throws -> (burst: Burst, hadEnded: [Bool]) {
        let burst = Burst()
        var hadEnded: [Bool] = []
        for (index, batch) in batches.enumerated() {
            log.store.append(
                log.handle, [batch.stored()], durable: false, wallMilliseconds: 0
            ) { burst.add(Burst.Entry(index: index, result: $0)) }
            hadEnded.append(burst.isEnded(watched))
        }
        // Operations of one log end in order: this one after the last append.
        try await log.flush()
        while burst.all.count < batches.count { await Task.yield() }
        return (burst, hadEnded)
    }

    @Test(arguments: Backend.allCases)
    func appendsEndInTheOrderOfTheirSubmission(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open(layout: LogLayout(segmentByteCount: 4_096))
        let batches = run(from: 0, batches: 300, count: 2, byteCount: 90)
        let (burst, _) = try await submit(batches, to: log, watching: 0)
        #expect(burst.all.map(\.index) == Array(0..<300))
        for entry in burst.all {
            let end = try entry.result.get().endOffset
            #expect(end >= batches[entry.index].lastOffset + 1)
            #expect(end <= 600)
        }
        #expect(try await log.readAll(from: 0) == joined(batches))
    }

    @Test(arguments: Backend.allCases)
    func aFailureInAPipelineCancelsWhatWasSubmittedAfterIt(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        for round in 0..<20 {
            let start = try await log.describe().endOffset
            var batches = run(from: start, batches: 40, count: 1, byteCount: 2_000)
            let bad = 10
            batches[bad] = TestBatch(start)
            let (burst, hadEnded) = try await submit(batches, to: log, watching: bad)
            #expect(burst.all.map(\.index) == Array(0..<40), "round \(round)")
            var end = start
            for entry in burst.all {
                switch entry.result {
                case .success:
                    // Whatever came behind the failure would lie behind a gap.
                    #expect(entry.index < bad, "\(entry.index)")
                    end = batches[entry.index].lastOffset + 1
                case .failure(let error):
                    #expect(entry.index >= bad)
                    let isKnown = entry.index == bad || hadEnded[entry.index]
                    #expect(
                        (error.code == .cancelled && entry.index != bad)
                            || (error.code == .outOfRange && isKnown))
                }
            }
            // The log ends behind the last batch that succeeded, and takes new ones.
            #expect(try await log.describe().endOffset == end)
            try await log.append([TestBatch(end)])
        }
    }

    @Test(arguments: Backend.allCases)
    func flushAndDurableAppendsMakeEverythingBelowDurable(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        try await log.append(run(from: 0, batches: 2))
        #expect(try await log.flush() == 20)
        #expect(try await log.describe().durableOffset == 20)
        let outcome = try await log.append(run(from: 20, batches: 1), durable: true)
        #expect(outcome.durableOffset == 30)
        #expect(try await log.describe().durableOffset == 30)
    }

    @Test(arguments: Backend.allCases)
    func segmentsRollBySizeAndByAge(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open(layout: LogLayout(segmentByteCount: 2_000))
        let batches = run(from: 0, batches: 12)
        for batch in batches { try await log.append([batch]) }
        let bySize = try await log.segments()
        #expect(bySize.count > 3)
        for segment in bySize { #expect(segment.byteCount <= 2_000) }
        // A batch larger than a segment gets one of its own.
        let large = TestBatch(120, count: 1, timestamp: 1_200, byteCount: 5_000)
        try await log.append([large])
        #expect(try await log.segments().last?.byteCount == Int64(large.bytes.count))

        try await log.configure(LogLayout(segmentByteCount: 1 << 20, segmentMilliseconds: 500))
        let before = try await log.segments().count
        try await log.append([TestBatch(121, timestamp: 10_000)], now: 10_000)
        try await log.append([TestBatch(122, timestamp: 10_100)], now: 10_400)
        let young = try await log.segments().count
        try await log.append([TestBatch(123, timestamp: 10_600)], now: 10_600)
        #expect(try await log.segments().count == young + 1)
        #expect(young <= before + 1)
        #expect(
            try await log.readAll(from: 0).count == joined(batches).count
                + large.bytes.count + 3 * TestBatch(0).bytes.count)
    }

    @Test(arguments: Backend.allCases)
    func aBatchOfTenMegabytes(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        let large = TestBatch(0, count: 3, byteCount: 10_000_000)
        try await log.append([large], pieceByteCount: 1 << 20)
        for style in ReadStyle.allCases {
            let found = try await log.readAll(from: 1, style: style)
            #expect(found == large.bytes, "\(style)")
        }
    }
}
