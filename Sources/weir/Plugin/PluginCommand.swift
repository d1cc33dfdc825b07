import ArgumentParser

/// `weir plugin`.
struct PluginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin", abstract: "Look at plugins.",
        subcommands: [PluginListCommand.self, PluginInspectCommand.self])
}
