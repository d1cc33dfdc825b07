import CPluginABI

/// The levels of a codec, both ends included. A codec without levels has `minimum == maximum`.
public struct CodecLevels: Equatable, Sendable {
    public var minimum: Int32
    public var maximum: Int32
    public var standard: Int32

    public init(minimum: Int32, maximum: Int32, standard: Int32) {
        self.minimum = minimum
        self.maximum = maximum
        self.standard = standard
    }

    func contains(_ level: Int32) -> Bool {
        level >= minimum && level <= maximum
    }
}

/// One compression type of Kafka's record batches: the contract of `weir/codec.h`.
///
/// [any thread] Both functions work on the CPU only and may run at the same time.
public protocol CodecPlugin: Plugin {
    /// 1 gzip, 2 snappy, 3 lz4, 4 zstd.
    var compressionType: Int32 { get }
    var levels: CodecLevels { get }

    /// Compresses the input into one stream.
    /// - Parameter level: within `levels`; the kit has put the default in and checked the range.
    func compress(_ input: CodecInput, level: Int32, into sink: inout CodecSink)
        throws(PluginError)
    /// Every member or frame of the input, to its end. The sink refuses what passes the bounds.
    func decompress(_ input: CodecInput, into sink: inout CodecSink) throws(PluginError)
}

/// The concatenation of the host's pieces, valid during the call.
public struct CodecInput {
    private let pieces: UnsafePointer<weir_bytes>?
    public let pieceCount: Int
    /// Bytes of all pieces.
    public let byteCount: UInt64

    init(_ pieces: UnsafePointer<weir_bytes>?, _ count: UInt32) throws(PluginError) {
        guard pieces != nil || count == 0 else {
            throw PluginError(.invalid, "codec: \(count) pieces at NULL")
        }
        var sum: UInt64 = 0
        for index in 0..<Int(count) {
            guard let piece = pieces.map({ $0 + index }) else { break }
            guard piece.pointee.p != nil || piece.pointee.n == 0,
                piece.pointee.n <= UInt64(Int32.max)
            else {
                throw PluginError(
                    .invalid,
                    "codec: piece \(index) has \(piece.pointee.n) bytes; must be 0...\(Int32.max)")
            }
            sum += piece.pointee.n
        }
        self.pieces = pieces
        self.pieceCount = Int(count)
        self.byteCount = sum
    }

    /// - Precondition: `index` is in `0..<pieceCount`.
    public subscript(index: Int) -> UnsafeRawBufferPointer {
        precondition(index >= 0 && index < pieceCount, "piece \(index) of \(pieceCount)")
        guard let piece = pieces.map({ $0 + index }), piece.pointee.n > 0 else {
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        return UnsafeRawBufferPointer(start: piece.pointee.p, count: Int(piece.pointee.n))
    }
}

/// Where a codec's output goes. It bounds the output and hands it on in pieces of at most 64 KiB.
public struct CodecSink {
    /// Most bytes that one call of the host's `write` gets.
    public static var pieceByteCount: Int { 65_536 }

    private let sink: UnsafePointer<weir_sink_1>
    private let write:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt64)
            -> Int32
    /// Bytes that may still be written.
    public private(set) var remaining: UInt64
    private let limit: UInt64

    init(_ sink: UnsafePointer<weir_sink_1>?, limit: UInt64) throws(PluginError) {
        guard let sink, let write = sink.pointee.write else {
            throw PluginError(.invalid, "codec: the sink is NULL")
        }
        self.sink = sink
        self.write = write
        self.remaining = limit
        self.limit = limit
    }

    /// Fails with `limit` if `byteCount` more bytes would pass the bound. For codecs that know the
    /// size of a block before they make it.
    public func reserve(_ byteCount: UInt64) throws(PluginError) {
        guard byteCount <= remaining else {
            throw PluginError(
                .limit,
                "decompressed bytes pass \(limit), the bound on size or ratio for this input")
        }
    }

    /// Hands on a copy of `bytes`. An error has to end the call.
    public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(PluginError) {
        try reserve(UInt64(bytes.count))
        guard var next = bytes.baseAddress else { return }
        var left = bytes.count
        while left > 0 {
            let count = min(left, Self.pieceByteCount)
            let answer = write(
                sink.pointee.ctx, next.assumingMemoryBound(to: UInt8.self), UInt64(count))
            guard answer == Int32(WEIR_OK) else {
                throw PluginError(
                    rawCode: answer, message: "the host's sink refused \(count) bytes")
            }
            next += count
            left -= count
            remaining -= UInt64(count)
        }
    }
}

/// One piece's worth of memory for a codec's output, freed with the object.
public final class CodecScratch {
    public let buffer: UnsafeMutableRawBufferPointer

    public init(byteCount: Int = CodecSink.pieceByteCount) {
        buffer = .allocate(byteCount: byteCount, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// The first `byteCount` bytes.
    public func filled(_ byteCount: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: buffer[..<byteCount])
    }
}

/// Most bytes of output that both bounds allow; 0 means no bound.
private func outputLimit(input: UInt64, maxOutput: UInt64, maxRatio: UInt32) -> UInt64 {
    let bySize = maxOutput == 0 ? UInt64.max : maxOutput
    guard maxRatio != 0 else { return bySize }
    let (byRatio, overflow) = input.multipliedReportingOverflow(by: UInt64(maxRatio))
    return overflow ? bySize : min(bySize, byRatio)
}

/// The table behind "codec/1". Its owner deallocates it.
func makeCodecTable(for codec: any CodecPlugin) -> UnsafeMutablePointer<weir_codec_1> {
    let table = UnsafeMutablePointer<weir_codec_1>.allocate(capacity: 1)
    table.initialize(to: weir_codec_1())
    table.pointee.size = UInt32(MemoryLayout<weir_codec_1>.size)
    table.pointee.compression_type = codec.compressionType
    table.pointee.min_level = codec.levels.minimum
    table.pointee.max_level = codec.levels.maximum
    table.pointee.default_level = codec.levels.standard
    table.pointee.compress = { this, pieces, count, level, sink, status in
        do throws(PluginError) {
            let codec = try codecOf(this)
            let levels = codec.levels
            let wanted = level == Int32.min ? levels.standard : level
            guard levels.contains(wanted) else {
                throw PluginError(
                    .invalid,
                    "level is \(wanted); must be in \(levels.minimum)...\(levels.maximum)")
            }
            let input = try CodecInput(pieces, count)
            var output = try CodecSink(sink, limit: UInt64.max)
            try codec.compress(input, level: wanted, into: &output)
            return Int32(WEIR_OK)
        } catch { return report(error, to: status) }
    }
    table.pointee.decompress = { this, pieces, count, maxOutput, maxRatio, sink, status in
        do throws(PluginError) {
            let codec = try codecOf(this)
            let input = try CodecInput(pieces, count)
            let limit = outputLimit(
                input: input.byteCount, maxOutput: maxOutput, maxRatio: maxRatio)
            var output = try CodecSink(sink, limit: limit)
            try codec.decompress(input, into: &output)
            return Int32(WEIR_OK)
        } catch { return report(error, to: status) }
    }
    return table
}

private func codecOf(_ this: UnsafeMutableRawPointer?) throws(PluginError) -> any CodecPlugin {
    guard let codec = instance(this)?.codec else {
        throw PluginError(.invalid, "codec: called without an instance")
    }
    return codec
}
