import PluginKit
import Primitives
import Records

extension SegmentLog {
    /// Where a read puts what it finds.
    private struct Destination {
        var base: UnsafeMutableRawPointer
        var capacity: Int
        /// The store's own memory, if the caller gave none.
        var memory: OwnedMemory?
        var filled = 0
    }

    /// [owner, or the executor] Whole batches from `request.offset` on.
    ///
    /// Bytes are read once, into their destination; the last, partial batch is found by walking the
    /// headers there.
    func read(_ request: ReadRequest, _ mode: ReadMode) throws(StoreFailure) -> StorageResult {
        let (limit, firstIndex) = try locked { () throws(StoreFailure) in
            guard request.offset >= startOffset, request.offset <= endOffset else {
                throw StoreFailure(
                    .range,
                    "\(name.directory): read at offset \(request.offset); the log holds "
                        + "\(startOffset)..<\(endOffset)")
            }
            return (min(request.endOffset, endOffset), segmentIndex(of: request.offset))
        }
        var result = StorageResult()
        result.offset = limit
        guard request.offset < limit else { return result }
        let room = Int(min(request.maxByteCount, UInt64(Int32.max)))
        var index = firstIndex
        var offset = request.offset
        var position: Int?
        var destination: Destination?
        while let view = try indexedView(at: index, &position, offset, mode),
            view.segment.baseOffset < limit
        {
            let place = try start(in: view, at: offset, position, mode)
            index += 1
            position = 0
            guard let place, place < view.byteCount else { continue }
            if request.acceptsFiles, view.isSealed, destination == nil,
                let region = try fileRegion(view, from: place, limit: limit, room: room, mode)
            {
                return try answer(region, view, result, mode)
            }
            var target: Destination
            if let destination {
                target = destination
            } else {
                target = try makeDestination(request, view, place, room: room, mode)
            }
            let outcome = try fill(&target, request, view, from: place, limit: limit, room, mode)
            destination = target
            if let first = outcome.firstOffset, result.byteCount == 0 { result.offset = first }
            result.byteCount = Int64(target.filled)
            offset = max(offset, outcome.nextOffset)
            guard outcome.endPosition == view.byteCount, !outcome.reachedLimit else {
                noteEnd(offset, view.segment.baseOffset, outcome.endPosition, request.offset)
                break
            }
            noteEnd(offset, view.segment.baseOffset, outcome.endPosition, request.offset)
        }
        guard let destination, destination.filled > 0 else { return result }
        if let memory = destination.memory {
            result.regions = [
                .memory(UnsafeRawBufferPointer(start: memory.base, count: destination.filled))
            ]
            result.owners = [memory]
        } else {
            result.regions = [.destination(byteCount: destination.filled)]
        }
        return result
    }

    /// - Precondition: under the lock.
    private func segmentIndex(of offset: Int64) -> Int {
        max(0, partitionPoint(segments.count) { segments[$0].baseOffset <= offset } - 1)
    }

    /// The segment at `index`; nil past the last. `position` becomes that of the batch at `offset`
    /// if a reader was there before.
    private func indexedView(
        at index: Int, _ position: inout Int?, _ offset: Int64, _ mode: ReadMode
    ) throws(StoreFailure) -> Segment.View? {
        var hint = position
        let (segment, view) = locked { () -> (Segment?, Segment.View?) in
            guard index < segments.count else { return (nil, nil) }
            let segment = segments[index]
            if hint == nil { hint = hints.position(of: offset, segmentBase: segment.baseOffset) }
            // A known position needs no index.
            return (segment, segment.isIndexed || hint != nil ? segment.view : nil)
        }
        position = hint
        guard let segment else { return nil }
        if let view { return view }
        // Loading the indexes is the executor's, and only it waits.
        if mode == .cachedOnly { throw .wouldBlock }
        try prepare(segment)
        return segment.view
    }

    /// Position of the first batch that ends at or past `offset`.
    private func start(
        in view: Segment.View, at offset: Int64, _ known: Int?, _ mode: ReadMode
    ) throws(StoreFailure) -> Int? {
        if let known { return known }
        return try view.locate(offset, mode)?.position
    }

    private func makeDestination(
        _ request: ReadRequest, _ view: Segment.View, _ position: Int, room: Int, _ mode: ReadMode
    ) throws(StoreFailure) -> Destination {
        if let base = request.destination.baseAddress {
            return Destination(base: base, capacity: request.destination.count)
        }
        var capacity = min(room, view.byteCount - position)
        if request.minOneBatch {
            let first = try batchByteCount(view, at: position, mode)
            capacity = max(capacity, first)
        }
        let memory = OwnedMemory(byteCount: capacity)
        return Destination(base: memory.base, capacity: capacity, memory: memory)
    }

    private func batchByteCount(
        _ view: Segment.View, at position: Int, _ mode: ReadMode
    ) throws(StoreFailure) -> Int {
        let fd = try view.segment.file.acquire()
        defer { view.segment.file.release() }
        var reader = HeaderReader(
            fd, byteCount: view.byteCount, mode: mode, path: view.segment.path)
        return try reader.batch(at: position)?.byteCount ?? 0
    }

    private struct Filled {
        var firstOffset: Int64?
        var nextOffset: Int64 = 0
        var endPosition: Int
        var reachedLimit = false
    }

