package import Broker

/// Puts the replies of one connection back into the order of its requests. Pure.
package struct ResponseQueue {
    private var slots: [Reply?] = []
    private var head = 0
    /// Number of the request in the first slot.
    private var firstNumber: UInt64 = 0

    package init() {}

    /// Requests that are not answered, or whose answer waits for an earlier one.
    package var count: Int { slots.count - head }

    /// A request came. Its number is for ``answer(_:with:)``.
    package mutating func expect() -> UInt64 {
        slots.append(nil)
        return firstNumber + UInt64(slots.count - 1 - head)
    }

    package mutating func answer(_ number: UInt64, with reply: Reply) {
        let index = head + Int(number - firstNumber)
        precondition(slots[index] == nil, "request \(number) is answered twice")
        slots[index] = reply
    }

    /// The next reply in order, if it is there.
    package mutating func next() -> Reply? {
        guard head < slots.count, let reply = slots[head] else { return nil }
        slots[head] = nil
        head += 1
        firstNumber += 1
        if head == slots.count {
            slots.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 64 {
            slots.removeFirst(head)
            head = 0
        }
        return reply
    }
}
