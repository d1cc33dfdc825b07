import Metadata
import Ports
import Wire

/// One resource of AlterConfigs or IncrementalAlterConfigs.
struct RequestedChange: Sendable {
    struct Config: Sendable {
        var name: String
        /// Kafka's operation code: 0 set, 1 delete, 2 append, 3 subtract.
        var operation: Int8
        var value: String?
    }

    var type: Int8
    var name: String
    var configs: [Config]
}

/// What AlterConfigs and IncrementalAlterConfigs have in common: checks that need no metadata, log
/// levels, and the way to the controller.
enum ConfigAlteration {
    /// Changes configs; `done` gets one result for each resource, in order, nil for a success. It
    /// runs inline or on any thread, once the changes are in force.
    static func run(
        _ resources: [RequestedChange], replacesAll: Bool, validateOnly: Bool,
        on home: BrokerLoop, _ done: @escaping @Sendable ([ConfigFailure?]) -> Void
    ) {
        var results: [ConfigFailure?] = Array(repeating: nil, count: resources.count)
        var forwarded: [Int] = []
        var changes: [AlterConfigs.Change] = []
        var occurrences: [String: Int] = [:]
        for resource in resources { occurrences[key(resource), default: 0] += 1 }
        for (index, resource) in resources.enumerated() {
            do throws(ConfigFailure) {
                guard occurrences[key(resource)] == 1 else {
                    throw ConfigFailure(
                        .invalidRequest, "Each resource must appear at most once.")
                }
                let configs = try operations(of: resource)
                if let change = try change(
                    resource, configs, replacesAll: replacesAll, validateOnly: validateOnly, home)
                {
                    forwarded.append(index)
                    changes.append(change)
                }
            } catch {
                results[index] = error
            }
        }
        guard !changes.isEmpty else { return done(results) }
        let request = AlterConfigs(changes, validateOnly: validateOnly)
        home.broker.change(request) { [results, forwarded] outcome in
            var results = results
            switch outcome {
            case .success(let errors):
                for (index, error) in zip(forwarded, errors) {
                    results[index] = error.map { ConfigFailure($0) }
                }
            case .failure(let error):
                for index in forwarded { results[index] = ConfigFailure(error) }
            }
            done(results)
        }
    }

    private static func key(_ resource: RequestedChange) -> String {
        "\(resource.type) \(resource.name)"
    }

    private static func operations(
        of resource: RequestedChange
    ) throws(ConfigFailure) -> [AlterConfigs.Config] {
        var seen: Set<String> = []
        var configs: [AlterConfigs.Config] = []
        for config in resource.configs {
            guard seen.insert(config.name).inserted else {
                throw ConfigFailure(
                    .invalidRequest, "Config \(config.name) appears more than once.")
            }
            if config.operation == 1 {
                configs.append(AlterConfigs.Config(name: config.name, .delete))
                continue
            }
            guard let value = config.value else {
                throw ConfigFailure(
                    .invalidRequest, "Null value not supported for : \(config.name)")
            }
            switch config.operation {
            case 0: configs.append(AlterConfigs.Config(name: config.name, .set(value)))
            case 2: configs.append(AlterConfigs.Config(name: config.name, .append(value)))
            case 3: configs.append(AlterConfigs.Config(name: config.name, .subtract(value)))
            default:
                throw ConfigFailure(
                    .invalidRequest,
                    "Unknown operation \(config.operation) for config \(config.name); must be 0 "
                        + "(set), 1 (delete), 2 (append) or 3 (subtract).")
            }
        }
        return configs
    }

    /// The change for the controller; nil if the node has made it itself.
    private static func change(
        _ resource: RequestedChange, _ configs: [AlterConfigs.Config], replacesAll: Bool,
        validateOnly: Bool, _ home: BrokerLoop
    ) throws(ConfigFailure) -> AlterConfigs.Change? {
        let type = ConfigResourceType(rawValue: resource.type)
        if type == .brokerLogger, !replacesAll {
            try checkBroker(resource.name, home, allowsEmpty: false)
            try LoggerConfigs.alter(
                configs, of: home.broker.services.logLevels, validateOnly: validateOnly)
            return nil
        }
        guard let kind = type?.kind else {
            throw ConfigFailure(
                .invalidRequest,
                "Resource type \(resource.type) cannot be altered"
                    + (type == .brokerLogger ? " as a whole; use IncrementalAlterConfigs." : "."))
        }
        if kind == .broker { try checkBroker(resource.name, home, allowsEmpty: true) }
        return AlterConfigs.Change(
            ConfigResource(kind, resource.name), configs, replacesAll: replacesAll)
    }

    /// Each broker alone changes and tells what is its own.
    static func checkBroker(
        _ name: String, _ home: BrokerLoop, allowsEmpty: Bool
    ) throws(ConfigFailure) {
        if name.isEmpty && allowsEmpty { return }
        let own = String(home.broker.settings.nodeID)
        guard Int32(name) != nil else {
            throw ConfigFailure(
                .invalidRequest, "Broker id must be an integer, but it is: '\(name)'")
        }
        guard name == own else {
            throw ConfigFailure(
                .invalidRequest,
                "Unexpected broker id, expected \(own)\(allowsEmpty ? " or empty string" : ""), "
                    + "but received \(name)")
        }
    }
}
