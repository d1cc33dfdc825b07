import Broker
import Ports
import Primitives
import Testing
import Wire

@Suite("Tail index")
struct TailIndexTests {
    @Test func bytesFromABatchToTheEnd() {
        var tail = TailIndex()
        #expect(tail.byteCount(from: 0) == nil)
        for index in 0..<200 {
            tail.append(baseOffset: Int64(index) * 10, byteCount: 7)
            let count = index + 1
            for age in 1...count {
                let offset = Int64(count - age) * 10
                let expected = age <= TailIndex.capacity ? age * 7 : nil
                #expect(tail.byteCount(from: offset) == expected)
                #expect(tail.byteCount(from: offset + 9) == expected)
            }
        }
        #expect(tail.byteCount(from: 5_000) == 7)
        tail.removeAll()
        #expect(tail.byteCount(from: 5_000) == nil && tail.end == 0)
    }
}

@Suite("Deadline queue")
struct DeadlineQueueTests {
    @Test func actionsRunOnceInOrderOfTheirDeadlines() {
        let world = World()
        let queue = DeadlineQueue(loop: ManualLoop(world, 0), clock: world)
        let fired = Box<[Int64]>([])
        for delay in [Int64(50), 10, 30, 0, 40, 20] {
            _ = queue.schedule(after: Milliseconds(delay)) { fired.update { $0.append(delay) } }
        }
        #expect(world.timerCount == 1)
        world.advance(25)
        #expect(fired.value == [0, 10, 20])
        world.advance(1_000)
        #expect(fired.value == [0, 10, 20, 30, 40, 50])
        #expect(world.timerCount == 0)
    }

    @Test func cancelledOnesDoNotRunAndDoNotPile() {
        let world = World()
        let queue = DeadlineQueue(loop: ManualLoop(world, 0), clock: world)
        let fired = Box<[Int]>([])
        for index in 0..<1_000 {
            let entry = queue.schedule(after: Milliseconds(100)) {
                fired.update { $0.append(index) }
            }
            if index % 100 != 0 { entry.cancel() }
        }
        world.advance(200)
        #expect(fired.value.sorted() == [0, 100, 200, 300, 400, 500, 600, 700, 800, 900])
    }

    @Test func anActionMaySchedule() {
        let world = World()
        let queue = DeadlineQueue(loop: ManualLoop(world, 0), clock: world)
        let fired = Box<[String]>([])
        _ = queue.schedule(after: Milliseconds(5)) {
            fired.update { $0.append("first") }
            _ = queue.schedule(after: Milliseconds(5)) { fired.update { $0.append("second") } }
        }
        world.advance(7)
        #expect(fired.value == ["first"])
        world.advance(7)
        #expect(fired.value == ["first", "second"])
    }
}

@Suite("Fetch sessions (KIP-227)")
struct FetchSessionCacheTests {
    private func key(_ partition: Int32) -> FetchKey {
        FetchKey(topicID: .zero, topic: "t", partition: partition)
    }

    private func entry(_ partition: Int32, offset: Int64 = 0) -> FetchEntry {
        FetchEntry(
            key: key(partition), fetchOffset: offset, maxByteCount: 10, currentLeaderEpoch: -1)
    }

    /// The outcome as text: kind, partitions with offsets.
    private func text(_ begin: FetchSessionCache.Begin) -> String {
        func list(_ entries: [FetchEntry]) -> String {
            entries.map { "\($0.key.partition)@\($0.fetchOffset)" }.joined(separator: " ")
        }
        return switch begin {
        case .sessionless(let entries): "none \(list(entries))"
        case .session(_, let entries, let isFull): "\(isFull ? "full" : "next") \(list(entries))"
        case .failed(let error): "failed \(error.rawValue)"
        }
    }

