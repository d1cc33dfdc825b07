import Metadata
import Ports
import Primitives
import Quorum
import Synchronization
import Testing

@Suite struct UpdateFeaturesTests {
    private func code(_ updates: [UpdateFeatures.Update]) throws -> ControllerError.Code? {
        do {
            let (outcome, _) = try Fixture.step(
                UpdateFeatures(updates: updates), Fixture.cluster())
            #expect(outcome.records.isEmpty)
            return nil
        } catch let error as ControllerError {
            #expect(!error.message.isEmpty)
            return error.code
        }
    }

    private func update(
        _ level: Int16, _ type: UpdateFeatures.UpgradeType? = .upgrade,
        feature: String = MetadataVersion.featureName
    ) -> UpdateFeatures.Update {
        UpdateFeatures.Update(feature: feature, level: level, upgradeType: type)
    }

    @Test(arguments: [UpdateFeatures.UpgradeType.upgrade, .safeDowngrade, .unsafeDowngrade])
    func theSameLevelChangesNothing(_ type: UpdateFeatures.UpgradeType) throws {
        #expect(try code([update(MetadataVersion.level, type)]) == nil)
        #expect(try code([]) == nil)
    }

    @Test(
        arguments: [Int16.min, -1, 0, MetadataVersion.level - 1, MetadataVersion.level + 1, .max],
        [UpdateFeatures.UpgradeType.upgrade, .safeDowngrade, .unsafeDowngrade])
    func noOtherLevel(_ level: Int16, _ type: UpdateFeatures.UpgradeType) throws {
        #expect(try code([update(level, type)]) == .invalidUpdateVersion)
    }

    @Test func noOtherFeatureAndNoOtherType() throws {
        #expect(try code([update(1, feature: "group.version")]) == .invalidUpdateVersion)
        #expect(try code([update(0, feature: "none")]) == .invalidUpdateVersion)
        #expect(try code([update(MetadataVersion.level, nil)]) == .invalidUpdateVersion)
    }

    @Test func oneRefusalRefusesAllAndTheLastCounts() throws {
        let good = update(MetadataVersion.level)
        #expect(try code([good, update(1, feature: "x")]) == .invalidUpdateVersion)
        #expect(try code([update(1), good]) == nil)
        #expect(try code([good, update(1)]) == .invalidUpdateVersion)
    }

    @Test func aLogWithoutALevelCannotBeGivenOne() throws {
        #expect {
            try Fixture.step(
                UpdateFeatures(updates: [update(MetadataVersion.level)]), Fixture.image([]))
        } throws: {
            ($0 as? ControllerError)?.code == .invalidUpdateVersion
        }
    }
}

@Suite struct UnregisterBrokerTests {
    private func image(_ partitions: [PartitionImage]) throws -> MetadataImage {
        let id = Uuid(high: 7, low: 7)
        let brokers = (Int32(1)...3).map {
            MetadataRecord.registerBroker(
                Fixture.registration($0, epoch: Int64($0), fenced: $0 == 2))
        }
        return try Fixture.image(
            brokers + [.topic(name: "t", id: id)]
                + partitions.enumerated().map { index, partition in
                    .partition(
                        PartitionCreation(
                            topicID: id, partition: Int32(index), image: partition))
                })
    }

    private func partition(
        _ replicas: [Int32], isr: [Int32], leader: Int32, eligible: [Int32] = []
    ) -> PartitionImage {
        PartitionImage(
            replicas: replicas, isr: isr, eligibleLeaderReplicas: eligible, leader: leader,
            leaderEpoch: 5, partitionEpoch: 5, directories: replicas.map { _ in .zero })
    }

