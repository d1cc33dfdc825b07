import Glibc
import PluginKit
import StorageSegmentsNote

extension SegmentLog {
    // MARK: Segments

    /// [executor] Seals the active segment and begins another at `baseOffset`.
    func roll(to baseOffset: Int64) throws(StoreFailure) {
        let sealed = active
        let fresh = try makeSegment(baseOffset)
        locked {
            sealed.noteTime()
            sealed.isSealed = true
            segments.append(fresh)
        }
        try storeIndexes(sealed)
        if sealed.allocatedEnd > sealed.byteCount {
            // What lay ahead of its end is for the next segment.
            try sealed.file.withDescriptor { fd throws(StoreFailure) in
                try Files.truncate(fd, to: sealed.byteCount, path: sealed.path)
            }
            sealed.allocatedEnd = 0
        }
        context.syncLater(sealed, of: self)
    }

    /// [executor] Takes a segment's files away from the log. Regions in use keep their bytes.
    private func discard(_ segment: Segment) throws(StoreFailure) {
        for path in [segment.path, segment.offsetIndexPath, segment.timeIndexPath] {
            do throws(StoreFailure) {
                try context.reserve.spending(.essential) { () throws(StoreFailure) in
                    try Files.rename(path, to: path + ".deleted")
                }
            } catch {
                if error.isMissing { continue }
                throw error
            }
            context.removeLater(
                path + ".deleted", after: Int(fileLayout.deleteDelayMilliseconds))
        }
        segment.file.detach()
        hasDirtyNames = true
    }

    /// [executor] Lets the log end with segment `segmentCount - 1` at `byteCount`, behind the batch
    /// in front of `nextOffset`. The newest go first, so that a crash leaves a prefix.
    func cut(segmentCount: Int, byteCount: Int, nextOffset: Int64) throws(StoreFailure) {
        while segments.count > segmentCount {
            try discard(active)
            locked { _ = segments.removeLast() }
        }
        let segment = active
        if segment.isPinned && segment.byteCount > byteCount {
            return try cutPinned(segment, byteCount)
        }
        try segment.file.withDescriptor { fd throws(StoreFailure) in
            try Files.truncate(fd, to: byteCount, path: segment.path)
        }
        segment.allocatedEnd = 0
        try endSegment(segment, byteCount)
    }

    /// The new end of a segment whose file already ends there.
    private func endSegment(_ segment: Segment, _ byteCount: Int) throws(StoreFailure) {
        var offsets = segment.offsetIndex
        var times = segment.timeIndex
        let isShorter = byteCount < segment.byteCount
        locked {
            segment.byteCount = byteCount
            segment.isSealed = false
        }
        guard isShorter || !segment.isIndexed else { return }
        do throws(StoreFailure) {
            try offsets.truncate(segment.offsetIndexPath, valuesBelow: Int32(byteCount))
            locked { segment.offsetIndex = offsets }
            let end = try endOfBatches(segment)
            try times.truncate(
                segment.timeIndexPath, valuesBelow: Int32(end - segment.baseOffset))
            locked { segment.timeIndex = times }
            try loadTail(segment)
        } catch {
            guard error.kind == .damaged else { throw error }
            try rebuildIndexes(segment)
            try loadTail(segment)
        }
    }

    /// Offset behind the last batch of a segment.
    func endOfBatches(_ segment: Segment) throws(StoreFailure) -> Int64 {
        let view = segment.view
        return try segment.file.withDescriptor { fd throws(StoreFailure) in
            var reader = HeaderReader(
                fd, byteCount: view.byteCount, mode: .waiting, path: segment.path)
            var position = Int(view.offsetIndex.last?.value ?? 0)
            var end = segment.baseOffset
            while let batch = try reader.batch(at: position) {
                end = batch.nextOffset
                position = batch.endPosition
            }
            return end
        }
    }

    /// Puts a copy of the kept bytes in the file's place, so that regions in use keep theirs.
    private func cutPinned(_ segment: Segment, _ byteCount: Int) throws(StoreFailure) {
        let copy = segment.path + ".cleaned"
        try segment.file.withDescriptor { fd throws(StoreFailure) in
            let target = try Files.open(copy, O_RDWR | O_CREAT | O_TRUNC)
            defer { Glibc.close(target) }
            guard weir_segments_copy_prefix(fd, target, UInt64(byteCount)) == 0 else {
                throw StoreFailure("copy", copy)
            }
            // What was durable has to be so under the new file too.
            try Files.sync(target, path: copy)
        }
        try Files.rename(copy, to: segment.path)
        segment.file.detach()
        let fresh = Segment(
            directory: directory, baseOffset: segment.baseOffset, pool: context.pool)
        fresh.byteCount = segment.byteCount
        fresh.offsetIndex = segment.offsetIndex
        fresh.timeIndex = segment.timeIndex
        fresh.isIndexed = segment.isIndexed
        fresh.isDirty = true
        hasDirtyNames = true
        locked { segments[segments.count - 1] = fresh }
        try endSegment(fresh, byteCount)
    }

