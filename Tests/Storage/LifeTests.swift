import PluginHost
import Ports
import Testing

@Suite("Storage: logs come and go")
struct LifeTests {
    @Test(arguments: Backend.allCases)
    func aNewLogIsEmptyAndListed(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        #expect(try await harness.list() == [])
        let log = try await harness.open("a", partition: 2, id: 7)
        #expect(log.opened.startOffset == 0)
        #expect(log.opened.endOffset == 0)
        #expect(log.opened.byteCount == 0)
        #expect(log.opened.maxTimestamp == -1)
        #expect(!log.opened.wasUnclean)
        #expect(try await harness.list() == [log.id])
        let found = try await log.read(from: 0)
        #expect(found.bytes == [])
        #expect(found.first == 0)
        #expect(try await log.segments() == [])
    }

    @Test(arguments: Backend.allCases)
    func openWithoutCreateNeedsTheLogAndItsTopicID(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        await expectFailure(.notFound) { _ = try await harness.open("a", create: false) }
        let first = try await harness.open("a", id: 7)
        try await first.append(run(from: 0, batches: 1))
        try await first.close()
        let again = try await harness.open("a", id: 7, create: false)
        #expect(again.handle != first.handle)
        #expect(again.opened.endOffset == 10)
        try await again.close()
        await expectFailure(.invalid) { _ = try await harness.open("a", id: 8) }
    }

    @Test(arguments: Backend.allCases)
    func aClosedHandleIsRefusedForEver(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        try await log.close()
        await expectFailure(.closed) { _ = try await log.describe() }
        await expectFailure(.closed) { try await log.append(run(from: 0, batches: 1)) }
        await expectFailure(.closed) { _ = try await log.read(from: 0) }
        await expectFailure(.closed) { try await log.close() }
        let again = try await harness.open()
        #expect(try await again.describe().endOffset == 0)
        await expectFailure(.closed) { try await log.remove() }
    }

    @Test(arguments: Backend.allCases)
    func aRemovedLogIsGoneAndItsNameFree(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let other = try await harness.open("b", id: 9)
        try await other.append(run(from: 0, batches: 2))
        for round in 0..<3 {
            let log = try await harness.open("a", id: 20 + UInt64(round))
            #expect(log.opened.endOffset == 0)
            #expect(try await log.get("snapshot") == nil)
            try await log.append(run(from: 0, batches: 3, salt: UInt8(round)))
            try await log.put("snapshot", at: 5, [1])
            #expect(
                try await log.readAll(from: 0)
                    == joined(
                        run(from: 0, batches: 3, salt: UInt8(round))))
            try await log.remove()
            await expectFailure(.closed) { _ = try await log.describe() }
            #expect(try await harness.list() == [other.id])
        }
        await expectFailure(.notFound) { _ = try await harness.open("a", create: false) }
        #expect(try await other.readAll(from: 0) == joined(run(from: 0, batches: 2)))
    }

    @Test(arguments: Backend.allCases)
    func aRestartKeepsWhatTheBackendPromises(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let batches = run(from: 0, batches: 5)
        let log = try await harness.open("kept", id: 5)
        try await log.append(batches)
        try await log.put("snapshot", at: 20, [1, 2, 3])
        try await log.trim(to: 15)
        let gone = try await harness.open("gone", id: 6)
        try await gone.append(batches)
        try await gone.remove()
        try harness.restart()
        guard backend.survivesRestart else {
            #expect(try await harness.list() == [])
            return
        }
        #expect(try await harness.list() == [log.id])
        let again = try await harness.open("kept", id: 5, create: false)
        #expect(!again.opened.wasUnclean)
        #expect(again.opened.startOffset == 15)
        #expect(again.opened.endOffset == 50)
        #expect(try await again.readAll(from: 15) == joined(Array(batches[1...])))
        #expect(try await again.get("snapshot")?.bytes == [1, 2, 3])
        try await again.append(run(from: 50, batches: 1))
    }

    @Test(arguments: Backend.allCases)
    func manyLogsAtOnce(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let store = harness
        var logs: [TestLog] = []
        for index in 0..<200 {
            logs.append(
                try await store.open(
                    "t\(index % 20)", partition: Int32(index / 20), id: UInt64(index % 20) + 1))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                let mine = logs.enumerated().filter { $0.offset % 4 == worker }
                group.addTask {
                    for round in 0..<5 {
                        for (index, log) in mine {
                            try await log.append(
                                run(from: Int64(round) * 20, batches: 2, salt: UInt8(index % 251)))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.list().count == 200)
        for (index, log) in logs.enumerated() {
            let expected = joined(run(from: 0, batches: 10, salt: UInt8(index % 251)))
            let found = try await log.readAll(from: 0)
            #expect(found == expected, "log \(index)")
        }
    }

    @Test(arguments: Backend.allCases)
    func drainRefusesNewWorkAndStopEndsEverything(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        try await log.append(run(from: 0, batches: 2))
        let pinned = try await log.readOutcome(
            LogRead(
                offset: 0, endOffset: .max, maxByteCount: 1 << 20, acceptsFiles: true,
                destination: TestDestination(1 << 20)))
        #expect(harness.set.drain(deadline: .soon) == [])
        await expectFailure(.closed) { try await log.append(run(from: 20, batches: 1)) }
        await expectFailure(.closed) { _ = try await harness.open("another", id: 3) }
        harness.stop()
        #expect(harness.store.pendingOperationCount == 0)
        await expectFailure(.closed) { _ = try await log.describe() }
        #expect(pinned.byteCount == joined(run(from: 0, batches: 2)).count)
    }
}
