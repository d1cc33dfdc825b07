import Glibc
import PluginKit
import Primitives

extension SegmentLog {
    /// [executor] Opens the log's directory, or makes it.
    func open(create: Bool, exclusive: Bool) throws(StoreFailure) -> StorageResult {
        try context.checkUsable()
        guard context.register(self) else {
            throw StoreFailure(
                .exists, "\(name.directory) is open already; close the other handle first")
        }
        do throws(StoreFailure) {
            let exists = Files.exists(directory)
            if !exists {
                guard create else {
                    throw StoreFailure(.notFound, "there is no log \(name.directory)")
                }
                try makeDirectory()
            } else if create && exclusive {
                throw StoreFailure(.exists, "the log \(name.directory) exists")
            }
            try context.reserve.spending(reservePurpose) { () throws(StoreFailure) in
                try checkTopicID()
                try load(isUnclean: exists && context.directory.needsRecovery(name))
            }
            context.directory.settle(name)
        } catch {
            context.unregister(self)
            throw error
        }
        var result = StorageResult()
        result.log = self
        result.startOffset = startOffset
        result.endOffset = endOffset
        result.wasUnclean = wasUnclean
        return result
    }

    private func makeDirectory() throws(StoreFailure) {
        try context.reserve.spending(reservePurpose) { () throws(StoreFailure) in
            try Files.makeDirectory(directory)
        }
        // A log of that name that was here before is no concern of this one.
        context.directory.record(.init(recoveryPoint: 0), of: name)
        hasDirtyNames = true
    }

    private func checkTopicID() throws(StoreFailure) {
        guard topicID != .zero else { return }
        guard let stored = try DataDirectory.readTopicID(directory) else {
            return try DataDirectory.writeTopicID(topicID, directory)
        }
        guard stored == topicID || stored == .zero else {
            throw StoreFailure(
                .invalid,
                "\(directory) belongs to topic id \(stored), not \(topicID); "
                    + "remove it if that topic is gone")
        }
    }

    private func load(isUnclean: Bool) throws(StoreFailure) {
        try finishReplacement()
        let offsets = context.directory.offsets(of: name)
        var bases: [Int64] = []
        states = StateFiles()
        for file in try Files.names(in: directory) {
            if file.hasSuffix(".deleted") || file.hasSuffix(".cleaned") || file.hasSuffix(".tmp") {
                try Files.remove(directory + "/" + file)
            } else if let base = Names.offset(file, suffix: ".log") {
                bases.append(base)
            } else {
                states.note(file: file)
            }
        }
        bases.sort()
        var found: [Segment] = []
        for base in bases {
            let segment = Segment(directory: directory, baseOffset: base, pool: context.pool)
            segment.byteCount = try Files.size(segment.path) ?? 0
            if let previous = found.last {
                previous.nextOffset = base
                previous.isSealed = true
            }
            found.append(segment)
        }
        if found.isEmpty { found = [try makeSegment(max(0, offsets.logStart ?? 0))] }
        let recoveryPoint = offsets.recoveryPoint ?? 0
        locked {
            segments = found
            wasUnclean = isUnclean
        }
        try loadEnd(recoveryPoint: recoveryPoint, isUnclean: isUnclean)
        locked {
            endOffset = active.nextOffset
            let first = segments[0].baseOffset
            startOffset = min(max(first, offsets.logStart ?? first), max(first, endOffset))
            if let value = offsets.highWatermark { highWatermark = (0, value) }
            if let value = offsets.logStart { logStart = (0, value) }
            for segment in segments where segment.nextOffset > recoveryPoint {
                segment.isDirty = segment.byteCount > 0
            }
            durableOffset = min(max(recoveryPoint, startOffset), endOffset)
            noteDurable()
            isLoaded = true
        }
        // Records that were deleted for good must not make room for others under their offsets:
        // after a power failure the log may end below the start that was promised.
        if let start = offsets.logStart, start > endOffset { try clear(at: start) }
        if isUnclean { context.checkpointsChanged() }
    }

    /// Finds the log's end. After a clean stop that takes the last index entry and the headers
    /// behind it; else, or if they do not fit the file, recovery.
    private func loadEnd(recoveryPoint: Int64, isUnclean: Bool) throws(StoreFailure) {
        if !isUnclean {
            do throws(StoreFailure) {
                try loadIndexes(active)
                try loadTail(active)
                return
            } catch {
                guard error.kind == .damaged else { throw error }
                context.host.log(.warning, "\(error.text); checking the segment")
            }
            return try recover(from: active.baseOffset)
        }
        try recover(from: recoveryPoint)
    }

    func makeSegment(_ baseOffset: Int64) throws(StoreFailure) -> Segment {
        let segment = Segment(directory: directory, baseOffset: baseOffset, pool: context.pool)
        try segment.create()
        hasDirtyNames = true
        return segment
    }

    // MARK: Indexes

    /// [executor] Makes a sealed segment that was found at open ready for lookups.
    func prepare(_ segment: Segment) throws(StoreFailure) {
        guard !segment.isIndexed else { return }
        do throws(StoreFailure) {
            try loadIndexes(segment)
            // The last entry of a sealed segment's time index is its greatest timestamp, unless the
            // index was cut short.
            try loadTail(segment)
        } catch {
            guard error.kind == .damaged else { throw error }
            try rebuildIndexes(segment)
        }
    }

