import ArgumentParser
import Client
import Config

/// `weir topic list`.
struct TopicListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the topics.")

    @Flag(help: "Also the topics that brokers keep for themselves.")
    var `internal` = false

    @Option(
        help: ArgumentHelp(
            "Only topics whose names match; * is any text, ? one character.",
            valueName: "pattern"))
    var pattern: String?

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (topics, errors) = try await connection.withCluster {
            try await Admin($0).listTopics()
        }
        var table = Table("TOPIC", "PARTITIONS", "REPLICAS", "ID")
        for topic in topics where isWanted(topic) {
            if output.json {
                let value = JSONValue.object([
                    ("name", .string(topic.name)),
                    ("id", topic.idText.map(JSONValue.string) ?? .null),
                    ("internal", .boolean(topic.isInternal)),
                    ("partitions", .integer(Int64(topic.partitions.count))),
                    ("replication-factor", .integer(Int64(topic.replicationFactor))),
                ])
                StandardOutput.write(line: value.text)
            } else {
                table.add(
                    topic.name, "\(topic.partitions.count)", "\(topic.replicationFactor)",
                    topic.idText ?? "-")
            }
        }
        if !output.json { StandardOutput.write(table.text) }
        guard errors.isEmpty else { throw Failure(errors.map(\.error.message)) }
    }

    private func isWanted(_ topic: TopicDescription) -> Bool {
        (`internal` || !topic.isInternal)
            && (pattern.map { Glob.matches(topic.name, pattern: $0) } ?? true)
    }
}
