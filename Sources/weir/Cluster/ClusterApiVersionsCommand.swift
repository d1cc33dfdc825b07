import ArgumentParser
import Client
import Config

/// `weir cluster api-versions`.
struct ClusterApiVersionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api-versions",
        abstract: "Show the APIs of a broker, their versions, and those that this client uses.")

    @Option(help: "A broker; whichever answers if not given.")
    var broker: Int32?

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let versions = try await connection.withCluster {
            try await Admin($0).brokerVersions(of: broker)
        }
        var table = Table("KEY", "API", "VERSIONS", "USED")
        for api in versions.apis {
            let range = api.versions
            if output.json {
                let value = JSONValue.object([
                    ("key", .integer(Int64(api.key))),
                    ("name", api.name.map(JSONValue.string) ?? .null),
                    ("min-version", .integer(Int64(range.lowerBound))),
                    ("max-version", .integer(Int64(range.upperBound))),
                    ("used-version", api.used.map { .integer(Int64($0)) } ?? .null),
                ])
                StandardOutput.write(line: value.text)
            } else {
                let text =
                    range.count == 1
                    ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
                table.add(
                    "\(api.key)", api.name ?? "(unknown)", text, api.used.map { "\($0)" } ?? "-")
            }
        }
        if !output.json { StandardOutput.write(table.text) }
    }
}
