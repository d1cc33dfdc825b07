import ArgumentParser
import Client
import Config

/// Topics by name or pattern.
struct TopicSelection: ParsableArguments {
    @Argument(help: "Names of topics.")
    var names: [String] = []

    @Option(
        help: ArgumentHelp(
            "All topics whose names match; * is any text, ? one character.",
            valueName: "pattern"))
    var pattern: String?

    func validate() throws {
        guard names.isEmpty != (pattern == nil) else {
            throw ValidationError(
                names.isEmpty
                    ? "Give the names of topics, or --pattern."
                    : "Give the names of topics or --pattern, not both.")
        }
    }

    /// The names; those that match the pattern are asked for. Internal topics match only a pattern
    /// that begins with two underscores, as their names do.
    ///
    /// - Throws: also if no topic matches.
    func resolve(_ admin: Admin) async throws -> [String] {
        guard let pattern else { return names }
        let matching = try await Self.matching(pattern, admin)
        guard !matching.isEmpty else {
            throw Failure("no topic matches '\(pattern)'; list the topics with `weir topic list`")
        }
        return matching
    }

    private static func matching(_ pattern: String, _ admin: Admin) async throws -> [String] {
        let (topics, errors) = try await admin.listTopics()
        let named = topics.filter { !$0.isInternal || pattern.hasPrefix("__") }.map(\.name)
        return (named + errors.map(\.name)).filter { Glob.matches($0, pattern: pattern) }.sorted()
    }
}
