extension BrokerConfigs {
    /// What keys of the configuration file other than `defaults` set.
    static let node: [SettingDefinition] = [
        .init(
            "node.id", .int, default: .integer(-1), .atLeast(-1),
            doc: "This node's number, unique in the cluster.", ownKey: "node-id"),
        .init(
            "broker.id", .int, default: .integer(-1), .atLeast(-1),
            doc: "The broker's number: that of its node.", ownKey: "node-id"),
        .init(
            "process.roles", .list, default: .list([]), .elements(["broker", "controller"]),
            doc: "What the node does in the cluster.", ownKey: "roles"),
        .init(
            "listeners", .string, default: .string("PLAINTEXT://:9092"),
            doc: "Sockets that clients connect to, as NAME://address:port.", ownKey: "listeners"),
        .init(
            "advertised.listeners", .string, default: nil,
            doc: "Where clients are told to connect, as NAME://host:port.",
            ownKey: "listeners[n].advertised-host"),
        .init(
            "listener.security.protocol.map", .string,
            default: .string(
                "PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL"),
            doc: "The security protocol of each listener, as NAME:PROTOCOL.", ownKey: "listeners"),
        .init(
            "inter.broker.listener.name", .string, default: nil,
            doc: "The listener that brokers use among themselves.", ownKey: "listeners"),
        .init(
            "log.dirs", .string, default: nil,
            doc: "The folder of everything the node stores.", ownKey: "data-directory"),
        .init(
            "log.dir", .string, default: .string("/tmp/kafka-logs"),
            doc: "The folder of everything the node stores.", ownKey: "data-directory"),
        .init(
            "metadata.log.dir", .string, default: nil,
            doc: "The folder of the metadata log.", ownKey: "data-directory"),
        .init(
            "socket.request.max.bytes", .int, default: .integer(104_857_600), .atLeast(1),
            doc: "Largest request, in bytes; a larger one closes its connection.",
            ownKey: "limits.max-frame-bytes"),
        .init(
            "connections.max.idle.ms", .long, default: .integer(600_000),
            doc: "Milliseconds without traffic after which a connection is closed.",
            ownKey: "limits.idle-timeout"),
        .init(
            "max.connections", .int, default: .integer(2_147_483_647), .atLeast(0),
            doc: "Most connections of all listeners together.", ownKey: "limits.max-connections"),
        .init(
            "max.connections.per.ip", .int, default: .integer(2_147_483_647), .atLeast(0),
            doc: "Most connections from one address.",
            ownKey: "limits.max-connections-per-address"),
        .init(
            "queued.max.request.bytes", .long, default: .integer(-1),
            doc: "Most bytes of requests in memory; connections are not read from beyond it.",
            ownKey: "limits.max-buffered-bytes"),
        .init(
            "num.network.threads", .int, default: .integer(3), .atLeast(1),
            doc: "Threads that serve connections: the event loops.", ownKey: "limits.event-loops"),
        .init(
            "num.io.threads", .int, default: .integer(8), .atLeast(1),
            doc: "Threads for calls of storage plugins that may block.",
            ownKey: "limits.io-threads"),
    ]
}
