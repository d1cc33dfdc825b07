import Foundation
import PluginHost
import Ports
import Records
import SegmentsTesting
import Testing

@Suite struct SegmentsRecoveryTests {
    /// A log of three small segments, as a crash finds it; the store that made it has stopped.
    private func crashed(
        _ folder: TemporaryFolder, flushed: Bool = false
    ) throws -> (copy: String, bases: [Int64]) {
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<25)
        if flushed { try store.flush(log) }
        let bases = try store.segments(log).map(\.baseOffset)
        let copy = try folder.snapshot(as: "crashed")
        store.stop()
        return (copy, bases)
    }

    private func reopen(_ directory: String) throws -> (TestStore, LogHandle, LogDescription) {
        let store = try TestStore(directory)
        let (log, description) = try store.open("t", layout: smallLayout, create: false)
        return (store, log, description)
    }

    @Test func tornTailAtEveryByte() throws {
        let folder = try TemporaryFolder()
        let (copy, bases) = try crashed(folder)
        let active = copy + "/t-0/" + TestFile.segment(Int(bases[bases.count - 1]), ".log")
        let bytes = try TestFile.read(active)
        let last = TestBatch.bytes(at: 24).count
        for cut in 0...last {
            let directory = folder.path + "/torn"
            try? FileManager.default.removeItem(atPath: directory)
            try FileManager.default.copyItem(atPath: copy, toPath: directory)
            let file = directory + active.dropFirst(copy.count)
            try TestFile.write(bytes.dropLast(cut), to: file)
            let (store, log, description) = try reopen(directory)
            let end: Int64 = cut == 0 ? 25 : 24
            #expect(description.endOffset == end && description.wasUnclean, "\(cut) bytes cut")
            #expect(try store.offsets(log, from: 0) == Array(0..<end))
            try store.append(log, TestBatch.make(at: end))
            #expect(try store.offsets(log, from: 0) == Array(0...end))
            store.stop()
        }
    }

    /// The last batch is as long as it should be but not what it should be.
    @Test func damagedTailAtEveryByte() throws {
        let folder = try TemporaryFolder()
        let (copy, bases) = try crashed(folder)
        let active = copy + "/t-0/" + TestFile.segment(Int(bases[bases.count - 1]), ".log")
        let bytes = try TestFile.read(active)
        let last = TestBatch.bytes(at: 24).count
        for position in 0..<last {
            // The leader epoch lies in front of the checksum and is not covered by it.
            if (12..<16).contains(position) { continue }
            let directory = folder.path + "/damaged"
            try? FileManager.default.removeItem(atPath: directory)
            try FileManager.default.copyItem(atPath: copy, toPath: directory)
            var damaged = bytes
            damaged[bytes.count - last + position] ^= 0xa5
            try TestFile.write(damaged, to: directory + active.dropFirst(copy.count))
            let (store, log, description) = try reopen(directory)
            // A greater base offset is a batch of its own: nothing can tell that it was another.
            if (0..<8).contains(position), description.endOffset != 24 {
                #expect(description.endOffset > 25, "byte \(position)")
            } else {
                #expect(description.endOffset == 24, "byte \(position)")
                #expect(try store.offsets(log, from: 0) == Array(0..<24))
            }
            store.stop()
        }
    }

    @Test func damageInTheMiddleEndsTheLogThere() throws {
        let folder = try TemporaryFolder()
        let (copy, bases) = try crashed(folder)
        let first = copy + "/t-0/" + TestFile.segment(0, ".log")
        var bytes = try TestFile.read(first)
        let one = TestBatch.bytes(at: 0).count
        bytes[3 * one + 70] ^= 1
        try TestFile.write(bytes, to: first)
        let (store, log, description) = try reopen(copy)
        #expect(description.endOffset == 3)
        #expect(try store.offsets(log, from: 0) == [0, 1, 2])
        #expect(try store.segments(log).count == 1)
        #expect(store.logged.contains { $0.contains("no whole batch at byte \(3 * one)") })
        store.stop()
        #expect(bases.count > 1)
    }

    /// What is below the recovery point is not read again: damage there is found by readers.
    @Test func recoveryReadsFromTheRecoveryPoint() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data, "\"checkpoint-interval-ms\":10")
        let (log, _) = try store.open("t")
        try store.fill(log, 0..<20)
        try store.flush(log)
        let file = folder.data + "/recovery-point-offset-checkpoint"
        for _ in 0..<500 {
            if let text = try? String(contentsOfFile: file, encoding: .utf8),
                text.contains("t 0 20")
            {
                break
            }
            usleep(10_000)
        }
        try store.fill(log, 20..<25)
        let copy = try folder.snapshot(as: "crashed")
        store.stop()
        let again = try TestStore(copy)
        let (log2, description) = try again.open("t", create: false)
        #expect(description.endOffset == 25 && description.wasUnclean)
        let checked = TestBatch.bytes(at: 0).count * 5
        #expect(again.logged.contains { $0.contains("recovered; \(checked) bytes checked") })
        #expect(try again.offsets(log2, from: 0) == Array(0..<25))
        again.stop()
    }

    enum IndexDamage: CaseIterable, Sendable {
        case missing, empty, cutInsideAnEntry, cutByHalf, zeroed, flipped, fromAnotherSegment
    }

    @Test(arguments: IndexDamage.allCases, [true, false])
    func indexesAreMadeAnew(_ damage: IndexDamage, _ clean: Bool) throws {
        for suffix in [".index", ".timeindex"] {
            let folder = try TemporaryFolder()
            let (copy, bases) = try crashed(folder)
            let directory = clean ? folder.data : copy
            for base in bases {
                let path = directory + "/t-0/" + TestFile.segment(Int(base), suffix)
                var bytes = try TestFile.read(path)
                switch damage {
                case .missing: try FileManager.default.removeItem(atPath: path)
                case .empty: bytes = []
                case .cutInsideAnEntry: bytes = Array(bytes.dropLast(3))
                case .cutByHalf: bytes = Array(bytes.prefix(bytes.count / 2 / 24 * 24))
                case .zeroed: bytes = Array(repeating: 0, count: bytes.count)
                case .flipped:
                    for index in bytes.indices { bytes[index] ^= 0x11 }
                case .fromAnotherSegment:
                    let other = TestFile.segment(base == 0 ? Int(bases[1]) : 0, suffix)
                    bytes = try TestFile.read(folder.data + "/t-0/" + other)
                }
                if damage != .missing { try TestFile.write(bytes, to: path) }
            }
            let (store, log, description) = try reopen(directory)
            #expect(description.endOffset == 25)
            for offset in Int64(0)..<25 {
                #expect(try store.offsets(log, from: offset) == Array(offset..<25))
                let found =
                    try wait { store.store.lookupTime(log, timestamp: offset * 10, $0) }
                    as (offset: Int64, maxTimestamp: Int64)?
                #expect(found?.offset == offset, "\(suffix)")
            }
            #expect(try store.describe(log).maxTimestampOffset == 24)
            store.stop()
        }
    }

    /// A log that was never opened after a crash is still unclean at the next start.
    @Test func uncleanLogsStayUncleanUntilOpened() throws {
        let folder = try TemporaryFolder()
        let (copy, bases) = try crashed(folder)
        let unrelated = try TestStore(copy)
        let (other, _) = try unrelated.open("other")
        try unrelated.fill(other, 0..<2)
        unrelated.stop()
        let active = copy + "/t-0/" + TestFile.segment(Int(bases[bases.count - 1]), ".log")
        try TestFile.write(try TestFile.read(active).dropLast(5), to: active)
        var (store, log, description) = try reopen(copy)
        #expect(description.endOffset == 24 && description.wasUnclean)
        _ = try store.open("other", create: false)
        store.stop()
        (store, log, description) = try reopen(copy)
        #expect(description.endOffset == 24 && !description.wasUnclean)
        #expect(try store.offsets(log, from: 0) == Array(0..<24))
        store.stop()
    }

    /// The recovery point must not outlive a truncation: what is appended afterwards is new.
    @Test func truncationLowersTheRecoveryPoint() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data, "\"checkpoint-interval-ms\":10")
        let (log, _) = try store.open("t")
        try store.fill(log, 0..<20)
        try store.flush(log)
        usleep(100_000)
        _ = try wait { store.store.truncate(log, to: 5, $0) }
        try store.fill(log, 5..<20)
        let copy = try folder.snapshot(as: "crashed")
        store.stop()
        let path = copy + "/t-0/" + TestFile.segment(0, ".log")
        var bytes = try TestFile.read(path)
        bytes[TestBatch.bytes(at: 0).count * 10 + 65] ^= 1
        try TestFile.write(bytes, to: path)
        let again = try TestStore(copy)
        let (log2, description) = try again.open("t", create: false)
        #expect(description.endOffset == 10)
        #expect(try again.offsets(log2, from: 0) == Array(0..<10))
        again.stop()
    }
}
