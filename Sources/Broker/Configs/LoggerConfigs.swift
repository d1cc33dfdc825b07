import Metadata
import Ports
import Wire

/// The levels of the node's loggers as configs of a BROKER_LOGGER resource (KIP-412). They are the
/// node's alone: never in the metadata log, gone with the process.
enum LoggerConfigs {
    static let levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]

    static func describe(
        _ logLevels: (any LogLevels)?
    ) throws(ConfigFailure) -> [DescribeConfigsResponse.DescribeConfigsResourceResult] {
        try available(logLevels).loggers.map { logger in
            var config = DescribeConfigsResponse.DescribeConfigsResourceResult()
            config.name = logger.name
            config.value = logger.level
            config.configSource = 6
            return config
        }
    }

    /// Sets and resets levels, all or none of them. Resetting `root` goes back to the level of the
    /// configuration file, where Kafka refuses.
    static func alter(
        _ configs: [AlterConfigs.Config], of logLevels: (any LogLevels)?, validateOnly: Bool
    ) throws(ConfigFailure) {
        let logLevels = try available(logLevels)
        let known = Set(logLevels.loggers.map(\.name))
        var changes: [(logger: String, level: String?)] = []
        for config in configs {
            guard known.contains(config.name) else {
                throw ConfigFailure(
                    .invalidConfig,
                    "Logger \(config.name) does not exist; DescribeConfigs tells which do.")
            }
            switch config.operation {
            case .set(let level):
                guard levels.contains(level.uppercased()) else {
                    throw ConfigFailure(
                        .invalidConfig,
                        "Cannot set the log level of \(config.name) to \(level); must be one of "
                            + levels.joined(separator: ", "))
                }
                changes.append((config.name, level.uppercased()))
            case .delete: changes.append((config.name, nil))
            case .append, .subtract:
                throw ConfigFailure(
                    .invalidRequest,
                    "The level of logger \(config.name) is no list: set or delete it.")
            }
        }
        if validateOnly { return }
        for (logger, level) in changes where !logLevels.set(level, of: logger) {
            throw ConfigFailure(
                .invalidConfig, "Logger \(logger) does not take level \(level ?? "(default)").")
        }
    }

    private static func available(
        _ logLevels: (any LogLevels)?
    ) throws(ConfigFailure) -> any LogLevels {
        guard let logLevels else {
            throw ConfigFailure(
                .invalidRequest, "Log levels of this broker cannot be changed while it runs.")
        }
        return logLevels
    }
}
