import Broker
import Metadata
import Primitives
import Settings
import Synchronization
import Testing
import Wire

@Suite("DescribeProducers")
struct DescribeProducersTests {
    private func describe(
        _ broker: TestBroker, _ topic: String, _ partitions: [Int32]
    ) throws -> [DescribeProducersResponse.PartitionResponse] {
        let response = try broker.call(
            DescribeProducersRequest(topics: [.init(name: topic, partitionIndexes: partitions)]),
            version: 0)
        #expect(response.topics.map(\.name) == [topic])
        return response.topics[0].partitions
    }

    @Test func whoWroteLast() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("t", partitions: 2)
        let values = ["a", "b", "c"]
        for (producer, sequence) in [(Int64(9), Int32(0)), (5, 0), (9, 3)] {
            let batch = TestBroker.batch(
                values, timestamp: 1_000 + Int64(sequence), producer: producer, epoch: 2,
                sequence: sequence)
            #expect(try broker.produce("t", batch, partition: 1).errorCode == 0)
        }
        _ = try broker.produce("t", TestBroker.batch(values), partition: 1)
        let partitions = try describe(broker, "t", [1, 0])
        #expect(partitions.map(\.partitionIndex) == [1, 0])
        #expect(partitions.allSatisfy { $0.errorCode == 0 && $0.errorMessage == nil })
        #expect(partitions[1].activeProducers.isEmpty)
        let producers = partitions[0].activeProducers
        #expect(producers.map(\.producerId) == [5, 9])
        #expect(producers.map(\.producerEpoch) == [2, 2])
        #expect(producers.map(\.lastSequence) == [2, 5])
        #expect(producers.map(\.lastTimestamp) == [1_002, 1_005])
        #expect(producers.allSatisfy { $0.coordinatorEpoch == -1 })
        #expect(producers.allSatisfy { $0.currentTxnStartOffset == -1 })
    }

    @Test func theForgottenAreNotActive() throws {
        var defaults = BrokerDefaults()
        defaults.set("producer.id.expiration.ms", to: .integer(1_000))
        let broker = try TestBroker(defaults: defaults)
        try broker.create("t")
        let batch = TestBroker.batch(["a"], producer: 5, epoch: 0, sequence: 0)
        _ = try broker.produce("t", batch)
        #expect(try describe(broker, "t", [0])[0].activeProducers.count == 1)
        broker.world.advance(1_001)
        #expect(try describe(broker, "t", [0])[0].activeProducers.isEmpty)
    }

    @Test func whatDoesNotExistOrOpen() throws {
        let broker = try TestBroker()
        try broker.create("t")
        let unknown = KafkaErrorCode.unknownTopicOrPartition.rawValue
        #expect(try describe(broker, "t", [1, -1, .max]).allSatisfy { $0.errorCode == unknown })
        #expect(try describe(broker, "none", [0])[0].errorCode == unknown)
        broker.store.fail("open")
        let failed = try describe(broker, "t", [0])[0]
        #expect(failed.errorCode == KafkaErrorCode.kafkaStorageError.rawValue)
        #expect(failed.errorMessage?.isEmpty == false)
    }
}

@Suite("DescribeQuorum")
struct DescribeQuorumHandlerTests {
    private static let directory = Uuid(high: 3, low: 4)

    private func broker(leads: Bool = true) throws -> TestBroker {
        let broker = try TestBroker()
        guard leads else { return broker }
        broker.metadata.quorum.withLock {
            $0 = QuorumDescription(
                leaderID: 1, leaderEpoch: 7, highWatermark: 40,
                voters: [
                    .init(
                        id: 1, directoryID: Self.directory, logEndOffset: 42,
                        lastFetchTimestamp: 100, lastCaughtUpTimestamp: 99)
                ],
                nodes: [.init(id: 1, endpoints: [.init(name: "C", host: "h", port: 1)])])
        }
        return broker
    }

    private func request(
        _ topic: String = "__cluster_metadata", _ partitions: [Int32] = [0]
    ) -> DescribeQuorumRequest {
        DescribeQuorumRequest(topics: [
            .init(topicName: topic, partitions: partitions.map { .init(partitionIndex: $0) })
        ])
    }

    @Test(arguments: Int16(0)...2) func theLeaderAnswers(_ version: Int16) throws {
        let response = try broker().call(request(), version: version)
        #expect(response.errorCode == 0)
        let partition = response.topics[0].partitions[0]
        #expect(response.topics[0].topicName == "__cluster_metadata")
        #expect(partition.errorCode == 0 && partition.partitionIndex == 0)
        #expect(partition.leaderId == 1 && partition.leaderEpoch == 7)
        #expect(partition.highWatermark == 40 && partition.observers.isEmpty)
        let voter = partition.currentVoters[0]
        #expect(voter.replicaId == 1 && voter.logEndOffset == 42)
        #expect(voter.lastFetchTimestamp == (version >= 1 ? 100 : -1))
        #expect(voter.lastCaughtUpTimestamp == (version >= 1 ? 99 : -1))
        #expect(voter.replicaDirectoryId == (version >= 2 ? Self.directory : .zero))
        #expect(response.nodes.map(\.nodeId) == (version >= 2 ? [1] : []))
        #expect(response.nodes.flatMap(\.listeners).map(\.port) == (version >= 2 ? [1] : []))
    }

