import PartitionLog
import Ports
import Primitives
import Records
import Testing

@Suite("Partition log")
struct PartitionLogTests {
    private func log(end: Int64 = 0, epoch: Int32 = 0) -> PartitionLog {
        var log = PartitionLog(
            description: LogDescription(
                startOffset: 0, endOffset: end, durableOffset: end, byteCount: 0,
                maxTimestamp: -1, maxTimestampOffset: -1, wasUnclean: false),
            leaderEpoch: epoch, epochs: EpochCache(), producers: ProducerStates())
        var actions: [PartitionLog.Action] = []
        log.lead(epoch: epoch, into: &actions)
        return log
    }

    private func batch(
        _ count: Int32 = 1, sequence: Int32? = nil, timestamp: Int64 = 5
    ) -> CheckedBatch {
        var builder = BatchBuilder()
        for _ in 0..<count {
            builder.append(timestamp: timestamp, key: nil as [UInt8]?, value: [1])
        }
        return CheckedBatch(
            bytes: PinnedBytes(copying: builder.build()), recordCount: count,
            maxTimestamp: timestamp, logAppendTime: -1,
            claim: sequence.map {
                ProducerStates.Claim(producerID: 9, epoch: 0, baseSequence: $0, recordCount: count)
            })
    }

    /// The actions as text, for comparison.
    private func text(_ actions: [PartitionLog.Action]) -> [String] {
        actions.compactMap {
            switch $0 {
            case .stored: nil
            case .store(let ticket, let batch):
                "store \(ticket) \(batch.baseOffset)-\(batch.lastOffset)"
            case .appended(let request, let receipt): "appended \(request) \(receipt.baseOffset)"
            case .refused(let request, _): "refused \(request)"
            case .highWatermarkMoved(let offset): "hw \(offset)"
            case .epochsChanged: "epochs"
            }
        }
    }

    private func append(
        _ batch: CheckedBatch, _ request: UInt64, to log: inout PartitionLog
    ) -> [String] {
        var actions: [PartitionLog.Action] = []
        log.append(batch, request: request, now: 1_000, into: &actions)
        return text(actions)
    }

    private func stored(
        _ ticket: UInt64, end: Int64? = nil, start: Int64 = 0, in log: inout PartitionLog
    ) -> [String] {
        var actions: [PartitionLog.Action] = []
        let result: Result<AppendOutcome, StoreError> =
            end.map {
                .success(AppendOutcome(startOffset: start, endOffset: $0, durableOffset: 0))
            } ?? .failure(StoreError(.io, "disk"))
        log.stored(ticket, result, into: &actions)
        return text(actions)
    }

    @Test func batchesAreNumberedAtOnceAndCountOnCompletion() throws {
        var log = log(end: 10, epoch: 3)
        let first = batch(3)
        #expect(append(first, 1, to: &log) == ["store 1 10-12"])
        #expect(append(batch(2, timestamp: 9), 2, to: &log) == ["store 2 13-14"])
        let header = try BatchHeader(parsing: first.bytes.buffer)
        #expect(header.baseOffset == 10 && header.partitionLeaderEpoch == 3)
        #expect(log.storedEnd == 10 && log.nextOffset == 15 && log.highWatermark == 10)
        #expect(stored(1, end: 13, in: &log) == ["appended 1 10", "hw 13"])
        #expect(log.storedEnd == 13 && log.maxTimestamp == 5 && log.maxTimestampOffset == 10)
        #expect(stored(2, end: 15, in: &log) == ["appended 2 13", "hw 15"])
        #expect(log.maxTimestampOffset == 13 && !log.hasAppendsInFlight)
    }

    @Test func aFailureTakesBackEverythingInFlight() {
        var log = log()
        #expect(append(batch(sequence: 0), 1, to: &log) == ["store 1 0-0"])
        #expect(append(batch(sequence: 1), 2, to: &log) == ["store 2 1-1"])
        #expect(append(batch(sequence: 2), 3, to: &log) == ["store 3 2-2"])
        #expect(stored(1, end: 1, in: &log) == ["appended 1 0", "hw 1"])
        #expect(stored(2, in: &log) == ["refused 2", "refused 3"])
        #expect(log.nextOffset == 1 && log.producers.entries[9]?.lastSequence == 0)
        // What the store says of the later one, whatever it is, is heard by nobody.
        #expect(append(batch(sequence: 1), 4, to: &log) == ["store 4 1-1"])
        #expect(stored(3, in: &log) == [])
        #expect(stored(3, end: 3, in: &log) == [])
        #expect(stored(4, end: 2, in: &log) == ["appended 4 1", "hw 2"])
    }

    @Test func aDuplicateOfABatchInFlightWaitsForIt() {
        var log = log()
        #expect(append(batch(sequence: 0), 1, to: &log) == ["store 1 0-0"])
        #expect(append(batch(sequence: 0), 2, to: &log) == [])
        #expect(stored(1, end: 1, in: &log) == ["appended 1 0", "appended 2 0", "hw 1"])
        #expect(append(batch(sequence: 0), 3, to: &log) == ["appended 3 0"])
        #expect(append(batch(sequence: 1), 4, to: &log) == ["store 2 1-1"])
        #expect(append(batch(sequence: 1), 5, to: &log) == [])
        #expect(stored(2, in: &log) == ["refused 4", "refused 5"])
        #expect(append(batch(sequence: 5), 6, to: &log) == ["refused 6"])
    }

    @Test func aTermThatBeganBehindWhatFailedBeginsAtTheEnd() {
        var log = log(end: 4)
        #expect(append(batch(3), 1, to: &log) == ["store 1 4-6"])
        var actions: [PartitionLog.Action] = []
        log.lead(epoch: 2, into: &actions)
        #expect(text(actions) == ["epochs"])
        #expect(log.epochs.latestEpoch == 2)
        #expect(stored(1, in: &log) == ["refused 1", "epochs"])
        #expect(log.epochs.entries.map(\.epoch) == [2])
        #expect(log.epochs.entries.map(\.startOffset) == [4])
    }

    @Test func aStoreThatTrimsMovesTheStartAndItsEpoch() {
        var log = log()
        #expect(append(batch(3), 1, to: &log) == ["store 1 0-2"])
        #expect(
            stored(1, end: 3, start: 2, in: &log) == ["epochs", "appended 1 0", "hw 3"])
        #expect(log.startOffset == 2)
        #expect(log.epochs.entries.map(\.startOffset) == [2])
    }

    @Test func aThousandInFlightEndInOrder() {
        var log = log()
        for index in UInt64(1)...1_000 {
            #expect(append(batch(), index, to: &log).count == 1)
        }
        for index in UInt64(1)...1_000 {
            #expect(
                stored(index, end: Int64(index), in: &log).first == "appended \(index) \(index - 1)"
            )
        }
        #expect(log.highWatermark == 1_000 && !log.hasAppendsInFlight)
    }
}
