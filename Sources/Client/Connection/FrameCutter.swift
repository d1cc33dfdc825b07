package import NIOCore

/// Cuts a stream into frames: four bytes of length, then as many bytes.
package struct FrameCutter: ByteToMessageDecoder {
    package typealias InboundOut = ByteBuffer

    private let place: String
    private let maxByteCount: Int

    package init(place: String, maxByteCount: Int) {
        self.place = place
        self.maxByteCount = maxByteCount
    }

    package mutating func decode(
        context: ChannelHandlerContext, buffer: inout ByteBuffer
    ) throws -> DecodingState {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: Int32.self) else {
            return .needMoreData
        }
        guard length >= 4, Int(length) <= maxByteCount else {
            throw ClientError(
                .badResponse,
                "\(place) announced an answer of \(length) bytes; 4 to \(maxByteCount) are taken;"
                    + " check that it is a Kafka broker without TLS")
        }
        guard buffer.readableBytes >= 4 + Int(length) else {
            // One allocation for a large frame instead of one for each doubling.
            buffer.reserveCapacity(4 + Int(length))
            return .needMoreData
        }
        buffer.moveReaderIndex(forwardBy: 4)
        guard let frame = buffer.readSlice(length: Int(length)) else { return .needMoreData }
        context.fireChannelRead(wrapInboundOut(frame))
        return .continue
    }

    package mutating func decodeLast(
        context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
    ) throws -> DecodingState { .needMoreData }
}
