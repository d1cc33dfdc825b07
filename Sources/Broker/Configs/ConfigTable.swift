public import Metadata
import Primitives
public import Settings

/// Checks configs against the tables, for the controller.
///
/// The codes are Kafka's: topics and groups INVALID_CONFIG, brokers and most of client metrics
/// INVALID_REQUEST. Unlike Kafka, a broker config that nobody knows is refused: no plugin reads it.
public struct ConfigTable: ConfigValidator {
    private let defaults: BrokerDefaults
    private let codecs: CodecTable?

    /// - Parameter codecs: what batches can be compressed with; nil if that is not known.
    public init(defaults: BrokerDefaults, codecs: CodecTable? = nil) {
        self.defaults = defaults
        self.codecs = codecs
    }

    public func problem(
        _ resource: ConfigResource, configs: [String: String], changed: Set<String>
    ) -> ControllerError? {
        let pairs = configs.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        do throws(ControllerError) {
            switch resource.kind {
            case .topic:
                try refusing(as: .invalidConfig) { () throws(SettingError) in
                    _ = try TopicSettings(overrides: pairs, defaults: defaults)
                    try checkCodec(configs["compression.type"])
                }
            case .group:
                try refusing(as: .invalidConfig) { () throws(SettingError) in
                    _ = try GroupSettings(overrides: pairs, defaults: defaults)
                }
            case .broker:
                try checkBroker(
                    isOne: !resource.name.isEmpty, configs: configs,
                    pairs.filter { changed.contains($0.name) })
            case .clientMetrics: try checkClientMetrics(pairs)
            }
            return nil
        } catch {
            return error
        }
    }

    public func listDefault(_ kind: ConfigResource.Kind, _ name: String) -> [String]? {
        let definition =
            switch kind {
            case .topic: TopicConfigs.definition(name)
            case .broker: BrokerConfigs.definition(name)
            case .group: GroupConfigs.definition(name)
            case .clientMetrics: ClientMetricsConfigs.definition(name)
            }
        guard let definition, definition.type == .list else { return nil }
        if case .list(let elements)? = definition.defaultValue { return elements }
        return []
    }

    /// A topic whose batches cannot be compressed would take none.
    private func checkCodec(_ value: String?) throws(SettingError) {
        guard let value, let codecs, let type = CompressionType(name: value),
            !codecs.supports(type)
        else { return }
        throw SettingError(
            name: "compression.type", value: value,
            allowed: "producer, uncompressed or a type that codecs of the configuration file "
                + "names")
    }

    private func refusing(
        as code: ControllerError.Code, _ body: () throws(SettingError) -> Void
    ) throws(ControllerError) {
        do throws(SettingError) {
            try body()
        } catch {
            throw ControllerError(code, error.description)
        }
    }

    private func checkBroker(
        isOne: Bool, configs: [String: String], _ changed: [(name: String, value: String)]
    ) throws(ControllerError) {
        let definitions = changed.compactMap { BrokerConfigs.definition($0.name) }
        func refuse(
            _ text: String, where matches: (SettingDefinition) -> Bool
        ) throws(ControllerError) {
            let names = definitions.filter(matches).map(\.name)
            guard !names.isEmpty else { return }
            throw ControllerError(.invalidRequest, "\(text): \(names.joined(separator: ", "))")
        }
        try refuse("Cannot update these configs dynamically, set them in the configuration file") {
            $0.update == .readOnly
        }
        try refuse("These security configs can be updated dynamically for a listener only") {
            BrokerConfigs.listenerOnly.contains($0.name)
        }
        if !isOne {
            try refuse("Cannot update these configs for all brokers, name a broker's id") {
                $0.update == .perBroker
            }
        }
        try refusing(as: .invalidRequest) { () throws(SettingError) in
            for (name, value) in changed {
                _ = try BrokerConfigs.parseDynamic(
                    name, value, for: isOne ? .perBroker : .clusterWide)
            }
            try checkCodec(changed.first { $0.name == "compression.type" }?.value)
            // What topics would inherit must not contradict itself.
            var next = defaults
            _ = isOne ? next.setDynamic(broker: configs) : next.setDynamic(cluster: configs)
            _ = try TopicSettings(defaults: next)
            _ = try GroupSettings(defaults: next)
        }
    }

    private func checkClientMetrics(
        _ pairs: [(name: String, value: String)]
    ) throws(ControllerError) {
        for (name, value) in pairs {
            // Kafka answers patterns with another code than the rest.
            let code: ControllerError.Code = name == "match" ? .invalidConfig : .invalidRequest
            try refusing(as: code) { () throws(SettingError) in
                _ = try ClientMetricsConfigs.parse(name: name, value: value)
            }
        }
    }
}
