import ArgumentParser
import Client
import Config
import Glibc

/// `weir topic delete-records`.
struct TopicDeleteRecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete-records",
        abstract: "Delete a topic's oldest records: all in front of an offset or a time.")

    @Argument(help: "The topic's name.")
    var name: String

    @Option(help: "A partition; may be given again. All if not given.")
    var partition: [Int32] = []

    @Option(
        help: ArgumentHelp(
            "Where the partitions shall start, or end for no records at all.",
            valueName: "offset"))
    var offset: String?

    @Option(
        help: ArgumentHelp(
            """
            Delete what is older: a time such as 2026-01-31T12:00:00Z, milliseconds since 1970, or \
            an age such as 90s, 15m, 36h or 7d.
            """, valueName: "time"))
    var before: String?

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    /// Where partitions shall start.
    private enum Limit {
        case offset(Int64)
        case end
        case timestamp(Int64)
    }

    func validate() throws {
        guard (offset == nil) != (before == nil) else {
            throw ValidationError("Give either --offset or --before.")
        }
        if let negative = partition.first(where: { $0 < 0 }) {
            throw ValidationError("--partition is \(negative); must be 0 or more.")
        }
        _ = try limit()
    }

    private func limit() throws -> Limit {
        if let before {
            guard let time = TimeText.milliseconds(before, now: TimeText.now()) else {
                throw ValidationError(
                    "--before '\(before)' is no time; write 2026-01-31T12:00:00Z, milliseconds"
                        + " since 1970, or an age such as 90s, 15m, 36h or 7d.")
            }
            return .timestamp(time)
        }
        let text = offset ?? ""
        if text == "end" { return .end }
        guard let offset = Int64(text), offset >= 0 else {
            throw ValidationError("--offset '\(text)' is no offset; write 0 or more, or end.")
        }
        return .offset(offset)
    }

    func run() async throws {
        let failures = try await connection.withCluster { try await delete(Admin($0)) }
        guard failures.isEmpty else { throw Failure(failures) }
    }

    /// - Returns: why partitions could not be cut.
    private func delete(_ admin: Admin) async throws -> [String] {
        let limit = try limit()
        let indices =
            partition.isEmpty
            ? try await admin.describeTopic(name).partitions.map(\.index)
            : Set(partition).sorted()
        let list = indices.prefix(10).map { "\($0)" }.joined(separator: ", ")
        let place = offset.map { "offset \($0)" } ?? before ?? ""
        try confirmation.confirm(
            "Delete records of \(name), partitions \(list)\(indices.count > 10 ? ", ..." : ""),"
                + " before \(place)")
        var table = Table("PARTITION", "START OFFSET")
        var failures: [String] = []
        for index in indices {
            let partition = TopicPartition(topic: name, partition: index)
            let done = try await result {
                try await delete(admin, partition, limit)
            }
            switch done {
            case .failure(let error): failures.append(error.message)
            case .success(let start):
                table.add("\(index)", "\(start)")
                guard output.json else { continue }
                let value = JSONValue.object([
                    ("topic", .string(name)), ("partition", .integer(Int64(index))),
                    ("start-offset", .integer(start)),
                ])
                StandardOutput.write(line: value.text)
            }
        }
        if !output.json { StandardOutput.write(table.text) }
        return failures
    }

    private func delete(
        _ admin: Admin, _ partition: TopicPartition, _ limit: Limit
    ) async throws -> Int64 {
        var start: Int64?
        switch limit {
        case .end: start = nil
        case .offset(let offset): start = offset
        case .timestamp(let time): start = try await admin.offset(of: partition, at: time)
        }
        return try await admin.deleteRecords(of: partition, before: start)
    }
}
