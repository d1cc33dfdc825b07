import Synchronization

/// The limits in force, which a reload may change. [any thread]
///
/// Each is an atomic of its own: a connection reads them on its way without a lock, and need not
/// see two of them change at once.
package final class LiveLimits: Sendable {
    private let frame: Atomic<Int>
    private let inFlight: Atomic<Int>
    private let buffered: Atomic<Int>
    private let unsent: Atomic<Int>
    private let idle: Atomic<Int64>

    package init(_ limits: TransportLimits) {
        frame = Atomic(limits.maxFrameByteCount)
        inFlight = Atomic(limits.maxInFlightRequests)
        buffered = Atomic(limits.maxBufferedByteCountPerConnection)
        unsent = Atomic(limits.maxUnsentByteCountPerConnection)
        idle = Atomic(limits.idleMilliseconds)
    }

    package func set(_ limits: TransportLimits) {
        frame.store(limits.maxFrameByteCount, ordering: .relaxed)
        inFlight.store(limits.maxInFlightRequests, ordering: .relaxed)
        buffered.store(limits.maxBufferedByteCountPerConnection, ordering: .relaxed)
        unsent.store(limits.maxUnsentByteCountPerConnection, ordering: .relaxed)
        idle.store(limits.idleMilliseconds, ordering: .relaxed)
    }

    package var maxFrameByteCount: Int { frame.load(ordering: .relaxed) }
    package var maxInFlightRequests: Int { inFlight.load(ordering: .relaxed) }
    package var maxBufferedByteCountPerConnection: Int { buffered.load(ordering: .relaxed) }
    package var maxUnsentByteCountPerConnection: Int { unsent.load(ordering: .relaxed) }
    package var idleMilliseconds: Int64 { idle.load(ordering: .relaxed) }
}
