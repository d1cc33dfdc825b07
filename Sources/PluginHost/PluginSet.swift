public import Ports
public import Primitives

/// The instances of one configuration, which live together.
///
/// [control] Lifecycle calls come from one thread, in order: ``start()``, ``drain(deadline:)``,
/// ``stop()``, ``destroy()``. An order that breaks this is a programmer's error and traps.
public final class PluginSet: @unchecked Sendable {
    // Guard of the unchecked conformance: filled by the loader before it is shared.

    public private(set) var stores: [String: PluginLogStore] = [:]
    public private(set) var codecs: [CompressionType: PluginCodec] = [:]
    private var instances: [PluginInstance] = []
    private var specIndices: [Int] = []

    init() {}

    /// Adapts an instance to its port. On failure the instance is destroyed.
    func add(_ instance: PluginInstance, _ specIndex: Int) throws(PluginRefusal) {
        do throws(PluginRefusal) {
            switch instance.spec.kind {
            case .storage:
                guard let operations = instance.host.operations else {
                    preconditionFailure("storage \(instance.spec.name) without operations")
                }
                stores[instance.spec.name] = try PluginLogStore(instance, operations)
            case .codec:
                let codec = try PluginCodec(instance)
                if let other = codecs[codec.compressionType] {
                    throw PluginRefusal(
                        .typeTaken, path: instance.spec.path,
                        found: "compression type \(codec.compressionType.name), which codec"
                            + " \"\(other.name)\" has already",
                        needed: "one codec for each type", mend: "remove one of them")
                }
                codecs[codec.compressionType] = codec
            }
        } catch {
            instance.abandon()
            throw error
        }
        instances.append(instance)
        specIndices.append(specIndex)
    }

    /// Starts all. If one fails, those that run are stopped and all are destroyed.
    public func start() throws(PluginRefusals) {
        for (instance, specIndex) in zip(instances, specIndices) {
            do throws(PluginRefusal) {
                try instance.start()
            } catch {
                abandon()
                throw PluginRefusals([error.of(specIndex)])
            }
        }
    }

    /// Lets each instance finish what is in flight; what some had left at the deadline.
    public func drain(deadline: MonotonicTime) -> [String] {
        instances.reversed().compactMap { $0.drain(deadline: deadline) }
    }

    /// Ends all, the last started first. Every pending operation has completed afterwards, and a
    /// store refuses new ones.
    public func stop() {
        for instance in instances.reversed() { instance.stop() }
    }

    /// Frees all; an instance whose regions are still pinned, when the last is released.
    public func destroy() {
        for instance in instances.reversed() { instance.destroy() }
    }

    func abandon() {
        for instance in instances.reversed() { instance.abandon() }
        instances = []
        specIndices = []
    }
}
