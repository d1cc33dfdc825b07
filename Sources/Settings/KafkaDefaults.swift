/// The broker configs that Weir takes under Kafka's own names, with Kafka's types, ranges and
/// defaults (Apache Kafka 4.x). They are the keys under `defaults:` of the configuration file.
public enum KafkaDefaults {
    /// Every definition, in the order of the configuration file.
    public static let all: [SettingDefinition] =
        topics + records + segments + retention + cleaner
        + flushing + fetching + producersAndGroups

    /// Every name, in the same order.
    public static let names: [String] = all.map(\.name)

    /// The definition of a broker config, or nil if the name is unknown.
    public static func definition(_ name: String) -> SettingDefinition? { index[name] }

    private static let index: [String: SettingDefinition] = Dictionary(
        uniqueKeysWithValues: all.map { ($0.name, $0) })

    static let topics: [SettingDefinition] = [
        .init(
            "num.partitions", .int, default: .integer(1), .atLeast(1),
            doc: "Partitions of a topic that is created without saying how many.",
            update: .clusterWide),
        .init(
            "default.replication.factor", .int, default: .integer(1), .atLeast(1),
            doc: "Replicas of each partition of a topic created without saying how many.",
            update: .clusterWide),
        .init(
            "auto.create.topics.enable", .boolean, default: .boolean(true),
            doc: "Whether asking for the metadata of a missing topic creates it.",
            update: .clusterWide),
        .init(
            "delete.topic.enable", .boolean, default: .boolean(true),
            doc: "Whether clients may delete topics.", update: .clusterWide),
        .init(
            "min.insync.replicas", .int, default: .integer(1), .atLeast(1),
            doc: "In-sync replicas below which a produce with acks=all is refused.",
            update: .clusterWide),
        .init(
            "unclean.leader.election.enable", .boolean, default: .boolean(false),
            doc:
                "Whether a replica outside the in-sync set may lead when no other can; loses data.",
            update: .clusterWide, inert: .replication),
    ]

