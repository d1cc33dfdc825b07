import Synchronization

/// A number that only grows. [any thread]
///
/// A cell that one thread alone writes takes ``add(_:)``: no locked instruction is spent. One that
/// several write takes ``addShared(_:)``.
public final class Counter: Sendable {
    private let cell = Atomic<Int64>(0)

    public init() {}

    public var value: Int64 { cell.load(ordering: .relaxed) }

    /// [the cell's one writer]
    public func add(_ amount: Int64 = 1) {
        cell.store(cell.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    /// [any thread]
    public func addShared(_ amount: Int64 = 1) { cell.wrappingAdd(amount, ordering: .relaxed) }
}

/// A number that goes up and down. [any thread]
public final class Gauge: Sendable {
    private let cell = Atomic<Int64>(0)

    public init() {}

    public var value: Int64 { cell.load(ordering: .relaxed) }

    public func set(_ value: Int64) { cell.store(value, ordering: .relaxed) }

    public func add(_ amount: Int64) { cell.wrappingAdd(amount, ordering: .relaxed) }
}

/// Durations by size, in buckets whose bounds are fixed: 10 us to 60 s, about three to a decade.
///
/// 25 words; one writer, as with ``Counter/add(_:)``. Owners on several threads have one each, and
/// the registry adds them up.
public final class Histogram: @unchecked Sendable {
    // Guard of the unchecked conformance: `cells` is constant memory of atomics.

    /// Upper bounds in nanoseconds, inclusive; one more bucket holds what is longer.
    public static let bounds: [UInt64] = [
        10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
        1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000,
        10_000_000_000, 30_000_000_000, 60_000_000_000,
    ]

    /// Buckets, then the sum.
    private let cells: UnsafeMutablePointer<Atomic<UInt64>>
    private static let cellCount = bounds.count + 2

    public init() {
        cells = .allocate(capacity: Self.cellCount)
        for index in 0..<Self.cellCount { (cells + index).initialize(to: Atomic(0)) }
    }

    deinit {
        cells.deinitialize(count: Self.cellCount)
        cells.deallocate()
    }

    /// [the histogram's one writer] Notes one duration.
    public func record(nanoseconds: UInt64) {
        bump(Self.bucket(of: nanoseconds), by: 1)
        bump(Self.cellCount - 1, by: nanoseconds)
    }

    /// [any thread] The same where several threads write.
    public func recordShared(nanoseconds: UInt64) {
        cells[Self.bucket(of: nanoseconds)].wrappingAdd(1, ordering: .relaxed)
        cells[Self.cellCount - 1].wrappingAdd(nanoseconds, ordering: .relaxed)
    }

    private func bump(_ index: Int, by amount: UInt64) {
        cells[index].store(cells[index].load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    static func bucket(of nanoseconds: UInt64) -> Int {
        var low = 0
        var high = bounds.count
        while low < high {
            let middle = (low + high) / 2
            if bounds[middle] < nanoseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Counts of the buckets, not cumulated, and the sum in nanoseconds.
    public var snapshot: HistogramSnapshot {
        HistogramSnapshot(
            counts: (0...Self.bounds.count).map { cells[$0].load(ordering: .relaxed) },
            sumNanoseconds: cells[Self.cellCount - 1].load(ordering: .relaxed))
    }
}

/// What a histogram held at one moment.
public struct HistogramSnapshot: Sendable, Equatable {
    /// One for each of ``Histogram/bounds``, and one for what is longer.
    public var counts: [UInt64]
    public var sumNanoseconds: UInt64

    public init(counts: [UInt64], sumNanoseconds: UInt64) {
        self.counts = counts
        self.sumNanoseconds = sumNanoseconds
    }

    public var count: UInt64 { counts.reduce(0, &+) }

    public static func + (a: Self, b: Self) -> Self {
        Self(
            counts: zip(a.counts, b.counts).map { $0 &+ $1 },
            sumNanoseconds: a.sumNanoseconds &+ b.sumNanoseconds)
    }
}