    @Test func nothingElseHasAQuorum() throws {
        let broker = try broker()
        var both = request()
        both.topics += request("t").topics
        let unknown = KafkaErrorCode.unknownTopicOrPartition.rawValue
        for body in [
            request("t"), request("__cluster_metadata", [1]), both,
            request("__cluster_metadata", [0, 0]),
        ] {
            let response = try broker.call(body, version: 2)
            #expect(response.topics.map(\.topicName) == body.topics.map(\.topicName))
            let partitions = response.topics.flatMap(\.partitions)
            #expect(!partitions.isEmpty && partitions.allSatisfy { $0.errorCode == unknown })
        }
        #expect(try broker.call(DescribeQuorumRequest(topics: []), version: 2).topics.isEmpty)
    }

    @Test func oneThatDoesNotLeadSaysSo() throws {
        let response = try broker(leads: false).call(request(), version: 2)
        let partition = response.topics[0].partitions[0]
        #expect(partition.errorCode == KafkaErrorCode.notLeaderOrFollower.rawValue)
        #expect(partition.errorMessage?.isEmpty == false)
    }
}

@Suite("UpdateFeatures")
struct UpdateFeaturesHandlerTests {
    private func update(
        _ version: Int16, _ updates: [UpdateFeaturesRequest.FeatureUpdateKey]
    ) throws -> UpdateFeaturesResponse {
        try TestBroker().call(
            UpdateFeaturesRequest(timeoutMs: 1_000, featureUpdates: updates), version: version)
    }

    @Test(arguments: Int16(0)...2) func theSameLevel(_ version: Int16) throws {
        let same = UpdateFeaturesRequest.FeatureUpdateKey(
            feature: "metadata.version", maxVersionLevel: MetadataVersion.level)
        let response = try update(version, [same, same])
        #expect(response.errorCode == 0 && response.errorMessage == nil)
        #expect(response.results.map(\.feature) == (version < 2 ? ["metadata.version"] : []))
        #expect(response.results.allSatisfy { $0.errorCode == 0 })
    }

    @Test(arguments: Int16(0)...2) func anotherLevel(_ version: Int16) throws {
        let good = UpdateFeaturesRequest.FeatureUpdateKey(
            feature: "metadata.version", maxVersionLevel: MetadataVersion.level)
        let response = try update(
            version, [good, .init(feature: "group.version", maxVersionLevel: 1)])
        #expect(response.errorCode == KafkaErrorCode.invalidUpdateVersion.rawValue)
        #expect(response.errorMessage?.contains("group.version") == true)
        #expect(response.results.isEmpty)
    }

    @Test func upgradeTypes() throws {
        var same = UpdateFeaturesRequest.FeatureUpdateKey(
            feature: "metadata.version", maxVersionLevel: MetadataVersion.level)
        same.upgradeType = 9
        #expect(
            try update(1, [same]).errorCode == KafkaErrorCode.invalidUpdateVersion.rawValue)
        // Version 0 has none.
        same.upgradeType = 1
        same.allowDowngrade = true
        #expect(try update(0, [same]).errorCode == 0)
    }
}

@Suite("UnregisterBroker")
struct UnregisterBrokerHandlerTests {
    @Test func anotherBrokerOnly() throws {
        let broker = try TestBroker()
        broker.metadata.write([
            .registerBroker(
                BrokerRegistration(
                    id: 8, epoch: 5, incarnationID: Uuid(high: 1, low: 9),
                    endpoints: [
                        BrokerEndpoint(name: "L", host: "x", port: 1, securityProtocol: 0)
                    ], features: [], rack: nil, fenced: true, inControlledShutdown: false,
                    directories: []))
        ])
        broker.world.run()
        func unregister(_ id: Int32) throws -> Int16 {
            let response = try broker.call(UnregisterBrokerRequest(brokerId: id), version: 0)
            #expect((response.errorCode == 0) == (response.errorMessage == nil))
            return response.errorCode
        }
        let fenced = DescribeClusterRequest(includeFencedBrokers: true)
        #expect(try broker.call(fenced, version: 2).brokers.map(\.brokerId) == [1, 8])
        #expect(try unregister(8) == 0)
        #expect(try broker.call(fenced, version: 2).brokers.map(\.brokerId) == [1])
        #expect(try unregister(8) == KafkaErrorCode.brokerIdNotRegistered.rawValue)
        #expect(try unregister(1) == KafkaErrorCode.policyViolation.rawValue)
        #expect(try broker.call(fenced, version: 2).brokers.map(\.brokerId) == [1])
    }
}
