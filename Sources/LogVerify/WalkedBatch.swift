import Records

/// What the checks beside the walk need to know of a whole batch.
struct WalkedBatch {
    var baseOffset: Int64
    var lastOffset: Int64
    var maxTimestamp: Int64
    var leaderEpoch: Int32
    /// First byte in the segment.
    var position: Int

    init(_ header: BatchHeader, at position: Int) {
        baseOffset = header.baseOffset
        lastOffset = header.lastOffset
        maxTimestamp = header.maxTimestamp
        leaderEpoch = header.partitionLeaderEpoch
        self.position = position
    }
}

/// Reads the entries of an index one after the other.
struct EntryReader<Entry: IndexEntry> {
    private static var chunkCount: Int { 4096 }

    private let window: SourceWindow
    /// Entries that are whole, without zeros that Kafka sets aside at the end.
    let count: Int
    /// Entries of zeros at the end.
    let paddingCount: Int
    /// Bytes behind the last whole entry.
    let trailingByteCount: Int
    private(set) var index = 0

    init(_ source: any ByteSource) throws(SourceError) {
        window = SourceWindow(source)
        trailingByteCount = source.byteCount % Entry.byteCount
        let all = source.byteCount / Entry.byteCount
        var used = all
        while used > 0 {
            let first = max(0, used - Self.chunkCount)
            let bytes = try window.bytes(
                at: first * Entry.byteCount, count: (used - first) * Entry.byteCount)
            let lastNonZero = bytes.lastIndex { $0 != 0 }
            used = first + (lastNonZero.map { $0 / Entry.byteCount + 1 } ?? 0)
            if lastNonZero != nil { break }
        }
        // Timestamp 0 at the first offset is an entry too.
        if all == 1 { used = 1 }
        count = used
        paddingCount = all - used
    }

    /// The next entry and its first byte; nil behind the last.
    mutating func next() throws(SourceError) -> (entry: Entry, position: Int)? {
        guard index < count else { return nil }
        let position = index * Entry.byteCount
        let bytes = try window.bytes(at: position, count: Entry.byteCount)
        guard bytes.count == Entry.byteCount else { return nil }
        index += 1
        return (Entry(parsing: bytes, at: 0), position)
    }
}
