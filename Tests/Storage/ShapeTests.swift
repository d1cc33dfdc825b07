import PluginHost
import Ports
import Testing

@Suite("Storage: truncate, trim, start, seal, replace")
struct ShapeTests {
    static let small = LogLayout(segmentByteCount: 1_200, indexIntervalByteCount: 1)

    @Test(arguments: Backend.allCases)
    func truncationRemovesWholeBatches(_ backend: Backend) async throws {
        for offset in [Int64(0), 1, 10, 15, 20, 29, 30, 49, 50, 60] {
            let harness = try StoreHarness(backend)
            let log = try await harness.open(layout: Self.small)
            let batches = run(from: 0, batches: 5)
            for batch in batches { try await log.append([batch]) }
            let kept = batches.filter { $0.lastOffset < offset }
            let end = min(offset / 10 * 10, 50)
            #expect(try await log.truncate(to: offset) == end, "to \(offset)")
            #expect(try await log.describe().endOffset == end)
            #expect(try await log.describe().byteCount == Int64(joined(kept).count))
            #expect(try await log.readAll(from: 0) == joined(kept), "to \(offset)")
            // Other batches in their place.
            let fresh = run(from: end, batches: 3, salt: 0x55)
            try await log.append(fresh)
            #expect(try await log.readAll(from: 0) == joined(kept + fresh), "to \(offset)")
            await expectFailure(.outOfRange) { _ = try await log.read(from: end + 31) }
        }
    }

    @Test(arguments: Backend.allCases)
    func truncationIntoAGapEndsThere(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        try await log.append([TestBatch(0, count: 5), TestBatch(50, count: 5)])
        #expect(try await log.truncate(to: 20) == 20)
        let found = try await log.read(from: 10)
        #expect(found.bytes == [])
        #expect(found.first == 20)
        await expectFailure(.outOfRange) { try await log.append([TestBatch(19)]) }
        try await log.append([TestBatch(20)])
        #expect(try await log.describe().endOffset == 21)
    }

    @Test(arguments: Backend.allCases)
    func trimMovesTheStartExactly(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open(layout: Self.small)
        let batches = run(from: 0, batches: 8)
        for batch in batches { try await log.append([batch]) }
        for offset in [Int64(0), 3, 10, 33, 60] {
            #expect(try await log.trim(to: offset) == offset)
            #expect(try await log.describe().startOffset == offset)
            #expect(try await log.describe().endOffset == 80)
            if offset > 0 {
                await expectFailure(.outOfRange) { _ = try await log.read(from: offset - 1) }
            }
            let expected = batches.filter { $0.lastOffset >= offset }
            #expect(try await log.readAll(from: offset) == joined(expected), "to \(offset)")
        }
        // Whole segments below are gone.
        #expect(try await log.segments().first.map { $0.nextOffset > 60 } == true)
        #expect(try await log.trim(to: 20) == 60, "the start never goes back")
        await expectFailure(.outOfRange) { try await log.trim(to: 81) }
        #expect(try await log.trim(to: 80) == 80)
        #expect(try await log.readAll(from: 80) == [])
        try await log.append(run(from: 80, batches: 1))
        #expect(try await log.readAll(from: 80) == joined(run(from: 80, batches: 1)))
        #expect(try await log.describe().endOffset == 90)
    }

    @Test(arguments: Backend.allCases)
    func startAtDropsEverything(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open(layout: Self.small)
        try await log.append(run(from: 0, batches: 5))
        try await log.put("snapshot", at: 10, [1])
        for offset in [Int64(1_000), 7] {
            try await log.start(at: offset)
            let description = try await log.describe()
            #expect(description.startOffset == offset)
            #expect(description.endOffset == offset)
            #expect(description.byteCount == 0)
            #expect(description.maxTimestamp == -1)
            #expect(try await log.get("snapshot") == nil)
            await expectFailure(.outOfRange) { _ = try await log.read(from: offset - 1) }
            await expectFailure(.outOfRange) { try await log.append([TestBatch(offset - 1)]) }
            let fresh = run(from: offset, batches: 2)
            try await log.append(fresh)
            #expect(try await log.readAll(from: offset) == joined(fresh))
        }
    }

