import CPluginABI
import Glibc
import Synchronization

/// An operation of `weir_storage_log_1`, checked as far as the kit can.
enum StorageCall {
    case list
    case open(OpenRequest)
    case close
    case remove
    case describe
    case configure(StorageLayout)
    case append(AppendRequest)
    case read(ReadRequest)
    case lookupTime(Int64)
    case truncate(Int64)
    case trim(Int64)
    case start(Int64)
    case seal
    case listSegments
    case exportSegment(Int64)
    case putState(PutStateRequest)
    case getState(name: String, maxOffset: Int64)
    case dropState(name: String, below: Int64)
    case replace(from: Int64, to: Int64, AppendRequest)
    case flush
}

/// The host's side of a storage backend.
struct StorageHost: @unchecked Sendable {
    // Guard of the unchecked conformance: the table is constant while the instance lives, and its
    // functions may be called from any thread.
    private let table: UnsafePointer<weir_storage_host_1>
    private let context: UnsafeMutableRawPointer?

    init?(_ services: HostServices) {
        guard let found = services.interface(WEIR_STORAGE_HOST_INTERFACE) else { return nil }
        let table = found.assumingMemoryBound(to: weir_storage_host_1.self)
        guard Int(table.pointee.size) >= MemoryLayout<weir_storage_host_1>.size,
            table.pointee.complete != nil
        else { return nil }
        self.table = table
        self.context = services.context
    }

    func complete(token: UInt64, _ result: UnsafePointer<weir_storage_result_1>) {
        table.pointee.complete?(context, token, result)
    }

    func fatal(_ message: String) {
        var message = message
        message.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                table.pointee.fatal?(
                    context, weir_str(p: chars.baseAddress, n: UInt64(chars.count)))
            }
        }
    }
}

extension HostServices {
    /// [any thread] A directory failed for good (fsync or write error): the host stops using the
    /// storage instance. Does nothing if the host offers no storage services.
    public func reportFatal(_ message: String) {
        StorageHost(self)?.fatal(message)
    }
}

/// A backend without its type: what the C functions call.
class StorageTarget: @unchecked Sendable {
    // Guard of the unchecked conformance: constants, atomics, and handles with a guard of their
    // own.
    let services: HostServices
    let host: StorageHost
    let handles = StorageHandles()
    private let inFlight = Atomic<Int>(0)
    private let isDraining = Atomic<Bool>(false)

    init(_ services: HostServices, _ host: StorageHost) {
        self.services = services
        self.host = host
    }

    func perform(_ call: StorageCall, _ log: UInt64, _ done: StorageCompletion) {
        preconditionFailure("perform is overridden")
    }

    func cancel(_ token: UInt64) { preconditionFailure("cancel is overridden") }

    func arrange(_ log: UInt64, _ layout: StorageFileLayout) throws(PluginError) {
        preconditionFailure("arrange is overridden")
    }

    func removeWaitingFiles() { preconditionFailure("removeWaitingFiles is overridden") }

    /// Counts the operation in; false once `drain` began. `close` passes for ever.
    final func admit(_ call: StorageCall) -> Bool {
        inFlight.add(1, ordering: .sequentiallyConsistent)
        if case .close = call { return true }
        guard !isDraining.load(ordering: .sequentiallyConsistent) else {
            operationEnded()
            return false
        }
        return true
    }

    final func operationEnded() { inFlight.subtract(1, ordering: .sequentiallyConsistent) }

    final func refuseNewWork() { isDraining.store(true, ordering: .sequentiallyConsistent) }

    /// [control] Sleeps until nothing is in flight.
    final func awaitIdle(deadlineNanoseconds: UInt64) throws(PluginError) {
        while true {
            let left = inFlight.load(ordering: .sequentiallyConsistent)
            if left == 0 { return }
            if services.nowNanoseconds >= deadlineNanoseconds {
                throw PluginError(
                    .timeout, "drain: \(left) operations are in flight at the deadline")
            }
            usleep(1_000)
        }
    }

    final func fill(
        _ result: UnsafeMutablePointer<weir_storage_result_1>, with error: PluginError,
        needed: UInt64
    ) -> Int32 {
        clear(result)
        result.pointee.needed = needed
        let status =
            UnsafeMutableRawPointer(result)
            + (MemoryLayout<weir_storage_result_1>.size - statusByteCount)
        write(
            code: error.rawCode, errnoValue: error.errnoValue, message: error.message, to: status)
        return error.rawCode
    }

