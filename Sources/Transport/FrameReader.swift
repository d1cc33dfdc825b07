package import NIOCore

/// Cuts the byte stream of a connection into request frames. Pure.
///
/// A frame is an int32 length and that many bytes. Large frames are read straight into a buffer of
/// their own: the reader keeps the buffer that holds the beginning, gives it to the socket to go on
/// with, and guesses that the next frame is as large as the last. Small frames share a buffer.
///
/// A length is a claim: a buffer larger than the last frame grows with the bytes that have come, so
/// that a client which sends a length and nothing else holds next to nothing.
package struct FrameReader {
    package enum Failure: Error, Equatable {
        case length(Int32, allowed: Int)
        /// A buffer with the beginning of a frame was not given back.
        case lost
    }

    package static let lengthByteCount = 4
    /// Frames up to this size share buffers.
    package static let sharedFrameByteCount = 16 << 10
    /// Read size between small frames, and the first step of growth.
    package static let sharedBufferByteCount = 64 << 10
    /// Read size of a new connection, whose first request is ApiVersions.
    package static let firstBufferByteCount = 2 << 10
    /// The next frame is guessed to be as large as the last, up to this: 1 MiB batches and their
    /// headers.
    package static let maxGuessByteCount = 2 << 20

    private let maxFrameByteCount: Int
    /// Holds the beginning of a frame.
    private var partial: ByteBuffer?
    /// Whether `partial` may be written to by the socket: it holds nothing but the beginning of one
    /// frame.
    private var isPartialOwned = false
    /// Size of the buffer for the next read.
    private var plannedCapacity = Self.firstBufferByteCount
    private var guess = Self.firstBufferByteCount
    /// Bytes of the beginning of a frame in the buffer that the socket has.
    private var lentByteCount = 0
    private var isLost = false

    package init(maxFrameByteCount: Int) { self.maxFrameByteCount = maxFrameByteCount }

    /// Bytes that the buffer of a frame which is still coming takes with the next read; 0 between
    /// frames.
    package var heldByteCount: Int { partial == nil ? 0 : plannedCapacity }

    /// The buffer for the next read. The reader keeps no reference, so that the socket can write to
    /// it without a copy.
    package mutating func takeBuffer(_ allocator: ByteBufferAllocator) -> ByteBuffer {
        // What was lent must come back with the next bytes; going on without it would take data for
        // lengths.
        if lentByteCount > 0 { isLost = true }
        guard let begun = partial.take() else {
            return allocator.buffer(capacity: plannedCapacity)
        }
        lentByteCount = begun.readableBytes
        if isPartialOwned && begun.capacity >= plannedCapacity { return begun }
        var buffer = allocator.buffer(capacity: plannedCapacity)
        buffer.writeImmutableBuffer(begun)
        return buffer
    }

    /// Takes what was read: a buffer that begins with what ``takeBuffer(_:)`` gave out.
    ///
    /// - Returns: whole frames, without their lengths.
    package mutating func feed(_ received: consuming ByteBuffer) throws(Failure) -> [ByteBuffer] {
        var bytes = received
        guard !isLost, partial == nil, bytes.readableBytes >= lentByteCount else { throw .lost }
        lentByteCount = 0
        var frames: [ByteBuffer] = []
        var needed = Self.lengthByteCount
        while let length = bytes.getInteger(at: bytes.readerIndex, as: Int32.self) {
            guard length > 0 && Int(length) <= maxFrameByteCount else {
                throw .length(length, allowed: maxFrameByteCount)
            }
            needed = Self.lengthByteCount + Int(length)
            guard bytes.readableBytes >= needed else { break }
            bytes.moveReaderIndex(forwardBy: Self.lengthByteCount)
            if let frame = bytes.readSlice(length: Int(length)) { frames.append(frame) }
            guess =
                needed > Self.sharedFrameByteCount
                ? min(needed, Self.maxGuessByteCount) : Self.sharedBufferByteCount
            needed = Self.lengthByteCount
        }
        plan(bytes, needed: needed, isOwned: frames.isEmpty && bytes.readerIndex == 0)
        return frames
    }

    private mutating func plan(_ rest: consuming ByteBuffer, needed: Int, isOwned: Bool) {
        let count = rest.readableBytes
        guard count > 0 else {
            partial = nil
            plannedCapacity = guess
            return
        }
        let grown = max(guess, Self.sharedBufferByteCount, 2 * count)
        // While the length is not known, there is room for more than it.
        plannedCapacity = needed > Self.lengthByteCount ? min(needed, grown) : grown
        isPartialOwned = isOwned
        if isOwned && rest.capacity >= plannedCapacity { plannedCapacity = rest.capacity }
        partial = rest
    }
}

/// Gives a channel the frame reader's buffers to read into.
struct FrameBufferAllocator: RecvByteBufferAllocator {
    let state: ConnectionReader

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer {
        state.frames.takeBuffer(allocator)
    }

    /// true: the channel asks for another buffer each time and reuses none.
    mutating func record(actualReadBytes: Int) -> Bool { true }
    /// nil: no pooling, which would copy a buffer that frames still use.
    func nextBufferSize() -> Int? { nil }
}

/// The frame reader of one connection, shared by its channel's allocator and its handler.
package final class ConnectionReader: @unchecked Sendable {
    // Guard of the unchecked conformance: both run on the channel's event loop.
    package var frames: FrameReader

    package init(maxFrameByteCount: Int) {
        frames = FrameReader(maxFrameByteCount: maxFrameByteCount)
    }
}
