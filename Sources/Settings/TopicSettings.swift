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
        self.init(own: own, defaults: defaults)
        try checkRelations()
    }

    /// Merges a topic's configs as the metadata log holds them. A name or value of another release
    /// is left out, and what contradicts a default that came later stands.
    ///
    /// - Parameter ignored: [inline] called with each that is left out.
    public init(
        stored: [String: String], defaults: BrokerDefaults, ignored: (SettingError) -> Void
    ) {
        var own: [String: SettingValue] = [:]
        for (name, value) in stored.sorted(by: { $0.key < $1.key }) {
            do throws(SettingError) {
                own[name] = try TopicConfigs.parse(name: name, value: value)
            } catch {
                ignored(error)
            }
        }
        self.init(own: own, defaults: defaults)
    }

    private init(own: [String: SettingValue], defaults: BrokerDefaults) {
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
                entries.append(defaults.resourceDefault(definition))
            }
        }
        self.entries = entries
        self.positions = positions
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
