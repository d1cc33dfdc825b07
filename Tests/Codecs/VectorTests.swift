import Testing

/// Bytes that other programs made of one text; the comment on each names the program.
@Suite("Codecs: bytes made elsewhere")
struct VectorTests {
    static let text = Array(String(repeating: "Weir keeps the records of a topic. ", count: 5).utf8)

    struct Vector: Sendable, CustomTestStringConvertible {
        var codec: CodecName
        var maker: String
        var hex: String

        var testDescription: String { "\(codec): \(maker)" }
    }

    static let vectors = [
        Vector(
            codec: .gzip, maker: "GNU gzip 1.12, -n -9",
            hex: """
                1f8b08000000000002030b4fcd2c52c84e4d2d285628c94855284a4dce2f4a2956c84f53485428c92f\
                c84cd653081f444a002263cafbaf000000
                """),
        Vector(
            codec: .gzip, maker: "Python's gzip",
            hex: """
                1f8b08003769016b02ff0b4fcd2c52c84e4d2d285628c94855284a4dce2f4a2956c84f53485428c92f\
                c84cd653081f444a002263cafbaf000000
                """),
        Vector(
            codec: .snappy, maker: "kafka-python on cramjam, xerial framing in blocks of 64",
            hex: """
                82534e4150505900000000010000000100000028408857656972206b6565707320746865207265636f\
                726473206f66206120746f7069632e207223000000002840886f7069632e2057656972206b65657073\
                20746865207265636f726473206f6620612074722300000000312fb86f66206120746f7069632e2057\
                656972206b6565707320746865207265636f726473206f66206120746f7069632e20
                """),
        Vector(
            codec: .snappy, maker: "cramjam, raw as librdkafka sends it",
            hex: """
                af018857656972206b6565707320746865207265636f726473206f66206120746f7069632e20fe2300\
                fe23002e2300
                """),
        Vector(
            codec: .lz4, maker: "lz4 1.9.4, -1: content checksum",
            hex: """
                04224d186440a72e000000ff1457656972206b6565707320746865207265636f726473206f66206120\
                746f7069632e20230074507069632e20000000004c398106
                """),
        Vector(
            codec: .lz4, maker: "lz4 1.9.4, -9 -BD -BX --content-size: linked, block checksums",
            hex: """
                04224d187c40af00000000000000c42e000000ff1457656972206b6565707320746865207265636f72\
                6473206f66206120746f7069632e20230074507069632e201fd47351000000004c398106
                """),
        Vector(
            codec: .lz4, maker: "kafka-python on python-lz4: content size, no checksum",
            hex: """
                04224d186840af00000000000000e52e000000ff1457656972206b6565707320746865207265636f72\
                6473206f66206120746f7069632e20230074507069632e2000000000
                """),
        Vector(
            codec: .zstd, maker: "zstd 1.5.4, -3: checksum",
            hex: """
                28b52ffd24af650100340257656972206b6565707320746865207265636f726473206f66206120746f\
                7069632e2001004b184a3d01ab06dec2
                """),
        Vector(
            codec: .zstd, maker: "zstd 1.5.4, --ultra -22 --no-check",
            hex: """
                28b52ffd20af650100340257656972206b6565707320746865207265636f726473206f66206120746f\
                7069632e2001004b184a3d01
                """),
    ]

    @Test(arguments: vectors)
    func readsThem(_ vector: Vector) throws {
        let codec = try CodecImage(vector.codec)
        let packed = bytes(hex: vector.hex)
        #expect(try codec.decompress([packed]) == Self.text)
        #expect(try codec.decompress(packed.map { [$0] }) == Self.text)
    }

    /// Frames of different makers in one input, and skippable frames (RFC 8878 3.1.2, LZ4 frame
    /// format) between them.
    @Test func readsStreamsOfDifferentMakersInOneInput() throws {
        let skippable = bytes(hex: "502a4d1803000000aabbcc")
        for name in CodecName.allCases {
            let between = name == .lz4 || name == .zstd ? skippable : []
            // A raw snappy block has no end mark: nothing can follow it.
            let parts = Self.vectors.filter { $0.codec == name && !$0.maker.contains("raw") }
            let packed = parts.flatMap { bytes(hex: $0.hex) + between }
            let expected = parts.flatMap { _ in Self.text }
            #expect(try CodecImage(name).decompress([packed]) == expected, "\(name)")
        }
    }

    @Test func snappyIsFramedLikeTheJavaClients() throws {
        let codec = try CodecImage(.snappy)
        let plain = Sample.noise.bytes(count: 70_000)
        let packed = try codec.compress(pieces(plain, size: 999))
        #expect(Array(packed[..<16]) == bytes(hex: "82534e41505059000000000100000001"))
        var position = 16
        var sizes: [Int] = []
        while position < packed.count {
            let length = packed[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let block = Array(packed[position + 4..<position + 4 + length])
            sizes.append(try codec.decompress([block]).count)
            position += 4 + length
        }
        #expect(sizes == [32_768, 32_768, 4_464])
        #expect(try codec.compress([[]]) == Array(packed[..<16]))
    }

    @Test func lz4FlagsAreThoseThatKafkaWrites() throws {
        let packed = try CodecImage(.lz4).compress([Sample.text.bytes()])
        // Version 1, independent blocks, nothing else; blocks of 64 KiB.
        #expect(Array(packed[..<6]) == bytes(hex: "04224d186040"))
        #expect(packed.suffix(4) == [0, 0, 0, 0], "end mark, and no checksum after it")
    }

    @Test func gzipAndZstdHeadersAreTheFormats() throws {
        let gzip = try CodecImage(.gzip).compress([Self.text])
        #expect(gzip.prefix(3) == [0x1F, 0x8B, 8])
        let length = gzip.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(length == Self.text.count)
        let zstd = try CodecImage(.zstd).compress([Self.text])
        #expect(zstd.prefix(4) == [0x28, 0xB5, 0x2F, 0xFD])
    }
}
