import Ports
import Kernel
import Primitives
import Records

/// Shows record batches, one line for each batch and record.
enum DecodeBatches {
    /// - Throws: if something is unsound, after all that can be shown was.
    static func run(_ bytes: [UInt8]) throws(Failure) {
        let codecs = CodecPlugins.loadAvailable()
        let limits = DecompressionLimits(maxOutputByteCount: 1 << 31, maxRatio: 0)
        var missing: Set<String> = []
        let dump = BatchDump { type, payload in
            guard let codec = codecs[type] else {
                missing.insert(type.name)
                return nil
            }
            return try codec.decompress(payload, limits: limits)
        }
        let isSound = bytes.withUnsafeBytes { bytes in
            dump.dump(bytes) { StandardOutput.write(line: $0) }
        }
        StandardOutput.flush()
        for name in missing.sorted() {
            StandardError.write(
                "weir: records of \(name) batches are not shown: no libweir-codecs-\(name).so in"
                    + " \(StandardFolders.plugins().joined(separator: " or "))\n")
        }
        guard isSound else {
            throw Failure("the batches are not sound; the lines of type error say where and how")
        }
    }
}
