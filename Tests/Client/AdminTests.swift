import Client
import Primitives
import Testing
import Wire

/// What the admin client makes of answers, and what it asks.
@Suite struct AdminTests {
    private typealias Described = DescribeConfigsResponse.DescribeConfigsResult
    private typealias Entry = DescribeConfigsResponse.DescribeConfigsResourceResult

    private let topic = ConfigResource(.topic, "orders")

    @Test func resourcesKnowWhoAnswersForThem() {
        #expect(ConfigResource(.broker, "3").broker == 3)
        #expect(ConfigResource(.brokerLogger, "3").broker == 3)
        #expect(ConfigResource(.broker, "").broker == nil)
        #expect(topic.broker == nil && ConfigResource(.group, "3").broker == nil)
        #expect("\(ConfigResource(.broker, ""))" == "the defaults of all brokers")
    }

    @Test func readsConfigs() throws {
        let synonym = DescribeConfigsResponse.DescribeConfigsSynonym(
            name: "log.retention.ms", value: "7", source: 4)
        let response = DescribeConfigsResponse(results: [
            Described(
                errorCode: 0, resourceType: 2, resourceName: "orders",
                configs: [
                    Entry(
                        name: "retention.ms", value: "5", readOnly: false, configSource: 1,
                        isSensitive: false, synonyms: [synonym], configType: 5,
                        documentation: "How long."),
                    Entry(
                        name: "cleanup.policy", value: nil, readOnly: true, configSource: 99,
                        isSensitive: true, synonyms: [], configType: 99, documentation: nil),
                ])
        ])
        let entries = try Admin.configs(response, of: topic)
        #expect(entries.map(\.name) == ["cleanup.policy", "retention.ms"])
        #expect(entries[1].source == .topic && entries[1].type == .long)
        #expect(entries[1].source.isOwn && entries[1].value == "5")
        #expect(entries[1].synonyms.first?.source == .staticBroker)
        #expect(entries[1].documentation == "How long.")
        // Numbers of a later release are no failure.
        #expect(entries[0].source == .unknown && entries[0].type == .unknown)
        #expect(entries[0].isSensitive && entries[0].isReadOnly && !entries[0].source.isOwn)
    }

