/// The configs of a subscription to clients' metrics (KIP-714).
public enum ClientMetricsConfigs {
    /// Every definition, sorted by name.
    public static let all: [SettingDefinition] = [
        .init(
            "interval.ms", .int, default: .integer(300_000), .within(100...3_600_000),
            doc: "Milliseconds between two pushes of a client's metrics.", inert: .telemetry),
        .init(
            "match", .list, default: .list([]), .clientMatches,
            doc: "Which clients push, as name=pattern pairs that must all match; empty is all.",
            inert: .telemetry),
        .init(
            "metrics", .list, default: .list([]),
            doc: "Prefixes of the names of metrics to push; * is all of them, empty none.",
            inert: .telemetry),
    ]

    /// The definition of a config, or nil if the name is unknown.
    public static func definition(_ name: String) -> SettingDefinition? {
        all.first { $0.name == name }
    }

    /// Checks one name and value as a client sends them.
    ///
    /// - Throws: what is wrong with the name or the value; its description is fit for the client.
    public static func parse(
        name: String, value: String
    ) throws(SettingError) -> SettingValue {
        guard let definition = definition(name) else {
            throw SettingError(
                name: name, value: nil, allowed: "",
                suggestion: NearestName.of(name, among: all.map(\.name)))
        }
        return try definition.parse(value)
    }
}
