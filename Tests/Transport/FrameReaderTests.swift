import NIOCore
import Testing
import Transport

@Suite("Frame reader")
struct FrameReaderTests {
    private let allocator = ByteBufferAllocator()

    private func frames(_ sizes: [Int]) -> (stream: [UInt8], frames: [[UInt8]]) {
        var stream: [UInt8] = []
        var frames: [[UInt8]] = []
        for (index, size) in sizes.enumerated() {
            let frame = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ index) }
            withUnsafeBytes(of: Int32(size).bigEndian) { stream.append(contentsOf: $0) }
            stream += frame
            frames.append(frame)
        }
        return (stream, frames)
    }

    /// Reads as a socket does: into the reader's buffers, at most `chunk` bytes at a time.
    private func read(
        _ stream: [UInt8], chunk: Int
    ) throws -> [[UInt8]] {
        var reader = FrameReader(maxFrameByteCount: 1 << 20)
        var found: [[UInt8]] = []
        var position = 0
        while position < stream.count {
            var buffer = reader.takeBuffer(allocator)
            let count = min(chunk, buffer.writableBytes, stream.count - position)
            try #require(count > 0)
            buffer.writeBytes(stream[position..<(position + count)])
            position += count
            found += try reader.feed(buffer).map { Array($0.readableBytesView) }
        }
        #expect(reader.heldByteCount == 0)
        return found
    }

    @Test(arguments: [1, 2, 3, 5, 64, 1_000, 70_000, 1 << 20])
    func framesComeOutWhateverTheCuts(_ chunk: Int) throws {
        let (stream, frames) = frames([1, 30, 2_000, 5, 20_000, 70_000, 3, 66_000, 1, 1, 40_000, 9])
        #expect(try read(stream, chunk: chunk) == frames)
    }

    @Test func everySplitOfTwoFrames() throws {
        let (stream, frames) = frames([9, 17])
        for split in 0...stream.count {
            var reader = FrameReader(maxFrameByteCount: 100)
            var found: [[UInt8]] = []
            for part in [stream[..<split], stream[split...]] {
                var buffer = reader.takeBuffer(allocator)
                buffer.writeBytes(part)
                found += try reader.feed(buffer).map { Array($0.readableBytesView) }
            }
            #expect(found == frames, "split at \(split)")
        }
    }

    @Test func aFrameThatWasHandedOutStaysAsItIs() throws {
        let (stream, frames) = frames([30, 30, 200])
        var reader = FrameReader(maxFrameByteCount: 1_000)
        var buffer = reader.takeBuffer(allocator)
        buffer.writeBytes(stream[..<50])
        let first = try reader.feed(buffer)
        buffer = reader.takeBuffer(allocator)
        buffer.writeBytes(stream[50...])
        let rest = try reader.feed(buffer)
        #expect((first + rest).map { Array($0.readableBytesView) } == frames)
    }

    @Test(arguments: [Int32(0), -1, .min, 101, .max]) func lengthsOutOfRange(_ length: Int32) {
        var reader = FrameReader(maxFrameByteCount: 100)
        var buffer = ByteBuffer()
        buffer.writeInteger(length)
        #expect(throws: FrameReader.Failure.length(length, allowed: 100)) {
            try reader.feed(buffer)
        }
    }

    @Test func aLengthAloneGetsLittleRoom() throws {
        var reader = FrameReader(maxFrameByteCount: 100 << 20)
        var buffer = reader.takeBuffer(allocator)
        #expect(buffer.capacity <= 4_096)
        buffer.writeInteger(Int32(50 << 20))
        buffer.writeBytes([1, 2, 3])
        #expect(try reader.feed(buffer).isEmpty)
        #expect(reader.heldByteCount <= 1 << 20)
        let next = reader.takeBuffer(allocator)
        #expect(next.readableBytes == 7 && next.capacity <= 1 << 20)
    }

    /// A read that brings nothing drops the buffer it was given.
    @Test func aBufferThatDoesNotComeBackIsNoticed() throws {
        var reader = FrameReader(maxFrameByteCount: 100)
        var buffer = reader.takeBuffer(allocator)
        buffer.writeBytes([0, 0, 0, 9, 1])
        _ = try reader.feed(buffer)
        _ = reader.takeBuffer(allocator)
        let again = reader.takeBuffer(allocator)
        #expect(throws: FrameReader.Failure.lost) { try reader.feed(again) }
    }
}
