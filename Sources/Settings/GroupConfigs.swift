/// The configs of a group under Kafka's names, with the broker configs that supply their defaults
/// and bounds.
public enum GroupConfigs {
    /// Every definition, sorted by name.
    public static let all: [SettingDefinition] =
        (consumer + share + streams).sorted { $0.name < $1.name }

    /// Every name, sorted.
    public static let names: [String] = all.map(\.name)

    /// The definition of a group config, or nil if the name is unknown.
    public static func definition(_ name: String) -> SettingDefinition? { index[name] }

    private static let index: [String: SettingDefinition] = Dictionary(
        uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// Checks one name and value as a client sends them.
    ///
    /// - Throws: what is wrong with the name or the value; its description is fit for the client.
    public static func parse(
        name: String, value: String
    ) throws(SettingError) -> SettingValue {
        guard let definition = definition(name) else {
            throw SettingError(
                name: name, value: nil, allowed: "",
                suggestion: NearestName.of(name, among: names))
        }
        return try definition.parse(value)
    }

    /// Broker configs between which a group config must lie; nil where there is no such bound.
    static func bounds(_ name: String) -> (low: String?, high: String?) {
        switch name {
        case "consumer.session.timeout.ms", "consumer.heartbeat.interval.ms",
            "share.session.timeout.ms", "share.heartbeat.interval.ms",
            "share.record.lock.duration.ms", "share.delivery.count.limit",
            "share.partition.max.record.locks", "streams.session.timeout.ms",
            "streams.heartbeat.interval.ms":
            let kind = name.prefix { $0 != "." }
            let rest = name.dropFirst(kind.count + 1)
            return ("group.\(kind).min.\(rest)", "group.\(kind).max.\(rest)")
        case "streams.num.standby.replicas": return (nil, "group.streams.max.standby.replicas")
        default: return (nil, nil)
        }
    }

    static let consumer: [SettingDefinition] = [
        .init(
            "consumer.session.timeout.ms", .int, default: .integer(45_000), .atLeast(1),
            doc: "Milliseconds without a heartbeat after which a member is out.",
            synonyms: [.init("group.consumer.session.timeout.ms")], inert: .groups),
        .init(
            "consumer.heartbeat.interval.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Milliseconds between two heartbeats that a member is asked for.",
            synonyms: [.init("group.consumer.heartbeat.interval.ms")], inert: .groups),
    ]

    static let share: [SettingDefinition] = [
        .init(
            "share.session.timeout.ms", .int, default: .integer(45_000), .atLeast(1),
            doc: "Milliseconds without a heartbeat after which a member of a share group is out.",
            synonyms: [.init("group.share.session.timeout.ms")], inert: .shareGroups),
        .init(
            "share.heartbeat.interval.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Milliseconds between two heartbeats that a member of a share group is asked for.",
            synonyms: [.init("group.share.heartbeat.interval.ms")], inert: .shareGroups),
        .init(
            "share.record.lock.duration.ms", .int, default: .integer(30_000), .atLeast(1_000),
            doc: "Milliseconds a record is locked for the member that acquired it.",
            synonyms: [.init("group.share.record.lock.duration.ms")], inert: .shareGroups),
        .init(
            "share.delivery.count.limit", .int, default: .integer(5), .atLeast(2),
            doc: "Deliveries after which a record is given up.",
            synonyms: [.init("group.share.delivery.count.limit")], inert: .shareGroups),
        .init(
            "share.partition.max.record.locks", .int, default: .integer(2_000), .atLeast(100),
            doc: "Most records of one partition that may be locked at once.",
            synonyms: [.init("group.share.partition.max.record.locks")], inert: .shareGroups),
        .init(
            "share.auto.offset.reset", .string, default: .string("latest"), .offsetReset,
            doc: "Where a new share group begins to read a partition.", inert: .shareGroups),
        .init(
            "share.isolation.level", .string, default: .string("read_uncommitted"),
            .oneOf(["read_committed", "read_uncommitted"]),
            doc: "Whether records of open and aborted transactions are delivered.",
            inert: .shareGroups),
        .init(
            "share.renew.acknowledge.enable", .boolean, default: .boolean(true),
            doc: "Whether a member may renew the lock of a record.", inert: .shareGroups),
    ]

    static let streams: [SettingDefinition] = [
        .init(
            "streams.session.timeout.ms", .int, default: .integer(45_000), .atLeast(1),
            doc: "Milliseconds without a heartbeat after which a streams member is out.",
            synonyms: [.init("group.streams.session.timeout.ms")], inert: .streamsGroups),
        .init(
            "streams.heartbeat.interval.ms", .int, default: .integer(5_000), .atLeast(1),
            doc: "Milliseconds between two heartbeats that a streams member is asked for.",
            synonyms: [.init("group.streams.heartbeat.interval.ms")], inert: .streamsGroups),
        .init(
            "streams.num.standby.replicas", .int, default: .integer(0), .atLeast(0),
            doc: "Standby copies of each task's state.",
            synonyms: [.init("group.streams.num.standby.replicas")], inert: .streamsGroups),
        .init(
            "streams.initial.rebalance.delay.ms", .int, default: .integer(3_000), .atLeast(0),
            doc: "Milliseconds an empty streams group waits for more members.",
            synonyms: [.init("group.streams.initial.rebalance.delay.ms")], inert: .streamsGroups),
    ]
}

/// Every config of one group in force: its own values over the broker's defaults.
public struct GroupSettings: Sendable, Equatable {
    /// One for each definition of `GroupConfigs.all`, in that order.
    public let entries: [EffectiveSetting]

