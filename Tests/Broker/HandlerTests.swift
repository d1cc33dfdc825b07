import Broker
import Metadata
import Primitives
import Settings
import Testing
import Wire

@Suite("Handlers")
struct HandlerTests {
    private func closes(_ replies: Box<[Reply]>) -> Bool {
        if replies.value.count == 1, case .close = replies.value[0] { true } else { false }
    }

    @Test(arguments: Int16(0)...4) func apiVersions(_ version: Int16) throws {
        let broker = try TestBroker()
        let response = try broker.call(
            ApiVersionsRequest(clientSoftwareName: "a-1.b", clientSoftwareVersion: "1.0"),
            version: version)
        #expect(response.errorCode == 0)
        let keys = response.apiKeys.map(\.apiKey)
        #expect(keys == Set(keys).sorted())
        #expect(
            Set(keys).isSuperset(of: [
                0, 1, 2, 3, 10, 18, 19, 20, 21, 22, 23, 32, 33, 35, 37, 44, 55, 57, 60, 61, 64, 74,
                75,
            ]))
        #expect(response.apiKeys[0].minVersion == 0)
        if version >= 3 { #expect(response.finalizedFeatures.count == 1) }
    }

    @Test func anUnknownApiVersionsIsAnsweredInVersionZero() throws {
        let broker = try TestBroker()
        var frame = TestBroker.frame(ApiVersionsRequest(), version: 3)
        frame[3] = 99
        let replies = broker.submit(frame)
        let (response, _) = try TestBroker.decode(ApiVersionsRequest.self, replies, version: 0)
        #expect(response.errorCode == KafkaErrorCode.unsupportedVersion.rawValue)
        #expect(!response.apiKeys.isEmpty)
        let bad = try broker.call(
            ApiVersionsRequest(clientSoftwareName: "-", clientSoftwareVersion: "1"), version: 3)
        #expect(bad.errorCode == KafkaErrorCode.invalidRequest.rawValue)
    }

    @Test func whatCannotBeServedCloses() throws {
        let broker = try TestBroker()
        let sound = TestBroker.frame(MetadataRequest(topics: nil), version: 9)
        for (key, version) in [(Int16(11), Int16(0)), (999, 0), (-1, 0), (3, 99), (3, -1), (0, 2)] {
            var frame = sound
            withUnsafeBytes(of: key.bigEndian) { frame.replaceSubrange(0..<2, with: $0) }
            withUnsafeBytes(of: version.bigEndian) { frame.replaceSubrange(2..<4, with: $0) }
            #expect(closes(broker.submit(frame)), "key \(key) version \(version)")
        }
        for count in 0..<sound.count {
            #expect(closes(broker.submit(Array(sound[..<count]))), "\(count) bytes")
        }
        #expect(closes(broker.submit(sound + [0])))
    }

