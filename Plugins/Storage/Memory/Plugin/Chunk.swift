/// Memory that batches are copied into, one after another, and never moved or written again.
///
/// Readers keep a chunk by reference. The log's owner writes behind everything that readers were
/// given, so neither waits for the other.
final class Chunk: @unchecked Sendable {
    // Guard of the unchecked conformance: `usedByteCount` belongs to the log's owner; bytes below
    // it are constant.
    static let leastByteCount = 4_096
    static let greatestGrowthByteCount = 262_144

    private let budget: Budget
    private let memory: UnsafeMutableRawBufferPointer
    private var usedByteCount = 0

    /// nil if the budget has no room for it.
    init?(byteCount: Int, budget: Budget) {
        guard budget.charge(byteCount) else { return nil }
        self.budget = budget
        memory = .allocate(byteCount: byteCount, alignment: 16)
    }

    deinit {
        budget.giveBack(memory.count)
        memory.deallocate()
    }

    /// The chunk for the next `byteCount` bytes of a log that holds `logByteCount`; nil if the
    /// budget has no room. Chunks grow with the log, so that a small one stays small.
    static func next(for byteCount: Int, logByteCount: Int, budget: Budget) -> Chunk? {
        let growth = max(leastByteCount, min(greatestGrowthByteCount, logByteCount / 2))
        return Chunk(byteCount: max(byteCount, growth), budget: budget)
            ?? Chunk(byteCount: byteCount, budget: budget)
    }

    var freeByteCount: Int { memory.count - usedByteCount }

    /// Copies `bytes` behind what is there.
    /// - Returns: where they begin.
    func append(_ bytes: UnsafeRawBufferPointer) -> Int {
        precondition(bytes.count <= freeByteCount, "\(bytes.count) bytes in \(freeByteCount)")
        let position = usedByteCount
        UnsafeMutableRawBufferPointer(rebasing: memory[position..<position + bytes.count])
            .copyMemory(from: bytes)
        usedByteCount += bytes.count
        return position
    }

    func bytes(at position: Int, count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: memory[position..<position + count])
    }
}
