import Broker
import Ports
import Testing
import Wire

@Suite("Fetch")
struct FetchTests {
    private func fetched(
        _ replies: Box<[Reply]>
    ) throws -> (response: FetchResponse, values: [[String]]) {
        let (response, bytes) = try TestBroker.decode(FetchRequest.self, replies, version: 12)
        let values = try response.responses.flatMap(\.partitions).map {
            try TestBroker.values($0, in: bytes)
        }
        return (response, values)
    }

    @Test(arguments: [1, 2, 3]) func whatWasProducedComesBack(_ loops: Int) throws {
        let broker = try TestBroker(loops: loops)
        try broker.create("t", partitions: 4)
        for partition in Int32(0)..<4 {
            for round in 0..<3 {
                let answer = try broker.produce(
                    "t", TestBroker.batch(["\(partition).\(round)", "x"]), partition: partition,
                    loop: round % loops)
                #expect(answer.errorCode == 0 && answer.baseOffset == Int64(round) * 2)
            }
        }
        let replies = broker.submit(
            TestBroker.fetch("t", [(0, 0), (1, 2), (2, 5), (3, 6)], maxWait: 0), version: 12,
            loop: loops - 1)
        let (response, values) = try fetched(replies)
        #expect(
            values == [
                ["0.0", "x", "0.1", "x", "0.2", "x"], ["1.1", "x", "1.2", "x"],
                ["2.2", "x"], [],
            ])
        #expect(response.responses[0].partitions.map(\.highWatermark) == [6, 6, 6, 6])
    }

    @Test func aFetchOfNothingIsAnsweredAtOnce() throws {
        let broker = try TestBroker()
        let replies = broker.submit(
            TestBroker.fetch("t", [], maxWait: 10_000, minBytes: 1), version: 12)
        #expect(try fetched(replies).response.responses.isEmpty)
    }

    @Test(arguments: [1, 2]) func aFetchWaitsForBytesOrItsTime(_ loops: Int) throws {
        let broker = try TestBroker(loops: loops)
        try broker.create("t", partitions: 2)
        let first = broker.submit(
            TestBroker.fetch("t", [(0, 0), (1, 0)], maxWait: 500), version: 12)
        #expect(first.value.isEmpty)
        _ = try broker.produce("t", TestBroker.batch(["a"]), partition: 1, loop: loops - 1)
        #expect(try fetched(first).values == [[], ["a"]])

        let second = broker.submit(
            TestBroker.fetch("t", [(0, 0), (1, 1)], maxWait: 500), version: 12)
        broker.world.advance(499)
        #expect(second.value.isEmpty)
        broker.world.advance(3)
        #expect(try fetched(second).values == [[], []])
    }

    @Test func aFetchDoesNotWaitForAConnectionThatIsGone() throws {
        let broker = try TestBroker()
        try broker.create("t", partitions: 1)
        let waiting = broker.submit(
            TestBroker.fetch("t", [(0, 0)], maxWait: Int32.max), version: 12)
        broker.broker.connectionClosed(99, loopIndex: 0)
        broker.world.run()
        #expect(waiting.value.isEmpty)
        broker.broker.connectionClosed(1, loopIndex: 0)
        broker.world.run()
        #expect(try fetched(waiting).values == [[]])
    }

    @Test func aFetchWaitsUntilMinBytesAreThere() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("t", partitions: 2)
        let size = Int32(TestBroker.batch(["a"]).count)
        let waiting = broker.submit(
            TestBroker.fetch("t", [(0, 0), (1, 0)], maxWait: 5_000, minBytes: 3 * size), version: 12
        )
        for _ in 0..<2 {
            _ = try broker.produce("t", TestBroker.batch(["a"]), partition: 0)
            #expect(waiting.value.isEmpty)
        }
        _ = try broker.produce("t", TestBroker.batch(["a"]), partition: 1)
        #expect(try fetched(waiting).values == [["a", "a"], ["a"]])
    }

    /// `max_bytes` below `min_bytes`, or batches that do not fit: reading again brings nothing.
    @Test(arguments: [1, 2]) func boundsThatContradictEachOtherAreAnswered(_ loops: Int) throws {
        let broker = try TestBroker(loops: loops)
        try broker.create("t", partitions: 2)
        for partition in Int32(0)..<2 {
            for _ in 0..<100 {
                _ = try broker.produce("t", TestBroker.batch(["abc"]), partition: partition)
            }
        }
        let small = broker.submit(
            TestBroker.fetch(
                "t", [(0, 0), (1, 0)], maxWait: .max, minBytes: 5_000, maxBytes: 1), version: 12)
        #expect(try fetched(small).values == [["abc"], []])
        let odd = broker.submit(
            TestBroker.fetch(
                "t", [(0, 10), (1, 10)], maxWait: 500, minBytes: 1_000, partitionMaxBytes: 100),
            version: 12)
        // No partition can promise that much: the wait ends with its time.
        #expect(odd.value.isEmpty)
        broker.world.advance(502)
        #expect(try fetched(odd).values.joined().isEmpty == false)
        let negative = broker.submit(
            TestBroker.fetch(
                "t", [(0, 0)], maxWait: .min, minBytes: .min, maxBytes: -5, partitionMaxBytes: -1),
            version: 12)
        #expect(try fetched(negative).response.responses.count == 1)
    }

    @Test func aDeletedTopicWakesWhoWaits() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("t", partitions: 2)
        let waiting = broker.submit(
            TestBroker.fetch("t", [(0, 0), (1, 0)], maxWait: 60_000), version: 12)
        #expect(waiting.value.isEmpty)
        try broker.delete("t")
        let errors = try fetched(waiting).response.responses[0].partitions.map(\.errorCode)
        #expect(errors.contains(KafkaErrorCode.notLeaderOrFollower.rawValue))
    }

    @Test func offsetsOutsideTheLogAndWrongEpochsAreErrors() throws {
        let broker = try TestBroker()
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["a"]))
        for offset in [Int64(-1), 2, .max, .min] {
            let reply = broker.submit(TestBroker.fetch("t", [(0, offset)]), version: 12)
            #expect(
                try fetched(reply).response.responses[0].partitions[0].errorCode
                    == KafkaErrorCode.offsetOutOfRange.rawValue)
        }
        for partition in [Int32(-1), 1, .max] {
            let reply = broker.submit(TestBroker.fetch("t", [(partition, 0)]), version: 12)
            #expect(
                try fetched(reply).response.responses[0].partitions[0].errorCode
                    == KafkaErrorCode.unknownTopicOrPartition.rawValue)
        }
        var request = TestBroker.fetch("t", [(0, 0)])
        for (epoch, error) in [(Int32(5), KafkaErrorCode.unknownLeaderEpoch), (0, .none)] {
            request.topics[0].partitions[0].currentLeaderEpoch = epoch
            let response = try fetched(broker.submit(request, version: 12)).response
            #expect(response.responses[0].partitions[0].errorCode == error.rawValue)
        }
    }

    @Test func theSamePartitionTwice() throws {
        let broker = try TestBroker()
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["a"]))
        let reply = broker.submit(TestBroker.fetch("t", [(0, 0), (0, 0)]), version: 12)
        #expect(try fetched(reply).values == [["a"], ["a"]])
        let waiting = broker.submit(TestBroker.fetch("t", [(0, 1), (0, 1)]), version: 12)
        #expect(waiting.value.isEmpty)
        _ = try broker.produce("t", TestBroker.batch(["b"]))
        #expect(try fetched(waiting).values == [["b"], ["b"]])
    }

    @Test func anIncrementalSessionTellsWhatChanged() throws {
        let broker = try TestBroker()
        try broker.create("t", partitions: 3)
        _ = try broker.produce("t", TestBroker.batch(["a"]), partition: 1)
        let full = try fetched(
            broker.submit(
                TestBroker.fetch("t", [(0, 0), (1, 0), (2, 0)], epoch: 0), version: 12)
        ).response
        #expect(full.sessionId != 0)
        #expect(full.responses[0].partitions.map(\.partitionIndex) == [0, 1, 2])
        let next = try fetched(
            broker.submit(
                TestBroker.fetch(
                    "t", [(1, 1)], maxWait: 0, session: full.sessionId, epoch: 1), version: 12)
        ).response
        #expect(next.sessionId == full.sessionId && next.responses.isEmpty)
        let waiting = broker.submit(
            TestBroker.fetch("t", [], session: full.sessionId, epoch: 2), version: 12)
        #expect(waiting.value.isEmpty)
        _ = try broker.produce("t", TestBroker.batch(["b"]), partition: 2)
        let (woken, values) = try fetched(waiting)
        #expect(woken.responses[0].partitions.map(\.partitionIndex) == [2])
        #expect(values == [["b"]])
        let stale = try fetched(
            broker.submit(
                TestBroker.fetch("t", [], session: full.sessionId, epoch: 2), version: 12)
        ).response
        #expect(stale.errorCode == KafkaErrorCode.invalidFetchSessionEpoch.rawValue)
    }
}