    private func begin(
        _ cache: FetchSessionCache, _ id: Int32, _ epoch: Int32, _ entries: [FetchEntry] = [],
        forgotten: [FetchKey] = [], usesTopicIDs: Bool = false, at milliseconds: Int64 = 0
    ) -> (id: Int32, text: String) {
        let begin = cache.begin(
            sessionID: id, epoch: epoch, usesTopicIDs: usesTopicIDs, entries: entries,
            forgotten: forgotten,
            now: MonotonicTime(nanoseconds: UInt64(milliseconds) * 1_000_000))
        if case .session(let id, _, _) = begin { return (id, text(begin)) }
        return (0, text(begin))
    }

    @Test func partitionsAreAddedChangedAndForgotten() {
        let cache = FetchSessionCache(capacity: 2, entropy: SeededEntropy())
        let (id, full) = begin(cache, 0, 0, [entry(0), entry(1), entry(0, offset: 4)])
        #expect(full == "full 0@0 1@0 0@4" && id > 0)
        #expect(begin(cache, id, 1).text == "next 0@4 1@0")
        #expect(begin(cache, id, 2, [entry(1, offset: 5), entry(2)]).text == "next 0@4 1@5 2@0")
        #expect(begin(cache, id, 3, forgotten: [key(0), key(7)]).text == "next 1@5 2@0")
        let epoch = KafkaErrorCode.invalidFetchSessionEpoch.rawValue
        #expect(begin(cache, id, 3).text == "failed \(epoch)")
        #expect(begin(cache, id, -2).text == "failed \(epoch)")
        #expect(
            begin(cache, id, 4, usesTopicIDs: true).text
                == "failed \(KafkaErrorCode.fetchSessionTopicIdError.rawValue)")
        #expect(begin(cache, id, -1, [entry(3)]).text == "none 3@0")
        #expect(
            begin(cache, id, 4).text
                == "failed \(KafkaErrorCode.fetchSessionIdNotFound.rawValue)")
    }

    @Test func aFullCacheGivesNoSessionUntilOneIsOld() {
        let cache = FetchSessionCache(capacity: 1, entropy: SeededEntropy())
        let first = begin(cache, 0, 0, [entry(0)])
        #expect(begin(cache, 0, 0, [entry(0)], at: 120_000).text == "none 0@0")
        #expect(begin(cache, 0, 0, [entry(0)], at: 120_001).text == "full 0@0")
        #expect(begin(cache, first.id, 1).text.hasPrefix("failed"))
        #expect(begin(cache, 0, 0).text == "none ")
    }

    @Test func responsesCarryWhatChangedAndServedPartitionsGoLast() {
        let cache = FetchSessionCache(capacity: 1, entropy: SeededEntropy())
        let (id, _) = begin(cache, 0, 0, [entry(0), entry(1), entry(2)])
        func finish(
            _ results: [PartitionFetchResult], isFull: Bool = false
        ) -> [Bool] {
            cache.finish(
                id: id, isFull: isFull,
                answers: results.enumerated().map { (key(Int32($0.offset)), $0.element) })
        }
        let idle = PartitionFetchResult(highWatermark: 3, logStartOffset: 0)
        let moved = PartitionFetchResult(highWatermark: 4, logStartOffset: 0)
        let failed = PartitionFetchResult(error: .kafkaStorageError)
        let data = PartitionFetchResult(
            highWatermark: 3, logStartOffset: 0,
            payload: FetchPayload(
                regions: [.memory(PinnedBytes(copying: [1]))], destination: nil))
        #expect(finish([idle, idle, idle], isFull: true) == [true, true, true])
        #expect(finish([idle, moved, idle]) == [false, true, false])
        #expect(finish([failed, moved, idle]) == [true, false, false])
        #expect(finish([failed, moved, idle]) == [true, false, false])
        #expect(finish([idle, moved, idle]) == [true, false, false])
        #expect(finish([data, moved, idle]) == [true, false, false])
        #expect(begin(cache, id, 1).text == "next 1@0 2@0 0@0")
    }
}
