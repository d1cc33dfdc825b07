import Ports
import Synchronization

/// A loop that runs its jobs when the test says so.
final class ManualLoop: OwnerLoop, ComputePool {
    private let jobs = Mutex<[@Sendable () -> Void]>([])

    // Tests run everything on their own thread, inside of `run`.
    var isCurrent: Bool { false }

    func execute(_ job: @escaping @Sendable () -> Void) { jobs.withLock { $0.append(job) } }

    func submit(_ job: @escaping @Sendable () -> Void) { execute(job) }

    func schedule(
        after delay: Milliseconds, _ job: @escaping @Sendable () -> Void
    ) -> any ScheduledJob {
        preconditionFailure("nothing here waits for time")
    }

    /// Runs jobs until there are none.
    func run() {
        while let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { job() }
    }
}

/// Time that stands still.
struct FixedClock: Clock {
    var now = MonotonicTime(nanoseconds: 1)
    var wallMilliseconds: Int64 = 1_700_000_000_000
}

/// Bits from a seed (SplitMix64).
final class SeededEntropy: Entropy {
    private let state: Mutex<UInt64>

    init(seed: UInt64) { state = Mutex(seed) }

    func randomBits() -> UInt64 {
        state.withLock { state in
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }
}

/// A value that callbacks fill.
final class Box<Value: Sendable>: Sendable {
    private let content: Mutex<Value>

    init(_ value: Value) { content = Mutex(value) }

    var value: Value { content.withLock { $0 } }
    func update(_ change: @Sendable (inout Value) -> Void) { content.withLock { change(&$0) } }
}
