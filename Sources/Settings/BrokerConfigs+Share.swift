/// What share and streams groups are told.
extension BrokerConfigs {
    static let shareGroups: [SettingDefinition] = [
        .init(
            "group.share.session.timeout.ms", .int, default: .integer(45_000), .atLeast(1),
            doc: "Milliseconds without a heartbeat after which a member of a share group is out.",
            inert: .shareGroups),
        .init(
            "group.share.min.session.timeout.ms", .int, default: .integer(45_000), .atLeast(1),
            doc: "Shortest share.session.timeout.ms a group may have.", inert: .shareGroups),
        .init(
            "group.share.max.session.timeout.ms", .int, default: .integer(60_000), .atLeast(1),
            doc: "Longest share.session.timeout.ms a group may have.", inert: .shareGroups),
        .init(
            "group.share.heartbeat.interval.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Milliseconds between two heartbeats of a member of a share group.",
            inert: .shareGroups),
        .init(
            "group.share.min.heartbeat.interval.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Shortest share.heartbeat.interval.ms a group may have.", inert: .shareGroups),
        .init(
            "group.share.max.heartbeat.interval.ms", .int, default: .integer(15_000),
            .atLeast(1),
            doc: "Longest share.heartbeat.interval.ms a group may have.", inert: .shareGroups),
        .init(
            "group.share.max.size", .int, default: .integer(200), .within(1...1_000),
            doc: "Most members of a share group.", inert: .shareGroups),
        .init(
            "group.share.assignors", .list, default: .list(["simple"]),
            doc: "Assignors of share groups.", inert: .shareGroups),
        .init(
            "group.share.max.share.sessions", .int, default: .integer(2_000), .atLeast(1),
            doc: "Most share sessions of a broker.", inert: .shareGroups),
    ]

    static let shareLocks: [SettingDefinition] = [
        .init(
            "group.share.delivery.count.limit", .int, default: .integer(5), .within(2...10),
            doc: "Deliveries after which a record of a share group is given up.",
            inert: .shareGroups),
        .init(
            "group.share.min.delivery.count.limit", .int, default: .integer(2), .within(2...5),
            doc: "Lowest share.delivery.count.limit a group may have.", inert: .shareGroups),
        .init(
            "group.share.max.delivery.count.limit", .int, default: .integer(10), .within(5...25),
            doc: "Highest share.delivery.count.limit a group may have.", inert: .shareGroups),
        .init(
            "group.share.record.lock.duration.ms", .int, default: .integer(30_000),
            .within(1_000...3_600_000),
            doc: "Milliseconds a record is locked for the member that acquired it.",
            inert: .shareGroups),
        .init(
            "group.share.min.record.lock.duration.ms", .int, default: .integer(15_000),
            .within(1_000...30_000),
            doc: "Shortest share.record.lock.duration.ms a group may have.", inert: .shareGroups),
        .init(
            "group.share.max.record.lock.duration.ms", .int, default: .integer(60_000),
            .within(30_000...3_600_000),
            doc: "Longest share.record.lock.duration.ms a group may have.", inert: .shareGroups),
        .init(
            "group.share.partition.max.record.locks", .int, default: .integer(2_000),
            .within(100...10_000),
            doc: "Most records of one partition that a share group may lock at once.",
            inert: .shareGroups),
        .init(
            "group.share.min.partition.max.record.locks", .int, default: .integer(100),
            .within(100...2_000),
            doc: "Lowest share.partition.max.record.locks a group may have.", inert: .shareGroups),
        .init(
            "group.share.max.partition.max.record.locks", .int, default: .integer(10_000),
            .within(2_000...20_000),
            doc: "Highest share.partition.max.record.locks a group may have.", inert: .shareGroups),
    ]

