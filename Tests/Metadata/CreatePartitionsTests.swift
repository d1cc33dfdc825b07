import Metadata
import Ports
import Primitives
import Testing

@Suite struct CreatePartitionsRequestTests {
    private func image(
        _ topics: [String: Int32], brokers: Int32 = 3, replicas: Int16 = 1
    ) throws -> MetadataImage {
        try Fixture.step(
            CreateTopics(
                topics: topics.map {
                    CreateTopics.Topic(
                        name: $0.key, partitionCount: $0.value, replicationFactor: replicas)
                }), Fixture.cluster(brokers)
        ).image
    }

    private func codes(
        _ topics: [CreatePartitions.Topic], in image: MetadataImage,
        settings: ControllerSettings = Fixture.settings
    ) throws -> [ControllerError.Code?] {
        try Fixture.step(CreatePartitions(topics: topics), image, settings: settings)
            .outcome.response.map { $0.error?.code }
    }

    @Test func newPartitionsFollowTheOld() throws {
        let before = try image(["t": 2], replicas: 2)
        let (outcome, after) = try Fixture.step(
            CreatePartitions(topics: [.init(name: "t", count: 5)]), before)
        #expect(outcome.response.map(\.name) == ["t"] && outcome.response[0].error == nil)
        let old = try #require(before.topics[name: "t"])
        let new = try #require(after.topics[name: "t"])
        #expect(new.id == old.id && new.partitions.count == 5)
        #expect(Array(new.partitions[..<2]) == old.partitions)
        for partition in new.partitions[2...] {
            #expect(Set(partition.replicas).count == 2 && partition.isr == partition.replicas)
            #expect(partition.leader == partition.replicas[0] && partition.leaderEpoch == 0)
            #expect(partition.directories.count == 2)
        }
        #expect(Set(new.partitions[2...].map(\.leader)) == [1, 2, 3])
        #expect(before.topics.partitionCount == 2 && after.topics.partitionCount == 5)
    }

    @Test(arguments: [3, 2, 0, -1, Int32.min]) func onlyMoreWillDo(_ count: Int32) throws {
        #expect(
            try codes([.init(name: "t", count: count)], in: image(["t": 3]))
                == [.invalidPartitions])
    }

    @Test func unknownTopics() throws {
        let image = try image(["t": 1])
        for name in ["none", "", "__cluster_metadata", "T"] {
            #expect(
                try codes([.init(name: name, count: 2)], in: image) == [.unknownTopicOrPartition])
        }
    }

    @Test func assignedByHand() throws {
        let before = try image(["t": 1], replicas: 2)
        let (outcome, after) = try Fixture.step(
            CreatePartitions(topics: [
                .init(name: "t", count: 3, assignments: [[3, 1], [2, 3]])
            ]), before)
        #expect(outcome.response.map(\.error) == [nil])
        #expect(
            after.topics[name: "t"]?.partitions.dropFirst().map(\.replicas) == [[3, 1], [2, 3]])
    }

    @Test(
        arguments: [
            [], [[1, 2]], [[1, 2], [2, 3], [3, 1]], [[1, 2], [1]], [[1, 1], [1, 2]],
            [[1, 2], []], [[1, 2], [2, 9]], [[1, 2], [-1, 2]],
        ] as [[[Int32]]])
    func badAssignments(_ assignments: [[Int32]]) throws {
        let topic = CreatePartitions.Topic(name: "t", count: 3, assignments: assignments)
        #expect(
            try codes([topic], in: image(["t": 1], replicas: 2)) == [.invalidReplicaAssignment])
    }

    @Test func fencedBrokers() throws {
        var image = try image(["t": 1], brokers: 2, replicas: 2)
        var touched = TouchedMetadata()
        try image.apply(
            .brokerRegistrationChange(BrokerChange(brokerID: 2, brokerEpoch: 2, fenced: true)),
            touched: &touched)
        #expect(
            try codes([.init(name: "t", count: 2)], in: image) == [.invalidReplicationFactor])
        let (_, after) = try Fixture.step(
            CreatePartitions(topics: [.init(name: "t", count: 2, assignments: [[2, 1]])]), image)
        let partition = try #require(after.topics[name: "t"]?.partitions.last)
        #expect(partition.isr == [1] && partition.leader == 1)
    }

    @Test func topicsAreJudgedOneByOne() throws {
        let before = try image(["a": 1, "b": 1])
        let request = CreatePartitions(topics: [
            .init(name: "b", count: 2), .init(name: "x", count: 2), .init(name: "a", count: 2),
            .init(name: "x", count: 3),
        ])
        let (outcome, after) = try Fixture.step(request, before)
        #expect(outcome.response.map(\.name) == ["b", "x", "a"])
        #expect(outcome.response.map { $0.error?.code } == [nil, .invalidRequest, nil])
        #expect(after.topics.partitionCount == 4)
        var dry = request
        dry.validateOnly = true
        let (validated, same) = try Fixture.step(dry, before)
        #expect(validated.response == outcome.response && same.topics == before.topics)
    }

    @Test func oneRequestIsBounded() throws {
        var settings = Fixture.settings
        settings.maxPartitionsPerRequest = 5
        let topics: [CreatePartitions.Topic] = [
            .init(name: "a", count: 4), .init(name: "b", count: 4), .init(name: "c", count: 3),
            .init(name: "d", count: .max),
        ]
        #expect(
            try codes(topics, in: image(["a": 1, "b": 1, "c": 1, "d": 1]), settings: settings)
                == [nil, .policyViolation, nil, .policyViolation])
    }
}

