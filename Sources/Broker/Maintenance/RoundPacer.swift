/// Spreads rounds of visits over time, so that the last of ten thousand costs nobody more than the
/// first.
///
/// ```
///   resting --interval is over--> in a round: a few keys each tick --last key--> resting
/// ```
///
/// A round is to take half of its interval: that says how many visits begin at a tick, within
/// ``perTickMax``. A round that takes longer than its interval is followed by the next at once.
///
/// Pure: times in, keys out. Times are milliseconds of a monotonic clock.
package struct RoundPacer<Key> {
    package static var tickMilliseconds: Int64 { 50 }
    /// Most visits that begin at one tick.
    package static var perTickMax: Int { 32 }

    private var keys: [Key] = []
    private var nextIndex = 0
    private var perTick = 1
    private var roundStart: Int64
    private var isInRound = false

    /// - Parameter firstRound: when the first round is to begin.
    package init(firstRound: Int64) { roundStart = firstRound }

    /// Keys of the present round that were not taken yet.
    package var leftCount: Int { keys.count - nextIndex }

    /// What to visit now.
    ///
    /// - Parameters:
    ///   - interval: between the beginnings of two rounds.
    ///   - room: how many more visits may be under way.
    ///   - newKeys: what a new round is to visit; asked once for each round.
    package mutating func take(
        now: Int64, interval: Int64, room: Int, newKeys: () -> [Key]
    ) -> ArraySlice<Key> {
        if !isInRound {
            guard now >= roundStart else { return [] }
            isInRound = true
            roundStart = now
            keys = newKeys()
            nextIndex = 0
            let ticks = max(1, interval / 2 / Self.tickMilliseconds)
            let share = (Int64(keys.count) + ticks - 1) / ticks
            perTick = Int(min(Int64(Self.perTickMax), max(1, share)))
        }
        let count = max(0, min(perTick, room, leftCount))
        defer { nextIndex += count }
        return keys[nextIndex..<nextIndex + count]
    }

    /// Call it once every visit has ended; does nothing while keys are left.
    ///
    /// - Returns: how long the round took, if it has just ended.
    package mutating func finishRound(now: Int64, interval: Int64) -> Int64? {
        guard isInRound, leftCount == 0 else { return nil }
        isInRound = false
        let duration = now - roundStart
        keys = []
        nextIndex = 0
        let (next, overflow) = roundStart.addingReportingOverflow(max(1, interval))
        roundStart = overflow ? Int64.max : max(now, next)
        return duration
    }

    /// How long to wait before ``take(now:interval:room:newKeys:)`` is worth another call.
    package func wait(now: Int64) -> Int64 {
        isInRound ? Self.tickMilliseconds : max(0, roundStart - now)
    }
}
