import Logging
import PluginHost
import Ports
import Primitives
import Testing

/// The same codecs as the broker gets them: loaded by the host, behind the port.
@Suite("Codecs: behind the port")
struct HostTests {
    private func load() throws -> PluginSet {
        let logger = Logger(label: "codec-tests") { _ in SwiftLogNoOpLogHandler() }
        let specs = CodecName.allCases.map {
            PluginSpec(kind: .codec, name: $0.rawValue, path: $0.path)
        }
        let set = try PluginLoader(logger: logger).load(specs)
        try set.start()
        return set
    }

    @Test func everyTypeIsThereAndWorks() throws {
        let set = try load()
        #expect(Set(set.codecs.keys) == [.gzip, .snappy, .lz4, .zstd])
        let plain = Sample.mixed.bytes()
        for (type, codec) in set.codecs {
            let limits = DecompressionLimits(
                maxOutputByteCount: UInt64(plain.count), maxRatio: 100)
            let packed = try plain.withUnsafeBytes { try codec.compress($0, level: nil) }
            let output = try packed.withUnsafeBytes { try codec.decompress($0, limits: limits) }
            #expect(output == plain, "\(type)")
            let tight = DecompressionLimits(
                maxOutputByteCount: UInt64(plain.count) - 1, maxRatio: 0)
            let refused = #expect(throws: CodecError.self) {
                try packed.withUnsafeBytes { try codec.decompress($0, limits: tight) }
            }
            if case .limitExceeded = refused {} else { Issue.record("\(type): \(refused as Any)") }
            let cut = #expect(throws: CodecError.self) {
                try packed.dropLast(3).withUnsafeBytes { try codec.decompress($0, limits: limits) }
            }
            if case .corrupt = cut {} else { Issue.record("\(type): \(cut as Any)") }
        }
        set.stop()
        set.destroy()
    }
}
