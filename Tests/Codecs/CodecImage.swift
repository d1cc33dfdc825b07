import CPluginABI
import Glibc

/// The codecs under test, by the names of their files.
enum CodecName: String, CaseIterable, Sendable {
    case gzip, snappy, lz4, zstd

    /// The `.so` beside the test bundle.
    var path: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let program = String(decoding: buffer[..<max(0, count)].map(UInt8.init), as: UTF8.self)
        let folder = program.split(separator: "/").dropLast().joined(separator: "/")
        return "/\(folder)/libweir-codecs-\(rawValue).so"
    }

    /// Kafka's number and levels for it.
    var expected: (type: Int32, levels: ClosedRange<Int32>, standard: Int32) {
        switch self {
        case .gzip: (1, -1...9, -1)
        case .snappy: (2, 0...0, 0)
        case .lz4: (3, 1...17, 9)
        case .zstd: (4, -131_072...22, 3)
        }
    }
}

struct CodecFailure: Error, Equatable, CustomStringConvertible {
    var code: Int32
    var message: String

    var description: String { "code \(code): \(message)" }
}

/// One instance of a codec plugin, driven through the C ABI alone. Never unloaded.
final class CodecImage: @unchecked Sendable {
    // Guard of the unchecked conformance: constants after init; the codec's functions are [any].

    /// What the sink answers once it has that many bytes.
    struct Refusal {
        var afterByteCount: Int
        var code: Int32
    }

    private let host: UnsafeMutablePointer<weir_host_1>
    private let plugin: UnsafeMutablePointer<weir_plugin_1>
    private let this: UnsafeMutableRawPointer
    private let table: UnsafePointer<weir_codec_1>

    var type: Int32 { table.pointee.compression_type }
    var levels: ClosedRange<Int32> { table.pointee.min_level...table.pointee.max_level }
    var standardLevel: Int32 { table.pointee.default_level }

    init(_ name: CodecName, options: String = "{}") throws {
        let status = Status()
        plugin = .allocate(capacity: 1)
        plugin.initialize(to: weir_plugin_1())
        plugin.pointee.size = UInt32(MemoryLayout<weir_plugin_1>.size)
        guard let image = dlopen(name.path, RTLD_NOW | RTLD_LOCAL),
            let main = dlsym(image, WEIR_PLUGIN_MAIN)
        else {
            let reason = dlerror().map { String(cString: $0) } ?? "no reason given"
            throw CodecFailure(code: 0, message: "\(name.path): \(reason)")
        }
        let entry = unsafeBitCast(
            main,
            to: (@convention(c) (
                UnsafeMutablePointer<weir_plugin_1>?, UnsafeMutablePointer<weir_status_1>?
            ) -> Int32).self)
        try status.check(entry(plugin, status.pointer))
        host = .allocate(capacity: 1)
        host.initialize(to: weir_host_1())
        host.pointee.size = UInt32(MemoryLayout<weir_host_1>.size)
        host.pointee.abi_major = UInt16(WEIR_ABI_MAJOR)
        let host = host
        let plugin = plugin
        var options = options
        var made: UnsafeMutableRawPointer?
        try options.withUTF8 { bytes in
            try bytes.withMemoryRebound(to: CChar.self) { chars in
                let text = weir_str(p: chars.baseAddress, n: UInt64(chars.count))
                try status.check(plugin.pointee.validate(host, text, status.pointer))
                try status.check(plugin.pointee.create(host, text, &made, status.pointer))
            }
        }
        guard let made, let found = plugin.pointee.query(made, WEIR_CODEC_INTERFACE) else {
            throw CodecFailure(code: 0, message: "no instance or no \(WEIR_CODEC_INTERFACE)")
        }
        try status.check(plugin.pointee.start(made, status.pointer))
        this = made
        table = found.assumingMemoryBound(to: weir_codec_1.self)
    }

    deinit {
        plugin.pointee.stop(this)
        plugin.pointee.destroy(this)
        plugin.deallocate()
        host.deallocate()
    }

    func hasInterface(_ id: String) -> Bool { plugin.pointee.query(this, id) != nil }