    final func fill(
        _ result: UnsafeMutablePointer<weir_storage_result_1>, with found: StorageResult
    ) -> Int32 {
        clear(result)
        if let log = found.log { result.pointee.log = handles.insert(log) }
        result.pointee.start_offset = found.startOffset
        result.pointee.end_offset = found.endOffset
        result.pointee.durable_offset = found.durableOffset
        result.pointee.byte_count = found.byteCount
        result.pointee.max_timestamp = found.maxTimestamp
        result.pointee.offset = found.offset
        result.pointee.flags = found.wasUnclean ? UInt32(WEIR_LOG_UNCLEAN) : 0
        result.pointee.region_count = UInt32(found.regions.count)
        result.pointee.item_count = UInt32(found.items.count)
        if let pin = StoragePin(found) {
            result.pointee.regions = pin.regions.map { UnsafePointer($0) }
            result.pointee.items = pin.items.map { UnsafePointer($0) }
            result.pointee.pin = pin.retainedNumber()
        }
        return Int32(WEIR_OK)
    }

    private final func clear(_ result: UnsafeMutablePointer<weir_storage_result_1>) {
        let byteCount = MemoryLayout<weir_storage_result_1>.size
        memset(result, 0, byteCount)
        result.pointee.size = UInt32(byteCount)
        result.pointee.status.size = UInt32(statusByteCount)
    }
}

/// Gives a backend its calls with its own log objects.
final class StorageAdapter<Backend: StoragePlugin>: StorageTarget, @unchecked Sendable {
    // Guard of the unchecked conformance: `backend` is set once and guards itself.
    private let backend: Backend

    init(_ backend: Backend, _ services: HostServices, _ host: StorageHost) {
        self.backend = backend
        super.init(services, host)
    }

    override func cancel(_ token: UInt64) { backend.cancel(token: token) }

    override func arrange(_ handle: UInt64, _ layout: StorageFileLayout) throws(PluginError) {
        guard let backend = backend as? any LayoutStoragePlugin,
            let log = handles.object(handle)
        else { throw Self.notOpen(handle) }
        try Self.arrange(backend, log, layout)
    }

    private static func arrange<Layouts: LayoutStoragePlugin>(
        _ backend: Layouts, _ log: AnyObject, _ layout: StorageFileLayout
    ) throws(PluginError) {
        try backend.arrange(unsafeDowncast(log, to: Layouts.Log.self), layout)
    }

    override func removeWaitingFiles() {
        (backend as? any LayoutStoragePlugin)?.removeWaitingFiles()
    }

    override func perform(_ call: StorageCall, _ handle: UInt64, _ done: StorageCompletion) {
        switch call {
        case .list: return backend.list(done)
        case .open(let request): return backend.open(request, done)
        case .close:
            guard let log = handles.take(handle) as? Backend.Log else {
                return refuse(handle, done)
            }
            return backend.close(log, done)
        case .remove:
            guard let log = handles.take(handle) as? Backend.Log else {
                return refuse(handle, done)
            }
            return backend.remove(log, done)
        default: break
        }
        guard let object = handles.object(handle) else { return refuse(handle, done) }
        let log = unsafeDowncast(object, to: Backend.Log.self)
        perform(call, on: log, done)
    }

    private func refuse(_ handle: UInt64, _ done: StorageCompletion) {
        done.fail(Self.notOpen(handle))
    }

    private static func notOpen(_ handle: UInt64) -> PluginError {
        PluginError(.closed, "log handle \(handle) is not open; open the log again")
    }

    private func perform(_ call: StorageCall, on log: Backend.Log, _ done: StorageCompletion) {
        switch call {
        case .list, .open, .close, .remove: preconditionFailure("\(call) needs no log")
        case .describe: backend.describe(log, done)
        case .configure(let layout): backend.configure(log, layout, done)
        case .append(let request): backend.append(log, request, done)
        case .read(let request): backend.read(log, request, done)
        case .lookupTime(let timestamp): backend.lookupTime(log, timestamp: timestamp, done)
        case .truncate(let offset): backend.truncate(log, to: offset, done)
        case .trim(let offset): backend.trim(log, to: offset, done)
        case .start(let offset): backend.start(log, at: offset, done)
        case .seal: backend.seal(log, done)
        case .listSegments: backend.listSegments(log, done)
        case .exportSegment(let base): backend.exportSegment(log, baseOffset: base, done)
        case .putState(let request): backend.putState(log, request, done)
        case .getState(let name, let maxOffset):
            backend.getState(log, name: name, maxOffset: maxOffset, done)
        case .dropState(let name, let below):
            backend.dropState(log, name: name, below: below, done)
        case .replace(let from, let to, let request):
            backend.replace(log, from: from, to: to, with: request, done)
        case .flush: backend.flush(log, done)
        }
    }
}
