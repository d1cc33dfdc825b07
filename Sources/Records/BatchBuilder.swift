/// A header to be written.
public struct RecordHeader: Equatable, Sendable {
    public var key: String
    /// nil: null.
    public var value: [UInt8]?

    public init(key: String, value: [UInt8]?) {
        self.key = key
        self.value = value
    }
}

/// Builds one batch record by record.
///
/// Offsets begin at the header's `baseOffset` and count up; timestamps are relative to the first
/// record's. The caller bounds the size: a batch of more than `Int32.max` bytes, or a record whose
/// offset is further than that from the base, is a programming error.
public struct BatchBuilder: Sendable {
    /// What the batch will say about offset, epoch, attributes and producer. The rest (lengths,
    /// counts, timestamps, CRC) is computed; `baseTimestamp` is kept only with a delete horizon.
    public var header: BatchHeader
    /// Set where the batch ends behind its last record, as after compaction.
    public var lastOffsetDelta: Int32?

    /// Room for the header, then records.
    private var bytes: [UInt8]
    private var nextOffsetDelta: Int32 = 0
    private var maxTimestamp = BatchHeader.noTimestamp
    public private(set) var recordCount: Int32 = 0

    public init(_ header: BatchHeader = BatchHeader(), capacity: Int = 1024) {
        self.header = header
        bytes = []
        bytes.reserveCapacity(max(capacity, BatchHeader.byteCount))
        bytes.append(contentsOf: repeatElement(0, count: BatchHeader.byteCount))
    }

    /// Size of the batch if it were built now without compression.
    public var byteCount: Int { bytes.count }

    /// Appends a record; the bytes are copied.
    ///
    /// - Parameters:
    ///   - timestamp: milliseconds since 1970.
    ///   - offsetDelta: nil for the next; else not below the next.
    ///   - key: nil for null.
    ///   - value: nil for null.
    public mutating func append(
        timestamp: Int64, offsetDelta: Int32? = nil, key: UnsafeRawBufferPointer?,
        value: UnsafeRawBufferPointer?, headers: [RecordHeader] = []
    ) {
        let offsetDelta = offsetDelta ?? nextOffsetDelta
        precondition(
            offsetDelta >= nextOffsetDelta,
            "offset delta \(offsetDelta) after \(nextOffsetDelta - 1)")
        if recordCount == 0 && !header.attributes.hasDeleteHorizon {
            header.baseTimestamp = timestamp
        }
        let timestampDelta = timestamp &- header.baseTimestamp
        let bodyByteCount = unsafe Self.bodyByteCount(
            timestampDelta, offsetDelta, key, value, headers)
        bytes.appendVarint(Int64(bodyByteCount))
        let bodyStart = bytes.count
        bytes.append(0)
        bytes.appendVarint(timestampDelta)
        bytes.appendVarint(Int64(offsetDelta))
        unsafe appendNullable(key)
        unsafe appendNullable(value)
        bytes.appendVarint(Int64(headers.count))
        for header in headers {
            bytes.appendVarint(Int64(header.key.utf8.count))
            bytes.append(contentsOf: header.key.utf8)
            unsafe header.value.withUnsafeBytesOrNil { unsafe appendNullable($0) }
        }
        precondition(bytes.count - bodyStart == bodyByteCount, "record size")
        maxTimestamp = recordCount == 0 ? timestamp : max(maxTimestamp, timestamp)
        recordCount += 1
        nextOffsetDelta = offsetDelta + 1
    }

    public mutating func append(
        timestamp: Int64, offsetDelta: Int32? = nil, key: [UInt8]?, value: [UInt8]?,
        headers: [RecordHeader] = []
    ) {
        unsafe key.withUnsafeBytesOrNil { key in
            unsafe value.withUnsafeBytesOrNil { value in
                unsafe append(
                    timestamp: timestamp, offsetDelta: offsetDelta, key: key, value: value,
                    headers: headers)
            }
        }
    }

    private mutating func appendNullable(_ field: UnsafeRawBufferPointer?) {
        guard let field = unsafe field else { return bytes.appendVarint(-1) }
        bytes.appendVarint(Int64(field.count))
        unsafe bytes.append(contentsOf: field)
    }

    private static func bodyByteCount(
        _ timestampDelta: Int64, _ offsetDelta: Int32, _ key: UnsafeRawBufferPointer?,
        _ value: UnsafeRawBufferPointer?, _ headers: [RecordHeader]
    ) -> Int {
        func nullable(_ count: Int?) -> Int { Varint.byteCount(Int64(count ?? -1)) + (count ?? 0) }
        var count =
            1 + Varint.byteCount(timestampDelta) + Varint.byteCount(Int64(offsetDelta))
            + nullable(unsafe key?.count) + nullable(unsafe value?.count)
            + Varint.byteCount(Int64(headers.count))
        for header in headers {
            count += nullable(header.key.utf8.count) + nullable(header.value?.count)
        }
        return count
    }

    /// The finished batch, not compressed.
    ///
    /// - Precondition: `header.attributes` say so.
    public consuming func build() -> [UInt8] {
        precondition(header.attributes.compressionId == 0, "build(compressing:) compresses")
        return finish(bytes)
    }

    /// The finished batch, its records compressed by `compress` as `header.attributes` say.
    public consuming func build<E: Error>(
        compressing compress: (UnsafeRawBufferPointer) throws(E) -> [UInt8]
    ) throws(E) -> [UInt8] {
        precondition(header.attributes.compressionId != 0, "attributes name no compression")
        let payload = try bytes.withUnsafeBufferPointer { buffer throws(E) in
            try unsafe compress(
                UnsafeRawBufferPointer(
                    UnsafeBufferPointer(rebasing: buffer[BatchHeader.byteCount...])))
        }
        var batch = [UInt8](repeating: 0, count: BatchHeader.byteCount)
        batch.reserveCapacity(BatchHeader.byteCount + payload.count)
        batch.append(contentsOf: payload)
        return finish(batch)
    }

    /// Writes the header in front of the payload.
    private consuming func finish(_ batch: consuming [UInt8]) -> [UInt8] {
        var header = self.header
        header.recordCount = recordCount
        header.lastOffsetDelta = lastOffsetDelta ?? max(0, nextOffsetDelta - 1)
        header.maxTimestamp = maxTimestamp
        header.batchLength = Int32(batch.count - BatchHeader.prefixByteCount)
        batch.withUnsafeMutableBytes {
            unsafe header.write(to: $0)
            unsafe BatchHeader.patchCRC(in: $0)
        }
        return batch
    }
}

extension [UInt8]? {
    /// Lends the bytes, or nil for null.
    fileprivate func withUnsafeBytesOrNil<R>(_ body: (UnsafeRawBufferPointer?) -> R) -> R {
        switch self {
        case .none: body(nil)
        case .some(let bytes): bytes.withUnsafeBytes { unsafe body($0) }
        }
    }
}