    func compress(
        _ pieces: [[UInt8]], level: Int32 = .min, refusal: Refusal? = nil
    ) throws -> [UInt8] {
        let input = Pieces(pieces)
        let sink = Sink(refusal)
        let status = Status()
        try status.check(
            table.pointee.compress(
                this, input.pointer, input.count, level, sink.pointer, status.pointer))
        return try sink.output()
    }

    func decompress(
        _ pieces: [[UInt8]], maxOutput: UInt64 = 0, maxRatio: UInt32 = 0, refusal: Refusal? = nil
    ) throws -> [UInt8] {
        let input = Pieces(pieces)
        let sink = Sink(refusal)
        let status = Status()
        try status.check(
            table.pointee.decompress(
                this, input.pointer, input.count, maxOutput, maxRatio, sink.pointer,
                status.pointer))
        return try sink.output()
    }
}

/// C copies of pieces of input, each with memory of its own so that a read past the end is seen by
/// a checker.
private final class Pieces {
    let pointer: UnsafeMutablePointer<weir_bytes>
    let count: UInt32
    private var memory: [UnsafeMutablePointer<UInt8>] = []

    init(_ pieces: [[UInt8]]) {
        count = UInt32(pieces.count)
        pointer = .allocate(capacity: max(1, pieces.count))
        for (index, piece) in pieces.enumerated() {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, piece.count))
            copy.initialize(from: piece, count: piece.count)
            memory.append(copy)
            (pointer + index).initialize(to: weir_bytes(p: copy, n: UInt64(piece.count)))
        }
    }

    deinit {
        for copy in memory { copy.deallocate() }
        pointer.deallocate()
    }
}

private final class Status {
    let pointer = UnsafeMutablePointer<weir_status_1>.allocate(capacity: 1)

    init() {
        memset(pointer, 0, MemoryLayout<weir_status_1>.size)
        pointer.pointee.size = UInt32(MemoryLayout<weir_status_1>.size)
    }

    deinit { pointer.deallocate() }

    func check(_ code: Int32) throws {
        guard code != Int32(WEIR_OK) else { return }
        let text = (UnsafeRawPointer(pointer) + 16).assumingMemoryBound(to: CChar.self)
        throw CodecFailure(code: code, message: String(cString: text))
    }
}

private final class Sink {
    let pointer = UnsafeMutablePointer<weir_sink_1>.allocate(capacity: 1)
    private var bytes: [UInt8] = []
    private var greatestPiece = 0
    private var wasCalledAfterRefusal = false
    private var hasRefused = false
    private let refusal: CodecImage.Refusal?

    init(_ refusal: CodecImage.Refusal?) {
        self.refusal = refusal
        pointer.initialize(to: weir_sink_1())
        pointer.pointee.size = UInt32(MemoryLayout<weir_sink_1>.size)
        pointer.pointee.ctx = Unmanaged.passUnretained(self).toOpaque()
        pointer.pointee.write = { context, start, count in
            guard let context, let start else { return Int32(WEIR_E_INVALID) }
            let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
            return sink.take(UnsafeBufferPointer(start: start, count: Int(count)))
        }
    }

    deinit { pointer.deallocate() }

    private func take(_ piece: UnsafeBufferPointer<UInt8>) -> Int32 {
        if hasRefused { wasCalledAfterRefusal = true }
        if let refusal, bytes.count + piece.count > refusal.afterByteCount {
            hasRefused = true
            return refusal.code
        }
        greatestPiece = max(greatestPiece, piece.count)
        bytes.append(contentsOf: piece)
        return Int32(WEIR_OK)
    }

    /// The output, if the codec kept the rules of `weir_sink_1`.
    func output() throws -> [UInt8] {
        guard greatestPiece <= 65_536 else {
            throw CodecFailure(code: 0, message: "the sink got \(greatestPiece) bytes at once")
        }
        guard !wasCalledAfterRefusal, !hasRefused else {
            throw CodecFailure(code: 0, message: "the codec went on after the sink refused")
        }
        return bytes
    }
}
