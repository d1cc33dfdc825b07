import ArgumentParser

/// `weir completions`: a script for a shell.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Print a completion script for a shell.",
        discussion: """
            bash: weir completions bash > /usr/share/bash-completion/completions/weir
            zsh:  weir completions zsh > /usr/share/zsh/vendor-completions/_weir
            fish: weir completions fish > /usr/share/fish/vendor_completions.d/weir.fish
            """)

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish

        var parserShell: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "The shell.")
    var shell: Shell

    func run() { StandardOutput.write(line: Weir.completionScript(for: shell.parserShell)) }
}