@Suite struct PartitionLimitTests {
    private var settings: ControllerSettings {
        var settings = Fixture.settings
        settings.maxPartitions = 4
        return settings
    }

    @Test func theNodeHoldsSoManyPartitions() throws {
        let (outcome, image) = try Fixture.step(
            CreateTopics(topics: [
                .init(name: "a", partitionCount: 3), .init(name: "b", partitionCount: 2),
                .init(name: "c", partitionCount: 1),
            ]), Fixture.cluster(), settings: settings)
        let errors = outcome.response.map { result in
            if case .failure(let error) = result.outcome { error } else { nil as ControllerError? }
        }
        #expect(errors.map { $0?.code } == [nil, .policyViolation, nil])
        #expect(errors[1]?.message.contains("limits.max-partitions") == true)
        #expect(image.topics.partitionCount == 4)
        let (grown, _) = try Fixture.step(
            CreatePartitions(topics: [.init(name: "a", count: 4)]), image, settings: settings)
        #expect(grown.response[0].error?.code == .policyViolation)
        #expect(grown.response[0].error?.message.contains("limits.max-partitions") == true)
        // Deleting makes room; a limit that was lowered refuses but takes nothing away.
        let (_, fewer) = try Fixture.step(DeleteTopics(topics: [.name("c")]), image)
        #expect(fewer.topics.partitionCount == 3)
        let (again, _) = try Fixture.step(
            CreatePartitions(topics: [.init(name: "a", count: 4)]), fewer, settings: settings)
        #expect(again.response[0].error == nil)
        var lowered = settings
        lowered.maxPartitions = 1
        let (refused, _) = try Fixture.step(
            CreateTopics(topics: [.init(name: "d")]), fewer, settings: lowered)
        #expect(throws: ControllerError.self) { try refused.response[0].outcome.get() }
    }

    @Test func assignedPartitionsCountToo() throws {
        let assignments = (Int32(0)..<5).map {
            CreateTopics.Assignment(partition: $0, replicas: [1])
        }
        let (outcome, _) = try Fixture.step(
            CreateTopics(topics: [.init(name: "t", assignments: assignments)]),
            Fixture.cluster(), settings: settings)
        guard case .failure(let error) = outcome.response[0].outcome else {
            Issue.record("5 partitions were made where 4 may be")
            return
        }
        #expect(error.code == .policyViolation)
    }
}
