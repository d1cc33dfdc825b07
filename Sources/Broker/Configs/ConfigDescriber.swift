import Metadata
import Settings
import Wire

/// Tells configs of resources: value, source, synonyms and documentation of each.
struct ConfigDescriber {
    typealias Config = DescribeConfigsResponse.DescribeConfigsResourceResult
    typealias Synonym = DescribeConfigsResponse.DescribeConfigsSynonym

    var defaults: BrokerDefaults
    var includesSynonyms: Bool
    var includesDocumentation: Bool

    /// Configs of a topic or a group: its own over the broker's.
    ///
    /// - Parameter own: the source that says a value is the resource's own.
    func resource(_ entries: [EffectiveSetting], own: SettingSource) -> [Config] {
        entries.map { entry in
            let definition = entry.definition
            var config = self.config(definition)
            config.value = entry.text
            config.configSource = entry.source.rawValue
            guard includesSynonyms else { return config }
            if entry.source == own {
                config.synonyms.append(
                    Synonym(name: definition.name, value: entry.text, source: own.rawValue))
            }
            for synonym in definition.synonyms {
                config.synonyms += synonyms(synonym.name, isSensitive: definition.isSensitive)
            }
            if definition.synonyms.isEmpty, let value = definition.defaultValue {
                config.synonyms.append(
                    Synonym(
                        name: definition.name,
                        value: definition.isSensitive ? nil : value.description,
                        source: SettingSource.defaultValue.rawValue))
            }
            return config
        }
    }

    /// Every config of this broker.
    func broker() -> [Config] {
        BrokerConfigs.all.map { broker($0, defaults.levels($0.name)) }
    }

    /// What was set for all brokers while they ran; nothing else is theirs together.
    func allBrokers() -> [Config] {
        defaults.dynamicClusterNames.compactMap { name in
            BrokerConfigs.definition(name).map { definition in
                broker(
                    definition,
                    defaults.levels(name).filter { $0.source == .dynamicDefaultBroker })
            }
        }
    }

    private func broker(
        _ definition: SettingDefinition, _ levels: [BrokerDefaults.Level]
    ) -> Config {
        var config = self.config(definition)
        config.readOnly = definition.update == .readOnly
        config.value = definition.isSensitive ? nil : levels.first?.value.description
        config.configSource = (levels.first?.source ?? .defaultValue).rawValue
        guard includesSynonyms else { return config }
        config.synonyms = levels.map { synonym(definition.name, $0, definition.isSensitive) }
        // Where another unit says the same, it counts once this config is set nowhere.
        if !levels.isEmpty, levels.count == defaults.levels(definition.name).count {
            for name in BrokerConfigs.kin(of: definition.name) where name != definition.name {
                config.synonyms += synonyms(name, isSensitive: definition.isSensitive)
            }
        }
        return config
    }

    /// What is set for a subscription to clients' metrics.
    func clientMetrics(_ stored: [String: String]) -> [Config] {
        ClientMetricsConfigs.all.compactMap { definition in
            guard let text = stored[definition.name] else { return nil }
            var config = self.config(definition)
            config.value = text
            config.configSource = SettingSource.clientMetrics.rawValue
            if includesSynonyms {
                config.synonyms = [
                    Synonym(
                        name: definition.name, value: text,
                        source: SettingSource.clientMetrics.rawValue)
                ]
            }
            return config
        }
    }

    private func config(_ definition: SettingDefinition) -> Config {
        var config = Config()
        config.name = definition.name
        config.isSensitive = definition.isSensitive
        config.configType = definition.type.rawValue
        config.documentation = includesDocumentation ? definition.documentation : nil
        return config
    }

    private func synonyms(_ name: String, isSensitive: Bool) -> [Synonym] {
        defaults.levels(name).map { synonym(name, $0, isSensitive) }
    }

    private func synonym(
        _ name: String, _ level: BrokerDefaults.Level, _ isSensitive: Bool
    ) -> Synonym {
        Synonym(
            name: name, value: isSensitive ? nil : level.value.description,
            source: level.source.rawValue)
    }
}