    @Test(arguments: Backend.allCases)
    func sealEndsASegmentAndExportGivesItsBytes(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        try await log.seal()
        var expected: [[TestBatch]] = []
        for index in 0..<3 {
            let part = run(from: Int64(index) * 20, batches: 2)
            for batch in part { try await log.append([batch]) }
            expected.append(part)
            if index < 2 { try await log.seal() }
        }
        let segments = try await log.segments()
        #expect(segments.map(\.baseOffset) == [0, 20, 40])
        #expect(segments.map(\.nextOffset) == [20, 40, 60])
        #expect(segments.map(\.isActive) == [false, false, true])
        #expect(segments.map(\.maxTimestamp) == [1_010, 1_030, 1_050])
        for (segment, part) in zip(segments, expected) {
            #expect(segment.byteCount == Int64(joined(part).count))
            #expect(try await log.export(segment.baseOffset) == joined(part))
        }
        await expectFailure(.notFound) { _ = try await log.export(5) }
        try await log.seal()
        try await log.seal()
        #expect(try await log.segments().count == 3)
        #expect(try await log.readAll(from: 0) == joined(expected.flatMap(\.self)))
    }

    @Test(arguments: Backend.allCases)
    func replaceSwapsWholeSealedSegments(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        for index in 0..<4 {
            try await log.append(run(from: Int64(index) * 20, batches: 2))
            if index < 3 { try await log.seal() }
        }
        // Compaction left three records of two segments.
        let rewritten = [TestBatch(3, salt: 9), TestBatch(11, count: 2, salt: 9), TestBatch(39)]
        try await log.replace(from: 0, to: 40, with: rewritten)
        let rest = run(from: 40, batches: 4)
        #expect(try await log.readAll(from: 0) == joined(rewritten + rest))
        #expect(try await log.read(from: 4).first == 11)
        #expect(try await log.read(from: 13).first == 39)
        let description = try await log.describe()
        #expect(description.startOffset == 0)
        #expect(description.endOffset == 80)
        #expect(description.byteCount == Int64(joined(rewritten + rest).count))
        // Nothing is left of a segment.
        try await log.replace(from: 40, to: 60, with: [])
        #expect(try await log.readAll(from: 0) == joined(rewritten + Array(rest[2...])))
        #expect(try await log.read(from: 45).first == 60)
        // Not whole sealed segments: the active one, and half of one.
        await expectFailure(.outOfRange) { try await log.replace(from: 60, to: 80, with: []) }
        await expectFailure(.outOfRange) { try await log.replace(from: 0, to: 30, with: []) }
        // Batches outside of the range.
        await expectFailure(.invalid) {
            try await log.replace(from: 0, to: 40, with: [TestBatch(40)])
        }
        #expect(try await log.readAll(from: 0) == joined(rewritten + Array(rest[2...])))
        try await log.append(run(from: 80, batches: 1))
        #expect(try await log.truncate(to: 12) == 11)
        #expect(try await log.readAll(from: 0) == rewritten[0].bytes)
    }

    /// What readers were given stays, whatever happens to the log.
    @Test(arguments: Backend.allCases, ReadStyle.allCases)
    func pinnedRegionsOutliveTheirBatches(_ backend: Backend, _ style: ReadStyle) async throws {
        let harness = try StoreHarness(backend)
        let changes: [(String, @Sendable (TestLog) async throws -> Void)] = [
            ("truncate", { try await $0.truncate(to: 0) }),
            ("trim", { try await $0.trim(to: 40) }),
            ("start", { try await $0.start(at: 1_000) }),
            ("replace", { try await $0.replace(from: 0, to: 40, with: [TestBatch(1, salt: 3)]) }),
            ("remove", { try await $0.remove() }),
            ("close", { try await $0.close() }),
        ]
        for (index, (name, change)) in changes.enumerated() {
            let log = try await harness.open("t\(index)", id: UInt64(index) + 1)
            let batches = run(from: 0, batches: 4)
            try await log.append(batches)
            try await log.seal()
            let destination = style == .destination ? TestDestination(1 << 16) : nil
            let found = try? await log.readOutcome(
                LogRead(
                    offset: 0, endOffset: .max, maxByteCount: 1 << 16,
                    acceptsFiles: style == .files, destination: destination))
            // Without a destination a backend may have nothing to give.
            guard let found else {
                #expect(style == .regions)
                continue
            }
            let exported = try await outcome {
                log.store.exportSegment(log.handle, baseOffset: 0, $0)
            }
            try await change(log)
            if name == "truncate" {
                try await log.append(run(from: 0, batches: 6, salt: 0xAA))
            }
            if name == "remove" {
                let again = try await harness.open("t\(index)", id: 99)
                try await again.append(run(from: 0, batches: 6, salt: 0xAA))
            }
            #expect(try bytes(of: found.regions, in: destination) == joined(batches), "\(name)")
            #expect(try bytes(of: exported) == joined(batches), "\(name)")
        }
    }
}