    /// [janitor] Makes a sealed segment durable.
    func syncSealed(_ segment: Segment) {
        let isWanted = locked { segment.isSealed && segment.isDirty && isHere(segment) }
        guard isWanted else { return }
        do throws(StoreFailure) {
            let size = locked { segment.byteCount }
            try segment.file.withDescriptor { fd throws(StoreFailure) in
                try Files.sync(fd, path: segment.path)
            }
            try Files.syncDirectory(directory)
            noteSynced(segment, byteCount: size)
            context.checkpointsChanged()
        } catch {
            // The log may have been removed meanwhile; anything else is the device.
            if !error.isMissing { context.fail(error) }
        }
    }

    /// An fsync covers the first `byteCount` bytes of a sealed segment.
    func noteSynced(_ segment: Segment, byteCount: Int) {
        locked {
            guard segment.isSealed, segment.byteCount == byteCount, isHere(segment) else { return }
            segment.isDirty = false
            noteDurable()
        }
    }

    /// - Precondition: under the lock.
    private func isHere(_ segment: Segment) -> Bool {
        segments.contains { $0 === segment }
    }

    // MARK: Operations, all on the executor

    /// Makes everything appended so far durable.
    /// - Returns: the durable offset.
    func flushNow() throws(StoreFailure) -> Int64 {
        try context.checkUsable()
        do throws(StoreFailure) {
            for segment in segments where segment.isDirty {
                try segment.file.withDescriptor { fd throws(StoreFailure) in
                    try Files.sync(fd, path: segment.path)
                }
                locked { segment.isDirty = false }
            }
            if hasDirtyNames {
                try Files.syncDirectory(directory)
                try Files.syncDirectory(context.options.directory)
                hasDirtyNames = false
            }
        } catch {
            context.fail(error)
            throw error
        }
        context.checkpointsChanged()
        return locked {
            noteDurable()
            return durableOffset
        }
    }

    /// - Returns: the end offset.
    func truncate(to offset: Int64) throws(StoreFailure) -> Int64 {
        try context.checkUsable()
        guard offset >= 0 else {
            throw StoreFailure(.range, "\(name.directory): truncate to \(offset); must be >= 0")
        }
        guard offset < endOffset else {
            try dropStates(above: offset)
            return endOffset
        }
        if offset <= segments[0].baseOffset {
            try clear(at: offset)
            try dropStates(above: offset)
            return offset
        }
        let index = partitionPoint(segments.count) { segments[$0].baseOffset < offset } - 1
        let segment = segments[index]
        let batch = try mendingIndexes { () throws(StoreFailure) in
            try prepare(segment)
            return try segment.view.locate(offset, .waiting)
        }
        let position = batch?.position ?? segment.byteCount
        let end = min(offset, batch?.baseOffset ?? offset)
        // A durable offset past the end would let a later recovery pass over new batches.
        let mustLower = durableOffset > end
        locked {
            endOffset = end
            durableOffset = min(durableOffset, end)
            hints.clear()
        }
        if mustLower { try context.writeCheckpoints() }
        try cut(segmentCount: index + 1, byteCount: position, nextOffset: end)
        locked {
            active.nextOffset = end
            startOffset = min(startOffset, end)
        }
        try dropStates(above: offset)
        return end
    }

    /// Drops every segment and begins an empty one.
    func clear(at offset: Int64) throws(StoreFailure) {
        let hasBytes = segments.contains { $0.byteCount > 0 }
        locked {
            durableOffset = min(durableOffset, offset)
            logStart = (offset, offset)
            hints.clear()
        }
        // Should a crash come between the old segments and the new one, it begins where this says.
        if hasBytes { try context.writeCheckpoints() }
        while segments.count > 1 {
            try discard(active)
            locked { _ = segments.removeLast() }
        }
        // One is left until the new one stands: an interrupted clear leaves a shorter log.
        let old = segments[0]
        try discard(old)
        let fresh = try context.reserve.spending(.essential) { () throws(StoreFailure) in
            try makeSegment(offset)
        }
        locked {
            segments = [fresh]
            startOffset = offset
            endOffset = offset
            durableOffset = offset
            logStart = nil
        }
        context.checkpointsChanged()
    }

