/// The levels of the node's loggers, which change while it runs (Kafka's BROKER_LOGGER resource).
///
/// Levels are Kafka's: TRACE, DEBUG, INFO, WARN, ERROR, FATAL.
public protocol LogLevels: Sendable {
    /// [any thread] Every logger, `root` first, with the level in force.
    var loggers: [LoggerLevel] { get }
    /// [any thread] Sets a logger's level; nil takes its own away, so that `root`'s holds. For
    /// `root` nil is the configuration file's.
    ///
    /// - Returns: false if there is no such logger or level.
    func set(_ level: String?, of logger: String) -> Bool
}

/// A logger's level in force.
public struct LoggerLevel: Sendable, Equatable {
    public var name: String
    public var level: String
    /// Set for this logger while the node runs.
    public var isSet: Bool

    public init(name: String, level: String, isSet: Bool) {
        self.name = name
        self.level = level
        self.isSet = isSet
    }
}