    /// Merges a group's own configs, as a client sent them or the metadata log holds them.
    ///
    /// - Throws: the first unknown name, wrong value, or value beyond the broker's bounds.
    public init(
        overrides: [(name: String, value: String)] = [], defaults: BrokerDefaults
    ) throws(SettingError) {
        var own: [String: SettingValue] = [:]
        for (name, value) in overrides {
            own[name] = try GroupConfigs.parse(name: name, value: value)
        }
        self.init(own: own, defaults: defaults)
        for name in own.keys.sorted() { try checkBounds(name, defaults) }
        if !own.isEmpty { try checkTimeouts() }
    }

    /// Merges configs as the metadata log holds them; what is of another release is left out.
    public init(stored: [String: String], defaults: BrokerDefaults) {
        self.init(
            own: stored.compactMapValues { $0 }.reduce(into: [:]) { own, config in
                own[config.key] = try? GroupConfigs.parse(name: config.key, value: config.value)
            }, defaults: defaults)
    }

    private init(own: [String: SettingValue], defaults: BrokerDefaults) {
        entries = GroupConfigs.all.map { definition in
            guard let value = own[definition.name] else {
                return defaults.resourceDefault(definition)
            }
            return EffectiveSetting(
                definition: definition, value: value, source: .group, brokerName: nil)
        }
    }

    private func integer(_ name: String) -> Int64? {
        guard
            case .integer(let value)? = entries.first(where: { $0.definition.name == name })?.value
        else { return nil }
        return value
    }

    private func checkBounds(
        _ name: String, _ defaults: BrokerDefaults
    ) throws(SettingError) {
        guard let value = integer(name) else { return }
        let (low, high) = GroupConfigs.bounds(name)
        if let low, value < defaults.integer(low) {
            throw SettingError(
                name: name, value: String(value),
                allowed: "at least \(low), which is \(defaults.integer(low))")
        }
        if let high, value > defaults.integer(high) {
            throw SettingError(
                name: name, value: String(value),
                allowed: "at most \(high), which is \(defaults.integer(high))")
        }
    }

    private func checkTimeouts() throws(SettingError) {
        for kind in ["consumer", "share", "streams"] {
            guard let session = integer("\(kind).session.timeout.ms"),
                let heartbeat = integer("\(kind).heartbeat.interval.ms"), session <= heartbeat
            else { continue }
            throw SettingError(
                name: "\(kind).session.timeout.ms", value: String(session),
                allowed: "more than \(kind).heartbeat.interval.ms, which is \(heartbeat)")
        }
    }
}
