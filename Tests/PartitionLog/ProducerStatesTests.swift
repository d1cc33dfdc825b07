import PartitionLog
import Records
import Testing

@Suite("Producer states")
struct ProducerStatesTests {
    typealias Claim = ProducerStates.Claim

    private func claim(_ sequence: Int32, count: Int32 = 1, epoch: Int16 = 0) -> Claim {
        Claim(producerID: 7, epoch: epoch, baseSequence: sequence, recordCount: count)
    }

    @discardableResult
    private func add(
        _ claim: Claim, at offset: Int64, to states: inout ProducerStates
    ) -> ProducerStates.Undo {
        states.update(
            claim, firstOffset: offset, lastOffset: offset + Int64(claim.recordCount) - 1,
            timestamp: 1, now: 100 + offset)
    }

    private func problem(_ claim: Claim, _ states: ProducerStates) -> AppendError? {
        do throws(AppendError) { try states.check(claim) } catch { return error }
        return nil
    }

    @Test func theLastFiveBatchesAreKnownAsDuplicates() {
        var states = ProducerStates()
        for index in Int32(0)..<7 {
            add(claim(index * 2, count: 2), at: Int64(index) * 2, to: &states)
        }
        for index in Int32(0)..<7 {
            let found = states.duplicate(of: claim(index * 2, count: 2))
            #expect(found?.firstOffset == (index < 2 ? nil : Int64(index) * 2))
        }
        // The same begin with another length is no duplicate, nor is another epoch's batch.
        #expect(states.duplicate(of: claim(12, count: 1)) == nil)
        #expect(states.duplicate(of: claim(12, count: 2, epoch: 1)) == nil)
        #expect(
            problem(claim(12, count: 1), states)
                == .outOfOrderSequence(producerID: 7, expected: 14, seen: 12))
    }

    @Test func sequencesFollowEachOtherAcrossTheWrap() {
        var states = ProducerStates()
        add(claim(Int32.max - 1, count: 2), at: 0, to: &states)
        #expect(problem(claim(0), states) == nil)
        #expect(claim(Int32.max - 1, count: 4).lastSequence == 1)
        add(claim(0, count: 3), at: 2, to: &states)
        #expect(problem(claim(3), states) == nil)
        #expect(
            problem(claim(4), states)
                == .outOfOrderSequence(producerID: 7, expected: 3, seen: 4))
        add(claim(3, count: Int32.max), at: 5, to: &states)
        #expect(states.entries[7]?.lastSequence == 1)
    }

    @Test func epochsFenceAndBeginAtZero() {
        var states = ProducerStates()
        #expect(problem(claim(41), states) == nil)
        add(claim(41, epoch: 3), at: 0, to: &states)
        #expect(
            problem(claim(42, epoch: 2), states)
                == .staleProducerEpoch(producerID: 7, current: 3, seen: 2))
        #expect(
            problem(claim(42, epoch: 4), states)
                == .outOfOrderSequence(producerID: 7, expected: 0, seen: 42))
        #expect(problem(claim(0, epoch: 4), states) == nil)
        add(claim(0, epoch: 4), at: 1, to: &states)
        #expect(states.duplicate(of: claim(41, epoch: 3)) == nil)
        #expect(states.entries[7]?.batches.count == 1)
    }

    @Test func undoingNewestFirstBringsBackWhatWas() {
        var states = ProducerStates()
        for index in Int32(0)..<5 { add(claim(index), at: Int64(index), to: &states) }
        let before = states.entries
        let first = add(claim(5), at: 5, to: &states)
        let second = add(claim(0, epoch: 1), at: 6, to: &states)
        states.restore(second)
        states.restore(first)
        #expect(states.entries == before)
        var empty = ProducerStates()
        let only = add(claim(0), at: 0, to: &empty)
        empty.restore(only)
        #expect(empty.entries.isEmpty)
    }

    @Test func silentProducersExpireUnlessATransactionIsOpen() {
        var states = ProducerStates(entries: [
            1: .init(epoch: 0, lastUpdated: 10), 2: .init(epoch: 0, lastUpdated: 20),
            3: .init(epoch: 0, lastUpdated: 10, transactionFirstOffset: 4),
        ])
        let count = states.expire(before: 20)
        #expect(count == 1)
        #expect(states.entries.keys.sorted() == [2, 3])
    }

    @Test func aSnapshotKeepsTheLastStoredBatch() {
        var states = ProducerStates()
        add(claim(Int32.max, count: 3), at: 10, to: &states)
        add(claim(2, count: 2), at: 13, to: &states)
        let stored = ProducerStates(snapshot: states.snapshot(below: 13))
        #expect(stored.duplicate(of: claim(Int32.max, count: 3))?.firstOffset == 10)
        #expect(problem(claim(2), stored) == nil)
        let all = ProducerStates(snapshot: states.snapshot(below: 15))
        #expect(all.duplicate(of: claim(2, count: 2))?.lastOffset == 14)
        #expect(states.snapshot(below: 10).isEmpty)
    }

    @Test(arguments: zip([Int32(-1), .max, 2, 1], [Int64(5), 5, -1, .min]))
    func aDamagedSnapshotDoesNotTrap(_ delta: Int32, _ lastOffset: Int64) {
        let states = ProducerStates(snapshot: [
            ProducerSnapshotEntry(
                producerId: 7, producerEpoch: 0, lastSequence: 3, lastOffset: lastOffset,
                offsetDelta: delta, timestamp: 0, coordinatorEpoch: -1,
                currentTransactionFirstOffset: -1)
        ])
        #expect(states.entries[7]?.batches.isEmpty == true)
    }
}
