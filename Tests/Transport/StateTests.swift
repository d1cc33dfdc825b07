import Broker
import Primitives
import Synchronization
import Testing
import Transport

@Suite("Response queue")
struct ResponseQueueTests {
    private func reply(_ number: Int) -> Reply { .close(reason: "\(number)") }

    private func drain(_ queue: inout ResponseQueue) -> [String] {
        var found: [String] = []
        while let next = queue.next() {
            if case .close(let reason) = next { found.append(reason) }
        }
        return found
    }

    @Test func repliesLeaveInTheOrderOfRequests() {
        var queue = ResponseQueue()
        let numbers = (0..<5).map { _ in queue.expect() }
        #expect(numbers == [0, 1, 2, 3, 4])
        queue.answer(2, with: reply(2))
        queue.answer(1, with: reply(1))
        #expect(drain(&queue).isEmpty && queue.count == 5)
        queue.answer(0, with: reply(0))
        #expect(drain(&queue) == ["0", "1", "2"])
        #expect(queue.expect() == 5)
        queue.answer(5, with: reply(5))
        queue.answer(4, with: reply(4))
        queue.answer(3, with: reply(3))
        #expect(drain(&queue) == ["3", "4", "5"] && queue.count == 0)
    }

    @Test func numbersGoOnForEver() {
        var queue = ResponseQueue()
        var waiting: [UInt64] = []
        var left: [String] = []
        for round in 0..<1_000 {
            waiting.append(queue.expect())
            waiting.append(queue.expect())
            // Always answer the newest, and the oldest every other round.
            let newest = waiting.removeLast()
            queue.answer(newest, with: reply(Int(newest)))
            if round % 2 == 0 {
                let oldest = waiting.removeFirst()
                queue.answer(oldest, with: reply(Int(oldest)))
            }
            left += drain(&queue)
        }
        for number in waiting { queue.answer(number, with: reply(Int(number))) }
        left += drain(&queue)
        #expect(left == (0..<2_000).map { "\($0)" })
    }
}

@Suite("Memory budget and connection counter")
struct BudgetTests {
    @Test func whoFindsNoRoomHearsOnceThereIs() {
        let budget = MemoryBudget(capacity: 100)
        let calls = Mutex(0)
        let retry: @Sendable () -> Void = { calls.withLock { $0 += 1 } }
        #expect(budget.reserve(60, retry: retry))
        #expect(!budget.reserve(50, retry: retry))
        budget.take(70)
        #expect(budget.used == 130)
        budget.release(70)
        #expect(calls.withLock { $0 } == 1)
        budget.release(60)
        #expect(calls.withLock { $0 } == 1 && budget.used == 0)
    }

    @Test func aFrameLargerThanAllIsGrantedAlone() {
        let budget = MemoryBudget(capacity: 100)
        #expect(budget.reserve(500) {})
        #expect(!budget.reserve(1) {})
        budget.release(500)
        budget.take(1)
        #expect(!budget.reserve(500) {})
    }

    @Test func connectionsAreCountedInAllAndByAddress() {
        let counter = ConnectionCounter(limits: .small(maxConnections: 3, perAddress: 2))
        #expect(counter.enter("a") == nil)
        #expect(counter.enter("a") == nil)
        #expect(counter.enter("a")?.contains("max-connections-per-address") == true)
        #expect(counter.enter("b") == nil)
        #expect(counter.enter("c")?.contains("max-connections is 3") == true)
        counter.leave("a")
        #expect(counter.enter("c") == nil)
        #expect(counter.total == 3)
        for address in ["a", "b", "c"] { counter.leave(address) }
        #expect(counter.total == 0)
    }
}

extension TransportLimits {
    static func small(
        maxConnections: Int = 10, perAddress: Int = 10, maxFrame: Int = 1_000, inFlight: Int = 4,
        buffered: Int = 4_000
    ) -> TransportLimits {
        TransportLimits(
            maxConnections: maxConnections, maxConnectionsPerAddress: perAddress,
            maxFrameByteCount: maxFrame, maxInFlightRequests: inFlight,
            maxBufferedByteCount: buffered, maxBufferedByteCountPerConnection: buffered,
            idleMilliseconds: 1_000)
    }
}
