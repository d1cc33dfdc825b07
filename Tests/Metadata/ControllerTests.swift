import Metadata
import Ports
import Primitives
import Testing

@Suite struct CreateTopicsTests {
    private func create(
        _ topics: [CreateTopics.Topic], brokers: Int32 = 1, validateOnly: Bool = false,
        settings: ControllerSettings = Fixture.settings, in image: MetadataImage? = nil
    ) throws -> (results: [CreateTopics.Result], image: MetadataImage) {
        let (outcome, changed) = try Fixture.step(
            CreateTopics(topics: topics, validateOnly: validateOnly),
            image ?? Fixture.cluster(brokers), settings: settings)
        return (outcome.response, changed)
    }

    private func code(
        _ topic: CreateTopics.Topic, brokers: Int32 = 1,
        settings: ControllerSettings = Fixture.settings, in image: MetadataImage? = nil
    ) throws -> ControllerError.Code? {
        let (results, _) = try create([topic], brokers: brokers, settings: settings, in: image)
        #expect(results.count == 1)
        guard case .failure(let error) = results[0].outcome else { return nil }
        return error.code
    }

    @Test func makesWhatWasAskedFor() throws {
        let topic = CreateTopics.Topic(
            name: "orders", partitionCount: 3, replicationFactor: 2,
            configs: [CreateTopics.Config(name: "retention.ms", value: "1000")])
        let (results, image) = try create([topic], brokers: 3)
        let created = try results[0].outcome.get()
        #expect(created.replicationFactor == 2)
        #expect(created.configs == ["retention.ms": "1000"])
        #expect(image.topics[name: "orders"] == created.topic)
        #expect(image.topics[id: created.topic.id] == created.topic)
        #expect(
            image.configs(of: ConfigResource(.topic, "orders")) == ["retention.ms": "1000"])
        #expect(created.topic.partitions.count == 3)
        for partition in created.topic.partitions {
            #expect(Set(partition.replicas).count == 2)
            #expect(partition.isr == partition.replicas)
            #expect(partition.leader == partition.replicas[0])
            #expect(partition.leaderEpoch == 0)
            #expect(partition.partitionEpoch == 0)
            #expect(partition.directories == [Fixture.directory, Fixture.directory])
        }
        #expect(Set(created.topic.partitions.map(\.leader)) == [1, 2, 3])
    }

    @Test func defaultsFillMinusOne() throws {
        var settings = Fixture.settings
        settings.defaultPartitionCount = 4
        settings.defaultReplicationFactor = 2
        let (results, _) = try create(
            [CreateTopics.Topic(name: "t")], brokers: 2, settings: settings)
        let created = try results[0].outcome.get()
        #expect(created.topic.partitions.count == 4)
        #expect(created.replicationFactor == 2)
    }

    @Test(arguments: ["a", "A.b_c-9", String(repeating: "x", count: 249), "__consumer_offsets"])
    func goodNames(_ name: String) throws {
        #expect(try code(CreateTopics.Topic(name: name)) == nil)
    }

    @Test(arguments: ["", ".", "..", "a b", "ä", "a/b", String(repeating: "x", count: 250)])
    func badNames(_ name: String) throws {
        #expect(try code(CreateTopics.Topic(name: name)) == .invalidTopic)
    }

    @Test func theControllersLogIsNoTopic() throws {
        #expect(
            try code(CreateTopics.Topic(name: "__cluster_metadata")) == .topicAuthorizationFailed)
    }

    @Test func collisions() throws {
        let (_, image) = try create([CreateTopics.Topic(name: "a.b")])
        #expect(try code(CreateTopics.Topic(name: "a.b"), in: image) == .topicAlreadyExists)
        #expect(try code(CreateTopics.Topic(name: "a_b"), in: image) == .invalidTopic)
        let (results, _) = try create([
            CreateTopics.Topic(name: "x.y"), CreateTopics.Topic(name: "x_y"),
        ])
        #expect(try results[0].outcome.get().topic.name == "x.y")
        #expect(throws: ControllerError.self) { try results[1].outcome.get() }
    }

    @Test(arguments: [0, -2, Int32.min])
    func badPartitionCounts(_ count: Int32) throws {
        let topic = CreateTopics.Topic(name: "t", partitionCount: count)
        #expect(try code(topic) == .invalidPartitions)
    }

    @Test(arguments: [0, -2, 2, Int16.max])
    func badReplicationFactors(_ factor: Int16) throws {
        let topic = CreateTopics.Topic(name: "t", partitionCount: 1, replicationFactor: factor)
        #expect(try code(topic) == .invalidReplicationFactor)
    }

    @Test func fencedBrokersDoNotCount() throws {
        let image = try Fixture.image([
            .registerBroker(Fixture.registration(1)),
            .registerBroker(Fixture.registration(2, fenced: true)),
        ])
        let topic = CreateTopics.Topic(name: "t", partitionCount: 1, replicationFactor: 2)
        #expect(try code(topic, in: image) == .invalidReplicationFactor)
        let none = try Fixture.image([])
        #expect(
            try code(CreateTopics.Topic(name: "t"), in: none) == .invalidReplicationFactor)
    }

    @Test func aTopicNamedTwiceIsAnsweredOnce() throws {
        let (results, image) = try create([
            CreateTopics.Topic(name: "twice"), CreateTopics.Topic(name: "once"),
            CreateTopics.Topic(name: "twice"),
        ])
        #expect(results.map(\.name) == ["twice", "once"])
        #expect(throws: ControllerError.self) { try results[0].outcome.get() }
        guard case .failure(let error) = results[0].outcome else { return }
        #expect(error.code == .invalidRequest)
        #expect(image.topics.sorted.map(\.name) == ["once"])
    }

    @Test func validateOnlyMakesNothing() throws {
        let (results, image) = try create(
            [CreateTopics.Topic(name: "t"), CreateTopics.Topic(name: "..")], validateOnly: true)
        #expect(try results[0].outcome.get().topic.partitions.count == 1)
        #expect(throws: ControllerError.self) { try results[1].outcome.get() }
        #expect(image.topics.count == 0)
    }

    @Test func configsAreChecked() throws {
        for (name, value) in [("no.such", "1"), ("retention.ms", "x"), ("retention.ms", nil)] {
            let topic = CreateTopics.Topic(
                name: "t", configs: [CreateTopics.Config(name: name, value: value)])
            #expect(try code(topic) == .invalidConfig)
        }
    }

    @Test func oneRequestIsBounded() throws {
        var settings = Fixture.settings
        settings.maxPartitionsPerRequest = 10
        let (results, image) = try create(
            [
                CreateTopics.Topic(name: "a", partitionCount: 6),
                CreateTopics.Topic(name: "b", partitionCount: 5),
                CreateTopics.Topic(name: "c", partitionCount: 4),
                CreateTopics.Topic(name: "d", partitionCount: .max),
            ], settings: settings)
        #expect(image.topics.sorted.map(\.name) == ["a", "c"])
        for index in [1, 3] {
            guard case .failure(let error) = results[index].outcome else {
                Issue.record("\(results[index].name) was made")
                continue
            }
            #expect(error.code == .policyViolation)
        }
    }

    @Test func idsAreRandomAndNeverInUse() throws {
        let (first, image) = try create([CreateTopics.Topic(name: "a")])
        // The same random bits again: the id is taken, so the next is drawn.
        let (second, _) = try create([CreateTopics.Topic(name: "b")], in: image)
        let ids = [try first[0].outcome.get().topic.id, try second[0].outcome.get().topic.id]
        #expect(ids[0] != ids[1])
        for id in ids { #expect(!id.isReserved) }
    }

    @Test func manualAssignment() throws {
        let topic = CreateTopics.Topic(
            name: "t",
            assignments: [
                CreateTopics.Assignment(partition: 1, replicas: [2, 1]),
                CreateTopics.Assignment(partition: 0, replicas: [1, 3]),
            ])
        let (results, _) = try create([topic], brokers: 3)
        let created = try results[0].outcome.get()
        #expect(created.topic.partitions.map(\.replicas) == [[1, 3], [2, 1]])
        #expect(created.topic.partitions.map(\.leader) == [1, 2])
        #expect(created.replicationFactor == 2)
    }

    @Test func aFencedReplicaIsNotInSync() throws {
        let image = try Fixture.image([
            .registerBroker(Fixture.registration(1, fenced: true)),
            .registerBroker(Fixture.registration(2)),
        ])
        let both = [CreateTopics.Assignment(partition: 0, replicas: [1, 2])]
        let (results, _) = try create(
            [CreateTopics.Topic(name: "t", assignments: both)], in: image)
        let partition = try results[0].outcome.get().topic.partitions[0]
        #expect(partition.isr == [2])
        #expect(partition.leader == 2)
        let fenced = [CreateTopics.Assignment(partition: 0, replicas: [1])]
        #expect(
            try code(CreateTopics.Topic(name: "u", assignments: fenced), in: image)
                == .invalidReplicaAssignment)
    }

    @Test(
        arguments: [
            [(0, [1]), (2, [1])], [(1, [1])], [(0, [1]), (0, [2])], [(0, [])], [(0, [1, 1])],
            [(0, [9])], [(0, [1, 2]), (1, [1])],
        ] as [[(Int32, [Int32])]])
    func badAssignments(_ assignments: [(Int32, [Int32])]) throws {
        let topic = CreateTopics.Topic(
            name: "t",
            assignments: assignments.map {
                CreateTopics.Assignment(partition: $0.0, replicas: $0.1)
            })
        #expect(try code(topic, brokers: 3) == .invalidReplicaAssignment)
    }

    @Test func anAssignmentExcludesCounts() throws {
        let assignments = [CreateTopics.Assignment(partition: 0, replicas: [1])]
        for (count, factor) in [(1, -1), (-1, 1)] as [(Int32, Int16)] {
            let topic = CreateTopics.Topic(
                name: "t", partitionCount: count, replicationFactor: factor,
                assignments: assignments)
            #expect(try code(topic) == .invalidRequest)
        }
    }
}

