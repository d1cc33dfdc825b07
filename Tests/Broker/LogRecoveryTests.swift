import Broker
import Metadata
import Ports
import Synchronization
import Testing

@Suite("Opening logs after an unclean stop")
struct LogRecoveryTests {
    private static let partitions: Int32 = 6

    /// A broker whose store has logs that nobody has opened.
    private func restarted() throws -> (TestBroker, [LogID]) {
        let first = try TestBroker()
        try first.create("t", partitions: Self.partitions)
        for partition in 0..<Self.partitions {
            _ = try first.produce("t", TestBroker.batch(["x"]), partition: partition)
        }
        first.store.state.withLock { state in
            for name in state.logs.keys { state.logs[name]?.isOpen = false }
            state.trace = []
        }
        let second = try TestBroker(store: first.store, metadata: first.metadata)
        let id = try #require(first.metadata.image.topics[name: "t"]).id
        return (
            second,
            (0..<Self.partitions).map { LogID(topic: "t", topicID: id, partition: $0) }
        )
    }

    private func waitingOpens(_ broker: TestBroker) -> Int {
        broker.store.state.withLock { $0.waiting.count { $0.name == "open" } }
    }

    private func opens(_ broker: TestBroker) -> Int {
        broker.store.trace.count { $0.hasPrefix("open") }
    }

    @Test func fewAreOpenedAtOnceAndOneThatIsNeededGoesFirst() throws {
        let (broker, logs) = try restarted()
        let done = Box<[Int]>([])
        broker.store.hold("open")
        broker.broker.recover(logs) { count in done.update { $0.append(count) } }
        broker.world.run()
        #expect(waitingOpens(broker) == 2 && done.value.isEmpty)
        let reply = broker.submit(
            TestBroker.produce("t", [(5, TestBroker.batch(["y"]))]), version: 9)
        #expect(waitingOpens(broker) == 3)
        broker.store.release()
        broker.world.run()
        #expect(reply.value.count == 1)
        #expect(done.value == Array(1...Int(Self.partitions)))
        #expect(opens(broker) == Int(Self.partitions))
    }

    @Test func logsThatFailOrHaveNoTopicCountAsDone() throws {
        let (broker, logs) = try restarted()
        var strange = logs[0]
        strange.topic = "absent"
        let done = Box<[Int]>([])
        broker.store.fail("open")
        broker.broker.recover(logs + [strange]) { count in done.update { $0.append(count) } }
        broker.world.run()
        #expect(done.value == Array(1...(logs.count + 1)))
    }

    @Test func aNodeThatStopsOpensNoMore() throws {
        let (broker, logs) = try restarted()
        broker.store.hold("open")
        broker.broker.recover(logs) { _ in }
        broker.world.run()
        broker.broker.drain()
        broker.world.run()
        broker.store.release()
        broker.world.run()
        #expect(opens(broker) == 2)
    }
}
