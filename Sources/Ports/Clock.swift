/// Monotonic time in nanoseconds from an arbitrary start: deadlines and durations.
public struct MonotonicTime: Comparable, Hashable, Sendable {
    public var nanoseconds: UInt64

    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    public static func < (a: Self, b: Self) -> Bool { a.nanoseconds < b.nanoseconds }

    public static func + (time: Self, milliseconds: Milliseconds) -> Self {
        Self(nanoseconds: time.nanoseconds &+ UInt64(max(0, milliseconds.value)) &* 1_000_000)
    }

    /// Whole milliseconds since `earlier`; 0 if that is later.
    public func milliseconds(since earlier: Self) -> Int64 {
        nanoseconds <= earlier.nanoseconds
            ? 0 : Int64((nanoseconds - earlier.nanoseconds) / 1_000_000)
    }
}

/// A span of time in milliseconds, as Kafka counts.
public struct Milliseconds: Comparable, Hashable, Sendable {
    public var value: Int64
    public init(_ value: Int64) { self.value = value }
    public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// What time it is. State machines get times as arguments; only edges ask a clock.
public protocol Clock: Sendable {
    /// [any thread] Monotonic.
    var now: MonotonicTime { get }
    /// [any thread] Wall clock, milliseconds since the Unix epoch.
    var wallMilliseconds: Int64 { get }
}

/// Where random bits come from. [any thread]
public protocol Entropy: Sendable {
    func randomBits() -> UInt64
}
