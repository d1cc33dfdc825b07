import NIOCore
public import Ports

/// Read destinations that the socket sends without another copy.
public struct NetworkDestinations: DestinationSource {
    public init() {}

    public func makeDestination(capacity: Int) -> any ReadDestination {
        NetworkDestination(capacity: capacity)
    }
}

/// A buffer that a store fills and a channel sends.
final class NetworkDestination: ReadDestination, @unchecked Sendable {
    // Guard of the unchecked conformance: the store alone writes to the memory, until its read
    // completes; `take` is called once, after that.

    private var buffer: ByteBuffer
    let base: UnsafeMutableRawPointer
    let capacity: Int

    init(capacity: Int) {
        var buffer = ByteBufferAllocator().buffer(capacity: capacity)
        // The storage stays where it is while nobody grows the buffer, and nobody does.
        base =
            unsafe buffer.withVeryUnsafeMutableBytes { $0.baseAddress }
            ?? UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
        self.capacity = capacity
        self.buffer = buffer
    }

    /// The first `byteCount` bytes, to be sent.
    func take(_ byteCount: Int) -> ByteBuffer {
        precondition(byteCount <= capacity, "\(byteCount) of \(capacity) bytes")
        buffer.moveReaderIndex(to: 0)
        buffer.moveWriterIndex(to: byteCount)
        return buffer
    }
}
