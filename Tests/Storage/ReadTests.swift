import Ports
import Primitives
import Testing

@Suite("Storage: reads")
struct ReadTests {
    /// Offsets 0...49 in batches of 10, then a gap, then 100...109 and 200.
    private func fill(_ log: TestLog) async throws -> [TestBatch] {
        let batches = run(from: 0, batches: 5) + run(from: 100, batches: 1) + [TestBatch(200)]
        for batch in batches { try await log.append([batch], allowsGaps: true) }
        return batches
    }

    @Test(arguments: Backend.allCases, ReadStyle.allCases)
    func beginsWithTheBatchThatHoldsTheOffset(_ backend: Backend, _ style: ReadStyle) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open(
            layout: LogLayout(segmentByteCount: 1_200, indexIntervalByteCount: 1))
        let batches = try await fill(log)
        for offset in Int64(0)...201 {
            let expected = batches.filter { $0.lastOffset >= offset }
            let (bytes, first) = try await log.read(from: offset, style: style)
            #expect(first == expected.first?.baseOffset ?? 201, "from \(offset)")
            #expect(!bytes.isEmpty || expected.isEmpty, "from \(offset)")
            #expect(joined(expected).starts(with: bytes), "from \(offset)")
            if !bytes.isEmpty { _ = try lastOffset(of: bytes) }
            let all = try await log.readAll(from: offset, style: style)
            #expect(all == joined(expected), "from \(offset)")
        }
        for offset in [Int64(-1), 202, 1 << 40] {
            await expectFailure(.outOfRange, "from \(offset)") {
                _ = try await log.read(from: offset, style: style)
            }
        }
    }

    @Test(arguments: Backend.allCases, ReadStyle.allCases)
    func givesWholeBatchesWithinTheLimit(_ backend: Backend, _ style: ReadStyle) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        let batches = run(from: 0, batches: 6)
        try await log.append(batches)
        let one = batches[0].bytes.count
        for max in [1, one - 1, one, one + 1, 2 * one, 3 * one - 1, 10 * one] {
            let whole = batches.prefix(max / one)
            let strict = try await log.read(from: 0, max: max, minOne: false, style: style)
            #expect(strict.bytes == joined(Array(whole)), "max \(max)")
            #expect(strict.first == (whole.isEmpty ? 60 : 0))
            let generous = try await log.read(from: 3, max: max, minOne: true, style: style)
            #expect(
                generous.bytes == joined(Array(batches.prefix(Swift.max(1, max / one)))),
                "max \(max)")
            #expect(generous.first == 0)
        }
    }

    @Test(arguments: Backend.allCases, ReadStyle.allCases)
    func leavesOutBatchesThatBeginAtOrPastTheEnd(
        _ backend: Backend, _ style: ReadStyle
    ) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open(layout: LogLayout(segmentByteCount: 1_200))
        let batches = try await fill(log)
        for end in [Int64(0), 1, 10, 11, 45, 50, 99, 100, 101, 200, 201, 500] {
            for start in [Int64(0), 25, 100, 150] {
                let expected = batches.filter { $0.lastOffset >= start && $0.baseOffset < end }
                let (bytes, first) = try await log.read(from: start, end: end, style: style)
                #expect(joined(expected).starts(with: bytes), "\(start)..<\(end)")
                #expect(bytes.isEmpty == expected.isEmpty, "\(start)..<\(end)")
                // Without a batch it says where the read stopped looking.
                let stops: [Int64] = expected.first.map { [$0.baseOffset] } ?? [201, min(end, 201)]
                #expect(stops.contains(first), "\(start)..<\(end): \(first)")
            }
        }
    }

    /// The first batch does not fit the destination: either it comes as memory or a file, or the
    /// backend says what it needs.
    @Test(arguments: Backend.allCases)
    func aDestinationThatIsTooSmall(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        let batches = run(from: 0, batches: 3, count: 5, byteCount: 3_000)
        try await log.append(batches)
        let size = batches[0].bytes.count
        for capacity in [0, 1, size - 1] {
            let destination = TestDestination(capacity)
            do {
                let found = try await log.readOutcome(
                    LogRead(
                        offset: 0, endOffset: .max, maxByteCount: 1 << 20, destination: destination)
                )
                #expect(joined(batches).starts(with: try bytes(of: found.regions)))
                #expect(found.byteCount >= size)
            } catch let error as StoreError {
                #expect(error.code == .needsCapacity(size))
            }
        }
        let exact = try await log.read(from: 0, max: 10 * size, capacity: size)
        #expect(exact.bytes == batches[0].bytes)
        // What is behind the bytes of the answer stays as it was.
        let destination = TestDestination(size + 50)
        let found = try await log.readOutcome(
            LogRead(offset: 0, endOffset: .max, maxByteCount: size, destination: destination))
        if case .destination(let count) = found.regions.first {
            #expect(count == size)
            #expect(destination.memory.buffer[size...].allSatisfy { $0 == 0xEE })
        }
    }

    @Test(arguments: Backend.allCases)
    func noWaitAnswersOrSaysThatItWouldBlock(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        let batches = run(from: 0, batches: 3)
        try await log.append(batches)
        let destination = TestDestination(1 << 16)
        do {
            let found = try await log.readOutcome(
                LogRead(
                    offset: 0, endOffset: .max, maxByteCount: 1 << 16, noWait: true,
                    destination: destination))
            #expect(try bytes(of: found.regions, in: destination) == joined(batches))
        } catch let error as StoreError {
            #expect(error.code == .wouldBlock)
        }
    }

    @Test(arguments: Backend.allCases)
    func timeFindsTheFirstBatchThatIsNewEnough(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open(
            layout: LogLayout(segmentByteCount: 400, indexIntervalByteCount: 1))
        #expect(try await log.lookup(0) == nil)
        // Timestamps go back and forth, as producers' clocks do; one batch has none.
        let times: [Int64] = [100, 300, 200, -1, 250, 500, 400, 600, 600, 50]
        for (index, time) in times.enumerated() {
            try await log.append([
                TestBatch(Int64(index) * 5, count: 5, timestamp: time, byteCount: 100)
            ])
        }
        for wanted in stride(from: Int64(0), through: 700, by: 25) {
            let expected = times.firstIndex { $0 >= wanted }.map { Int64($0) * 5 }
            #expect(try await log.lookup(wanted) == expected, "time \(wanted)")
        }
        let description = try await log.describe()
        #expect(description.maxTimestamp == 600)
        #expect(description.maxTimestampOffset == 35)
        // Batches before the start are not found, nor those that were cut off.
        try await log.trim(to: 10)
        #expect(try await log.lookup(0) == 10)
        #expect(try await log.lookup(300) == 25)
        try await log.truncate(to: 35)
        #expect(try await log.lookup(501) == nil)
        #expect(try await log.lookup(500) == 25)
        #expect(try await log.describe().maxTimestamp == 500)
        #expect(try await log.describe().maxTimestampOffset == 25)
    }
}
