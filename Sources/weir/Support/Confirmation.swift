import ArgumentParser
import Glibc

/// Asks before something is lost, where a person sits in front of it.
struct ConfirmationOptions: ParsableArguments {
    @Flag(name: [.customShort("y"), .long], help: "Do not ask; scripts are never asked.")
    var yes = false

    /// - Parameter question: without its question mark.
    /// - Throws: if the answer is not yes.
    func confirm(_ question: String) throws(Failure) {
        guard !yes, isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return }
        StandardError.write("\(question)? [y/N] ")
        let answer = readLine(strippingNewline: true)?.lowercased() ?? ""
        guard answer == "y" || answer == "yes" else {
            throw Failure("nothing was done; answer y, or give --yes")
        }
    }
}
