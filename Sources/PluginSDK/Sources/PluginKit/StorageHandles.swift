import Synchronization

/// Open logs by handle. A handle is never 0 and never used again.
///
/// Looking one up takes no lock: a handle's slot never moves, is written before `open` completes
/// and is touched by the log's owner from then on. Only handing out handles is guarded. Chunks
/// double in size, so that 8 bytes are spent for each `open` of the instance's life.
final class StorageHandles: @unchecked Sendable {
    // Guard of the unchecked conformance: `lock` for handing out; a slot belongs to its log's
    // owner; a chunk's pointer is written before the first handle in it is handed out.
    private static let firstChunkBits = 10
    private static let chunkCount = 40

    private let lock = Mutex(UInt64(0))
    private let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Unmanaged<AnyObject>?>?>

    init() {
        chunks = .allocate(capacity: Self.chunkCount)
        chunks.initialize(repeating: nil, count: Self.chunkCount)
    }

    deinit {
        for index in 0..<Self.chunkCount {
            guard let chunk = chunks[index] else { break }
            for slot in 0..<(1 << (Self.firstChunkBits + index)) { chunk[slot]?.release() }
            chunk.deallocate()
        }
        chunks.deallocate()
    }

    /// Where the handle's slot is: chunk `k` holds the handles from `2^(bits+k)` on.
    private static func position(_ handle: UInt64) -> (chunk: Int, slot: Int)? {
        let shifted = handle &+ (1 << UInt64(firstChunkBits)) &- 1
        guard handle > 0, shifted >= handle else { return nil }
        let top = 63 - shifted.leadingZeroBitCount
        guard top - firstChunkBits < chunkCount else { return nil }
        return (top - firstChunkBits, Int(shifted - (1 << UInt64(top))))
    }

    /// [any thread] Keeps `log` until `take`.
    func insert(_ log: AnyObject) -> UInt64 {
        lock.withLock { last in
            last += 1
            guard let (chunk, slot) = Self.position(last) else {
                preconditionFailure("handle \(last)")
            }
            let slots: UnsafeMutablePointer<Unmanaged<AnyObject>?>
            if let existing = chunks[chunk] {
                slots = existing
            } else {
                slots = .allocate(capacity: 1 << (Self.firstChunkBits + chunk))
                slots.initialize(repeating: nil, count: 1 << (Self.firstChunkBits + chunk))
                chunks[chunk] = slots
            }
            slots[slot] = Unmanaged.passRetained(log)
            return last
        }
    }

    /// [log's owner] nil if the handle was closed or never given.
    func object(_ handle: UInt64) -> AnyObject? {
        guard let (chunk, slot) = Self.position(handle), let slots = chunks[chunk] else {
            return nil
        }
        return slots[slot]?.takeUnretainedValue()
    }

    /// [log's owner] Ends the handle.
    func take(_ handle: UInt64) -> AnyObject? {
        guard let (chunk, slot) = Self.position(handle), let slots = chunks[chunk],
            let log = slots[slot]
        else { return nil }
        slots[slot] = nil
        return log.takeRetainedValue()
    }
}
