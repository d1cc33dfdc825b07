import Primitives
import Testing

@Suite struct CRC32CTests {
    /// Straight from the definition, bit by bit.
    private func reference(_ bytes: some Sequence<UInt8>, from checksum: UInt32 = 0) -> UInt32 {
        var state = ~checksum
        for byte in bytes {
            state ^= UInt32(byte)
            for _ in 0..<8 { state = (state >> 1) ^ (state & 1 == 1 ? 0x82f6_3b78 : 0) }
        }
        return ~state
    }

    private func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
    }

    private var variants: [CRC32C.Variant] { CRC32C.Variant.allCases.filter(\.isAvailable) }

    /// RFC 3720 section B.4, and the usual check value.
    @Test func knownVectors() {
        let readCommand: [UInt8] =
            [0x01, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            + [0x14, 0, 0, 0, 0, 0, 0x04, 0, 0, 0, 0, 0x14, 0, 0, 0, 0x18]
            + [0x28, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0]
        let vectors: [([UInt8], UInt32)] = [
            ([], 0),
            (Array(repeating: 0, count: 32), 0x8a91_36aa),
            (Array(repeating: 0xff, count: 32), 0x62a8_ab43),
            (Array(0..<32), 0x46dd_794e),
            (Array((0..<32).reversed()), 0x113f_db5c),
            (readCommand, 0xd996_3a56),
            (Array("123456789".utf8), 0xe306_9283),
        ]
        for (bytes, expected) in vectors {
            bytes.withUnsafeBytes { buffer in
                #expect(unsafe CRC32C.checksum(buffer) == expected)
                for variant in variants {
                    #expect(unsafe variant.extend(0, buffer) == expected, "\(variant)")
                }
            }
            #expect(CRC32C.checksum(bytes.span.bytes) == expected)
        }
    }

    /// Every length around the widths of the inner loops, at every alignment.
    @Test func variantsAgree() {
        let bytes = noise(3 * 3 * 2048 + 64, seed: 1)
        let lengths =
            Array(0...300) + [767, 768, 769, 1000, 6143, 6144, 6145, 6144 + 768 + 192 + 8 + 7]
            + [12287, 12288, 12289, 18432 + 48]
        for (step, length) in lengths.enumerated() {
            let start = step % 16
            let piece = Array(bytes[start..<(start + length)])
            let expected = reference(piece, from: 0x1234_5678)
            bytes.withUnsafeBytes { all in
                let buffer = unsafe UnsafeRawBufferPointer(rebasing: all[start..<(start + length)])
                #expect(unsafe CRC32C.extend(0x1234_5678, buffer) == expected)
                for variant in variants {
                    #expect(
                        unsafe variant.extend(0x1234_5678, buffer) == expected,
                        "\(variant), \(length) bytes at \(start)")
                }
            }
        }
    }

    @Test func combinesAndExtends() {
        let bytes = noise(70_000, seed: 2)
        let whole = reference(bytes)
        for split in [0, 1, 7, 8, 255, 4096, 65_535, 65_536, 69_999, 70_000] {
            let first = CRC32C.checksum(bytes.span.bytes.extracting(first: split))
            let second = CRC32C.checksum(bytes.span.bytes.extracting(droppingFirst: split))
            #expect(
                CRC32C.combine(first, second, secondByteCount: bytes.count - split) == whole)
            bytes[split...].withUnsafeBytes { rest in
                #expect(unsafe CRC32C.extend(first, rest) == whole)
            }
        }
    }

    @Test func replacesAPiece() {
        var bytes = noise(10_000, seed: 3)
        let before = reference(bytes)
        for start in [0, 1, 40, 9_968] {
            var changed = bytes
            for index in start..<(start + 32) { changed[index] ^= UInt8(index & 0xff) | 1 }
            let patched = CRC32C.replacing(
                in: before, oldPiece: reference(bytes[start..<(start + 32)]),
                newPiece: reference(changed[start..<(start + 32)]),
                trailingByteCount: bytes.count - start - 32)
            #expect(patched == reference(changed))
            #expect(patched != before)
        }
        bytes.removeAll()
    }
}
