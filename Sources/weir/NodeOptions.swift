import AdminHTTP
import ArgumentParser
import Config
import Glibc

/// Which node of this machine is meant.
struct NodeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The node's YAML file, which names its data.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The node's data directory.", valueName: "folder"))
    var dataDirectory: String?

    func validate() throws {
        guard (config == nil) != (dataDirectory == nil) else {
            throw ValidationError("Give one of --config and --data-directory.")
        }
    }

    /// Where the node's control socket is.
    private func folder() throws(Failure) -> String {
        if let dataDirectory { return dataDirectory }
        return try loadConfig(config ?? "", overrides: []).dataDirectory
    }

    /// Asks the node and prints its answer; one that says that something is wrong is a failure.
    func ask(
        _ method: ControlRoute.Method, _ target: String, _ output: OutputOptions
    ) async throws {
        let folder = try folder()
        let separator = target.contains("?") ? "&" : "?"
        let format = output.json ? "json" : "text"
        let answer: ControlRoute.Answer
        do {
            answer = try await ControlClient.call(
                method, "\(target)\(separator)format=\(format)", of: folder)
        } catch {
            throw Failure("\(error)")
        }
        switch answer.status {
        case 200: StandardOutput.write(answer.text)
        case 422 where output.json:
            StandardOutput.write(answer.text)
            throw ExitCode(1)
        case 422: throw Failure(answer.text.split(separator: "\n").map(String.init))
        default:
            throw Failure(
                "the node that serves \(folder) answered with status \(answer.status): "
                    + "\(answer.text.prefix(200)); is it of another version?")
        }
    }
}
