import CPluginABI
public import Ports
public import Primitives
import Synchronization
import Telemetry

/// A codec plugin as the port that the broker knows. [any thread]
public final class PluginCodec: Codec, @unchecked Sendable {
    // Guard of the unchecked conformance: constants and one atomic; the plugin's functions are
    // [any].

    public let compressionType: CompressionType
    public let levels: ClosedRange<Int32>
    /// The codec's name, for people: "zstd".
    public let name: String

    private let instance: PluginInstance
    private let compressFunction: Compress
    private let decompressFunction: Decompress
    private let metrics = AtomicLazyReference<CodecMetrics>()

    private typealias Compress =
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<weir_bytes>?, UInt32, Int32,
            UnsafePointer<weir_sink_1>?, UnsafeMutablePointer<weir_status_1>?
        ) -> Int32
    private typealias Decompress =
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<weir_bytes>?, UInt32, UInt64, UInt32,
            UnsafePointer<weir_sink_1>?, UnsafeMutablePointer<weir_status_1>?
        ) -> Int32

    /// What compression may produce: no record batch can be larger.
    private static let compressedByteCountMax = UInt64(Int32.max)

    init(_ instance: PluginInstance) throws(PluginRefusal) {
        let table = try instance.interface(
            WEIR_CODEC_INTERFACE, size: MemoryLayout<weir_codec_1>.size
        ).assumingMemoryBound(to: weir_codec_1.self)
        func bad(_ found: String, _ needed: String) -> PluginRefusal {
            PluginRefusal(
                .badTable, path: instance.spec.path, found: found, needed: needed,
                mend: "correct the plugin's \(WEIR_CODEC_INTERFACE) table")
        }
        guard let compress = table.pointee.compress, let decompress = table.pointee.decompress
        else { throw bad("a NULL function", "compress and decompress") }
        let type = table.pointee.compression_type
        guard let compressionType = Int8(exactly: type).flatMap(CompressionType.init(rawValue:)),
            compressionType != .none
        else { throw bad("compression type \(type)", "1...4, Kafka's") }
        let (low, high) = (table.pointee.min_level, table.pointee.max_level)
        let standard = table.pointee.default_level
        guard low <= high, (low...high).contains(standard) else {
            throw bad("levels \(low)...\(high), \(standard) by default", "a range with its default")
        }
        self.compressionType = compressionType
        self.levels = low...high
        self.name = instance.spec.name
        self.instance = instance
        self.compressFunction = compress
        self.decompressFunction = decompress
    }

    public func compress(
        _ bytes: UnsafeRawBufferPointer, level: Int32?
    ) throws(CodecError) -> [UInt8] {
        if let level, !levels.contains(level) {
            throw CodecError.invalidLevel(level, allowed: levels)
        }
        let call = CodecCall(
            bytes, byteCountMax: Self.compressedByteCountMax, expected: bytes.count / 2)
        let began = monotonicNanoseconds()
        let code = compressFunction(
            instance.pointer, call.piece, 1, level ?? Int32.min, call.sink, call.status.pointer)
        metrics.load()?.compress.ended(since: began, code)
        return try call.output(code, name, levels)
    }

    /// Measures the calls from now on; only the first registry counts.
    func measure(_ registry: MetricRegistry) {
        _ = metrics.storeIfNil(CodecMetrics(registry, plugin: "codec.\(name)"))
    }

    public func decompress(
        _ bytes: UnsafeRawBufferPointer, limits: DecompressionLimits
    ) throws(CodecError) -> [UInt8] {
        let byRatio = UInt64(limits.maxRatio).multipliedReportingOverflow(by: UInt64(bytes.count))
        let ratioBound =
            limits.maxRatio == 0 || byRatio.overflow ? UInt64.max : byRatio.partialValue
        let sizeBound = limits.maxOutputByteCount == 0 ? UInt64.max : limits.maxOutputByteCount
        let call = CodecCall(
            bytes, byteCountMax: min(ratioBound, sizeBound), expected: bytes.count &* 2)
        let began = monotonicNanoseconds()
        let code = decompressFunction(
            instance.pointer, call.piece, 1, limits.maxOutputByteCount, limits.maxRatio, call.sink,
            call.status.pointer)
        metrics.load()?.decompress.ended(since: began, code)
        return try call.output(code, name, levels)
    }
}

/// One call of a codec: the C memory it needs and the output it makes.
///
/// The bounds are kept here as well: a plugin that ignores them is cut off.
private final class CodecCall {
    let piece: UnsafeMutablePointer<weir_bytes>
    let sink: UnsafeMutablePointer<weir_sink_1>
    let status = StatusBuffer()
    private let byteCountMax: UInt64
    private var bytes: [UInt8] = []
    private var isOverfull = false

    /// Capacity taken before the first byte arrives, at most.
    private static let reservationMax = 1 << 20

    init(_ input: UnsafeRawBufferPointer, byteCountMax: UInt64, expected: Int) {
        self.byteCountMax = byteCountMax
        piece = ForeignMemory.allocate(byteCount: MemoryLayout<weir_bytes>.size)
            .assumingMemoryBound(to: weir_bytes.self)
        sink = ForeignMemory.allocate(byteCount: MemoryLayout<weir_sink_1>.size)
            .assumingMemoryBound(to: weir_sink_1.self)
        piece.pointee.p = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        piece.pointee.n = UInt64(input.count)
        sink.pointee.size = UInt32(MemoryLayout<weir_sink_1>.size)
        sink.pointee.write = codecSinkWrite
        sink.pointee.ctx = Unmanaged.passUnretained(self).toOpaque()
        bytes.reserveCapacity(min(expected, Self.reservationMax))
    }

    deinit {
        piece.deallocate()
        sink.deallocate()
    }

    func write(_ start: UnsafePointer<UInt8>?, _ count: UInt64) -> Int32 {
        guard count > 0 else { return Int32(WEIR_OK) }
        guard let start, !isOverfull, count <= byteCountMax - UInt64(bytes.count) else {
            isOverfull = true
            return Int32(WEIR_E_LIMIT)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: Int(count)))
        return Int32(WEIR_OK)
    }

    func output(
        _ code: Int32, _ name: String, _ levels: ClosedRange<Int32>
    ) throws(CodecError) -> [UInt8] {
        if isOverfull {
            throw CodecError.limitExceeded(
                "codec \(name): output would pass \(byteCountMax) bytes")
        }
        if code == WEIR_OK { return bytes }
        let text = "codec \(name): \(status.message(code))"
        switch Int(code) {
        case WEIR_E_CORRUPT: throw CodecError.corrupt(text)
        case WEIR_E_LIMIT: throw CodecError.limitExceeded(text)
        default: throw CodecError.failed(text)
        }
    }
}

private func codecSinkWrite(
    _ context: UnsafeMutableRawPointer?, _ start: UnsafePointer<UInt8>?, _ count: UInt64
) -> Int32 {
    guard let context else { return Int32(WEIR_E_INVALID) }
    return Unmanaged<CodecCall>.fromOpaque(context).takeUnretainedValue().write(start, count)
}
