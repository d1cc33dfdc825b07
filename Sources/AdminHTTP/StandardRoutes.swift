public import Ports
import Synchronization
public import Telemetry

extension AdminRoute {
    /// `GET /metrics`: every metric of the registry in Prometheus' text format.
    public static func metrics(_ registry: MetricRegistry) -> AdminRoute {
        AdminRoute(.get, "/metrics", "metrics in Prometheus' text format") { _ in
            let families = await withCheckedContinuation { continuation in
                registry.read { continuation.resume(returning: $0) }
            }
            return AdminResponse(
                contentType: PrometheusText.contentType, body: PrometheusText.render(families))
        }
    }

    /// `GET /health/live`: 200 while every event loop answers within `bound` and nothing fatal has
    /// happened, else 503: the process should be restarted.
    ///
    /// - Parameter fatal: the failure that ends the node, if there was one.
    public static func live(
        loops: [any OwnerLoop], bound: Milliseconds,
        fatal: @escaping @Sendable () -> String?
    ) -> AdminRoute {
        AdminRoute(.get, "/health/live", "200 while the process works; restart it otherwise") { _ in
            var reasons: [(name: String, text: String)] = []
            if let fatal = fatal() { reasons.append(("fatal", fatal)) }
            let probe = LoopProbe(loopCount: loops.count)
            for index in await probe.silent(loops, within: bound) {
                reasons.append(
                    ("event-loop-\(index)", "no answer within \(bound.value) ms"))
            }
            return health("live", reasons)
        }
    }

    /// `GET /health/ready`: 200 while clients are served, else 503 with what hinders it.
    public static func ready(_ health: NodeHealth) -> AdminRoute {
        AdminRoute(.get, "/health/ready", "200 while clients are served") { _ in
            Self.health("ready", health.reasons)
        }
    }

    /// `GET /`: what there is.
    public static func index(_ routes: [AdminRoute], version: String) -> AdminRoute {
        let width = routes.map(\.path.count).max() ?? 0
        let lines = routes.map { route in
            let padding = String(repeating: " ", count: width + 2 - route.path.count)
            return "\(route.path)\(padding)\(route.summary)\n"
        }
        let text = "weir \(version)\n\n" + lines.joined()
        return AdminRoute(.get, "/", "this page") { _ in .text(text) }
    }

    private static func health(
        _ word: String, _ reasons: [(name: String, text: String)]
    ) -> AdminResponse {
        guard !reasons.isEmpty else { return .json(#"{"status":"\#(word)"}"#) }
        let members = reasons.map { "\(JSONText.quoted($0.name)):\(JSONText.quoted($0.text))" }
        return .json(
            #"{"status":"not \#(word)","reasons":{\#(members.joined(separator: ","))}}"#,
            status: 503)
    }
}

/// Asks every loop for a sign of life. [any thread]
private final class LoopProbe: Sendable {
    private struct State {
        var silent: Set<Int>
        var continuation: CheckedContinuation<[Int], Never>?
    }

    private let state: Mutex<State>

    init(loopCount: Int) { state = Mutex(State(silent: Set(0..<loopCount))) }

    /// The loops that did not answer in time.
    func silent(_ loops: [any OwnerLoop], within bound: Milliseconds) async -> [Int] {
        let timeout = Task {
            try await Task.sleep(for: .milliseconds(bound.value))
            finish()
        }
        defer { timeout.cancel() }
        return await withCheckedContinuation { continuation in
            state.withLock { $0.continuation = continuation }
            for (index, loop) in loops.enumerated() {
                loop.execute { [self] in
                    let isLast = state.withLock { state in
                        state.silent.remove(index)
                        return state.silent.isEmpty
                    }
                    if isLast { finish() }
                }
            }
        }
    }

    private func finish() {
        let (continuation, silent) = state.withLock { state in
            (state.continuation.take(), state.silent.sorted())
        }
        continuation?.resume(returning: silent)
    }
}

/// Text as a JSON string.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
