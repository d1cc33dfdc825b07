internal import Glibc
internal import NIOCore
internal import Ports

extension MonotonicTime {
    /// The clock of the event loops.
    static var now: MonotonicTime { MonotonicTime(NIODeadline.now()) }

    init(_ deadline: NIODeadline) { self.init(nanoseconds: deadline.uptimeNanoseconds) }

    var deadline: NIODeadline { .uptimeNanoseconds(nanoseconds) }
}

/// Milliseconds since the Unix epoch, for timestamps of records.
func wallMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
}
