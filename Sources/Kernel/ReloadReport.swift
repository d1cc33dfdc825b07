public import Config

/// What a reload of the configuration found and did.
public struct ReloadReport: Sendable {
    /// The file that was read.
    public var path: String
    /// Keys whose new values are in force.
    public var applied: [ConfigChange] = []
    /// Keys that stay as they were, each with the reason.
    public var refused: [ConfigChange] = []
    /// What is wrong with the file. If anything is, nothing was changed.
    public var errors: [ConfigError] = []
    /// Nothing was changed because nothing was to be.
    public var isDryRun: Bool

    /// One line for each finding.
    public var lines: [String] {
        if !errors.isEmpty {
            return errors.map(\.description) + ["nothing was changed"]
        }
        let verb = isDryRun ? "would change" : "changed"
        let lines =
            applied.map { "\(verb) \(Self.line($0))" }
            + refused.map { "not changed \(Self.line($0)): \($0.refusal ?? "")" }
        return lines.isEmpty ? ["nothing differs from what runs"] : lines
    }

    private static func line(_ change: ConfigChange) -> String {
        "\(change.path) from \(change.old ?? "unset") to \(change.new ?? "unset") (\(change.place))"
    }

    /// The same for programs.
    var json: String {
        func value(_ change: ConfigChange) -> JSONValue {
            .object([
                ("path", .string(change.path)),
                ("old", change.old.map(JSONValue.string) ?? .null),
                ("new", change.new.map(JSONValue.string) ?? .null),
                ("place", .string(change.place.description)),
                ("refusal", change.refusal.map(JSONValue.string) ?? .null),
            ])
        }
        return JSONValue.object([
            ("path", .string(path)), ("dry-run", .boolean(isDryRun)),
            ("applied", .array(applied.map(value))), ("refused", .array(refused.map(value))),
            ("errors", .array(errors.map { .string($0.description) })),
            ("lines", .array(lines.map(JSONValue.string))),
        ]).text
    }
}
