/// Files that were dropped and wait for their removal, `file.delete.delay.ms` later.
///
/// Bounded: beyond ``countMax`` the one that would go first goes at once. A value; times are
/// milliseconds of a monotonic clock.
struct WaitingFiles {
    static let countMax = 8_192

    /// A heap: the next to go is first.
    private var entries: [(path: String, due: Int)] = []

    var count: Int { entries.count }

    /// - Returns: what has to go at once to make room.
    mutating func add(_ path: String, due: Int) -> String? {
        entries.append((path, due))
        var index = entries.count - 1
        while index > 0, entries[index].due < entries[(index - 1) / 2].due {
            entries.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
        return entries.count > Self.countMax ? removeFirst() : nil
    }

    /// What is due, the oldest first.
    mutating func take(now: Int) -> [String] {
        var paths: [String] = []
        while let first = entries.first, first.due <= now { paths.append(removeFirst()) }
        return paths
    }

    mutating func takeAll() -> [String] {
        defer { entries = [] }
        return entries.map(\.path)
    }

    private mutating func removeFirst() -> String {
        entries.swapAt(0, entries.count - 1)
        let first = entries.removeLast().path
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < entries.count && entries[child].due < entries[least].due {
                least = child
            }
            if least == index { return first }
            entries.swapAt(index, least)
            index = least
        }
    }
}

/// How much earlier than `segment.ms` a segment ends, so that logs that began together do not all
/// begin a segment together.
enum RollJitter {
    /// - Parameters:
    ///   - seed: the log's own.
    ///   - limit: `segment.jitter.ms`.
    ///   - age: `segment.ms`; the jitter is less.
    static func milliseconds(seed: UInt64, baseOffset: Int64, limit: Int64, age: Int64) -> Int64 {
        let bound = min(limit, age)
        guard bound > 0 else { return 0 }
        // SplitMix64: neighbouring offsets give numbers that look unrelated.
        var word = seed &+ UInt64(bitPattern: baseOffset) &* 0x9e37_79b9_7f4a_7c15
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        word ^= word >> 31
        return Int64(word % UInt64(bound))
    }
}
