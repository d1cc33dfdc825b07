import Broker
import Metadata
import Ports
import Synchronization
import Primitives
import Records
import Testing
import Wire

@Suite("Partition: open, close, delete")
struct PartitionLifeTests {
    private func close(_ broker: TestBroker) {
        let closed = Box(false)
        broker.broker.close { closed.update { $0 = true } }
        broker.world.run()
        #expect(closed.value)
    }

    @Test(arguments: [true, false]) func producersSurviveARestart(_ isClean: Bool) throws {
        let first = try TestBroker()
        try first.create("t")
        for sequence in Int32(0)..<4 {
            let answer = try first.produce(
                "t", TestBroker.batch(["x"], producer: 5, epoch: 0, sequence: sequence))
            #expect(answer.errorCode == 0)
        }
        if isClean {
            close(first)
            #expect(
                first.store.state.withLock {
                    $0.logs["t-0"]?.blobs["producer-snapshot"]?.keys.sorted()
                }
                    == [4])
        } else {
            first.store.state.withLock { $0.logs["t-0"]?.isOpen = false }
        }
        let second = try TestBroker(store: first.store, metadata: first.metadata)
        let duplicate = try second.produce(
            "t", TestBroker.batch(["x"], producer: 5, epoch: 0, sequence: 3))
        #expect(duplicate.errorCode == 0 && duplicate.baseOffset == 3)
        let gap = try second.produce(
            "t", TestBroker.batch(["x"], producer: 5, epoch: 0, sequence: 5))
        #expect(gap.errorCode == KafkaErrorCode.outOfOrderSequenceNumber.rawValue)
        let next = try second.produce(
            "t", TestBroker.batch(["x"], producer: 5, epoch: 0, sequence: 4))
        #expect(next.baseOffset == 4)
    }

    /// The replay from a snapshot must not forget the epochs that the checkpoint has.
    @Test func epochsSurviveAReplay() throws {
        let first = try TestBroker()
        try first.create("t")
        let topic = try #require(first.metadata.image.topics[name: "t"])
        _ = try first.produce("t", TestBroker.batch(["a"]))
        _ = try first.produce("t", TestBroker.batch(["b"]))
        var change = PartitionChange(topicID: topic.id, partition: 0)
        change.leader = 1
        first.metadata.write([.partitionChange(change)])
        first.world.run()
        _ = try first.produce("t", TestBroker.batch(["c"]))
        first.store.state.withLock { $0.logs["t-0"]?.isOpen = false }
        let second = try TestBroker(store: first.store, metadata: first.metadata)
        for (epoch, end) in [(Int32(0), Int64(2)), (1, 3)] {
            let response = try second.call(
                OffsetForLeaderEpochRequest(
                    topics: [
                        .init(topic: "t", partitions: [.init(partition: 0, leaderEpoch: epoch)])
                    ]),
                version: 4)
            #expect(response.topics[0].partitions[0].endOffset == end, "epoch \(epoch)")
            #expect(response.topics[0].partitions[0].leaderEpoch == epoch)
        }
        let blob = first.store.state.withLock {
            $0.logs["t-0"]?.blobs["leader-epoch-checkpoint"]?.max { $0.key < $1.key }?.value
        }
        #expect(String(decoding: blob ?? [], as: UTF8.self).hasSuffix("0 0\n1 2\n"))
    }

    @Test func anErrorAtOpenIsAnsweredAndTheNextUseTriesAgain() throws {
        let broker = try TestBroker()
        try broker.create("t")
        for operation in ["open", "getState"] {
            broker.store.fail(operation)
            #expect(
                try broker.produce("t", TestBroker.batch(["a"])).errorCode
                    == KafkaErrorCode.kafkaStorageError.rawValue)
        }
        broker.store.fail()
        #expect(try broker.produce("t", TestBroker.batch(["a"])).errorCode == 0)
    }

    @Test func bytesThatAreNoBatchEndTheOpening() throws {
        let broker = try TestBroker()
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["a"]))
        broker.store.state.withLock {
            $0.logs["t-0"]?.isOpen = false
            $0.logs["t-0"]?.batches[0].bytes = [UInt8](repeating: 0xff, count: 80)
        }
        let again = try TestBroker(store: broker.store, metadata: broker.metadata)
        #expect(
            try again.produce("t", TestBroker.batch(["b"])).errorCode
                == KafkaErrorCode.kafkaStorageError.rawValue)
    }

    @Test func aDeferredOpenServesEveryoneInOrder() throws {
        let broker = try TestBroker()
        try broker.create("t")
        broker.store.hold("open", "getState", "read")
        let replies = (0..<3).map { index in
            broker.submit(
                TestBroker.produce("t", [(0, TestBroker.batch(["\(index)"]))]), version: 9)
        }
        for _ in 0..<6 {
            broker.store.release()
            broker.world.run()
        }
        for (index, reply) in replies.enumerated() {
            let (response, _) = try TestBroker.decode(ProduceRequest.self, reply, version: 9)
            #expect(response.responses[0].partitionResponses[0].baseOffset == Int64(index))
        }
    }

    /// Each topic of a name waits for the log of the one before it, however often that happens
    /// while the store is slow.
    @Test(arguments: [1, 4]) func deletedAndMadeAgainUnderLoad(_ rounds: Int) throws {
        let broker = try TestBroker()
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["old"]))
        var pending: [Box<[Reply]>] = []
        for round in 0..<rounds {
            broker.store.hold("remove")
            try broker.delete("t")
            try broker.create("t")
            pending.append(
                broker.submit(
                    TestBroker.produce("t", [(0, TestBroker.batch(["\(round)"]))]), version: 9))
        }
        for _ in 0..<(4 * rounds) {
            broker.store.release()
            broker.world.run()
        }
        for reply in pending { #expect(reply.value.count == 1) }
        let (last, _) = try TestBroker.decode(
            ProduceRequest.self, try #require(pending.last), version: 9)
        #expect(last.responses[0].partitionResponses[0].errorCode == 0)
        #expect(last.responses[0].partitionResponses[0].baseOffset == 0)
        let topic = broker.metadata.image.topics[name: "t"]
        #expect(broker.store.state.withLock { $0.logs["t-0"]?.id.topicID } == topic?.id)
    }

    @Test func aTopicThatWasNeverUsedIsDeletedToo() throws {
        let first = try TestBroker()
        try first.create("t")
        _ = try first.produce("t", TestBroker.batch(["a"]))
        close(first)
        let second = try TestBroker(store: first.store, metadata: first.metadata)
        try second.delete("t")
        #expect(second.store.state.withLock { $0.logs.isEmpty })
    }

    @Test func aStrayLogMakesRoomForTheNewTopic() throws {
        let broker = try TestBroker()
        let stray = LogID(topic: "t", topicID: Uuid(high: 9, low: 999), partition: 0)
        broker.store.state.withLock { $0.logs["t-0"] = FakeStore.Log(id: stray) }
        broker.broker.adopt(strays: [stray], of: broker.store)
        broker.world.run()
        try broker.create("t")
        #expect(try broker.produce("t", TestBroker.batch(["a"])).errorCode == 0)
        #expect(broker.store.trace.contains("remove t-0"))
    }
}
