import Glibc
import Ports

/// The machine's clocks.
struct SystemClock: Clock {
    var now: MonotonicTime {
        MonotonicTime(nanoseconds: Self.nanoseconds(CLOCK_MONOTONIC))
    }

    var wallMilliseconds: Int64 { Int64(Self.nanoseconds(CLOCK_REALTIME) / 1_000_000) }

    private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// The machine's entropy.
struct SystemEntropy: Entropy {
    func randomBits() -> UInt64 { UInt64.random(in: UInt64.min...UInt64.max) }
}
