import ArgumentParser
import Client
import Config

/// `weir topic describe`.
struct TopicDescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show a topic's partitions, their offsets, and its configs.")

    @Argument(help: "The topic's name.")
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    private struct Answer: Sendable {
        var topic: TopicDescription
        /// Of each partition; nil without a leader.
        var offsets: [(start: Int64, end: Int64)?] = []
        /// Nil if the broker cannot tell.
        var configs: [Admin.TopicConfig]?
    }

    func run() async throws {
        let answer = try await connection.withCluster { cluster in
            let admin = Admin(cluster)
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
            answer.configs = try await admin.describeConfigs(ofTopic: name)
            return answer
        }
        if output.json {
            StandardOutput.write(line: json(answer).text)
        } else {
            StandardOutput.write(text(answer))
        }
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
        for config in (answer.configs ?? []) where config.isSetOnTopic {
            text += "config  \(config.name)=\(config.value ?? "(hidden)")\n"
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
        let configs = answer.configs.map { configs in
            JSONValue.object(
                configs.map { ($0.name, $0.value.map(JSONValue.string) ?? .null) })
        }
        return .object([
            ("name", .string(topic.name)),
            ("id", topic.idText.map(JSONValue.string) ?? .null),
            ("internal", .boolean(topic.isInternal)),
            ("partitions", .array(partitions)),
            ("configs", configs ?? .null),
        ])
    }
}
