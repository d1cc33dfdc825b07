import ArgumentParser
import Glibc

/// Runs one command and ends with 0 (done), 1 (it failed) or 2 (it was called wrongly).
@main
enum Main {
    static func main() async {
        // A reader that goes away is noticed as EPIPE where output is written.
        _ = signal(SIGPIPE, SIG_IGN)
        do {
            var command = try Weir.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            StandardOutput.flush()
        } catch {
            StandardOutput.flush()
            exit(report(error))
        }
    }

    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case let failure as Failure:
            failure.report(asJSON: CommandLine.arguments.contains("--json"))
            return 1
        case is CancellationError:
            return 1
        case let code as ExitCode:
            return code.rawValue
        default:
            break
        }
        let code = Weir.exitCode(for: error)
        let text = Weir.fullMessage(for: error)
        if code == .success {
            StandardOutput.write(text + "\n")
            StandardOutput.flush()
            return 0
        }
        StandardError.write(text + "\n")
        return code == .validationFailure ? 2 : 1
    }
}
