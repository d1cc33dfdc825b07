import Broker
import Metadata
import Ports
import Primitives
import Records
import Synchronization
import Testing
import Wire

@Suite("DeleteRecords")
struct DeleteRecordsTests {
    private typealias Answer = (error: KafkaErrorCode?, lowWatermark: Int64)

    private func request(
        _ topic: String, _ offset: Int64, partition: Int32 = 0, timeout: Int32 = 1_000
    ) -> DeleteRecordsRequest {
        DeleteRecordsRequest(
            topics: [
                .init(
                    name: topic,
                    partitions: [.init(partitionIndex: partition, offset: offset)])
            ], timeoutMs: timeout)
    }

    private func delete(
        _ broker: TestBroker, _ topic: String, _ offset: Int64, partition: Int32 = 0,
        version: Int16 = 2
    ) throws -> Answer {
        let response = try broker.call(
            request(topic, offset, partition: partition), version: version)
        let answer = response.topics[0].partitions[0]
        #expect(answer.partitionIndex == partition)
        return (KafkaErrorCode(rawValue: answer.errorCode), answer.lowWatermark)
    }

    /// A topic with one record in each of `count` batches, a segment each.
    private func filled(
        _ count: Int = 5, loops: Int = 1, configs: [String: String] = [:]
    ) throws -> TestBroker {
        let broker = try TestBroker(loops: loops)
        try broker.create("t", configs: configs)
        for index in 0..<count {
            let answer = try broker.produce("t", TestBroker.batch(["v\(index)"]))
            #expect(answer.errorCode == 0)
            broker.store.state.withLock { $0.logs["t-0"]?.seal() }
        }
        return broker
    }

    private func offsets(_ broker: TestBroker, _ timestamp: Int64) throws -> Int64 {
        let response = try broker.call(
            ListOffsetsRequest(
                replicaId: -1,
                topics: [
                    .init(
                        name: "t", partitions: [.init(partitionIndex: 0, timestamp: timestamp)])
                ]), version: 7)
        #expect(response.topics[0].partitions[0].errorCode == 0)
        return response.topics[0].partitions[0].offset
    }

    @Test(arguments: Int16(0)...2, [1, 3]) func movesTheStart(
        _ version: Int16, _ loops: Int
    ) throws {
        let broker = try filled(loops: loops)
        #expect(try delete(broker, "t", 2, version: version) == (KafkaErrorCode.none, 2))
        #expect(try offsets(broker, -2) == 2)
        #expect(try offsets(broker, -1) == 5)
        // What is there is read, what is gone is out of range, and both say where the log begins.
        let (response, bytes) = try TestBroker.decode(
            FetchRequest.self, broker.submit(TestBroker.fetch("t", [(0, 2)]), version: 11),
            version: 11)
        let found = response.responses[0].partitions[0]
        #expect(try TestBroker.values(found, in: bytes) == ["v2", "v3", "v4"])
        #expect(found.logStartOffset == 2)
        let below = try broker.call(TestBroker.fetch("t", [(0, 1)]), version: 11)
        let gone = below.responses[0].partitions[0]
        #expect(gone.errorCode == KafkaErrorCode.offsetOutOfRange.rawValue)
        #expect(gone.logStartOffset == 2)
        #expect(try broker.produce("t", TestBroker.batch(["x"])).logStartOffset == 2)
        #expect(broker.store.state.withLock { $0.logs["t-0"]?.segmentBases } == [2, 3, 4, 5])
    }

    @Test func minusOneIsTheHighWatermark() throws {
        let broker = try filled()
        #expect(try delete(broker, "t", -1) == (KafkaErrorCode.none, 5))
        #expect(try offsets(broker, -2) == 5)
        #expect(try offsets(broker, -3) == -1)
        #expect(try broker.produce("t", TestBroker.batch(["x"])).baseOffset == 5)
        #expect(try offsets(broker, -3) == 5)
    }

    @Test func aLowerOffsetChangesNothing() throws {
        let broker = try filled()
        #expect(try delete(broker, "t", 3) == (KafkaErrorCode.none, 3))
        #expect(try delete(broker, "t", 1) == (KafkaErrorCode.none, 3))
        #expect(try delete(broker, "t", 3) == (KafkaErrorCode.none, 3))
        #expect(try delete(broker, "t", 0) == (KafkaErrorCode.none, 3))
    }

