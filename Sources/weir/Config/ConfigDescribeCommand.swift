import ArgumentParser
import Client
import Config

/// `weir config describe`.
struct ConfigDescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Show the configs of a resource.",
        discussion: "Shows what somebody chose; --all also what nobody did.")

    @Argument(help: ArgumentHelp("Only these configs.", valueName: "name"))
    var names: [String] = []

    @OptionGroup var target: ConfigTarget

    @Flag(help: "Also configs that have their default.")
    var all = false

    @Flag(name: [.customShort("v"), .long], help: "Also type, synonyms and documentation.")
    var verbose = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let resource = try target.resource()
        let entries = try await connection.withCluster {
            try await Admin($0).describeConfigs(
                of: resource, names: names.isEmpty ? nil : names, withDetails: verbose)
        }
        let shown = entries.filter { all || !names.isEmpty || $0.source.isChosen }
        if output.json {
            for entry in shown { StandardOutput.write(line: json(entry, resource).text) }
        } else if verbose {
            StandardOutput.write(shown.map(\.detailText).joined(separator: "\n"))
        } else {
            var table = Table("CONFIG", "VALUE", "SOURCE")
            for entry in shown { table.add(entry.name, entry.valueText, entry.source.name) }
            StandardOutput.write(table.text)
        }
        let unknown = Set(names).subtracting(entries.map(\.name)).sorted()
        guard unknown.isEmpty else {
            throw Failure(
                unknown.map {
                    "\(resource) has no config '\($0)'; list them with --all"
                })
        }
    }

    private func json(_ entry: ConfigEntry, _ resource: ConfigResource) -> JSONValue {
        .object(
            [
                ("resource-type", .string(resource.kind.name)),
                ("resource", .string(resource.name)), ("name", .string(entry.name)),
            ] + entry.jsonMembers(withDetails: verbose))
    }
}
