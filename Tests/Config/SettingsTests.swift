import Settings
import Testing

@Suite struct SettingsTests {
    @Test(
        arguments: BrokerConfigs.all + TopicConfigs.all + GroupConfigs.all
            + ClientMetricsConfigs.all)
    func everyDefaultIsAllowed(definition: SettingDefinition) throws {
        guard let value = definition.defaultValue else { return }
        #expect(try definition.parse(value.description) == value)
        #expect(definition.doc.hasSuffix(".") && definition.doc.count > 10)
        if definition.ownKey != nil { #expect(definition.update == .readOnly) }
        #expect(definition.documentation.contains("no effect") == (definition.inert != nil))
    }

    @Test func namesAreUnique() {
        #expect(Set(KafkaDefaults.names).count == KafkaDefaults.all.count)
        #expect(Set(TopicConfigs.names).count == TopicConfigs.all.count)
        #expect(TopicConfigs.names == TopicConfigs.names.sorted())
        #expect(Set(BrokerConfigs.names).count == BrokerConfigs.all.count)
        #expect(BrokerConfigs.names == BrokerConfigs.names.sorted())
        #expect(Set(GroupConfigs.names).count == GroupConfigs.all.count)
        #expect(BrokerConfigs.all.count > 250)
    }

    /// Everything else is described as without effect. Whoever adds a name adds a test of its
    /// effect, and whoever makes a config take effect removes its reason and adds its name.
    @Test func theseTakeEffect() {
        let topic = TopicConfigs.all.filter { $0.inert == nil }.map(\.name)
        #expect(
            topic == [
                "cleanup.policy", "compression.gzip.level", "compression.lz4.level",
                "compression.type", "compression.zstd.level", "file.delete.delay.ms",
                "flush.messages", "flush.ms", "index.interval.bytes", "max.message.bytes",
                "message.timestamp.after.max.ms", "message.timestamp.before.max.ms",
                "message.timestamp.type", "min.insync.replicas", "preallocate", "retention.bytes",
                "retention.ms", "segment.bytes", "segment.index.bytes", "segment.jitter.ms",
                "segment.ms",
            ])
        // What topics inherit, and what is the node's own, is here by another name.
        let inherited = Set(TopicConfigs.all.flatMap(\.synonyms).map(\.name))
        let broker = BrokerConfigs.all.filter {
            $0.inert == nil && $0.ownKey == nil && !inherited.contains($0.name)
        }
        #expect(
            broker.map(\.name) == [
                "auto.create.topics.enable", "default.replication.factor", "delete.topic.enable",
                "fetch.max.bytes", "log.initial.task.delay.ms", "log.retention.check.interval.ms",
                "max.incremental.fetch.session.cache.slots", "max.request.partition.size.limit",
                "num.partitions", "producer.id.expiration.check.interval.ms",
                "producer.id.expiration.ms",
            ])
        // A topic config and what gives its default have an effect both, or neither.
        for definition in TopicConfigs.all {
            for synonym in definition.synonyms {
                #expect(
                    (BrokerConfigs.definition(synonym.name)?.inert == nil)
                        == (definition.inert == nil), "\(synonym.name)")
            }
        }
    }

    /// A synonym exists, has the type and, times its factor, the default of the topic config.
    @Test(arguments: TopicConfigs.all + GroupConfigs.all)
    func synonymsAgree(definition: SettingDefinition) throws {
        for synonym in definition.synonyms {
            let broker = try #require(BrokerConfigs.definition(synonym.name))
            if case .integer(let value)? = broker.defaultValue {
                #expect(.integer(value * synonym.multiplier) == definition.defaultValue)
            } else if let value = broker.defaultValue {
                #expect(value == definition.defaultValue)
            }
        }
    }

    @Test(arguments: [
        ("retention.ms", "abc", "a 64-bit integer of at least -1"),
        ("retention.ms", "-2", "a 64-bit integer of at least -1"),
        ("retention.ms", "9223372036854775808", "a 64-bit integer of at least -1"),
        ("segment.bytes", "2147483648", "a 32-bit integer of at least 1048576"),
        ("cleanup.policy", "compact,compact", "a list of compact, delete, each once"),
        ("cleanup.policy", "archive", "a list of compact, delete, each once"),
        ("compression.gzip.level", "0", "1...9, or -1"),
        ("compression.zstd.level", "23", "-131072...22"),
        ("min.cleanable.dirty.ratio", "1.5", "0.0...1.0"),
        ("min.cleanable.dirty.ratio", "nan", "0.0...1.0"),
        ("preallocate", "1", "true or false"),
        ("message.timestamp.type", "createtime", "one of CreateTime, LogAppendTime"),
        ("leader.replication.throttled.replicas", "0:1,x", "* or a list of partition:broker pairs"),
    ])
    func wrongTopicValues(name: String, value: String, allowed: String) {
        #expect {
            _ = try TopicConfigs.parse(name: name, value: value)
        } throws: { error in
            "\(error)" == "Invalid value \(value) for config \(name): it must be \(allowed)"
        }
    }

    @Test(arguments: [
        ("cleanup.policy", "compact, delete", SettingValue.list(["compact", "delete"])),
        ("cleanup.policy", "", .list([])),
        ("retention.ms", " -1 ", .integer(-1)),
        ("preallocate", "TRUE", .boolean(true)),
        ("compression.gzip.level", "-1", .integer(-1)),
        ("leader.replication.throttled.replicas", "*", .list(["*"])),
        ("follower.replication.throttled.replicas", "0:1,2:3", .list(["0:1", "2:3"])),
    ])
    func rightTopicValues(name: String, value: String, expected: SettingValue) throws {
        #expect(try TopicConfigs.parse(name: name, value: value) == expected)
    }

    @Test func unknownTopicConfig() {
        #expect {
            _ = try TopicConfigs.parse(name: "retention.sm", value: "1")
        } throws: { error in
            "\(error)" == "Unknown config name retention.sm; did you mean retention.ms?"
        }
        #expect {
            _ = try TopicConfigs.parse(name: "colour", value: "red")
        } throws: { error in
            "\(error)" == "Unknown config name colour"
        }
    }

    @Test func topicOverBrokerOverKafka() throws {
        var defaults = BrokerDefaults()
        defaults.set("log.retention.hours", to: .integer(2))
        defaults.set("log.roll.hours", to: .integer(1))
        defaults.set("log.roll.ms", to: .integer(5))
        let settings = try TopicSettings(
            overrides: [("max.message.bytes", "99")], defaults: defaults)
        #expect(settings.integer("max.message.bytes") == 99)
        #expect(settings.entry("max.message.bytes")?.source == .dynamicTopic)
        #expect(settings.integer("retention.ms") == 7_200_000)
        #expect(settings.entry("retention.ms")?.brokerName == "log.retention.hours")
        #expect(settings.integer("segment.ms") == 5)
        #expect(settings.entry("segment.ms")?.source == .staticBroker)
        #expect(settings.integer("segment.bytes") == 1_073_741_824)
        #expect(settings.entry("segment.bytes")?.source == .defaultValue)
        #expect(settings.list("cleanup.policy") == ["delete"])
        #expect(settings.entry("colour") == nil)
        #expect(settings.entries.map(\.definition.name) == TopicConfigs.names)
    }

    @Test func dynamicOverFileOverKafka() throws {
        var defaults = BrokerDefaults()
        defaults.set("log.retention.ms", to: .integer(4))
        defaults.set("message.max.bytes", to: .integer(4))
        let problems = defaults.setDynamic(
            broker: ["message.max.bytes": "2", "num.io.threads": "1", "compression.type": "rar"],
            cluster: ["message.max.bytes": "3", "log.retention.ms": "3", "colour": "red"])
        #expect(problems.map(\.name) == ["compression.type", "num.io.threads", "colour"])
        #expect(defaults.integer("message.max.bytes") == 2)
        #expect(defaults.integer("log.retention.ms") == 3)
        #expect(
            defaults.levels("message.max.bytes").map(\.source) == [
                .dynamicBroker, .dynamicDefaultBroker, .staticBroker, .defaultValue,
            ])
        let topic = try TopicSettings(defaults: defaults)
        #expect(topic.entry("retention.ms")?.source == .dynamicDefaultBroker)
        var file = BrokerDefaults()
        file.set("log.retention.ms", to: .integer(9))
        let replaced = defaults.replacingFile(by: file)
        #expect(replaced.integer("log.retention.ms") == 3)
        #expect(replaced.explicit == file.explicit)
        #expect(replaced.levels("message.max.bytes").count == 3)
    }

    @Test(arguments: [
        ("latest", true), ("EARLIEST", true), ("by_duration:P1D", true),
        ("by_duration:PT1H2M3.5S", true), ("by_duration:p2dt3s", true),
        ("by_duration:P", false), ("by_duration:PT", false), ("by_duration:P1DT", false),
        ("by_duration:PT1M1H", false), ("by_duration:PT1.5M", false), ("by_duration:P1H", false),
        ("by_duration:-P1D", false), ("by_duration:PT1ST1S", false), ("newest", false),
        ("by_duration:PT.S", false), ("by_duration:PT99999999999999999999S", false),
    ])
    func offsetResets(_ text: String, _ isAllowed: Bool) {
        let parsed = try? GroupConfigs.parse(name: "share.auto.offset.reset", value: text)
        #expect((parsed != nil) == isAllowed)
    }

    @Test func numbersAreWrittenAsJavaDoes() {
        #expect(SettingValue.double(0.5).description == "0.5")
        #expect(SettingValue.double(0.00001).description == "1.0E-5")
        #expect(
            SettingValue.double(.greatestFiniteMagnitude).description == "1.7976931348623157E308")
    }

    @Test func scalingKeepsNoLimitAndCannotOverflow() throws {
        var defaults = BrokerDefaults()
        defaults.set("log.retention.minutes", to: .integer(-1))
        #expect(try TopicSettings(defaults: defaults).integer("retention.ms") == -1)
        defaults.set("log.retention.minutes", to: .integer(Int64(Int32.max)))
        #expect(
            try TopicSettings(defaults: defaults).integer("retention.ms")
                == Int64(Int32.max) * 60_000)
        defaults.set("log.retention.ms", to: .integer(.max))
        #expect(try TopicSettings(defaults: defaults).integer("retention.ms") == .max)
    }

    @Test func compactionLagsMustNotCross() {
        #expect {
            _ = try TopicSettings(
                overrides: [("min.compaction.lag.ms", "10"), ("max.compaction.lag.ms", "5")],
                defaults: BrokerDefaults())
        } throws: { error in
            "\(error)" == "Invalid value 10 for config min.compaction.lag.ms: it must be at most "
                + "max.compaction.lag.ms, which is 5"
        }
    }

    @Test(
        arguments: [
            ("listners", "listeners"), ("lsiteners", "listeners"), ("LISTENERS", "listeners"),
            ("node_id", "node-id"), ("nodeid", "node-id"), ("x", nil), ("", nil),
            ("something-else", nil),
        ] as [(String, String?)])
    func nearest(name: String, expected: String?) {
        #expect(NearestName.of(name, among: ["listeners", "node-id", "roles"]) == expected)
    }
}
