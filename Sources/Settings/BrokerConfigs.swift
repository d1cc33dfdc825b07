/// Every broker config of Apache Kafka 4.x, whether it has an effect here or not.
public enum BrokerConfigs {
    /// Every definition, sorted by name as Kafka answers them.
    public static let all: [SettingDefinition] =
        (KafkaDefaults.all + node + others).sorted { $0.name < $1.name }

    private static let others: [SettingDefinition] = [
        classicGroups,
        offsets,
        consumerGroups,
        shareGroups,
        shareLocks,
        shareCoordinator,
        streamsGroups,
        transactionLog,
        logMaintenance,
        cleaning,
        tieredStorage,
        tieredThreads,
        replicas,
        waiting,
        controllers,
        registration,
        metadataLog,
        sockets,
        quotaWindows,
        metricSettings,
        policies,
        saslServer,
        saslKerberos,
        saslLogin,
        saslOAuth,
        saslAssertions,
        tlsListeners,
        tlsStores,
        tokens,
    ].flatMap { $0 }

    /// Every name, sorted.
    public static let names: [String] = all.map(\.name)

    /// The definition of a broker config, or nil if the name is unknown.
    public static func definition(_ name: String) -> SettingDefinition? { index[name] }

    private static let index: [String: SettingDefinition] = Dictionary(
        uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// Security configs that Kafka lets change for one listener only, by a prefix of its name.
    public static let listenerOnly: Set<String> = Set(tlsStores.map(\.name))

    /// Configs that mean the same in several units, the one that wins first (`log.retention.ms`
    /// over minutes over hours). A config without such kin stands alone.
    public static func kin(of name: String) -> [String] {
        families.first { $0.contains(name) } ?? [name]
    }

    private static let families = [
        ["log.roll.ms", "log.roll.hours"],
        ["log.roll.jitter.ms", "log.roll.jitter.hours"],
        ["log.retention.ms", "log.retention.minutes", "log.retention.hours"],
    ]

    /// Checks a name and value that are to be set while brokers run.
    ///
    /// - Parameter use: `perBroker` for one broker, `clusterWide` as a default of all.
    /// - Throws: what is wrong with the name or the value; its description is fit for the client.
    public static func parseDynamic(
        _ name: String, _ text: String, for use: SettingUpdate
    ) throws(SettingError) -> SettingValue {
        guard let definition = definition(name) else {
            throw SettingError(
                name: name, value: nil, allowed: "",
                suggestion: NearestName.of(name, among: names))
        }
        let value = try definition.parse(text)
        guard definition.update != .readOnly, definition.update == .clusterWide || use == .perBroker
        else {
            throw SettingError(
                name: name, value: definition.isSensitive ? "[hidden]" : text,
                allowed: "set by the configuration file, because the config is "
                    + definition.update.rawValue)
        }
        return value
    }
}
