import Metadata
import Primitives
import Testing

private let topicID = Uuid(high: 0x4001, low: 1)

private func partition(_ leader: Int32 = 1) -> PartitionImage {
    PartitionImage(
        replicas: [1, 2], isr: [1], leader: leader, leaderEpoch: 3, partitionEpoch: 5,
        directories: [Fixture.directory, .zero])
}

@Suite struct MetadataRecordTests {
    static var records: [MetadataRecord] {
        var full = PartitionImage(
            replicas: [1, 2, 3], isr: [2, 3], removingReplicas: [1], addingReplicas: [3],
            eligibleLeaderReplicas: [1], lastKnownELR: [2], leader: -1, leaderRecoveryState: 1,
            leaderEpoch: 7, partitionEpoch: 9,
            directories: [.zero, Fixture.directory, Uuid(high: 1, low: 2)])
        full.lastKnownELR = [3]
        var change = PartitionChange(topicID: topicID, partition: 4)
        var whole = change
        change.leader = 1
        whole.isr = []
        whole.leader = -1
        whole.replicas = [1]
        whole.removingReplicas = [2]
        whole.addingReplicas = [3]
        whole.leaderRecoveryState = 0
        whole.directories = [Fixture.directory]
        whole.eligibleLeaderReplicas = []
        whole.lastKnownELR = [1]
        var broker = Fixture.registration(fenced: true)
        broker.rack = "r1"
        broker.inControlledShutdown = true
        return [
            .registerBroker(Fixture.registration()), .registerBroker(broker),
            .unregisterBroker(id: 3, epoch: 1 << 40),
            .brokerRegistrationChange(BrokerChange(brokerID: 1, brokerEpoch: 4, fenced: true)),
            .brokerRegistrationChange(BrokerChange(brokerID: 1, brokerEpoch: 4, fenced: false)),
            .brokerRegistrationChange(
                BrokerChange(brokerID: 1, brokerEpoch: 4, inControlledShutdown: true)),
            .topic(name: "a", id: topicID),
            .partition(PartitionCreation(topicID: topicID, partition: 0, image: partition())),
            .partition(PartitionCreation(topicID: topicID, partition: 1, image: full)),
            .partitionChange(PartitionChange(topicID: topicID, partition: 4)),
            .partitionChange(change), .partitionChange(whole), .removeTopic(id: topicID),
            .config(resource: ConfigResource(.topic, "a"), name: "n", value: "v"),
            .config(resource: ConfigResource(.broker, ""), name: "n", value: nil),
            .featureLevel(name: "metadata.version", level: 25),
            .producerIDs(ProducerIDGrant(brokerID: 1, brokerEpoch: 4, nextProducerID: 1_000)),
        ]
    }

    @Test(arguments: records) func roundTrip(_ record: MetadataRecord) throws {
        #expect(try MetadataRecord(decoding: record.encoded()) == record)
    }

    @Test(arguments: records) func everyTruncationIsRefused(_ record: MetadataRecord) {
        let bytes = record.encoded()
        for count in 0..<bytes.count {
            #expect(throws: MetadataError.self) {
                try MetadataRecord(decoding: Array(bytes[..<count]))
            }
        }
        #expect(throws: MetadataError.self) { try MetadataRecord(decoding: bytes + [0]) }
    }

    @Test(
        arguments: [
            // Frame version 2; an access control entry; no such record; a version to come; a
            // resource type that is not kept here.
            [2, 2, 0], [1, 18, 0], [1, 99, 0], [1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0], [1, 2, 1],
            [1, 2, 0xff, 0xff, 0xff, 0xff, 0x0f], [1, 4, 0, 99, 2, 0x61, 2, 0x61, 0, 0],
        ] as [[UInt8]])
    func othersAreRefused(_ bytes: [UInt8]) {
        #expect(throws: MetadataError.self) { try MetadataRecord(decoding: bytes) }
    }
}

@Suite struct MetadataImageTests {
    private let topic = MetadataRecord.topic(name: "a", id: topicID)
    private let first = MetadataRecord.partition(
        PartitionCreation(topicID: topicID, partition: 0, image: partition()))

