import Foundation
import PluginHost
import Ports
import Primitives
import Synchronization
import Testing

/// Results in the order in which they came, and a wait for those from other threads.
final class Outcomes<Value: Sendable>: Sendable {
    private let values = Mutex<[Result<Value, StoreError>]>([])
    private let arrived = DispatchSemaphore(value: 0)

    var done: StoreCompletion<Value> {
        { result in
            self.values.withLock { $0.append(result) }
            self.arrived.signal()
        }
    }

    var count: Int { values.withLock { $0.count } }

    /// The first `count` results, once they are there. To be called once.
    func take(_ count: Int) -> [Result<Value, StoreError>] {
        for _ in 0..<count { arrived.wait() }
        return values.withLock { Array($0.prefix(count)) }
    }

    func value() throws -> Value { try take(1)[0].get() }

    var error: StoreError? {
        if case .failure(let error) = take(1)[0] { return error }
        return nil
    }
}

final class Buffer: ReadDestination {
    let memory: OwnedMemory
    var base: UnsafeMutableRawPointer { memory.base }
    var capacity: Int { memory.byteCount }
    init(_ capacity: Int) { memory = OwnedMemory(byteCount: capacity) }
}

/// A started store of the C fixture: called directly, or on the host's I/O threads.
struct StoreUnderTest {
    let capture = LogCapture()
    let set: PluginSet
    let store: PluginLogStore

    init(
        _ fixture: String, ioThreadCount: Int = PluginLoader.standardIOThreadCount
    ) throws {
        let path = try Fixtures.shared.library(fixture)
        set = try PluginLoader(logger: capture.logger, ioThreadCount: ioThreadCount)
            .load([PluginSpec(kind: .storage, name: "hot", plugin: "stub", path: path)])
        try set.start()
        store = try #require(set.stores["hot"])
    }

    func open(_ mode: String) throws -> LogHandle {
        let opened = Outcomes<LogHandle>()
        store.open(
            LogID(topic: mode, topicID: Uuid(high: 1, low: 2), partition: 0),
            layout: LogLayout(), create: true
        ) { opened.done($0.map { $0.0 }) }
        return try opened.value()
    }

    func batch(at offset: Int64, _ pieces: String...) -> StoreBatch {
        StoreBatch(
            baseOffset: offset, lastOffset: offset, maxTimestamp: -1, leaderEpoch: 0,
            recordCount: 1, pieces: pieces.map { PinnedBytes(copying: Array($0.utf8)) })
    }

    func append(_ log: LogHandle, _ offset: Int64, _ done: Outcomes<AppendOutcome>) {
        store.append(
            log, [batch(at: offset, "ab", "cd"), batch(at: offset + 1, "ef")], durable: false,
            wallMilliseconds: 0, done.done)
    }

    /// Regions that the plugin still holds for us: the fixture tells by this way.
    func pinCount(_ log: LogHandle) throws -> Int64 {
        let described = Outcomes<LogDescription>()
        store.describe(log, described.done)
        return try described.value().maxTimestamp
    }

    func end() {
        // Behind the stop: an I/O thread gives an operation's slot back after its completion.
        set.stop()
        #expect(store.pendingOperationCount == 0)
        set.destroy()
    }
}

private let fixtures = ["store", "blocking_store"]

@Suite struct StoreTests {
    @Test(arguments: [1, 7]) func aStoreThatMayBlockGetsSoManyThreads(_ count: Int) throws {
        let test = try StoreUnderTest("blocking_store", ioThreadCount: count)
        #expect(test.store.ioThreadCount == count)
        let done = Outcomes<AppendOutcome>()
        test.append(try test.open("inline"), 5, done)
        #expect(try done.value().endOffset == 7)
        test.end()
        let direct = try StoreUnderTest("store", ioThreadCount: count)
        #expect(direct.store.ioThreadCount == 0)
        direct.end()
    }

