package import Ports

/// Deadlines of waiting requests in one structure, with one timer for the nearest.
///
/// [its loop] Everything.
package final class DeadlineQueue: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on `loop` only.

    package final class Entry: @unchecked Sendable {
        // Guard of the unchecked conformance: touched on the queue's loop only.
        package let deadline: MonotonicTime
        fileprivate var action: (() -> Void)?
        private let queue: DeadlineQueue

        fileprivate init(
            _ deadline: MonotonicTime, queue: DeadlineQueue, _ action: @escaping () -> Void
        ) {
            self.deadline = deadline
            self.queue = queue
            self.action = action
        }

        package func cancel() {
            guard action != nil else { return }
            action = nil
            queue.noteCancelled()
        }
    }

    private let loop: any OwnerLoop
    private let clock: any Clock
    private var heap: [Entry] = []
    private var cancelledCount = 0
    private var timer: (any ScheduledJob)?
    private var timerDeadline: MonotonicTime?

    package init(loop: any OwnerLoop, clock: any Clock) {
        self.loop = loop
        self.clock = clock
    }

    /// Runs `action` once after `delay`, unless it is cancelled before.
    package func schedule(after delay: Milliseconds, _ action: @escaping () -> Void) -> Entry {
        let entry = Entry(clock.now + delay, queue: self, action)
        heap.append(entry)
        siftUp(heap.count - 1)
        arm()
        return entry
    }

    /// Cancelled entries are swept out once they are the greater part, so that the heap stays
    /// within twice the number of requests that wait.
    private func noteCancelled() {
        cancelledCount += 1
        guard cancelledCount >= 64, cancelledCount * 2 > heap.count else { return }
        heap.removeAll { $0.action == nil }
        // A sorted array is a heap.
        heap.sort { $0.deadline < $1.deadline }
        cancelledCount = 0
    }

    private func arm() {
        while let first = heap.first, first.action == nil { removeFirst() }
        guard let first = heap.first else { return }
        if let armed = timerDeadline, armed <= first.deadline { return }
        timer?.cancel()
        timerDeadline = first.deadline
        let now = clock.now
        let wait = first.deadline <= now ? 0 : first.deadline.milliseconds(since: now) + 1
        timer = loop.schedule(after: Milliseconds(wait)) { [self] in fire() }
    }

    private func fire() {
        timer = nil
        timerDeadline = nil
        let now = clock.now
        while let first = heap.first, first.deadline <= now || first.action == nil {
            removeFirst()
            let action = first.action
            first.action = nil
            action?()
        }
        arm()
    }

    private func removeFirst() {
        if heap[0].action == nil { cancelledCount = max(0, cancelledCount - 1) }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < heap.count && heap[child].deadline < heap[least].deadline {
                least = child
            }
            if least == index { return }
            heap.swapAt(index, least)
            index = least
        }
    }

    private func siftUp(_ start: Int) {
        var index = start
        while index > 0, heap[index].deadline < heap[(index - 1) / 2].deadline {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }
}
