import PartitionLog
import Ports
import Testing

/// A segment for each (bytes, greatest timestamp); ten offsets each, the last is active.
private func segments(_ shapes: [(bytes: Int64, time: Int64)]) -> [SegmentDescription] {
    shapes.enumerated().map { index, shape in
        SegmentDescription(
            path: "", isActive: index + 1 == shapes.count, baseOffset: Int64(index) * 10,
            nextOffset: Int64(index) * 10 + (shape.bytes == 0 ? 0 : 10), byteCount: shape.bytes,
            maxTimestamp: shape.time)
    }
}

private func plan(
    _ shapes: [(bytes: Int64, time: Int64)], deletes: Bool = true, milliseconds: Int64 = -1,
    byteCount: Int64 = -1, start: Int64 = 0, highWatermark: Int64 = .max, now: Int64 = 1_000
) -> RetentionPlan {
    RetentionPlan(
        segments: segments(shapes), startOffset: start, highWatermark: highWatermark,
        settings: RetentionSettings(
            deletes: deletes, milliseconds: milliseconds, byteCount: byteCount), now: now)
}

@Suite("Retention")
struct RetentionTests {
    private let three: [(bytes: Int64, time: Int64)] = [(100, 100), (100, 200), (100, 300)]

    @Test func minusOneKeepsForEver() {
        let plan = plan(three, now: .max)
        #expect(plan.startOffset == nil && plan.removals.isEmpty && !plan.seals)
        #expect(plan.nextTime == .max)
    }

    @Test func ageIsThatOfTheGreatestTimestamp() {
        // Exactly as old as allowed stays: older goes.
        #expect(plan(three, milliseconds: 800, now: 1_000).startOffset == 10)
        #expect(plan(three, milliseconds: 900, now: 1_000).startOffset == nil)
        #expect(plan(three, milliseconds: 899, now: 1_000).startOffset == 10)
        let two = plan(three, milliseconds: 750, now: 1_000)
        #expect(two.startOffset == 20 && !two.seals)
        #expect(two.removals == [.init(reason: .time, segmentCount: 2, byteCount: 200)])
    }

    @Test func aYoungSegmentKeepsThoseBehindIt() {
        let plan = plan([(100, 900), (100, 100), (100, 100)], milliseconds: 500)
        #expect(plan.startOffset == nil)
        #expect(plan.nextTime == 1_401)
    }

    @Test func theActiveSegmentIsSealedFirst() {
        let plan = plan(three, milliseconds: 10)
        #expect(plan.seals && plan.startOffset == 30)
        #expect(plan.removals == [.init(reason: .time, segmentCount: 3, byteCount: 300)])
    }

    @Test func anEmptyActiveSegmentStays() {
        let plan = plan([(100, 100), (0, -1)], milliseconds: 10)
        #expect(!plan.seals && plan.startOffset == 10)
        #expect(RetentionTests.isNothing(RetentionTests.ofEmpty))
    }

    private static var ofEmpty: RetentionPlan { plan([(0, -1)], milliseconds: 0, byteCount: 0) }
    private static func isNothing(_ plan: RetentionPlan) -> Bool {
        plan.startOffset == nil && !plan.seals && plan.removals.isEmpty
    }

    @Test func aSealedLastSegmentNeedsNoOther() {
        var sealed = segments([(100, 100)])
        sealed[0].isActive = false
        let plan = RetentionPlan(
            segments: sealed, startOffset: 0, highWatermark: 10,
            settings: .init(deletes: true, milliseconds: 1, byteCount: -1), now: 1_000)
        #expect(!plan.seals && plan.startOffset == 10)
    }

    @Test func unknownAgeAndTimeToComeStay() {
        #expect(Self.isNothing(plan([(100, -1), (100, 100)], milliseconds: 0)))
        #expect(Self.isNothing(plan([(100, 5_000), (100, 100)], milliseconds: 0)))
        #expect(Self.isNothing(plan([(100, .max)], milliseconds: .max, now: 0)))
    }

    @Test func sizeLeavesAtLeastWhatIsAllowed() {
        #expect(Self.isNothing(plan(three, byteCount: 300)))
        // Without the first, 200 are left: less than 201.
        #expect(Self.isNothing(plan(three, byteCount: 201)))
        #expect(plan(three, byteCount: 200).startOffset == 10)
        #expect(plan(three, byteCount: 199).startOffset == 10)
        let one = plan(three, byteCount: 100)
        #expect(one.startOffset == 20)
        #expect(one.removals == [.init(reason: .size, segmentCount: 2, byteCount: 200)])
        let all = plan(three, byteCount: 0)
        #expect(all.seals && all.startOffset == 30)
    }

    @Test func nothingPassesTheHighWatermark() {
        #expect(Self.isNothing(plan(three, milliseconds: 1, highWatermark: 9)))
        #expect(plan(three, milliseconds: 1, highWatermark: 10).startOffset == 10)
        let plan = plan(three, milliseconds: 1, byteCount: 0, highWatermark: 29)
        #expect(plan.startOffset == 20 && !plan.seals)
    }

    /// Whatever the policy, what lies below the start is freed; the start itself stays.
    @Test(arguments: [true, false]) func theLogStartFreesWholeSegments(_ deletes: Bool) {
        let nine = plan(three, deletes: deletes, start: 9)
        #expect(Self.isNothing(nine))
        let plan = plan(three, deletes: deletes, start: 25)
        #expect(plan.startOffset == 25)
        #expect(plan.removals == [.init(reason: .logStart, segmentCount: 2, byteCount: 200)])
        #expect(Self.isNothing(RetentionTests.wholly(deletes)))
    }

    /// The active segment never goes for the start alone.
    private static func wholly(_ deletes: Bool) -> RetentionPlan {
        plan([(100, 100)], deletes: deletes, start: 10)
    }

    @Test func withoutTheDeletePolicyAgeAndSizeMeanNothing() {
        #expect(Self.isNothing(plan(three, deletes: false, milliseconds: 0, byteCount: 0)))
        #expect(plan(three, deletes: false, milliseconds: 0).nextTime == .max)
    }

    @Test func reasonsFollowEachOther() {
        let shapes: [(bytes: Int64, time: Int64)] = [
            (100, 100), (100, 200), (100, 300), (100, 990), (50, 995),
        ]
        let plan = plan(shapes, milliseconds: 100, byteCount: 250, start: 12)
        #expect(
            plan.removals == [
                .init(reason: .logStart, segmentCount: 1, byteCount: 100),
                .init(reason: .size, segmentCount: 1, byteCount: 100),
                .init(reason: .time, segmentCount: 1, byteCount: 100),
            ])
        #expect(plan.startOffset == 30)
        #expect(plan.nextTime == 1_091)
    }

    @Test func aLogWithoutSegmentsIsLeftAlone() { #expect(Self.isNothing(plan([]))) }
}
