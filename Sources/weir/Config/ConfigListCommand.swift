import ArgumentParser
import Client
import Config

/// A kind of resource on a command line.
private struct KindArgument: ExpressibleByArgument {
    let kind: ConfigResource.Kind

    init?(argument: String) {
        guard let kind = ConfigResource.Kind.allCases.first(where: { $0.name == argument }) else {
            return nil
        }
        self.kind = kind
    }

    static var allValueStrings: [String] { ConfigResource.Kind.allCases.map(\.name) }
}

/// `weir config list`.
struct ConfigListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List resources that have configs.")

    @Option(help: ArgumentHelp("Only resources of a kind; may be given again.", valueName: "kind"))
    private var kind: [KindArgument] = []

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let resources = try await connection.withCluster {
            try await Admin($0).listConfigResources(Set(kind.map(\.kind)))
        }
        var table = Table("KIND", "NAME")
        for resource in resources {
            if output.json {
                let value = JSONValue.object([
                    ("resource-type", .string(resource.kind.name)),
                    ("resource", .string(resource.name)),
                ])
                StandardOutput.write(line: value.text)
            } else {
                let isDefault = resource.kind == .broker && resource.name.isEmpty
                table.add(resource.kind.name, isDefault ? "(defaults)" : resource.name)
            }
        }
        if !output.json { StandardOutput.write(table.text) }
    }
}
