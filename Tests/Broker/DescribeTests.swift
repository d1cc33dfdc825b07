import Broker
import Metadata
import Primitives
import Settings
import Synchronization
import Testing
import Wire

@Suite("CreatePartitions")
struct CreatePartitionsTests {
    @Test(arguments: Int16(0)...3) func newPartitionsWorkOnEveryLoop(_ version: Int16) throws {
        let broker = try TestBroker(loops: 3)
        try broker.create("t")
        let response = try broker.call(
            CreatePartitionsRequest(topics: [.init(name: "t", count: 4, assignments: nil)]),
            version: version, loop: 1)
        #expect(response.results.map(\.name) == ["t"])
        #expect(response.results.map(\.errorCode) == [0])
        #expect(response.results[0].errorMessage == nil)
        for loop in 0..<3 {
            let found = try broker.call(
                MetadataRequest(topics: [.init(name: "t")]), version: 9, loop: loop)
            #expect(found.topics[0].partitions.map(\.partitionIndex) == [0, 1, 2, 3])
            let answer = try broker.produce(
                "t", TestBroker.batch(["a"]), partition: 3, loop: loop)
            #expect(answer.errorCode == 0 && answer.baseOffset == Int64(loop))
        }
    }

    @Test func oneResultForEachTopicInOrder() throws {
        let broker = try TestBroker()
        try broker.create("a", "b", "c", "d", partitions: 2)
        let response = try broker.call(
            CreatePartitionsRequest(topics: [
                .init(name: "d", count: 3, assignments: nil),
                .init(name: "twice", count: 3, assignments: nil),
                .init(name: "a", count: 2, assignments: nil),
                .init(name: "b", count: 1, assignments: nil),
                .init(name: "twice", count: 4, assignments: nil),
                .init(name: "none", count: 3, assignments: nil),
                .init(name: "__cluster_metadata", count: 3, assignments: nil),
                .init(name: "c", count: 3, assignments: [.init(brokerIds: [9])]),
            ]), version: 3)
        let codes: [KafkaErrorCode] = [
            .none, .invalidRequest, .invalidPartitions, .invalidPartitions,
            .unknownTopicOrPartition, .unknownTopicOrPartition, .invalidReplicaAssignment,
        ]
        #expect(
            response.results.map(\.name)
                == ["d", "twice", "a", "b", "none", "__cluster_metadata", "c"])
        #expect(response.results.map(\.errorCode) == codes.map(\.rawValue))
        #expect(response.results.dropFirst().allSatisfy { $0.errorMessage?.isEmpty == false })
    }

    @Test func validateOnlyMakesNothing() throws {
        let broker = try TestBroker()
        try broker.create("t")
        let response = try broker.call(
            CreatePartitionsRequest(
                topics: [.init(name: "t", count: 5, assignments: nil)], validateOnly: true),
            version: 3)
        #expect(response.results.map(\.errorCode) == [0])
        #expect(broker.metadata.image.topics[name: "t"]?.partitions.count == 1)
    }
}

@Suite("DescribeTopicPartitions")
struct DescribeTopicPartitionsTests {
    private typealias Page = DescribeTopicPartitionsResponse

    private func describe(
        _ broker: TestBroker, _ topics: [String] = [], limit: Int32 = 2_000,
        from cursor: (String, Int32)? = nil
    ) throws -> Page {
        try broker.call(
            DescribeTopicPartitionsRequest(
                topics: topics.map { .init(name: $0) }, responsePartitionLimit: limit,
                cursor: cursor.map { .init(topicName: $0.0, partitionIndex: $0.1) }), version: 0)
    }

    private func shape(_ page: Page) -> [String] {
        page.topics.map { topic in
            "\(topic.name ?? "-"):\(topic.partitions.map { "\($0.partitionIndex)" }.joined())"
        }
    }