    /// A store without "storage.layout/1" loads and opens all the same: every other test here.
    @Test(arguments: ["layout_store", "blocking_layout_store"])
    func aStoreHearsHowItsLogsLieOnDisk(_ fixture: String) throws {
        let test = try StoreUnderTest(fixture)
        var layout = LogLayout(segmentByteCount: 1 << 20)
        layout.indexMaxByteCount = 4_096
        layout.segmentJitterMilliseconds = 7
        layout.jitterSeed = .max
        layout.deleteDelayMilliseconds = 60_000
        let id = LogID(topic: "inline", topicID: Uuid(high: 1, low: 2), partition: 0)
        let opened = Outcomes<LogHandle>()
        test.store.open(id, layout: layout, create: true) { opened.done($0.map { $0.0 }) }
        let log = try opened.value()
        let first = "layout index 4096 jitter 7 seed \(UInt64.max) delay 60000"
        #expect(test.capture.texts.filter { $0.hasPrefix("layout") } == [first])
        layout.deleteDelayMilliseconds = 0
        let configured = Outcomes<Void>()
        test.store.configure(log, layout: layout, configured.done)
        try configured.value()
        #expect(test.capture.texts.filter { $0.hasPrefix("layout") }.last?.hasSuffix(" 0") == true)
        // What it refuses reaches whoever asked, in its own words.
        layout.preallocates = true
        let refused = Outcomes<Void>()
        test.store.configure(log, layout: layout, refused.done)
        let error = refused.error
        #expect(error?.code == .unsupported && error?.message.contains("no room ahead") == true)
        test.store.removeWaitingFiles()
        #expect(test.capture.texts.contains("remove waiting"))
        test.end()
        test.store.removeWaitingFiles()
    }

    @Test(arguments: fixtures, ["inline", "early"])
    func appendThatEndsWithinTheCall(_ fixture: String, _ mode: String) throws {
        let test = try StoreUnderTest(fixture)
        let log = try test.open(mode)
        let done = Outcomes<AppendOutcome>()
        test.append(log, 5, done)
        if fixture == "store" { #expect(done.count == 1) }
        #expect(try done.value().endOffset == 7)
        let failed = Outcomes<AppendOutcome>()
        test.append(log, 13, failed)
        #expect(
            failed.error == StoreError(.io, "storage hot: append did not happen"))
        test.set.stop()
        #expect(test.store.pendingOperationCount == 0)
        test.set.destroy()
    }

    @Test(arguments: fixtures)
    func appendsThatAnotherThreadCompletesInOrder(_ fixture: String) throws {
        let test = try StoreUnderTest(fixture)
        let log = try test.open("worker")
        let done = Outcomes<AppendOutcome>()
        for offset in [Int64(0), 2, 13, 15] { test.append(log, offset, done) }
        // The other thread waits for this.
        let sealed = Outcomes<Void>()
        test.store.seal(log, sealed.done)
        try sealed.value()
        let codes = done.take(4).map { result -> String in
            switch result {
            case .success(let outcome): "\(outcome.endOffset)"
            case .failure(let error): "\(error.code)"
            }
        }
        #expect(codes == ["2", "4", "io", "cancelled"])
        test.set.stop()
        test.set.destroy()
    }

    @Test func pinnedRegionsAreReleasedOnce() throws {
        let test = try StoreUnderTest("store")
        let log = try test.open("inline")
        test.append(log, 0, Outcomes<AppendOutcome>())
        var read: ReadOutcome?
        do {
            let done = Outcomes<ReadOutcome>()
            test.store.read(
                log, LogRead(offset: 1, endOffset: 2, maxByteCount: 100), done.done)
            read = try done.value()
        }
        #expect(read?.byteCount == 6)
        guard case .memory(var kept)? = read?.regions.first else {
            Issue.record("no memory region")
            return
        }
        #expect(Array(kept.buffer) == Array("abcdef".utf8))
        read = nil
        #expect(try test.pinCount(log) == 1)
        kept = kept[2..<4]
        #expect(Array(kept.buffer) == Array("cd".utf8))
        #expect(try test.pinCount(log) == 1)
        kept = PinnedBytes(copying: [])
        #expect(try test.pinCount(log) == 0)
        test.end()
    }

    /// The instance outlives `destroy` while a region of it is pinned.
    @Test func pinOutlivesDestroy() throws {
        let test = try StoreUnderTest("store")
        let log = try test.open("inline")
        test.append(log, 0, Outcomes<AppendOutcome>())
        let done = Outcomes<ReadOutcome>()
        test.store.read(log, LogRead(offset: 0, endOffset: 2, maxByteCount: 100), done.done)
        let outcome = try done.value()
        test.end()
        guard case .memory(let kept)? = outcome.regions.first else {
            Issue.record("no memory region")
            return
        }
        #expect(Array(kept.buffer) == Array("abcdef".utf8))
    }

