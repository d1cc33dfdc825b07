import ArgumentParser
import Client
import Config

/// `weir config alter`.
struct ConfigAlterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alter", abstract: "Change configs of a resource, all or none.",
        discussion: "What is not named stays as it is.")

    @OptionGroup var target: ConfigTarget
    @OptionGroup var configs: ConfigChangeOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !configs.changes.isEmpty else {
            throw ValidationError(
                "Say what to change: --set, --append, --subtract or --delete.")
        }
    }

    func run() async throws {
        let resource = try target.resource()
        let changes = configs.changes
        try await connection.withCluster {
            try await Admin($0).alterConfigs(
                of: resource, changes, validateOnly: configs.validateOnly)
        }
        if output.json {
            let value = JSONValue.object([
                ("resource-type", .string(resource.kind.name)),
                ("resource", .string(resource.name)),
                (
                    configs.validateOnly ? "valid" : "altered",
                    .array(changes.map { .string($0.name) })
                ),
            ])
            StandardOutput.write(line: value.text)
        } else {
            let names = changes.map(\.name).joined(separator: ", ")
            let verb = configs.validateOnly ? "Could alter" : "Altered"
            StandardOutput.write(line: "\(verb) \(resource): \(names).")
        }
    }
}
