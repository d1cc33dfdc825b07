import ArgumentParser
import Config
import Kernel
import PluginHost

/// `weir plugin list`: the plugins that a configuration names, found and inspected.
struct PluginListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the plugins of a configuration without running their code.")

    @Option(help: ArgumentHelp("The YAML file.", valueName: "file"))
    var config: String

    @Option(help: ArgumentHelp("Override a value.", valueName: "path=value"))
    var set: [String] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
        let config = try loadConfig(config, overrides: set)
        let specs = PluginSpecs.make(config, dataDirectory: config.dataDirectory)
        var table = Table("KIND", "NAME", "VERSION", "ABI", "STATE", "FILE")
        var refusals: [String] = []
        for spec in specs {
            let inspection: PluginInspection?
            let refusal: PluginRefusal?
            do throws(PluginRefusal) {
                let found = try PluginInspection.of(path: spec.path)
                inspection = found
                refusal = found.refusal
            } catch {
                inspection = nil
                refusal = error
            }
            if let refusal { refusals.append("\(refusal)") }
            let identity = inspection?.identity
            let abi = identity.map { "\($0.abiMajor).\($0.abiMinor)" }
            let state = refusal?.rule.rawValue ?? "usable"
            if output.json {
                let value = JSONValue.object([
                    ("kind", .string(spec.kind.rawValue)), ("name", .string(spec.name)),
                    ("version", identity.map { .string($0.version) } ?? .null),
                    ("abi", abi.map(JSONValue.string) ?? .null),
                    ("file", .string(spec.path)), ("state", .string(state)),
                ])
                StandardOutput.write(line: value.text)
            } else {
                table.add(
                    spec.kind.rawValue, spec.name, identity?.version ?? "-", abi ?? "-", state,
                    spec.path)
            }
        }
        if !output.json { StandardOutput.write(table.text) }
        guard refusals.isEmpty else { throw Failure(refusals) }
    }
}
