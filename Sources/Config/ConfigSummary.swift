internal import Settings

/// What a configuration would assemble, for `weir check`. Values of plugin options never appear.
public enum ConfigSummary {
    /// Lines for people, each ended by a line break.
    public static func text(_ config: WeirConfig) -> String {
        var lines: [String] = []
        func add(_ title: String, _ value: String) {
            let padding = String(repeating: " ", count: max(1, 12 - title.count))
            lines.append("\(title)\(padding)\(value)")
        }
        add("node", "\(config.nodeID) (\(config.roles.map(\.rawValue).joined(separator: ", ")))")
        add("cluster", config.clusterID ?? "id generated at the first start")
        for listener in config.listeners {
            add("listener", "\(listener.name) \(bound(listener)), \(advertised(listener))")
        }
        let http = config.http
        let httpPort = http.port == 0 ? "any port" : "\(http.port)"
        add("http", http.isEnabled ? "binds \(host(http.address, httpPort))" : "off")
        add("data", config.dataDirectory)
        add(
            "plugins",
            "from \(config.plugins.searchPath?.joined(separator: ", ") ?? "the standard folders")")
        for plugin in config.plugins.load {
            var line = "\(plugin.kind.rawValue) \(plugin.name): \(plugin.file)"
            if let hash = plugin.sha256 { line += ", sha256 \(hash.prefix(12))..." }
            if !plugin.options.keys.isEmpty {
                line += ", options \(plugin.options.keys.joined(separator: ", "))"
            }
            add("plugin", line)
        }
        add("metadata", "on \(config.storage.metadata)")
        for rule in config.storage.topics { add("topics", "\(rule.pattern) on \(rule.backend)") }
        add(
            "topics",
            "\(config.storage.topics.isEmpty ? "all" : "others") on "
                + config.storage.defaultBackend)
        let codecs = config.codecs.map(\.rawValue).joined(separator: ", ")
        add("codecs", codecs.isEmpty ? "none" : codecs)
        for name in config.defaults.explicit.keys.sorted() {
            add("default", "\(name) = \(config.defaults.value(name)?.description ?? "")")
        }
        let limits = config.limits
        add(
            "limits",
            "\(limits.maxConnections) connections, requests of at most "
                + "\(Quantity.text(bytes: Int64(limits.maxFrameBytes))), "
                + "\(Quantity.text(bytes: Int64(limits.maxBufferedBytes))) of requests in memory")
        add("logging", "\(config.logging.level.rawValue), \(config.logging.format.rawValue)")
        return lines.map { $0 + "\n" }.joined()
    }

    /// The same as one JSON object on one line, for programs.
    public static func json(_ config: WeirConfig) -> String {
        value(config).text
    }

    private static func host(_ name: String, _ port: String) -> String {
        HostName.isIPv6(name) ? "[\(name)]:\(port)" : "\(name):\(port)"
    }

    private static func bound(_ listener: ListenerConfig) -> String {
        "binds \(host(listener.address, listener.port == 0 ? "any port" : "\(listener.port)"))"
    }

    private static func advertised(_ listener: ListenerConfig) -> String {
        let port = listener.advertisedPort ?? listener.port
        return "advertised as \(host(listener.advertisedHost, port == 0 ? "that port" : "\(port)"))"
    }

    private static func value(_ config: WeirConfig) -> JSONValue {
        .object([
            ("node-id", .integer(Int64(config.nodeID))),
            ("roles", texts(config.roles.map(\.rawValue))),
            ("cluster-id", config.clusterID.map(JSONValue.string) ?? .null),
            ("listeners", .array(config.listeners.map(value))),
            (
                "http",
                .object([
                    ("enabled", .boolean(config.http.isEnabled)),
                    ("address", .string(config.http.address)),
                    ("port", .integer(Int64(config.http.port))),
                ])
            ),
            ("data-directory", .string(config.dataDirectory)),
            ("plugins", .array(config.plugins.load.map(value))),
            (
                "storage",
                .object([
                    ("metadata", .string(config.storage.metadata)),
                    ("default", .string(config.storage.defaultBackend)),
                    (
                        "topics",
                        .array(
                            config.storage.topics.map { rule in
                                .object([
                                    ("pattern", .string(rule.pattern)),
                                    ("backend", .string(rule.backend)),
                                ])
                            })
                    ),
                ])
            ),
            ("codecs", texts(config.codecs.map(\.rawValue))),
            (
                "defaults",
                .object(config.defaults.explicit.map { ($0.key, .string($0.value.description)) })
            ),
            ("warnings", texts(config.warnings.map(\.description))),
        ])
    }

    private static func texts(_ values: [String]) -> JSONValue {
        .array(values.map(JSONValue.string))
    }

    private static func value(_ listener: ListenerConfig) -> JSONValue {
        .object([
            ("name", .string(listener.name)),
            ("address", .string(listener.address)),
            ("port", .integer(Int64(listener.port))),
            ("advertised-host", .string(listener.advertisedHost)),
            (
                "advertised-port",
                listener.advertisedPort.map { .integer(Int64($0)) } ?? .null
            ),
        ])
    }

    private static func value(_ plugin: PluginConfig) -> JSONValue {
        .object([
            ("kind", .string(plugin.kind.rawValue)),
            ("name", .string(plugin.name)),
            ("file", .string(plugin.file)),
            ("sha256", plugin.sha256.map(JSONValue.string) ?? .null),
            ("options", texts(plugin.options.keys)),
        ])
    }
}
