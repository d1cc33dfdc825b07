public import Logging

/// What an operator may meet in the log or at the start, each with a stable code.
///
/// `ErrorCodes.md` of Kernel's documentation has an entry for each: cause, effect, remedy. A code
/// is never given to another error.
public enum OperatorError: String, Sendable, CaseIterable {
    /// The configuration is not valid.
    case configurationInvalid = "WEIR-1001"
    /// The data directory cannot be used.
    case dataDirectoryUnusable = "WEIR-1101"
    /// The data directory is in use.
    case dataDirectoryInUse = "WEIR-1102"
    /// The data directory belongs to another node or cluster.
    case dataDirectoryOfAnother = "WEIR-1103"
    /// A file of the node cannot be read or written.
    case smallFileFailed = "WEIR-1104"
    /// A listener cannot be bound.
    case listenerNotBound = "WEIR-1201"
    /// The HTTP listener cannot be bound.
    case httpNotBound = "WEIR-1202"
    /// A plugin is refused.
    case pluginRefused = "WEIR-1301"
    /// The metadata log cannot be used.
    case metadataLogUnusable = "WEIR-1401"
    /// The disk is low.
    case diskLow = "WEIR-2001"
    /// The data directory is gone or read-only.
    case dataDirectoryLost = "WEIR-2002"
    /// A storage backend has failed for good.
    case storageFailed = "WEIR-2003"
    /// The metadata log has failed.
    case metadataFailed = "WEIR-2004"
    /// An append failed.
    case appendFailed = "WEIR-2101"
    /// A read failed.
    case readFailed = "WEIR-2102"
    /// A log does not open.
    case logNotOpened = "WEIR-2103"
    /// A log was not deleted.
    case logNotDeleted = "WEIR-2104"
    /// The state of a log was not written.
    case logStateNotWritten = "WEIR-2105"
    /// The state of a log is rebuilt.
    case logStateRebuilt = "WEIR-2106"
    /// Records were not deleted.
    case recordsNotDeleted = "WEIR-2107"
    /// Retention failed.
    case retentionFailed = "WEIR-2108"
    /// A log's layout was not applied.
    case layoutNotApplied = "WEIR-2109"
    /// Logs that belong to no topic.
    case logsWithoutTopic = "WEIR-2110"
    /// A stored config is ignored.
    case configIgnored = "WEIR-2201"
    /// A connection was refused.
    case connectionRefused = "WEIR-2301"
    /// A connection was closed.
    case connectionClosed = "WEIR-2302"
    /// Connections cannot be accepted for now.
    case acceptPaused = "WEIR-2303"
    /// The limit on open files is too small.
    case descriptorsScarce = "WEIR-2304"
    /// There is no control socket.
    case controlSocketMissing = "WEIR-2401"
    /// The service manager cannot be told.
    case serviceManagerDeaf = "WEIR-2402"
    /// The HTTP listener stopped.
    case httpStopped = "WEIR-2403"
    /// A plugin was not drained.
    case pluginNotDrained = "WEIR-2404"
    /// A request was slow.
    case slowRequest = "WEIR-2501"
    /// A plugin reports an error.
    case pluginReported = "WEIR-2701"

    /// How much it matters.
    public var level: Logger.Level {
        switch self {
        case .diskLow, .logStateNotWritten, .logStateRebuilt, .layoutNotApplied,
            .logsWithoutTopic, .connectionRefused, .connectionClosed, .acceptPaused,
            .descriptorsScarce, .controlSocketMissing, .serviceManagerDeaf, .httpStopped,
            .pluginNotDrained, .slowRequest:
            .warning
        default: .error
        }
    }
}

extension Logger {
    /// One line with the error's level, and its code in the metadata.
    public func report(
        _ error: OperatorError, _ message: @autoclosure () -> Logger.Message,
        metadata: @autoclosure () -> Logger.Metadata = [:]
    ) {
        log(
            level: error.level, message(),
            metadata: metadata().merging(["code": "\(error.rawValue)"]) { $1 })
    }
}
