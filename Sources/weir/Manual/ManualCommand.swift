import ArgumentParser
import Foundation

/// `weir manual`: the manual page, made from the commands themselves.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page, for `man -l -`.",
        discussion: "weir manual > /usr/share/man/man1/weir.1")

    func run() throws {
        let help: ToolHelp
        do {
            help = try JSONDecoder().decode(ToolHelp.self, from: Data(Weir._dumpHelp().utf8))
        } catch {
            throw Failure("the commands cannot be described: \(error)")
        }
        StandardOutput.write(ManualPage(help.command).text)
    }
}

/// What the argument parser tells of a program.
struct ToolHelp: Decodable {
    struct Command: Decodable {
        var commandName: String
        var shouldDisplay: Bool?
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            enum Kind: String, Decodable { case long, short, longWithSingleDash }

            var kind: Kind
            var name: String

            var text: String { (kind == .long ? "--" : "-") + name }
        }

        enum Kind: String, Decodable { case positional, option, flag }

        var kind: Kind
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
        var discussion: String?
    }

    var command: Command
}
