/// What logs and their maintenance are told, beyond the keys that the file documents.
extension BrokerConfigs {
    static let logMaintenance: [SettingDefinition] = [
        .init(
            "log.flush.offset.checkpoint.interval.ms", .int, default: .integer(60_000),
            .atLeast(0),
            doc: "Milliseconds between two writes of the recovery points of logs.",
            inert: .checkpoints),
        .init(
            "log.flush.start.offset.checkpoint.interval.ms", .int, default: .integer(60_000),
            .atLeast(0),
            doc: "Milliseconds between two writes of the start offsets of logs.",
            inert: .checkpoints),
        .init(
            "log.dir.failure.timeout.ms", .long, default: .integer(30_000), .atLeast(1),
            doc: "Milliseconds a broker may try to report a failed log directory before it stops.",
            inert: .oneDirectory),
        .init(
            "num.recovery.threads.per.data.dir", .int, default: .integer(2), .atLeast(1),
            doc: "Threads that recover the logs of a data directory.",
            update: .clusterWide, inert: .threads),
        .init(
            "num.replica.alter.log.dirs.threads", .int, default: nil,
            doc: "Threads that move replicas between log directories.", inert: .oneDirectory),
    ]

    static let cleaning: [SettingDefinition] = [
        .init(
            "log.cleaner.enable", .boolean, default: .boolean(true),
            doc: "Whether logs with the policy compact are compacted.", inert: .compaction),
        .init(
            "log.cleaner.threads", .int, default: .integer(1), .atLeast(0),
            doc: "Threads that compact logs.", update: .clusterWide, inert: .compaction),
        .init(
            "log.cleaner.io.max.bytes.per.second", .double,
            default: .double(.greatestFiniteMagnitude),
            doc: "Most bytes a second that compaction reads and writes.",
            update: .clusterWide, inert: .compaction),
        .init(
            "log.cleaner.dedupe.buffer.size", .long, default: .integer(134_217_728),
            doc: "Bytes of memory for the keys of logs under compaction.",
            update: .clusterWide, inert: .compaction),
        .init(
            "log.cleaner.io.buffer.size", .int, default: .integer(524_288), .atLeast(0),
            doc: "Bytes of memory for the records of logs under compaction.",
            update: .clusterWide, inert: .compaction),
        .init(
            "log.cleaner.io.buffer.load.factor", .double, default: .double(0.9),
            doc: "How full the memory for keys may become.",
            update: .clusterWide, inert: .compaction),
        .init(
            "log.cleaner.backoff.ms", .long, default: .integer(15_000), .atLeast(0),
            doc: "Milliseconds compaction rests when there is nothing to compact.",
            update: .clusterWide, inert: .compaction),
    ]

    static let tieredStorage: [SettingDefinition] = [
        .init(
            "remote.log.storage.system.enable", .boolean, default: .boolean(false),
            doc: "Whether the broker serves topics with remote storage (KIP-405).",
            inert: .tiering),
        .init(
            "log.local.retention.ms", .long, default: .integer(-2), .atLeast(-2),
            doc: "Milliseconds a copied segment stays local; -2 takes log.retention.ms.",
            update: .clusterWide, inert: .tiering),
        .init(
            "log.local.retention.bytes", .long, default: .integer(-2), .atLeast(-2),
            doc: "Bytes of copied segments that stay local; -2 takes log.retention.bytes.",
            update: .clusterWide, inert: .tiering),
        .init(
            "remote.log.storage.manager.class.name", .string, default: nil,
            doc: "Class that stores segments remotely.", inert: .tiering),
        .init(
            "remote.log.storage.manager.class.path", .string, default: nil,
            doc: "Where that class is found.", inert: .tiering),
        .init(
            "remote.log.storage.manager.impl.prefix", .string, default: .string("rsm.config."),
            doc: "Prefix of the configs handed to that class.", inert: .tiering),
        .init(
            "remote.log.metadata.manager.class.name", .string,
            default: .string(
                "org.apache.kafka.server.log.remote.metadata.storage"
                    + ".TopicBasedRemoteLogMetadataManager"
            ),
            doc: "Class that keeps account of remote segments.", inert: .tiering),
        .init(
            "remote.log.metadata.manager.class.path", .string, default: nil,
            doc: "Where that class is found.", inert: .tiering),
        .init(
            "remote.log.metadata.manager.impl.prefix", .string, default: .string("rlmm.config."),
            doc: "Prefix of the configs handed to that class.", inert: .tiering),
        .init(
            "remote.log.metadata.manager.listener.name", .string, default: nil,
            doc: "Listener by which the account of remote segments reaches brokers.",
            inert: .tiering),
        .init(
            "remote.log.metadata.custom.metadata.max.bytes", .int, default: .integer(128),
            .atLeast(0),
            doc: "Most bytes of a remote segment's own metadata.", inert: .tiering),
        .init(
            "remote.log.index.file.cache.total.size.bytes", .long,
            default: .integer(1_073_741_824), .atLeast(1),
            doc: "Bytes of remote indexes that are kept locally.",
            update: .clusterWide, inert: .tiering),
    ]