@Suite struct OtherRequestTests {
    private func withTopics(_ names: String...) throws -> MetadataImage {
        try Fixture.step(
            CreateTopics(topics: names.map { CreateTopics.Topic(name: $0) }), Fixture.cluster()
        ).image
    }

    @Test func deleteByNameAndID() throws {
        let image = try withTopics("a", "b", "c")
        let b = try #require(image.topics[name: "b"])
        let (outcome, changed) = try Fixture.step(
            DeleteTopics(topics: [.name("a"), .id(b.id)]), image)
        #expect(outcome.response.map { try? $0.outcome.get().name } == ["a", "b"])
        #expect(changed.topics.sorted.map(\.name) == ["c"])
        #expect(changed.topics[id: b.id] == nil)
    }

    @Test func deleteRefusals() throws {
        let image = try withTopics("a")
        let id = try #require(image.topics[name: "a"]).id
        func codes(
            _ topics: [DeleteTopics.Topic], _ settings: ControllerSettings = Fixture.settings
        ) throws -> [ControllerError.Code?] {
            try Fixture.step(DeleteTopics(topics: topics), image, settings: settings)
                .outcome.response.map {
                    guard case .failure(let error) = $0.outcome else { return nil }
                    return error.code
                }
        }
        #expect(try codes([.name("x")]) == [.unknownTopicOrPartition])
        #expect(try codes([.id(Uuid(high: 1, low: 1))]) == [.unknownTopicID])
        #expect(try codes([.name("a"), .id(id)]) == [nil, .invalidRequest])
        var settings = Fixture.settings
        settings.deleteTopicEnable = false
        #expect(try codes([.name("a")], settings) == [.topicDeletionDisabled])
    }

