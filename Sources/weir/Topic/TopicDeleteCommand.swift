import ArgumentParser
import Client
import Config

/// `weir topic delete`.
struct TopicDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete topics with all their records.")

    @Argument(help: "The topics' names.")
    var names: [String]

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await connection.withCluster { cluster in
            for name in names {
                try await Admin(cluster).deleteTopic(name)
                if output.json {
                    StandardOutput.write(
                        line: JSONValue.object([("deleted", .string(name))]).text)
                } else {
                    StandardOutput.write(line: "Deleted topic \(name).")
                }
            }
        }
    }
}
