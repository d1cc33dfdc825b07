import Glibc

/// An entry of an index file: Kafka's offset index (relative offset, position) or time index
/// (timestamp, relative offset). Keys and values ascend.
struct IndexEntry: Equatable {
    var key: Int64
    var value: Int32
}

/// One of the two sparse indexes of a segment, in Kafka's format. Read, never mapped.
///
///     .index      8 bytes an entry: int32 last offset of a batch - base, int32 its position
///     .timeindex 12 bytes an entry: int64 timestamp, int32 last offset of its batch - base;
///                no batch before that one has a greater timestamp
///
/// New entries collect in `tail` and go to the file a page at a time, and when the segment is
/// sealed or the log closed. A crash loses a tail at most; recovery makes the entries anew.
/// A value: readers take a copy under the log's lock and search it without.
struct SparseIndex {
    enum Kind {
        case offsets, times

        var entryByteCount: Int { self == .offsets ? 8 : 12 }
        var suffix: String { self == .offsets ? ".index" : ".timeindex" }
    }

    /// Kafka's default `segment.index.bytes`, for each index.
    static let defaultMaxByteCount = 10 * 1024 * 1024
    private static let tailCapacity = 512

    let kind: Kind
    /// Entries that are in the file.
    private(set) var storedCount = 0
    private(set) var tail: [IndexEntry] = []
    private(set) var last: IndexEntry?

    init(_ kind: Kind) { self.kind = kind }

    var count: Int { storedCount + tail.count }
    /// A time index keeps a place for the entry that the segment's seal adds, as Kafka's does.
    func isFull(maxByteCount: Int) -> Bool {
        (count + (kind == .times ? 2 : 1)) * kind.entryByteCount > maxByteCount
    }
    var hasFullTail: Bool { tail.count >= Self.tailCapacity }

    mutating func append(_ entry: IndexEntry) {
        tail.append(entry)
        last = entry
    }

    /// Takes over the file at `path`.
    /// - Parameter valueLimit: values are below it.
    /// - Throws: `damaged` if it is missing or cannot be an index of this segment.
    mutating func load(_ path: String, valueLimit: Int64) throws(StoreFailure) {
        guard let size = try Files.size(path) else {
            throw .damaged(path, at: 0, "the file is missing")
        }
        guard size % kind.entryByteCount == 0 else {
            throw .damaged(path, at: size, "the size is no multiple of an entry's")
        }
        let count = size / kind.entryByteCount
        storedCount = count
        tail = []
        last = nil
        guard count > 0 else { return }
        let fd = try Files.open(path, O_RDONLY)
        defer { close(fd) }
        let first = try entry(0, fd, .waiting, path)
        let final = try entry(count - 1, fd, .waiting, path)
        guard final.value >= 0, Int64(final.value) < valueLimit, final.key >= first.key,
            count == 1 || final.value > first.value
        else { throw .damaged(path, at: size - kind.entryByteCount, "the entry is out of order") }
        last = final
    }

    private func entry(
        _ index: Int, _ fd: Int32, _ mode: ReadMode, _ path: String
    ) throws(StoreFailure) -> IndexEntry {
        var bytes: (UInt64, UInt64) = (0, 0)
        var failure: StoreFailure?
        withUnsafeMutableBytes(of: &bytes) { buffer in
            let place = UnsafeMutableRawBufferPointer(rebasing: buffer[0..<kind.entryByteCount])
            do throws(StoreFailure) {
                let position = index * kind.entryByteCount
                let count = try Files.read(fd, place, at: position, mode, path: path)
                if count < place.count {
                    throw .damaged(path, at: position, "the entry is cut off")
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
        return withUnsafeBytes(of: &bytes) { decode($0) }
    }

    private func decode(_ bytes: UnsafeRawBufferPointer) -> IndexEntry {
        switch kind {
        case .offsets:
            IndexEntry(
                key: Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self))),
                value: Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self)))
        case .times:
            IndexEntry(
                key: Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)),
                value: Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: Int32.self)))
        }
    }

    /// The last entry for which `isBelow` holds, which holds for a prefix; nil if for none.
    func lastEntry(
        _ path: String, _ mode: ReadMode, where isBelow: (IndexEntry) -> Bool
    ) throws(StoreFailure) -> IndexEntry? {
        if let first = tail.first, isBelow(first) {
            return tail[partitionPoint(tail.count) { isBelow(tail[$0]) } - 1]
        }
        guard storedCount > 0 else { return nil }
        let fd = try Files.open(path, O_RDONLY)
        defer { close(fd) }
        var low = 0
        var high = storedCount
        var found: IndexEntry?
        while low < high {
            let middle = (low + high) / 2
            let candidate = try entry(middle, fd, mode, path)
            if isBelow(candidate) {
                found = candidate
                low = middle + 1
            } else {
                high = middle
            }
        }
        return found
    }

    /// Drops the entries whose value is at or past `limit`.
    mutating func truncate(_ path: String, valuesBelow limit: Int32) throws(StoreFailure) {
        tail.removeAll { $0.value >= limit }
        if let newest = tail.last {
            last = newest
            return
        }
        last = nil
        guard storedCount > 0 else { return }
        let fd = try Files.open(path, O_RDWR)
        defer { close(fd) }
        var low = 0
        var high = storedCount
        while low < high {
            let middle = (low + high) / 2
            let candidate = try entry(middle, fd, .waiting, path)
            if candidate.value < limit {
                last = candidate
                low = middle + 1
            } else {
                high = middle
            }
        }
        if low < storedCount {
            storedCount = low
            try Files.truncate(fd, to: low * kind.entryByteCount, path: path)
        }
    }

    /// Writes the tail to the file.
    mutating func store(_ path: String) throws(StoreFailure) {
        guard !tail.isEmpty else { return }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tail.count * kind.entryByteCount)
        for entry in tail {
            switch kind {
            case .offsets: append(Int32(truncatingIfNeeded: entry.key), to: &bytes)
            case .times: append(entry.key, to: &bytes)
            }
            append(entry.value, to: &bytes)
        }
        let fd = try Files.open(path, O_WRONLY | O_CREAT)
        defer { close(fd) }
        var failure: StoreFailure?
        let position = storedCount * kind.entryByteCount
        bytes.withUnsafeBytes { buffer in
            do throws(StoreFailure) {
                try Files.write(fd, buffer, at: position, path: path)
            } catch { failure = error }
        }
        if let failure { throw failure }
        storedCount += tail.count
        tail.removeAll(keepingCapacity: true)
    }

    private func append<T: FixedWidthInteger>(_ value: T, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
}

/// The number of leading indexes below `count` for which `isBelow` holds.
func partitionPoint(_ count: Int, where isBelow: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
        let middle = (low + high) / 2
        if isBelow(middle) { low = middle + 1 } else { high = middle }
    }
    return low
}
