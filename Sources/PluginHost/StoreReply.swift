import CPluginABI
import Glibc
import Ports
import Primitives

/// Turns a `weir_storage_result_1` into the values of the port, and runs the continuation.
///
/// What the plugin wrote is checked before use: counts, kinds, NULLs and the destination's
/// capacity.
struct StoreReply {
    let operation: StoreOperation
    let binding: StoreBinding
    let code: Int32
    let result: UnsafePointer<weir_storage_result_1>
    /// Releases what the result holds, unless a region keeps it.
    let pin: PluginPin?

    /// Regions or items of one result, at most.
    private static let countMax: UInt32 = 1 << 20

    init(
        _ operation: StoreOperation, _ binding: StoreBinding, _ code: Int32,
        _ result: UnsafePointer<weir_storage_result_1>
    ) {
        self.operation = operation
        self.binding = binding
        self.code = code
        self.result = result
        pin = result.pointee.pin == 0 ? nil : PluginPin(binding, result.pointee.pin)
    }

    private var name: String { binding.instance.spec.name }

    func deliver() {
        // Regions and items are read through plain pointers: the pin has to last until then.
        defer { withExtendedLifetime(pin) {} }
        guard code == WEIR_OK else {
            if case .blob(let done) = operation.continuation, code == WEIR_E_NOT_FOUND {
                return done(.success(nil))
            }
            return operation.continuation.fail(failure)
        }
        switch operation.continuation {
        case .none: return
        case .void(let done): done(.success(()))
        case .offset(let done): done(.success(offset))
        case .opened(let done): done(opened)
        case .description(let done): done(.success(description))
        case .appended(let done):
            done(
                .success(
                    AppendOutcome(
                        startOffset: result.pointee.start_offset,
                        endOffset: result.pointee.end_offset,
                        durableOffset: result.pointee.durable_offset)))
        case .time(let done):
            let found = result.pointee.offset
            done(.success(found < 0 ? nil : (found, result.pointee.max_timestamp)))
        case .logs(let done): done(catching(logs))
        case .segments(let done): done(catching(segments))
        case .regions(let done): done(catching(regions))
        case .read(let done):
            done(
                catching(regions).map {
                    ReadOutcome(regions: $0, firstOffset: result.pointee.offset)
                })
        case .blob(let done): done(catching(blob))
        }
    }

    private func catching<Value>(
        _ body: () throws(StoreError) -> Value
    ) -> Result<Value, StoreError> {
        do throws(StoreError) { return .success(try body()) } catch { return .failure(error) }
    }

    // MARK: Values

    private var offset: Int64 {
        switch operation.call {
        case .trim: result.pointee.start_offset
        case .flush: result.pointee.durable_offset
        default: result.pointee.end_offset
        }
    }

    private var opened: Result<(log: UInt64, wasUnclean: Bool), StoreError> {
        guard result.pointee.log != 0 else { return .failure(broken("opened log 0")) }
        return .success((result.pointee.log, isUnclean))
    }

    private var isUnclean: Bool { result.pointee.flags & UInt32(WEIR_LOG_UNCLEAN) != 0 }

    private var description: LogDescription {
        LogDescription(
            startOffset: result.pointee.start_offset, endOffset: result.pointee.end_offset,
            durableOffset: result.pointee.durable_offset, byteCount: result.pointee.byte_count,
            maxTimestamp: result.pointee.max_timestamp,
            maxTimestampOffset: result.pointee.offset, wasUnclean: isUnclean)
    }

    private func items() throws(StoreError) -> (UnsafePointer<weir_storage_item_1>, Int)? {
        let count = result.pointee.item_count
        if count == 0 { return nil }
        guard count <= Self.countMax, let items = result.pointee.items else {
            throw broken("\(count) items")
        }
        return (items, Int(count))
    }

    private func logs() throws(StoreError) -> [LogID] {
        guard let (items, count) = try items() else { return [] }
        return (0..<count).map { index in
            let item = items + index
            let id = UnsafeRawPointer(item) + 32
            return LogID(
                topic: text(item.pointee.topic),
                topicID: Uuid(
                    high: UInt64(bigEndian: id.loadUnaligned(as: UInt64.self)),
                    low: UInt64(
                        bigEndian: id.loadUnaligned(fromByteOffset: 8, as: UInt64.self))),
                partition: item.pointee.partition)
        }
    }

    private func segments() throws(StoreError) -> [SegmentDescription] {
        guard let (items, count) = try items() else { return [] }
        return (0..<count).map { index in
            let item = items + index
            return SegmentDescription(
                path: text(item.pointee.path),
                isActive: item.pointee.flags & UInt32(WEIR_SEGMENT_ACTIVE) != 0,
                baseOffset: item.pointee.base_offset, nextOffset: item.pointee.next_offset,
                byteCount: item.pointee.byte_count, maxTimestamp: item.pointee.max_timestamp)
        }
    }

