import CPluginABI
import Testing

@Suite("Codecs: damaged and hostile input")
struct DamageTests {
    /// Codes that damage may end with. A flipped length can also claim more than a bound allows.
    private func isExpected(_ failure: CodecFailure) -> Bool {
        failure.code == Int32(WEIR_E_CORRUPT) || failure.code == Int32(WEIR_E_LIMIT)
    }

    private func packedText(_ name: CodecName) throws -> (CodecImage, [UInt8], [UInt8]) {
        let codec = try CodecImage(name)
        let plain = Sample.text.bytes(count: 1_500)
        return (codec, plain, try codec.compress([plain]))
    }

    @Test(arguments: CodecName.allCases)
    func everyTruncationIsSeen(_ name: CodecName) throws {
        let (codec, plain, packed) = try packedText(name)
        for count in 0..<packed.count {
            // The xerial framing has no end mark: a header alone is an empty stream.
            if name == .snappy, count == 16 {
                #expect(try codec.decompress([Array(packed[..<count])]) == [])
                continue
            }
            let failure = #expect(throws: CodecFailure.self, "\(count) of \(packed.count) bytes") {
                try codec.decompress([Array(packed[..<count])])
            }
            #expect(failure?.code == Int32(WEIR_E_CORRUPT), "\(count): \(failure?.message ?? "")")
        }
        #expect(try codec.decompress([packed]) == plain)
    }

    @Test(arguments: CodecName.allCases)
    func everyFlippedBitEndsInAnErrorOrInBoundedOutput(_ name: CodecName) throws {
        let (codec, _, packed) = try packedText(name)
        for index in packed.indices {
            for bit in 0..<8 {
                var damaged = packed
                damaged[index] ^= 1 << UInt8(bit)
                do {
                    let output = try codec.decompress([damaged], maxOutput: 100_000)
                    #expect(output.count <= 100_000)
                } catch let failure as CodecFailure {
                    #expect(isExpected(failure), "byte \(index) bit \(bit): \(failure)")
                    #expect(!failure.message.isEmpty)
                }
            }
        }
    }

    /// gzip has a checksum of the content: no flipped byte of the body goes unseen.
    @Test func gzipSeesEveryFlippedByteOfItsBodyAndTrailer() throws {
        let (codec, _, packed) = try packedText(.gzip)
        for index in 10..<packed.count {
            var damaged = packed
            damaged[index] ^= 0xFF
            #expect(throws: CodecFailure.self, "byte \(index)") {
                try codec.decompress([damaged])
            }
        }
    }

    @Test(arguments: CodecName.allCases)
    func whatFollowsAStreamHasToBeAStream(_ name: CodecName) throws {
        let (codec, _, packed) = try packedText(name)
        for tail in [[0], [0xFF], [UInt8](repeating: 0x41, count: 64)] as [[UInt8]] {
            let failure = #expect(throws: CodecFailure.self) {
                try codec.decompress([packed + tail])
            }
            #expect(failure?.code == Int32(WEIR_E_CORRUPT), "\(tail.count): \(failure?.code ?? 0)")
        }
    }

    @Test(arguments: CodecName.allCases)
    func noiseIsRefused(_ name: CodecName) throws {
        let codec = try CodecImage(name)
        var bits = SeededBits(seed: 23)
        for _ in 0..<2_000 {
            let count = Int(bits.next() % 200)
            let noise = (0..<count).map { _ in UInt8(truncatingIfNeeded: bits.next()) }
            // Two bytes of noise can be a whole raw snappy block; what has no header is refused.
            do {
                let output = try codec.decompress([noise], maxOutput: 1_000_000)
                #expect(name == .snappy && output.count <= 32 * count)
            } catch let failure as CodecFailure {
                #expect(isExpected(failure), "\(failure)")
            }
        }
    }

    @Test(arguments: CodecName.allCases)
    func aBombIsRefusedAtTheRatioAndAtTheSize(_ name: CodecName) throws {
        let codec = try CodecImage(name)
        // Snappy expands 21 times at most; the others a hundred and more.
        let ratio: UInt32 = name == .snappy ? 10 : 100
        let bomb = try codec.compress([Sample.zeros.bytes(count: 8_000_000)])
        #expect(8_000_000 > bomb.count * Int(ratio))
        let byRatio = #expect(throws: CodecFailure.self) {
            try codec.decompress([bomb], maxRatio: ratio)
        }
        #expect(byRatio?.code == Int32(WEIR_E_LIMIT))
        #expect(byRatio?.message.contains("\(bomb.count * Int(ratio))") == true)
        let bySize = #expect(throws: CodecFailure.self) {
            try codec.decompress([bomb], maxOutput: 7_999_999)
        }
        #expect(bySize?.code == Int32(WEIR_E_LIMIT))
        #expect(try codec.decompress([bomb], maxOutput: 8_000_000).count == 8_000_000)
        // Both bounds: the smaller one counts.
        #expect(throws: CodecFailure.self) {
            try codec.decompress([bomb], maxOutput: 1 << 40, maxRatio: ratio)
        }
    }

    @Test(arguments: CodecName.allCases)
    func aBombInsideManyMembersIsRefusedToo(_ name: CodecName) throws {
        let codec = try CodecImage(name)
        let member = try codec.compress([Sample.zeros.bytes(count: 60_000)])
        let bomb = [UInt8]((0..<200).flatMap { _ in member })
        let failure = #expect(throws: CodecFailure.self) {
            try codec.decompress([bomb], maxOutput: 11_999_999)
        }
        #expect(failure?.code == Int32(WEIR_E_LIMIT))
        #expect(try codec.decompress([bomb], maxOutput: 12_000_000).count == 12_000_000)
    }

    /// A raw snappy block begins with its length: 2 GiB claimed by five bytes must not be believed.
    @Test func aSnappyLengthThatLiesIsRefusedBeforeMemoryIsTaken() throws {
        let codec = try CodecImage(.snappy)
        for claim in ["ffffff7f00", "ffffffff0f00", "80808080080141"] {
            let failure = #expect(throws: CodecFailure.self) {
                try codec.decompress([bytes(hex: claim)])
            }
            #expect(failure?.code == Int32(WEIR_E_CORRUPT))
        }
        // A block of the framing that claims more than follows, and one of no bytes.
        for block in ["7fffffff00", "ffffffff00", "00000000"] {
            let framed = bytes(hex: "82534e41505059000000000100000001" + block)
            let failure = #expect(throws: CodecFailure.self) { try codec.decompress([framed]) }
            #expect(failure?.code == Int32(WEIR_E_CORRUPT))
        }
        let later = bytes(hex: "82534e41505059000000000200000002")
        let failure = #expect(throws: CodecFailure.self) { try codec.decompress([later]) }
        #expect(failure?.message.contains("version 2") == true)
    }

    /// RFC 8878: the window descriptor of this frame asks for 2^27 and more.
    @Test func aZstdWindowBeyondTheOptionIsRefused() throws {
        let large = bytes(hex: "28b52ffd0088") + bytes(hex: "010000")  // window 2^27
        let standard = try CodecImage(.zstd)
        #expect(try standard.decompress([large]) == [])
        let small = try CodecImage(.zstd, options: "{\"max-window-log\":20}")
        let failure = #expect(throws: CodecFailure.self) { try small.decompress([large]) }
        #expect(failure?.code == Int32(WEIR_E_CORRUPT))
        let larger = bytes(hex: "28b52ffd0090") + bytes(hex: "010000")  // window 2^28
        #expect(throws: CodecFailure.self) { try standard.decompress([larger]) }
        for option in ["{\"max-window-log\":9}", "{\"max-window-log\":\"20\"}"] {
            let refused = #expect(throws: CodecFailure.self) {
                try CodecImage(.zstd, options: option)
            }
            #expect(refused?.message.contains("options.max-window-log") == true)
        }
    }
}
