import Broker
import Metadata
import Ports
import Primitives
import Settings
import Synchronization
import Testing
import Wire

/// Requests about configs, and what follows them at once.
@Suite("Configs")
struct ConfigTests {
    typealias Described = DescribeConfigsResponse.DescribeConfigsResult
    typealias Config = DescribeConfigsResponse.DescribeConfigsResourceResult

    static let invalidConfig = KafkaErrorCode.invalidConfig.rawValue
    static let invalidRequest = KafkaErrorCode.invalidRequest.rawValue

    static func describe(
        _ broker: TestBroker, _ type: Int8, _ name: String, keys: [String]? = nil,
        version: Int16 = 4
    ) throws -> Described {
        let response = try broker.call(
            DescribeConfigsRequest(
                resources: [
                    .init(resourceType: type, resourceName: name, configurationKeys: keys)
                ], includeSynonyms: true, includeDocumentation: true), version: version)
        try #require(response.results.count == 1)
        return response.results[0]
    }

    static func config(
        _ broker: TestBroker, _ type: Int8, _ name: String, _ key: String
    ) throws -> Config {
        let result = try describe(broker, type, name, keys: [key])
        #expect(result.errorCode == 0, "\(result)")
        return try #require(result.configs.first, "no \(key)")
    }

    @discardableResult
    static func alter(
        _ broker: TestBroker, _ type: Int8, _ name: String,
        _ configs: [(name: String, operation: Int8, value: String?)], validateOnly: Bool = false
    ) throws -> Int16 {
        let response = try broker.call(
            IncrementalAlterConfigsRequest(
                resources: [
                    .init(
                        resourceType: type, resourceName: name,
                        configs: configs.map {
                            .init(name: $0.name, configOperation: $0.operation, value: $0.value)
                        })
                ], validateOnly: validateOnly), version: 1)
        try #require(response.responses.count == 1)
        return response.responses[0].errorCode
    }

    private func synonyms(_ config: Config) -> [String] {
        config.synonyms.map { "\($0.name)=\($0.value ?? "null")@\($0.source)" }
    }

