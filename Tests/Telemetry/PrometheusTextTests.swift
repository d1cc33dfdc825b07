import Telemetry
import Testing

@Suite struct PrometheusTextTests {
    private func text(_ registry: MetricRegistry) async -> String {
        await withCheckedContinuation { continuation in
            registry.read { continuation.resume(returning: PrometheusText.render($0)) }
        }
    }

    @Test func cellsOfEqualLabelsAreAddedUp() async {
        let registry = MetricRegistry()
        let labels = [MetricLabel("topic", "a\"b\\c\nd")]
        let first = registry.counter("weir_bytes_total", "Bytes.", labels)
        let second = registry.counter("weir_bytes_total", "Bytes.", labels)
        first.add(3)
        second.addShared(4)
        #expect(
            await text(registry) == """
                # HELP weir_bytes_total Bytes.
                # TYPE weir_bytes_total counter
                weir_bytes_total{topic="a\\"b\\\\c\\nd"} 7

                """)
    }

    @Test func bucketsAreCumulated() async {
        let registry = MetricRegistry()
        let histogram = registry.histogram("weir_wait_seconds", "Waiting.")
        for nanoseconds: UInt64 in [10_000, 10_001, 60_000_000_001] {
            histogram.record(nanoseconds: nanoseconds)
        }
        let lines = await text(registry).split(separator: "\n").map(String.init)
        #expect(lines.contains("weir_wait_seconds_bucket{le=\"1e-05\"} 1"))
        #expect(lines.contains("weir_wait_seconds_bucket{le=\"2.5e-05\"} 2"))
        #expect(lines.contains("weir_wait_seconds_bucket{le=\"60.0\"} 2"))
        #expect(lines.contains("weir_wait_seconds_bucket{le=\"+Inf\"} 3"))
        #expect(lines.contains("weir_wait_seconds_count 3"))
        #expect(lines.contains("weir_wait_seconds_sum 60.000020002"))
    }

    @Test func collectorsJoinWhatIsRegistered() async {
        let registry = MetricRegistry()
        registry.gauge("weir_things", "Things.", [MetricLabel("kind", "own")]).set(1)
        for kind in ["x", "y"] {
            registry.collect { done in
                done([
                    MetricFamily(
                        name: "weir_things", help: "Things.", kind: .gauge,
                        samples: [.init([MetricLabel("kind", kind)], 2)])
                ])
            }
        }
        let all = await text(registry)
        #expect(all.split(separator: "\n").count == 5)
        #expect(all.contains("weir_things{kind=\"y\"} 2"))
    }
}
