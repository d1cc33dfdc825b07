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
        var newest: Segment?
        for segment in segments {
            try mendingIndexes { () throws(StoreFailure) in try prepare(segment) }
            guard segment.maxTimestamp >= 0, segment.nextOffset > startOffset else { continue }
            if segment.maxTimestamp > newest?.maxTimestamp ?? -1 { newest = segment }
        }
        var result = StorageResult()
        result.maxTimestamp = -1
        result.offset = -1
        if let newest {
            let batch = try mendingIndexes { () throws(StoreFailure) in
                try newest.view.locate(newest.maxTimestampOffset, .waiting)
            }
            if let batch {
                result.maxTimestamp = newest.maxTimestamp
                result.offset = batch.baseOffset
            }
        }
        result.startOffset = startOffset
        result.endOffset = endOffset
        result.durableOffset = locked { durableOffset }
        result.byteCount = segments.reduce(0) { $0 + Int64($1.byteCount) }
        result.wasUnclean = wasUnclean
        return result
    }
}
