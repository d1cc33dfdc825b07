internal import DequeModule
package import Ports

/// Requests of one connection that wait for their answers, which come in the order of the requests.
package struct PendingResponses<Context> {
    private struct Entry {
        var correlationId: Int32
        var deadline: MonotonicTime
        var context: Context
    }

    private var entries: Deque<Entry> = []
    private var nextCorrelationId: Int32 = 0

    package init() {}

    package var count: Int { entries.count }
    package var isEmpty: Bool { entries.isEmpty }

    /// The first deadline of all that wait; nil if none does.
    package var deadline: MonotonicTime? { entries.map(\.deadline).min() }

    /// A number for a request without an answer (Produce with acks=0), or with one.
    package mutating func takeCorrelationId() -> Int32 {
        defer { nextCorrelationId = nextCorrelationId == .max ? 0 : nextCorrelationId + 1 }
        return nextCorrelationId
    }

    package mutating func add(
        _ context: Context, correlationId: Int32, deadline: MonotonicTime
    ) {
        entries.append(
            Entry(correlationId: correlationId, deadline: deadline, context: context))
    }

    /// Takes the request that an answer belongs to.
    ///
    /// - Returns: nil if it is not the oldest that waits: the connection cannot be trusted then.
    package mutating func match(_ correlationId: Int32) -> Context? {
        guard entries.first?.correlationId == correlationId else { return nil }
        return entries.removeFirst().context
    }

    /// Takes all, the ones whose time is over marked.
    package mutating func takeAll(
        now: MonotonicTime
    ) -> [(context: Context, isOverdue: Bool)] {
        defer { entries.removeAll() }
        return entries.map { ($0.context, $0.deadline <= now) }
    }

    package var expectedCorrelationId: Int32? { entries.first?.correlationId }
}
