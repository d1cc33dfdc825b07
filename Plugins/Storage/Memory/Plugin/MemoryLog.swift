import PluginKit

/// One log in memory. [log's owner] Every function.
///
///     segments:  [ sealed ][ sealed ][ active ]      offsets ascend; each a run of batches
///                     ^ startOffset      ^ endOffset
final class MemoryLog: @unchecked Sendable {
    // Guard of the unchecked conformance: touched by the log's owner only; `key` and `topicID` are
    // constant.

    /// Names a log within an instance.
    struct Key: Hashable, Sendable, CustomStringConvertible {
        var topic: String
        var partition: Int32

        var description: String { "\(topic)-\(partition)" }
    }

    /// Where `segment.bytes` is 0: Kafka's default.
    static let defaultSegmentByteCount: UInt64 = 1 << 30

    let key: Key
    let topicID: TopicIdentifier
    let budget: Budget
    var layout: StorageLayout
    /// Deleted: no handle of it works any more.
    private(set) var isRemoved = false

    private(set) var startOffset: Int64 = 0
    private(set) var endOffset: Int64 = 0
    /// Ascending; only `replace` leaves one without batches.
    private(set) var segments: [MemorySegment] = []
    var blobs = StateBlobs()
    /// Where the next batch goes.
    private var chunk: Chunk?

    /// nil if the budget has no room for another log.
    init?(key: Key, topicID: TopicIdentifier, layout: StorageLayout, budget: Budget) {
        guard budget.charge(Budget.logCharge) else { return nil }
        self.key = key
        self.topicID = topicID
        self.layout = layout
        self.budget = budget
    }

    deinit {
        forget(segments[...])
        budget.giveBack(Budget.logCharge)
    }