    static let tieredThreads: [SettingDefinition] = [
        .init(
            "remote.log.manager.thread.pool.size", .int, default: .integer(2), .atLeast(1),
            doc: "Threads that look after remote segments.", inert: .tiering),
        .init(
            "remote.log.manager.copier.thread.pool.size", .int, default: .integer(10),
            .atLeast(1),
            doc: "Threads that copy segments to remote storage.",
            update: .clusterWide, inert: .tiering),
        .init(
            "remote.log.manager.expiration.thread.pool.size", .int, default: .integer(10),
            .atLeast(1),
            doc: "Threads that delete expired remote segments.",
            update: .clusterWide, inert: .tiering),
        .init(
            "remote.log.manager.follower.thread.pool.size", .int, default: .integer(2),
            .atLeast(1),
            doc: "Threads that keep followers' account of remote segments.",
            update: .clusterWide, inert: .tiering),
        .init(
            "remote.log.manager.task.interval.ms", .long, default: .integer(30_000), .atLeast(1),
            doc: "Milliseconds between two looks for segments to copy or delete.", inert: .tiering),
        .init(
            "remote.log.reader.threads", .int, default: .integer(10), .atLeast(1),
            doc: "Threads that read remote segments for consumers.",
            update: .clusterWide, inert: .tiering),
        .init(
            "remote.log.reader.max.pending.tasks", .int, default: .integer(100), .atLeast(1),
            doc: "Most reads of remote segments that wait for a thread.", inert: .tiering),
        .init(
            "remote.log.manager.copy.max.bytes.per.second", .long, default: .integer(.max),
            .atLeast(1),
            doc: "Most bytes a second copied to remote storage.",
            update: .clusterWide, inert: .tiering),
        .init(
            "remote.log.manager.copy.quota.window.num", .int, default: .integer(11), .atLeast(1),
            doc: "Samples kept to measure the rate of copying.", inert: .tiering),
        .init(
            "remote.log.manager.copy.quota.window.size.seconds", .int, default: .integer(1),
            .atLeast(1),
            doc: "Seconds of each such sample.", inert: .tiering),
        .init(
            "remote.log.manager.fetch.max.bytes.per.second", .long, default: .integer(.max),
            .atLeast(1),
            doc: "Most bytes a second fetched from remote storage.",
            update: .clusterWide, inert: .tiering),
        .init(
            "remote.log.manager.fetch.quota.window.num", .int, default: .integer(11),
            .atLeast(1),
            doc: "Samples kept to measure the rate of remote fetches.", inert: .tiering),
        .init(
            "remote.log.manager.fetch.quota.window.size.seconds", .int, default: .integer(1),
            .atLeast(1),
            doc: "Seconds of each such sample.", inert: .tiering),
        .init(
            "remote.fetch.max.wait.ms", .int, default: .integer(500), .atLeast(1),
            doc: "Longest wait, in milliseconds, of a fetch for remote records.",
            update: .clusterWide, inert: .tiering),
        .init(
            "remote.list.offsets.request.timeout.ms", .long, default: .integer(30_000),
            .atLeast(1),
            doc: "Longest wait, in milliseconds, of ListOffsets for remote storage.",
            update: .clusterWide, inert: .tiering),
    ]
}
