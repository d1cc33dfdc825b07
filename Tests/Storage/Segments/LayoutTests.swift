import Foundation
import Ports
import SegmentsTesting
import Testing

/// Interface "storage.layout/1" through the loaded plugin.
@Suite struct SegmentsLayoutTests {
    private func layout(_ change: (inout LogLayout) -> Void) -> LogLayout {
        var layout = smallLayout
        change(&layout)
        return layout
    }

    private func deleted(_ folder: TemporaryFolder, _ log: String = "t-0") throws -> [String] {
        try TestFile.names(in: folder.data + "/" + log).filter { $0.hasSuffix(".deleted") }
    }

    /// Waits for the plugin's background thread.
    private func eventually(_ isTrue: () throws -> Bool) throws -> Bool {
        for _ in 0..<400 {
            if try isTrue() { return true }
            usleep(10_000)
        }
        return false
    }

    @Test func aFullIndexEndsASegment() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        // An entry for every batch but the first, room for four of the longer kind, one of them for
        // the seal: 48 bytes.
        var layout = LogLayout(segmentByteCount: 1 << 20, indexIntervalByteCount: 1)
        layout.indexMaxByteCount = 48
        let (log, _) = try store.open("t", layout: layout)
        try store.fill(log, 0..<20)
        #expect(try store.segments(log).map(\.baseOffset) == [0, 4, 8, 12, 16])
        layout.indexMaxByteCount = 0
        try wait { store.store.configure(log, layout: layout, $0) }
        try store.fill(log, 20..<40)
        #expect(try store.segments(log).map(\.baseOffset) == [0, 4, 8, 12, 16])
        store.stop()
        for (suffix, entry) in [(".index", 8), (".timeindex", 12)] {
            let bytes = try TestFile.read(folder.data + "/t-0/" + TestFile.segment(0, suffix))
            #expect(bytes.count <= 48 && bytes.count % entry == 0)
        }
    }

    @Test func aDroppedFileWaitsForItsRemoval() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data, "\"checkpoint-interval-ms\":20")
        let (log, _) = try store.open("t", layout: layout { $0.deleteDelayMilliseconds = 600 })
        try store.fill(log, 0..<30)
        let bases = try store.segments(log).map(\.baseOffset)
        let trimmed = ContinuousClock.now
        _ = try wait { store.store.trim(log, to: bases[2], $0) }
        // The name goes at once, the bytes do not: two segments of three files.
        #expect(try store.segments(log).map(\.baseOffset) == Array(bases[2...]))
        #expect(try deleted(folder).count == 6)
        #expect(try eventually { try deleted(folder).isEmpty })
        #expect(ContinuousClock.now - trimmed >= .milliseconds(600))
        store.stop()
    }

    @Test func withoutADelayItGoesAtOnce() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<30)
        _ = try wait { store.store.trim(log, to: 29, $0) }
        #expect(try eventually { try deleted(folder).isEmpty })
        store.stop()
    }

    @Test func aFullDeviceDoesNotWait() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open(
            "t", layout: layout { $0.deleteDelayMilliseconds = 3_600_000 })
        try store.fill(log, 0..<30)
        _ = try wait { store.store.trim(log, to: 29, $0) }
        #expect(try deleted(folder).count == 9)
        store.store.removeWaitingFiles()
        #expect(try eventually { try deleted(folder).isEmpty })
        store.stop()
    }

    @Test func aStopAndARestartDoNotWait() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let layout = layout { $0.deleteDelayMilliseconds = 3_600_000 }
        let (log, _) = try store.open("t", layout: layout)
        try store.fill(log, 0..<30)
        _ = try wait { store.store.trim(log, to: 29, $0) }
        let left = folder.data + "/t-0/" + TestFile.segment(7, ".log.deleted")
        store.stop()
        #expect(try deleted(folder).isEmpty)
        // As a crash leaves it.
        try TestFile.write([1, 2, 3], to: left)
        let again = try TestStore(folder.data)
        _ = try again.open("t", layout: layout, create: false)
        #expect(try deleted(folder).isEmpty)
        again.stop()
    }

    @Test func preallocationGivesASegmentItsBlocks() throws {
        func blocks(_ path: String) -> Int {
            var status = stat()
            return stat(path, &status) == 0 ? Int(status.st_blocks) * 512 : -1
        }
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let size = 1 << 20
        var layout = LogLayout(segmentByteCount: UInt64(size))
        layout.preallocates = true
        let (log, _) = try store.open("t", layout: layout)
        try store.fill(log, 0..<3)
        let path = folder.data + "/t-0/" + TestFile.segment(0, ".log")
        let bytes = try TestFile.read(path).count
        #expect(blocks(path) >= size)
        #expect(bytes < 1_000)
        try store.seal(log)
        #expect(blocks(path) < size / 4)
        #expect(try store.offsets(log, from: 0) == [0, 1, 2])
        try store.fill(log, 3..<5)
        // A crash leaves no zeros behind the last batch.
        let copy = try folder.snapshot(as: "crashed")
        store.stop()
        let again = try TestStore(copy)
        let (log2, opened) = try again.open("t", layout: layout, create: false)
        #expect(opened.endOffset == 5)
        try again.fill(log2, 5..<7)
        #expect(try again.offsets(log2, from: 0) == Array(0..<7))
        again.stop()
    }

    /// Of logs that begin together, segments end apart, and never later than `segment.ms`.
    @Test func jitterSpreadsTheRolls() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        var ends: Set<Int64> = []
        for seed in UInt64(0)..<12 {
            var layout = LogLayout(segmentMilliseconds: 1_000)
            layout.segmentJitterMilliseconds = 600
            layout.jitterSeed = seed &* 0x1234_5678_9abc_def1
            let (log, _) = try store.open("t", Int32(seed), layout: layout)
            for offset in Int64(0)...101 {
                try store.append(log, TestBatch.make(at: offset, timestamp: offset * 10))
            }
            let second = try #require(try store.segments(log).dropFirst().first)
            // The first is at 0; another begins once more than segment.ms less the jitter passed.
            #expect(second.baseOffset > 40 && second.baseOffset <= 101, "\(second)")
            ends.insert(second.baseOffset)
        }
        #expect(ends.count > 6)
        var plain = LogLayout(segmentMilliseconds: 1_000)
        plain.jitterSeed = 99
        let (log, _) = try store.open("plain", layout: plain)
        for offset in Int64(0)...101 {
            try store.append(log, TestBatch.make(at: offset, timestamp: offset * 10))
        }
        #expect(try store.segments(log).map(\.baseOffset) == [0, 101])
        store.stop()
    }

    /// Old records that are imported do not get a segment each.
    @Test func ageCountsInTheRecordsTime() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t", layout: LogLayout(segmentMilliseconds: 1_000))
        for offset in Int64(0)..<20 {
            try store.append(
                log, TestBatch.make(at: offset, timestamp: 5_000 + offset),
                now: 1_700_000_000_000)
        }
        #expect(try store.segments(log).count == 1)
        store.stop()
    }

    @Test func aSegmentWithoutTimesSaysWhenItWasWritten() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t")
        try store.append(log, TestBatch.make(at: 0, timestamp: -1))
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let written = try #require(try store.segments(log).first).maxTimestamp
        #expect(written > now - 60_000 && written <= now + 1_000)
        store.stop()
    }

    /// The start that a trim set is written at once when the blob is to be durable.
    @Test func aDurableStartSurvivesACrash() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data, "\"checkpoint-interval-ms\":3600000")
        let (log, _) = try store.open("t")
        try store.fill(log, 0..<9)
        _ = try wait { store.store.trim(log, to: 4, $0) }
        let bytes: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 4]
        try wait {
            store.store.putState(
                log, name: "log-start-offset", offset: 4, bytes: bytes, durable: true, $0)
        }
        let copy = try folder.snapshot(as: "crashed")
        store.stop()
        let again = try TestStore(copy)
        #expect(try again.open("t", create: false).description.startOffset == 4)
        again.stop()
    }

    /// The tail is lost with the power, the start is not: no offset is given out twice.
    @Test func aLogThatEndsBelowItsStartBeginsThere() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t")
        try store.fill(log, 0..<9)
        _ = try wait { store.store.trim(log, to: 7, $0) }
        try wait {
            store.store.putState(
                log, name: "log-start-offset", offset: 7, bytes: [0, 0, 0, 0, 0, 0, 0, 7],
                durable: true, $0)
        }
        let copy = try folder.snapshot(as: "crashed")
        store.stop()
        let file = copy + "/t-0/" + TestFile.segment(0, ".log")
        let half = try TestFile.read(file).count / 2
        try TestFile.write(try TestFile.read(file).prefix(half), to: file)
        let again = try TestStore(copy)
        let (log2, opened) = try again.open("t", create: false)
        #expect(opened.startOffset == 7 && opened.endOffset == 7)
        try again.fill(log2, 7..<9)
        #expect(try again.offsets(log2, from: 7) == [7, 8])
        again.stop()
    }

    @Test func theNewestBatchIsLookedForBehindTheStart() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t")
        for (offset, time) in [Int64(100), 900, 300, 200].enumerated() {
            try store.append(log, TestBatch.make(at: Int64(offset), timestamp: time))
        }
        _ = try wait { store.store.trim(log, to: 2, $0) }
        let description = try store.describe(log)
        #expect(description.maxTimestamp == 300 && description.maxTimestampOffset == 2)
        store.stop()
    }
}
