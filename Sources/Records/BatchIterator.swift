/// A whole batch within a buffer.
public struct BatchView: Equatable, Sendable {
    public var header: BatchHeader
    /// First byte of the batch in the buffer.
    public var position: Int

    /// The batch in the buffer, header included.
    public var range: Range<Int> { position..<(position + header.totalByteCount) }

    /// Its records, compressed or not.
    public var payloadRange: Range<Int> {
        (position + BatchHeader.byteCount)..<(position + header.totalByteCount)
    }
}

/// Walks consecutive batches of a buffer by their headers alone; reads neither CRC nor records.
///
/// The buffer must outlive the iterator. After an error the iterator stays where it was, so that
/// ``position`` is the number of bytes in whole batches.
public struct BatchIterator {
    private let bytes: UnsafeRawBufferPointer
    /// First byte of the next batch.
    public private(set) var position: Int

    public init(_ bytes: UnsafeRawBufferPointer, from position: Int = 0) {
        precondition(
            position >= 0 && position <= bytes.count,
            "batch position \(position) outside \(bytes.count) bytes")
        unsafe self.bytes = bytes
        self.position = position
    }

    /// The next batch, or nil at the end of the buffer.
    ///
    /// - Throws: `truncated` for an incomplete last batch (Fetch answers and torn logs end so), or
    ///   what ``BatchHeader/init(parsing:at:)`` throws.
    public mutating func next() throws(BatchError) -> BatchView? {
        guard position < bytes.count else { return nil }
        let header = try unsafe BatchHeader(parsing: bytes, at: position)
        let remaining = bytes.count - position
        guard header.totalByteCount <= remaining else {
            throw BatchError(
                .truncated(needed: header.totalByteCount, remaining: remaining), at: position)
        }
        defer { position += header.totalByteCount }
        return BatchView(header: header, position: position)
    }
}
