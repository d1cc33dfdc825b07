/// Where the newest batches of a log stand in bytes, so that a read at the tail asks for as many
/// bytes as there are.
///
/// A ring of fixed size: an offset older than the ring has no answer, and its reader takes as much
/// as it may.
package struct TailIndex {
    package static let capacity = 64

    private var baseOffsets: [Int64] = []
    private var positions: [Int64] = []
    private var next = 0
    /// Bytes appended since the log was opened.
    package private(set) var end: Int64 = 0

    package init() {}

    package mutating func append(baseOffset: Int64, byteCount: Int) {
        if baseOffsets.count < Self.capacity {
            baseOffsets.append(baseOffset)
            positions.append(end)
        } else {
            baseOffsets[next] = baseOffset
            positions[next] = end
            next = (next + 1) % Self.capacity
        }
        end += Int64(byteCount)
    }

    /// Bytes from the batch that contains `offset` to the end; nil if that batch is too old.
    package func byteCount(from offset: Int64) -> Int? {
        let count = baseOffsets.count
        for age in 1...max(1, count) where age <= count {
            let slot = count < Self.capacity ? count - age : (next + count - age) % count
            if baseOffsets[slot] <= offset { return Int(end - positions[slot]) }
        }
        return nil
    }

    package mutating func removeAll() { self = TailIndex() }
}
