import CPluginABI
public import Telemetry

/// Time and failures of one operation of a plugin. [any thread]
///
/// Cells are shared: an operation costs two clock readings and two locked additions.
struct CallMetrics: Sendable {
    private let duration: Histogram
    private let failures: Counter

    init(_ registry: MetricRegistry, plugin: String, operation: String) {
        let labels = [MetricLabel("plugin", plugin), MetricLabel("operation", operation)]
        duration = registry.histogram(
            "weir_plugin_operation_duration_seconds",
            "Time of a plugin's operations, from submission to completion.", labels)
        failures = registry.counter(
            "weir_plugin_operation_failures_total",
            "Operations of a plugin that failed; what is merely not there is none.", labels)
    }

    /// - Parameters:
    ///   - began: by `monotonicNanoseconds`.
    ///   - code: what the plugin answered, `WEIR_OK` or `WEIR_E_*`.
    func ended(since began: UInt64, _ code: Int32) {
        duration.recordShared(nanoseconds: monotonicNanoseconds() &- began)
        if code != WEIR_OK && code != WEIR_E_NOT_FOUND { failures.addShared() }
    }
}

/// The operations of one storage plugin.
final class OperationMetrics: Sendable {
    private let calls: [CallMetrics]

    init(_ registry: MetricRegistry, plugin: String) {
        calls = StoreCall.allCases.map {
            CallMetrics(registry, plugin: plugin, operation: "\($0)")
        }
    }

    func ended(_ operation: StoreOperation, _ code: Int32) {
        calls[operation.call.rawValue].ended(since: operation.began, code)
    }
}

/// The operations of one codec.
final class CodecMetrics: Sendable {
    let compress: CallMetrics
    let decompress: CallMetrics

    init(_ registry: MetricRegistry, plugin: String) {
        compress = CallMetrics(registry, plugin: plugin, operation: "compress")
        decompress = CallMetrics(registry, plugin: plugin, operation: "decompress")
    }
}

extension PluginSet {
    /// [control] Measures every plugin. Before the first operation.
    public func measure(_ registry: MetricRegistry) {
        for codec in codecs.values { codec.measure(registry) }
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
