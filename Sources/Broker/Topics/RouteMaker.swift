import Logging
import Metadata
import Ports
import Primitives
import Settings
import Telemetry

/// Makes routes out of images: settings parsed, store chosen, once for all loops. [any thread]
struct RouteMaker: Sendable {
    let defaults: BrokerDefaults
    let logger: Logger
    let store: @Sendable (String) -> any LogStore
    /// Most topics have no config of their own and share this.
    let plainTopic: TopicSettings
    private let plain: PartitionSettings

    init(
        defaults: BrokerDefaults, logger: Logger,
        store: @escaping @Sendable (String) -> any LogStore
    ) {
        self.defaults = defaults
        self.logger = logger
        self.store = store
        plainTopic = TopicSettings(stored: [:], defaults: defaults) { _ in }
        plain = PartitionSettings(plainTopic)
    }

    /// Makes routes in the same way but by other broker-wide configs.
    func following(_ defaults: BrokerDefaults) -> Self {
        Self(defaults: defaults, logger: logger, store: store)
    }

    func route(_ topic: TopicImage, in image: MetadataImage) -> TopicRoute {
        let active = Set(image.activeBrokerIDs)
        return TopicRoute(
            name: topic.name, id: topic.id,
            partitions: topic.partitions.map {
                TopicRoute.PartitionState(
                    leader: $0.leader, leaderEpoch: $0.leaderEpoch, replicas: $0.replicas,
                    inSyncReplicas: $0.isr,
                    offlineReplicas: $0.replicas.filter { !active.contains($0) },
                    eligibleLeaderReplicas: $0.eligibleLeaderReplicas,
                    lastKnownELR: $0.lastKnownELR)
            },
            settings: settings(of: topic.name, in: image), store: store(topic.name),
            isInternal: TopicName.isInternal(topic.name))
    }

    private func settings(of topic: String, in image: MetadataImage) -> PartitionSettings {
        let overrides = image.configs(of: ConfigResource(.topic, topic))
        guard !overrides.isEmpty else { return plain }
        return PartitionSettings(
            TopicSettings(stored: overrides, defaults: defaults) { problem in
                // The controller checks configs before it writes them; a later release may know
                // more.
                logger.report(.configIgnored, "a config of topic \(topic) is ignored: \(problem)")
            })
    }
}