    @Test func topicsComeSortedAndOnce() throws {
        let broker = try TestBroker()
        try broker.create("b", "a", partitions: 2)
        let page = try describe(broker, ["b", "no such", "a", "none", "b"])
        #expect(page.topics.map(\.name) == ["a", "b", "no such", "none"])
        #expect(
            page.topics.map(\.errorCode) == [
                0, 0, KafkaErrorCode.invalidTopicException.rawValue,
                KafkaErrorCode.unknownTopicOrPartition.rawValue,
            ])
        #expect(page.nextCursor == nil)
        let a = page.topics[0]
        #expect(a.topicId == broker.metadata.image.topics[name: "a"]?.id)
        // Read, write, create, delete, alter, describe, describe and alter configs.
        #expect(a.topicAuthorizedOperations == 0b1101_1111_1000)
        #expect(page.topics[3].topicAuthorizedOperations == .min && page.topics[3].topicId == .zero)
        let partition = a.partitions[1]
        #expect(partition.partitionIndex == 1 && partition.leaderId == 1)
        #expect(partition.replicaNodes == [1] && partition.isrNodes == [1])
        #expect(partition.eligibleLeaderReplicas == [] && partition.lastKnownElr == [])
        #expect(partition.offlineReplicas.isEmpty && partition.leaderEpoch == 0)
        #expect(broker.metadata.image.topics.count == 2)
    }

    @Test func pagesJoinToTheWhole() throws {
        let broker = try TestBroker()
        try broker.create("a", "b", "c", partitions: 3)
        for limit in Int32(1)...10 {
            var cursor: (String, Int32)?
            var seen: [String] = []
            repeat {
                let page = try describe(broker, limit: limit, from: cursor)
                let numbers = page.topics.flatMap { topic in
                    topic.partitions.map { "\(topic.name ?? "")\($0.partitionIndex)" }
                }
                #expect(numbers.count <= limit && !numbers.isEmpty)
                seen += numbers
                cursor = page.nextCursor.map { ($0.topicName, $0.partitionIndex) }
            } while cursor != nil
            #expect(seen == ["a0", "a1", "a2", "b0", "b1", "b2", "c0", "c1", "c2"])
        }
    }

    @Test func limitsAreBounded() throws {
        var defaults = BrokerDefaults()
        defaults.set("max.request.partition.size.limit", to: .integer(2))
        let broker = try TestBroker(defaults: defaults)
        try broker.create("a", "b", partitions: 3)
        #expect(shape(try describe(broker)) == ["a:01"])
        #expect(shape(try describe(broker, limit: .min)) == ["a:0"])
        #expect(shape(try describe(broker, limit: 0)) == ["a:0"])
        // A page that ends with its topic points at the next one.
        let page = try describe(broker, ["a", "b"], from: ("a", 1))
        #expect(shape(page) == ["a:12"])
        #expect(page.nextCursor == .init(topicName: "b", partitionIndex: 0))
    }

    @Test func cursors() throws {
        let broker = try TestBroker()
        try broker.create("a", "b", partitions: 2)
        #expect(shape(try describe(broker, from: ("a", 1))) == ["a:1", "b:01"])
        #expect(shape(try describe(broker, from: ("aa", 7))) == ["b:01"])
        #expect(shape(try describe(broker, from: ("a", .max))) == ["a:", "b:01"])
        #expect(shape(try describe(broker, ["b", "a"], from: ("b", 0))) == ["b:01"])
        let invalid = KafkaErrorCode.invalidRequest.rawValue
        let elsewhere = try describe(broker, ["b"], from: ("a", 0))
        #expect(elsewhere.topics.map(\.errorCode) == [invalid])
        let negative = try describe(broker, ["a", "b"], from: ("a", -1))
        #expect(negative.topics.map(\.errorCode) == [invalid, invalid])
        #expect(try describe(broker, from: ("a", -1)).topics.isEmpty)
    }
}

@Suite("DescribeLogDirs")
struct DescribeLogDirsTests {
    @Test(arguments: Int16(1)...5) func sizesOfEveryTopic(_ version: Int16) throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("b", "a", partitions: 2)
        let batch = TestBroker.batch(["x", "y"])
        _ = try broker.produce("a", batch, partition: 1)
        _ = try broker.produce("a", batch, partition: 1)
        let response = try broker.call(DescribeLogDirsRequest(topics: nil), version: version)
        #expect(response.errorCode == 0 && response.results.count == 1)
        let directory = response.results[0]
        #expect(directory.logDir == "/data" && directory.errorCode == 0 && !directory.isCordoned)
        #expect(directory.topics.map(\.name) == ["a", "b"])
        #expect(directory.topics[0].partitions.map(\.partitionIndex) == [0, 1])
        #expect(
            directory.topics[0].partitions.map(\.partitionSize) == [0, Int64(batch.count) * 2])
        let all = directory.topics.flatMap(\.partitions)
        #expect(all.allSatisfy { $0.offsetLag == 0 && !$0.isFutureKey })
        #expect(directory.totalBytes == -1 && directory.usableBytes == -1)
    }

    @Test func spaceOfTheVolume() throws {
        let broker = try TestBroker()
        broker.disk.setSpace(total: 1_000, usable: 400)
        let response = try broker.call(DescribeLogDirsRequest(topics: nil), version: 4)
        #expect(response.results[0].totalBytes == 1_000)
        #expect(response.results[0].usableBytes == 400)
        let old = try broker.call(DescribeLogDirsRequest(topics: nil), version: 3)
        #expect(old.results[0].totalBytes == -1)
    }

    @Test func onlyWhatExistsOfWhatWasAsked() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("a", "b", partitions: 2)
        func ask(_ topics: [(String, [Int32])]) throws -> [String] {
            let response = try broker.call(
                DescribeLogDirsRequest(
                    topics: topics.map { .init(topic: $0.0, partitions: $0.1) }), version: 5)
            return response.results[0].topics.map { topic in
                "\(topic.name):\(topic.partitions.map { "\($0.partitionIndex)" }.joined())"
            }
        }
        #expect(try ask([]) == [])
        #expect(try ask([("b", [1, 0, 1, 2, -1, .max]), ("none", [0]), ("b", [0])]) == ["b:01"])
        #expect(try ask([("a", []), ("b", [5])]) == [])
    }

    @Test func aLogThatDoesNotOpenIsLeftOut() throws {
        let broker = try TestBroker()
        try broker.create("good")
        _ = try broker.produce("good", TestBroker.batch(["x"]))
        try broker.create("bad")
        broker.store.fail("open")
        let response = try broker.call(DescribeLogDirsRequest(topics: nil), version: 5)
        #expect(response.results[0].topics.map(\.name) == ["good"])
        broker.store.fail("describe")
        let none = try broker.call(DescribeLogDirsRequest(topics: nil), version: 5)
        #expect(none.results[0].topics.isEmpty && none.results[0].errorCode == 0)
    }

    @Test func aFewLogsAtATime() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("t", partitions: 200)
        broker.store.hold("open")
        let replies = broker.submit(DescribeLogDirsRequest(topics: nil), version: 5)
        #expect(replies.value.isEmpty)
        #expect(broker.store.state.withLock { $0.waiting.count } == 64)
        broker.store.release()
        broker.world.run()
        let (response, _) = try TestBroker.decode(
            DescribeLogDirsRequest.self, replies, version: 5)
        #expect(response.results[0].topics[0].partitions.count == 200)
    }
}
