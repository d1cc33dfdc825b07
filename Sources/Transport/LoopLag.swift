import NIOCore
import Telemetry

/// How late timers fire on each event loop: what every client of the loop waits at least.
enum LoopLag {
    /// Sampled this often, for next to nothing.
    private static let period = TimeAmount.milliseconds(500)

    static func watch(_ loops: [any EventLoop], _ registry: MetricRegistry) {
        for (index, loop) in loops.enumerated() {
            let cell = registry.histogram(
                "weir_event_loop_lag_seconds", "How late timers fire on an event loop.",
                [MetricLabel("loop", "\(index)")])
            let lag = Sampler(cell, due: .now() + period, period: period)
            loop.scheduleRepeatedTask(initialDelay: period, delay: period) { _ in lag.sample() }
        }
    }

    private final class Sampler: @unchecked Sendable {
        // Guard of the unchecked conformance: touched on its event loop only.
        private let cell: Histogram
        private var due: NIODeadline
        private let period: TimeAmount

        init(_ cell: Histogram, due: NIODeadline, period: TimeAmount) {
            self.cell = cell
            self.due = due
            self.period = period
        }

        func sample() {
            let now = NIODeadline.now()
            cell.record(nanoseconds: now > due ? UInt64((now - due).nanoseconds) : 0)
            due = now + period
        }
    }
}
