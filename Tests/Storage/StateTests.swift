import Ports
import Testing

@Suite("Storage: state blobs")
struct StateTests {
    @Test(arguments: Backend.allCases)
    func theGreatestOffsetWithinTheLimitIsFound(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        try await log.append(run(from: 0, batches: 5))
        #expect(try await log.get("snapshot") == nil)
        for offset in [Int64(20), 40, 0, 10] {
            try await log.put("snapshot", at: offset, [UInt8(offset)], durable: offset == 10)
        }
        try await log.put("epochs", at: 15, [99])
        for (limit, expected) in [
            (Int64(-1), nil), (0, 0), (9, 0), (10, 10), (39, 20), (40, 40), (.max, 40),
        ] as [(Int64, Int64?)] {
            let blob = try await log.get("snapshot", atMost: limit)
            #expect(blob?.offset == expected, "at most \(limit)")
            #expect(blob?.bytes == expected.map { [UInt8($0)] }, "at most \(limit)")
        }
        #expect(try await log.get("epochs")?.bytes == [99])
        #expect(try await log.get("epochs", atMost: 14) == nil)
        #expect(try await log.get("snap") == nil)
    }

    @Test(arguments: Backend.allCases)
    func aBlobIsReplacedWhole(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        let large = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for bytes in [[1, 2, 3], large, [], [4]] as [[UInt8]] {
            try await log.put("checkpoint", at: 0, bytes)
            let blob = try #require(try await log.get("checkpoint"))
            #expect(blob.bytes == bytes)
            #expect(blob.offset == 0)
        }
    }

    @Test(arguments: Backend.allCases)
    func dropRemovesThoseBelow(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        for offset in [Int64(10), 20, 30] { try await log.put("a", at: offset, [1]) }
        try await log.put("b", at: 5, [2])
        try await log.drop("a", below: 20)
        #expect(try await log.get("a", atMost: 19) == nil)
        #expect(try await log.get("a", atMost: 29)?.offset == 20)
        #expect(try await log.get("b")?.offset == 5)
        try await log.drop("a", below: .max)
        #expect(try await log.get("a") == nil)
        try await log.drop("never", below: 5)
    }

    @Test(arguments: Backend.allCases)
    func truncationDropsThosePastItsOffset(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        try await log.append(run(from: 0, batches: 5))
        for offset in [Int64(10), 30, 31, 50] { try await log.put("a", at: offset, [1]) }
        try await log.put("b", at: 40, [2])
        #expect(try await log.truncate(to: 30) == 30)
        #expect(try await log.get("a")?.offset == 30)
        #expect(try await log.get("b") == nil)
        // Trimming keeps them.
        try await log.trim(to: 30)
        #expect(try await log.get("a", atMost: 29)?.offset == 10)
    }

    @Test(arguments: Backend.allCases)
    func namesAreChecked(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let log = try await harness.open()
        let longest = String(repeating: "a", count: 64)
        for name in ["a", "leader-7", "0", longest] {
            try await log.put(name, at: 0, [7])
            #expect(try await log.get(name)?.bytes == [7])
        }
        for name in ["", longest + "a", "A", "a/b", "..", "a.b", "ä", "a b"] {
            await expectFailure(.invalid, "\(name)") { try await log.put(name, at: 0, [7]) }
            await expectFailure(.invalid, "\(name)") { _ = try await log.get(name) }
            await expectFailure(.invalid, "\(name)") { try await log.drop(name, below: 1) }
        }
        await expectFailure(.invalid) { try await log.put("a", at: -1, [7]) }
    }

    @Test(arguments: Backend.allCases)
    func blobsBelongToTheirLog(_ backend: Backend) async throws {
        let harness = try StoreHarness(backend)
        let one = try await harness.open("t", partition: 0)
        let two = try await harness.open("t", partition: 1)
        try await one.put("a", at: 1, [1])
        #expect(try await two.get("a") == nil)
        try await two.put("a", at: 1, [2])
        #expect(try await one.get("a")?.bytes == [1])
        try await two.remove()
        #expect(try await one.get("a")?.bytes == [1])
    }
}
