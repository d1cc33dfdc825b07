import CPluginABI
import Testing

@Suite("Codecs: what goes in comes out")
struct RoundTripTests {
    @Test(arguments: CodecName.allCases, Sample.allCases)
    func everySampleInOneAndInManyPieces(_ name: CodecName, _ sample: Sample) throws {
        let codec = try CodecImage(name)
        let plain = sample.bytes()
        let whole = try codec.compress([plain])
        #expect(try codec.decompress([whole]) == plain)
        for size in [1_000, 32_768, 65_537] {
            let parts = try codec.compress(pieces(plain, size: size))
            #expect(try codec.decompress(pieces(parts, size: size)) == plain, "pieces of \(size)")
        }
        #expect(try codec.decompress(pieces(whole, size: 7)) == plain)
    }

    @Test(arguments: CodecName.allCases)
    func inputInPiecesOfEveryTwoSizes(_ name: CodecName) throws {
        let codec = try CodecImage(name)
        let plain = Sample.text.bytes(count: 300)
        let packed = try codec.compress([plain])
        for cut in 0...packed.count {
            let parts = [Array(packed[..<cut]), Array(packed[cut...])]
            #expect(try codec.decompress(parts) == plain, "cut at \(cut)")
        }
        #expect(try codec.decompress(packed.map { [$0] }) == plain)
        #expect(try codec.decompress([codec.compress(plain.map { [$0] })]) == plain)
    }

    @Test(arguments: CodecName.allCases)
    func streamsOneAfterAnother(_ name: CodecName) throws {
        let codec = try CodecImage(name)
        let first = Sample.text.bytes(count: 70_000)
        let second = Sample.mixed.bytes(count: 130_000)
        let packed =
            try codec.compress([first]) + codec.compress([[]]) + codec.compress([second])
        #expect(try codec.decompress([packed]) == first + second)
        #expect(try codec.decompress(pieces(packed, size: 13)) == first + second)
    }

    @Test(arguments: CodecName.allCases)
    func levelsAreKafkasAndEachWorks(_ name: CodecName) throws {
        let codec = try CodecImage(name)
        #expect(codec.type == name.expected.type)
        #expect(codec.levels == name.expected.levels)
        #expect(codec.standardLevel == name.expected.standard)
        let plain = Sample.text.bytes(count: 20_000)
        let low = max(codec.levels.lowerBound, -10)
        for level in [codec.levels.lowerBound] + Array(low...codec.levels.upperBound) {
            #expect(
                try codec.decompress([codec.compress([plain], level: level)]) == plain,
                "level \(level)")
        }
        let standard = try codec.compress([plain])
        #expect(try codec.compress([plain], level: codec.standardLevel) == standard)
        for level in [codec.levels.lowerBound - 1, codec.levels.upperBound + 1] {
            let failure = #expect(throws: CodecFailure.self) {
                try codec.compress([plain], level: level)
            }
            #expect(failure?.code == Int32(WEIR_E_INVALID))
            #expect(failure?.message.contains("level is \(level)") == true)
        }
    }

    @Test func aHigherLevelOfEachCodecWithLevelsMakesFewerBytes() throws {
        for (name, low, high) in [
            (CodecName.gzip, Int32(1), Int32(9)), (.lz4, 9, 17), (.zstd, -100, 19),
        ] {
            let codec = try CodecImage(name)
            let plain = Sample.mixed.bytes()
            let fast = try codec.compress([plain], level: low)
            let small = try codec.compress([plain], level: high)
            #expect(small.count <= fast.count, "\(name)")
            #expect(small != fast, "\(name)")
        }
    }

    @Test(arguments: CodecName.allCases)
    func twoInstancesOfOneImageWorkAtTheSameTime(_ name: CodecName) async throws {
        let codecs = [try CodecImage(name), try CodecImage(name)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                let codec = codecs[worker % 2]
                group.addTask {
                    let plain = Sample.mixed.bytes(count: 50_000 + worker)
                    for _ in 0..<10 {
                        let packed = try codec.compress([plain])
                        let output = try codec.decompress([packed])
                        #expect(output == plain)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test(arguments: CodecName.allCases)
    func aSinkThatRefusesEndsTheCallWithItsOwnCode(_ name: CodecName) throws {
        let codec = try CodecImage(name)
        let plain = Sample.noise.bytes()
        let packed = try codec.compress([plain])
        let code = Int32(WEIR_E_CANCELLED)
        for limit in [0, 70_000] {
            let refusal = CodecImage.Refusal(afterByteCount: limit, code: code)
            let packing = #expect(throws: CodecFailure.self) {
                try codec.compress([plain], refusal: refusal)
            }
            #expect(packing?.code == code)
            let unpacking = #expect(throws: CodecFailure.self) {
                try codec.decompress([packed], refusal: refusal)
            }
            #expect(unpacking?.code == code)
        }
    }

    @Test(arguments: CodecName.allCases)
    func optionsAreChecked(_ name: CodecName) throws {
        for (options, word) in [
            ("{\"nope\":1}", "options.nope"), ("[]", "an array"), ("{", "canonical JSON"),
            ("{\"a\":1,\"a\":2}", "twice"), ("{}x", "after the end"), ("{\"a\":1.5}", "integers"),
        ] {
            let failure = #expect(throws: CodecFailure.self) {
                try CodecImage(name, options: options)
            }
            #expect(failure?.code == Int32(WEIR_E_INVALID))
            #expect(
                failure?.message.contains(word) == true, "\(options): \(failure?.message ?? "")")
        }
        #expect(try CodecImage(name, options: "").hasInterface(WEIR_CODEC_INTERFACE))
        #expect(try CodecImage(name).hasInterface("codec/2") == false)
    }
}
