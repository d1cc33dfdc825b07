import Logging
public import Metadata
public import Settings
import Synchronization
import Telemetry

/// What follows the broker-wide configs while they change: routes, and the controller's settings.
extension Broker {
    /// What decides routes: the metadata that was acted on last, and how routes are made of it.
    struct Routing {
        var image = MetadataImage()
        var maker: RouteMaker
    }

    /// The broker-wide configs in force now. [any thread]
    var defaults: BrokerDefaults { live.current }

    /// `fetch.max.bytes`.
    var fetchMaxByteCount: Int { live.fetchMaxByteCount.load(ordering: .relaxed) }

    /// Puts the `defaults` of a configuration file that was read again in place of the former ones.
    /// What was set while the broker ran still goes before them.
    ///
    /// - Parameter done: runs on some loop once everything follows.
    ///
    /// [any thread] The file's values must have passed the configuration's own checks.
    public func replaceStaticDefaults(
        _ defaults: BrokerDefaults, _ done: @escaping @Sendable () -> Void = {}
    ) {
        follow(done) { $0.replacingFile(by: defaults) }
    }

    /// Notes what the node was told by keys other than `defaults`, in Kafka's names: what
    /// DescribeConfigs answers for `listeners`, `log.dirs` and their like. [any thread]
    public func setNodeConfigs(_ values: [String: SettingValue]) {
        follow({}) { defaults in
            var defaults = defaults
            defaults.setOwn(values)
            return defaults
        }
    }

    private func follow(
        _ done: @escaping @Sendable () -> Void, _ change: (BrokerDefaults) -> BrokerDefaults
    ) {
        routing.withLock { routing in
            let remakes = replaceDefaults(by: change(live.current), &routing)
            let image = routing.image
            let maker = routing.maker
            update(
                changed: remakes ? image.topics.sorted.map { maker.route($0, in: image) } : [],
                deleted: [], done)
        }
    }

    /// Takes over what a committed change says of this broker's configs.
    ///
    /// - Returns: whether every route has to be made anew.
    func followConfigs(of delta: MetadataDelta, _ routing: inout Routing) -> Bool {
        let own = ConfigResource(.broker, String(settings.nodeID))
        let all = ConfigResource(.broker, "")
        guard delta.changedConfigs.contains(where: { $0 == own || $0 == all }) else {
            return false
        }
        var defaults = live.current
        let problems = defaults.setDynamic(
            broker: delta.current.configs(of: own), cluster: delta.current.configs(of: all))
        for problem in problems {
            environment.logger.report(
                .configIgnored, "a config of the broker is ignored: \(problem)")
        }
        return replaceDefaults(by: defaults, &routing)
    }

    /// - Returns: whether the settings of topics may have changed.
    private func replaceDefaults(by defaults: BrokerDefaults, _ routing: inout Routing) -> Bool {
        live.replace(by: defaults)
        let codecs = environment.codecs
        attachedMetadata?.updateSettings { $0.follow(defaults, codecs: codecs) }
        let maker = routing.maker.following(defaults)
        let remakes = maker.plainTopic != routing.maker.plainTopic
        routing.maker = maker
        return remakes
    }
}

extension ControllerSettings {
    /// Settings as the broker-wide configs say.
    public init(defaults: BrokerDefaults, codecs: CodecTable? = nil) {
        self.init(configValidator: ConfigTable(defaults: defaults, codecs: codecs))
        follow(defaults, codecs: codecs)
    }

    /// Takes over the broker-wide configs; what has no config stays.
    public mutating func follow(_ defaults: BrokerDefaults, codecs: CodecTable? = nil) {
        defaultPartitionCount = Int32(defaults.integer("num.partitions"))
        defaultReplicationFactor = Int16(
            clamping: defaults.integer("default.replication.factor"))
        deleteTopicEnable = defaults.boolean("delete.topic.enable")
        configValidator = ConfigTable(defaults: defaults, codecs: codecs)
    }
}
