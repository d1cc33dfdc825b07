import PartitionLog
import Records
import Testing

@Suite("Leader epoch cache")
struct EpochCacheTests {
    private func cache(_ pairs: (Int32, Int64)...) -> EpochCache {
        var cache = EpochCache()
        for (epoch, start) in pairs { cache.assign(epoch: epoch, startOffset: start) }
        return cache
    }

    private func pairs(_ cache: EpochCache) -> [String] {
        cache.entries.map { "\($0.epoch)@\($0.startOffset)" }
    }

    @Test func assigningAscendsAndRemovesWhatContradicts() {
        var epochs = cache((0, 0), (2, 10), (5, 30))
        #expect(pairs(epochs) == ["0@0", "2@10", "5@30"])
        let isChanged = epochs.assign(epoch: 5, startOffset: 40)
        #expect(!isChanged)
        epochs.assign(epoch: 6, startOffset: 10)
        #expect(pairs(epochs) == ["0@0", "6@10"])
        epochs.assign(epoch: 6, startOffset: 5)
        #expect(pairs(epochs) == ["0@0", "6@5"])
    }

    @Test func truncationForgetsWhatBeginsPastTheEnd() {
        var epochs = cache((0, 0), (2, 10), (5, 30))
        epochs.truncate(to: 30)
        #expect(pairs(epochs) == ["0@0", "2@10"])
        epochs.truncate(to: 0)
        #expect(epochs.latestEpoch == nil)
    }

    @Test func trimmingMovesTheEpochAcrossTheNewStart() {
        var epochs = cache((0, 0), (2, 10), (5, 30))
        epochs.trim(to: 20)
        #expect(pairs(epochs) == ["2@20", "5@30"])
        epochs.trim(to: 30)
        #expect(pairs(epochs) == ["5@30"])
        epochs.trim(to: 10)
        #expect(pairs(epochs) == ["5@30"])
    }

    @Test func anEpochEndsWhereTheNextBegins() {
        let epochs = cache((1, 5), (3, 10), (6, 30))
        let expected: [(Int32, Int32, Int64)] = [
            (-1, -1, -1), (0, 0, 5), (1, 1, 10), (2, 1, 10), (3, 3, 30), (5, 3, 30), (6, 6, 42),
            (7, -1, -1),
        ]
        for (requested, epoch, end) in expected {
            let found = epochs.end(of: requested, endOffset: 42)
            #expect(found.epoch == epoch && found.endOffset == end, "epoch \(requested)")
        }
        #expect(EpochCache().end(of: 0, endOffset: 3) == (-1, -1))
        #expect(epochs.epoch(of: 4) == nil)
        #expect(epochs.epoch(of: 29) == 3)
        #expect(epochs.epoch(of: 30) == 6)
    }
}
