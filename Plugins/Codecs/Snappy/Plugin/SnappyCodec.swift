import CSnappy
import PluginKit

/// snappy in the framing of Kafka's Java client (xerial snappy-java), and raw on the way in.
///
/// The framing is a 16-byte header (0x82 "SNAPPY" 0, version, lowest compatible version) and
/// blocks: a big-endian length and that many bytes of raw snappy. librdkafka sends one raw block
/// without any of it. The C library works on whole blocks only, so memory is one block in and one
/// block out.
final class SnappyCodec: CodecPlugin {
    /// Bytes of input in a block that `compress` writes, as snappy-java does.
    static let blockByteCount = 32_768
    static let magic: [UInt8] = [0x82, 0x53, 0x4E, 0x41, 0x50, 0x50, 0x59, 0x00]
    static let headerByteCount = 16
    /// More than any raw snappy expands: its densest element makes 64 bytes of 3.
    static let greatestRatio: UInt64 = 32

    let compressionType: Int32 = 2
    let levels = CodecLevels(minimum: 0, maximum: 0, standard: 0)

    static func validate(_ options: PluginOptions, host: HostServices) throws(PluginError) {
        try options.requireKeys(only: [])
    }

    init(options: PluginOptions, host: HostServices) throws(PluginError) {
        try Self.validate(options, host: host)
    }

    func compress(
        _ input: CodecInput, level: Int32, into sink: inout CodecSink
    ) throws(PluginError) {
        var header = Self.magic
        header += [0, 0, 0, 1, 0, 0, 0, 1]
        try write(header, into: &sink)
        let output = CodecScratch(
            byteCount: 4 + snappy_max_compressed_length(Self.blockByteCount))
        var reader = PieceReader(input)
        while reader.remaining > 0 {
            let count = Int(min(reader.remaining, UInt64(Self.blockByteCount)))
            let block = try reader.take(count)
            var made = output.buffer.count - 4
            let status = snappy_compress(
                block.baseAddress?.assumingMemoryBound(to: CChar.self), count,
                output.buffer.baseAddress.map { $0 + 4 }?.assumingMemoryBound(to: CChar.self),
                &made)
            guard status == SNAPPY_OK else {
                throw PluginError(.io, "snappy: compressing \(count) bytes answered \(status)")
            }
            output.buffer.storeBytes(of: UInt32(made).bigEndian, as: UInt32.self)
            try sink.write(output.filled(4 + made))
        }
    }

    func decompress(_ input: CodecInput, into sink: inout CodecSink) throws(PluginError) {
        var reader = PieceReader(input)
        guard reader.startsWith(Self.magic) else {
            return try decodeBlock(Int(input.byteCount), from: &reader, into: &sink)
        }
        while reader.remaining > 0 {
            // A header may stand before any block: streams one after another.
            if reader.startsWith(Self.magic) {
                try readHeader(&reader)
                continue
            }
            let length = try reader.take(4).loadUnaligned(as: UInt32.self).bigEndian
            guard UInt64(length) <= reader.remaining else {
                throw PluginError(
                    .corrupt,
                    "snappy: a block at byte \(reader.consumed - 4) says \(length) bytes; "
                        + "\(reader.remaining) are left")
            }
            try decodeBlock(Int(length), from: &reader, into: &sink)
        }
    }

    private func readHeader(_ reader: inout PieceReader) throws(PluginError) {
        let header = try reader.take(Self.headerByteCount)
        let version = header.loadUnaligned(fromByteOffset: 8, as: UInt32.self).bigEndian
        let compatible = header.loadUnaligned(fromByteOffset: 12, as: UInt32.self).bigEndian
        guard version >= 1, compatible >= 1, compatible <= 1 else {
            throw PluginError(
                .corrupt,
                "snappy: framing version \(version), compatible from \(compatible); must be 1")
        }
    }

    /// One block of raw snappy.
    private func decodeBlock(
        _ byteCount: Int, from reader: inout PieceReader, into sink: inout CodecSink
    ) throws(PluginError) {
        let position = reader.consumed
        let block = try reader.take(byteCount)
        let source = block.baseAddress?.assumingMemoryBound(to: CChar.self)
        var length = 0
        guard snappy_uncompressed_length(source, byteCount, &length) == SNAPPY_OK,
            UInt64(length) <= UInt64(byteCount) * Self.greatestRatio
        else {
            throw PluginError(
                .corrupt, "snappy: the block at byte \(position) claims an impossible length")
        }
        try sink.reserve(UInt64(length))
        let output = CodecScratch(byteCount: max(1, length))
        var made = length
        let status = snappy_uncompress(
            source, byteCount, output.buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
            &made)
        guard status == SNAPPY_OK, made == length else {
            throw PluginError(.corrupt, "snappy: the block at byte \(position) is damaged")
        }
        try sink.write(output.filled(length))
    }

    private func write(_ bytes: [UInt8], into sink: inout CodecSink) throws(PluginError) {
        let scratch = CodecScratch(byteCount: bytes.count)
        scratch.buffer.copyBytes(from: bytes)
        try sink.write(scratch.filled(bytes.count))
    }
}
