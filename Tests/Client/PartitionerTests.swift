import Client
import Testing

@Suite struct PartitionerTests {
    /// The values of Kafka's Java client for these keys.
    @Test(
        arguments: [
            ("21", -973_932_308), ("foobar", -790_332_482),
            ("a-little-bit-long-string", -985_981_536),
            ("a-little-bit-longer-string", -1_486_304_829),
            ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
            ("abc", 479_470_107),
        ] as [(String, Int32)])
    func hashesAsJavaDoes(key: String, hash: Int32) {
        #expect(Int32(bitPattern: Murmur2.hash(Array(key.utf8))) == hash)
    }

    @Test func keyDecidesThePartition() {
        var partitioner = Partitioner(stickyByteCount: 100)
        // -790332482 without its sign bit is 1357151166, and that is 6 modulo 10.
        let partition = partitioner.partition(
            topic: "t", key: Array("foobar".utf8), byteCount: 10, count: 10, randomBits: { 3 })
        #expect(partition == 6)
    }

    @Test func nullKeysStayForABatchThenMove() {
        var partitioner = Partitioner(stickyByteCount: 100)
        func next(_ byteCount: Int) -> Int32 {
            partitioner.partition(
                topic: "t", key: nil, byteCount: byteCount, count: 4, randomBits: { 7 })
        }
        let first = next(60)
        #expect(first == 3)
        #expect(next(60) == first)
        let second = next(60)
        #expect(second != first)
        #expect((0..<4).contains(second))
    }

    @Test func aTopicOfOnePartitionHasNoChoice() {
        var partitioner = Partitioner(stickyByteCount: 1)
        for bits in 0..<5 as Range<UInt64> {
            let partition = partitioner.partition(
                topic: "t", key: nil, byteCount: 10, count: 1, randomBits: { bits })
            #expect(partition == 0)
        }
    }
}
