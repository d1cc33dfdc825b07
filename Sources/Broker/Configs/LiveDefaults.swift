import Settings
import Synchronization

/// The broker-wide configs in force, which change while the broker runs. [any thread]
final class LiveDefaults: Sendable {
    private let state: Mutex<BrokerDefaults>
    /// `fetch.max.bytes`, which every fetch reads.
    let fetchMaxByteCount: Atomic<Int>
    /// `producer.id.expiration.ms`
    let producerExpirationMilliseconds: Atomic<Int64>

    init(_ defaults: BrokerDefaults) {
        state = Mutex(defaults)
        fetchMaxByteCount = Atomic(Int(defaults.integer("fetch.max.bytes")))
        producerExpirationMilliseconds = Atomic(defaults.integer("producer.id.expiration.ms"))
    }

    var current: BrokerDefaults { state.withLock { $0 } }

    func replace(by defaults: BrokerDefaults) {
        state.withLock { $0 = defaults }
        fetchMaxByteCount.store(Int(defaults.integer("fetch.max.bytes")), ordering: .relaxed)
        producerExpirationMilliseconds.store(
            defaults.integer("producer.id.expiration.ms"), ordering: .relaxed)
    }
}
