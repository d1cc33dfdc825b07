import Metadata
import Testing

@Suite struct AlterConfigsTests {
    private static let topic = ConfigResource(.topic, "t")

    private func image(_ configs: [String: String] = [:]) throws -> MetadataImage {
        let (_, image) = try Fixture.step(
            CreateTopics(topics: [
                CreateTopics.Topic(
                    name: "t", configs: configs.map { .init(name: $0.key, value: $0.value) })
            ]), Fixture.cluster(1), settings: Fixture.settings)
        return image
    }

    private func alter(
        _ changes: [AlterConfigs.Change], validateOnly: Bool = false, in image: MetadataImage
    ) throws -> (errors: [ControllerError?], image: MetadataImage) {
        let (outcome, changed) = try Fixture.step(
            AlterConfigs(changes, validateOnly: validateOnly), image, settings: Fixture.settings)
        return (outcome.response, changed)
    }

    private func value(
        _ operation: AlterConfigs.Operation, before: String? = nil
    ) throws -> String? {
        let before = try image(before.map { ["cleanup.policy": $0] } ?? [:])
        let (errors, image) = try alter(
            [.init(Self.topic, [.init(name: "cleanup.policy", operation)])], in: before)
        #expect(errors == [nil])
        return image.configs(of: Self.topic)["cleanup.policy"]
    }

    @Test func setAndDelete() throws {
        #expect(try value(.set("compact")) == "compact")
        #expect(try value(.set("compact"), before: "delete") == "compact")
        #expect(try value(.delete, before: "compact") == nil)
        #expect(try value(.delete) == nil)
    }

    @Test func listsGrowAndShrink() throws {
        #expect(try value(.append("compact")) == "delete,compact")
        #expect(try value(.append("compact"), before: "compact") == "compact")
        #expect(try value(.append("b, a,b"), before: "a") == "a,b")
        #expect(try value(.append("a"), before: "") == "a")
        #expect(try value(.subtract("delete")) == "")
        #expect(try value(.subtract("x,a"), before: "a,b") == "b")
    }

    @Test func replacingTakesAwayWhatIsNotNamed() throws {
        let before = try image(["cleanup.policy": "compact", "retention.ms": "5"])
        let (errors, image) = try alter(
            [
                .init(
                    Self.topic, [.init(name: "retention.ms", .set("6"))], replacesAll: true)
            ], in: before)
        #expect(errors == [nil])
        #expect(image.configs(of: Self.topic) == ["retention.ms": "6"])
    }

    @Test func onlyWhatDiffersIsWritten() throws {
        let before = try image(["retention.ms": "5"])
        let (outcome, _) = try Fixture.step(
            AlterConfigs([
                .init(
                    Self.topic,
                    [
                        .init(name: "retention.ms", .set("5")),
                        .init(name: "cleanup.policy", .set("compact")),
                    ])
            ]), before, settings: Fixture.settings)
        #expect(
            outcome.records == [
                .config(resource: Self.topic, name: "cleanup.policy", value: "compact")
            ])
    }

    @Test func aRefusalHindersNobodyElse() throws {
        let missing = ConfigResource(.topic, "none")
        let (errors, image) = try alter(
            [
                .init(Self.topic, [.init(name: "retention.ms", .set("soon"))]),
                .init(missing, [.init(name: "retention.ms", .set("1"))]),
                .init(Self.topic, [.init(name: "colour", .set("red"))]),
                .init(Self.topic, [.init(name: "retention.ms", .append("1"))]),
                .init(ConfigResource(.topic, "a b"), []), .init(ConfigResource(.topic, ""), []),
                .init(ConfigResource(.broker, "9"), []), .init(ConfigResource(.broker, "x"), []),
                .init(ConfigResource(.group, ""), []),
                .init(ConfigResource(.clientMetrics, ""), []),
                .init(
                    Self.topic,
                    [.init(name: "cleanup.policy", .set(String(repeating: "x", count: 40_000)))]),
                .init(Self.topic, [.init(name: "retention.ms", .set("7"))]),
                .init(ConfigResource(.broker, ""), [.init(name: "retention.ms", .set("8"))]),
                .init(ConfigResource(.broker, "1"), [.init(name: "retention.ms", .set("9"))]),
            ], in: image())
        #expect(
            errors.map { $0?.code } == [
                .invalidConfig, .unknownTopicOrPartition, .invalidConfig, .invalidConfig,
                .invalidTopic, .invalidRequest, .brokerIDNotRegistered, .invalidRequest,
                .invalidRequest, .invalidRequest, .invalidConfig, nil, nil, nil,
            ])
        #expect(image.configs(of: Self.topic) == ["retention.ms": "7"])
        #expect(image.configs(of: ConfigResource(.broker, "")) == ["retention.ms": "8"])
        #expect(image.configs(of: ConfigResource(.broker, "1")) == ["retention.ms": "9"])
    }

    @Test func validationChangesNothing() throws {
        let before = try image()
        let (errors, image) = try alter(
            [.init(Self.topic, [.init(name: "retention.ms", .set("7"))])], validateOnly: true,
            in: before)
        #expect(errors == [nil])
        #expect(image.hasSameContent(as: before))
    }

    @Test func namesThatNeedNoObjectAreBounded() throws {
        var image = try image()
        var touched = TouchedMetadata()
        for number in 0..<AlterConfigs.maxResourcesOfAKind {
            try image.apply(
                .config(
                    resource: ConfigResource(.group, "g\(number)"), name: "retention.ms",
                    value: "1"), touched: &touched)
        }
        func group(_ name: String, _ operation: AlterConfigs.Operation) -> AlterConfigs.Change {
            .init(ConfigResource(.group, name), [.init(name: "retention.ms", operation)])
        }
        let (errors, _) = try alter(
            [
                group("one more", .set("1")), group("g7", .set("2")), group("unset", .delete),
                .init(
                    ConfigResource(.clientMetrics, "m"), [.init(name: "retention.ms", .set("1"))]),
            ], in: image)
        #expect(errors.map { $0?.code } == [.policyViolation, nil, nil, nil])
    }

    /// Every kind survives a restart: through the log's records and through a snapshot's.
    @Test func everyKindIsKept() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        try cluster.create("t")
        let resources: [ConfigResource] = [
            .init(.topic, "t"), .init(.broker, ""), .init(.broker, "1"), .init(.group, "g"),
            .init(.clientMetrics, "m"),
        ]
        let errors = try cluster.perform(
            AlterConfigs(resources.map { .init($0, [.init(name: "retention.ms", .set("5"))]) }))
        #expect(errors == Array(repeating: nil, count: 5))
        let next = try Cluster(cluster.store.crash())
        for resource in resources {
            #expect(next.log.currentImage.configs(of: resource) == ["retention.ms": "5"])
        }
        let copy = try Fixture.image(next.log.currentImage.records())
        #expect(copy.hasSameContent(as: next.log.currentImage))
    }

    @Test func settingsChangeWhileTheLogRuns() throws {
        let cluster = try Cluster()
        try cluster.perform(Fixture.registerBroker())
        cluster.log.updateSettings { $0.defaultPartitionCount = 3 }
        let results = try cluster.perform(CreateTopics(topics: [.init(name: "t")]))
        #expect(try results[0].outcome.get().topic.partitions.count == 3)
    }
}