    @Test func metadataOfNoneSomeAllAndNew() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("a", "b", partitions: 2)
        let all = try broker.call(MetadataRequest(topics: nil), version: 12, loop: 1)
        #expect(all.topics.map(\.name) == ["a", "b"] && all.topics[0].partitions.count == 2)
        #expect(all.brokers.map(\.nodeId) == [1] && all.controllerId == 1)
        #expect(all.clusterId == "test")
        #expect(try broker.call(MetadataRequest(topics: []), version: 12).topics.isEmpty)
        let old = try broker.call(MetadataRequest(topics: []), version: 0)
        #expect(old.topics.count == 2)
        let some = try broker.call(
            MetadataRequest(
                topics: [
                    .init(name: "b"), .init(name: "new"), .init(name: "a b"), .init(name: "new"),
                    .init(topicId: all.topics[0].topicId, name: nil),
                    .init(topicId: Uuid(high: 5, low: 5), name: nil),
                ]), version: 12)
        #expect(
            some.topics.map(\.errorCode) == [
                0, 0, KafkaErrorCode.invalidTopicException.rawValue, 0, 0,
                KafkaErrorCode.unknownTopicId.rawValue,
            ])
        let refused = try broker.call(
            MetadataRequest(topics: [.init(name: "other")], allowAutoTopicCreation: false),
            version: 12)
        #expect(
            refused.topics.map(\.errorCode) == [KafkaErrorCode.unknownTopicOrPartition.rawValue])
    }

    @Test(arguments: Int16(9)...13) func everyTopicAsLibrdkafkaAsks(_ version: Int16) throws {
        let broker = try TestBroker()
        try broker.create("a", "b")
        // Versions 9 and 10 with the flag set would also read as a tagged field; nobody asks so.
        let isFlagged = version >= 11
        let request = MetadataRequest(topics: nil, includeTopicAuthorizedOperations: isFlagged)
        let sound = TestBroker.frame(request, version: version)
        let body = sound.count - (version < 11 ? 5 : 4)
        // Four bytes of length for one.
        let long = Array(sound[..<body]) + [0, 0, 0] + Array(sound[body...])
        let (response, _) = try TestBroker.decode(
            MetadataRequest.self, broker.submit(long), version: version)
        #expect(response.topics.map(\.name) == ["a", "b"])
        #expect(response.topics.allSatisfy { ($0.topicAuthorizedOperations > 0) == isFlagged })
        for count in body..<long.count {
            // So long, it is a whole message of another meaning: with an empty tagged field in
            // versions 9 and 10, of four zero bytes later.
            if count == body + (version < 11 ? 7 : 4) { continue }
            #expect(closes(broker.submit(Array(long[..<count]))), "\(count) bytes")
        }
        #expect(closes(broker.submit(long + [0])))
    }

    @Test func autoCreationCanBeOff() throws {
        var defaults = BrokerDefaults()
        defaults.set("auto.create.topics.enable", to: .boolean(false))
        let broker = try TestBroker(defaults: defaults)
        let response = try broker.call(
            MetadataRequest(topics: [.init(name: "x")], allowAutoTopicCreation: true), version: 4)
        #expect(
            response.topics.map(\.errorCode) == [KafkaErrorCode.unknownTopicOrPartition.rawValue])
    }

    @Test func topicsAreCreatedAndDeletedOnce() throws {
        let broker = try TestBroker()
        let request = CreateTopicsRequest(topics: [
            .init(
                name: "t", numPartitions: 3, replicationFactor: 1,
                configs: [.init(name: "retention.ms", value: "5")]),
            .init(
                name: "bad", numPartitions: 1, replicationFactor: 1,
                configs: [.init(name: "no.such", value: "5")]),
        ])
        let first = try broker.call(request, version: 7)
        #expect(first.topics[0].errorCode == 0 && first.topics[0].numPartitions == 3)
        #expect(
            first.topics[0].configs?.first { $0.name == "retention.ms" }?.value == "5")
        #expect(first.topics[1].errorCode == KafkaErrorCode.invalidConfig.rawValue)
        let again = try broker.call(request, version: 7)
        #expect(again.topics[0].errorCode == KafkaErrorCode.topicAlreadyExists.rawValue)
        let deleted = try broker.call(
            DeleteTopicsRequest(topics: [
                .init(name: nil, topicId: first.topics[0].topicId), .init(name: "none"),
            ]), version: 6)
        #expect(
            deleted.responses.map(\.errorCode)
                == [0, KafkaErrorCode.unknownTopicOrPartition.rawValue])
        let byName = try broker.call(DeleteTopicsRequest(topicNames: ["t"]), version: 5)
        #expect(
            byName.responses.map(\.errorCode) == [KafkaErrorCode.unknownTopicOrPartition.rawValue])
    }

    @Test func offsetsByTimeAndPlace() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("t", partitions: 2)
        for (index, type) in [CompressionType.none, .gzip, .none].enumerated() {
            _ = try broker.produce(
                "t",
                TestBroker.batch(["a", "b"], timestamp: 1_000 + Int64(index) * 100, type: type),
                partition: 1)
        }
        func offset(_ timestamp: Int64, version: Int16 = 9) throws -> (Int16, Int64, Int64) {
            let response = try broker.call(
                ListOffsetsRequest(
                    topics: [
                        .init(
                            name: "t", partitions: [.init(partitionIndex: 1, timestamp: timestamp)])
                    ]), version: version)
            let found = response.topics[0].partitions[0]
            return (found.errorCode, found.offset, found.timestamp)
        }
        #expect(try offset(-1) == (0, 6, -1))
        #expect(try offset(-2) == (0, 0, -1))
        #expect(try offset(-3) == (0, 5, 1_201))
        #expect(try offset(0) == (0, 0, 1_000))
        #expect(try offset(1_001) == (0, 1, 1_001))
        #expect(try offset(1_002) == (0, 2, 1_100))
        #expect(try offset(1_101) == (0, 3, 1_101))
        #expect(try offset(1_202) == (0, -1, -1))
        let unsupported = KafkaErrorCode.unsupportedVersion.rawValue
        #expect(try offset(-3, version: 6).0 == unsupported)
        #expect(try offset(-7).0 == unsupported)
        #expect(try offset(.min).0 == unsupported)
    }

    @Test func producerIDsAreUnique() throws {
        let broker = try TestBroker()
        var request = InitProducerIdRequest()
        request.transactionalId = nil
        var seen: Set<Int64> = []
        for _ in 0..<1_500 {
            let response = try broker.call(request, version: 4)
            #expect(response.errorCode == 0 && response.producerEpoch == 0)
            #expect(seen.insert(response.producerId).inserted)
        }
        request.transactionalId = "x"
        #expect(
            try broker.call(request, version: 4).errorCode
                == KafkaErrorCode.invalidRequest.rawValue)
    }

    @Test func theClusterDescribesItself() throws {
        let broker = try TestBroker()
        let response = try broker.call(DescribeClusterRequest(), version: 2)
        #expect(response.brokers.map(\.port) == [9092] && response.controllerId == 1)
        #expect(response.clusterId == "test")
        let other = try broker.call(DescribeClusterRequest(endpointType: 2), version: 1)
        #expect(other.errorCode == KafkaErrorCode.mismatchedEndpointType.rawValue)
    }
}
