import CPluginABI
import Ports
import Synchronization

/// The operations that a storage instance has in hand, and whether it may get more.
///
/// Sharded by log, so that two partitions rarely meet at one lock; a lock is held for a push or a
/// pop only.
final class OperationTable: @unchecked Sendable {
    // Guard of the unchecked conformance: slots are behind the shards' mutexes; `binding` is
    // written by `attach` before the first operation and by `detach` after the last.

    /// Pending operations of one shard, at most; beyond it `append` and the others answer `full`.
    static let slotCountMax = 1 << 16
    private static let shardCount = 1 << StoreOperation.shardBits

    private final class Shard: Sendable {
        let slots = Mutex(Slots())
    }
    private struct Slots {
        var all: [StoreOperation] = []
        var free: [StoreOperation] = []
    }

    private let shards = (0..<shardCount).map { _ in Shard() }
    private(set) var binding: StoreBinding?

    private enum Gate {
        static let open = 0
        static let failed = 1
        static let closed = 2
    }
    private let gate = Atomic<Int>(Gate.open)
    private let fatalMessage = Mutex("")
    private let onFatal = Mutex<(@Sendable (String) -> Void)?>(nil)
    private let name: String

    /// Set before the first operation; nil measures nothing.
    var metrics: OperationMetrics?

    init(name: String) { self.name = name }

    func attach(_ binding: StoreBinding) { self.binding = binding }
    func detach() { binding = nil }

    // MARK: Gate

    /// [any] A directory failed for good: nothing more is submitted.
    func fail(_ message: String) {
        fatalMessage.withLock { if $0.isEmpty { $0 = message } }
        _ = gate.compareExchange(
            expected: Gate.open, desired: Gate.failed, ordering: .acquiringAndReleasing)
        report("storage failed for good: \(message)")
        onFatal.withLock { $0 }?(message)
    }

    /// [any] Who hears of a directory that failed for good, at once if it has already.
    func whenFailed(_ body: @escaping @Sendable (String) -> Void) {
        onFatal.withLock { $0 = body }
        let message = fatalMessage.withLock { $0 }
        if !message.isEmpty { body(message) }
    }

    func close() { gate.store(Gate.closed, ordering: .releasing) }

    /// Why nothing may be submitted, or nil.
    var refusal: StoreError? {
        switch gate.load(ordering: .acquiring) {
        case Gate.open: nil
        case Gate.failed:
            StoreError(
                .io,
                "storage \(name) is out of use after a failure: \(fatalMessage.withLock { $0 });"
                    + " mend the device and restart")
        default: StoreError(.closed, "storage \(name) is stopped")
        }
    }

    func report(_ message: String) { binding?.instance.host.log(4, message) }

    // MARK: Slots

    /// A slot that is the caller's until the operation has ended, or nil if the shard is full.
    func take(log: UInt64) -> StoreOperation? {
        // Fibonacci hashing: handles are often consecutive.
        let spread = log &* 0x9e37_79b9_7f4a_7c15
        let shard = Int(spread >> (64 - StoreOperation.shardBits))
        return shards[shard].slots.withLock { slots in
            if let free = slots.free.popLast() { return free }
            guard slots.all.count < Self.slotCountMax else { return nil }
            let slot = StoreOperation(shard: shard, index: slots.all.count)
            slot.reset()
            slots.all.append(slot)
            return slot
        }
    }

    func giveBack(_ operation: StoreOperation) {
        operation.reset()
        shards[operation.shard].slots.withLock { $0.free.append(operation) }
    }

    /// Slots in use.
    var pendingCount: Int {
        shards.reduce(0) { sum, shard in
            sum + shard.slots.withLock { $0.all.count - $0.free.count }
        }
    }

    // MARK: Running

    /// Calls the plugin, and runs the continuation if it answers at once.
    func perform(_ operation: StoreOperation, _ binding: StoreBinding) {
        let token = operation.token
        let code = operation.perform(binding.functions, binding.instance.pointer)
        if code == WEIR_PENDING {
            if operation.finishPart() { giveBack(operation) }
            return
        }
        guard operation.claim(token) else {
            report("a storage operation returned \(code) and was completed as well")
            if operation.finishPart() { giveBack(operation) }
            return
        }
        metrics?.ended(operation, code)
        StoreReply(operation, binding, code, operation.result).deliver()
        giveBack(operation)
    }

    /// [any] The plugin's completion of a pending operation.
    func complete(_ token: UInt64, _ result: UnsafePointer<weir_storage_result_1>?) {
        let shard = Int(token & UInt64(Self.shardCount - 1))
        let index = Int(token >> StoreOperation.shardBits) & (1 << StoreOperation.indexBits - 1)
        let found = shards[shard].slots.withLock { slots in
            index < slots.all.count ? slots.all[index] : nil
        }
        guard let operation = found, let binding, operation.claim(token) else {
            report("a completion for token \(hex(token)), which is not pending, was ignored")
            return
        }
        if let result, result.pointee.size == UInt32(MemoryLayout<weir_storage_result_1>.size) {
            metrics?.ended(operation, result.pointee.status.code)
            StoreReply(operation, binding, result.pointee.status.code, result).deliver()
        } else {
            let size = result?.pointee.size ?? 0
            operation.continuation.fail(
                StoreError(.io, "storage \(name) completed with a result of \(size) bytes"))
        }
        if operation.finishPart() { giveBack(operation) }
    }
}

/// A storage instance with its functions.
final class StoreBinding: Sendable {
    let instance: PluginInstance
    let functions: StorageFunctions

    init(_ instance: PluginInstance, _ functions: StorageFunctions) {
        self.instance = instance
        self.functions = functions
    }
}

/// Memory or a file range that a plugin holds until the last copy of a region is gone.
final class PluginPin: Sendable {
    private let binding: StoreBinding
    private let pin: UInt64

    init(_ binding: StoreBinding, _ pin: UInt64) {
        self.binding = binding
        self.pin = pin
        binding.instance.pinTaken()
    }

    deinit {
        binding.functions.release(binding.instance.pointer, pin)
        binding.instance.pinReleased()
    }
}
