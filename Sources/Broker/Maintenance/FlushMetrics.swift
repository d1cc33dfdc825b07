import Ports
import Telemetry

/// Flushes of one loop's logs, by what asked for them. [its loop]
struct FlushMetrics: Sendable {
    enum Reason: String, CaseIterable {
        /// `flush.messages`.
        case messages
        /// `flush.ms`.
        case time
    }

    private let counts: [Reason: Counter]
    private let errors: Counter
    private let duration: Histogram

    init(_ registry: MetricRegistry) {
        counts = Dictionary(
            uniqueKeysWithValues: Reason.allCases.map {
                (
                    $0,
                    registry.counter(
                        "weir_log_flushes_total", "Logs made durable, by the setting that asked.",
                        [MetricLabel("reason", $0.rawValue)])
                )
            })
        errors = registry.counter(
            "weir_log_flush_errors_total", "Flushes that the storage failed.")
        duration = registry.histogram(
            "weir_log_flush_seconds", "Time the storage took to make a log durable.")
    }

    func ended<Value>(
        _ reason: Reason, began: MonotonicTime, now: MonotonicTime,
        _ result: Result<Value, StoreError>
    ) {
        guard case .success = result else { return errors.add() }
        counts[reason]?.add()
        duration.record(nanoseconds: now.nanoseconds &- min(began.nanoseconds, now.nanoseconds))
    }
}
