internal import Settings

/// Types the tree: the keys of the file, their ranges and defaults. Rules between keys are in
/// `ConfigRelations`.
struct ConfigSchema {
    var diagnostics: Diagnostics
    /// The start of the file, where what is missing is reported.
    let start: ConfigPlace

    /// Keys of Kafka's `server.properties` that Weir has elsewhere.
    private static let movedDefaults = Dictionary(
        uniqueKeysWithValues: BrokerConfigs.all.compactMap { definition in
            definition.ownKey.map { (definition.name, $0) }
        })

    /// What must not be taken for granted because the file names it: who may connect, and as whom.
    private static let security: Set<InertReason> = [.tls, .sasl, .tokens, .classes]

    /// Nil if the root is no mapping. Otherwise a configuration, of use only if there are no
    /// errors.
    mutating func config(from root: ConfigNode?) -> WeirConfig? {
        guard
            var keys = MappingReader(root, path: "", default: start, into: &diagnostics)
        else { return nil }
        let nodeID = nodeID(&keys)
        let roles = roles(&keys)
        let clusterID = keys.text(
            "cluster-id", allowed: "22 letters, digits, - or _", into: &diagnostics,
            where: Self.isClusterID)
        let allowPlaintext = keys.boolean("allow-plaintext", into: &diagnostics) ?? false
        let listeners = listeners(&keys, allowPlaintext: allowPlaintext)
        let http = http(keys.node("http"), listeners, allowPlaintext: allowPlaintext)
        let dataDirectory = keys.text(
            "data-directory", allowed: "the path of a folder", into: &diagnostics)
        let plugins = plugins(keys.node("plugins"), in: keys)
        let storage = storage(keys.node("storage"), plugins: plugins)
        let codecs = codecs(&keys, plugins: plugins)
        let defaults = defaults(keys.node("defaults"))
        let limits = limits(keys.node("limits"))
        let logging = logging(keys.node("logging"))
        let relations = ConfigRelations(root: root, start: start)
        relations.check(defaults, codecs: codecs, limits: limits, into: &diagnostics)
        keys.finish(into: &diagnostics)
        return WeirConfig(
            nodeID: nodeID, roles: roles, clusterID: clusterID, listeners: listeners,
            http: http, allowPlaintext: allowPlaintext, dataDirectory: dataDirectory ?? "./data",
            plugins: plugins, storage: storage, codecs: codecs, defaults: defaults,
            limits: limits, logging: logging, warnings: ConfigErrors(diagnostics.warnings).errors)
    }

    private mutating func nodeID(_ keys: inout MappingReader) -> Int32 {
        let range: ClosedRange<Int64> = 0...Int64(Int32.max)
        let known = diagnostics.errors.count
        guard let value = keys.integer("node-id", in: range, into: &diagnostics) else {
            if diagnostics.errors.count == known {
                keys.missing(
                    "node-id", allowed: "0...\(Int32.max), unique in the cluster",
                    into: &diagnostics)
            }
            return 0
        }
        return Int32(value)
    }

    private mutating func roles(_ keys: inout MappingReader) -> [NodeRole] {
        let both = NodeRole.allCases
        let known = diagnostics.errors.count
        guard
            let texts = keys.texts(
                "roles", allowed: "broker or controller", count: 1...2, into: &diagnostics,
                where: { NodeRole(rawValue: $0) != nil })
        else { return both }
        if diagnostics.errors.count == known, texts.count < both.count {
            diagnostics.error(
                keys.place(of: "roles"), "roles",
                "is [\(texts.joined(separator: ", "))]; must be [broker, controller]: "
                    + "a single node is both")
        }
        return texts.compactMap(NodeRole.init(rawValue:))
    }

