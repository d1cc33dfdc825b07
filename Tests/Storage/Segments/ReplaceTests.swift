import Foundation
import PluginHost
import Ports
import Records
import SegmentsTesting
import Testing

@Suite struct SegmentsReplaceTests {
    /// Three sealed segments and an active one.
    private func makeLog(_ store: TestStore) throws -> (LogHandle, [Int64]) {
        let (log, _) = try store.open("t", layout: smallLayout)
        try store.fill(log, 0..<30)
        return (log, try store.segments(log).map(\.baseOffset))
    }

    private func replace(
        _ store: TestStore, _ log: LogHandle, _ from: Int64, _ to: Int64, _ offsets: [Int64]
    ) throws {
        let batches = offsets.map { TestBatch.make(at: $0) }
        try wait { store.store.replace(log, from: from, to: to, with: batches, $0) }
    }

    @Test func keepsWhatCompactionKept() throws {
        let folder = try TemporaryFolder()
        var store = try TestStore(folder.data)
        var (log, bases) = try makeLog(store)
        let kept = [Int64(2), 7, 13, 14]
        let pinned = try wait { store.store.exportSegment(log, baseOffset: 0, $0) }
        let old = TestStore.bytes(pinned)
        try replace(store, log, 0, bases[2], kept)
        #expect(TestStore.bytes(pinned) == old)
        let expected = kept + Array(bases[2]..<30)
        #expect(try store.offsets(log, from: 0) == expected)
        #expect(try store.segments(log).map(\.baseOffset) == [0] + Array(bases[2...]))
        for suffix in [".cleaned", ".swap", ".replace"] {
            let left = try TestFile.names(in: folder.data + "/t-0").filter { $0.hasSuffix(suffix) }
            #expect(left == [])
        }
        store.stop()
        store = try TestStore(folder.data)
        log = try store.open("t", layout: smallLayout).log
        #expect(try store.offsets(log, from: 0) == expected)
        store.stop()
    }

    @Test func mayKeepNothing() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, bases) = try makeLog(store)
        try replace(store, log, bases[1], bases[3], [])
        #expect(
            try store.offsets(log, from: 0) == Array(0..<bases[1]) + Array(bases[3]..<30))
        try replace(store, log, 0, bases[1], [])
        #expect(try store.offsets(log, from: 0) == Array(bases[3]..<30))
        #expect(try store.describe(log).startOffset == 0)
        store.stop()
    }

    @Test func refusesPartsOfSegmentsAndTheActiveOne() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, bases) = try makeLog(store)
        #expect(storeError { try replace(store, log, 1, bases[1], []) } == .outOfRange)
        #expect(storeError { try replace(store, log, 0, bases[1] - 1, []) } == .outOfRange)
        #expect(storeError { try replace(store, log, bases[3], 30, []) } == .outOfRange)
        #expect(storeError { try replace(store, log, 0, bases[1], [bases[1]]) } == .invalid)
        #expect(try store.offsets(log, from: 0) == Array(0..<30))
        store.stop()
    }

    /// Every state of the directory that a crash can leave, made by hand from the states before and
    /// after: all old or all new, never a mixture.
    @Test func crashAtEveryStep() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, bases) = try makeLog(store)
        try store.flush(log)
        let before = try folder.snapshot(as: "before")
        let kept = [Int64(2), 7, 13, 14]
        try replace(store, log, 0, bases[2], kept)
        let fresh = folder.data + "/t-0/" + TestFile.segment(0, "")
        let manifest = TestFile.segment(0, "-") + TestFile.segment(Int(bases[2]), ".replace")
        let parts = [".log", ".index", ".timeindex"]
        // Steps of the scheme: 0 written, 1 committed, then the renames one by one.
        for step in 0...8 {
            let crashed = try copy(before, as: folder.path + "/step-\(step)")
            let directory = crashed + "/t-0/"
            for part in parts {
                try FileManager.default.copyItem(
                    atPath: fresh + part,
                    toPath: directory + TestFile.segment(0, part + ".cleaned"))
            }
            if step >= 1 {
                try TestFile.write(Array("version=1\n0\n".utf8), to: directory + manifest)
            }
            var done = 1
            func next(_ body: () throws -> Void) rethrows {
                done += 1
                if done <= step { try body() }
            }
            for part in parts {
                try next {
                    try move(
                        directory, TestFile.segment(0, part + ".cleaned"),
                        TestFile.segment(0, part + ".swap"))
                }
            }
            try next {
                for part in parts {
                    let name = TestFile.segment(Int(bases[1]), part)
                    try move(directory, name, name + ".deleted")
                }
            }
            for part in parts {
                try next {
                    try? FileManager.default.removeItem(
                        atPath: directory + TestFile.segment(0, part))
                    try move(
                        directory, TestFile.segment(0, part + ".swap"),
                        TestFile.segment(0, part))
                }
            }
            let reopened = try TestStore(crashed)
            let (log, _) = try reopened.open("t", layout: smallLayout, create: false)
            let expected = step == 0 ? Array(0..<30) : kept + Array(bases[2]..<30)
            #expect(try reopened.offsets(log, from: 0) == expected, "step \(step)")
            reopened.stop()
        }
        store.stop()
    }

    private func copy(_ source: String, as target: String) throws -> String {
        try FileManager.default.copyItem(atPath: source, toPath: target)
        return target
    }

    private func move(_ directory: String, _ from: String, _ to: String) throws {
        try FileManager.default.moveItem(atPath: directory + from, toPath: directory + to)
    }
}
