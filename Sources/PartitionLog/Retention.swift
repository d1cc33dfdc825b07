public import Ports

/// What a topic's configuration says of old segments.
public struct RetentionSettings: Hashable, Sendable {
    /// `cleanup.policy` contains delete: records go by age and size, and DeleteRecords is allowed.
    public var deletes: Bool
    /// `retention.ms`; negative for ever.
    public var milliseconds: Int64
    /// `retention.bytes`; negative without limit.
    public var byteCount: Int64

    public init(deletes: Bool, milliseconds: Int64, byteCount: Int64) {
        self.deletes = deletes
        self.milliseconds = milliseconds
        self.byteCount = byteCount
    }
}

/// Which segments of a log may go.
///
/// Kafka's rules: the oldest go first, whole, never past the high watermark. A segment goes
///
/// - when it lies below the log start offset, whatever the policy;
/// - with the delete policy, when the log without it still has `retention.bytes`;
/// - with the delete policy, when its greatest timestamp is older than `retention.ms`.
///
/// The active segment can go only once another is begun: the plan then asks for that first.
///
/// Pure: segments, settings and time in, a plan out.
public struct RetentionPlan: Equatable, Sendable {
    public enum Reason: String, CaseIterable, Sendable {
        case logStart = "log_start"
        case size
        case time
    }

    /// Segments that go for one reason.
    public struct Removal: Equatable, Sendable {
        public var reason: Reason
        public var segmentCount: Int
        public var byteCount: Int64

        public init(reason: Reason, segmentCount: Int, byteCount: Int64) {
            self.reason = reason
            self.segmentCount = segmentCount
            self.byteCount = byteCount
        }
    }

    /// The active segment is among those that go: begin another, then plan anew.
    public private(set) var seals = false
    /// Where the log begins afterwards; nil if nothing goes.
    public private(set) var startOffset: Int64?
    /// In the order of the segments; empty if nothing goes.
    public private(set) var removals: [Removal] = []
    /// Wall clock, ms since the epoch: if nothing is appended and no setting changes, nothing more
    /// can go before. `Int64.max` for never.
    public private(set) var nextTime = Int64.max

    /// - Parameters:
    ///   - segments: in order; together they are the log.
    ///   - now: wall clock, ms since the epoch.
    public init(
        segments: [SegmentDescription], startOffset logStart: Int64, highWatermark: Int64,
        settings: RetentionSettings, now: Int64
    ) {
        var first = 0
        /// Takes segments off the front as long as `isDue` holds.
        func remove(_ reason: Reason, while isDue: (SegmentDescription, Int64?) -> Bool) {
            var removal = Removal(reason: reason, segmentCount: 0, byteCount: 0)
            while first < segments.count {
                let segment = segments[first]
                let isLast = first + 1 == segments.count
                let end = isLast ? segment.nextOffset : segments[first + 1].baseOffset
                if end > highWatermark || (isLast && segment.byteCount == 0) { break }
                guard isDue(segment, isLast ? nil : end) else { break }
                removal.segmentCount += 1
                removal.byteCount += segment.byteCount
                first += 1
            }
            if removal.segmentCount > 0 { removals.append(removal) }
        }

        remove(.logStart) { _, next in next.map { $0 <= logStart } ?? false }
        if settings.deletes && settings.byteCount >= 0 {
            let total = segments[first...].reduce(0) { $0 + $1.byteCount }
            var excess = total - settings.byteCount
            remove(.size) { segment, _ in
                guard excess >= segment.byteCount else { return false }
                excess -= segment.byteCount
                return true
            }
        }
        if settings.deletes && settings.milliseconds >= 0 {
            remove(.time) { segment, _ in
                // A segment whose age nobody knows stays.
                segment.maxTimestamp >= 0
                    && now.subtractingReportingOverflow(segment.maxTimestamp).partialValue
                        > settings.milliseconds
            }
        }
        guard let last = segments.last else { return }
        if first == segments.count {
            seals = last.isActive
            startOffset = max(logStart, last.nextOffset)
        } else {
            if first > 0 { startOffset = max(logStart, segments[first].baseOffset) }
            nextTime = Self.expiry(of: segments[first], settings)
        }
    }

    /// When the segment's age will have passed `retention.ms`.
    private static func expiry(
        of segment: SegmentDescription, _ settings: RetentionSettings
    ) -> Int64 {
        guard settings.deletes, settings.milliseconds >= 0, segment.maxTimestamp >= 0,
            segment.byteCount > 0
        else { return Int64.max }
        let (sum, overflow) = segment.maxTimestamp.addingReportingOverflow(settings.milliseconds)
        return overflow || sum == Int64.max ? Int64.max : sum + 1
    }
}
