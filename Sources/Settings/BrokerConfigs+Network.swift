/// What sockets, threads, quotas and metrics are told.
extension BrokerConfigs {
    static let sockets: [SettingDefinition] = [
        .init(
            "socket.send.buffer.bytes", .int, default: .integer(102_400),
            doc: "Send buffer of a connection, in bytes, -1 for the system's.", inert: .sockets),
        .init(
            "socket.receive.buffer.bytes", .int, default: .integer(102_400),
            doc: "Receive buffer of a connection, in bytes, -1 for the system's.", inert: .sockets),
        .init(
            "socket.listen.backlog.size", .int, default: .integer(50), .atLeast(1),
            doc: "Connections that may wait to be accepted.", inert: .sockets),
        .init(
            "max.connections.per.ip.overrides", .string, default: .string(""),
            doc: "Most connections from single addresses, as address:count.",
            update: .clusterWide, inert: .sockets),
        .init(
            "max.connection.creation.rate", .int, default: .integer(2_147_483_647), .atLeast(0),
            doc: "Most connections accepted a second.", update: .clusterWide, inert: .sockets),
        .init(
            "early.start.listeners", .string, default: nil,
            doc: "Listeners that take connections before the broker is ready.",
            inert: .registration),
        .init(
            "queued.max.requests", .int, default: .integer(500), .atLeast(1),
            doc: "Requests that wait for a thread before the network is no longer read.",
            inert: .threads),
        .init(
            "background.threads", .int, default: .integer(10), .atLeast(1),
            doc: "Threads of background work.", update: .clusterWide, inert: .threads),
        .init(
            "request.timeout.ms", .int, default: .integer(30_000),
            doc: "Milliseconds a request to another node may take.", inert: .replication),
        .init(
            "socket.connection.setup.timeout.ms", .long, default: .integer(10_000),
            doc: "Milliseconds the first attempt to reach another node may take.",
            inert: .replication),
        .init(
            "socket.connection.setup.timeout.max.ms", .long, default: .integer(30_000),
            doc: "Most milliseconds such an attempt may take.", inert: .replication),
    ]

    static let quotaWindows: [SettingDefinition] = [
        .init(
            "quota.window.num", .int, default: .integer(11), .atLeast(1),
            doc: "Samples kept to measure clients' rates.", inert: .quotas),
        .init(
            "quota.window.size.seconds", .int, default: .integer(1), .atLeast(1),
            doc: "Seconds of each such sample.", inert: .quotas),
        .init(
            "replication.quota.window.num", .int, default: .integer(11), .atLeast(1),
            doc: "Samples kept to measure the rate of replication.", inert: .quotas),
        .init(
            "replication.quota.window.size.seconds", .int, default: .integer(1), .atLeast(1),
            doc: "Seconds of each such sample.", inert: .quotas),
        .init(
            "alter.log.dirs.replication.quota.window.num", .int, default: .integer(11),
            .atLeast(1),
            doc: "Samples kept to measure the rate of moves between log directories.",
            inert: .quotas),
        .init(
            "alter.log.dirs.replication.quota.window.size.seconds", .int, default: .integer(1),
            .atLeast(1),
            doc: "Seconds of each such sample.", inert: .quotas),
        .init(
            "controller.quota.window.num", .int, default: .integer(11), .atLeast(1),
            doc: "Samples kept to measure the rate of changes to topics.", inert: .quotas),
        .init(
            "controller.quota.window.size.seconds", .int, default: .integer(1), .atLeast(1),
            doc: "Seconds of each such sample.", inert: .quotas),
        .init(
            "client.quota.callback.class", .class, default: nil,
            doc: "Class that decides quotas.", inert: .quotas),
        .init(
            "leader.replication.throttled.rate", .long, default: .integer(.max), .atLeast(0),
            doc: "Bytes a second that throttled replicas may fetch from this leader (KIP-73).",
            update: .clusterWide, inert: .quotas),
        .init(
            "follower.replication.throttled.rate", .long, default: .integer(.max), .atLeast(0),
            doc: "Bytes a second that throttled replicas may fetch on this follower (KIP-73).",
            update: .clusterWide, inert: .quotas),
        .init(
            "replica.alter.log.dirs.io.max.bytes.per.second", .long, default: .integer(.max),
            .atLeast(0),
            doc: "Bytes a second of moves between log directories.",
            update: .clusterWide, inert: .quotas),
    ]

    static let metricSettings: [SettingDefinition] = [
        .init(
            "metric.reporters", .list,
            default: .list(["org.apache.kafka.common.metrics.JmxReporter"]),
            doc: "Classes that report metrics.", update: .clusterWide, inert: .metrics),
        .init(
            "metrics.num.samples", .int, default: .integer(2), .atLeast(1),
            doc: "Samples kept for each metric.", inert: .metrics),
        .init(
            "metrics.sample.window.ms", .long, default: .integer(30_000), .atLeast(1),
            doc: "Milliseconds of each such sample.", inert: .metrics),
        .init(
            "metrics.recording.level", .string, default: .string("INFO"),
            .oneOf(["INFO", "DEBUG", "TRACE"]),
            doc: "Which metrics are recorded.", inert: .metrics),
        .init(
            "kafka.metrics.reporters", .list, default: .list([]),
            doc: "Classes that report the older metrics.", inert: .metrics),
        .init(
            "kafka.metrics.polling.interval.secs", .int, default: .integer(10), .atLeast(1),
            doc: "Seconds between two reports of the older metrics.", inert: .metrics),
        .init(
            "telemetry.max.bytes", .int, default: .integer(1_048_576), .atLeast(1),
            doc: "Most bytes of metrics a client may push at once.", inert: .telemetry),
    ]

    static let policies: [SettingDefinition] = [
        .init(
            "authorizer.class.name", .string, default: .string(""),
            doc: "Class that decides who may do what.", inert: .classes),
        .init(
            "create.topic.policy.class.name", .class, default: nil,
            doc: "Class that may refuse the creation of topics.", inert: .classes),
        .init(
            "alter.config.policy.class.name", .class, default: nil,
            doc: "Class that may refuse changes of configs.", inert: .classes),
        .init(
            "config.providers", .list, default: .list([]),
            doc: "Names of the classes that fetch configs from elsewhere.",
            update: .perBroker, inert: .classes),
        .init(
            "principal.builder.class", .class,
            default: .string(
                "org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder"),
            doc: "Class that names clients by their connections.",
            update: .perBroker, inert: .classes),
        .init(
            "security.providers", .string, default: nil,
            doc: "Classes that provide cryptography.", inert: .classes),
    ]
}
