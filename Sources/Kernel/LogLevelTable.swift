public import Config
public import Logging
import Ports
import Synchronization

/// The levels of the node's loggers, changed while it runs. [any thread]
///
/// A logger reads its level from an atomic, so that a line which is not wanted costs next to
/// nothing. `root` is what loggers without a level of their own follow.
final class LogLevelTable: LogLevels {
    static let root = "root"
    /// The components of the node, each a logger.
    static let components = [
        "weir.broker", "weir.http", "weir.kernel", "weir.metadata", "weir.plugin", "weir.request",
        "weir.storage", "weir.transport",
    ]

    /// Kafka's names, from chatty to silent; `notice` shows as INFO.
    private static let names: [(name: String, level: Logger.Level)] = [
        ("TRACE", .trace), ("DEBUG", .debug), ("INFO", .info), ("WARN", .warning),
        ("ERROR", .error), ("FATAL", .critical),
    ]

    /// The level in force of one logger.
    final class Cell: Sendable {
        private let index: Atomic<Int>

        init(_ level: Logger.Level) { index = Atomic(Cell.index(of: level)) }

        var level: Logger.Level {
            get { Logger.Level.allCases[index.load(ordering: .relaxed)] }
            set { index.store(Self.index(of: newValue), ordering: .relaxed) }
        }

        private static func index(of level: Logger.Level) -> Int {
            Logger.Level.allCases.firstIndex(of: level) ?? 0
        }
    }

    private struct State {
        var own: [String: Logger.Level] = [:]
        var isDebugging = false
        /// `logging.level` of the configuration file.
        var configured: Logger.Level
    }

    private let cells: [String: Cell]
    private let state: Mutex<State>

    init(_ configured: Logger.Level) {
        state = Mutex(State(configured: configured))
        var cells: [String: Cell] = [:]
        for name in [Self.root] + Self.components { cells[name] = Cell(configured) }
        self.cells = cells
    }

    /// The cell of a component; `root`'s for an unknown one.
    func cell(_ name: String) -> Cell {
        guard let cell = cells[name] ?? cells[Self.root] else {
            preconditionFailure("no logger \(name) and no root")
        }
        return cell
    }

    var loggers: [LoggerLevel] {
        let own = state.withLock { $0.own }
        return ([Self.root] + Self.components).map { name in
            LoggerLevel(
                name: name, level: Self.name(of: cell(name).level), isSet: own[name] != nil)
        }
    }

    func set(_ level: String?, of logger: String) -> Bool {
        guard cells[logger] != nil else { return false }
        var parsed: Logger.Level?
        if let level {
            guard let known = Self.names.first(where: { $0.name == level.uppercased() }) else {
                return false
            }
            parsed = known.level
        }
        state.withLock { state in
            state.own[logger] = parsed
            apply(state)
        }
        return true
    }

    /// The configuration file was read again.
    func setConfigured(_ level: Logger.Level) {
        state.withLock { state in
            state.configured = level
            apply(state)
        }
    }

    /// Puts `root` to debug, or back to what it was. SIGUSR1.
    ///
    /// - Returns: `root`'s level afterwards.
    func toggleDebug() -> Logger.Level {
        state.withLock { state in
            state.isDebugging.toggle()
            apply(state)
            return cell(Self.root).level
        }
    }

    private func apply(_ state: borrowing State) {
        let root = state.isDebugging ? .debug : state.own[Self.root] ?? state.configured
        for (name, cell) in cells {
            cell.level = name == Self.root ? root : state.own[name] ?? root
        }
    }

    private static func name(of level: Logger.Level) -> String {
        switch level {
        case .trace: "TRACE"
        case .debug: "DEBUG"
        case .info, .notice: "INFO"
        case .warning: "WARN"
        case .error: "ERROR"
        case .critical: "FATAL"
        }
    }
}

/// The node's loggers, one for each component, and their levels.
public struct NodeLogging: Sendable {
    private let config: LoggingConfig
    let levels: LogLevelTable

    public init(_ config: LoggingConfig) {
        self.config = config
        levels = LogLevelTable(Self.level(config))
    }

    static func level(_ config: LoggingConfig) -> Logger.Level {
        Logger.Level(rawValue: config.level.rawValue) ?? .info
    }

    /// - Parameter component: one of the names in ``LogLevelTable/components``, or `root`.
    public func logger(_ component: String) -> Logger {
        Logger(label: component) { label in
            LineLogHandler(
                label: label, isJSON: config.format == .json, cell: levels.cell(component))
        }
    }

    /// What SIGUSR1 does: `root` at debug, or back; a line says which.
    public func toggleDebug() {
        let level = levels.toggleDebug()
        logger("root").notice(
            "log level of root changed by SIGUSR1", metadata: ["level": "\(level)"])
    }
}
