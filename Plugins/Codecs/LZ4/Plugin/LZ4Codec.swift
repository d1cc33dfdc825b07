import CLZ4
import PluginKit

/// The LZ4 frame format as Kafka writes it: independent blocks of 64 KiB, no checksums of content
/// or blocks, no content size. Reads whatever the frame format allows, any number of frames.
final class LZ4Codec: CodecPlugin {
    let compressionType: Int32 = 3
    /// KIP-390. The default is Kafka's name for the fast compressor, see `libraryLevel`.
    let levels = CodecLevels(minimum: 1, maximum: 17, standard: 9)

    static func validate(_ options: PluginOptions, host: HostServices) throws(PluginError) {
        try options.requireKeys(only: [])
    }

    init(options: PluginOptions, host: HostServices) throws(PluginError) {
        try Self.validate(options, host: host)
    }

    /// Kafka's client takes the fast compressor at its default level 9 and the high one at every
    /// other level. liblz4 has high levels 3...12 and treats what is past an end like that end.
    static func libraryLevel(_ level: Int32) -> Int32 {
        level == 9 ? 0 : min(12, max(3, level))
    }

    func compress(
        _ input: CodecInput, level: Int32, into sink: inout CodecSink
    ) throws(PluginError) {
        let writer = try FrameWriter(level: Self.libraryLevel(level))
        try writer.begin(into: &sink)
        for index in 0..<input.pieceCount {
            let piece = input[index]
            var start = 0
            while start < piece.count {
                let end = min(piece.count, start + FrameWriter.stepByteCount)
                try writer.update(
                    UnsafeRawBufferPointer(rebasing: piece[start..<end]), into: &sink)
                start = end
            }
        }
        try writer.end(into: &sink)
    }

    func decompress(_ input: CodecInput, into sink: inout CodecSink) throws(PluginError) {
        let reader = try FrameReader()
        for index in 0..<input.pieceCount where !input[index].isEmpty {
            try reader.consume(input[index], into: &sink)
        }
        try reader.finish()
    }
}

private func name(_ result: Int) -> String { String(cString: LZ4F_getErrorName(result)) }

/// One frame on its way out.
private final class FrameWriter {
    /// Input bytes of one call of the library.
    static let stepByteCount = 65_536

    private let context: OpaquePointer
    private var preferences = LZ4F_preferences_t()
    private let scratch: CodecScratch

    init(level: Int32) throws(PluginError) {
        preferences.frameInfo.blockSizeID = LZ4F_max64KB
        preferences.frameInfo.blockMode = LZ4F_blockIndependent
        preferences.compressionLevel = level
        var made: OpaquePointer?
        let result = LZ4F_createCompressionContext(&made, UInt32(LZ4F_VERSION))
        guard LZ4F_isError(result) == 0, let made else {
            throw PluginError(.io, "lz4: no compression context: \(name(result))")
        }
        context = made
        scratch = CodecScratch(
            byteCount: max(64, LZ4F_compressBound(Self.stepByteCount, &preferences)))
    }

    deinit { LZ4F_freeCompressionContext(context) }

    private func send(_ result: Int, into sink: inout CodecSink) throws(PluginError) {
        guard LZ4F_isError(result) == 0 else {
            throw PluginError(.io, "lz4: \(name(result))")
        }
        try sink.write(scratch.filled(result))
    }

    func begin(into sink: inout CodecSink) throws(PluginError) {
        let result = LZ4F_compressBegin(
            context, scratch.buffer.baseAddress, scratch.buffer.count, &preferences)
        try send(result, into: &sink)
    }

    func update(
        _ bytes: UnsafeRawBufferPointer, into sink: inout CodecSink
    ) throws(PluginError) {
        let result = LZ4F_compressUpdate(
            context, scratch.buffer.baseAddress, scratch.buffer.count, bytes.baseAddress,
            bytes.count, nil)
        try send(result, into: &sink)
    }

    func end(into sink: inout CodecSink) throws(PluginError) {
        let result = LZ4F_compressEnd(
            context, scratch.buffer.baseAddress, scratch.buffer.count, nil)
        try send(result, into: &sink)
    }
}

/// Frames on their way in.
private final class FrameReader {
    private let context: OpaquePointer
    private let scratch = CodecScratch()
    private var frameCount = 0
    private var isInsideFrame = false
    private var consumed: UInt64 = 0

    init() throws(PluginError) {
        var made: OpaquePointer?
        let result = LZ4F_createDecompressionContext(&made, UInt32(LZ4F_VERSION))
        guard LZ4F_isError(result) == 0, let made else {
            throw PluginError(.io, "lz4: no decompression context: \(name(result))")
        }
        context = made
    }

    deinit { LZ4F_freeDecompressionContext(context) }

    func consume(
        _ bytes: UnsafeRawBufferPointer, into sink: inout CodecSink
    ) throws(PluginError) {
        var position = 0
        var outputWasFull = false
        while position < bytes.count || outputWasFull {
            if !isInsideFrame {
                isInsideFrame = true
                frameCount += 1
            }
            var made = scratch.buffer.count
            var taken = bytes.count - position
            let result = LZ4F_decompress(
                context, scratch.buffer.baseAddress, &made,
                bytes.baseAddress.map { $0 + position }, &taken, nil)
            guard LZ4F_isError(result) == 0 else {
                throw PluginError(
                    .corrupt,
                    "lz4: \(name(result)) in frame \(frameCount) near byte \(consumed)")
            }
            position += taken
            consumed += UInt64(taken)
            try sink.write(scratch.filled(made))
            if result == 0 { isInsideFrame = false }
            outputWasFull = made == scratch.buffer.count && isInsideFrame
        }
    }

    /// The input has ended: so must the last frame have.
    func finish() throws(PluginError) {
        guard frameCount > 0, !isInsideFrame else {
            throw PluginError(
                .corrupt, "lz4: the input ends inside frame \(max(1, frameCount))")
        }
    }
}