    @Test func deletingRemovesConfigs() throws {
        let topic = CreateTopics.Topic(
            name: "a", configs: [CreateTopics.Config(name: "retention.ms", value: "1")])
        let (_, image) = try Fixture.step(CreateTopics(topics: [topic]), Fixture.cluster())
        let (_, changed) = try Fixture.step(DeleteTopics(topics: [.name("a")]), image)
        #expect(changed.configs(of: ConfigResource(.topic, "a")) == [:])
        let (_, again) = try Fixture.step(
            CreateTopics(topics: [CreateTopics.Topic(name: "a")]), changed, seed: 2)
        #expect(again.topics[name: "a"]?.id != image.topics[name: "a"]?.id)
    }

    @Test func producerIDBlocksNeverOverlap() throws {
        let image = try Fixture.cluster()
        let request = AllocateProducerIDs(brokerID: 1, brokerEpoch: 1)
        let (first, second) = try Fixture.step(request, image)
        #expect(first.response == AllocateProducerIDs.Response(first: 0, count: 1_000))
        let (next, _) = try Fixture.step(request, second)
        #expect(next.response == AllocateProducerIDs.Response(first: 1_000, count: 1_000))
    }

    @Test func producerIDRefusals() throws {
        let image = try Fixture.cluster()
        func code(_ request: AllocateProducerIDs, _ image: MetadataImage) -> ControllerError.Code? {
            do {
                _ = try Fixture.step(request, image)
                return nil
            } catch {
                return (error as? ControllerError)?.code
            }
        }
        #expect(
            code(AllocateProducerIDs(brokerID: 2, brokerEpoch: 1), image)
                == .brokerIDNotRegistered)
        #expect(
            code(AllocateProducerIDs(brokerID: 1, brokerEpoch: 9), image) == .staleBrokerEpoch)
        var spent = image
        var touched = TouchedMetadata()
        try spent.apply(
            .producerIDs(
                ProducerIDGrant(brokerID: 1, brokerEpoch: 1, nextProducerID: .max - 5)),
            touched: &touched)
        #expect(
            code(AllocateProducerIDs(brokerID: 1, brokerEpoch: 1), spent) == .unknownServerError)
    }

    @Test func aBrokerRegistersAndComesBack() throws {
        let (first, image) = try Fixture.step(
            Fixture.registerBroker(), Fixture.image([]), nextOffset: 4)
        #expect(first.response.brokerEpoch == 4)
        #expect(image.brokers[1] == Fixture.registration(epoch: 4))
        #expect(image.activeBrokerIDs == [1])
        // The same incarnation asks again: nothing changes.
        let (same, _) = try Fixture.step(Fixture.registerBroker(), image, nextOffset: 9)
        #expect(same.response.brokerEpoch == 4)
        #expect(same.records.isEmpty)
        let (back, later) = try Fixture.step(
            Fixture.registerBroker(incarnation: 2), image, nextOffset: 9)
        #expect(back.response.brokerEpoch == 9)
        #expect(later.brokers[1]?.epoch == 9)
    }

    @Test func volatileTopicsGetAHigherLeaderEpoch() throws {
        let image = try withTopics("kept", "lost")
        let (outcome, changed) = try Fixture.step(
            Fixture.registerBroker(incarnation: 2) { $0.name == "lost" }, image, nextOffset: 50)
        // The registration follows the one change.
        #expect(outcome.response.brokerEpoch == 51)
        #expect(changed.topics[name: "kept"] == image.topics[name: "kept"])
        let lost = try #require(changed.topics[name: "lost"]).partitions[0]
        #expect(lost.leaderEpoch == 1)
        #expect(lost.partitionEpoch == 1)
        #expect(lost.leader == 1)
    }

    @Test func aBrokerOfAnotherLevelIsRefused() throws {
        var request = Fixture.registerBroker()
        let image = try Fixture.cluster()
        for features in [
            [], [FeatureRange(name: MetadataVersion.featureName, minLevel: 1, maxLevel: 24)],
        ] {
            request.features = features
            #expect {
                try Fixture.step(request, image)
            } throws: {
                ($0 as? ControllerError)?.code == .unsupportedVersion
            }
        }
    }
}
