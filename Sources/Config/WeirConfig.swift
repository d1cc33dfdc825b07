public import Settings

/// The whole configuration of a node, typed and checked. Made by `ConfigLoader`.
public struct WeirConfig: Sendable, Equatable {
    /// Unique in the cluster, 0...2147483647.
    public var nodeID: Int32
    public var roles: [NodeRole]
    /// Nil: generated at the first start and kept in `meta.properties`.
    public var clusterID: String?
    /// At least one; names and bound addresses are unique.
    public var listeners: [ListenerConfig]
    /// Where metrics and health are served.
    public var http: HTTPConfig
    /// Whether listeners beyond loopback may be plaintext.
    public var allowPlaintext: Bool
    /// As written; a relative path starts at the current directory.
    public var dataDirectory: String
    public var plugins: PluginsConfig
    public var storage: StorageConfig
    /// The compression types served, each provided by a codec plugin of that name.
    public var codecs: [CompressionName]
    /// Broker-wide defaults under Kafka's names.
    public var defaults: BrokerDefaults
    public var limits: LimitsConfig
    public var logging: LoggingConfig
    /// What is allowed but deserves a look, in the order of the file.
    public var warnings: [ConfigError]
}

/// What a node does in the cluster.
public enum NodeRole: String, Sendable, CaseIterable {
    case broker
    case controller
}

/// One socket that clients connect to.
public struct ListenerConfig: Sendable, Equatable {
    /// Capital letters, digits and `_`: the name in metadata records and logs.
    public var name: String
    /// A host name or an IPv4 or IPv6 address to bind.
    public var address: String
    /// 0...65535; 0 lets the system choose.
    public var port: Int
    /// What clients are told to connect to.
    public var advertisedHost: String
    /// Nil: the port that is bound.
    public var advertisedPort: Int?
    /// Where the listener stands, for errors found while binding.
    public var place: ConfigPlace

    /// Whether only this machine can connect.
    public var isLoopback: Bool { HostName.isLoopback(address) }
}

/// The HTTP listener of operators: metrics and health.
public struct HTTPConfig: Sendable, Equatable {
    public var isEnabled: Bool
    /// A host name or an IPv4 or IPv6 address to bind.
    public var address: String
    /// 0...65535; 0 lets the system choose.
    public var port: Int
    /// Where the section stands, for errors found while binding.
    public var place: ConfigPlace
}

/// What a plugin provides.
public enum PluginKind: String, Sendable, CaseIterable {
    case storage
    case codec

    /// The word in the default file name, `libweir-<word>-<name>.so`.
    var fileWord: String {
        switch self {
        case .storage: "storage"
        case .codec: "codecs"
        }
    }
}

public struct PluginsConfig: Sendable, Equatable {
    /// Folders searched in order for a `file` without a slash. Nil: `../lib/weir/plugins` relative
    /// to the executable's folder, then that folder itself.
    public var searchPath: [String]?
    /// Pairs of kind and name are unique.
    public var load: [PluginConfig]
}

public struct PluginConfig: Sendable, Equatable {
    public var kind: PluginKind
    public var name: String
    /// A name to look up in the search path or, with a slash, a path from the current directory.
    public var file: String
    /// 64 lower-case hexadecimal digits the file's hash must equal.
    public var sha256: String?
    public var options: PluginOptions
    /// Where the plugin stands; a default plugin stands at `plugins`.
    public var place: ConfigPlace
    /// `plugins.load[2]`, for errors found while loading.
    public var path: String
}

/// The options of a plugin. They may hold secrets: log neither the JSON nor its values.
public struct PluginOptions: Sendable, Equatable {
    /// A JSON object: keys sorted by UTF-8 bytes, no spaces.
    public var canonicalJSON: String
    /// Top-level keys in the order of the file.
    public var keys: [String]
    /// Where `options` stands, or the plugin if it has none: the place for errors of the plugin's
    /// own validation.
    public var place: ConfigPlace
    /// The place of each value by its path from `options`, such as `io.threads` or `dirs[1]`.
    public var places: [String: ConfigPlace]
}

public struct StorageConfig: Sendable, Equatable {
    /// The storage plugin that holds the metadata log.
    public var metadata: String
    /// The storage plugin of topics that no rule names.
    public var defaultBackend: String
    /// The first rule that matches a topic decides.
    public var topics: [TopicStorageRule]

    /// The storage plugin that holds a topic.
    public func backend(forTopic topic: String) -> String {
        topics.first { Glob.matches(topic, pattern: $0.pattern) }?.backend ?? defaultBackend
    }
}

public struct TopicStorageRule: Sendable, Equatable {
    /// A topic name in which `*` stands for any text and `?` for one character.
    public var pattern: String
    public var backend: String
}

/// A compression type of the record format, by Kafka's name.
public enum CompressionName: String, Sendable, CaseIterable {
    case gzip
    case snappy
    case lz4
    case zstd
}

/// Bounds on what clients can make the node hold.
public struct LimitsConfig: Sendable, Equatable {
    /// Connections of all listeners together.
    public var maxConnections: Int
    public var maxConnectionsPerAddress: Int
    /// Largest request, in bytes without its length field.
    public var maxFrameBytes: Int
    /// Requests of one connection that are read but not answered.
    public var maxInFlightRequests: Int
    /// Bytes of requests in memory, all connections together.
    public var maxBufferedBytes: Int
    public var maxBufferedBytesPerConnection: Int
    /// A connection without traffic for so long is closed.
    public var idleTimeout: Duration
    /// Threads for each storage plugin whose calls may block.
    public var ioThreads: Int
    /// Event loops; 0 is one for each core.
    public var eventLoops: Int
    /// Time for requests in flight to finish when the node stops.
    public var drainTimeout: Duration
    /// Most partitions of all topics together.
    public var maxPartitions: Int
    /// Records are refused while less of the data directory's volume can be used, in bytes; 0
    /// never. Nil: 128 MiB, at most 5 % of the volume.
    public var minFreeBytes: Int?
    /// Bytes of the volume set aside for metadata; 0 none. Nil: 16 MiB, at most 5 % of the volume.
    public var metadataReserveBytes: Int?

    /// The documented defaults.
    public static let standard = LimitsConfig(
        maxConnections: 10_000, maxConnectionsPerAddress: 10_000,
        maxFrameBytes: 104_857_600, maxInFlightRequests: 64,
        maxBufferedBytes: 536_870_912, maxBufferedBytesPerConnection: 104_857_600,
        idleTimeout: .seconds(600), ioThreads: 4, eventLoops: 0, drainTimeout: .seconds(30),
        maxPartitions: 20_000)
}

public struct LoggingConfig: Sendable, Equatable {
    public enum Level: String, Sendable, CaseIterable {
        case trace, debug, info, notice, warning, error, critical
    }
    public enum Format: String, Sendable, CaseIterable {
        /// One line for people.
        case text
        /// One JSON object a line.
        case json
    }
    public var level: Level
    public var format: Format
    /// A request that takes longer, without what the client asked it to wait, is logged; zero for
    /// never.
    public var slowRequestThreshold: Duration
}
