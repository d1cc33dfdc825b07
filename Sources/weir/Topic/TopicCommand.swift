import ArgumentParser
import Client
import Config
import Primitives

/// `weir topic`.
struct TopicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topic", abstract: "Create, list, describe, alter and delete topics.",
        subcommands: [
            TopicCreateCommand.self, TopicListCommand.self, TopicDescribeCommand.self,
            TopicAlterCommand.self, TopicDeleteCommand.self, TopicDeleteRecordsCommand.self,
        ])
}

extension TopicDescription {
    /// The id as text; nil if the broker does not tell ids.
    var idText: String? { id == .zero ? nil : id.description }

    var replicationFactor: Int { partitions.first?.replicas.count ?? 0 }
}

extension [Int32] {
    var jsonValue: JSONValue { .array(map { .integer(Int64($0)) }) }

    /// With commas in between; `-` for none.
    var listText: String { isEmpty ? "-" : map { "\($0)" }.joined(separator: ",") }
}
