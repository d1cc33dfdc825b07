import ArgumentParser
import Client
import Config

/// `weir topic alter`.
struct TopicAlterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alter", abstract: "Change a topic's configs or give it more partitions.",
        discussion: """
            With both, both are checked before either is done. Keys keep their partition only \
            while the number of partitions stays.
            """)

    @Argument(help: "The topic's name.")
    var name: String

    @Option(help: "How many partitions the topic shall have, more than now.")
    var partitions: Int32?

    @OptionGroup var configs: ConfigChangeOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let partitions, partitions < 1 {
            throw ValidationError("--partitions is \(partitions); must be 1 or more.")
        }
        guard partitions != nil || !configs.changes.isEmpty else {
            throw ValidationError(
                "Say what to change: --partitions, --config, --append, --subtract or"
                    + " --delete-config.")
        }
    }

    func run() async throws {
        let changes = configs.changes
        try await connection.withCluster { cluster in
            let admin = Admin(cluster)
            let topic = ConfigResource(.topic, name)
            if let partitions, !changes.isEmpty || configs.validateOnly {
                // Nothing is half done because the second part was refused.
                try await admin.createPartitions(
                    of: name, count: partitions, validateOnly: true)
            }
            if !changes.isEmpty {
                try await admin.alterConfigs(
                    of: topic, changes, validateOnly: configs.validateOnly)
            }
            if let partitions, !configs.validateOnly {
                try await admin.createPartitions(of: name, count: partitions)
            }
        }
        if output.json {
            let value = JSONValue.object([
                (configs.validateOnly ? "valid" : "altered", .string(name)),
                ("partitions", partitions.map { .integer(Int64($0)) } ?? .null),
                ("configs", .array(changes.map { .string($0.name) })),
            ])
            StandardOutput.write(line: value.text)
            return
        }
        let parts = [
            partitions.map { "\($0) partition\($0 == 1 ? "" : "s")" },
            changes.isEmpty ? nil : changes.map(\.name).joined(separator: ", "),
        ].compactMap { $0 }.joined(separator: "; ")
        StandardOutput.write(
            line: "\(configs.validateOnly ? "Could alter" : "Altered") topic \(name): \(parts).")
    }
}
