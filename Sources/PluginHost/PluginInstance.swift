import CPluginABI
import Glibc
import Ports
import Synchronization

/// One instance of a plugin and where it stands in its life.
///
///     created -> started -> draining -> stopped -> destroyed
///        ^          |                      ^          ^
///        +----------+ start failed         |          |
///        |          +----------------------+          |
///        +--------------------------------------------+
///
/// [control] Lifecycle calls come from one thread at a time.
final class PluginInstance: @unchecked Sendable {
    // Guard of the unchecked conformance: constants, an atomic, and `state` behind its mutex.

    enum State: Sendable { case created, started, drained, stopped, destroyed }

    let spec: PluginSpec
    let identity: PluginIdentity
    let host: HostServices
    let image: PluginImage
    /// The plugin's own pointer.
    let pointer: UnsafeMutableRawPointer?
    /// Where a storage plugin that may block is called.
    let io: IOThreads?

    private let state = Mutex(State.created)
    /// Pins not yet released, plus `destroyWanted` once ``destroy()`` was called.
    private let pins = Atomic<Int>(0)
    private static let destroyWanted = 1 << 62

    private init(
        _ spec: PluginSpec, _ identity: PluginIdentity, _ host: HostServices,
        _ image: PluginImage, _ pointer: UnsafeMutableRawPointer?, _ io: IOThreads?
    ) {
        self.spec = spec
        self.identity = identity
        self.host = host
        self.image = image
        self.pointer = pointer
        self.io = io
    }

    /// A set that is dropped ends its instances, or their threads would call into freed tables.
    deinit { abandon() }

    static func create(
        _ spec: PluginSpec, _ identity: PluginIdentity, _ host: HostServices, _ image: PluginImage,
        ioThreadCount: Int
    ) throws(PluginRefusal) -> PluginInstance {
        var io: IOThreads?
        if spec.kind == .storage && identity.mayBlock {
            io = IOThreads(name: spec.name, count: ioThreadCount)
            if io == nil {
                throw PluginRefusal(
                    .createFailed, path: spec.path, found: "no threads for its blocking calls",
                    needed: "\(ioThreadCount)",
                    mend: "raise the limit on threads, or lower limits.io-threads")
            }
        }
        var pointer: UnsafeMutableRawPointer?
        let status = StatusBuffer()
        var options = spec.options
        let code = options.withUTF8 {
            image.functions.create(host.table, borrowedStr($0), &pointer, status.pointer)
        }
        guard code == WEIR_OK else {
            io?.finish()
            throw PluginRefusal(
                .createFailed, path: spec.path, found: "create: \(status.message(code))",
                needed: "an instance of \(spec.kind.rawValue) \"\(spec.name)\"",
                mend: "correct its options")
        }
        return PluginInstance(spec, identity, host, image, pointer, io)
    }

    /// The table of `interface` if it is there and has `size` bytes, which every table begins with.
    func interface(_ interface: String, size: Int) throws(PluginRefusal) -> UnsafeRawPointer {
        guard let table = image.functions.query(pointer, interface) else {
            throw PluginRefusal(
                .missingInterface, path: spec.path, found: "no interface \"\(interface)\"",
                needed: "it, for a plugin of kind \(spec.kind.rawValue)",
                mend: "get a build of the plugin that offers it")
        }
        let found = table.load(as: UInt32.self)
        guard found == UInt32(size) else {
            throw PluginRefusal(
                .badTable, path: spec.path, found: "a \"\(interface)\" table of \(found) bytes",
                needed: "\(size)", mend: "rebuild the plugin against this server's headers")
        }
        return table
    }

    /// The same for an interface that a plugin may lack: nil if it does.
    func optionalInterface(
        _ interface: String, size: Int
    ) throws(PluginRefusal) -> UnsafeRawPointer? {
        guard image.functions.query(pointer, interface) != nil else { return nil }
        return try self.interface(interface, size: size)
    }

    // MARK: Lifecycle

    func start() throws(PluginRefusal) {
        move(from: [.created], to: .started)
        let status = StatusBuffer()
        let code = image.functions.start(pointer, status.pointer)
        guard code == WEIR_OK else {
            move(from: [.started], to: .created)
            throw PluginRefusal(
                .startFailed, path: spec.path, found: "start: \(status.message(code))",
                needed: "\(spec.kind.rawValue) \"\(spec.name)\" running",
                mend: "correct what it names and start again")
        }
    }

    /// Finishes what is in flight; nil, or what is left at the deadline.
    func drain(deadline: MonotonicTime) -> String? {
        move(from: [.started], to: .drained)
        let isIdle = io?.drain(deadlineNanoseconds: deadline.nanoseconds) ?? true
        let status = StatusBuffer()
        let code = image.functions.drain(pointer, deadline.nanoseconds, status.pointer)
        if code == WEIR_OK && isIdle { return nil }
        let left = code == WEIR_OK ? "calls still run" : status.message(code)
        return "\(spec.kind.rawValue) \"\(spec.name)\": \(left)"
    }

    func stop() {
        move(from: [.started, .drained], to: .stopped)
        host.operations?.close()
        io?.finish()
        image.functions.stop(pointer)
    }

    /// Frees the instance, at the latest when its last pinned region is released.
    func destroy() {
        move(from: [.created, .stopped], to: .destroyed)
        io?.finish()
        host.operations?.detach()
        let left = pins.add(Self.destroyWanted, ordering: .acquiringAndReleasing).newValue
        if left == Self.destroyWanted { image.functions.destroy(pointer) }
    }

    /// Stops what runs and destroys, whatever the state: the way back from a failed start.
    func abandon() {
        let now = state.withLock { $0 }
        if now == .started || now == .drained { stop() }
        if now != .destroyed { destroy() }
    }

    private func move(from allowed: [State], to next: State) {
        state.withLock { state in
            precondition(
                allowed.contains(state),
                "\(spec.kind.rawValue) \(spec.name): \(next) after \(state)")
            state = next
        }
    }

    // MARK: Pins

    func pinTaken() { pins.add(1, ordering: .relaxed) }

    func pinReleased() {
        let left = pins.subtract(1, ordering: .acquiringAndReleasing).newValue
        if left == Self.destroyWanted { image.functions.destroy(pointer) }
    }
}

/// Bytes as a `weir_str`, valid as long as they are.
func borrowedStr(_ bytes: UnsafeBufferPointer<UInt8>) -> weir_str {
    weir_str(
        p: UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self),
        n: UInt64(bytes.count))
}
