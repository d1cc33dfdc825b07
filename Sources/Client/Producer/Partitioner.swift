/// Chooses a partition as Kafka's Java clients do: by the key's hash; without a key, one partition
/// for a batch's worth of bytes, then another (KIP-794).
package struct Partitioner: Sendable {
    private struct Sticky {
        var partition: Int32
        var byteCount: Int
    }

    /// Bytes after which records without a key move on.
    private let stickyByteCount: Int
    private var sticky: [String: Sticky] = [:]

    package init(stickyByteCount: Int) { self.stickyByteCount = stickyByteCount }

    /// - Parameters:
    ///   - count: the topic's partitions, at least one.
    ///   - byteCount: of the record.
    ///   - randomBits: called when another partition is to be chosen.
    package mutating func partition(
        topic: String, key: [UInt8]?, byteCount: Int, count: Int32, randomBits: () -> UInt64
    ) -> Int32 {
        precondition(count > 0, "topic \(topic) has \(count) partitions")
        if let key { return Int32(Murmur2.hash(key) & 0x7fff_ffff) % count }
        guard var current = sticky[topic], current.partition < count,
            current.byteCount < stickyByteCount
        else {
            let partition = Self.another(than: sticky[topic]?.partition, count, randomBits())
            sticky[topic] = Sticky(partition: partition, byteCount: byteCount)
            return partition
        }
        current.byteCount += byteCount
        sticky[topic] = current
        return current.partition
    }

    private static func another(than old: Int32?, _ count: Int32, _ bits: UInt64) -> Int32 {
        guard let old, old < count, count > 1 else { return Int32(bits % UInt64(count)) }
        let step = 1 + Int32(bits % UInt64(count - 1))
        return (old + step) % count
    }
}
