import Kernel
import Testing

@Suite("When records are refused for want of space")
struct DiskWatermarkTests {
    private static let mebi: Int64 = 1 << 20

    private func space(_ usable: Int64, of total: Int64 = 10 << 30) -> DiskWatermark.Space {
        DiskWatermark.Space(total: total, usable: usable)
    }

    @Test func theDefaultLeavesRoomOnSmallVolumes() {
        let watermark = DiskWatermark(directory: "/d", minFree: nil)
        #expect(watermark.limit(of: space(0)) == 128 << 20)
        #expect(watermark.limit(of: space(0, of: 64 << 20)) == (64 << 20) / 20)
        #expect(DiskWatermark(directory: "/d", minFree: 9).limit(of: space(0, of: 10)) == 9)
    }

    @Test func beginsBelowTheLimitAndEndsWithSomeMore() {
        var watermark = DiskWatermark(directory: "/d", minFree: 100)
        #expect(watermark.step(space(100)) == nil && !watermark.isRefusing)
        #expect(watermark.step(space(99)) == .began && watermark.isRefusing)
        #expect(watermark.step(space(0)) == nil)
        #expect(watermark.step(space(124)) == nil && watermark.isRefusing)
        #expect(watermark.step(space(125)) == .ended && !watermark.isRefusing)
        #expect(watermark.step(space(100)) == nil && !watermark.isRefusing)
    }

    /// Records that did not fit above the limit begin it too, unless there is plenty again.
    @Test func beginsWhenRecordsWouldPassTheLimit() {
        var watermark = DiskWatermark(directory: "/d", minFree: 100)
        #expect(watermark.step(space(130), isExhausted: true) == nil)
        #expect(watermark.step(space(110), isExhausted: true) == .began)
        #expect(watermark.step(space(110)) == nil && watermark.isRefusing)
    }

    @Test func zeroRefusesNothing() {
        var watermark = DiskWatermark(directory: "/d", minFree: 0)
        #expect(watermark.step(space(0)) == nil)
        #expect(watermark.headroom(space(0)) == .max)
        #expect(watermark.pause(space(0)) == 1_000)
    }

    @Test func headroomIsWhatLiesAboveTheLimit() {
        let watermark = DiskWatermark(directory: "/d", minFree: 100)
        #expect(watermark.headroom(space(350)) == 250)
        #expect(watermark.headroom(space(40)) == 0)
    }

    @Test func looksMoreOftenWhenLittleIsLeft() {
        var watermark = DiskWatermark(directory: "/d", minFree: 0 + Self.mebi)
        #expect(watermark.pause(space(Self.mebi * 1_025)) == 1_000)
        #expect(watermark.pause(space(Self.mebi * 513)) == 250)
        #expect(watermark.pause(space(Self.mebi * 2)) == 20)
        _ = watermark.step(space(0))
        #expect(watermark.pause(space(0)) == 250)
    }

    @Test func theRefusalSaysWhatWhereHowMuchAndWhatToDo() {
        let watermark = DiskWatermark(directory: "/var/lib/weir", minFree: 100)
        let text = watermark.refusal(space(40, of: 5_000))
        for part in [
            "/var/lib/weir", "40 usable", "5000", "100", "min-free-bytes", "delete topics",
        ] { #expect(text.contains(part), "\(text)") }
    }
}