    @Test(arguments: fixtures)
    func readsIntoADestination(_ fixture: String) throws {
        let test = try StoreUnderTest(fixture)
        let log = try test.open("inline")
        test.append(log, 0, Outcomes<AppendOutcome>())
        let buffer = Buffer(6)
        let done = Outcomes<ReadOutcome>()
        test.store.read(
            log, LogRead(offset: 0, endOffset: 2, maxByteCount: 9, destination: buffer), done.done)
        guard case .destination(byteCount: 6)? = try done.value().regions.first else {
            Issue.record("not in the destination")
            return
        }
        #expect(Array(buffer.memory.buffer) == Array("abcdef".utf8))
        let small = Outcomes<ReadOutcome>()
        test.store.read(
            log, LogRead(offset: 0, endOffset: 2, maxByteCount: 9, destination: Buffer(5)),
            small.done)
        #expect(small.error?.code == .needsCapacity(6))
        let outside = Outcomes<ReadOutcome>()
        test.store.read(log, LogRead(offset: 99, endOffset: 99, maxByteCount: 9), outside.done)
        #expect(outside.error?.code == .outOfRange)
        test.set.stop()
        test.set.destroy()
    }

    @Test func regionOfAnUnknownKind() throws {
        let test = try StoreUnderTest("store")
        let log = try test.open("inline")
        test.append(log, 6, Outcomes<AppendOutcome>())
        let done = Outcomes<ReadOutcome>()
        test.store.read(log, LogRead(offset: 7, endOffset: 8, maxByteCount: 9), done.done)
        #expect(done.error?.message.contains("kind 77") == true)
        #expect(try test.pinCount(log) == 0)
        test.end()
    }

    @Test(arguments: fixtures)
    func stateBlobs(_ fixture: String) throws {
        let test = try StoreUnderTest(fixture)
        let log = try test.open("inline")
        let put = Outcomes<Void>()
        test.store.putState(
            log, name: "producers", offset: 40, bytes: [1, 2, 3], durable: true, put.done)
        try put.value()
        let found = Outcomes<StateBlob?>()
        test.store.getState(log, name: "producers", maxOffset: 40, found.done)
        let blob = try found.value()
        #expect(blob?.offset == 40)
        #expect(blob?.bytes == [1, 2, 3])
        let absent = Outcomes<StateBlob?>()
        test.store.getState(log, name: "producers", maxOffset: 39, absent.done)
        #expect(try absent.value() == nil)
        test.set.stop()
        test.set.destroy()
    }

