import CKernel
import Ports

/// The machine's clocks.
struct SystemClock: Clock {
    var now: MonotonicTime { MonotonicTime(nanoseconds: weir_monotonic_nanoseconds()) }

    var wallMilliseconds: Int64 { Int64(weir_wall_nanoseconds() / 1_000_000) }
}

/// The machine's entropy.
struct SystemEntropy: Entropy {
    func randomBits() -> UInt64 { UInt64.random(in: UInt64.min...UInt64.max) }
}
