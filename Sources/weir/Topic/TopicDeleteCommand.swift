import ArgumentParser
import Client
import Config
import Wire

/// `weir topic delete`.
struct TopicDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete topics with all their records.")

    @OptionGroup var topics: TopicSelection

    @Flag(help: "A topic that is not there is no failure.")
    var ifExists = false

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let failures = try await connection.withCluster { try await delete(Admin($0)) }
        guard failures.isEmpty else { throw Failure(failures) }
    }

    /// Deletes one after the other; one that cannot be deleted does not spare the others.
    ///
    /// - Returns: why topics could not be deleted.
    private func delete(_ admin: Admin) async throws -> [String] {
        let names = try await topics.resolve(admin)
        let list = names.prefix(10).joined(separator: ", ")
        let more = names.count > 10 ? " and \(names.count - 10) more" : ""
        try confirmation.confirm("Delete with all records: \(list)\(more)")
        let progress = ProgressLine()
        var failures: [String] = []
        for (index, name) in names.enumerated() {
            progress.show { "\(index) of \(names.count) topics deleted" }
            let done = try await result {
                try await admin.deleteTopic(name)
            }
            progress.clear()
            guard case .failure(let error) = done else {
                show(name)
                continue
            }
            if ifExists, error.code == .broker(.unknownTopicOrPartition) { continue }
            guard names.count > 1, isAboutTopic(error) else { throw error }
            failures.append(error.message)
        }
        return failures
    }

    private func isAboutTopic(_ error: ClientError) -> Bool {
        if case .broker = error.code { true } else { false }
    }

    private func show(_ name: String) {
        if output.json {
            StandardOutput.write(line: JSONValue.object([("deleted", .string(name))]).text)
        } else {
            StandardOutput.write(line: "Deleted topic \(name).")
        }
    }
}