    @Test(arguments: fixtures)
    func everyOtherOperation(_ fixture: String) throws {
        let test = try StoreUnderTest(fixture)
        let (store, log) = (test.store, try test.open("inline"))
        test.append(log, 8, Outcomes<AppendOutcome>())
        let logs = Outcomes<[LogID]>()
        store.list(logs.done)
        let one = UInt64(0x0101_0101_0101_0101)
        #expect(
            try logs.value() == [
                LogID(topic: "inline", topicID: Uuid(high: one, low: one), partition: 0)
            ])
        let offsets = Outcomes<Int64>()
        store.truncate(log, to: 4, offsets.done)
        store.trim(log, to: 2, offsets.done)
        store.flush(log, offsets.done)
        #expect(try offsets.take(3).map { try $0.get() } == [4, 2, 10])
        let segments = Outcomes<[SegmentDescription]>()
        store.listSegments(log, segments.done)
        let segment = try #require(segments.value().first)
        #expect(segment.path == "/data/t-0/0.log")
        #expect(segment.isActive && segment.nextOffset == 10)
        let exported = Outcomes<[StoredRegion]>()
        store.exportSegment(log, baseOffset: 0, exported.done)
        #expect(exported.error == StoreError(.unsupported, "storage hot: not supported"))
        let voids = Outcomes<Void>()
        store.configure(log, layout: LogLayout(segmentByteCount: 1024), voids.done)
        store.start(log, at: 3, voids.done)
        store.dropState(log, name: "x", below: 3, voids.done)
        store.replace(log, from: 0, to: 3, with: [], voids.done)
        store.close(log, voids.done)
        store.remove(log, voids.done)
        for result in voids.take(6) { try result.get() }
        let bad = Outcomes<LogDescription>()
        store.describe(LogHandle(rawValue: 77), bad.done)
        #expect(bad.error?.code == .closed)
        test.set.stop()
        test.set.destroy()
    }

    @Test func lookupTime() throws {
        let test = try StoreUnderTest("store")
        let log = try test.open("inline")
        let found = Outcomes<Int64?>()
        test.store.lookupTime(log, timestamp: 50) { found.done($0.map { $0?.offset }) }
        test.store.lookupTime(log, timestamp: 101) { found.done($0.map { $0?.offset }) }
        #expect(try found.take(2).map { try $0.get() } == [3, nil])
        test.end()
    }

    @Test func openOfAMissingLog() throws {
        let test = try StoreUnderTest("store")
        let opened = Outcomes<LogHandle>()
        test.store.open(
            LogID(topic: "none", topicID: .zero, partition: 0), layout: LogLayout(), create: false
        ) { opened.done($0.map { $0.0 }) }
        #expect(opened.error == StoreError(.notFound, "storage hot: no such log"))
        test.end()
    }

    /// A completion that comes twice, or beside a result, is noticed and does nothing.
    @Test(arguments: ["twice", "both"])
    func brokenCompletions(_ mode: String) throws {
        let test = try StoreUnderTest("store")
        let log = try test.open(mode)
        let done = Outcomes<AppendOutcome>()
        for offset in Int64(0)..<10 { test.append(log, offset * 2, done) }
        #expect(try done.take(10).map { try $0.get().endOffset } == (1...10).map { $0 * 2 })
        #expect(done.count == 10)
        let words = mode == "twice" ? "not pending" : "completed as well"
        #expect(test.capture.texts.filter { $0.contains(words) }.count == 10)
        test.end()
    }

    @Test func refusesEverythingAfterAFatalFailure() throws {
        let test = try StoreUnderTest("store")
        let log = try test.open("fatal")
        let done = Outcomes<AppendOutcome>()
        test.append(log, 0, done)
        test.append(log, 2, done)
        let errors = done.take(2).map { result -> StoreError? in
            if case .failure(let error) = result { return error }
            return nil
        }
        #expect(errors.map { $0?.code } == [.io, .io])
        #expect(errors[1]?.message.contains("fsync of /data failed") == true)
        #expect(errors[1]?.message.contains("out of use") == true)
        let logs = Outcomes<[LogID]>()
        test.store.list(logs.done)
        #expect(logs.error?.code == .io)
        test.end()
    }

    @Test(arguments: fixtures)
    func drainSaysWhatIsLeftAndStopRefuses(_ fixture: String) throws {
        let test = try StoreUnderTest(fixture)
        let log = try test.open("worker")
        let done = Outcomes<AppendOutcome>()
        test.append(log, 0, done)
        // A second from now is time for the I/O thread to hand over what is queued.
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let left = test.set.drain(
            deadline: MonotonicTime(nanoseconds: UInt64(now.tv_sec + 60) * 1_000_000_000))
        #expect(left == ["storage \"hot\": appends wait for seal"])
        test.set.stop()
        #expect(try done.value().endOffset == 2)
        let late = Outcomes<AppendOutcome>()
        test.append(log, 2, late)
        #expect(late.error?.code == .closed)
        #expect(test.store.pendingOperationCount == 0)
        test.set.destroy()
    }

    /// Slots come and go from several threads at once; each completion finds its own.
    @Test func manyThreads() throws {
        let test = try StoreUnderTest("store")
        let logs = try (0..<8).map { _ in try test.open("early") }
        let done = Outcomes<AppendOutcome>()
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            for offset in Int64(100)..<1100 { test.append(logs[index], offset, done) }
        }
        let ends = try done.take(8000).map { try $0.get().endOffset }
        for end in Int64(102)..<1102 { #expect(ends.filter { $0 == end }.count == 8) }
        test.end()
    }
}