    /// Reads from one segment into what is left of `target`.
    private func fill(
        _ target: inout Destination, _ request: ReadRequest, _ view: Segment.View,
        from position: Int, limit: Int64, _ room: Int, _ mode: ReadMode
    ) throws(StoreFailure) -> Filled {
        let fd = try view.segment.file.acquire()
        defer { view.segment.file.release() }
        let isFirst = target.filled == 0
        let available = view.byteCount - position
        let wanted = max(0, min(min(room, target.capacity) - target.filled, available))
        let buffer = UnsafeMutableRawBufferPointer(
            start: target.base + target.filled, count: wanted)
        let path = view.segment.path
        var got: Int
        do throws(StoreFailure) {
            got = try Files.read(fd, buffer, at: position, mode, path: path)
        } catch {
            // What earlier segments gave is an answer.
            if !isFirst, error.kind == .wouldBlock {
                return Filled(endPosition: position, reachedLimit: true)
            }
            throw error
        }
        var found = walk(buffer, got, from: position, limit: limit)
        if found.endPosition == position, isFirst, !found.reachedLimit, available > 0 {
            let first = try firstBatch(
                target, request, view, fd, at: position, got: got, room: room, mode)
            if let first, first.baseOffset < limit {
                got = first.byteCount
                let whole = UnsafeMutableRawBufferPointer(start: target.base, count: got)
                found = walk(whole, got, from: position, limit: limit)
            } else {
                found.reachedLimit = true
            }
        }
        target.filled += found.endPosition - position
        return found
    }

    /// Brings in the first batch whole when it passes `room`, or what the cache had.
    /// - Returns: nil if the caller does not want it.
    private func firstBatch(
        _ target: Destination, _ request: ReadRequest, _ view: Segment.View, _ fd: Int32,
        at position: Int, got: Int, room: Int, _ mode: ReadMode
    ) throws(StoreFailure) -> StoredBatch? {
        var reader = HeaderReader(
            fd, byteCount: view.byteCount, mode: mode, path: view.segment.path)
        guard let batch = try reader.batch(at: position) else { return nil }
        guard request.minOneBatch || batch.byteCount <= room else { return nil }
        guard batch.byteCount <= target.capacity else {
            throw StoreFailure(
                .needs(batch.byteCount),
                "\(name.directory): the batch at offset \(batch.baseOffset) has "
                    + "\(batch.byteCount) bytes, the destination \(target.capacity)")
        }
        let rest = UnsafeMutableRawBufferPointer(
            start: target.base + got, count: batch.byteCount - got)
        guard got < batch.byteCount else { return batch }
        let count = try Files.read(fd, rest, at: position + got, mode, path: view.segment.path)
        if count < rest.count {
            if mode == .cachedOnly { throw .wouldBlock }
            throw .damaged(view.segment.path, at: position, "the file is shorter than its batches")
        }
        return batch
    }

    /// Finds the whole batches among the first `count` bytes of `buffer`.
    private func walk(
        _ buffer: UnsafeMutableRawBufferPointer, _ count: Int, from position: Int, limit: Int64
    ) -> Filled {
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[0..<count])
        var found = Filled(endPosition: position)
        var at = 0
        while let batch = StoredBatch(bytes, at: at, position: position + at) {
            guard batch.baseOffset < limit else {
                found.reachedLimit = true
                break
            }
            guard at + batch.byteCount <= count else { break }
            if found.firstOffset == nil { found.firstOffset = batch.baseOffset }
            found.nextOffset = batch.nextOffset
            at += batch.byteCount
        }
        found.endPosition = position + at
        return found
    }

    private func noteEnd(
        _ offset: Int64, _ segmentBase: Int64, _ position: Int, _ previous: Int64
    ) {
        locked { hints.note(offset, segmentBase: segmentBase, position: position, after: previous) }
    }

    // MARK: File regions

    private struct FileRange {
        var position: Int
        var end: Int
    }

    /// The longest run of whole batches from `position` that the index vouches for; nil if it is
    /// better read: short, or cut by a batch that the index does not know.
    private func fileRegion(
        _ view: Segment.View, from position: Int, limit: Int64, room: Int, _ mode: ReadMode
    ) throws(StoreFailure) -> FileRange? {
        let available = view.byteCount - position
        if available <= room, view.nextOffset <= limit {
            return FileRange(position: position, end: view.byteCount)
        }
        let base = view.segment.baseOffset
        let entry = try view.offsetIndex.lastEntry(view.segment.offsetIndexPath, mode) {
            Int($0.value) <= position + room && base + $0.key < limit
        }
        guard let entry, Int(entry.value) > position else { return nil }
        return FileRange(position: position, end: Int(entry.value))
    }

    private func answer(
        _ range: FileRange, _ view: Segment.View, _ start: StorageResult, _ mode: ReadMode
    ) throws(StoreFailure) -> StorageResult {
        var result = start
        let pin = try FilePin(view.segment.file)
        var reader = HeaderReader(
            pin.descriptor, byteCount: view.byteCount, mode: mode, path: view.segment.path)
        guard let first = try reader.batch(at: range.position) else { return result }
        result.offset = first.baseOffset
        result.byteCount = Int64(range.end - range.position)
        result.regions = [
            .file(
                descriptor: pin.descriptor, offset: UInt64(range.position),
                byteCount: range.end - range.position)
        ]
        result.owners = [pin]
        return result
    }
}