    @Test(arguments: Int16(1)...4) func aTopicTellsEveryConfig(_ version: Int16) throws {
        let broker = try TestBroker()
        try broker.create("t", configs: ["retention.ms": "5", "cleanup.policy": "compact"])
        let result = try Self.describe(broker, 2, "t", version: version)
        #expect(result.errorCode == 0 && result.resourceName == "t")
        #expect(result.configs.map(\.name) == TopicConfigs.names)
        for config in result.configs {
            let isOwn = ["retention.ms", "cleanup.policy"].contains(config.name)
            #expect(config.configSource == (isOwn ? 1 : 5), "\(config.name)")
            #expect(!config.readOnly && !config.isSensitive)
            if version >= 3 {
                #expect(config.configType != 0 && config.documentation?.isEmpty == false)
            }
        }
        let retention = try Self.config(broker, 2, "t", "retention.ms")
        #expect(
            synonyms(retention) == ["retention.ms=5@1", "log.retention.hours=168@5"])
        let segment = try Self.config(broker, 2, "t", "segment.bytes")
        #expect(synonyms(segment) == ["log.segment.bytes=1073741824@5"])
        let inert = try Self.config(broker, 2, "t", "remote.storage.enable")
        #expect(inert.documentation?.contains("Has no effect here") == true)
        #expect(synonyms(inert) == ["remote.storage.enable=false@5"])
    }

    @Test func whatCannotBeDescribedSaysWhy() throws {
        let broker = try TestBroker()
        let cases: [(Int8, String, KafkaErrorCode)] = [
            (2, "none", .unknownTopicOrPartition), (2, "a b", .invalidTopicException),
            (4, "2", .invalidRequest), (4, "x", .invalidRequest), (8, "", .invalidRequest),
            (8, "1", .invalidRequest), (16, "", .invalidRequest), (32, "", .invalidRequest),
            (3, "t", .invalidRequest), (-1, "", .invalidRequest),
        ]
        for (type, name, code) in cases {
            let result = try Self.describe(broker, type, name)
            #expect(result.errorCode == code.rawValue, "\(type) \(name)")
            #expect(result.errorMessage?.isEmpty == false && result.configs.isEmpty)
        }
    }

    @Test func theBrokerTellsEveryConfigAndItsOwnKeys() throws {
        var defaults = BrokerDefaults()
        defaults.set("log.retention.hours", to: .integer(2))
        let broker = try TestBroker(defaults: defaults)
        broker.broker.setNodeConfigs([
            "listeners": .string("L://h:9092"), "node.id": .integer(1),
        ])
        let result = try Self.describe(broker, 4, "1")
        #expect(result.configs.map(\.name) == BrokerConfigs.names)
        #expect(result.configs.count > 250)
        let secret = try Self.config(broker, 4, "1", "ssl.key.password")
        #expect(secret.isSensitive && secret.value == nil)
        let listeners = try Self.config(broker, 4, "1", "listeners")
        #expect(listeners.readOnly && listeners.configSource == 4)
        #expect(listeners.value == "L://h:9092")
        #expect(listeners.documentation?.contains("Set by listeners") == true)
        let hours = try Self.config(broker, 4, "1", "log.retention.hours")
        #expect(hours.readOnly && hours.value == "2" && hours.configSource == 4)
        #expect(try Self.config(broker, 4, "1", "log.retention.ms").value == nil)
        #expect(try Self.describe(broker, 4, "").configs.isEmpty)
    }

    @Test func levelsOfTheBrokerAndTheirOrder() throws {
        var defaults = BrokerDefaults()
        defaults.set("message.max.bytes", to: .integer(4_000))
        let broker = try TestBroker(loops: 2, defaults: defaults)
        try broker.create("t")
        func now() throws -> [String] {
            synonyms(try Self.config(broker, 2, "t", "max.message.bytes"))
        }
        let name = "message.max.bytes"
        #expect(try now() == ["\(name)=4000@4", "\(name)=1048588@5"])
        #expect(try Self.alter(broker, 4, "", [(name, 0, "3000")]) == 0)
        #expect(try Self.alter(broker, 4, "1", [(name, 0, "2000")]) == 0)
        #expect(
            try now() == [
                "\(name)=2000@2", "\(name)=3000@3", "\(name)=4000@4", "\(name)=1048588@5",
            ])
        let everyone = try Self.describe(broker, 4, "")
        #expect(everyone.configs.map(\.name) == [name])
        #expect(everyone.configs[0].value == "3000" && everyone.configs[0].configSource == 3)
        #expect(try Self.config(broker, 4, "1", name).configSource == 2)
        #expect(try Self.alter(broker, 4, "1", [(name, 1, nil)]) == 0)
        #expect(try Self.config(broker, 2, "t", "max.message.bytes").value == "3000")
        #expect(try Self.alter(broker, 2, "t", [("max.message.bytes", 0, "9")]) == 0)
        #expect(try Self.config(broker, 2, "t", "max.message.bytes").configSource == 1)
    }

    @Test func aSmallerBatchLimitHoldsAtOnce() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("t")
        let batch = TestBroker.batch([String(repeating: "x", count: 500)])
        let tooLarge = KafkaErrorCode.messageTooLarge.rawValue
        #expect(try broker.produce("t", batch).errorCode == 0)
        #expect(try Self.alter(broker, 2, "t", [("max.message.bytes", 0, "100")]) == 0)
        #expect(try broker.produce("t", batch).errorCode == tooLarge)
        #expect(try Self.alter(broker, 2, "t", [("max.message.bytes", 1, nil)]) == 0)
        #expect(try broker.produce("t", batch, loop: 1).errorCode == 0)
        #expect(try Self.alter(broker, 4, "", [("message.max.bytes", 0, "100")]) == 0)
        #expect(try broker.produce("t", batch).errorCode == tooLarge)
        #expect(try Self.alter(broker, 4, "1", [("message.max.bytes", 0, "1000")]) == 0)
        #expect(try broker.produce("t", batch).errorCode == 0)
    }

    @Test func theControllerFollowsTheBrokersConfigs() throws {
        let broker = try TestBroker()
        #expect(
            try Self.alter(
                broker, 4, "",
                [
                    ("num.partitions", 0, "3"), ("auto.create.topics.enable", 0, "false"),
                    ("delete.topic.enable", 0, "false"), ("log.retention.ms", 0, "77"),
                ]) == 0)
        let created = try broker.call(
            CreateTopicsRequest(topics: [
                .init(name: "t", numPartitions: -1, replicationFactor: -1)
            ]), version: 7)
        #expect(created.topics[0].numPartitions == 3)
        let retention = created.topics[0].configs?.first { $0.name == "retention.ms" }
        #expect(retention?.value == "77" && retention?.configSource == 3)
        let missing = try broker.call(
            MetadataRequest(topics: [.init(name: "x")], allowAutoTopicCreation: true), version: 4)
        #expect(
            missing.topics.map(\.errorCode) == [KafkaErrorCode.unknownTopicOrPartition.rawValue])
        let deleted = try broker.call(
            DeleteTopicsRequest(topics: [.init(name: "t")]), version: 6)
        #expect(
            deleted.responses[0].errorCode == KafkaErrorCode.topicDeletionDisabled.rawValue)
        #expect(
            try Self.alter(broker, 4, "", [("default.replication.factor", 0, "2")]) == 0)
        let refused = try broker.call(
            CreateTopicsRequest(topics: [
                .init(name: "u", numPartitions: -1, replicationFactor: -1)
            ]), version: 7)
        #expect(
            refused.topics[0].errorCode == KafkaErrorCode.invalidReplicationFactor.rawValue)
    }

    @Test func theFileIsReadAgain() throws {
        let broker = try TestBroker(loops: 2)
        try broker.create("t")
        #expect(try Self.alter(broker, 4, "", [("compression.type", 0, "gzip")]) == 0)
        var defaults = BrokerDefaults()
        defaults.set("compression.type", to: .string("zstd"))
        defaults.set("message.max.bytes", to: .integer(100))
        defaults.set("num.partitions", to: .integer(2))
        let done = Box(0)
        broker.broker.replaceStaticDefaults(defaults) { done.update { $0 += 1 } }
        broker.world.run()
        #expect(done.value == 1)
        #expect(try Self.config(broker, 2, "t", "compression.type").value == "gzip")
        #expect(try Self.config(broker, 2, "t", "max.message.bytes").configSource == 4)
        let batch = TestBroker.batch([String(repeating: "x", count: 500)])
        #expect(
            try broker.produce("t", batch).errorCode == KafkaErrorCode.messageTooLarge.rawValue)
        let created = try broker.call(
            CreateTopicsRequest(topics: [
                .init(name: "u", numPartitions: -1, replicationFactor: -1)
            ]), version: 7)
        #expect(created.topics[0].numPartitions == 2)
        broker.broker.replaceStaticDefaults(BrokerDefaults())
        broker.world.run()
        #expect(try broker.produce("t", batch).errorCode == 0)
    }

    @Test func dynamicConfigsHoldAfterARestart() throws {
        let first = try TestBroker()
        try first.create("t")
        #expect(try Self.alter(first, 4, "1", [("message.max.bytes", 0, "100")]) == 0)
        let second = try TestBroker(loops: 2, store: first.store, metadata: first.metadata)
        #expect(try Self.config(second, 4, "1", "message.max.bytes").configSource == 2)
        let batch = TestBroker.batch([String(repeating: "x", count: 500)])
        #expect(
            try second.produce("t", batch).errorCode == KafkaErrorCode.messageTooLarge.rawValue)
    }

    /// What another release or a hand wrote into the log hinders nobody.
    @Test func unusableStoredConfigsAreIgnored() throws {
        let broker = try TestBroker()
        try broker.create("t")
        broker.metadata.write([
            .config(resource: .init(.broker, ""), name: "of.the.future", value: "1"),
            .config(resource: .init(.broker, "1"), name: "message.max.bytes", value: "many"),
            .config(resource: .init(.broker, "1"), name: "fetch.max.bytes", value: "2048"),
            .config(resource: .init(.topic, "t"), name: "of.the.future", value: "1"),
            .config(resource: .init(.topic, "t"), name: "retention.ms", value: "9"),
        ])
        broker.world.run()
        #expect(try Self.config(broker, 4, "1", "fetch.max.bytes").value == "2048")
        #expect(try Self.config(broker, 4, "1", "message.max.bytes").configSource == 5)
        #expect(try Self.config(broker, 2, "t", "retention.ms").value == "9")
        #expect(try Self.alter(broker, 4, "", [("of.the.future", 1, nil)]) == 0)
    }

    @Test(
        arguments: [
            (2, "t", "retention.ms", 0, "soon", invalidConfig),
            (2, "t", "colour", 0, "red", invalidConfig),
            (2, "t", "retention.ms", 2, "1", invalidConfig),
            (2, "t", "retention.ms", 0, nil, invalidRequest),
            (2, "t", "retention.ms", 9, "1", invalidRequest),
            (2, "t", "min.compaction.lag.ms", 0, "9223372036854775807", 0),
            (2, "none", "retention.ms", 0, "1", KafkaErrorCode.unknownTopicOrPartition.rawValue),
            (4, "1", "log.retention.hours", 0, "1", invalidRequest),
            (4, "1", "listeners", 0, "X://y:1", invalidRequest),
            (4, "1", "colour", 0, "red", invalidRequest),
            (4, "1", "message.max.bytes", 0, "-1", invalidRequest),
            (4, "2", "message.max.bytes", 0, "1", invalidRequest),
            (4, "", "sasl.jaas.config", 0, "x", invalidRequest),
            (4, "1", "sasl.jaas.config", 0, "x", 0),
            (4, "1", "ssl.keystore.location", 0, "x", invalidRequest),
            (4, "1", "log.cleanup.policy", 2, "compact", 0),
            (4, "1", "message.max.bytes", 3, "1", invalidConfig),
            (4, "", "log.cleaner.max.compaction.lag.ms", 0, "1", 0),
            (16, "m", "interval.ms", 0, "50", invalidRequest),
            (16, "m", "match", 0, "colour=red", invalidConfig),
            (16, "m", "match", 0, "client_id=a.*", 0),
            (16, "m", "colour", 0, "red", invalidRequest),
            (32, "g", "consumer.session.timeout.ms", 0, "50000", 0),
            (32, "g", "consumer.session.timeout.ms", 0, "44999", invalidConfig),
            (32, "g", "consumer.session.timeout.ms", 0, "60001", invalidConfig),
            (32, "g", "share.auto.offset.reset", 0, "by_duration:P1DT2H", 0),
            (32, "g", "share.auto.offset.reset", 0, "by_duration:-P1D", invalidConfig),
            (32, "g", "colour", 0, "red", invalidConfig),
            (3, "t", "retention.ms", 0, "1", invalidRequest),
        ] as [(Int8, String, String, Int8, String?, Int16)])
    func refusals(
        _ type: Int8, _ resource: String, _ name: String, _ operation: Int8, _ value: String?,
        _ code: Int16
    ) throws {
        let broker = try TestBroker()
        try broker.create("t")
        for validateOnly in [true, false] {
            #expect(
                try Self.alter(
                    broker, type, resource, [(name, operation, value)], validateOnly: validateOnly)
                    == code)
        }
    }

    @Test func validationChangesNothing() throws {
        let broker = try TestBroker()
        try broker.create("t")
        #expect(
            try Self.alter(broker, 2, "t", [("retention.ms", 0, "1")], validateOnly: true) == 0)
        #expect(try Self.config(broker, 2, "t", "retention.ms").configSource == 5)
    }

    @Test func replacingAltersAll() throws {
        let broker = try TestBroker()
        try broker.create("t", configs: ["retention.ms": "5", "cleanup.policy": "compact"])
        for version in Int16(0)...2 {
            let response = try broker.call(
                AlterConfigsRequest(resources: [
                    .init(
                        resourceType: 2, resourceName: "t",
                        configs: [.init(name: "segment.ms", value: "\(version + 1)")]),
                    .init(resourceType: 8, resourceName: "1"),
                    .init(resourceType: 2, resourceName: "x"),
                    .init(resourceType: 2, resourceName: "x"),
                ]), version: version)
            #expect(
                response.responses.map(\.errorCode) == [
                    0, Self.invalidRequest, Self.invalidRequest, Self.invalidRequest,
                ])
            #expect(try Self.config(broker, 2, "t", "retention.ms").configSource == 5)
            #expect(try Self.config(broker, 2, "t", "segment.ms").value == "\(version + 1)")
        }
        let null = try broker.call(
            AlterConfigsRequest(resources: [
                .init(
                    resourceType: 2, resourceName: "t",
                    configs: [.init(name: "segment.ms", value: nil)])
            ]), version: 2)
        #expect(null.responses[0].errorCode == Self.invalidRequest)
    }

    @Test func duplicatesAreRefused() throws {
        let broker = try TestBroker()
        try broker.create("t")
        #expect(
            try Self.alter(
                broker, 2, "t", [("retention.ms", 0, "1"), ("retention.ms", 1, nil)])
                == Self.invalidRequest)
    }

    @Test func groupsAndSubscriptionsAreTold() throws {
        let broker = try TestBroker()
        let before = try Self.describe(broker, 32, "g")
        #expect(before.configs.map(\.name) == GroupConfigs.names)
        #expect(before.configs.allSatisfy { $0.configSource == 5 })
        #expect(try Self.describe(broker, 16, "m").configs.isEmpty)
        #expect(
            try Self.alter(broker, 32, "g", [("share.isolation.level", 0, "read_committed")]) == 0)
        #expect(
            try Self.alter(broker, 16, "m", [("metrics", 0, "a,b"), ("match", 2, "client_id=x")])
                == 0)
        #expect(try Self.config(broker, 32, "g", "share.isolation.level").configSource == 8)
        let told = try Self.describe(broker, 16, "m")
        #expect(told.configs.map(\.name) == ["match", "metrics"])
        #expect(told.configs.map(\.configSource) == [7, 7])
    }

    @Test func resourcesAreListed() throws {
        let broker = try TestBroker()
        try broker.create("b", "a")
        #expect(
            try Self.alter(broker, 32, "g", [("share.isolation.level", 0, "read_committed")]) == 0)
        #expect(try Self.alter(broker, 16, "m", [("metrics", 0, "*")]) == 0)
        func list(_ types: [Int8], version: Int16 = 1) throws -> [String] {
            let response = try broker.call(
                ListConfigResourcesRequest(resourceTypes: types), version: version)
            #expect(response.errorCode == 0)
            return response.configResources.map { "\($0.resourceType):\($0.resourceName)" }
        }
        #expect(try list([]) == ["2:a", "2:b", "4:1", "8:1", "16:m", "32:g"])
        #expect(try list([32, 2]) == ["2:a", "2:b", "32:g"])
        #expect(try list([], version: 0) == ["16:m"])
        let odd = try broker.call(ListConfigResourcesRequest(resourceTypes: [3]), version: 1)
        #expect(odd.errorCode == KafkaErrorCode.unsupportedVersion.rawValue)
    }

    @Test func loggersAreToldAndSet() throws {
        let levels = FakeLogLevels()
        let broker = try TestBroker(logLevels: levels)
        #expect(
            try Self.describe(broker, 8, "1").configs.map { "\($0.name)=\($0.value ?? "")" }
                == ["root=INFO", "weir.broker=INFO"])
        #expect(
            try Self.alter(broker, 8, "1", [("weir.broker", 0, "debug")], validateOnly: true) == 0)
        #expect(levels.loggers[1].level == "INFO")
        #expect(try Self.alter(broker, 8, "1", [("weir.broker", 0, "debug")]) == 0)
        #expect(try Self.config(broker, 8, "1", "weir.broker").value == "DEBUG")
        #expect(try Self.config(broker, 8, "1", "weir.broker").configSource == 6)
        #expect(try Self.alter(broker, 8, "1", [("weir.broker", 1, nil)]) == 0)
        #expect(levels.loggers[1].level == "INFO")
        let refused: [(String, String, Int8, String?, Int16)] = [
            ("1", "colour", 0, "INFO", Self.invalidConfig),
            ("1", "root", 0, "LOUD", Self.invalidConfig),
            ("1", "root", 2, "INFO", Self.invalidRequest),
            ("", "root", 0, "INFO", Self.invalidRequest),
            ("2", "root", 0, "INFO", Self.invalidRequest),
        ]
        for (resource, name, operation, value, code) in refused {
            #expect(try Self.alter(broker, 8, resource, [(name, operation, value)]) == code)
        }
        #expect(broker.metadata.image.configs(of: .init(.broker, "1")).isEmpty)
    }

    @Test func oneAnswerIsBounded() throws {
        let broker = try TestBroker()
        let resources = (0..<14_500).map {
            DescribeConfigsRequest.DescribeConfigsResource(
                resourceType: 32, resourceName: "g\($0)", configurationKeys: nil)
        }
        let response = try broker.call(
            DescribeConfigsRequest(resources: resources, includeSynonyms: false), version: 1)
        #expect(response.results.count == 14_500)
        #expect(response.results[0].errorCode == 0)
        #expect(response.results.map(\.configs.count).reduce(0, +) < 201_000)
        #expect(response.results.last?.errorCode == KafkaErrorCode.policyViolation.rawValue)
    }
}

/// Two loggers in memory.
private final class FakeLogLevels: LogLevels {
    private let state = Mutex<[String: String]>([:])

    var loggers: [LoggerLevel] {
        let set = state.withLock { $0 }
        return ["root", "weir.broker"].map {
            LoggerLevel(name: $0, level: set[$0] ?? "INFO", isSet: set[$0] != nil)
        }
    }

    func set(_ level: String?, of logger: String) -> Bool {
        state.withLock { $0[logger] = level }
        return true
    }
}
