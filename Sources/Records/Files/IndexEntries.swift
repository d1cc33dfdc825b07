/// An entry of a file that is nothing but entries of one size.
public protocol IndexEntry: Equatable, Sendable {
    static var byteCount: Int { get }

    /// Reads the entry that begins at `position`.
    ///
    /// - Precondition: `bytes` holds ``byteCount`` bytes there.
    init(parsing bytes: UnsafeRawBufferPointer, at position: Int)

    func append(to bytes: inout [UInt8])
}

extension IndexEntry {
    /// Last entry of `bytes` that is not `above`, which must hold for a (possibly empty) tail of
    /// the entries and for no other; nil if all are. Bytes behind the last whole entry are ignored.
    public static func last(
        in bytes: UnsafeRawBufferPointer, unless above: (Self) -> Bool
    ) -> Self? {
        var low = 0
        var high = bytes.count / byteCount
        while low < high {
            let middle = (low + high) / 2
            if above(unsafe Self(parsing: bytes, at: middle * byteCount)) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low == 0 ? nil : unsafe Self(parsing: bytes, at: (low - 1) * byteCount)
    }
}

/// An entry of a segment's `.index`: where a batch lies in the `.log` file.
public struct OffsetIndexEntry: IndexEntry, Hashable {
    public static let byteCount = 8
    /// Last offset of the batch minus the segment's base offset, 0 or more.
    public var relativeOffset: Int32
    /// First byte of the batch.
    public var position: Int32

    public init(relativeOffset: Int32, position: Int32) {
        self.relativeOffset = relativeOffset
        self.position = position
    }

    public init(parsing bytes: UnsafeRawBufferPointer, at start: Int) {
        relativeOffset = unsafe bytes.bigEndian(Int32.self, at: start)
        position = unsafe bytes.bigEndian(Int32.self, at: start + 4)
    }

    public func append(to bytes: inout [UInt8]) {
        bytes.appendBigEndian(relativeOffset)
        bytes.appendBigEndian(position)
    }
}

/// An entry of a segment's `.timeindex`: no earlier record of the segment has a later timestamp.
public struct TimeIndexEntry: IndexEntry, Hashable {
    public static let byteCount = 12
    /// Milliseconds since 1970, the largest so far.
    public var timestamp: Int64
    /// Offset of the record with that timestamp, or of the last record of its batch, minus the
    /// segment's base offset.
    public var relativeOffset: Int32

    public init(timestamp: Int64, relativeOffset: Int32) {
        self.timestamp = timestamp
        self.relativeOffset = relativeOffset
    }

    public init(parsing bytes: UnsafeRawBufferPointer, at start: Int) {
        timestamp = unsafe bytes.bigEndian(Int64.self, at: start)
        relativeOffset = unsafe bytes.bigEndian(Int32.self, at: start + 8)
    }

    public func append(to bytes: inout [UInt8]) {
        bytes.appendBigEndian(timestamp)
        bytes.appendBigEndian(relativeOffset)
    }
}

/// An entry of a segment's `.txnindex`: a transaction that was rolled back (KIP-98).
public struct AbortedTransactionEntry: IndexEntry, Hashable {
    public static let byteCount = 34
    public static let currentVersion: Int16 = 0
    public var version: Int16
    public var producerId: Int64
    /// Of the transaction's first record in this partition.
    public var firstOffset: Int64
    /// Of its abort marker.
    public var lastOffset: Int64
    /// Of the log when the marker was written.
    public var lastStableOffset: Int64

    public init(
        producerId: Int64, firstOffset: Int64, lastOffset: Int64, lastStableOffset: Int64
    ) {
        version = Self.currentVersion
        self.producerId = producerId
        self.firstOffset = firstOffset
        self.lastOffset = lastOffset
        self.lastStableOffset = lastStableOffset
    }

    public init(parsing bytes: UnsafeRawBufferPointer, at start: Int) {
        version = unsafe bytes.bigEndian(Int16.self, at: start)
        producerId = unsafe bytes.bigEndian(Int64.self, at: start + 2)
        firstOffset = unsafe bytes.bigEndian(Int64.self, at: start + 10)
        lastOffset = unsafe bytes.bigEndian(Int64.self, at: start + 18)
        lastStableOffset = unsafe bytes.bigEndian(Int64.self, at: start + 26)
    }

    public func append(to bytes: inout [UInt8]) {
        bytes.appendBigEndian(version)
        bytes.appendBigEndian(producerId)
        bytes.appendBigEndian(firstOffset)
        bytes.appendBigEndian(lastOffset)
        bytes.appendBigEndian(lastStableOffset)
    }
}
