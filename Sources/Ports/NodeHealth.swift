import Synchronization

/// What keeps a node from being ready for clients, for `/health/ready` and people. [any thread]
///
/// Whoever knows of a hindrance sets it under a name of its own and takes it away when it has
/// passed: `recovery` says "recovering 3 of 10 logs", `starting` and `draining` what the node does.
public final class NodeHealth: Sendable {
    private let hindrances = Mutex<[String: String]>([:])

    public init() {}

    /// - Parameter text: a sentence for people; nil takes the hindrance away.
    public func set(_ name: String, _ text: String?) {
        hindrances.withLock { $0[name] = text }
    }

    /// By name; none means ready.
    public var reasons: [(name: String, text: String)] {
        hindrances.withLock { $0.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) } }
    }
}
