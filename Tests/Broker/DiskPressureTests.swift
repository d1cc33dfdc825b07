import Broker
import Testing
import Wire

@Suite("Produce while the disk has too little room")
struct DiskPressureTests {
    private static let storage = KafkaErrorCode.kafkaStorageError.rawValue

    @Test func recordsAreRefusedWithTheReasonAndTakenAgainLater() throws {
        let broker = try TestBroker()
        try broker.create("t")
        broker.disk.set("/d has 3 usable bytes")
        let refused = try broker.produce("t", TestBroker.batch(["a"]))
        #expect(refused.errorCode == Self.storage && refused.baseOffset == -1)
        #expect(refused.errorMessage == "/d has 3 usable bytes")
        // Nothing has touched the log, and the rest of the broker goes on.
        #expect(broker.store.trace.allSatisfy { !$0.hasPrefix("append") })
        try broker.create("u")
        try broker.delete("u")
        broker.disk.set(nil)
        let taken = try broker.produce("t", TestBroker.batch(["a"]))
        #expect(taken.errorCode == 0 && taken.baseOffset == 0)
    }

    @Test func acksZeroClosesTheConnection() throws {
        let broker = try TestBroker()
        try broker.create("t")
        broker.disk.set("full")
        let reply = broker.submit(
            TestBroker.produce("t", [(0, TestBroker.batch(["a"]))], acks: 0), version: 9)
        guard case .close? = reply.value.first else {
            Issue.record("\(reply.value)")
            return
        }
    }

    @Test func topicsInMemoryAreNotRefused() throws {
        let broker = try TestBroker(store: FakeStore(isOnDisk: false))
        try broker.create("t")
        broker.disk.set("full")
        #expect(try broker.produce("t", TestBroker.batch(["a"])).errorCode == 0)
    }

    /// Between two looks at the disk the records themselves are counted.
    @Test func headroomIsNotPassed() throws {
        let broker = try TestBroker()
        try broker.create("t")
        let batch = TestBroker.batch([String(repeating: "x", count: 1_000)])
        broker.disk.setHeadroom(Int64(batch.count) * 2, refusal: "used up")
        let answers = try (0..<4).map { _ in try broker.produce("t", batch) }
        #expect(answers.map(\.errorCode) == [0, 0, Self.storage, Self.storage])
        #expect(answers[2].errorMessage == "used up")
        broker.disk.setHeadroom(.max, refusal: "")
        #expect(try broker.produce("t", batch).baseOffset == 2)
    }
}
