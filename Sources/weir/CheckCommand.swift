import ArgumentParser
import Config
import Kernel
import Logging

/// `weir check`: everything a start does short of opening ports.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a configuration and its plugins, and show what would be assembled.")

    @Argument(help: "The YAML file.")
    var file: String

    @Option(help: ArgumentHelp("Override a value before the check.", valueName: "path=value"))
    var set: [String] = []

    @OptionGroup var output: OutputOptions

    func run() throws {
        let config = try loadConfig(file, overrides: set)
        // What plugins log while they check is not the answer, which says it again.
        let silent = Logger(label: "weir") { _ in SwiftLogNoOpLogHandler() }
        let errors = Node.checkPlugins(config, logger: silent)
        guard errors.isEmpty else { throw Failure(errors.map(\.description)) }
        if output.json {
            StandardOutput.write(line: ConfigSummary.json(config))
        } else {
            StandardError.write(config.warnings.map { "weir: warning: \($0)\n" }.joined())
            StandardOutput.write(ConfigSummary.text(config))
        }
    }
}

/// Reads a configuration; all of its errors are one failure.
func loadConfig(_ path: String, overrides: [String]) throws(Failure) -> WeirConfig {
    try read(ConfigSource(path: path, overrides: overrides)).config
}

func read(_ source: ConfigSource) throws(Failure) -> ConfigReading {
    do {
        return try source.read()
    } catch {
        throw Failure(error.errors.map(\.description))
    }
}