    var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }

    private var segmentByteCountMax: UInt64 {
        layout.segmentByteCount == 0 ? Self.defaultSegmentByteCount : layout.segmentByteCount
    }

    func error(_ code: PluginError.Code, _ what: String) -> PluginError {
        PluginError(code, "\(key): \(what)")
    }

    // MARK: Append

    /// All of the vector or nothing.
    func append(_ request: AppendRequest) throws(PluginError) {
        guard request.batchCount > 0 else { return }
        let first = request.batch(0).baseOffset
        guard first == endOffset || (first > endOffset && request.allowsGaps) else {
            throw error(.range, "append at \(first); must be at the end, \(endOffset)")
        }
        for batch in try store(request) {
            if let active = segments.last, !active.isSealed,
                shouldRoll(active, for: batch, nowMilliseconds: request.nowMilliseconds)
            {
                seal()
            }
            if segments.last?.isSealed ?? true {
                segments.append(MemorySegment(baseOffset: endOffset))
            }
            segments[segments.count - 1].append(batch, nowMilliseconds: request.nowMilliseconds)
            endOffset = batch.lastOffset + 1
        }
    }

    private func shouldRoll(
        _ segment: MemorySegment, for batch: StoredBatch, nowMilliseconds: Int64
    ) -> Bool {
        if segment.batches.isEmpty { return false }
        if UInt64(segment.byteCount + batch.byteCount) > segmentByteCountMax { return true }
        return layout.segmentMilliseconds > 0
            && (batch.maxTimestamp >= 0 ? batch.maxTimestamp : nowMilliseconds)
                - segment.firstTimestamp > layout.segmentMilliseconds
    }

    /// Copies every batch of the request; nothing is charged or kept if there is no room for all.
    private func store(_ request: AppendRequest) throws(PluginError) -> [StoredBatch] {
        let total = request.byteCount
        let indexCharge = request.batchCount * Budget.batchCharge
        guard budget.charge(indexCharge) else { throw full(total) }
        let target: Chunk
        if let chunk, chunk.freeByteCount >= total {
            target = chunk
        } else if let next = Chunk.next(for: total, logByteCount: byteCount, budget: budget) {
            target = next
            chunk = next
        } else {
            budget.giveBack(indexCharge)
            throw full(total)
        }
        var stored: [StoredBatch] = []
        stored.reserveCapacity(request.batchCount)
        for index in 0..<request.batchCount {
            let batch = request.batch(index)
            var position: Int?
            for piece in batch.pieces {
                let start = target.append(request.piece(piece))
                position = position ?? start
            }
            stored.append(
                StoredBatch(
                    baseOffset: batch.baseOffset, lastOffset: batch.lastOffset,
                    maxTimestamp: batch.maxTimestamp, chunk: target, position: position ?? 0,
                    byteCount: batch.byteCount))
        }
        return stored
    }

    func full(_ byteCount: Int) -> PluginError {
        error(
            .full,
            "no room for \(byteCount) bytes: \(budget.usedByteCount) of max-bytes "
                + "\(budget.capacity) are used; delete topics, shorten retention or raise max-bytes"
        )
    }

    // MARK: Shape

    func truncate(to offset: Int64) throws(PluginError) {
        guard offset >= startOffset else {
            throw error(.range, "truncate to \(offset); must be at least the start, \(startOffset)")
        }
        guard offset < endOffset else { return }
        var end = offset
        while let last = segments.last {
            let kept = last.firstBatch(endingAtOrPast: offset)
            if kept < last.batches.count {
                end = min(end, last.batches[kept].baseOffset)
                budget.giveBack((last.batches.count - kept) * Budget.batchCharge)
            }
            guard kept > 0 else {
                segments.removeLast()
                continue
            }
            segments[segments.count - 1].keep(kept)
            segments[segments.count - 1].isSealed = false
            break
        }
        // A batch across the start goes whole too, but the log never ends before it starts.
        endOffset = max(startOffset, end)
        blobs.drop(past: endOffset)
    }

    func trim(to offset: Int64) throws(PluginError) {
        guard offset <= endOffset else {
            throw error(.range, "trim to \(offset); must be at most the end, \(endOffset)")
        }
        guard offset > startOffset else { return }
        startOffset = offset
        let gone = segments.prefix { $0.nextOffset <= offset }
        forget(gone)
        segments.removeFirst(gone.count)
        if segments.isEmpty { chunk = nil }
    }

    func start(at offset: Int64) {
        dropAll()
        startOffset = offset
        endOffset = offset
    }

    func remove() {
        dropAll()
        isRemoved = true
    }

    private func dropAll() {
        forget(segments[...])
        segments.removeAll()
        blobs.dropAll()
        chunk = nil
    }

    private func forget(_ segments: ArraySlice<MemorySegment>) {
        budget.giveBack(segments.reduce(0) { $0 + $1.batches.count } * Budget.batchCharge)
    }

    func seal() {
        guard let last = segments.indices.last else { return }
        segments[last].isSealed = true
        segments[last].nextOffset = endOffset
    }

    /// Swaps the sealed segments over `from..<to`.
    func replace(from: Int64, to: Int64, with request: AppendRequest) throws(PluginError) {
        guard let first = segments.firstIndex(where: { $0.baseOffset == from }),
            let last = segments.lastIndex(where: { $0.nextOffset == to && $0.isSealed }),
            first <= last
        else {
            throw error(.range, "replace \(from)..<\(to); must be whole sealed segments")
        }
        var fresh: [MemorySegment] = []
        var segment = MemorySegment(baseOffset: from)
        for batch in try store(request) {
            let size = UInt64(segment.byteCount + batch.byteCount)
            if !segment.batches.isEmpty, size > segmentByteCountMax {
                segment.nextOffset = batch.baseOffset
                fresh.append(segment)
                segment = MemorySegment(baseOffset: batch.baseOffset)
            }
            segment.append(batch, nowMilliseconds: request.nowMilliseconds)
        }
        segment.nextOffset = to
        fresh.append(segment)
        for index in fresh.indices { fresh[index].isSealed = true }
        forget(segments[first...last])
        segments.replaceSubrange(first...last, with: fresh)
    }
}
