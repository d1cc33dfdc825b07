/// What groups and the topic of committed offsets are told.
extension BrokerConfigs {
    static let classicGroups: [SettingDefinition] = [
        .init(
            "group.min.session.timeout.ms", .int, default: .integer(6_000),
            doc: "Shortest session timeout, in milliseconds, a member of a classic "
                + "group may ask for.",
            inert: .groups),
        .init(
            "group.max.session.timeout.ms", .int, default: .integer(1_800_000),
            doc: "Longest session timeout, in milliseconds, a member of a classic group "
                + "may ask for.",
            inert: .groups),
        .init(
            "group.max.size", .int, default: .integer(2_147_483_647), .atLeast(1),
            doc: "Most members of a classic group.", inert: .groups),
        .init(
            "group.coordinator.rebalance.protocols", .list,
            default: .list(["classic", "consumer", "streams"]),
            .elements(["classic", "consumer", "share", "streams"]),
            doc: "Protocols that groups may use.", inert: .groups),
        .init(
            "group.coordinator.threads", .int, default: .integer(4), .atLeast(1),
            doc: "Threads of the group coordinator.", inert: .groups),
        .init(
            "group.coordinator.append.linger.ms", .int, default: .integer(-1), .atLeast(-1),
            doc: "Milliseconds the coordinator gathers writes for, -1 to choose by load.",
            inert: .groups),
        .init(
            "group.coordinator.cached.buffer.max.bytes", .int, default: .integer(1_048_588),
            .atLeast(524_288),
            doc: "Largest buffer, in bytes, that the group coordinator keeps to use again.",
            inert: .groups),
    ]

    static let offsets: [SettingDefinition] = [
        .init(
            "offset.metadata.max.bytes", .int, default: .integer(4_096),
            doc: "Longest text, in bytes, that may be committed beside an offset.", inert: .groups),
        .init(
            "offsets.load.buffer.size", .int, default: .integer(5_242_880), .atLeast(1),
            doc: "Bytes read at a time when committed offsets are loaded.", inert: .groups),
        .init(
            "offsets.topic.replication.factor", .short, default: .integer(3), .atLeast(1),
            doc: "Replicas of the topic of committed offsets.", inert: .groups),
        .init(
            "offsets.topic.segment.bytes", .int, default: .integer(104_857_600), .atLeast(1),
            doc: "Segment size, in bytes, of the topic of committed offsets.", inert: .groups),
        .init(
            "offsets.topic.compression.codec", .int, default: .integer(0),
            doc: "Compression of the topic of committed offsets: 0 none, 1 gzip, 2 "
                + "snappy, 3 lz4, 4 zstd.",
            inert: .groups),
        .init(
            "offsets.retention.minutes", .int, default: .integer(10_080), .atLeast(1),
            doc: "Minutes that offsets of an empty group are kept.", inert: .groups),
        .init(
            "offsets.retention.check.interval.ms", .long, default: .integer(600_000),
            .atLeast(1),
            doc: "Milliseconds between two looks for offsets that may go.", inert: .groups),
        .init(
            "offsets.commit.timeout.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Milliseconds a commit may wait for the replicas of its topic.", inert: .groups),
    ]

    static let consumerGroups: [SettingDefinition] = [
        .init(
            "group.consumer.session.timeout.ms", .int, default: .integer(45_000), .atLeast(1),
            doc: "Milliseconds without a heartbeat after which a member of a consumer "
                + "group is out.",
            inert: .groups),
        .init(
            "group.consumer.min.session.timeout.ms", .int, default: .integer(45_000),
            .atLeast(1),
            doc: "Shortest consumer.session.timeout.ms a group may have.", inert: .groups),
        .init(
            "group.consumer.max.session.timeout.ms", .int, default: .integer(60_000),
            .atLeast(1),
            doc: "Longest consumer.session.timeout.ms a group may have.", inert: .groups),
        .init(
            "group.consumer.heartbeat.interval.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Milliseconds between two heartbeats of a member of a consumer group.",
            inert: .groups),
        .init(
            "group.consumer.min.heartbeat.interval.ms", .int, default: .integer(5_000),
            .atLeast(1),
            doc: "Shortest consumer.heartbeat.interval.ms a group may have.", inert: .groups),
        .init(
            "group.consumer.max.heartbeat.interval.ms", .int, default: .integer(15_000),
            .atLeast(1),
            doc: "Longest consumer.heartbeat.interval.ms a group may have.", inert: .groups),
        .init(
            "group.consumer.max.size", .int, default: .integer(2_147_483_647), .atLeast(1),
            doc: "Most members of a consumer group.", inert: .groups),
        .init(
            "group.consumer.assignors", .list, default: .list(["uniform", "range"]),
            doc: "Assignors of the broker's side, the first being the default.", inert: .groups),
        .init(
            "group.consumer.migration.policy", .string, default: .string("bidirectional"),
            .oneOf(["disabled", "downgrade", "upgrade", "bidirectional"]),
            doc: "Between which protocols a group may change while it lives.", inert: .groups),
        .init(
            "group.consumer.regex.refresh.interval.ms", .int, default: .integer(600_000),
            .atLeast(10_000),
            doc: "Milliseconds between two looks for topics that a group's patterns match.",
            inert: .groups),
    ]
}
