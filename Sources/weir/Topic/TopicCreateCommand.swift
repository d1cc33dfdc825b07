import ArgumentParser
import Client
import Config
import Wire
import Primitives

/// `weir topic create`.
struct TopicCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create a topic.")

    @Argument(help: "The topic's name.")
    var name: String

    @Option(help: "Partitions; the broker's default if not given.")
    var partitions: Int32?

    @Option(help: "Replicas of each partition; the broker's default if not given.")
    var replicationFactor: Int16?

    @Option(help: ArgumentHelp("A config under Kafka's name.", valueName: "name=value"))
    var config: [String] = []

    @Flag(help: "A topic that is there already is no failure; it is left as it is.")
    var ifNotExists = false

    @Flag(help: "Only check whether the topic could be created.")
    var validateOnly = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for pair in config where splitPair(pair) == nil {
            throw ValidationError("--config '\(pair)' is not name=value.")
        }
        if let partitions, partitions < 1 {
            throw ValidationError("--partitions is \(partitions); must be 1 or more.")
        }
        if let replicationFactor, replicationFactor < 1 {
            throw ValidationError(
                "--replication-factor is \(replicationFactor); must be 1 or more.")
        }
    }

    func run() async throws {
        let topic = NewTopic(
            name: name, partitionCount: partitions, replicationFactor: replicationFactor,
            configs: config.compactMap(splitPair))
        let created = try await connection.withCluster { cluster -> CreatedTopic? in
            let done = try await result {
                try await Admin(cluster).createTopic(topic, validateOnly: validateOnly)
            }
            if case .failure(let error) = done, ifNotExists,
                error.code == .broker(.topicAlreadyExists)
            {
                return nil
            }
            return try done.get()
        }
        guard let created else {
            if output.json {
                let value = JSONValue.object([("name", .string(name)), ("existed", .boolean(true))])
                StandardOutput.write(line: value.text)
            } else {
                StandardOutput.write(line: "Topic \(name) exists already.")
            }
            return
        }
        if output.json {
            StandardOutput.write(line: json(created).text)
            return
        }
        let verb = validateOnly ? "Could create" : "Created"
        let count = created.partitionCount.map { " with \($0) partition\($0 == 1 ? "" : "s")" }
        StandardOutput.write(line: "\(verb) topic \(created.name)\(count ?? "").")
    }

    private func json(_ created: CreatedTopic) -> JSONValue {
        .object([
            ("name", .string(created.name)),
            ("id", created.id == .zero ? .null : .string(created.id.description)),
            ("partitions", created.partitionCount.map { .integer(Int64($0)) } ?? .null),
            (
                "replication-factor",
                created.replicationFactor.map { .integer(Int64($0)) } ?? .null
            ),
            (
                "configs",
                .object(created.configs.map { ($0.name, $0.value.map(JSONValue.string) ?? .null) })
            ),
        ])
    }
}
