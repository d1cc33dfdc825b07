/// Immutable bytes that stay where they are for as long as their owner lives.
///
/// A frame's batch, a region of a segment, a blob: whoever holds the value keeps the memory.
/// Copying the value copies a pointer and a reference.
public struct PinnedBytes: @unchecked Sendable {
    // Guard of the unchecked conformance: the bytes are never written while a PinnedBytes exists,
    // and `owner` is only kept, never called.
    public let owner: AnyObject
    public let base: UnsafeRawPointer
    public let byteCount: Int

    /// - Parameters:
    ///   - owner: keeps `base` valid and unchanged until it is released.
    public init(owner: AnyObject, base: UnsafeRawPointer, byteCount: Int) {
        precondition(byteCount >= 0, "byteCount \(byteCount)")
        self.owner = owner
        self.base = base
        self.byteCount = byteCount
    }

    /// Copies `bytes` into memory of its own.
    public init(copying bytes: some Collection<UInt8>) {
        let copy = OwnedMemory(byteCount: bytes.count)
        _ = copy.buffer.initializeMemory(as: UInt8.self, from: bytes)
        self.init(owner: copy, base: UnsafeRawPointer(copy.base), byteCount: bytes.count)
    }

    public var buffer: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base, count: byteCount)
    }

    /// The part at `range`, kept alive by the same owner.
    public subscript(range: Range<Int>) -> PinnedBytes {
        precondition(
            range.lowerBound >= 0 && range.upperBound <= byteCount,
            "range \(range) of \(byteCount) bytes")
        return PinnedBytes(owner: owner, base: base + range.lowerBound, byteCount: range.count)
    }
}

/// Heap memory with one owner, freed with it.
public final class OwnedMemory: @unchecked Sendable {
    // Guard of the unchecked conformance: written by its maker before it is shared.
    public let base: UnsafeMutableRawPointer
    public let byteCount: Int

    public init(byteCount: Int) {
        self.byteCount = byteCount
        self.base = .allocate(byteCount: max(1, byteCount), alignment: 16)
    }

    public var buffer: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: base, count: byteCount)
    }

    deinit { base.deallocate() }
}
