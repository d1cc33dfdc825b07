import CZstd
import PluginKit

/// zstd (RFC 8878), any number of frames.
final class ZstdCodec: CodecPlugin {
    static let windowRange: ClosedRange<Int64> = 10...27

    let compressionType: Int32 = 4
    /// KIP-390.
    let levels = CodecLevels(minimum: -131_072, maximum: 22, standard: 3)
    /// Frames that need a larger window (2 to this power) are refused: it bounds memory.
    private let maxWindowLog: Int32

    static func validate(_ options: PluginOptions, host: HostServices) throws(PluginError) {
        _ = try windowLog(options)
    }

    private static func windowLog(_ options: PluginOptions) throws(PluginError) -> Int32 {
        try options.requireKeys(only: ["max-window-log"])
        let log = try options.integer("max-window-log", in: windowRange)
        return Int32(log ?? windowRange.upperBound)
    }

    init(options: PluginOptions, host: HostServices) throws(PluginError) {
        maxWindowLog = try Self.windowLog(options)
    }

    func compress(
        _ input: CodecInput, level: Int32, into sink: inout CodecSink
    ) throws(PluginError) {
        let writer = try FrameWriter(level: level, inputByteCount: input.byteCount)
        for index in 0..<input.pieceCount {
            try writer.consume(input[index], ZSTD_e_continue, into: &sink)
        }
        try writer.consume(
            UnsafeRawBufferPointer(start: nil, count: 0), ZSTD_e_end, into: &sink)
    }

    func decompress(_ input: CodecInput, into sink: inout CodecSink) throws(PluginError) {
        let reader = try FrameReader(maxWindowLog: maxWindowLog)
        for index in 0..<input.pieceCount where !input[index].isEmpty {
            try reader.consume(input[index], into: &sink)
        }
        try reader.finish()
    }
}

private func name(_ result: Int) -> String { String(cString: ZSTD_getErrorName(result)) }

/// One frame on its way out.
private final class FrameWriter {
    private let context: OpaquePointer
    private let scratch = CodecScratch()

    init(level: Int32, inputByteCount: UInt64) throws(PluginError) {
        guard let made = ZSTD_createCCtx() else { throw PluginError(.io, "zstd: out of memory") }
        context = made
        try check(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level))
        // The size in the frame's header lets readers take a window no larger than the content.
        try check(ZSTD_CCtx_setPledgedSrcSize(context, inputByteCount))
    }

    deinit { ZSTD_freeCCtx(context) }

    private func check(_ result: Int) throws(PluginError) {
        guard ZSTD_isError(result) == 0 else { throw PluginError(.io, "zstd: \(name(result))") }
    }

    func consume(
        _ bytes: UnsafeRawBufferPointer, _ mode: ZSTD_EndDirective, into sink: inout CodecSink
    ) throws(PluginError) {
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        while true {
            var output = ZSTD_outBuffer(
                dst: scratch.buffer.baseAddress, size: scratch.buffer.count, pos: 0)
            let left = ZSTD_compressStream2(context, &output, &input, mode)
            try check(left)
            try sink.write(scratch.filled(output.pos))
            let isDone = mode == ZSTD_e_end ? left == 0 : input.pos == input.size
            if isDone { return }
        }
    }
}

/// Frames on their way in.
private final class FrameReader {
    private let context: OpaquePointer
    private let scratch = CodecScratch()
    private var frameCount = 0
    private var isInsideFrame = false
    private var consumed: UInt64 = 0

    init(maxWindowLog: Int32) throws(PluginError) {
        guard let made = ZSTD_createDCtx() else { throw PluginError(.io, "zstd: out of memory") }
        context = made
        let result = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, maxWindowLog)
        guard ZSTD_isError(result) == 0 else {
            throw PluginError(.io, "zstd: window of 2^\(maxWindowLog): \(name(result))")
        }
    }

    deinit { ZSTD_freeDCtx(context) }

    func consume(
        _ bytes: UnsafeRawBufferPointer, into sink: inout CodecSink
    ) throws(PluginError) {
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        var outputWasFull = false
        while input.pos < input.size || outputWasFull {
            if !isInsideFrame {
                isInsideFrame = true
                frameCount += 1
            }
            var output = ZSTD_outBuffer(
                dst: scratch.buffer.baseAddress, size: scratch.buffer.count, pos: 0)
            let before = input.pos
            let result = ZSTD_decompressStream(context, &output, &input)
            guard ZSTD_isError(result) == 0 else {
                throw PluginError(
                    .corrupt,
                    "zstd: \(name(result)) in frame \(frameCount) near byte \(consumed)")
            }
            consumed += UInt64(input.pos - before)
            try sink.write(scratch.filled(output.pos))
            if result == 0 { isInsideFrame = false }
            outputWasFull = output.pos == output.size && isInsideFrame
        }
    }

    /// The input has ended: so must the last frame have.
    func finish() throws(PluginError) {
        guard frameCount > 0, !isInsideFrame else {
            throw PluginError(
                .corrupt, "zstd: the input ends inside frame \(max(1, frameCount))")
        }
    }
}
