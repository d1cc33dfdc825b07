import Synchronization

/// Lines that may still be logged: a burst, then a steady rate. [any thread]
package final class LineBudget: Sendable {
    private struct State {
        var tokens: UInt64
        var filledAt: UInt64 = 0
        var dropped = 0
    }

    private let burst: UInt64
    private let interval: UInt64
    private let state: Mutex<State>

    package init(burst: UInt64, linesPerSecond: UInt64) {
        self.burst = burst
        interval = 1_000_000_000 / linesPerSecond
        state = Mutex(State(tokens: burst))
    }

    /// - Parameter now: monotonic nanoseconds.
    /// - Returns: lines dropped since the last one that passed, or nil: drop this one too.
    package func take(at now: UInt64) -> Int? {
        state.withLock { state in
            let earned = now > state.filledAt ? (now - state.filledAt) / interval : 0
            if earned > 0 {
                state.tokens = min(burst, state.tokens + min(earned, burst))
                state.filledAt = now
            }
            guard state.tokens > 0 else {
                state.dropped += 1
                return nil
            }
            state.tokens -= 1
            defer { state.dropped = 0 }
            return state.dropped
        }
    }
}
