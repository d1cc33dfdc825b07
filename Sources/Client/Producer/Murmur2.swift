/// The hash by which Kafka's Java clients choose a key's partition: MurmurHash2 of 32 bits with
/// their seed.
package enum Murmur2 {
    private static let seed: UInt32 = 0x9747_b28c
    private static let multiplier: UInt32 = 0x5bd1_e995

    package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var hash = seed ^ UInt32(truncatingIfNeeded: bytes.count)
        let wholeByteCount = bytes.count & ~3
        for position in stride(from: 0, to: wholeByteCount, by: 4) {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
            var mixed = UInt32(littleEndian: word) &* multiplier
            mixed ^= mixed >> 24
            hash = (hash &* multiplier) ^ (mixed &* multiplier)
        }
        let rest = bytes[wholeByteCount...]
        if !rest.isEmpty {
            for (index, byte) in rest.enumerated() { hash ^= UInt32(byte) << UInt32(8 * index) }
            hash = hash &* multiplier
        }
        hash ^= hash >> 13
        hash = hash &* multiplier
        return hash ^ (hash >> 15)
    }

    package static func hash(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { hash($0) } }
}
