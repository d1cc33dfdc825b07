import PluginHost
import Ports
import Primitives
import Records
import SegmentsTesting
import Testing

@Suite struct SegmentsStructureTests {
    /// Every cut, in a log with small segments, before and after a crash.
    @Test func truncateToEveryOffset() throws {
        for cut in Int64(0)...30 {
            let folder = try TemporaryFolder()
            let store = try TestStore(folder.data)
            let (log, _) = try store.open("t", layout: smallLayout)
            try store.fill(log, 0..<30)
            try store.flush(log)
            let end = try wait { store.store.truncate(log, to: cut, $0) }
            #expect(end == cut)
            let description = try store.describe(log)
            #expect(description.endOffset == cut && description.durableOffset <= cut)
            #expect(description.maxTimestamp == (cut == 0 ? -1 : (cut - 1) * 10))
            try store.fill(log, cut..<(cut + 3))
            #expect(try store.offsets(log, from: 0) == Array(0..<(cut + 3)))
            let copy = try folder.snapshot(as: "crashed")
            store.stop()
            let again = try TestStore(copy)
            let (log2, opened) = try again.open("t", layout: smallLayout, create: false)
            #expect(opened.endOffset == cut + 3 && opened.wasUnclean)
            #expect(try again.offsets(log2, from: 0) == Array(0..<(cut + 3)))
            again.stop()
        }
    }

    @Test func truncateInsideABatchTakesItWhole() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t")
        try store.append(log, TestBatch.make(at: 0, recordCount: 5))
        try store.append(log, TestBatch.make(at: 5, recordCount: 5))
        #expect(try wait { store.store.truncate(log, to: 8, $0) } == 5)
        #expect(try store.offsets(log, from: 0) == [0])
        store.stop()
    }

    @Test func trimKeepsTheStartExactly() throws {
        let folder = try TemporaryFolder()
        var store = try TestStore(folder.data)
        var (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<30)
        let bases = try store.segments(log).map(\.baseOffset)
        #expect(try wait { store.store.trim(log, to: bases[2] + 1, $0) } == bases[2] + 1)
        #expect(try store.segments(log).map(\.baseOffset) == Array(bases[2...]))
        #expect(storeError { try store.read(log, from: bases[2]) } == .outOfRange)
        #expect(try store.offsets(log, from: bases[2] + 1) == Array((bases[2] + 1)..<30))
        #expect(
            storeError { try wait { store.store.trim(log, to: 31, $0) } as Int64 } == .outOfRange)
        store.stop()
        store = try TestStore(folder.data)
        let opened: LogDescription
        (log, opened) = try store.open("t", create: false)
        #expect(opened.startOffset == bases[2] + 1 && opened.endOffset == 30)
        // Everything may go; the next append finds the end where it was.
        #expect(try wait { store.store.trim(log, to: 30, $0) } == 30)
        try store.append(log, TestBatch.make(at: 30))
        #expect(try store.offsets(log, from: 30) == [30])
        store.stop()
    }

    @Test func startAtDropsEverything() throws {
        let folder = try TemporaryFolder()
        var store = try TestStore(folder.data)
        var (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<30)
        try store.flush(log)
        try wait {
            store.store.putState(
                log, name: "producer-snapshot", offset: 3, bytes: [1], durable: false, $0)
        }
        try wait { store.store.start(log, at: 1_000_000_000_000, $0) }
        var description = try store.describe(log)
        #expect(description.startOffset == 1_000_000_000_000)
        #expect(description.endOffset == 1_000_000_000_000)
        #expect(description.byteCount == 0)
        #expect(
            storeError {
                try wait {
                    store.store.getState(
                        log, name: "producer-snapshot", maxOffset: .max, $0)
                } as StateBlob?
            } == nil)
        try store.append(log, TestBatch.make(at: 1_000_000_000_000))
        store.stop()
        store = try TestStore(folder.data)
        (log, description) = try store.open("t", create: false)
        #expect(description.startOffset == 1_000_000_000_000)
        #expect(try store.offsets(log, from: description.startOffset) == [1_000_000_000_000])
        store.stop()
    }

    @Test func pinnedRegionsKeepTheirBytes() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<30)
        var pins: [(bytes: [UInt8], regions: [StoredRegion])] = []
        for segment in try store.segments(log) {
            let regions = try wait {
                store.store.exportSegment(log, baseOffset: segment.baseOffset, $0)
            }
            pins.append((TestStore.bytes(regions), regions))
        }
        _ = try wait { store.store.trim(log, to: 12, $0) }
        // Cuts into a pinned segment, then writes other bytes at the same place.
        _ = try wait { store.store.truncate(log, to: 15, $0) }
        try store.fill(log, 15..<20, valueByteCount: 77)
        for pin in pins { #expect(TestStore.bytes(pin.regions) == pin.bytes) }
        #expect(try store.offsets(log, from: 12) == Array(12..<20))
        try wait { store.store.remove(log, $0) }
        for pin in pins { #expect(TestStore.bytes(pin.regions) == pin.bytes) }
        store.stop()
        for pin in pins { #expect(TestStore.bytes(pin.regions) == pin.bytes) }
    }

    @Test func removedLogsDoNotComeBack() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let topic = String(repeating: "x", count: 249)
        let (log, _) = try store.open(topic, 12_345)
        try store.fill(log, 0..<3)
        try wait { store.store.remove(log, $0) }
        #expect(try wait { store.store.list($0) } == [])
        let (fresh, opened) = try store.open(topic, 12_345)
        #expect(opened.endOffset == 0)
        try store.append(fresh, TestBatch.make(at: 0))
        // Crash now: the deletion may still be under way.
        let copy = try folder.snapshot(as: "crashed")
        store.stop()
        let again = try TestStore(copy)
        #expect(try wait { again.store.list($0) } == [TestStore.id(topic, 12_345)])
        again.stop()
        #expect(try TestFile.names(in: copy).filter { $0.hasSuffix("-delete") } == [])
        #expect(try TestFile.names(in: folder.data).filter { $0.hasSuffix("-delete") } == [])
    }

    @Test func closeAndOpenInOneBreath() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        var (log, _) = try store.open("t")
        for round in Int64(0)..<50 {
            try store.append(log, TestBatch.make(at: round))
            store.store.close(log) { _ in }
            log = try store.open("t").log
        }
        #expect(try store.offsets(log, from: 0) == Array(0..<50))
        #expect(storeError { try store.open("t") } == .exists)
        #expect(storeError { try store.open("absent", create: false) } == .notFound)
        store.stop()
    }

    @Test func anotherTopicIDIsRefused() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t")
        try store.close(log)
        var id = TestStore.id("t")
        id.topicID.low += 1
        let other = id
        let code = storeError {
            try wait { done in
                store.store.open(other, layout: LogLayout(), create: true) { result in
                    done(result.map(\.1))
                }
            } as LogDescription
        }
        #expect(code == .invalid)
        store.stop()
    }
}
