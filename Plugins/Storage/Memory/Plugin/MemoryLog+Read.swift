import PluginKit

extension MemoryLog {
    /// Whole batches: copied into the destination if the first fits it, else regions of the chunks.
    func read(_ request: ReadRequest) throws(PluginError) -> StorageResult {
        guard request.offset >= startOffset, request.offset <= endOffset else {
            throw error(
                .range, "read at \(request.offset); must be \(startOffset)...\(endOffset)")
        }
        var found = StorageResult()
        found.offset = endOffset
        let batches = select(request)
        guard let first = batches.first else { return found }
        found.offset = first.baseOffset
        if let base = request.destination.baseAddress,
            first.byteCount <= request.destination.count
        {
            let filled = copy(batches, to: base, capacity: request.destination.count)
            found.regions = [.destination(byteCount: filled)]
            found.byteCount = Int64(filled)
        } else {
            add(batches, to: &found)
        }
        return found
    }

    /// Copies as many whole batches as fit.
    private func copy(
        _ batches: [StoredBatch], to base: UnsafeMutableRawPointer, capacity: Int
    ) -> Int {
        var filled = 0
        for batch in batches {
            guard filled + batch.byteCount <= capacity, let source = batch.bytes.baseAddress else {
                break
            }
            (base + filled).copyMemory(from: source, byteCount: batch.byteCount)
            filled += batch.byteCount
        }
        return filled
    }

    /// The batches of a read, in order.
    private func select(_ request: ReadRequest) -> [StoredBatch] {
        var batches: [StoredBatch] = []
        var total: UInt64 = 0
        for segment in segments[firstSegment(endingPast: request.offset)...] {
            let start = segment.firstBatch(endingAtOrPast: request.offset)
            for batch in segment.batches[start...] {
                guard batch.baseOffset < request.endOffset else { return batches }
                let size = UInt64(batch.byteCount)
                let isFirst = batches.isEmpty && request.minOneBatch
                guard isFirst || total + size <= request.maxByteCount else { return batches }
                batches.append(batch)
                total += size
            }
        }
        return batches
    }

    /// Index of the first segment whose offsets reach past `offset`.
    private func firstSegment(endingPast offset: Int64) -> Int {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].nextOffset <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Regions over the batches, joined where they lie side by side, and the chunks as owners.
    private func add(_ batches: [StoredBatch], to found: inout StorageResult) {
        var runs: [(chunk: Chunk, position: Int, byteCount: Int)] = []
        for batch in batches {
            if let last = runs.last, last.chunk === batch.chunk,
                last.position + last.byteCount == batch.position
            {
                runs[runs.count - 1].byteCount += batch.byteCount
            } else {
                runs.append((batch.chunk, batch.position, batch.byteCount))
            }
        }
        for run in runs {
            found.regions.append(
                .memory(run.chunk.bytes(at: run.position, count: run.byteCount)))
            found.owners.append(run.chunk)
            found.byteCount += Int64(run.byteCount)
        }
    }

    func exportSegment(baseOffset: Int64) throws(PluginError) -> StorageResult {
        guard let segment = segments.first(where: { $0.baseOffset == baseOffset }) else {
            let known = segments.prefix(8).map { String($0.baseOffset) }.joined(separator: ", ")
            throw error(.notFound, "no segment begins at \(baseOffset); segments begin at \(known)")
        }
        var found = StorageResult()
        add(segment.batches, to: &found)
        return found
    }

    var segmentItems: [StorageItem] {
        segments.map { segment in
            var item = StorageItem()
            item.isActive = !segment.isSealed
            item.baseOffset = segment.baseOffset
            item.nextOffset = segment.nextOffset
            item.byteCount = Int64(segment.byteCount)
            item.maxTimestamp = segment.maxTimestamp
            if segment.maxTimestamp < 0 && segment.byteCount > 0 {
                item.maxTimestamp = segment.lastAppend
            }
            return item
        }
    }

    /// The first batch at or past the start whose greatest timestamp is at least `timestamp`.
    func firstBatch(timestampAtLeast timestamp: Int64) -> StoredBatch? {
        for segment in segments where segment.maxTimestamp >= timestamp {
            let start = segment.firstBatch(endingAtOrPast: startOffset)
            let match = segment.batches[start...].first { $0.maxTimestamp >= timestamp }
            if let match { return match }
        }
        return nil
    }

    /// The first batch at or past the start with the greatest timestamp; nil if none has one.
    var newestBatch: StoredBatch? {
        var newest: StoredBatch?
        for segment in segments where segment.maxTimestamp > newest?.maxTimestamp ?? -1 {
            let start = segment.firstBatch(endingAtOrPast: startOffset)
            for batch in segment.batches[start...]
            where batch.maxTimestamp > newest?.maxTimestamp ?? -1 {
                newest = batch
            }
        }
        return newest
    }
}
