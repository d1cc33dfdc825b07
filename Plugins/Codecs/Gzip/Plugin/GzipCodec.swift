import CZlib
import PluginKit

/// gzip (RFC 1952) on zlib. Any number of members one after another, as Java's reader takes them.
final class GzipCodec: CodecPlugin {
    let compressionType: Int32 = 1
    /// KIP-390: 1...9, and -1 for zlib's own choice. zlib's 0, no compression, lies between.
    let levels = CodecLevels(minimum: -1, maximum: 9, standard: Z_DEFAULT_COMPRESSION)

    static func validate(_ options: PluginOptions, host: HostServices) throws(PluginError) {
        try options.requireKeys(only: [])
    }

    init(options: PluginOptions, host: HostServices) throws(PluginError) {
        try Self.validate(options, host: host)
    }

    func compress(
        _ input: CodecInput, level: Int32, into sink: inout CodecSink
    ) throws(PluginError) {
        let stream = try Deflater(level: level)
        for index in 0..<input.pieceCount {
            try stream.consume(input[index], flush: Z_NO_FLUSH, into: &sink)
        }
        try stream.consume(
            UnsafeRawBufferPointer(start: nil, count: 0), flush: Z_FINISH, into: &sink)
    }

    func decompress(_ input: CodecInput, into sink: inout CodecSink) throws(PluginError) {
        let stream = try Inflater()
        for index in 0..<input.pieceCount where !input[index].isEmpty {
            try stream.consume(input[index], into: &sink)
        }
        try stream.finish()
    }
}

/// 15 bits of window, and 16 for the gzip wrapper.
private let windowBits: Int32 = 15 + 16

private func makeStream() -> UnsafeMutablePointer<z_stream> {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    return stream
}

/// One gzip member on its way out.
private final class Deflater {
    private let stream: UnsafeMutablePointer<z_stream>
    private let scratch = CodecScratch()

    init(level: Int32) throws(PluginError) {
        stream = makeStream()
        let result = deflateInit2_(
            stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else {
            throw PluginError(.io, "gzip: deflateInit2 answered \(result) for level \(level)")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func consume(
        _ bytes: UnsafeRawBufferPointer, flush: Int32, into sink: inout CodecSink
    ) throws(PluginError) {
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(bytes.count)
        while true {
            stream.pointee.next_out = scratch.buffer.baseAddress?.assumingMemoryBound(
                to: UInt8.self)
            stream.pointee.avail_out = UInt32(scratch.buffer.count)
            let result = deflate(stream, flush)
            guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else {
                throw PluginError(.io, "gzip: deflate answered \(result)")
            }
            let made = scratch.buffer.count - Int(stream.pointee.avail_out)
            try sink.write(scratch.filled(made))
            if stream.pointee.avail_out != 0 || result == Z_STREAM_END { return }
        }
    }
}

/// Gzip members on their way in.
private final class Inflater {
    private let stream: UnsafeMutablePointer<z_stream>
    private let scratch = CodecScratch()
    private var memberCount = 0
    private var isInsideMember = false

    init() throws(PluginError) {
        stream = makeStream()
        let result = inflateInit2_(
            stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else {
            throw PluginError(.io, "gzip: inflateInit2 answered \(result)")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func consume(
        _ bytes: UnsafeRawBufferPointer, into sink: inout CodecSink
    ) throws(PluginError) {
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(bytes.count)
        var outputWasFull = false
        while stream.pointee.avail_in > 0 || outputWasFull {
            try beginMember()
            stream.pointee.next_out = scratch.buffer.baseAddress?.assumingMemoryBound(
                to: UInt8.self)
            stream.pointee.avail_out = UInt32(scratch.buffer.count)
            let result = inflate(stream, Z_NO_FLUSH)
            try sink.write(scratch.filled(scratch.buffer.count - Int(stream.pointee.avail_out)))
            switch result {
            case Z_OK: outputWasFull = stream.pointee.avail_out == 0
            case Z_BUF_ERROR where stream.pointee.avail_in == 0: outputWasFull = false
            case Z_STREAM_END:
                outputWasFull = false
                isInsideMember = false
            case Z_MEM_ERROR: throw PluginError(.io, "gzip: out of memory")
            default: throw corrupt(result)
            }
        }
    }

    private func beginMember() throws(PluginError) {
        guard !isInsideMember else { return }
        if memberCount > 0, inflateReset(stream) != Z_OK {
            throw PluginError(.io, "gzip: inflateReset failed")
        }
        memberCount += 1
        isInsideMember = true
    }

    private func corrupt(_ result: Int32) -> PluginError {
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(result)"
        return PluginError(
            .corrupt,
            "gzip: \(reason) in member \(memberCount) at its byte \(stream.pointee.total_in)")
    }

    /// The input has ended: so must the last member have.
    func finish() throws(PluginError) {
        guard memberCount > 0, !isInsideMember else {
            throw PluginError(
                .corrupt, "gzip: the input ends inside member \(max(1, memberCount))")
        }
    }
}