    static let shareCoordinator: [SettingDefinition] = [
        .init(
            "share.coordinator.state.topic.num.partitions", .int, default: .integer(50),
            .atLeast(1),
            doc: "Partitions of the topic of share groups' state.", inert: .shareGroups),
        .init(
            "share.coordinator.state.topic.replication.factor", .short, default: .integer(3),
            .atLeast(1),
            doc: "Replicas of the topic of share groups' state.", inert: .shareGroups),
        .init(
            "share.coordinator.state.topic.min.isr", .short, default: .integer(2), .atLeast(1),
            doc: "In-sync replicas the topic of share groups' state needs.", inert: .shareGroups),
        .init(
            "share.coordinator.state.topic.segment.bytes", .int, default: .integer(104_857_600),
            .atLeast(1),
            doc: "Segment size, in bytes, of the topic of share groups' state.",
            inert: .shareGroups),
        .init(
            "share.coordinator.state.topic.compression.codec", .int, default: .integer(0),
            doc: "Compression of the topic of share groups' state.", inert: .shareGroups),
        .init(
            "share.coordinator.state.topic.prune.interval.ms", .int, default: .integer(300_000),
            .atLeast(1),
            doc: "Milliseconds between two prunings of the topic of share groups' state.",
            inert: .shareGroups),
        .init(
            "share.coordinator.threads", .int, default: .integer(1), .atLeast(1),
            doc: "Threads of the share coordinator.", inert: .shareGroups),
        .init(
            "share.coordinator.snapshot.update.records.per.snapshot", .int,
            default: .integer(500), .within(0...500),
            doc: "Updates between two snapshots of a share group's state.", inert: .shareGroups),
        .init(
            "share.coordinator.cold.partition.snapshot.interval.ms", .int,
            default: .integer(300_000), .atLeast(1),
            doc: "Milliseconds after which the state of a quiet partition gets a snapshot.",
            inert: .shareGroups),
        .init(
            "share.coordinator.load.buffer.size", .int, default: .integer(5_242_880),
            .atLeast(1),
            doc: "Bytes read at a time when the state of share groups is loaded.",
            inert: .shareGroups),
        .init(
            "share.coordinator.append.linger.ms", .int, default: .integer(-1), .atLeast(-1),
            doc: "Milliseconds the share coordinator gathers writes for, -1 to choose by load.",
            inert: .shareGroups),
        .init(
            "share.coordinator.cached.buffer.max.bytes", .int, default: .integer(1_048_588),
            .atLeast(524_288),
            doc: "Largest buffer, in bytes, that the share coordinator keeps to use again.",
            inert: .shareGroups),
        .init(
            "share.coordinator.write.timeout.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Milliseconds a write of the share coordinator may take.", inert: .shareGroups),
        .init(
            "share.fetch.purgatory.purge.interval.requests", .int, default: .integer(1_000),
            doc: "Requests between two purges of share fetches that wait.", inert: .shareGroups),
    ]

    static let streamsGroups: [SettingDefinition] = [
        .init(
            "group.streams.session.timeout.ms", .int, default: .integer(45_000), .atLeast(1),
            doc: "Milliseconds without a heartbeat after which a member of a streams group is out.",
            inert: .streamsGroups),
        .init(
            "group.streams.min.session.timeout.ms", .int, default: .integer(45_000), .atLeast(1),
            doc: "Shortest streams.session.timeout.ms a group may have.", inert: .streamsGroups),
        .init(
            "group.streams.max.session.timeout.ms", .int, default: .integer(60_000), .atLeast(1),
            doc: "Longest streams.session.timeout.ms a group may have.", inert: .streamsGroups),
        .init(
            "group.streams.heartbeat.interval.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Milliseconds between two heartbeats of a member of a streams group.",
            inert: .streamsGroups),
        .init(
            "group.streams.min.heartbeat.interval.ms", .int, default: .integer(5_000),
            .atLeast(1),
            doc: "Shortest streams.heartbeat.interval.ms a group may have.", inert: .streamsGroups),
        .init(
            "group.streams.max.heartbeat.interval.ms", .int, default: .integer(15_000),
            .atLeast(1),
            doc: "Longest streams.heartbeat.interval.ms a group may have.", inert: .streamsGroups),
        .init(
            "group.streams.max.size", .int, default: .integer(2_147_483_647), .atLeast(1),
            doc: "Most members of a streams group.", inert: .streamsGroups),
        .init(
            "group.streams.num.standby.replicas", .int, default: .integer(0), .atLeast(0),
            doc: "Standby copies of each task's state.", inert: .streamsGroups),
        .init(
            "group.streams.max.standby.replicas", .int, default: .integer(2), .atLeast(0),
            doc: "Highest streams.num.standby.replicas a group may have.", inert: .streamsGroups),
        .init(
            "group.streams.initial.rebalance.delay.ms", .int, default: .integer(3_000),
            .atLeast(0),
            doc: "Milliseconds an empty streams group waits for more members.",
            inert: .streamsGroups),
    ]
}
