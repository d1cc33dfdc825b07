/// The broker-wide configs in force: what was set for this broker while it ran, then for all
/// brokers, then what the configuration file sets, and Kafka's defaults for the rest.
public struct BrokerDefaults: Sendable, Equatable {
    /// What the `defaults` of the file set, by Kafka's broker config name.
    public private(set) var explicit: [String: SettingValue] = [:]
    /// What keys of the file other than `defaults` say, by the config name Kafka has for it.
    private var own: [String: SettingValue] = [:]
    /// What was set while brokers ran: for this one, and for all of them.
    private var dynamicBroker: [String: SettingValue] = [:]
    private var dynamicCluster: [String: SettingValue] = [:]

    public init() {}

    /// Sets one config as the file does. The value must come from the definition's `parse`.
    public mutating func set(_ name: String, to value: SettingValue) {
        precondition(BrokerConfigs.definition(name) != nil, "\(name) is no broker config")
        explicit[name] = value
    }

    /// Takes one config as `other` has it: its value, or that it is not set.
    public mutating func copy(_ name: String, from other: Self) {
        explicit[name] = other.explicit[name]
    }

    /// Notes what the node was told by keys of its own.
    public mutating func setOwn(_ values: [String: SettingValue]) {
        for name in values.keys {
            precondition(BrokerConfigs.definition(name) != nil, "\(name) is no broker config")
        }
        own = values
    }

    /// These values of the file in place of its former ones; the rest stays.
    public func replacingFile(by other: Self) -> Self {
        var result = self
        result.explicit = other.explicit
        return result
    }

    /// Replaces what was set while brokers ran, as the metadata log holds it; nil leaves a level.
    ///
    /// - Returns: what cannot be used and is ignored: a name or value of another release.
    public mutating func setDynamic(
        broker: [String: String]? = nil, cluster: [String: String]? = nil
    ) -> [SettingError] {
        var problems: [SettingError] = []
        func parsed(_ texts: [String: String], for use: SettingUpdate) -> [String: SettingValue] {
            var values: [String: SettingValue] = [:]
            for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
                do throws(SettingError) {
                    values[name] = try BrokerConfigs.parseDynamic(name, text, for: use)
                } catch {
                    problems.append(error)
                }
            }
            return values
        }
        if let broker { dynamicBroker = parsed(broker, for: .perBroker) }
        if let cluster { dynamicCluster = parsed(cluster, for: .clusterWide) }
        return problems
    }

    /// The value in force, or nil where Kafka's default is null and nothing is set.
    public func value(_ name: String) -> SettingValue? {
        dynamicBroker[name] ?? dynamicCluster[name] ?? own[name] ?? explicit[name]
            ?? BrokerConfigs.definition(name)?.defaultValue
    }

    /// One of the values that a config has, and where it comes from.
    public struct Level: Sendable, Equatable {
        public let value: SettingValue
        public let source: SettingSource
    }

    /// Every level that has a value for a config, the one in force first; the built-in default
    /// last.
    public func levels(_ name: String) -> [Level] {
        var levels: [Level] = []
        if let value = dynamicBroker[name] {
            levels.append(Level(value: value, source: .dynamicBroker))
        }
        if let value = dynamicCluster[name] {
            levels.append(Level(value: value, source: .dynamicDefaultBroker))
        }
        if let value = own[name] ?? explicit[name] {
            levels.append(Level(value: value, source: .staticBroker))
        }
        if let value = BrokerConfigs.definition(name)?.defaultValue {
            levels.append(Level(value: value, source: .defaultValue))
        }
        return levels
    }

    /// The names set for all brokers while they ran.
    public var dynamicClusterNames: [String] { dynamicCluster.keys.sorted() }

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

    /// The default of a topic or group config on this broker: the first synonym that is set at any
    /// level, else Kafka's own. A negative broker value (no limit) is passed on unscaled as -1, and
    /// a product that passes the largest 64-bit integer becomes that integer.
    func resourceDefault(_ definition: SettingDefinition) -> EffectiveSetting {
        for synonym in definition.synonyms {
            guard let level = levels(synonym.name).first, level.source != .defaultValue else {
                continue
            }
            return EffectiveSetting(
                definition: definition, value: Self.scaled(level.value, by: synonym.multiplier),
                source: level.source, brokerName: synonym.name)
        }
        return EffectiveSetting(
            definition: definition, value: definition.defaultValue, source: .defaultValue,
            brokerName: nil)
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
    /// Nil where Kafka's default is null.
    public let value: SettingValue?
    public let source: SettingSource
    /// The broker config that gave the value, if a broker config did.
    public let brokerName: String?

    /// The value as clients are told it: nil for a secret.
    public var text: String? { definition.isSensitive ? nil : value?.description }
}
