/// One record within decompressed records; its parts are ranges of that buffer.
///
/// On the wire: length (varint, of what follows), attributes (int8, unused), timestamp delta
/// (varlong), offset delta (varint), key length (varint, -1: null), key, value length, value,
/// header count (varint), headers (key length, key, value length, value).
public struct RecordView: Equatable, Sendable {
    public var attributes: Int8
    /// Milliseconds after the batch's `baseTimestamp`.
    public var timestampDelta: Int64
    /// Offset minus the batch's `baseOffset`.
    public var offsetDelta: Int32
    /// nil: null.
    public var key: Range<Int>?
    /// nil: null, a tombstone in a compacted topic.
    public var value: Range<Int>?
    public var headerCount: Int32
    /// The headers' bytes; see ``HeaderIterator``.
    public var headers: Range<Int>
    /// The whole record, its length included.
    public var range: Range<Int>
}

/// One header of a record, as ranges of the buffer that holds the record.
public struct HeaderView: Equatable, Sendable {
    public var key: Range<Int>
    /// nil: null.
    public var value: Range<Int>?
}

/// Walks the records of a batch, which must not be compressed (any more).
///
/// The buffer must outlive the iterator. Headers are passed over; read them with
/// ``HeaderIterator``. Ends after the batch's `recordCount` records, and throws `trailingBytes`
/// then if bytes are left.
public struct RecordIterator {
    private var cursor: RecordCursor
    private let count: Int32
    /// Index of the next record.
    public private(set) var index: Int32 = 0

    /// - Parameter count: the batch's `recordCount`.
    public init(_ payload: UnsafeRawBufferPointer, count: Int32) {
        cursor = unsafe RecordCursor(payload)
        self.count = count
    }

    public mutating func next() throws(BatchError) -> RecordView? {
        guard index < count else {
            guard cursor.remaining == 0 else {
                throw BatchError(.trailingBytes(cursor.remaining), at: cursor.position)
            }
            return nil
        }
        do throws(BatchError.RecordFault) {
            let record = try cursor.record()
            cursor.position = record.range.upperBound
            index += 1
            return record
        } catch {
            throw BatchError(.record(index: index, error), at: cursor.position)
        }
    }
}

/// Walks the headers of one record.
public struct HeaderIterator {
    private var cursor: RecordCursor
    private var left: Int32
    private let index: Int32

    /// - Parameters:
    ///   - payload: the buffer that `record` was read from; it must outlive the iterator.
    ///   - recordIndex: only for errors.
    public init(
        _ payload: UnsafeRawBufferPointer, of record: RecordView, recordIndex: Int32 = 0
    ) {
        cursor = unsafe RecordCursor(payload)
        cursor.position = record.headers.lowerBound
        cursor.end = record.headers.upperBound
        left = record.headerCount
        index = recordIndex
    }

    public mutating func next() throws(BatchError) -> HeaderView? {
        do throws(BatchError.RecordFault) {
            guard left > 0 else {
                if cursor.remaining != 0 { throw .lengthMismatch }
                return nil
            }
            left -= 1
            return try cursor.header()
        } catch {
            throw BatchError(.record(index: index, error), at: cursor.position)
        }
    }
}
