import PluginKit

extension SegmentLog {
    /// [executor] The first batch whose greatest timestamp is at least `timestamp`; nil if none is.
    func lookup(timestamp: Int64) throws(StoreFailure) -> StoredBatch? {
        for segment in segments {
            let found = try mendingIndexes { () throws(StoreFailure) in
                try prepare(segment)
                return try lookup(timestamp, in: segment)
            }
            if let found { return found }
        }
        return nil
    }

    private func lookup(
        _ timestamp: Int64, in segment: Segment
    ) throws(StoreFailure) -> StoredBatch? {
        guard segment.byteCount > 0, segment.nextOffset > startOffset,
            segment.maxTimestamp >= timestamp
        else { return nil }
        var position = 0
        let entry = try segment.timeIndex.lastEntry(segment.timeIndexPath, .waiting) {
            $0.key <= timestamp
        }
        let base = segment.baseOffset
        if let entry {
            let batch = try segment.view.locate(base + Int64(entry.value), .waiting)
            guard let batch, batch.maxTimestamp == entry.key,
                batch.baseOffset <= base + Int64(entry.value)
            else {
                throw .damaged(
                    segment.timeIndexPath, at: 0, "an entry has another time than its batch")
            }
            position = batch.position
        }
        return try segment.file.withDescriptor { fd throws(StoreFailure) in
            var reader = HeaderReader(
                fd, byteCount: segment.byteCount, mode: .waiting, path: segment.path)
            while let batch = try reader.batch(at: position) {
                if batch.maxTimestamp >= timestamp, batch.lastOffset >= startOffset {
                    return batch
                }
                position = batch.endPosition
            }
            return nil
        }
    }

    /// [executor] What `describe` says.
    func describe() throws(StoreFailure) -> StorageResult {
        var result = StorageResult()
        result.maxTimestamp = -1
        result.offset = -1
        for segment in segments {
            try mendingIndexes { () throws(StoreFailure) in try prepare(segment) }
            guard segment.maxTimestamp > result.maxTimestamp, segment.nextOffset > startOffset
            else { continue }
            let batch = try mendingIndexes { () throws(StoreFailure) in try newestBatch(segment) }
            guard let batch, batch.maxTimestamp > result.maxTimestamp else { continue }
            result.maxTimestamp = batch.maxTimestamp
            result.offset = batch.baseOffset
        }
        result.startOffset = startOffset
        result.endOffset = endOffset
        result.durableOffset = locked { durableOffset }
        result.byteCount = segments.reduce(0) { $0 + Int64($1.byteCount) }
        result.wasUnclean = wasUnclean
        return result
    }

    /// The first batch at or past the log's start with the segment's greatest timestamp.
    private func newestBatch(_ segment: Segment) throws(StoreFailure) -> StoredBatch? {
        if segment.maxTimestampOffset >= startOffset {
            return try segment.view.locate(segment.maxTimestampOffset, .waiting)
        }
        // The log begins inside of the segment and behind that batch: one of the rest has it.
        let first = try segment.view.locate(startOffset, .waiting)
        return try segment.file.withDescriptor { fd throws(StoreFailure) in
            var reader = HeaderReader(
                fd, byteCount: segment.byteCount, mode: .waiting, path: segment.path)
            var newest: StoredBatch?
            var position = first?.position ?? segment.byteCount
            while let batch = try reader.batch(at: position) {
                if batch.maxTimestamp > newest?.maxTimestamp ?? -1 { newest = batch }
                position = batch.endPosition
            }
            return newest
        }
    }
}
