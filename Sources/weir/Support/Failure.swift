import ArgumentParser
import Config

/// Why a command failed: a message that says what, where and what to do, one line for each fault.
struct Failure: Error {
    let messages: [String]

    init(_ messages: [String]) { self.messages = messages }
    init(_ message: String) { messages = [message] }

    func report(asJSON: Bool) {
        if asJSON {
            let value = JSONValue.object([("errors", .array(messages.map(JSONValue.string)))])
            StandardError.write(value.text + "\n")
        } else {
            StandardError.write(messages.map { "weir: \($0)\n" }.joined())
        }
    }
}

struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON, one value a line, for programs.")
    var json = false
}