    @Test func itsRecordsMakeItAgain() throws {
        var change = PartitionChange(topicID: topicID, partition: 0)
        change.isr = [1, 2]
        change.leader = 2
        let image = try Fixture.image([
            .featureLevel(name: "group.version", level: 1),
            .featureLevel(name: "metadata.version", level: 25),
            .registerBroker(Fixture.registration(2)), .registerBroker(Fixture.registration(1)),
            .registerBroker(Fixture.registration(3)), .unregisterBroker(id: 3, epoch: 4), topic,
            first, .partitionChange(change), .topic(name: "b", id: Uuid(high: 9, low: 9)),
            .config(resource: ConfigResource(.topic, "a"), name: "retention.ms", value: "1"),
            .config(resource: ConfigResource(.broker, ""), name: "x", value: "2"),
            .config(resource: ConfigResource(.broker, "1"), name: "y", value: "3"),
            .config(resource: ConfigResource(.broker, "1"), name: "y", value: nil),
            .producerIDs(ProducerIDGrant(brokerID: 1, brokerEpoch: 4, nextProducerID: 1_000)),
        ])
        let records = image.records()
        #expect(records.first == .featureLevel(name: "metadata.version", level: 25))
        #expect(try Fixture.image(records).hasSameContent(as: image))
        #expect(image.configs(of: ConfigResource(.broker, "1")) == [:])
        let changed = try #require(image.topics[name: "a"]).partitions[0]
        #expect(changed.isr == [1, 2])
        #expect((changed.leader, changed.leaderEpoch, changed.partitionEpoch) == (2, 4, 6))
        #expect(image.topics[name: "A"] == nil)
        #expect(image.brokers.keys.sorted() == [1, 2])
    }

    @Test func aChangeWithoutLeaderKeepsTheLeaderEpoch() throws {
        var change = PartitionChange(topicID: topicID, partition: 0)
        change.isr = [1, 2]
        let image = try Fixture.image([topic, first, .partitionChange(change)])
        let changed = try #require(image.topics[name: "a"]).partitions[0]
        #expect((changed.leaderEpoch, changed.partitionEpoch) == (3, 6))
    }

    @Test func recordsThatDoNotFitAreRefused() throws {
        let other = Uuid(high: 8, low: 8)
        let faults: [[MetadataRecord]] = [
            [topic, topic], [topic, .topic(name: "b", id: topicID)],
            [topic, .topic(name: "a", id: other)], [first], [topic, first, first],
            [.partitionChange(PartitionChange(topicID: topicID, partition: 0))],
            [topic, .partitionChange(PartitionChange(topicID: topicID, partition: 0))],
            [topic, first, .partitionChange(PartitionChange(topicID: topicID, partition: -1))],
            [.removeTopic(id: topicID)], [topic, .removeTopic(id: other)],
            [.brokerRegistrationChange(BrokerChange(brokerID: 1, brokerEpoch: 1))],
            [
                .registerBroker(Fixture.registration(epoch: 4)),
                .brokerRegistrationChange(BrokerChange(brokerID: 1, brokerEpoch: 3)),
            ],
            [.unregisterBroker(id: 1, epoch: 4)],
            [
                .registerBroker(Fixture.registration(epoch: 4)),
                .unregisterBroker(id: 1, epoch: 3),
            ],
            [.featureLevel(name: "metadata.version", level: 24)],
            [.featureLevel(name: "metadata.version", level: 26)],
        ]
        for records in faults {
            #expect(throws: MetadataError.self, "\(records)") { try Fixture.image(records) }
        }
    }

    @Test func anImageDoesNotChangeWithItsCopies() throws {
        let image = try Fixture.image([topic, first])
        var copy = image
        var touched = TouchedMetadata()
        try copy.apply(.removeTopic(id: topicID), touched: &touched)
        #expect(image.topics.count == 1)
        #expect(copy.topics.count == 0)
    }
}

