/// The configs of a topic under Kafka's names, with Kafka's types, ranges and defaults (Apache
/// Kafka
/// 4.x) and the broker configs that supply their defaults.
public enum TopicConfigs {
    /// Every definition, sorted by name as Kafka answers them.
    public static let all: [SettingDefinition] =
        (segments + retention + compaction + records
        + replication + remote).sorted { $0.name < $1.name }

    /// Every name, sorted.
    public static let names: [String] = all.map(\.name)

    /// The definition of a topic config, or nil if the name is unknown.
    public static func definition(_ name: String) -> SettingDefinition? { index[name] }

    private static let index: [String: SettingDefinition] = Dictionary(
        uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// Checks one name and value as a client sends them.
    ///
    /// - Throws: what is wrong with the name or the value; its description is fit for the client.
    public static func parse(
        name: String, value: String
    ) throws(SettingError) -> SettingValue {
        guard let definition = definition(name) else {
            throw SettingError(
                name: name, value: nil, allowed: "",
                suggestion: NearestName.of(name, among: names))
        }
        return try definition.parse(value)
    }

    static let segments: [SettingDefinition] = [
        .init(
            "segment.bytes", .int, default: .integer(1_073_741_824), .atLeast(1_048_576),
            doc: "Size in bytes at which a new segment begins.",
            synonyms: [.init("log.segment.bytes")]),
        .init(
            "segment.ms", .long, default: .integer(604_800_000), .atLeast(1),
            doc: "Age in milliseconds at which a new segment begins.",
            synonyms: [.init("log.roll.ms"), .init("log.roll.hours", times: hour)]),
        .init(
            "segment.jitter.ms", .long, default: .integer(0), .atLeast(0),
            doc: "Largest random time, in milliseconds, taken off segment.ms.",
            synonyms: [.init("log.roll.jitter.ms"), .init("log.roll.jitter.hours", times: hour)]),
        .init(
            "segment.index.bytes", .int, default: .integer(10_485_760), .atLeast(4),
            doc: "Largest offset index of a segment, in bytes.",
            synonyms: [.init("log.index.size.max.bytes")]),
        .init(
            "index.interval.bytes", .int, default: .integer(4_096), .atLeast(0),
            doc: "Bytes of records between two entries of the offset index.",
            synonyms: [.init("log.index.interval.bytes")]),
        .init(
            "preallocate", .boolean, default: .boolean(false),
            doc: "Whether a segment's file gets its full size when it is created.",
            synonyms: [.init("log.preallocate")]),
        .init(
            "file.delete.delay.ms", .long, default: .integer(60_000), .atLeast(0),
            doc: "Milliseconds between dropping a segment and deleting its file.",
            synonyms: [.init("log.segment.delete.delay.ms")]),
        .init(
            "flush.messages", .long, default: .integer(.max), .atLeast(1),
            doc: "Records after which the log is flushed to the device.",
            synonyms: [.init("log.flush.interval.messages")]),
        .init(
            "flush.ms", .long, default: .integer(.max), .atLeast(0),
            doc: "Milliseconds a record may stay unflushed.",
            synonyms: [
                .init("log.flush.interval.ms"), .init("log.flush.scheduler.interval.ms"),
            ]),
    ]

    static let retention: [SettingDefinition] = [
        .init(
            "cleanup.policy", .list, default: .list(["delete"]), .elements(["compact", "delete"]),
            doc: "What happens to old segments: delete by age and size, compact by key, or both; "
                + "empty keeps them for ever.",
            synonyms: [.init("log.cleanup.policy")]),
        .init(
            "retention.ms", .long, default: .integer(604_800_000), .atLeast(-1),
            doc: "Milliseconds records are kept, -1 for ever.",
            synonyms: [
                .init("log.retention.ms"), .init("log.retention.minutes", times: minute),
                .init("log.retention.hours", times: hour),
            ]),
        .init(
            "retention.bytes", .long, default: .integer(-1), .any,
            doc: "Bytes kept of each partition; negative for no limit.",
            synonyms: [.init("log.retention.bytes")]),
    ]

    static let compaction: [SettingDefinition] = [
        .init(
            "delete.retention.ms", .long, default: .integer(86_400_000), .atLeast(0),
            doc: "Milliseconds a tombstone is kept in a compacted topic.",
            synonyms: [.init("log.cleaner.delete.retention.ms")], inert: .compaction),
        .init(
            "min.compaction.lag.ms", .long, default: .integer(0), .atLeast(0),
            doc: "Milliseconds a record stays uncompacted at least.",
            synonyms: [.init("log.cleaner.min.compaction.lag.ms")], inert: .compaction),
        .init(
            "max.compaction.lag.ms", .long, default: .integer(.max), .atLeast(1),
            doc: "Milliseconds a record stays uncompacted at most.",
            synonyms: [.init("log.cleaner.max.compaction.lag.ms")], inert: .compaction),
        .init(
            "min.cleanable.dirty.ratio", .double, default: .double(0.5), .fraction(0...1),
            doc: "Share of the log that must be uncompacted before it is compacted.",
            synonyms: [.init("log.cleaner.min.cleanable.ratio")], inert: .compaction),
    ]

    static let records: [SettingDefinition] = [
        .init(
            "max.message.bytes", .int, default: .integer(1_048_588), .atLeast(0),
            doc: "Largest record batch, in bytes, after compression.",
            synonyms: [.init("message.max.bytes")]),
        .init(
            "compression.type", .string, default: .string("producer"),
            .oneOf(["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]),
            doc: "How batches are stored; producer keeps what the producer chose.",
            synonyms: [.init("compression.type")]),
        .init(
            "compression.gzip.level", .int, default: .integer(-1), .withinOr(1...9, -1),
            doc: "Level when the broker compresses with gzip; -1 is the library's choice.",
            synonyms: [.init("compression.gzip.level")]),
        .init(
            "compression.lz4.level", .int, default: .integer(9), .within(1...17),
            doc: "Level when the broker compresses with lz4.",
            synonyms: [.init("compression.lz4.level")]),
        .init(
            "compression.zstd.level", .int, default: .integer(3), .within(-131_072...22),
            doc: "Level when the broker compresses with zstd.",
            synonyms: [.init("compression.zstd.level")]),
        .init(
            "message.timestamp.type", .string, default: .string("CreateTime"),
            .oneOf(["CreateTime", "LogAppendTime"]),
            doc: "Whether a record keeps the producer's time or gets the broker's.",
            synonyms: [.init("log.message.timestamp.type")]),
        .init(
            "message.timestamp.before.max.ms", .long, default: .integer(.max), .atLeast(0),
            doc: "How far, in milliseconds, a CreateTime may lie before the broker's clock.",
            synonyms: [.init("log.message.timestamp.before.max.ms")]),
        .init(
            "message.timestamp.after.max.ms", .long, default: .integer(3_600_000), .atLeast(0),
            doc: "How far, in milliseconds, a CreateTime may lie after the broker's clock.",
            synonyms: [.init("log.message.timestamp.after.max.ms")]),
    ]

    static let replication: [SettingDefinition] = [
        .init(
            "min.insync.replicas", .int, default: .integer(1), .atLeast(1),
            doc: "In-sync replicas below which a produce with acks=all is refused.",
            synonyms: [.init("min.insync.replicas")]),
        .init(
            "unclean.leader.election.enable", .boolean, default: .boolean(false),
            doc:
                "Whether a replica outside the in-sync set may lead when no other can; loses data.",
            synonyms: [.init("unclean.leader.election.enable")], inert: .replication),
        .init(
            "leader.replication.throttled.replicas", .list, default: .list([]), .throttledReplicas,
            doc: "Replicas throttled on the leader's side (KIP-73).", inert: .replication),
        .init(
            "follower.replication.throttled.replicas", .list, default: .list([]),
            .throttledReplicas, doc: "Replicas throttled on the follower's side (KIP-73).",
            inert: .replication),
    ]

    static let remote: [SettingDefinition] = [
        .init(
            "remote.storage.enable", .boolean, default: .boolean(false),
            doc: "Whether segments are copied to remote storage (KIP-405).", inert: .tiering),
        .init(
            "local.retention.ms", .long, default: .integer(-2), .atLeast(-2),
            doc: "Milliseconds a copied segment stays local; -2 takes retention.ms.",
            synonyms: [.init("log.local.retention.ms")],
            inert: .tiering),
        .init(
            "local.retention.bytes", .long, default: .integer(-2), .atLeast(-2),
            doc: "Bytes of copied segments that stay local; -2 takes retention.bytes.",
            synonyms: [.init("log.local.retention.bytes")],
            inert: .tiering),
        .init(
            "remote.log.copy.disable", .boolean, default: .boolean(false),
            doc: "Whether copying to remote storage is stopped (KIP-950).", inert: .tiering),
        .init(
            "remote.log.delete.on.disable", .boolean, default: .boolean(false),
            doc: "Whether remote segments go when remote storage is disabled (KIP-950).",
            inert: .tiering),
    ]

    private static let minute: Int64 = 60_000
    private static let hour: Int64 = 3_600_000
}
