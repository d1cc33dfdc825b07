import AdminHTTP
import ArgumentParser

/// `weir reload`: a running node reads its configuration again.
struct ReloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Let a running node read its configuration again.",
        discussion: """
            Says what changed, what needs a restart and why. If anything is wrong with the file, \
            nothing changes and the exit status is 1; a key that needs a restart leaves it 0. The \
            node reads the file and overrides it was started with.
            """)

    @Flag(help: "Only say what would change.")
    var dryRun = false

    @OptionGroup var node: NodeOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await node.ask(.post, dryRun ? "/reload?dry-run=1" : "/reload", output)
    }
}

/// `weir status`: what a node of this machine is and serves.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show what a node of this machine is and serves.")

    @OptionGroup var node: NodeOptions
    @OptionGroup var output: OutputOptions

    func run() async throws { try await node.ask(.get, "/status", output) }
}
