import ArgumentParser

/// `weir log`.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Look at the files of logs, without a broker.",
        subcommands: [LogVerifyCommand.self])
}
