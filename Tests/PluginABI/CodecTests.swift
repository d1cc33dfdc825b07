import PluginHost
import Ports
import Primitives
import Telemetry
import Testing

/// The codec adapter over a codec that stores what it is given.
@Suite struct CodecTests {
    let capture = LogCapture()
    let codec: PluginCodec
    let set: PluginSet

    init() throws {
        let path = try Fixtures.shared.library("identity")
        set = try PluginLoader(logger: capture.logger)
            .load([PluginSpec(kind: .codec, name: "identity", path: path)])
        try set.start()
        codec = try #require(set.codecs[.gzip])
    }

    private func decompress(
        _ text: String, maxOutput: UInt64 = 0, maxRatio: UInt32 = 0
    ) throws(CodecError) -> [UInt8] {
        let bytes = Array(text.utf8)
        let result: Result<[UInt8], CodecError> = bytes.withUnsafeBytes { bytes in
            do throws(CodecError) {
                return .success(
                    try codec.decompress(
                        bytes,
                        limits: DecompressionLimits(
                            maxOutputByteCount: maxOutput, maxRatio: maxRatio)))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    @Test func describesItself() {
        #expect(codec.compressionType == .gzip)
        #expect(codec.levels == 1...9)
        #expect(codec.name == "identity")
    }

    @Test func roundTrip() throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let small = try bytes.withUnsafeBytes { try codec.compress($0, level: nil) }
        #expect(small == bytes)
        #expect(try decompress("some text") == Array("some text".utf8))
        #expect(try decompress("") == [])
    }

    @Test func callsAreMeasured() async throws {
        let registry = MetricRegistry()
        set.measure(registry)
        _ = try decompress("some text")
        _ = try decompress("more")
        #expect(throws: CodecError.self) { try decompress("0123456789", maxOutput: 5) }
        let families = await withCheckedContinuation { continuation in
            registry.read { continuation.resume(returning: $0) }
        }
        let text = PrometheusText.render(families)
        let labels = "{plugin=\"codec.identity\",operation=\"decompress\"}"
        #expect(text.contains("weir_plugin_operation_duration_seconds_count\(labels) 3"))
        #expect(text.contains("weir_plugin_operation_failures_total\(labels) 1"))
    }

    /// A burst passes, then a steady rate; the next line that passes says how many did not.
    @Test func logBudget() {
        var budget = LogBudget()
        for _ in 0..<LogBudget.burst { #expect(budget.take(at: 1_000) == 0) }
        for _ in 0..<7 { #expect(budget.take(at: 1_000) == nil) }
        let later = 1_000 + 1_000_000_000 / LogBudget.linesPerSecond
        #expect(budget.take(at: later) == 7)
        #expect(budget.take(at: later) == nil)
    }

    @Test func levelOutOfRange() {
        #expect(throws: CodecError.invalidLevel(10, allowed: 1...9)) {
            try [1, 2].withUnsafeBytes { try codec.compress($0, level: 10) }
        }
    }

    @Test func corruptInput() {
        #expect(throws: CodecError.corrupt("codec identity: byte 0 is damaged")) {
            try decompress("corrupt")
        }
    }

    /// The fixture ignores the limits that it is told, so these are the host's.
    @Test func boundsAreTheHosts() throws {
        #expect(throws: CodecError.limitExceeded("codec identity: output would pass 10000 bytes")) {
            try decompress("bomb", maxOutput: 10_000)
        }
        #expect(throws: CodecError.limitExceeded("codec identity: output would pass 400 bytes")) {
            try decompress("bomb", maxOutput: 10_000, maxRatio: 100)
        }
        #expect(try decompress("just right", maxOutput: 10).count == 10)
        #expect(throws: CodecError.self) { try decompress("just wrong!", maxOutput: 10) }
    }

    /// One image serves several instances, and lives on after they are gone.
    @Test func lifecycle() throws {
        #expect(set.drain(deadline: MonotonicTime(nanoseconds: 0)) == [])
        set.stop()
        set.destroy()
        #expect(capture.texts == ["validated", "destroyed"])
        _ = try CodecTests()
    }

    @Test func inspection() throws {
        let found = try PluginInspection.of(path: try Fixtures.shared.library("identity"))
        #expect(found.identity.kind == "codec")
        #expect(found.identity.name == "identity")
        #expect(found.identity.version == "1.0.0")
        #expect(found.identity.toolchain == "c")
        #expect(found.schema == "{\"type\":\"object\"}")
        #expect(found.hasEntry == true)
        #expect(found.refusal == nil)
        #expect(found.sha256.count == 64)
    }

    /// Inspecting reads what can be read and says why a start would refuse it.
    @Test func inspectionOfARefusedPlugin() throws {
        let path = try Fixtures.shared.library("bad/other_abi")
        let found = try PluginInspection.of(path: path)
        #expect(found.identity.abiMajor == 99)
        #expect(found.refusal?.rule == .otherABI)
    }

    /// The template for third parties builds by its own Makefile, shows one symbol and works.
    @Test func template() throws {
        let fixtures = Fixtures.shared
        let path = "\(fixtures.folder)/template.so"
        let folder = Fixtures.repository + "/contrib/plugin-template"
        #expect(try fixtures.run(["make", "-s", "-C", folder, "OUT=\(path)"]) == 0)
        let loader = PluginLoader(logger: capture.logger)
        var spec = PluginSpec(kind: .codec, name: "gzip-c", path: path, options: "{\"x\":1}")
        #expect(loader.check([spec]).map(\.rule) == [.optionsRefused])
        spec.options = "{}"
        let set = try loader.load([spec])
        try set.start()
        let gzip = try #require(set.codecs[.gzip])
        let text = Array(String(repeating: "the same again and ", count: 10_000).utf8)
        let small = try text.withUnsafeBytes { try gzip.compress($0, level: 9) }
        #expect(small.count < text.count / 50)
        #expect(small.prefix(2) == [0x1f, 0x8b])
        let unlimited = DecompressionLimits(maxOutputByteCount: 0, maxRatio: 0)
        // Two members one after the other are one stream (RFC 1952, section 2.2).
        let twice = small + small
        #expect(
            try twice.withUnsafeBytes { try gzip.decompress($0, limits: unlimited) } == text + text)
        #expect(throws: CodecError.self) {
            try small.dropLast().withUnsafeBytes { try gzip.decompress($0, limits: unlimited) }
        }
        #expect(throws: CodecError.self) {
            try small.withUnsafeBytes {
                try gzip.decompress(
                    $0, limits: DecompressionLimits(maxOutputByteCount: 0, maxRatio: 20))
            }
        }
        set.stop()
        set.destroy()
    }
}
