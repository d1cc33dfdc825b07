import ArgumentParser
import Client
import Config

/// `weir topic describe`.
struct TopicDescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show topics: their partitions, offsets and configs.")

    /// Which configs are shown.
    enum Configs: String, ExpressibleByArgument, CaseIterable {
        /// Those that the topic sets itself.
        case own
        /// All, with source and documentation.
        case all
        case none
    }

    @OptionGroup var topics: TopicSelection

    @Option(
        help: """
            Configs to show: own (set on the topic), all (with source and documentation) or none.
            """)
    var configs = Configs.own

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    private struct Answer: Sendable {
        var topic: TopicDescription
        /// Of each partition; nil without a leader.
        var offsets: [(start: Int64, end: Int64)?] = []
        /// Nil if they were not asked for, or the broker cannot tell.
        var configs: [ConfigEntry]?
    }

    func run() async throws {
        try await connection.withCluster { cluster in
            let admin = Admin(cluster)
            var isFirst = true
            for name in try await topics.resolve(admin) {
                let answer = try await describe(name, admin)
                if output.json {
                    StandardOutput.write(line: json(answer).text)
                } else {
                    StandardOutput.write((isFirst ? "" : "\n") + text(answer))
                }
                isFirst = false
            }
        }
    }

    private func describe(_ name: String, _ admin: Admin) async throws -> Answer {
        var answer = Answer(topic: try await admin.describeTopic(name))
        for partition in answer.topic.partitions {
            guard partition.leader != nil else {
                answer.offsets.append(nil)
                continue
            }
            answer.offsets.append(
                try await admin.offsets(
                    of: TopicPartition(topic: name, partition: partition.index)))
        }
        guard configs != .none else { return answer }
        let described = try await result {
            try await admin.describeConfigs(
                of: ConfigResource(.topic, name), withDetails: configs == .all)
        }
        if case .failure(let error) = described, error.code == .versionUnsupported { return answer }
        answer.configs = try described.get()
        return answer
    }

    private func shown(_ answer: Answer) -> [ConfigEntry] {
        (answer.configs ?? []).filter { configs == .all || $0.source.isOwn }
    }

    private func text(_ answer: Answer) -> String {
        let topic = answer.topic
        var table = Table(
            "PARTITION", "LEADER", "EPOCH", "REPLICAS", "IN SYNC", "START OFFSET", "END OFFSET")
        for (partition, offsets) in zip(topic.partitions, answer.offsets) {
            table.add(
                "\(partition.index)", partition.leader.map { "\($0)" } ?? "none",
                "\(partition.leaderEpoch)", partition.replicas.listText,
                partition.inSyncReplicas.listText, offsets.map { "\($0.start)" } ?? "-",
                offsets.map { "\($0.end)" } ?? "-")
        }
        var text = "topic   \(topic.name)\nid      \(topic.idText ?? "-")\n"
        for config in shown(answer) {
            text +=
                configs == .all ? config.detailText : "config  \(config.name)=\(config.valueText)\n"
        }
        return text + table.text
    }

    private func json(_ answer: Answer) -> JSONValue {
        let topic = answer.topic
        let partitions = zip(topic.partitions, answer.offsets).map { partition, offsets in
            JSONValue.object([
                ("partition", .integer(Int64(partition.index))),
                ("leader", partition.leader.map { .integer(Int64($0)) } ?? .null),
                ("leader-epoch", .integer(Int64(partition.leaderEpoch))),
                ("replicas", partition.replicas.jsonValue),
                ("in-sync-replicas", partition.inSyncReplicas.jsonValue),
                ("offline-replicas", partition.offlineReplicas.jsonValue),
                ("start-offset", offsets.map { .integer($0.start) } ?? .null),
                ("end-offset", offsets.map { .integer($0.end) } ?? .null),
            ])
        }
        let entries = answer.configs.map { _ in
            JSONValue.object(
                shown(answer).map {
                    ($0.name, .object($0.jsonMembers(withDetails: configs == .all)))
                })
        }
        return .object([
            ("name", .string(topic.name)),
            ("id", topic.idText.map(JSONValue.string) ?? .null),
            ("internal", .boolean(topic.isInternal)),
            ("partitions", .array(partitions)),
            ("configs", entries ?? .null),
        ])
    }
}
