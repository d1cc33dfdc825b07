import Synchronization

/// Bytes of request frames in memory, over all connections.
///
/// [any thread] A connection asks before it reads the rest of a frame. If there is no room it stops
/// reading and hears once there is; those who wait hold next to nothing, so that waiting cannot
/// deadlock.
package final class MemoryBudget: Sendable {
    private struct State {
        var capacity: Int
        var used = 0
        var waiting: [@Sendable () -> Void] = []
    }

    private let state: Mutex<State>

    package init(capacity: Int) { state = Mutex(State(capacity: capacity)) }

    /// More room is there at once; with less, nothing is granted until enough is given back.
    package func setCapacity(_ capacity: Int) {
        let waiting = state.withLock { state -> [@Sendable () -> Void] in
            state.capacity = capacity
            defer { state.waiting.removeAll() }
            return state.waiting
        }
        for retry in waiting { retry() }
    }

    /// Takes `byteCount` bytes, or keeps `retry` to be called when bytes are free again.
    ///
    /// A frame larger than the whole budget is granted when nothing else is held.
    package func reserve(_ byteCount: Int, retry: @escaping @Sendable () -> Void) -> Bool {
        state.withLock { state in
            guard state.used == 0 || state.used + byteCount <= state.capacity else {
                state.waiting.append(retry)
                return false
            }
            state.used += byteCount
            return true
        }
    }

    /// Takes bytes that are in memory already. May pass the capacity by what one read brings.
    package func take(_ byteCount: Int) { state.withLock { $0.used += byteCount } }

    package func release(_ byteCount: Int) {
        let waiting = state.withLock { state -> [@Sendable () -> Void] in
            state.used -= byteCount
            precondition(state.used >= 0, "released \(byteCount) bytes too many")
            defer { state.waiting.removeAll() }
            return state.waiting
        }
        for retry in waiting { retry() }
    }

    package var used: Int { state.withLock { $0.used } }
}

/// Connections in use, in all and by client address. [any thread]
package final class ConnectionCounter: Sendable {
    private struct State {
        var limits: TransportLimits
        var total = 0
        var byAddress: [String: Int] = [:]
    }

    private let state: Mutex<State>

    package init(limits: TransportLimits) { state = Mutex(State(limits: limits)) }

    /// Connections that are open stay, also above a smaller limit.
    package func setLimits(_ limits: TransportLimits) { state.withLock { $0.limits = limits } }

    /// - Returns: nil if the connection may stay, else the limit it would pass.
    package func enter(_ address: String) -> String? {
        state.withLock { state in
            let (most, mostOfOne) = (
                state.limits.maxConnections, state.limits.maxConnectionsPerAddress
            )
            guard state.total < most else { return "limits.max-connections is \(most)" }
            guard state.byAddress[address, default: 0] < mostOfOne else {
                return "limits.max-connections-per-address is \(mostOfOne)"
            }
            state.total += 1
            state.byAddress[address, default: 0] += 1
            return nil
        }
    }

    package func leave(_ address: String) {
        state.withLock { state in
            state.total -= 1
            let left = state.byAddress[address, default: 1] - 1
            state.byAddress[address] = left == 0 ? nil : left
        }
    }

    package var total: Int { state.withLock { $0.total } }
}