    private func loadIndexes(_ segment: Segment) throws(StoreFailure) {
        var offsets = SparseIndex(.offsets)
        var times = SparseIndex(.times)
        try offsets.load(segment.offsetIndexPath, valueLimit: Int64(segment.byteCount))
        try times.load(segment.timeIndexPath, valueLimit: Int64(Int32.max))
        guard times.count > 0 || offsets.count == 0 else {
            throw .damaged(segment.timeIndexPath, at: 0, "it is empty and the offset index is not")
        }
        locked {
            segment.offsetIndex = offsets
            segment.timeIndex = times
        }
    }

    /// Reads the headers behind the last index entry.
    /// - Throws: `damaged` if they do not lead to the end of the file.
    func loadTail(_ segment: Segment) throws(StoreFailure) {
        let fd = try segment.file.acquire()
        defer { segment.file.release() }
        var reader = HeaderReader(
            fd, byteCount: segment.byteCount, mode: .waiting, path: segment.path)
        var position = 0
        if let entry = segment.offsetIndex.last {
            position = Int(entry.value)
            guard let batch = try reader.batch(at: position),
                batch.baseOffset - segment.baseOffset <= entry.key,
                batch.lastOffset - segment.baseOffset >= entry.key
            else {
                throw .damaged(
                    segment.offsetIndexPath, at: 0, "the last entry points to another batch")
            }
        }
        let entryPosition = position
        var timestamp = segment.timeIndex.last?.key ?? -1
        var timestampOffset =
            segment.timeIndex.last.map { segment.baseOffset + Int64($0.value) } ?? -1
        var next = segment.baseOffset
        while let batch = try reader.batch(at: position) {
            guard batch.baseOffset >= next else {
                throw .damaged(segment.path, at: position, "offsets do not ascend")
            }
            if batch.maxTimestamp > timestamp {
                timestamp = batch.maxTimestamp
                timestampOffset = batch.lastOffset
            }
            next = batch.nextOffset
            position = batch.endPosition
        }
        guard !segment.isSealed || next <= segment.nextOffset, timestampOffset < next else {
            throw .damaged(segment.path, at: position, "offsets pass the segment's end")
        }
        locked {
            segment.maxTimestamp = timestamp
            segment.maxTimestampOffset = timestampOffset
            segment.bytesSinceIndexEntry = segment.byteCount - entryPosition
            if !segment.isSealed { segment.nextOffset = next }
            segment.isIndexed = true
        }
    }

    /// [executor] Makes both indexes anew from the headers.
    func rebuildIndexes(_ segment: Segment) throws(StoreFailure) {
        context.host.log(.warning, "rebuilding the indexes of \(segment.path)")
        let fresh = Segment(
            directory: directory, baseOffset: segment.baseOffset, pool: context.pool)
        for path in [segment.offsetIndexPath, segment.timeIndexPath] {
            try Files.makeEmpty(path)
        }
        try segment.file.withDescriptor { fd throws(StoreFailure) in
            var reader = HeaderReader(
                fd, byteCount: segment.byteCount, mode: .waiting, path: segment.path)
            var position = 0
            while let batch = try reader.batch(at: position) {
                fresh.note(
                    baseOffset: batch.baseOffset, lastOffset: batch.lastOffset,
                    maxTimestamp: batch.maxTimestamp, byteCount: batch.byteCount,
                    indexInterval: indexInterval)
                position = batch.endPosition
                if fresh.offsetIndex.hasFullTail { try fresh.storeIndexes() }
            }
        }
        if segment.isSealed {
            fresh.noteTime()
            try fresh.storeIndexes()
        }
        locked {
            segment.offsetIndex = fresh.offsetIndex
            segment.timeIndex = fresh.timeIndex
            segment.maxTimestamp = fresh.maxTimestamp
            segment.maxTimestampOffset = fresh.maxTimestampOffset
            segment.bytesSinceIndexEntry = fresh.bytesSinceIndexEntry
            segment.isIndexed = true
        }
    }

    /// [executor] Runs a lookup; if an index turns out to be wrong, makes it anew and tries again.
    func mendingIndexes<Value>(
        _ body: () throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value {
        do throws(StoreFailure) {
            return try body()
        } catch {
            guard error.kind == .damaged,
                let segment = segments.first(where: { error.path.hasPrefix($0.stem) })
            else { throw error }
            try rebuildIndexes(segment)
            return try body()
        }
    }

    // MARK: Times

    /// Timestamp of a segment's first batch; -1 if it has none.
    func firstTimestamp(_ segment: Segment) -> Int64 {
        do throws(StoreFailure) {
            return try segment.file.withDescriptor { fd throws(StoreFailure) in
                var reader = HeaderReader(
                    fd, byteCount: segment.byteCount, mode: .waiting, path: segment.path)
                return try reader.batch(at: 0)?.maxTimestamp ?? -1
            }
        } catch { return -1 }
    }

    // MARK: Durability

    /// Moves the durable offset up to the first segment that no fsync covers.
    /// - Precondition: under the lock.
    func noteDurable() {
        let clean = segments.first { $0.isDirty }?.baseOffset ?? endOffset
        durableOffset = max(durableOffset, min(clean, endOffset))
    }
}