    /// Drops everything, blobs too.
    func start(at offset: Int64) throws(StoreFailure) {
        try context.checkUsable()
        guard offset >= 0 else {
            throw StoreFailure(.range, "\(name.directory): start at \(offset); must be >= 0")
        }
        try clear(at: offset)
        try dropAllStates()
    }

    /// - Returns: the start offset.
    func trim(to offset: Int64) throws(StoreFailure) -> Int64 {
        try context.checkUsable()
        guard offset <= endOffset else {
            throw StoreFailure(
                .range, "\(name.directory): trim to \(offset); the log ends at \(endOffset)")
        }
        if offset > startOffset {
            locked {
                startOffset = offset
                hints.clear()
            }
            context.checkpointsChanged()
        }
        // Segments that a crash left below the start go too.
        while segments.count > 1, segments[1].baseOffset <= startOffset {
            try discard(segments[0])
            locked {
                segments.removeFirst()
                durableOffset = max(durableOffset, segments[0].baseOffset)
            }
        }
        return startOffset
    }

    func seal() throws(StoreFailure) {
        try context.checkUsable()
        guard active.byteCount > 0 else { return }
        try roll(to: endOffset)
    }

    func listSegments() throws(StoreFailure) -> StorageResult {
        var result = StorageResult()
        for segment in segments {
            try mendingIndexes { () throws(StoreFailure) in try prepare(segment) }
            var item = StorageItem()
            item.path = segment.path
            item.isActive = segment === active
            item.baseOffset = segment.baseOffset
            item.nextOffset = item.isActive ? endOffset : segment.nextOffset
            item.byteCount = Int64(segment.byteCount)
            item.maxTimestamp = segment.maxTimestamp
            if segment.maxTimestamp < 0 && segment.byteCount > 0 {
                item.maxTimestamp = try Files.modificationMilliseconds(segment.path) ?? -1
            }
            result.items.append(item)
        }
        return result
    }

    func exportSegment(_ baseOffset: Int64) throws(StoreFailure) -> StorageResult {
        guard let segment = segments.first(where: { $0.baseOffset == baseOffset }) else {
            let bases = segments.prefix(8).map { String($0.baseOffset) }.joined(separator: ", ")
            throw StoreFailure(
                .notFound,
                "\(name.directory) has no segment with base offset \(baseOffset); it has \(bases)"
                    + (segments.count > 8 ? ", ..." : ""))
        }
        var result = StorageResult()
        result.byteCount = Int64(segment.byteCount)
        guard segment.byteCount > 0 else { return result }
        let pin = try FilePin(segment.file)
        result.regions = [
            .file(descriptor: pin.descriptor, offset: 0, byteCount: segment.byteCount)
        ]
        result.owners = [pin]
        return result
    }

    /// Has something that no fsync covers.
    var isDirty: Bool { locked { hasDirtyNames || segments.contains { $0.isDirty } } }

    func storeTails() throws(StoreFailure) {
        guard active.isIndexed else { return }
        try context.reserve.spending(reservePurpose) { () throws(StoreFailure) in
            try storeIndexes(active)
        }
    }

    /// Everything written so far is durable.
    func noteAllSynced() {
        locked {
            for segment in segments { segment.isDirty = false }
            hasDirtyNames = false
            noteDurable()
        }
    }

    /// Writes what memory holds and lets go of the files. Nothing runs on the log afterwards.
    func close() throws(StoreFailure) {
        defer {
            context.unregister(self)
            context.directory.record(directoryOffsets, of: name)
            context.checkpointsChanged()
            for segment in segments { segment.file.detach() }
        }
        try storeTails()
        _ = try flushNow()
    }

    /// The name is free at once; the bytes go in the background.
    func remove() throws(StoreFailure) {
        try context.checkUsable()
        var unique: (UInt64, UInt64) = (0, 0)
        var failed = false
        withUnsafeMutableBytes(of: &unique) {
            failed = weir_segments_random($0.baseAddress, $0.count) != 0
        }
        if failed { throw StoreFailure("getrandom", directory) }
        let path = context.options.directory + "/" + Names.deleted(name, unique: unique)
        try context.reserve.spending(.essential) { () throws(StoreFailure) in
            try Files.rename(directory, to: path)
        }
        context.unregister(self)
        context.directory.record(.init(), of: name)
        context.checkpointsChanged()
        for segment in segments { segment.file.detach() }
        try Files.syncDirectory(context.options.directory)
        context.removeLater(path)
    }
}
