/// The broker-wide configs in force: what the configuration file sets, and Kafka's defaults for the
/// rest.
public struct BrokerDefaults: Sendable, Equatable {
    /// What the file sets, by Kafka's broker config name.
    public private(set) var explicit: [String: SettingValue] = [:]

    public init() {}

    /// Sets one config. The value must come from the definition's `parse`.
    public mutating func set(_ name: String, to value: SettingValue) {
        precondition(KafkaDefaults.definition(name) != nil, "\(name) is no broker config")
        explicit[name] = value
    }

    /// Takes one config as `other` has it: its value, or that it is not set.
    public mutating func copy(_ name: String, from other: Self) {
        explicit[name] = other.explicit[name]
    }

    /// The value in force, or nil where Kafka's default is null and nothing is set.
    public func value(_ name: String) -> SettingValue? {
        explicit[name] ?? KafkaDefaults.definition(name)?.defaultValue
    }

    /// The value of an `int` or `long` config that has a default. Anything else is a bug.
    public func integer(_ name: String) -> Int64 {
        guard case .integer(let value)? = value(name) else {
            preconditionFailure("\(name) is no integer config with a default")
        }
        return value
    }

    /// The value of a `boolean` config. Anything else is a bug.
    public func boolean(_ name: String) -> Bool {
        guard case .boolean(let value)? = value(name) else {
            preconditionFailure("\(name) is no boolean config")
        }
        return value
    }

    /// The value of a `string` config. Anything else is a bug.
    public func string(_ name: String) -> String {
        guard case .string(let value)? = value(name) else {
            preconditionFailure("\(name) is no string config")
        }
        return value
    }

    /// The default of a topic config on this broker: the first synonym the file sets, else Kafka's
    /// own. A negative broker value (no limit) is passed on unscaled as -1, and a product that
    /// passes the largest 64-bit integer becomes that integer.
    func topicDefault(_ definition: SettingDefinition) -> EffectiveSetting {
        for synonym in definition.synonyms {
            guard let value = explicit[synonym.name] else { continue }
            return EffectiveSetting(
                definition: definition, value: Self.scaled(value, by: synonym.multiplier),
                source: .staticBroker, brokerName: synonym.name)
        }
        guard let value = definition.defaultValue else {
            preconditionFailure("\(definition.name) has no default")
        }
        return EffectiveSetting(
            definition: definition, value: value, source: .defaultValue, brokerName: nil)
    }

    private static func scaled(_ value: SettingValue, by multiplier: Int64) -> SettingValue {
        guard multiplier != 1, case .integer(let number) = value else { return value }
        if number < 0 { return .integer(-1) }
        let (product, overflow) = number.multipliedReportingOverflow(by: multiplier)
        return .integer(overflow ? .max : product)
    }
}

/// A config's value in force and where it comes from.
public struct EffectiveSetting: Sendable, Equatable {
    public let definition: SettingDefinition
    public let value: SettingValue
    public let source: SettingSource
    /// The broker config that gave the value, if `source` is `staticBroker`.
    public let brokerName: String?
}

/// Every config of one topic in force: its own values over the broker's defaults.
public struct TopicSettings: Sendable, Equatable {
    /// One for each definition of `TopicConfigs.all`, in that order.
    public let entries: [EffectiveSetting]
    private let positions: [String: Int]

    /// Merges a topic's own configs, as a client sent them or the metadata log holds them.
    ///
    /// - Throws: the first unknown name, wrong value, or pair of values that contradict each other.
    public init(
        overrides: [(name: String, value: String)] = [], defaults: BrokerDefaults
    ) throws(SettingError) {
        var own: [String: SettingValue] = [:]
        for (name, value) in overrides {
            own[name] = try TopicConfigs.parse(name: name, value: value)
        }
        var entries: [EffectiveSetting] = []
        var positions: [String: Int] = [:]
        for definition in TopicConfigs.all {
            positions[definition.name] = entries.count
            if let value = own[definition.name] {
                entries.append(
                    EffectiveSetting(
                        definition: definition, value: value, source: .dynamicTopic,
                        brokerName: nil))
            } else {
                entries.append(defaults.topicDefault(definition))
            }
        }
        self.entries = entries
        self.positions = positions
        try checkRelations()
    }

    /// Kafka's rules between configs of one topic.
    private func checkRelations() throws(SettingError) {
        let lowest = integer("min.compaction.lag.ms")
        let highest = integer("max.compaction.lag.ms")
        guard lowest <= highest else {
            throw SettingError(
                name: "min.compaction.lag.ms", value: String(lowest),
                allowed: "at most max.compaction.lag.ms, which is \(highest)")
        }
    }

    /// The entry of a topic config, or nil if the name is unknown.
    public func entry(_ name: String) -> EffectiveSetting? {
        positions[name].map { entries[$0] }
    }

    /// The value of an `int` or `long` config. Anything else is a bug.
    public func integer(_ name: String) -> Int64 {
        guard case .integer(let value)? = entry(name)?.value else {
            preconditionFailure("\(name) is no integer topic config")
        }
        return value
    }

    /// The value of a `boolean` config. Anything else is a bug.
    public func boolean(_ name: String) -> Bool {
        guard case .boolean(let value)? = entry(name)?.value else {
            preconditionFailure("\(name) is no boolean topic config")
        }
        return value
    }

    /// The value of a `string` config. Anything else is a bug.
    public func string(_ name: String) -> String {
        guard case .string(let value)? = entry(name)?.value else {
            preconditionFailure("\(name) is no string topic config")
        }
        return value
    }

    /// The elements of a `list` config. Anything else is a bug.
    public func list(_ name: String) -> [String] {
        guard case .list(let value)? = entry(name)?.value else {
            preconditionFailure("\(name) is no list topic config")
        }
        return value
    }
}
