import ArgumentParser
import Client
import Config

/// Changes of configs on a command line, and whether to make them.
struct ConfigChangeOptions: ParsableArguments {
    @Option(
        name: [.customLong("config"), .customLong("set")],
        help: ArgumentHelp("Set a config under Kafka's name.", valueName: "name=value"))
    var set: [String] = []

    @Option(help: ArgumentHelp("Add elements to a list.", valueName: "name=value,..."))
    var append: [String] = []

    @Option(help: ArgumentHelp("Take elements out of a list.", valueName: "name=value,..."))
    var subtract: [String] = []

    @Option(
        name: [.customLong("delete-config"), .customLong("delete")],
        help: ArgumentHelp("Go back to what applies without the config.", valueName: "name"))
    var delete: [String] = []

    @Flag(help: "Only check whether the change is allowed.")
    var validateOnly = false

    func validate() throws {
        for (option, pairs) in [
            ("config", set), ("append", append), ("subtract", subtract),
        ] {
            for pair in pairs where splitPair(pair) == nil {
                throw ValidationError("--\(option) '\(pair)' is not name=value.")
            }
        }
        for name in delete where name.isEmpty || name.contains("=") {
            throw ValidationError("--delete-config '\(name)' is no name; give it without a value.")
        }
        var seen: Set<String> = []
        for change in changes where !seen.insert(change.name).inserted {
            throw ValidationError("config \(change.name) is changed twice; say it once.")
        }
    }

    var changes: [ConfigAlteration] {
        func changes(_ operation: ConfigAlteration.Operation, _ pairs: [String])
            -> [ConfigAlteration]
        {
            pairs.compactMap(splitPair).map { ConfigAlteration(operation, $0.name, $0.value) }
        }
        return changes(.set, set) + changes(.append, append) + changes(.subtract, subtract)
            + delete.map { ConfigAlteration(.delete, $0) }
    }
}

extension ConfigEntry.Source {
    /// As `--json` and tables name it.
    var name: String {
        switch self {
        case .unknown: "unknown"
        case .topic: "topic"
        case .dynamicBroker: "broker"
        case .dynamicBrokerDefault: "broker-defaults"
        case .staticBroker: "broker-file"
        case .builtIn: "default"
        case .brokerLogger: "logger"
        case .clientMetrics: "client-metrics"
        case .group: "group"
        }
    }

    /// Whether somebody chose the value.
    var isChosen: Bool { self != .builtIn && self != .unknown }
}

extension ConfigEntry {
    /// The value for people.
    var valueText: String { isSensitive ? "(hidden)" : value ?? "(none)" }

    /// Everything that the broker tells; details only where it was asked for them.
    func jsonMembers(withDetails: Bool) -> [(key: String, value: JSONValue)] {
        func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
        var members: [(key: String, value: JSONValue)] = [
            ("value", optional(value)), ("source", .string(source.name)),
            ("read-only", .boolean(isReadOnly)), ("sensitive", .boolean(isSensitive)),
            ("type", .string("\(type)")),
        ]
        guard withDetails else { return members }
        let synonyms = synonyms.map {
            JSONValue.object([
                ("name", .string($0.name)), ("value", optional($0.value)),
                ("source", .string($0.source.name)),
            ])
        }
        members += [
            ("synonyms", .array(synonyms)), ("documentation", optional(documentation)),
        ]
        return members
    }

    /// Lines that say more than the table does.
    var detailText: String {
        var text = "\(name)=\(valueText)\n"
        let marks = [isReadOnly ? "read-only" : nil, isSensitive ? "secret" : nil].compactMap { $0 }
        let kind = ([type == .unknown ? nil : "\(type)"] + marks).compactMap { $0 }
        text += "    source: \(source.name)"
        text += kind.isEmpty ? "\n" : "; \(kind.joined(separator: ", "))\n"
        for synonym in synonyms {
            let value = isSensitive ? "(hidden)" : synonym.value ?? "(none)"
            text += "    \(synonym.source.name): \(synonym.name)=\(value)\n"
        }
        if let documentation, !documentation.isEmpty {
            text += "    \(documentation)\n"
        }
        return text
    }
}
