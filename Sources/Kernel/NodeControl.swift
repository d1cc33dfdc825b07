import AdminHTTP
import Config
import Glibc
import Logging
import Metadata
import NIOCore
import Telemetry
import Transport

/// The node's control socket while it runs.
///
///     GET /status                what runs where
///     POST /reload[?dry-run=1]   see ``Node/reload(dryRun:)``
final class ControlService: Sendable {
    private let task: Task<Void, Never>

    private init(_ task: Task<Void, Never>) { self.task = task }

    /// Returns once the socket takes connections, or nil if it cannot be made: the node runs
    /// without it.
    static func start(for node: Node, group: any EventLoopGroup) async -> ControlService? {
        let logger = node.logger
        let directory = node.directory.path
        let routes = routes(of: node)
        let (bound, confirm) = AsyncStream.makeStream(of: Bool.self)
        var quiet = Logger(label: "weir.control") { _ in SwiftLogNoOpLogHandler() }
        quiet.logLevel = .critical
        let task = Task { [quiet] in
            do {
                try await ControlServer.run(
                    in: directory, routes: routes, group: group, logger: quiet
                ) { confirm.yield(true) }
            } catch {
                logger.report(
                    .controlSocketMissing,
                    "no control socket; weir reload and weir status will not work, SIGHUP does",
                    metadata: ["directory": "\(directory)", "reason": "\(error)"])
            }
            confirm.finish()
        }
        for await _ in bound { return ControlService(task) }
        return nil
    }

    func stop() async {
        task.cancel()
        await task.value
    }

    private static func routes(of node: Node) -> [ControlRoute] {
        [
            ControlRoute(.get, "/status") { [weak node] query in
                guard let node else { return gone }
                return answer(node.status, query)
            },
            ControlRoute(.post, "/reload") { [weak node] query in
                guard let node else { return gone }
                let report = node.reload(dryRun: query["dry-run"] == "1")
                return answer(
                    (report.lines, report.json), query, status: report.errors.isEmpty ? 200 : 422)
            },
        ]
    }

    private static var gone: ControlRoute.Answer {
        .init(status: 503, text: "the node is stopping\n", isJSON: false)
    }

    /// Lines for people, or JSON if the query asks for it.
    private static func answer(
        _ content: (lines: [String], json: String), _ query: [String: String], status: Int = 200
    ) -> ControlRoute.Answer {
        let isJSON = query["format"] == "json"
        return .init(
            status: status,
            text: isJSON ? content.json + "\n" : content.lines.map { $0 + "\n" }.joined(),
            isJSON: isJSON)
    }
}

extension Node {
    /// What runs where, for `weir status`.
    fileprivate var status: (lines: [String], json: String) {
        let values: [(key: String, value: JSONValue)] = [
            ("node-id", .integer(Int64(live.config.nodeID))),
            ("cluster-id", .string(directory.properties.clusterID)),
            ("pid", .integer(Int64(getpid()))),
            ("config", .string(live.source.path)),
            ("data-directory", .string(directory.path)),
            ("connections", .integer(Int64(server.connectionCount))),
        ]
        let listeners = endpoints.map { endpoint in
            JSONValue.object([
                ("name", .string(endpoint.name)), ("address", .string(endpoint.address)),
                ("port", .integer(Int64(endpoint.port))),
            ])
        }
        var lines = values.map { key, value -> String in
            let text = if case .string(let text) = value { text } else { value.text }
            return key + String(repeating: " ", count: max(1, 16 - key.count)) + text
        }
        lines += endpoints.map { "listener        \($0.name) \($0.address):\($0.port)" }
        return (lines, JSONValue.object(values + [("listeners", .array(listeners))]).text)
    }
}
