/// What transactions are told.
extension BrokerConfigs {
    static let transactionLog: [SettingDefinition] = [
        .init(
            "transaction.state.log.min.isr", .int, default: .integer(2), .atLeast(1),
            doc: "In-sync replicas the topic of transactions needs.", inert: .transactions),
        .init(
            "transaction.state.log.load.buffer.size", .int, default: .integer(5_242_880),
            .atLeast(1),
            doc: "Bytes read at a time when transactions are loaded.", inert: .transactions),
        .init(
            "transaction.state.log.replication.factor", .short, default: .integer(3),
            .atLeast(1),
            doc: "Replicas of the topic of transactions.", inert: .transactions),
        .init(
            "transaction.state.log.num.partitions", .int, default: .integer(50), .atLeast(1),
            doc: "Partitions of the topic of transactions.", inert: .transactions),
        .init(
            "transaction.state.log.segment.bytes", .int, default: .integer(104_857_600),
            .atLeast(1),
            doc: "Segment size, in bytes, of the topic of transactions.", inert: .transactions),
        .init(
            "transaction.partition.verification.enable", .boolean, default: .boolean(true),
            doc: "Whether a partition asks the coordinator before it takes part in a transaction.",
            update: .clusterWide, inert: .transactions),
        .init(
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", .int,
            default: .integer(10_000), .atLeast(1),
            doc: "Milliseconds between two looks for transactions that took too long.",
            inert: .transactions),
        .init(
            "transaction.remove.expired.transaction.cleanup.interval.ms", .int,
            default: .integer(3_600_000), .atLeast(1),
            doc: "Milliseconds between two looks for transactional ids that are no longer used.",
            inert: .transactions),
        .init(
            "transaction.two.phase.commit.enable", .boolean, default: .boolean(false),
            doc: "Whether a transaction may wait for an outside coordinator (KIP-939).",
            inert: .transactions),
        .init(
            "transactional.id.expiration.ms", .int, default: .integer(604_800_000), .atLeast(1),
            doc: "Milliseconds after its last use at which a transactional id is forgotten.",
            inert: .transactions),
        .init(
            "add.partitions.to.txn.retry.backoff.ms", .int, default: .integer(20), .atLeast(1),
            doc: "Milliseconds before the broker asks again to add a partition to a transaction.",
            inert: .transactions),
        .init(
            "add.partitions.to.txn.retry.backoff.max.ms", .int, default: .integer(100),
            .atLeast(0),
            doc: "Most milliseconds between such attempts.", inert: .transactions),
    ]
}
