import ArgumentParser
import Config
import Kernel
import Logging
import Telemetry
import UnixSignals

/// `weir serve`: runs a node until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run a node.",
        discussion: """
            SIGTERM and SIGINT stop it: it accepts no more connections, answers requests in \
            flight, closes its logs and exits with 0. SIGUSR1 puts the log level to debug, and \
            back. SIGHUP makes it read its configuration \
            again, as `weir reload` does. A service manager that started it (systemd, \
            Type=notify) hears when it serves, reloads and stops.
            """)

    @Option(help: ArgumentHelp("The YAML file.", valueName: "file"))
    var config: String

    @Option(help: ArgumentHelp("Override a value.", valueName: "path=value"))
    var set: [String] = []

    func run() async throws {
        let source = ConfigSource(path: config, overrides: set)
        let reading: ConfigReading
        do {
            reading = try read(source)
        } catch {
            let advice = KernelError(.configurationInvalid, "the node does not start")
            throw Failure(error.messages + ["\(advice)"])
        }
        let config = reading.config
        let logging = NodeLogging(config.logging)
        let logger = logging.logger("weir.kernel")
        for warning in config.warnings { logger.warning("\(warning)") }
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup, .sigusr1)
        let manager = ServiceManager(logger: logger)
        let node: Node
        do {
            manager.report("Starting: reading \(config.dataDirectory)")
            node = try await Node.start(reading, from: source, logging: logging)
        } catch {
            throw Failure("\(error)".split(separator: "\n").map(String.init))
        }
        for endpoint in node.endpoints {
            logger.info(
                "serving",
                metadata: [
                    "listener": "\(endpoint.name)",
                    "address": "\(endpoint.address):\(endpoint.port)",
                ])
        }
        if let http = node.http {
            logger.info("serving HTTP", metadata: ["address": "\(http.address):\(http.port)"])
        }
        let places = node.endpoints.map { "\($0.name) \($0.address):\($0.port)" }
        let serving = "Serving \(places.joined(separator: ", "))"
        manager.ready(serving)
        let failure = await Self.wait(for: node, logging, signals) {
            manager.reloading("Reading \(source.path) again")
            _ = node.reload()
            manager.ready(serving)
        }
        manager.stopping(failure.map { "Failed: \($0)" } ?? "Draining")
        await node.stop()
        if let failure { throw Failure(failure) }
    }

    /// - Returns: nil for a signal, or the failure that ended the node.
    private static func wait(
        for node: Node, _ logging: NodeLogging, _ signals: UnixSignalsSequence,
        reload: @escaping @Sendable () -> Void
    ) async -> String? {
        await withTaskGroup(of: String?.self) { group in
            group.addTask { await node.waitForFailure() }
            group.addTask {
                for await signal in signals {
                    switch signal {
                    case .sighup: reload()
                    case .sigusr1: logging.toggleDebug()
                    default: return nil
                    }
                }
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
