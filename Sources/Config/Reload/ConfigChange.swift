internal import Settings

/// One key whose value differs between the running configuration and a new reading of it.
public struct ConfigChange: Sendable, Equatable {
    /// The key, such as `limits.max-connections`.
    public var path: String
    /// As it was written; nil where it was not. References are named, never resolved.
    public var old: String?
    public var new: String?
    /// Where the new value stands, or the old one if it went.
    public var place: ConfigPlace
    /// Why the running node cannot take it, and what can be done; nil: it can.
    public var refusal: String?

    public var isLive: Bool { refusal == nil }
}

/// What a reload does: which keys a running node takes over, and which need a restart.
public enum ConfigReload {
    /// Every difference, by path.
    public static func changes(
        from running: ConfigReading, to new: ConfigReading
    ) -> [ConfigChange] {
        let paths = Set(running.leaves.keys).union(new.leaves.keys)
        return paths.sorted().compactMap { path in
            let (old, fresh) = (running.leaves[path], new.leaves[path])
            guard old?.text != fresh?.text, let place = fresh?.place ?? old?.place,
                !isSameMeaning(path, running.config, new.config)
            else { return nil }
            return ConfigChange(
                path: path, old: old?.shown, new: fresh?.shown, place: place,
                refusal: refusal(of: path))
        }
    }

    /// The running configuration once it has taken over what it can of `new`.
    ///
    /// What needs a restart stays as it was, so that the next reload tells of it again.
    public static func applied(
        _ changes: [ConfigChange], of new: ConfigReading, to running: ConfigReading
    ) -> ConfigReading {
        var result = running
        for change in changes where change.isLive {
            result.leaves[change.path] = new.leaves[change.path]
        }
        result.config.defaults = new.config.defaults
        for name in startOnlyDefaults {
            result.config.defaults.copy(name, from: running.config.defaults)
        }
        result.config.logging.level = new.config.logging.level
        result.config.limits = liveLimits(of: new.config.limits, over: running.config.limits)
        return result
    }

    /// Another way to write the same: a default written out, 1024 for 1KiB.
    private static func isSameMeaning(
        _ path: String, _ old: WeirConfig, _ new: WeirConfig
    ) -> Bool {
        switch path.prefix(while: { $0 != "." }) {
        case "limits": old.limits == new.limits
        case "logging": old.logging == new.logging
        case "roles": Set(old.roles) == Set(new.roles)
        default: false
        }
    }

    // MARK: What can change while a node runs

    private static let liveLimitKeys: Set<String> = [
        "max-connections", "max-connections-per-address", "max-frame-bytes",
        "max-in-flight-requests", "max-buffered-bytes", "max-buffered-bytes-per-connection",
        "idle-timeout", "drain-timeout", "min-free-bytes",
    ]

    private static func liveLimits(
        of new: LimitsConfig, over running: LimitsConfig
    ) -> LimitsConfig {
        var limits = running
        limits.maxConnections = new.maxConnections
        limits.maxConnectionsPerAddress = new.maxConnectionsPerAddress
        limits.maxFrameBytes = new.maxFrameBytes
        limits.maxInFlightRequests = new.maxInFlightRequests
        limits.maxBufferedBytes = new.maxBufferedBytes
        limits.maxBufferedBytesPerConnection = new.maxBufferedBytesPerConnection
        limits.idleTimeout = new.idleTimeout
        limits.drainTimeout = new.drainTimeout
        limits.minFreeBytes = new.minFreeBytes
        return limits
    }

    /// Kafka configs that are read once, when the node starts.
    static let startOnlyDefaults = [
        "max.incremental.fetch.session.cache.slots", "log.initial.task.delay.ms",
    ]

    /// Why a section or key stays as it is until a restart.
    private static let reasons: [(prefix: String, reason: String)] = [
        ("node-id", "it is the node's identity in its data directory"),
        ("cluster-id", "it is the cluster's identity in the data directory"),
        ("roles", "a node takes its roles when it starts"),
        ("listeners", "sockets are bound when the node starts"),
        ("allow-plaintext", "it decides about sockets, which are bound when the node starts"),
        ("http", "the HTTP socket is bound when the node starts"),
        ("data-directory", "the files are open"),
        ("plugins", "plugins are loaded when the node starts"),
        ("storage", "it decides where topics' logs are, which are open"),
        ("codecs", "codecs are loaded when the node starts"),
        ("limits.event-loops", "threads are made when the node starts"),
        ("limits.io-threads", "threads are made when the node starts"),
        ("limits.metadata-reserve-bytes", "the reserve is taken when the node starts"),
        ("limits", "it is read when the node starts"),
        ("logging", "it is read when the node starts"),
    ]

    static func refusal(of path: String) -> String? {
        if path == "logging.level" { return nil }
        if path.hasPrefix("limits."), liveLimitKeys.contains(String(path.dropFirst(7))) {
            return nil
        }
        if path.hasPrefix("defaults.") {
            let name = path.dropFirst(9).prefix { $0 != "[" }
            return startOnlyDefaults.contains(String(name))
                ? "it is read when the node starts; restart the node to take it over" : nil
        }
        let found = reasons.first { path.hasPrefix($0.prefix) }?.reason
        return "\(found ?? "it is read when the node starts"); restart the node to take it over"
    }
}