    private func regions() throws(StoreError) -> [StoredRegion] {
        let count = result.pointee.region_count
        if count == 0 { return [] }
        guard count <= Self.countMax, let first = result.pointee.regions else {
            throw broken("\(count) regions")
        }
        var regions: [StoredRegion] = []
        regions.reserveCapacity(Int(count))
        for index in 0..<Int(count) { regions.append(try region(first + index)) }
        return regions
    }

    private func region(
        _ region: UnsafePointer<weir_region_1>
    ) throws(StoreError) -> StoredRegion {
        guard let byteCount = Int(exactly: region.pointee.n) else {
            throw broken("a region of \(region.pointee.n) bytes")
        }
        switch region.pointee.kind {
        case Int32(WEIR_REGION_DST):
            guard byteCount <= operation.destination?.capacity ?? 0 else {
                throw broken("\(byteCount) bytes in a smaller destination")
            }
            return .destination(byteCount: byteCount)
        case Int32(WEIR_REGION_MEM):
            guard let start = region.pointee.p, byteCount > 0 else {
                if byteCount == 0 { return .memory(PinnedBytes(copying: [])) }
                throw broken("a region of \(byteCount) bytes at NULL")
            }
            guard let pin else {
                // Without a pin the bytes are the host's for this call only.
                return .memory(
                    PinnedBytes(copying: UnsafeBufferPointer(start: start, count: byteCount)))
            }
            return .memory(PinnedBytes(owner: pin, base: start, byteCount: byteCount))
        case Int32(WEIR_REGION_FILE):
            guard let pin, region.pointee.fd >= 0 else {
                throw broken("a file region without a pin or a descriptor")
            }
            return .file(
                descriptor: region.pointee.fd, offset: region.pointee.file_offset,
                byteCount: byteCount, pin: pin)
        default: throw broken("a region of kind \(region.pointee.kind)")
        }
    }

    private func blob() throws(StoreError) -> StateBlob? {
        var bytes: [UInt8] = []
        for region in try regions() {
            switch region {
            case .destination: throw broken("a blob in a destination that was not given")
            case .memory(let memory): bytes.append(contentsOf: memory.buffer)
            case .file(let descriptor, let offset, let byteCount, _):
                bytes.append(contentsOf: try read(descriptor, offset, byteCount))
            }
        }
        return StateBlob(offset: result.pointee.offset, bytes: bytes)
    }

    private func read(
        _ descriptor: Int32, _ offset: UInt64, _ byteCount: Int
    ) throws(StoreError) -> [UInt8] {
        let memory = OwnedMemory(byteCount: byteCount)
        var position = 0
        while position < byteCount {
            let count = pread(
                descriptor, memory.base + position, byteCount - position,
                Int(clamping: offset) + position)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                throw StoreError(.io, "storage \(name): a blob's file: errno \(errno)")
            }
            position += count
        }
        return Array(memory.buffer)
    }

    // MARK: Errors

    private var failure: StoreError {
        // The status is the result's last member.
        let start =
            UnsafeRawPointer(result) + MemoryLayout<weir_storage_result_1>.size
            - MemoryLayout<weir_status_1>.size
        let text = StatusBuffer.message(start.assumingMemoryBound(to: weir_status_1.self), code)
        return StoreError(storeCode, "storage \(name): \(text)")
    }

    private func broken(_ what: String) -> StoreError {
        StoreError(.io, "storage \(name): the plugin broke its contract: \(what)")
    }

    private var storeCode: StoreError.Code {
        switch Int(code) {
        case WEIR_E_INVALID: .invalid
        case WEIR_E_NOT_FOUND: .notFound
        case WEIR_E_EXISTS: .exists
        case WEIR_E_RANGE: .outOfRange
        case WEIR_E_CORRUPT: .corrupt
        case WEIR_E_FULL: .full
        case WEIR_E_TIMEOUT: .timeout
        case WEIR_E_CANCELLED: .cancelled
        case WEIR_E_UNSUPPORTED: .unsupported
        case WEIR_E_CLOSED: .closed
        case WEIR_E_AGAIN: .wouldBlock
        case WEIR_E_LIMIT: .needsCapacity(Int(clamping: result.pointee.needed))
        default: .io
        }
    }
}

extension StoreContinuation {
    func fail(_ error: StoreError) {
        switch self {
        case .none: return
        case .void(let done): done(.failure(error))
        case .offset(let done): done(.failure(error))
        case .logs(let done): done(.failure(error))
        case .opened(let done): done(.failure(error))
        case .description(let done): done(.failure(error))
        case .appended(let done): done(.failure(error))
        case .read(let done): done(.failure(error))
        case .time(let done): done(.failure(error))
        case .segments(let done): done(.failure(error))
        case .regions(let done): done(.failure(error))
        case .blob(let done): done(.failure(error))
        }
    }
}
