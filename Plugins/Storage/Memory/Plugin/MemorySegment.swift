/// Where a batch lies.
struct StoredBatch {
    var baseOffset: Int64
    var lastOffset: Int64
    var maxTimestamp: Int64
    var chunk: Chunk
    var position: Int
    var byteCount: Int

    var bytes: UnsafeRawBufferPointer { chunk.bytes(at: position, count: byteCount) }
}

/// A run of batches that is rolled, trimmed and replaced as a whole.
struct MemorySegment {
    /// Offsets `baseOffset..<nextOffset`, also where no batch has them.
    var baseOffset: Int64
    var nextOffset: Int64
    var isSealed = false
    private(set) var batches: [StoredBatch] = []
    private(set) var byteCount = 0
    private(set) var maxTimestamp: Int64 = -1
    /// When the first batch was made, or appended if it does not say: for `segment.ms`.
    private(set) var firstTimestamp: Int64 = -1
    /// When the last batch was appended, for a segment whose records have no time.
    private(set) var lastAppend: Int64 = -1

    init(baseOffset: Int64) {
        self.baseOffset = baseOffset
        self.nextOffset = baseOffset
    }

    mutating func append(_ batch: StoredBatch, nowMilliseconds: Int64) {
        if batches.isEmpty {
            firstTimestamp = batch.maxTimestamp >= 0 ? batch.maxTimestamp : nowMilliseconds
        }
        batches.append(batch)
        lastAppend = nowMilliseconds
        byteCount += batch.byteCount
        maxTimestamp = max(maxTimestamp, batch.maxTimestamp)
        nextOffset = batch.lastOffset + 1
    }

    /// Keeps the first `count` batches.
    mutating func keep(_ count: Int) {
        batches.removeLast(batches.count - count)
        byteCount = batches.reduce(0) { $0 + $1.byteCount }
        maxTimestamp = batches.reduce(-1) { max($0, $1.maxTimestamp) }
        nextOffset = batches.last.map { $0.lastOffset + 1 } ?? baseOffset
    }

    /// Index of the first batch that ends at or past `offset`.
    func firstBatch(endingAtOrPast offset: Int64) -> Int {
        var low = 0
        var high = batches.count
        while low < high {
            let middle = (low + high) / 2
            if batches[middle].lastOffset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