    static let records: [SettingDefinition] = [
        .init(
            "message.max.bytes", .int, default: .integer(1_048_588), .atLeast(0),
            doc: "Largest record batch, in bytes, after compression.", update: .clusterWide),
        .init(
            "compression.type", .string, default: .string("producer"),
            .oneOf(["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]),
            doc: "How batches are stored; producer keeps what the producer chose.",
            update: .clusterWide),
        .init(
            "compression.gzip.level", .int, default: .integer(-1), .withinOr(1...9, -1),
            doc: "Level when the broker compresses with gzip; -1 is the library's choice.",
            update: .clusterWide),
        .init(
            "compression.lz4.level", .int, default: .integer(9), .within(1...17),
            doc: "Level when the broker compresses with lz4.", update: .clusterWide),
        .init(
            "compression.zstd.level", .int, default: .integer(3), .within(-131_072...22),
            doc: "Level when the broker compresses with zstd.", update: .clusterWide),
        .init(
            "log.message.timestamp.type", .string, default: .string("CreateTime"),
            .oneOf(["CreateTime", "LogAppendTime"]),
            doc: "Whether a record keeps the producer's time or gets the broker's.",
            update: .clusterWide),
        .init(
            "log.message.timestamp.before.max.ms", .long, default: .integer(.max), .atLeast(0),
            doc: "How far, in milliseconds, a CreateTime may lie before the broker's clock.",
            update: .clusterWide),
        .init(
            "log.message.timestamp.after.max.ms", .long, default: .integer(3_600_000), .atLeast(0),
            doc: "How far, in milliseconds, a CreateTime may lie after the broker's clock.",
            update: .clusterWide),
    ]

    static let segments: [SettingDefinition] = [
        .init(
            "log.segment.bytes", .int, default: .integer(1_073_741_824), .atLeast(1_048_576),
            doc: "Size in bytes at which a new segment begins.", update: .clusterWide),
        .init(
            "log.roll.ms", .long, default: nil, .atLeast(1),
            doc:
                "Age in milliseconds at which a new segment begins; unset, log.roll.hours decides.",
            update: .clusterWide),
        .init(
            "log.roll.hours", .int, default: .integer(168), .atLeast(1),
            doc: "Age in hours at which a new segment begins."),
        .init(
            "log.roll.jitter.ms", .long, default: nil, .atLeast(0),
            doc: "Largest random time, in milliseconds, taken off the age; unset, "
                + "log.roll.jitter.hours decides.", update: .clusterWide),
        .init(
            "log.roll.jitter.hours", .int, default: .integer(0), .atLeast(0),
            doc: "Largest random time, in hours, taken off the age at which a segment ends."),
        .init(
            "log.index.interval.bytes", .int, default: .integer(4_096), .atLeast(0),
            doc: "Bytes of records between two entries of the offset index.", update: .clusterWide),
        .init(
            "log.index.size.max.bytes", .int, default: .integer(10_485_760), .atLeast(4),
            doc: "Largest offset index of a segment, in bytes.", update: .clusterWide),
        .init(
            "log.preallocate", .boolean, default: .boolean(false),
            doc: "Whether a segment's file gets its full size when it is created.",
            update: .clusterWide),
        .init(
            "log.segment.delete.delay.ms", .long, default: .integer(60_000), .atLeast(0),
            doc: "Milliseconds between dropping a segment and deleting its file.",
            update: .clusterWide),
    ]

    static let retention: [SettingDefinition] = [
        .init(
            "log.cleanup.policy", .list, default: .list(["delete"]),
            .elements(["compact", "delete"]),
            doc: "What happens to old segments: delete by age and size, compact by key, or both.",
            update: .clusterWide),
        .init(
            "log.retention.ms", .long, default: nil, .atLeast(-1),
            doc:
                "Milliseconds records are kept, -1 for ever; unset, log.retention.minutes decides.",
            update: .clusterWide),
        .init(
            "log.retention.minutes", .int, default: nil, .atLeast(-1),
            doc: "Minutes records are kept, -1 for ever; unset, log.retention.hours decides."),
        .init(
            "log.retention.hours", .int, default: .integer(168), .atLeast(-1),
            doc: "Hours records are kept, -1 for ever."),
        .init(
            "log.retention.bytes", .long, default: .integer(-1), .atLeast(-1),
            doc: "Bytes kept of each partition, -1 for no limit.", update: .clusterWide),
        .init(
            "log.retention.check.interval.ms", .long, default: .integer(300_000), .atLeast(1),
            doc: "Milliseconds between two looks for segments that may go."),
        .init(
            "log.initial.task.delay.ms", .long, default: .integer(30_000), .atLeast(0),
            doc: "Milliseconds after the start at which background work on logs begins."),
    ]

    static let cleaner: [SettingDefinition] = [
        .init(
            "log.cleaner.delete.retention.ms", .long, default: .integer(86_400_000), .atLeast(0),
            doc: "Milliseconds a tombstone is kept in a compacted topic.", update: .clusterWide,
            inert: .compaction),
        .init(
            "log.cleaner.min.compaction.lag.ms", .long, default: .integer(0), .atLeast(0),
            doc: "Milliseconds a record stays uncompacted at least.", update: .clusterWide,
            inert: .compaction),
        .init(
            "log.cleaner.max.compaction.lag.ms", .long, default: .integer(.max), .atLeast(1),
            doc: "Milliseconds a record stays uncompacted at most.", update: .clusterWide,
            inert: .compaction),
        .init(
            "log.cleaner.min.cleanable.ratio", .double, default: .double(0.5), .fraction(0...1),
            doc: "Share of a log that must be uncompacted before it is compacted.",
            update: .clusterWide, inert: .compaction),
    ]

    static let flushing: [SettingDefinition] = [
        .init(
            "log.flush.interval.messages", .long, default: .integer(.max), .atLeast(1),
            doc: "Records of a partition after which its log is flushed to the device.",
            update: .clusterWide),
        .init(
            "log.flush.interval.ms", .long, default: nil, .atLeast(0),
            doc: "Milliseconds a record may stay unflushed; unset, "
                + "log.flush.scheduler.interval.ms decides.", update: .clusterWide),
        .init(
            "log.flush.scheduler.interval.ms", .long, default: .integer(.max), .atLeast(0),
            doc: "Milliseconds between two looks for logs to flush."),
    ]

    static let fetching: [SettingDefinition] = [
        .init(
            "fetch.max.bytes", .int, default: .integer(57_671_680), .atLeast(1_024),
            doc: "Most bytes of records in the answer to one fetch.", update: .clusterWide),
        .init(
            "max.incremental.fetch.session.cache.slots", .int, default: .integer(1_000),
            .atLeast(0),
            doc: "Fetch sessions kept at once."),
        .init(
            "max.request.partition.size.limit", .int, default: .integer(2_000), .atLeast(1),
            doc: "Most partitions in one page of DescribeTopicPartitions."),
    ]

    static let producersAndGroups: [SettingDefinition] = [
        .init(
            "producer.id.expiration.ms", .int, default: .integer(86_400_000), .atLeast(1),
            doc: "Milliseconds after its last write at which a producer id is forgotten.",
            update: .clusterWide),
        .init(
            "producer.id.expiration.check.interval.ms", .int, default: .integer(600_000),
            .atLeast(1), doc: "Milliseconds between two looks for producer ids to forget."),
        .init(
            "transaction.max.timeout.ms", .int, default: .integer(900_000), .atLeast(1),
            doc: "Longest transaction timeout, in milliseconds, a producer may ask for.",
            inert: .transactions),
        .init(
            "group.initial.rebalance.delay.ms", .int, default: .integer(3_000), .atLeast(0),
            doc: "Milliseconds an empty group waits for more members before its first rebalance.",
            inert: .groups),
        .init(
            "offsets.topic.num.partitions", .int, default: .integer(50), .atLeast(1),
            doc: "Partitions of the topic of committed offsets; fixed once it exists.",
            inert: .groups),
    ]
}