    @Test func aBrokerThatIsGoneLeavesEverything() throws {
        let before = try image([
            partition([2, 1, 3], isr: [1, 2, 3], leader: 2),
            partition([1, 3], isr: [1], leader: 1),
            partition([1, 2], isr: [1, 2], leader: 1), partition([2, 3], isr: [2], leader: 2),
            partition([2, 1], isr: [1], leader: 1, eligible: [2]),
        ])
        let (outcome, after) = try Fixture.step(
            UnregisterBroker(brokerID: 2, liveBrokerID: 1), before)
        #expect(outcome.records.last == .unregisterBroker(id: 2, epoch: 2))
        #expect(outcome.records.count == 5)
        #expect(after.brokers.keys.sorted() == [1, 3])
        let partitions = try #require(after.topics[name: "t"]).partitions
        #expect(partitions.map(\.isr) == [[1, 3], [1], [1], [2], [1]])
        #expect(partitions.map(\.leader) == [1, 1, 1, -1, 1])
        // Only a new leader begins an epoch.
        #expect(partitions.map(\.leaderEpoch) == [6, 5, 5, 6, 5])
        #expect(partitions.map(\.partitionEpoch) == [6, 5, 6, 6, 6])
        #expect(partitions[4].eligibleLeaderReplicas == [])
        #expect(partitions.map(\.replicas.count) == [3, 2, 2, 2, 2])
    }

    @Test func unfencedButNotHere() throws {
        let (_, after) = try Fixture.step(
            UnregisterBroker(brokerID: 3, liveBrokerID: 1), image([]))
        #expect(after.brokers[3] == nil)
    }

    @Test(arguments: [
        (Int32(1), ControllerError.Code.policyViolation), (9, .brokerIDNotRegistered),
        (-1, .brokerIDNotRegistered),
    ])
    func refusals(_ broker: Int32, _ code: ControllerError.Code) throws {
        let image = try image([])
        #expect {
            try Fixture.step(UnregisterBroker(brokerID: broker, liveBrokerID: 1), image)
        } throws: {
            ($0 as? ControllerError)?.code == code
        }
    }

    @Test func itIsForgottenForGood() throws {
        let store = FakeStore()
        let cluster = try Cluster(store)
        try cluster.perform(Fixture.registerBroker())
        let registered = cluster.log.currentImage.brokers[1]
        try cluster.perform(UnregisterBroker(brokerID: 1, liveBrokerID: 2))
        #expect(registered != nil && cluster.log.currentImage.brokers.isEmpty)
        let closed = Box(false)
        cluster.log.close { closed.update { $0 = true } }
        cluster.loop.run()
        #expect(closed.value)
        #expect(try Cluster(store).log.currentImage.brokers.isEmpty)
    }
}

@Suite struct DescribeQuorumTests {
    private func describe(_ cluster: Cluster) -> QuorumDescription? {
        let answers = Box<[QuorumDescription?]>([])
        cluster.log.describeQuorum { answer in answers.update { $0.append(answer) } }
        cluster.loop.run()
        #expect(answers.value.count == 1)
        return answers.value.first ?? nil
    }

    @Test func aLoneLeaderDescribesItself() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        let quorum = try #require(describe(cluster))
        #expect(quorum.leaderID == 1 && quorum.leaderEpoch == 1)
        #expect(quorum.highWatermark == cluster.log.currentImage.endOffset)
        let now = FixedClock().wallMilliseconds
        #expect(
            quorum.voters == [
                QuorumDescription.Replica(
                    id: 1, directoryID: Fixture.directory, logEndOffset: quorum.highWatermark,
                    lastFetchTimestamp: now, lastCaughtUpTimestamp: now)
            ])
        #expect(quorum.observers.isEmpty)
        #expect(
            quorum.nodes == [
                .init(id: 1, endpoints: [.init(name: "CONTROLLER", host: "localhost", port: 9093)])
            ])
    }

    @Test func whatIsStoredMayBeAheadOfWhatIsCommitted() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        cluster.store.state.withLock { $0.holdsFlushes = true }
        _ = cluster.submit(CreateTopics(topics: [.init(name: "t")]))
        cluster.loop.run()
        let quorum = try #require(describe(cluster))
        #expect(quorum.voters[0].logEndOffset == quorum.highWatermark + 2)
    }

    @Test func aClosedLogLeadsNothing() throws {
        let cluster = try Cluster()
        cluster.log.close {}
        cluster.loop.run()
        #expect(describe(cluster) == nil)
    }
}