@Suite struct MetadataDeltaTests {
    private func delta(
        from before: [MetadataRecord], by records: [MetadataRecord]
    ) throws -> MetadataDelta {
        let previous = try Fixture.image(before)
        var current = previous
        var touched = TouchedMetadata()
        for record in records { try current.apply(record, touched: &touched) }
        return MetadataDelta(from: previous, to: current, touched: touched)
    }

    private let topic = MetadataRecord.topic(name: "a", id: topicID)
    private let config = MetadataRecord.config(
        resource: ConfigResource(.topic, "a"), name: "n", value: "1")

    @Test func whatCameAndWent() throws {
        let again = MetadataRecord.topic(name: "a", id: Uuid(high: 6, low: 6))
        let change = try delta(
            from: [topic, config], by: [.removeTopic(id: topicID), again])
        #expect(change.deletedTopics.map(\.id) == [topicID])
        #expect(change.createdTopics.map(\.id) == [Uuid(high: 6, low: 6)])
        #expect(change.changedConfigs == [ConfigResource(.topic, "a")])
        #expect(change.changedTopics.isEmpty)
    }

    @Test func whatCameToNothing() throws {
        let change = try delta(
            from: [config],
            by: [
                topic, .removeTopic(id: topicID), config,
                .featureLevel(name: "f", level: 1), .featureLevel(name: "f", level: 0),
            ])
        #expect(change.createdTopics.isEmpty)
        #expect(change.deletedTopics.isEmpty)
        #expect(change.changedConfigs.isEmpty)
        #expect(!change.featuresChanged)
    }

    @Test func whatChanged() throws {
        let first = MetadataRecord.partition(
            PartitionCreation(topicID: topicID, partition: 0, image: partition()))
        var election = PartitionChange(topicID: topicID, partition: 0)
        election.leader = 2
        let change = try delta(
            from: [topic, first, .registerBroker(Fixture.registration())],
            by: [
                .partitionChange(election), .registerBroker(Fixture.registration(epoch: 9)),
                .featureLevel(name: "f", level: 1), config,
            ])
        #expect(change.changedTopics.map(\.current.partitions[0].leader) == [2])
        #expect(change.changedTopics.map(\.previous.partitions[0].leader) == [1])
        #expect(change.changedBrokers == [1])
        #expect(change.featuresChanged)
        #expect(change.changedConfigs == [ConfigResource(.topic, "a")])
    }
}

@Suite struct MetaPropertiesTests {
    private let properties = MetaProperties(
        clusterID: "cluster-1", nodeID: 1, directoryID: Fixture.directory)

    @Test func roundTrip() throws {
        #expect(try MetaProperties(text: properties.text) == properties)
        #expect(
            properties.text == "cluster.id=cluster-1\ndirectory.id=\(Fixture.directory)\n"
                + "node.id=1\nversion=1\n")
    }

    @Test func kafkasFile() throws {
        let text = """
            #
            #Sat Nov 21 10:00:00 UTC 2026
            node.id = 1
            ! other
            directory.id:\(Fixture.directory)
            version=1\r
            cluster.id=cluster-1
            more=1=2
            """
        #expect(try MetaProperties(text: text) == properties)
    }

    @Test(arguments: [
        ("version=1", "version=2"), ("version=1", ""), ("node.id=1", "node.id=-1"),
        ("node.id=1", "node.id=x"), ("node.id=1", "node.id=1\nnode.id=1"), ("node.id=1", "node"),
        ("cluster.id=cluster-1", "cluster.id="),
        ("directory.id=\(Fixture.directory)", "directory.id=AAAAAAAAAAAAAAAAAAAAAA"),
        ("directory.id=\(Fixture.directory)", "directory.id=short"),
    ])
    func nonsenseIsRefused(_ good: String, _ bad: String) throws {
        let lines = properties.text.split(separator: "\n").map { $0 == good ? bad : String($0) }
        #expect(lines.contains(bad))
        #expect(throws: MetaPropertiesError.self) {
            try MetaProperties(text: lines.joined(separator: "\n"))
        }
    }
}