    /// The text form of a Kafka UUID: 16 bytes in URL-safe base64 without padding.
    private static func isClusterID(_ text: String) -> Bool {
        text.utf8.count == 22
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
            }
    }

    private mutating func defaults(_ node: ConfigNode?) -> BrokerDefaults {
        var defaults = BrokerDefaults()
        guard
            var keys = MappingReader(node, path: "defaults", default: start, into: &diagnostics)
        else { return defaults }
        let others = BrokerConfigs.all.filter {
            $0.ownKey == nil && KafkaDefaults.definition($0.name) == nil
        }
        for definition in KafkaDefaults.all + others {
            guard let node = keys.node(definition.name) else { continue }
            let path = keys.path(of: definition.name)
            guard let text = settingText(node, of: definition),
                let value = try? definition.parse(text)
            else {
                diagnostics.error(
                    node.place, path, "is \(node.shown); must be \(definition.allowed)")
                continue
            }
            if let inert = definition.inert {
                if Self.security.contains(inert) {
                    diagnostics.error(
                        node.place, path,
                        "is set, but cannot be honoured: \(inert.rawValue); must be absent")
                    continue
                }
                diagnostics.warn(
                    node.place, path, "is set, but has no effect: \(inert.rawValue)")
            }
            defaults.set(definition.name, to: value)
        }
        keys.finish(moved: Self.movedDefaults, into: &diagnostics)
        return defaults
    }

    /// The text of a Kafka config: a scalar, or for a list also a YAML list of texts.
    private func settingText(_ node: ConfigNode, of definition: SettingDefinition) -> String? {
        switch node.content {
        case .mapping: return nil
        case .scalar(let scalar): return scalar.text
        case .sequence(let elements):
            guard definition.type == .list else { return nil }
            var texts: [String] = []
            for element in elements {
                guard case .scalar(let scalar) = element.content, !scalar.text.contains(",") else {
                    return nil
                }
                texts.append(scalar.text)
            }
            return texts.joined(separator: ",")
        }
    }

    private mutating func limits(_ node: ConfigNode?) -> LimitsConfig {
        var limits = LimitsConfig.standard
        guard var keys = MappingReader(node, path: "limits", default: start, into: &diagnostics)
        else { return limits }
        func set(_ field: WritableKeyPath<LimitsConfig, Int>, _ value: Int64?) {
            if let value { limits[keyPath: field] = Int(value) }
        }
        let millions: ClosedRange<Int64> = 1...1_000_000
        let gigabyte: ClosedRange<Int64> = 1_024...1_073_741_824
        let memory: ClosedRange<Int64> = 1_024...1_099_511_627_776
        set(
            \.maxConnections,
            keys.integer("max-connections", in: millions, into: &diagnostics))
        limits.maxConnectionsPerAddress = limits.maxConnections
        set(
            \.maxConnectionsPerAddress,
            keys.integer("max-connections-per-address", in: millions, into: &diagnostics))
        set(
            \.maxFrameBytes,
            keys.bytes("max-frame-bytes", in: gigabyte, into: &diagnostics))
        set(
            \.maxInFlightRequests,
            keys.integer("max-in-flight-requests", in: 1...10_000, into: &diagnostics))
        limits.maxBufferedBytesPerConnection = limits.maxFrameBytes
        set(
            \.maxBufferedBytesPerConnection,
            keys.bytes("max-buffered-bytes-per-connection", in: memory, into: &diagnostics))
        set(
            \.maxBufferedBytes,
            keys.bytes("max-buffered-bytes", in: memory, into: &diagnostics))
        limits.idleTimeout =
            keys.duration(
                "idle-timeout", in: .seconds(1)...(.seconds(86_400)), into: &diagnostics)
            ?? limits.idleTimeout
        set(
            \.ioThreads,
            keys.integer("io-threads", in: 1...256, into: &diagnostics))
        set(
            \.eventLoops,
            keys.integer("event-loops", in: 0...1_024, into: &diagnostics))
        limits.drainTimeout =
            keys.duration("drain-timeout", in: .zero...(.seconds(3_600)), into: &diagnostics)
            ?? limits.drainTimeout
        set(
            \.maxPartitions,
            keys.integer("max-partitions", in: millions, into: &diagnostics))
        let space: ClosedRange<Int64> = 0...1_099_511_627_776
        limits.minFreeBytes =
            keys.bytes("min-free-bytes", in: space, into: &diagnostics).map { Int($0) }
        limits.metadataReserveBytes =
            keys.bytes("metadata-reserve-bytes", in: space, into: &diagnostics).map { Int($0) }
        keys.finish(into: &diagnostics)
        return limits
    }

    private mutating func logging(_ node: ConfigNode?) -> LoggingConfig {
        var logging = LoggingConfig(
            level: .info, format: .text, slowRequestThreshold: .seconds(1))
        guard var keys = MappingReader(node, path: "logging", default: start, into: &diagnostics)
        else { return logging }
        logging.level =
            keys.choice("level", of: LoggingConfig.Level.self, into: &diagnostics) ?? logging.level
        logging.format =
            keys.choice("format", of: LoggingConfig.Format.self, into: &diagnostics)
            ?? logging.format
        logging.slowRequestThreshold =
            keys.duration(
                "slow-request-threshold", in: .zero...(.seconds(3_600)), into: &diagnostics)
            ?? logging.slowRequestThreshold
        keys.finish(into: &diagnostics)
        return logging
    }
}
