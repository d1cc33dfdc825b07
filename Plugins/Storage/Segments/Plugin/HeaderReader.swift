import Glibc
import Records
import StorageSegmentsNote

/// What the store needs to know of a stored batch.
struct StoredBatch: Equatable {
    var baseOffset: Int64
    var lastOffset: Int64
    var maxTimestamp: Int64
    /// Where it begins in its segment.
    var position: Int
    var byteCount: Int

    var nextOffset: Int64 { lastOffset + 1 }
    var endPosition: Int { position + byteCount }

    /// nil if the bytes at `start` are no plausible header of a batch of format 2.
    /// - Parameter position: where `start` lies in the segment.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer, at start: Int, position: Int) {
        guard bytes.count - start >= BatchHeader.byteCount,
            let header = try? BatchHeader(parsing: bytes, at: start),
            header.baseOffset >= 0, header.lastOffsetDelta >= 0,
            header.baseOffset < Int64.max - Int64(header.lastOffsetDelta)
        else { return nil }
        baseOffset = header.baseOffset
        lastOffset = header.lastOffset
        maxTimestamp = header.maxTimestamp
        byteCount = header.totalByteCount
        self.position = position
    }
}

/// How a read treats bytes that are not in the page cache.
enum ReadMode {
    /// Waits for the disk.
    case waiting
    /// Fails with `wouldBlock`.
    case cachedOnly
}

extension Files {
    /// Reads as ``ReadMode`` says. In `cachedOnly` mode it may return less than there is.
    static func read(
        _ fd: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int, _ mode: ReadMode,
        path: String
    ) throws(StoreFailure) -> Int {
        guard mode == .cachedOnly, !buffer.isEmpty else {
            return try read(fd, buffer, at: offset, path: path)
        }
        while true {
            let count = weir_segments_read_cached(
                fd, buffer.baseAddress, buffer.count, Int64(offset))
            if count >= 0 { return count }
            switch errno {
            case EINTR: continue
            case EAGAIN: throw .wouldBlock
            case EOPNOTSUPP:
                if weir_segments_in_memory(fd) == 0 { throw .wouldBlock }
                return try read(fd, buffer, at: offset, path: path)
            default: throw StoreFailure("read", path)
            }
        }
    }
}

/// Walks the headers of a segment, a page at a time: small batches cost one read for many, large
/// ones one read each.
struct HeaderReader: ~Copyable {
    private static let pageByteCount = 4096

    private let fd: Int32
    private let path: String
    /// Bytes of the segment that count.
    private let byteCount: Int
    private let mode: ReadMode
    private let page: UnsafeMutableRawBufferPointer
    private var pageStart = 0
    private var pageCount = 0

    init(_ fd: Int32, byteCount: Int, mode: ReadMode, path: String) {
        self.fd = fd
        self.path = path
        self.byteCount = byteCount
        self.mode = mode
        page = .allocate(byteCount: Self.pageByteCount, alignment: 16)
    }

    deinit { page.deallocate() }

    /// The batch that begins at `position`; nil at the end of the segment.
    /// - Throws: `damaged` if there is no whole batch at `position`.
    mutating func batch(at position: Int) throws(StoreFailure) -> StoredBatch? {
        if position >= byteCount { return nil }
        if position < pageStart || position + BatchHeader.byteCount > pageStart + pageCount {
            let wanted = min(page.count, byteCount - position)
            pageCount = 0
            pageCount = try Files.read(
                fd, UnsafeMutableRawBufferPointer(rebasing: page[0..<wanted]), at: position, mode,
                path: path)
            pageStart = position
            if pageCount < min(wanted, BatchHeader.byteCount), mode == .cachedOnly {
                throw .wouldBlock
            }
        }
        let bytes = UnsafeRawBufferPointer(rebasing: page[0..<pageCount])
        guard let batch = StoredBatch(bytes, at: position - pageStart, position: position),
            batch.endPosition <= byteCount
        else { throw .damaged(path, at: position, "no whole batch begins here") }
        return batch
    }
}
