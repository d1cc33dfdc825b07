import PluginHost
import Ports
import Primitives
import Records
import SegmentsTesting
import Testing

@Suite struct SegmentsReadTests {
    @Test(arguments: [true, false])
    func batchesComeBackUnchanged(_ inline: Bool) throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data, "\"inline-writes\":\(inline)")
        let (log, opened) = try store.open("t")
        #expect(opened.endOffset == 0 && opened.startOffset == 0 && !opened.wasUnclean)
        let first = TestBatch.bytes(at: 0, recordCount: 3)
        let second = TestBatch.bytes(at: 3, recordCount: 2)
        let outcome = try store.append(log, TestBatch.make(first), TestBatch.make(second))
        #expect(outcome.endOffset == 5)
        #expect(try store.read(log, from: 0) == first + second)
        #expect(try store.read(log, from: 2) == first + second)
        #expect(try store.read(log, from: 3) == second)
        #expect(try store.read(log, from: 5) == [])
        #expect(try store.read(log, from: 0, to: 3) == first)
        #expect(try store.read(log, from: 0, capacity: nil) == first + second)
        #expect(storeError { try store.read(log, from: 6) } == .outOfRange)
        #expect(storeError { try store.append(log, TestBatch.make(at: 4)) } == .outOfRange)
        // A gap is allowed; a read inside it finds what follows.
        #expect(storeError { try store.append(log, TestBatch.make(at: 9)) } == .outOfRange)
        try store.append(log, TestBatch.make(at: 9), allowsGaps: true)
        #expect(try store.offsets(log, from: 6) == [9])
        store.stop()

        let again = try TestStore(folder.data)
        let (log2, description) = try again.open("t", create: false)
        #expect(description.endOffset == 10 && !description.wasUnclean)
        #expect(try again.offsets(log2, from: 0) == [0, 3, 9])
        again.stop()
    }

    @Test func readsEndAtWholeBatches() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<40)
        let all = (0..<40).flatMap { TestBatch.bytes(at: Int64($0)) }
        let one = TestBatch.bytes(at: 0).count
        for max in [1, one - 1, one, one + 1, 3 * one, 25 * one, 100 * one] {
            for files in [false, true] {
                let got = try store.read(log, from: 0, max: max, files: files)
                let whole = Swift.max(1, Swift.min(40, max / one))
                #expect(got == Array(all.prefix(got.count)) && got.count % one == 0)
                if files {
                    #expect((1...whole).contains(got.count / one), "max \(max)")
                } else {
                    #expect(got.count == whole * one, "max \(max)")
                }
            }
        }
        #expect(try store.read(log, from: 0, max: one - 1, minOne: false) == [])
        for offset in Int64(0)..<40 {
            let got = try store.read(log, from: offset)
            #expect(got == Array(all.dropFirst(Int(offset) * one)))
            let limited = try store.read(log, from: offset, to: 20)
            #expect(limited.count == Swift.max(0, 20 - Int(offset)) * one)
        }
        store.stop()
    }

    @Test(arguments: [true, false])
    func firstBatchLargerThanTheDestination(_ reopened: Bool) throws {
        let folder = try TemporaryFolder()
        var store = try TestStore(folder.data)
        var (log, _) = try store.open("t")
        let large = TestBatch.bytes(at: 0, valueByteCount: 100_000)
        try store.append(log, TestBatch.make(large))
        if reopened {
            store.stop()
            store = try TestStore(folder.data)
            log = try store.open("t").log
        }
        for capacity in [10, 61, 5_000, large.count - 1] {
            #expect(
                storeError { try store.read(log, from: 0, max: 100, capacity: capacity) }
                    == .needsCapacity(large.count))
        }
        #expect(try store.read(log, from: 0, max: 100, capacity: large.count) == large)
        #expect(try store.read(log, from: 0, max: 100, capacity: nil) == large)
        #expect(try store.read(log, from: 0, max: 100, minOne: false) == [])
        store.stop()
    }

    @Test func segmentsRollBySizeAndAge() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<30)
        let segments = try store.segments(log)
        #expect(segments.count == 4)
        #expect(segments.allSatisfy { $0.byteCount <= 900 })
        #expect(segments.map(\.isActive) == [false, false, false, true])
        #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.nextOffset == $1.baseOffset })
        #expect(segments[0].maxTimestamp == (segments[0].nextOffset - 1) * 10)
        // One vector may span segments.
        let many = (30..<60).map { TestBatch.make(at: Int64($0)) }
        let outcome = try wait {
            store.store.append(log, many, durable: true, wallMilliseconds: 0, $0)
        }
        #expect(outcome.endOffset == 60 && outcome.durableOffset == 60)
        #expect(try store.offsets(log, from: 0) == Array(0..<60))

        let aging = LogLayout(segmentMilliseconds: 1000)
        let (old, _) = try store.open("old", layout: aging)
        try store.append(old, TestBatch.make(at: 0, timestamp: 5_000), now: 5_000)
        try store.append(old, TestBatch.make(at: 1, timestamp: 6_000), now: 6_000)
        #expect(try store.segments(old).count == 1)
        try store.append(old, TestBatch.make(at: 2, timestamp: 6_001), now: 6_001)
        #expect(try store.segments(old).map(\.baseOffset) == [0, 2])
        store.stop()
    }

    @Test func exportGivesASegmentsBytes() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<30)
        for segment in try store.segments(log) {
            let regions = try wait {
                store.store.exportSegment(log, baseOffset: segment.baseOffset, $0)
            }
            let expected = (segment.baseOffset..<segment.nextOffset)
                .flatMap { TestBatch.bytes(at: $0) }
            #expect(TestStore.bytes(regions) == expected)
        }
        #expect(
            storeError {
                try wait { store.store.exportSegment(log, baseOffset: 1, $0) } as [StoredRegion]
            } == .notFound)
        store.stop()
    }

    @Test(arguments: [true, false])
    func lookupByTime(_ reopened: Bool) throws {
        let folder = try TemporaryFolder()
        var store = try TestStore(folder.data)
        var (log, _) = try store.open("t", layout: smallLayout)
        // Times go back and forth: the answer is the first batch at or past the time.
        var generator = TestRandom(seed: 7)
        var times: [Int64] = []
        for offset in Int64(0)..<80 {
            let time = Int64.random(in: 0..<50, using: &generator) + offset * 2
            times.append(time)
            try store.append(log, TestBatch.make(at: offset, timestamp: time))
        }
        if reopened {
            store.stop()
            store = try TestStore(folder.data)
            log = try store.open("t", layout: smallLayout).log
        }
        for time in Int64(-1)...215 {
            let expected = times.firstIndex { $0 >= time }.map { Int64($0) }
            let found =
                try wait { store.store.lookupTime(log, timestamp: time, $0) }
                as (offset: Int64, maxTimestamp: Int64)?
            #expect(found?.offset == expected, "time \(time)")
            #expect(found.map { times[Int($0.offset)] } == found?.maxTimestamp)
        }
        let description = try store.describe(log)
        let newest = try #require(times.max())
        #expect(description.maxTimestamp == newest)
        #expect(description.maxTimestampOffset == times.firstIndex(of: newest).map { Int64($0) })
        store.stop()
    }

    @Test func descriptorsStayWithinTheBudget() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data, "\"max-open-files\":16")
        var logs: [LogHandle] = []
        for partition in Int32(0)..<60 {
            logs.append(try store.open("t", partition).log)
        }
        for round in Int64(0)..<3 {
            for log in logs { try store.append(log, TestBatch.make(at: round)) }
        }
        let descriptors = try TestFile.names(in: "/proc/self/fd").compactMap {
            try? FileLink.target("/proc/self/fd/" + $0)
        }
        #expect(descriptors.filter { $0.hasPrefix(folder.data + "/t-") }.count <= 16)
        for log in logs { #expect(try store.offsets(log, from: 0) == [0, 1, 2]) }
        store.stop()
    }
}
