import NIOCore

/// Cuts the byte stream of a connection into request frames. Pure.
///
/// A frame is an int32 length and that many bytes. Large frames are read straight into a buffer of
/// their own: the reader keeps the buffer that holds the beginning, gives it to the socket to go on
/// with, and guesses that the next frame is as large as the last. Small frames share a buffer.
struct FrameReader {
    enum Failure: Error, Equatable {
        case length(Int32, allowed: Int)
    }

    /// Frames below this size do not get a buffer of their own.
    static let sharedFrameByteCount = 16 << 10
    /// Read size between small frames.
    static let sharedBufferByteCount = 64 << 10
    /// Read size of a new connection, whose first request is ApiVersions.
    static let firstBufferByteCount = 2 << 10
    static let lengthByteCount = 4

    private let maxFrameByteCount: Int
    /// The buffer that holds the beginning of a frame, with room for the rest.
    private var partial: ByteBuffer?
    private var nextCapacity = Self.firstBufferByteCount

    init(maxFrameByteCount: Int) { self.maxFrameByteCount = maxFrameByteCount }

    /// Bytes of the frame that is still coming, its length included; nil between frames or while its
    /// length is not known.
    private(set) var pendingFrameByteCount: Int?

    /// The buffer for the next read. The reader keeps no reference, so that the socket can write to it
    /// without a copy.
    mutating func takeBuffer(_ allocator: ByteBufferAllocator) -> ByteBuffer {
        if let buffer = partial.take() { return buffer }
        return allocator.buffer(capacity: nextCapacity)
    }

    /// Takes what was read: a buffer that begins where the last call ended.
    ///
    /// - Returns: whole frames, without their lengths.
    mutating func feed(
        _ received: consuming ByteBuffer, allocator: ByteBufferAllocator
    ) throws(Failure) -> [ByteBuffer] {
        var bytes = received
        var frames: [ByteBuffer] = []
        pendingFrameByteCount = nil
        if var earlier = partial.take() {
            // The socket was given another buffer than ours: its first one, which NIO keeps.
            earlier.writeBuffer(&bytes)
            bytes = earlier
        }
        while let length = bytes.getInteger(at: bytes.readerIndex, as: Int32.self) {
            guard length > 0 && Int(length) <= maxFrameByteCount else {
                throw .length(length, allowed: maxFrameByteCount)
            }
            let total = Self.lengthByteCount + Int(length)
            guard bytes.readableBytes >= total else {
                pendingFrameByteCount = total
                break
            }
            bytes.moveReaderIndex(forwardBy: Self.lengthByteCount)
            if let frame = bytes.readSlice(length: Int(length)) { frames.append(frame) }
            nextCapacity = total > Self.sharedFrameByteCount ? total : Self.sharedBufferByteCount
        }
        keep(bytes, isShared: !frames.isEmpty, allocator: allocator)
        return frames
    }

    private mutating func keep(
        _ rest: consuming ByteBuffer, isShared: Bool, allocator: ByteBufferAllocator
    ) {
        guard rest.readableBytes > 0 else { return }
        let needed = pendingFrameByteCount ?? Self.lengthByteCount
        if !isShared && rest.readerIndex == 0 && rest.capacity >= needed && rest.writableBytes > 0 {
            partial = rest
            return
        }
        var buffer = allocator.buffer(capacity: max(needed, nextCapacity))
        buffer.writeBuffer(&rest)
        partial = buffer
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
final class ConnectionReader: @unchecked Sendable {
    // Guard of the unchecked conformance: both run on the channel's event loop.
    var frames: FrameReader

    init(maxFrameByteCount: Int) { frames = FrameReader(maxFrameByteCount: maxFrameByteCount) }
}
