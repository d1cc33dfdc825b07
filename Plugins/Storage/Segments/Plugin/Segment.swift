import Glibc
import PluginKit

/// A segment of a log: `<base>.log` with its two indexes.
///
/// Members change on the log's executor while it holds the log's lock. The executor reads them
/// freely; everyone else takes a ``View`` under the lock.
final class Segment: @unchecked Sendable {
    // Guard of the unchecked conformance: the lock and the executor of the log, as above.

    let baseOffset: Int64
    /// Path without suffix; changes never while the segment is in a log.
    let stem: String
    /// Behind every file's name: `.cleaned` while a replacement is being written, else nothing.
    private(set) var suffix: String
    let file: PooledFile
    /// Bytes that have blocks of the device for certain; see `Reserve`. Executor only.
    var allocatedEnd = 0
    /// Committed bytes: whole batches.
    var byteCount = 0
    /// Offset behind the last batch; of a sealed segment found at open the next segment's base.
    var nextOffset: Int64
    var offsetIndex = SparseIndex(.offsets)
    var timeIndex = SparseIndex(.times)
    /// The indexes are loaded and `maxTimestamp` is known.
    var isIndexed = false
    /// -1 if it has none.
    var maxTimestamp: Int64 = -1
    /// Last offset of the batch with `maxTimestamp`.
    var maxTimestampOffset: Int64 = -1
    /// Timestamp from which `segment.ms` counts; nil until it is needed.
    var rollTimestamp: Int64?
    var bytesSinceIndexEntry = 0
    /// Has bytes that no fsync covers.
    var isDirty = false
    var isSealed = false

    init(directory: String, baseOffset: Int64, pool: DescriptorPool, suffix: String = "") {
        self.baseOffset = baseOffset
        stem = directory + "/" + Names.segment(baseOffset)
        nextOffset = baseOffset
        self.suffix = suffix
        file = PooledFile(path: stem + ".log" + suffix, pool: pool)
    }

    var path: String { stem + ".log" + suffix }
    var offsetIndexPath: String { stem + SparseIndex.Kind.offsets.suffix + suffix }
    var timeIndexPath: String { stem + SparseIndex.Kind.times.suffix + suffix }

    /// The files have got their final names.
    func lostSuffix() {
        suffix = ""
        file.moved(to: path)
    }

    /// Makes the empty files, in place of any with those names.
    func create() throws(StoreFailure) {
        for path in [path, offsetIndexPath, timeIndexPath] {
            try Files.makeEmpty(path)
        }
        isIndexed = true
    }

    /// What a reader may use without the lock.
    struct View {
        let segment: Segment
        let byteCount: Int
        let nextOffset: Int64
        let offsetIndex: SparseIndex
        let isSealed: Bool
    }

    var view: View {
        View(
            segment: self, byteCount: byteCount, nextOffset: nextOffset, offsetIndex: offsetIndex,
            isSealed: isSealed)
    }

    // MARK: On the executor, under the lock

    /// Takes note of a batch that is in the file at the end of the segment.
    func note(
        baseOffset base: Int64, lastOffset: Int64, maxTimestamp timestamp: Int64,
        byteCount batchByteCount: Int, indexInterval: Int
    ) {
        if bytesSinceIndexEntry > indexInterval, byteCount > 0 {
            offsetIndex.append(
                IndexEntry(key: lastOffset - baseOffset, value: Int32(byteCount)))
            noteTime()
            bytesSinceIndexEntry = 0
        }
        if timestamp > maxTimestamp {
            maxTimestamp = timestamp
            maxTimestampOffset = lastOffset
        }
        byteCount += batchByteCount
        bytesSinceIndexEntry += batchByteCount
        nextOffset = lastOffset + 1
    }

    /// Adds the time index entry for what is known by now, if it says anything new.
    func noteTime() {
        guard maxTimestamp >= 0, maxTimestamp > timeIndex.last?.key ?? -1 else { return }
        let relative = Int32(maxTimestampOffset - baseOffset)
        guard relative > timeIndex.last?.value ?? -1 else { return }
        timeIndex.append(IndexEntry(key: maxTimestamp, value: relative))
    }

    /// Whether a batch has to begin another segment.
    func isFull(
        forBatchTo lastOffset: Int64, byteCount added: Int, segmentByteCount: Int,
        indexMaxByteCount: Int
    ) -> Bool {
        byteCount > 0
            && (byteCount + added > segmentByteCount
                || lastOffset - baseOffset > Int64(Int32.max)
                || offsetIndex.isFull(maxByteCount: indexMaxByteCount)
                || timeIndex.isFull(maxByteCount: indexMaxByteCount))
    }

    // MARK: On the executor

    /// Writes what the indexes hold in memory.
    func storeIndexes() throws(StoreFailure) {
        try offsetIndex.store(offsetIndexPath)
        try timeIndex.store(timeIndexPath)
    }

    /// Whether regions of the file are in use.
    var isPinned: Bool { file.isUsed() }
}

extension Segment.View {
    /// The first batch that ends at or past `offset`; nil if there is none in the segment.
    /// - Throws: `damaged` if the index and the file disagree.
    func locate(
        _ offset: Int64, _ mode: ReadMode
    ) throws(StoreFailure) -> StoredBatch? {
        let base = segment.baseOffset
        let entry = try offsetIndex.lastEntry(segment.offsetIndexPath, mode) {
            $0.key <= offset - base
        }
        let fd = try segment.file.acquire()
        defer { segment.file.release() }
        var reader = HeaderReader(fd, byteCount: byteCount, mode: mode, path: segment.path)
        var position = 0
        if let entry {
            guard entry.value >= 0, let batch = try reader.batch(at: Int(entry.value)),
                batch.baseOffset - base <= entry.key, batch.lastOffset - base >= entry.key
            else {
                throw .damaged(
                    segment.offsetIndexPath, at: 0, "an entry points to another batch")
            }
            position = batch.position
        }
        while let batch = try reader.batch(at: position) {
            if batch.lastOffset >= offset { return batch }
            position = batch.endPosition
        }
        return nil
    }
}
