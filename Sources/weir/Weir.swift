import ArgumentParser
import Kernel

/// The command tree.
struct Weir: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weir",
        abstract: "A Kafka-compatible streaming server, and tools for any Kafka-compatible broker.",
        discussion: """
            Exit status: 0 done, 1 failed, 2 called wrongly. With --json, output is one JSON value \
            a line.
            """,
        version: WeirVersion.text,
        subcommands: [
            ServeCommand.self, CheckCommand.self, ReloadCommand.self, StatusCommand.self,
            TopicCommand.self, ConfigCommand.self, ClusterCommand.self, LogDirsCommand.self,
            ProduceCommand.self, ConsumeCommand.self, LogCommand.self, PluginCommand.self,
            DecodeCommand.self, BenchCommand.self, CompletionsCommand.self, ManualCommand.self,
        ])
}
