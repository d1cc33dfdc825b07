import PartitionLog
import Telemetry

/// What one loop's background work counts. [its loop] writes; the registry adds the loops up.
struct MaintenanceMetrics: Sendable {
    let checked: Counter
    let errors: Counter
    let rounds: Counter
    let expiredProducers: Counter
    let lastRound: Gauge
    let pending: Gauge
    let segments: [RetentionPlan.Reason: Counter]
    let bytes: [RetentionPlan.Reason: Counter]

    init(_ registry: MetricRegistry, loopIndex: Int) {
        let loop = [MetricLabel("loop", "\(loopIndex)")]
        checked = registry.counter(
            "weir_log_retention_checked_partitions_total",
            "Looks at a partition's segments for what may go.")
        errors = registry.counter(
            "weir_log_retention_errors_total", "Looks that the storage failed.")
        rounds = registry.counter(
            "weir_log_retention_rounds_total", "Rounds over all partitions of an event loop.")
        expiredProducers = registry.counter(
            "weir_log_expired_producers_total", "Producer ids forgotten after long silence.")
        lastRound = registry.gauge(
            "weir_log_retention_last_round_milliseconds",
            "How long the latest round of an event loop took.", loop)
        pending = registry.gauge(
            "weir_log_retention_pending_partitions",
            "Partitions that the present round has yet to look at.")
        func byReason(_ name: String, _ help: String) -> [RetentionPlan.Reason: Counter] {
            Dictionary(
                uniqueKeysWithValues: RetentionPlan.Reason.allCases.map {
                    ($0, registry.counter(name, help, [MetricLabel("reason", $0.rawValue)]))
                })
        }
        segments = byReason(
            "weir_log_retention_deleted_segments_total", "Segments deleted, by reason.")
        bytes = byReason(
            "weir_log_retention_deleted_bytes_total", "Bytes of segments deleted, by reason.")
    }
}
