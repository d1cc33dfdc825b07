import CPluginABI
public import Telemetry

/// Time and failures of each operation of one storage plugin, from submission to completion.
///
/// [any thread] Cells are shared: an operation costs two clock readings and two locked additions.
final class OperationMetrics: Sendable {
    private let durations: [Histogram]
    private let failures: [Counter]

    init(_ registry: MetricRegistry, plugin: String) {
        func labels(_ call: StoreCall) -> [MetricLabel] {
            [MetricLabel("plugin", plugin), MetricLabel("operation", "\(call)")]
        }
        durations = StoreCall.allCases.map {
            registry.histogram(
                "weir_plugin_operation_duration_seconds",
                "Time of a plugin's operations, from submission to completion.", labels($0))
        }
        failures = StoreCall.allCases.map {
            registry.counter(
                "weir_plugin_operation_failures_total",
                "Operations of a plugin that failed; what is merely not there is none.",
                labels($0))
        }
    }

    func ended(_ operation: StoreOperation, _ code: Int32) {
        let call = operation.call.rawValue
        durations[call].recordShared(nanoseconds: monotonicNanoseconds() &- operation.began)
        if code != WEIR_OK && code != WEIR_E_NOT_FOUND { failures[call].addShared() }
    }
}

extension PluginSet {
    /// [control] Measures every storage plugin. Before the first operation.
    public func measure(_ registry: MetricRegistry) {
        for (name, store) in stores {
            store.measure(OperationMetrics(registry, plugin: "storage.\(name)"))
        }
        registry.collect { [weak self] done in
            done(self.map { [$0.pending, $0.queued] } ?? [])
        }
    }

    private var pending: MetricFamily {
        MetricFamily(
            name: "weir_plugin_pending_operations", help: "Operations that a plugin has in hand.",
            kind: .gauge,
            samples: stores.sorted { $0.key < $1.key }.map {
                .init(
                    [MetricLabel("plugin", "storage.\($0.key)")],
                    Int64($0.value.pendingOperationCount))
            })
    }

    private var queued: MetricFamily {
        MetricFamily(
            name: "weir_io_thread_queue",
            help: "Calls of a plugin that wait for one of the host's I/O threads.", kind: .gauge,
            samples: stores.sorted { $0.key < $1.key }.map {
                .init(
                    [MetricLabel("plugin", "storage.\($0.key)")],
                    Int64($0.value.queuedOperationCount))
            })
    }
}
