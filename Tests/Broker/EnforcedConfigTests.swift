import Broker
import Ports
import Primitives
import Records
import Settings
import Synchronization
import Testing
import Wire

/// Configs that mean something here take effect as soon as a change is answered, set for a topic or
/// as a default of the broker.
@Suite("Enforced configs")
struct EnforcedConfigTests {
    /// Sets a config of the topic `t`, of this broker or of all brokers.
    enum Level: CaseIterable, Sendable {
        case topic
        case broker
        case everyBroker
    }

    private func alter(
        _ broker: TestBroker, _ level: Level, _ topicName: String, _ brokerName: String,
        _ value: String
    ) throws {
        let error =
            switch level {
            case .topic: try ConfigTests.alter(broker, 2, "t", [(topicName, 0, value)])
            case .broker: try ConfigTests.alter(broker, 4, "1", [(brokerName, 0, value)])
            case .everyBroker: try ConfigTests.alter(broker, 4, "", [(brokerName, 0, value)])
            }
        #expect(error == 0)
    }

    private func broker() throws -> TestBroker {
        let broker = try TestBroker(loops: 2)
        try broker.create("t")
        #expect(try broker.produce("t", TestBroker.batch(["first"])).errorCode == 0)
        return broker
    }

    @Test(arguments: Level.allCases) func minInSyncReplicas(_ level: Level) throws {
        let broker = try broker()
        try alter(broker, level, "min.insync.replicas", "min.insync.replicas", "2")
        #expect(
            try broker.produce("t", TestBroker.batch(["a"])).errorCode
                == KafkaErrorCode.notEnoughReplicas.rawValue)
    }

    @Test(arguments: Level.allCases) func layoutOfFiles(_ level: Level) throws {
        let broker = try broker()
        for (topic, name, value) in [
            ("segment.index.bytes", "log.index.size.max.bytes", "4096"),
            ("segment.jitter.ms", "log.roll.jitter.ms", "7"),
            ("preallocate", "log.preallocate", "true"),
            ("file.delete.delay.ms", "log.segment.delete.delay.ms", "5"),
        ] { try alter(broker, level, topic, name, value) }
        let layout = try #require(broker.store.state.withLock { $0.logs["t-0"]?.layout })
        #expect(layout.indexMaxByteCount == 4_096 && layout.segmentJitterMilliseconds == 7)
        #expect(layout.preallocates && layout.deleteDelayMilliseconds == 5)
        #expect(layout.jitterSeed != 0)
    }

    @Test(arguments: Level.allCases) func timestampType(_ level: Level) throws {
        let broker = try broker()
        try alter(
            broker, level, "message.timestamp.type", "log.message.timestamp.type", "LogAppendTime")
        let answer = try broker.produce("t", TestBroker.batch(["a"]))
        #expect(answer.errorCode == 0)
        #expect(answer.logAppendTimeMs == broker.world.wallMilliseconds)
    }

    @Test(arguments: Level.allCases) func timestampRange(_ level: Level) throws {
        let broker = try broker()
        let invalid = KafkaErrorCode.invalidTimestamp.rawValue
        try alter(
            broker, level, "message.timestamp.after.max.ms", "log.message.timestamp.after.max.ms",
            "10")
        let now = broker.world.wallMilliseconds
        #expect(
            try broker.produce("t", TestBroker.batch(["a"], timestamp: now + 1_000)).errorCode
                == invalid)
        try alter(
            broker, level, "message.timestamp.before.max.ms",
            "log.message.timestamp.before.max.ms", "10")
        #expect(
            try broker.produce("t", TestBroker.batch(["a"], timestamp: now - 1_000)).errorCode
                == invalid)
        #expect(try broker.produce("t", TestBroker.batch(["a"], timestamp: now)).errorCode == 0)
    }

    @Test(arguments: Level.allCases) func compression(_ level: Level) throws {
        let broker = try broker()
        try alter(broker, level, "compression.type", "compression.type", "gzip")
        #expect(try broker.produce("t", TestBroker.batch(["a"])).errorCode == 0)
        let replies = broker.submit(
            TestBroker.fetch("t", [(0, 1)]), version: 12)
        let (response, bytes) = try TestBroker.decode(FetchRequest.self, replies, version: 12)
        guard case .range(let range)? = response.responses[0].partitions[0].records else {
            Issue.record("no records")
            return
        }
        try Array(bytes[range]).withUnsafeBytes { buffer in
            var batches = BatchIterator(buffer)
            let batch = try #require(try batches.next())
            #expect(batch.header.attributes.compression == .gzip)
        }
    }

    @Test(arguments: ["gzip", "lz4", "zstd"]) func compressionLevels(_ type: String) throws {
        var defaults = BrokerDefaults()
        defaults.set("compression.\(type).level", to: .integer(4))
        func level(_ overrides: [(name: String, value: String)]) throws -> Int32? {
            PartitionSettings(try TopicSettings(overrides: overrides, defaults: defaults))
                .compressionLevel
        }
        #expect(try level([]) == nil)
        #expect(try level([("compression.type", type)]) == 4)
        #expect(
            try level([("compression.type", type), ("compression.\(type).level", "2")]) == 2)
    }

    @Test(arguments: Level.allCases) func compressionNeedsItsCodec(_ level: Level) throws {
        let broker = try broker()
        let refused: (Int16, Int16) =
            (KafkaErrorCode.invalidConfig.rawValue, KafkaErrorCode.invalidRequest.rawValue)
        let change: [(name: String, operation: Int8, value: String?)] = [
            ("compression.type", 0, "lz4")
        ]
        switch level {
        case .topic: #expect(try ConfigTests.alter(broker, 2, "t", change) == refused.0)
        case .broker: #expect(try ConfigTests.alter(broker, 4, "1", change) == refused.1)
        case .everyBroker: #expect(try ConfigTests.alter(broker, 4, "", change) == refused.1)
        }
    }

    @Test(arguments: Level.allCases) func compactedTopicsNeedKeys(_ level: Level) throws {
        let broker = try broker()
        try alter(broker, level, "cleanup.policy", "log.cleanup.policy", "compact")
        #expect(
            try broker.produce("t", TestBroker.batch(["a"])).errorCode
                == KafkaErrorCode.invalidRecord.rawValue)
        #expect(try broker.produce("t", TestBroker.batch(["a"], key: [1])).errorCode == 0)
    }

    @Test(arguments: Level.allCases) func segmentsTakeTheirNewSize(_ level: Level) throws {
        let broker = try broker()
        try alter(broker, level, "segment.bytes", "log.segment.bytes", "2000000")
        try alter(broker, level, "segment.ms", "log.roll.ms", "7")
        try alter(broker, level, "index.interval.bytes", "log.index.interval.bytes", "9")
        let layout = try #require(
            broker.store.state.withLock { $0.logs["t-0"]?.layout })
        #expect(layout.segmentByteCount == 2_000_000 && layout.segmentMilliseconds == 7)
        #expect(layout.indexIntervalByteCount == 9)
    }

    @Test(arguments: [Level.broker, .everyBroker]) func fetchMaxBytes(_ level: Level) throws {
        let broker = try broker()
        for _ in 0..<8 {
            let batch = TestBroker.batch([String(repeating: "x", count: 500)])
            #expect(try broker.produce("t", batch).errorCode == 0)
        }
        func fetched() throws -> Int {
            let replies = broker.submit(TestBroker.fetch("t", [(0, 0)]), version: 12)
            let (response, _) = try TestBroker.decode(FetchRequest.self, replies, version: 12)
            guard case .range(let range)? = response.responses[0].partitions[0].records else {
                return 0
            }
            return range.count
        }
        #expect(try fetched() > 4_000)
        try alter(broker, level, "", "fetch.max.bytes", "1024")
        let count = try fetched()
        #expect(count > 0 && count <= 1_024)
    }

    @Test func fetchSessionsHaveTheirSlots() throws {
        var defaults = BrokerDefaults()
        defaults.set("max.incremental.fetch.session.cache.slots", to: .integer(0))
        let broker = try TestBroker(defaults: defaults)
        try broker.create("t")
        _ = try broker.produce("t", TestBroker.batch(["a"]))
        let replies = broker.submit(TestBroker.fetch("t", [(0, 0)], epoch: 0), version: 12)
        let (response, _) = try TestBroker.decode(FetchRequest.self, replies, version: 12)
        #expect(response.errorCode == 0 && response.sessionId == 0)
    }

    /// A default may contradict what a topic has set; the topic's own configs still hold.
    @Test func aContradictingDefaultLeavesTheTopicsOwn() throws {
        let broker = try TestBroker()
        try broker.create(
            "t", configs: ["max.compaction.lag.ms": "10", "max.message.bytes": "100"])
        #expect(
            try ConfigTests.alter(
                broker, 4, "", [("log.cleaner.min.compaction.lag.ms", 0, "50")]) == 0)
        let batch = TestBroker.batch([String(repeating: "x", count: 500)])
        #expect(
            try broker.produce("t", batch).errorCode == KafkaErrorCode.messageTooLarge.rawValue)
    }
}