    @Test func anErrorForTheResourceIsThrown() {
        let response = DescribeConfigsResponse(results: [
            Described(
                errorCode: 3, errorMessage: "not here", resourceType: 2, resourceName: "orders")
        ])
        let error = #expect(throws: ClientError.self) {
            try Admin.configs(response, of: topic)
        }
        #expect(error?.code == .broker(.unknownTopicOrPartition))
        #expect(error?.message.contains("configs of topic 'orders'") == true)
        #expect(error?.message.contains("not here") == true)
        let silent = #expect(throws: ClientError.self) {
            try Admin.configs(DescribeConfigsResponse(), of: topic)
        }
        #expect(silent?.code == .badResponse)
    }

    @Test func asksForChanges() throws {
        let request = Admin.alterRequest(
            topic,
            [
                ConfigAlteration(.set, "retention.ms", "5"),
                ConfigAlteration(.delete, "segment.ms"),
                ConfigAlteration(.append, "cleanup.policy", "compact"),
                ConfigAlteration(.subtract, "cleanup.policy", "delete"),
            ], validateOnly: true)
        let resource = try #require(request.resources.first)
        #expect(resource.resourceType == 2 && resource.resourceName == "orders")
        #expect(resource.configs.map(\.configOperation) == [0, 1, 2, 3])
        #expect(resource.configs.map(\.value) == ["5", nil, "compact", "delete"])
        #expect(request.validateOnly && request.resources.count == 1)
        typealias Answer = IncrementalAlterConfigsResponse.AlterConfigsResourceResponse
        func check(_ code: Int16) throws {
            try Admin.checkAltered(
                IncrementalAlterConfigsResponse(responses: [
                    Answer(errorCode: code, resourceType: 2, resourceName: "orders")
                ]), topic)
        }
        #expect(throws: Never.self) { try check(0) }
        let error = #expect(throws: ClientError.self) { try check(40) }
        #expect(error?.code == .broker(.invalidConfig))
    }

    @Test func listsResources() throws {
        typealias Resource = ListConfigResourcesResponse.ConfigResource
        let response = ListConfigResourcesResponse(configResources: [
            Resource(resourceName: "b", resourceType: 32),
            Resource(resourceName: "z", resourceType: 2),
            Resource(resourceName: "a", resourceType: 2),
            Resource(resourceName: "x", resourceType: 77),
        ])
        let resources = try Admin.resources(response)
        #expect(
            resources == [
                ConfigResource(.topic, "a"), ConfigResource(.topic, "z"),
                ConfigResource(.group, "b"),
            ])
        #expect(throws: ClientError.self) {
            try Admin.resources(ListConfigResourcesResponse(errorCode: 29))
        }
    }

    @Test func partitionsAndRecords() throws {
        typealias Created = CreatePartitionsResponse.CreatePartitionsTopicResult
        let refused = CreatePartitionsResponse(results: [
            Created(name: "orders", errorCode: 37, errorMessage: "it has 8 already")
        ])
        let error = #expect(throws: ClientError.self) {
            try Admin.checkPartitions(refused, of: "orders", count: 5)
        }
        #expect(error?.message.contains("give topic 'orders' 5 partitions") == true)
        #expect(error?.message.contains("it has 8 already") == true)
        let partition = TopicPartition(topic: "orders", partition: 2)
        func response(_ code: Int16) -> DeleteRecordsResponse {
            DeleteRecordsResponse(topics: [
                DeleteRecordsResponse.DeleteRecordsTopicResult(
                    name: "orders",
                    partitions: [
                        DeleteRecordsResponse.DeleteRecordsPartitionResult(
                            partitionIndex: 2, lowWatermark: 40, errorCode: code)
                    ])
            ])
        }
        #expect(try Admin.lowWatermark(response(0), of: partition, before: 40) == 40)
        let range = #expect(throws: ClientError.self) {
            try Admin.lowWatermark(response(1), of: partition, before: 99)
        }
        #expect(range?.code == .broker(.offsetOutOfRange))
        #expect(range?.message.contains("orders-2 before offset 99") == true)
    }

    @Test func clustersAndQuorums() throws {
        typealias Broker = DescribeClusterResponse.DescribeClusterBroker
        let cluster = ClusterDescription(
            DescribeClusterResponse(
                clusterId: "abc", controllerId: -1,
                brokers: [
                    Broker(brokerId: 2, host: "b", port: 9093, rack: "r", isFenced: true),
                    Broker(brokerId: 1, host: "a", port: 9092),
                ]))
        #expect(cluster.controller == nil && cluster.brokers.map(\.nodeID) == [1, 2])
        #expect(cluster.brokers[1].isFenced && cluster.brokers[1].rack == "r")
        typealias Topic = DescribeQuorumResponse.TopicData
        typealias Partition = DescribeQuorumResponse.PartitionData
        typealias Replica = DescribeQuorumResponse.ReplicaState
        let quorum = try QuorumDescription(
            DescribeQuorumResponse(topics: [
                Topic(
                    topicName: "__cluster_metadata",
                    partitions: [
                        Partition(
                            partitionIndex: 0, leaderId: 3, leaderEpoch: 7, highWatermark: 50,
                            currentVoters: [
                                Replica(replicaId: 3, logEndOffset: 50),
                                Replica(replicaId: 1, logEndOffset: 48),
                            ])
                    ])
            ]))
        #expect(quorum.leader == 3 && quorum.leaderEpoch == 7 && quorum.highWatermark == 50)
        #expect(quorum.voters.map(\.nodeID) == [1, 3] && quorum.observers.isEmpty)
        #expect(throws: ClientError.self) { try QuorumDescription(DescribeQuorumResponse()) }
        #expect(throws: ClientError.self) {
            try QuorumDescription(DescribeQuorumResponse(errorCode: 41))
        }
    }

    @Test func versionsAndFeatures() {
        let versions = BrokerVersions(
            ApiVersionsResponse(
                apiKeys: [
                    .init(apiKey: 999, minVersion: 0, maxVersion: 1),
                    .init(apiKey: 3, minVersion: 0, maxVersion: 5),
                    .init(apiKey: 18, minVersion: 90, maxVersion: 91),
                    .init(apiKey: 1, minVersion: 4, maxVersion: 3),
                ],
                supportedFeatures: [
                    .init(name: "metadata.version", minVersion: 7, maxVersion: 25)
                ],
                finalizedFeatures: [
                    .init(name: "metadata.version", maxVersionLevel: 25, minVersionLevel: 25),
                    .init(name: "other", maxVersionLevel: 1, minVersionLevel: 1),
                ]), from: BrokerAddress(host: "a", port: 1))
        #expect(versions.apis.map(\.key) == [3, 18, 999])
        #expect(versions.apis.map(\.used) == [5, nil, nil])
        #expect(versions.apis.map(\.name) == ["Metadata", "ApiVersions", nil])
        #expect(versions.features.map(\.name) == ["metadata.version", "other"])
        #expect(versions.features[0].supported == 7...25)
        #expect(versions.features[0].finalizedLevel == 25)
        #expect(versions.features[1].supported == nil)
    }

    @Test func logDirectories() {
        typealias Result = DescribeLogDirsResponse.DescribeLogDirsResult
        typealias Topic = DescribeLogDirsResponse.DescribeLogDirsTopic
        typealias Partition = DescribeLogDirsResponse.DescribeLogDirsPartition
        let dir = LogDir(
            Result(
                errorCode: 0, logDir: "/data",
                topics: [
                    Topic(
                        name: "z",
                        partitions: [
                            Partition(partitionIndex: 1, partitionSize: 5, offsetLag: 0),
                            Partition(
                                partitionIndex: 0, partitionSize: 7, offsetLag: 2,
                                isFutureKey: true),
                        ])
                ], totalBytes: 100, usableBytes: -1), broker: 4)
        #expect(dir.broker == 4 && dir.path == "/data" && dir.error == nil)
        #expect(dir.totalByteCount == 100 && dir.usableByteCount == nil)
        #expect(dir.replicas.map(\.byteCount) == [7, 5] && dir.replicas[0].isFuture)
        let failed = LogDir(Result(errorCode: 57, logDir: "/bad"), broker: 4)
        #expect(failed.error?.message.contains("/bad of broker 4") == true)
    }
}