    @Test func refusals() throws {
        let broker = try filled()
        #expect(try delete(broker, "t", 6) == (KafkaErrorCode.offsetOutOfRange, -1))
        #expect(try delete(broker, "t", -2) == (KafkaErrorCode.offsetOutOfRange, -1))
        #expect(try delete(broker, "t", .min) == (KafkaErrorCode.offsetOutOfRange, -1))
        #expect(
            try delete(broker, "t", 1, partition: 1)
                == (KafkaErrorCode.unknownTopicOrPartition, -1))
        #expect(try delete(broker, "no", 1) == (KafkaErrorCode.unknownTopicOrPartition, -1))
        #expect(try offsets(broker, -2) == 0)
        broker.store.fail("trim")
        #expect(try delete(broker, "t", 1) == (KafkaErrorCode.kafkaStorageError, -1))
        broker.store.fail("putState")
        #expect(try delete(broker, "t", 1) == (KafkaErrorCode.kafkaStorageError, -1))
        // The start moved but was not written: the next try writes it.
        broker.store.fail()
        #expect(try delete(broker, "t", 0) == (KafkaErrorCode.none, 1))
        #expect(
            broker.store.state.withLock {
                $0.logs["t-0"]?.durableBlobs.contains("log-start-offset") == true
            })
    }

    @Test(arguments: ["compact", ""]) func withoutTheDeletePolicyItIsRefused(
        _ policy: String
    ) throws {
        let broker = try TestBroker()
        try broker.create("t", configs: ["cleanup.policy": policy])
        _ = try broker.produce("t", TestBroker.batch(["a"], key: [1]))
        #expect(try delete(broker, "t", 1) == (KafkaErrorCode.policyViolation, -1))
        #expect(try delete(broker, "t", 9) == (KafkaErrorCode.policyViolation, -1))
    }

    @Test func compactAndDeleteAllowsIt() throws {
        let broker = try TestBroker()
        try broker.create("t", configs: ["cleanup.policy": "compact,delete"])
        _ = try broker.produce("t", TestBroker.batch(["a"], key: [1]))
        #expect(try delete(broker, "t", 1) == (KafkaErrorCode.none, 1))
    }

    /// The answer waits for the start to be durable, and not for ever.
    @Test func itAnswersOnceTheStartIsDurable() throws {
        let broker = try filled()
        broker.store.hold("putState")
        let replies = broker.submit(request("t", 2), version: 2)
        #expect(replies.value.isEmpty)
        broker.store.release()
        broker.world.run()
        let (response, _) = try TestBroker.decode(
            DeleteRecordsRequest.self, replies, version: 2)
        #expect(response.topics[0].partitions[0].lowWatermark == 2)
        broker.store.hold("putState")
        let late = broker.submit(request("t", 3, timeout: 5_000), version: 2)
        broker.world.advance(4_999)
        #expect(late.value.isEmpty)
        broker.world.advance(2)
        let answer = try TestBroker.decode(DeleteRecordsRequest.self, late, version: 2).response
        let partition = answer.topics[0].partitions[0]
        #expect(partition.errorCode == KafkaErrorCode.requestTimedOut.rawValue)
        #expect(partition.lowWatermark == -1)
        broker.store.release()
        broker.world.run()
        #expect(late.value.count == 1)
        #expect(try delete(broker, "t", 0) == (KafkaErrorCode.none, 3))
    }

    /// A backend that forgets its trim is told again; epochs follow the start.
    @Test func theStartSurvivesARestart() throws {
        let first = try filled()
        #expect(try delete(first, "t", 3) == (KafkaErrorCode.none, 3))
        first.store.state.withLock { state in
            state.logs["t-0"]?.isOpen = false
            state.logs["t-0"]?.startOffset = 0
        }
        let second = try TestBroker(store: first.store, metadata: first.metadata)
        #expect(try offsets(second, -2) == 3)
        let epochs = second.store.state.withLock {
            $0.logs["t-0"]?.blobs["leader-epoch-checkpoint"]?.values.first
        }
        let text = String(decoding: try #require(epochs), as: UTF8.self)
        #expect(text.split(separator: "\n").last == "0 3")
    }

    @Test func theGreatestTimestampIsLookedForAmongTheRest() throws {
        let broker = try TestBroker()
        try broker.create("t")
        for time in [Int64(100), 900, 300, 200] {
            _ = try broker.produce(
                "t", TestBroker.batch(["v"], timestamp: 1_700_000_000_000 + time))
        }
        #expect(try offsets(broker, -3) == 1)
        #expect(try delete(broker, "t", 2) == (KafkaErrorCode.none, 2))
        #expect(try offsets(broker, -3) == 2)
    }

    @Test func searchesBeginInsideOfABatch() throws {
        let broker = try TestBroker()
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["a", "b", "c"]))
        #expect(try delete(broker, "t", 1) == (KafkaErrorCode.none, 1))
        #expect(try offsets(broker, 1_700_000_000_000) == 1)
        #expect(try offsets(broker, 1_700_000_000_002) == 2)
    }
}
