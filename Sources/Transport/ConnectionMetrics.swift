import Synchronization
import Telemetry

/// Connections of all listeners: how many came, were refused and ended. [any thread]
final class ConnectionMetrics: Sendable {
    let accepted: Counter
    private let byTotal: Counter
    private let byAddress: Counter

    init(_ registry: MetricRegistry) {
        accepted = registry.counter("weir_connections_accepted_total", "Connections accepted.")
        func refusals(_ reason: String) -> Counter {
            registry.counter(
                "weir_connections_refused_total", "Connections refused, by limit.",
                [MetricLabel("reason", reason)])
        }
        byTotal = refusals("max-connections")
        byAddress = refusals("max-connections-per-address")
    }

    /// - Parameter limit: what ``ConnectionCounter/enter(_:)`` said.
    func refused(_ limit: String) {
        let isAddress = limit.contains("per-address")
        (isAddress ? byAddress : byTotal).addShared()
    }

    func families(_ shared: TransportShared) -> [MetricFamily] {
        func gauge(_ name: String, _ help: String, _ value: Int) -> MetricFamily {
            MetricFamily(name: name, help: help, kind: .gauge, samples: [.init([], Int64(value))])
        }
        return [
            gauge("weir_connections", "Open connections.", shared.counter.total),
            gauge(
                "weir_request_buffer_used_bytes", "Bytes of requests in memory.",
                shared.budget.used),
        ]
    }
}
