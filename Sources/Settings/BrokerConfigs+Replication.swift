/// What replicas, the controller and the quorum are told.
extension BrokerConfigs {
    static let replicas: [SettingDefinition] = [
        .init(
            "replica.lag.time.max.ms", .long, default: .integer(30_000),
            doc: "Milliseconds a replica may lag before it is no longer in sync.",
            inert: .replication),
        .init(
            "replica.socket.timeout.ms", .int, default: .integer(30_000),
            doc: "Milliseconds a replica's request to its leader may take.", inert: .replication),
        .init(
            "replica.socket.receive.buffer.bytes", .int, default: .integer(65_536),
            doc: "Receive buffer, in bytes, of connections to leaders.", inert: .replication),
        .init(
            "replica.fetch.max.bytes", .int, default: .integer(1_048_576), .atLeast(0),
            doc: "Most bytes of one partition a replica fetches at once.", inert: .replication),
        .init(
            "replica.fetch.wait.max.ms", .int, default: .integer(500),
            doc: "Longest wait, in milliseconds, of a replica's fetch.", inert: .replication),
        .init(
            "replica.fetch.backoff.ms", .int, default: .integer(1_000), .atLeast(0),
            doc: "Milliseconds a replica rests after a failed fetch.", inert: .replication),
        .init(
            "replica.fetch.min.bytes", .int, default: .integer(1),
            doc: "Fewest bytes for which a replica's fetch is answered before its time.",
            inert: .replication),
        .init(
            "replica.fetch.response.max.bytes", .int, default: .integer(10_485_760), .atLeast(0),
            doc: "Most bytes a replica fetches at once.", inert: .replication),
        .init(
            "num.replica.fetchers", .int, default: .integer(1),
            doc: "Threads that fetch from each leader.", update: .clusterWide, inert: .replication),
        .init(
            "replica.high.watermark.checkpoint.interval.ms", .long, default: .integer(5_000),
            doc: "Milliseconds between two writes of high watermarks.", inert: .checkpoints),
        .init(
            "replica.selector.class", .string, default: nil,
            doc: "Class that picks the replica a consumer reads from.", inert: .replication),
        .init(
            "auto.leader.rebalance.enable", .boolean, default: .boolean(true),
            doc: "Whether leadership goes back to preferred replicas by itself.",
            inert: .replication),
        .init(
            "leader.imbalance.check.interval.seconds", .long, default: .integer(300),
            .atLeast(1),
            doc: "Seconds between two looks at who leads.", inert: .replication),
        .init(
            "leader.imbalance.per.broker.percentage", .int, default: .integer(10),
            doc: "Share of partitions led by others, in percent, that a broker may have.",
            inert: .replication),
        .init(
            "inter.broker.protocol.version", .string, default: .string("4.0-IV3"),
            doc: "Level of the protocol between brokers; replaced by metadata.version.",
            inert: .replication),
        .init(
            "security.inter.broker.protocol", .string, default: .string("PLAINTEXT"),
            .oneOf(["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]),
            doc: "Security protocol between brokers.", inert: .replication),
        .init(
            "controlled.shutdown.enable", .boolean, default: .boolean(true),
            doc: "Whether a broker hands over its partitions before it stops.",
            inert: .replication),
    ]

    static let waiting: [SettingDefinition] = [
        .init(
            "fetch.purgatory.purge.interval.requests", .int, default: .integer(1_000),
            doc: "Requests between two purges of fetches that wait.", inert: .purgatory),
        .init(
            "producer.purgatory.purge.interval.requests", .int, default: .integer(1_000),
            doc: "Requests between two purges of produces that wait.", inert: .purgatory),
        .init(
            "delete.records.purgatory.purge.interval.requests", .int, default: .integer(1),
            doc: "Requests between two purges of DeleteRecords that wait.", inert: .purgatory),
    ]

    static let controllers: [SettingDefinition] = [
        .init(
            "controller.listener.names", .list, default: nil,
            doc: "Listeners of the controller.", inert: .quorum),
        .init(
            "controller.quorum.voters", .list, default: .list([]),
            doc: "Voters of the metadata quorum, as id@host:port.", inert: .quorum),
        .init(
            "controller.quorum.bootstrap.servers", .list, default: .list([]),
            doc: "Where the metadata quorum is found, as host:port.", inert: .quorum),
        .init(
            "controller.quorum.election.timeout.ms", .int, default: .integer(1_000),
            doc: "Milliseconds without a leader after which an election begins.", inert: .quorum),
        .init(
            "controller.quorum.fetch.timeout.ms", .int, default: .integer(2_000),
            doc: "Milliseconds without an answer after which a voter looks for a leader.",
            inert: .quorum),
        .init(
            "controller.quorum.election.backoff.max.ms", .int, default: .integer(1_000),
            doc: "Longest wait, in milliseconds, before another election.", inert: .quorum),
        .init(
            "controller.quorum.append.linger.ms", .int, default: .integer(25),
            doc: "Milliseconds the leader gathers metadata records for.", inert: .quorum),
        .init(
            "controller.quorum.request.timeout.ms", .int, default: .integer(2_000),
            doc: "Milliseconds a request within the quorum may take.", inert: .quorum),
        .init(
            "controller.quorum.retry.backoff.ms", .int, default: .integer(20),
            doc: "Milliseconds before such a request is sent again.", inert: .quorum),
        .init(
            "controller.quorum.auto.join.enable", .boolean, default: .boolean(false),
            doc: "Whether a controller joins the voters by itself.", inert: .quorum),
        .init(
            "controller.socket.timeout.ms", .int, default: .integer(30_000),
            doc: "Milliseconds a request to the controller may take.", inert: .quorum),
        .init(
            "controller.performance.sample.period.ms", .long, default: .integer(60_000),
            .atLeast(100),
            doc: "Milliseconds over which slow events of the controller are gathered.",
            inert: .quorum),
        .init(
            "controller.performance.always.log.threshold.ms", .long, default: .integer(2_000),
            .atLeast(0),
            doc: "Milliseconds of a controller's event from which it is logged at once.",
            inert: .quorum),
    ]

    static let registration: [SettingDefinition] = [
        .init(
            "broker.heartbeat.interval.ms", .int, default: .integer(2_000),
            doc: "Milliseconds between two heartbeats of a broker to the controller.",
            inert: .registration),
        .init(
            "broker.session.timeout.ms", .int, default: .integer(9_000),
            doc: "Milliseconds without a heartbeat after which a broker is fenced.",
            inert: .registration),
        .init(
            "initial.broker.registration.timeout.ms", .int, default: .integer(60_000),
            doc: "Milliseconds a broker may take to register.", inert: .registration),
        .init(
            "broker.rack", .string, default: nil,
            doc: "Rack the broker is in.", inert: .registration),
    ]

    static let metadataLog: [SettingDefinition] = [
        .init(
            "metadata.log.max.record.bytes.between.snapshots", .long,
            default: .integer(20_971_520), .atLeast(1),
            doc: "Bytes of metadata records between two snapshots.", inert: .metadataLog),
        .init(
            "metadata.log.max.snapshot.interval.ms", .long, default: .integer(3_600_000),
            .atLeast(0),
            doc: "Milliseconds between two snapshots, 0 for no such limit.", inert: .metadataLog),
        .init(
            "metadata.log.segment.bytes", .int, default: .integer(1_073_741_824),
            .atLeast(8_388_608),
            doc: "Segment size, in bytes, of the metadata log.", inert: .metadataLog),
        .init(
            "metadata.log.segment.ms", .long, default: .integer(604_800_000),
            doc: "Age, in milliseconds, at which a segment of the metadata log ends.",
            inert: .metadataLog),
        .init(
            "metadata.max.retention.bytes", .long, default: .integer(104_857_600),
            doc: "Bytes of metadata log and snapshots kept.", inert: .metadataLog),
        .init(
            "metadata.max.retention.ms", .long, default: .integer(604_800_000),
            doc: "Milliseconds metadata log and snapshots are kept.", inert: .metadataLog),
        .init(
            "metadata.max.idle.interval.ms", .int, default: .integer(500), .atLeast(0),
            doc: "Milliseconds after which an idle leader writes a record that says nothing.",
            inert: .metadataLog),
    ]
}
