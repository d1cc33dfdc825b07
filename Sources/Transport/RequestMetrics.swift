import Broker
public import Logging
import NIOCore
import Ports
import Telemetry
import Wire

/// What one event loop counts of its requests and connections.
///
/// [its loop] Writing. Cells are made when an API key is first seen there: about 1.5 KiB each.
final class LoopMetrics: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on one event loop only; cells are read anywhere.

    /// Cells of one API key.
    private final class API {
        let total, queue, local, remote, send: Histogram
        let requests, receivedBytes, sentBytes: Counter
        var errors: [Int16: Counter] = [:]
        let name: String

        init(_ name: String, _ registry: MetricRegistry) {
            self.name = name
            let label = MetricLabel("api", name)
            func stage(_ stage: String) -> Histogram {
                registry.histogram(
                    "weir_request_duration_seconds",
                    "Time of requests by stage: queue until work begins, local work, remote is "
                        + "waiting for data or replicas, send until written, total.",
                    [label, MetricLabel("stage", stage)])
            }
            total = stage("total")
            queue = stage("queue")
            local = stage("local")
            remote = stage("remote")
            send = stage("send")
            requests = registry.counter("weir_requests_total", "Requests answered.", [label])
            receivedBytes = registry.counter(
                "weir_request_bytes_total", "Bytes of request frames.", [label])
            sentBytes = registry.counter(
                "weir_response_bytes_total", "Bytes of response frames.", [label])
        }
    }

    private let registry: MetricRegistry
    private var byKey: [Int16: API] = [:]
    let inFlight: Gauge
    private let slow: SlowRequestLog?

    init(_ registry: MetricRegistry, slow: SlowRequestLog?) {
        self.registry = registry
        self.slow = slow
        inFlight = registry.gauge(
            "weir_requests_in_flight", "Requests that were read and are not answered.")
    }

    /// A response has been written, or the request ended without one.
    func finished(
        _ trace: RequestTrace, sent: MonotonicTime, responseByteCount: Int,
        connection: ConnectionContext
    ) {
        let api = cells(trace.apiKey)
        let timing = RequestTiming(trace, sent: sent)
        api.requests.add()
        api.receivedBytes.add(Int64(trace.byteCount))
        api.sentBytes.add(Int64(responseByteCount))
        api.queue.record(nanoseconds: timing.queue)
        api.local.record(nanoseconds: timing.local)
        api.remote.record(nanoseconds: timing.remote)
        api.send.record(nanoseconds: timing.send)
        api.total.record(nanoseconds: timing.total)
        for (code, count) in trace.errors { error(api, code).add(count) }
        slow?.look(
            at: timing, of: trace, api: api.name, responseByteCount: responseByteCount,
            connection: connection, now: sent)
    }

    private func cells(_ key: Int16) -> API {
        if let known = byKey[key] { return known }
        let name = Broker.apiName(key) ?? "unknown"
        // Keys that are not served share one set of cells: a client cannot make more.
        let slot = Broker.apiName(key) == nil ? -1 : key
        let cells = byKey[slot] ?? API(name, registry)
        byKey[slot] = cells
        return cells
    }

    private func error(_ api: API, _ code: Int16) -> Counter {
        if let known = api.errors[code] { return known }
        let counter = registry.counter(
            "weir_request_errors_total", "Error codes in answers, by Kafka's name.",
            [
                MetricLabel("api", api.name),
                MetricLabel("error", KafkaErrorCode(rawValue: code)?.name ?? "OTHER"),
            ])
        api.errors[code] = counter
        return counter
    }
}

/// A request's stages in nanoseconds.
struct RequestTiming {
    let queue, local, remote, send, total: UInt64

    init(_ trace: RequestTrace, sent: MonotonicTime) {
        func span(_ from: MonotonicTime, _ to: MonotonicTime) -> UInt64 {
            to.nanoseconds > from.nanoseconds ? to.nanoseconds - from.nanoseconds : 0
        }
        queue = span(trace.arrived, trace.started)
        remote = trace.waitedNanoseconds
        let work = span(trace.started, trace.answered)
        local = work > remote ? work - remote : 0
        send = span(trace.answered, sent)
        total = span(trace.arrived, sent)
    }

    /// What the server took, without what the client asked it to wait.
    var own: UInt64 { total > remote ? total - remote : 0 }
}

/// One line for each request that took too long, a few a second at most. [any loop]
public final class SlowRequestLog: Sendable {
    private let thresholdNanoseconds: UInt64
    private let logger: Logger
    private let budget = LineBudget(burst: 10, linesPerSecond: 5)

    /// - Parameter thresholdMilliseconds: at least 1.
    public init(thresholdMilliseconds: Int64, logger: Logger) {
        thresholdNanoseconds = UInt64(thresholdMilliseconds) * 1_000_000
        self.logger = logger
    }

    func look(
        at timing: RequestTiming, of trace: RequestTrace, api: String, responseByteCount: Int,
        connection: ConnectionContext, now: MonotonicTime
    ) {
        guard timing.own >= thresholdNanoseconds, let dropped = budget.take(at: now.nanoseconds)
        else { return }
        func milliseconds(_ value: UInt64) -> Logger.MetadataValue {
            "\(Double(value / 10_000) / 100)"
        }
        var metadata: Logger.Metadata = [
            "api": "\(api)", "version": "\(trace.apiVersion)",
            "correlation-id": "\(trace.correlationID)", "client-id": "\(trace.clientID ?? "")",
            "client": "\(connection.clientAddress)", "listener": "\(connection.listener)",
            "request-bytes": "\(trace.byteCount)", "response-bytes": "\(responseByteCount)",
            "queue-ms": milliseconds(timing.queue), "local-ms": milliseconds(timing.local),
            "remote-ms": milliseconds(timing.remote), "send-ms": milliseconds(timing.send),
            "total-ms": milliseconds(timing.total),
        ]
        if dropped > 0 { metadata["suppressed-lines"] = "\(dropped)" }
        logger.report(.slowRequest, "slow request", metadata: metadata)
    }
}
