import ArgumentParser
import Client

/// `weir config`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Describe and alter configs of topics, brokers, groups and more.",
        subcommands: [
            ConfigDescribeCommand.self, ConfigAlterCommand.self, ConfigListCommand.self,
        ])
}

/// The resource whose configs are meant.
struct ConfigTarget: ParsableArguments {
    @Option(help: ArgumentHelp("A topic.", valueName: "name"))
    var topic: String?

    @Option(help: ArgumentHelp("A broker.", valueName: "id"))
    var broker: Int32?

    @Flag(help: "What all brokers fall back to.")
    var brokerDefaults = false

    @Option(help: ArgumentHelp("The levels of a broker's loggers.", valueName: "id"))
    var brokerLogger: Int32?

    @Option(help: ArgumentHelp("A consumer group.", valueName: "name"))
    var group: String?

    @Option(help: ArgumentHelp("A client metrics subscription.", valueName: "name"))
    var clientMetrics: String?

    func validate() throws {
        guard resources.count == 1 else {
            throw ValidationError(
                "Give one of --topic, --broker, --broker-defaults, --broker-logger, --group and"
                    + " --client-metrics.")
        }
        if let resource = resources.first, resource.name.isEmpty, !brokerDefaults {
            throw ValidationError("The name of the \(resource.kind) is empty.")
        }
    }

    private var resources: [ConfigResource] {
        [
            topic.map { ConfigResource(.topic, $0) },
            broker.map { ConfigResource(.broker, "\($0)") },
            brokerDefaults ? ConfigResource(.broker, "") : nil,
            brokerLogger.map { ConfigResource(.brokerLogger, "\($0)") },
            group.map { ConfigResource(.group, $0) },
            clientMetrics.map { ConfigResource(.clientMetrics, $0) },
        ].compactMap { $0 }
    }

    /// - Throws: nothing after ``validate()``.
    func resource() throws(Failure) -> ConfigResource {
        guard let resource = resources.first else { throw Failure("no resource is named") }
        return resource
    }
}

extension ConfigResource.Kind {
    /// As `--json` and options name it.
    var name: String {
        switch self {
        case .topic: "topic"
        case .broker: "broker"
        case .brokerLogger: "broker-logger"
        case .clientMetrics: "client-metrics"
        case .group: "group"
        }
    }
}
