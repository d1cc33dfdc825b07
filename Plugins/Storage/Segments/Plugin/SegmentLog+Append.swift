import Glibc
import PluginKit
import StorageSegmentsNote

/// Batches that go into the active segment with one call: parts of appends, in order.
private struct BatchRun {
    var parts: [(request: AppendRequest, batches: Range<Int>)]

    var pieceCount: Int {
        parts.reduce(0) { sum, part in
            part.batches.reduce(sum) { $0 + part.request.batch($1).pieces.count }
        }
    }

    var byteCount: Int {
        parts.reduce(0) { sum, part in
            part.batches.reduce(sum) { $0 + part.request.batch($1).byteCount }
        }
    }
}

/// Most pieces in one `pwritev` (`IOV_MAX`).
private let maxPieceCount = 1024

extension SegmentLog {
    // MARK: Entries

    /// [executor on the owner's thread] One append that did not queue.
    func appendHere(_ request: AppendRequest, _ done: StorageCompletion) {
        do throws(StoreFailure) {
            try check(request)
            try store([request])
            done.succeed(appendResult(of: request))
        } catch {
            Self.fail(done, error)
        }
    }

    /// [executor on the I/O thread] Consecutive appends of the queue.
    func appendQueued(_ operations: [PendingOperation]) {
        var stored: [(StorageCompletion, StorageResult)] = []
        var needsSync = false
        var index = 0
        var failure: StoreFailure?
        while index < operations.count {
            let (end, problem) = groupEnd(operations, from: index)
            do throws(StoreFailure) {
                if let problem { throw problem }
                try store(operations[index..<end].map(\.request))
                for operation in operations[index..<end] {
                    needsSync = needsSync || operation.request.durable
                    stored.append((operation.done, appendResult(of: operation.request)))
                }
                index = end
            } catch {
                if end - index > 1, !(error.kind == .system(EIO)) {
                    // Nothing of the group is stored; each alone finds the one that fails.
                    let rest = alone(operations[index..<end], &stored, &needsSync)
                    index += rest.count
                    if let error = rest.failure { failure = error } else { continue }
                } else {
                    failure = error
                }
                break
            }
        }
        if failure != nil { locked { cancelledBelow = nextSequenceNumber } }
        finish(stored, needsSync: needsSync)
        guard let failure else { return }
        Self.fail(operations[index].done, failure)
        for operation in operations[(index + 1)...] { Self.fail(operation.done, .cancelled) }
    }

    /// Stores operations one by one until one fails.
    private func alone(
        _ operations: ArraySlice<PendingOperation>,
        _ stored: inout [(StorageCompletion, StorageResult)], _ needsSync: inout Bool
    ) -> (count: Int, failure: StoreFailure?) {
        var count = 0
        for operation in operations {
            do throws(StoreFailure) {
                try check(operation.request)
                try store([operation.request])
            } catch { return (count, error) }
            needsSync = needsSync || operation.request.durable
            stored.append((operation.done, appendResult(of: operation.request)))
            count += 1
        }
        return (count, nil)
    }

    /// Completes what is stored, after one fsync if any of it asked for that.
    private func finish(
        _ stored: [(StorageCompletion, StorageResult)], needsSync: Bool
    ) {
        var failure: StoreFailure?
        var durable: Int64 = 0
        if needsSync {
            do throws(StoreFailure) {
                durable = try flushNow()
            } catch { failure = error }
        }
        for (done, result) in stored {
            if let failure {
                Self.fail(done, failure)
            } else {
                var result = result
                result.durableOffset = max(result.durableOffset, durable)
                done.succeed(result)
            }
        }
    }

    private func appendResult(of request: AppendRequest) -> StorageResult {
        var result = StorageResult()
        result.startOffset = startOffset
        result.endOffset =
            request.batchCount == 0
            ? endOffset : request.batch(request.batchCount - 1).lastOffset + 1
        result.durableOffset = durableOffset
        result.byteCount = Int64(request.byteCount)
        return result
    }

    private func check(_ request: AppendRequest) throws(StoreFailure) {
        try context.checkUsable()
        try context.reserve.checkAppend(name)
        try checkDeadline(request.deadlineNanoseconds)
        try check(request, follows: endOffset)
    }

    private func check(
        _ request: AppendRequest, follows end: Int64
    ) throws(StoreFailure) {
        guard request.batchCount > 0 else { return }
        let base = request.batch(0).baseOffset
        guard base == end || (base > end && request.allowsGaps) else {
            throw StoreFailure(
                .range,
                "\(name.directory): append at offset \(base); the log ends at \(end), append there")
        }
    }

    /// How many operations from `start` on fit into the active segment and one call. The first
    /// always counts; if it may not be stored at all, `problem` says why.
    private func groupEnd(
        _ operations: [PendingOperation], from start: Int
    ) -> (end: Int, problem: StoreFailure?) {
        let first = operations[start]
        if first.isCancelled || first.sequence < cancelledBelow { return (start + 1, .cancelled) }
        do throws(StoreFailure) {
            try check(first.request)
        } catch { return (start + 1, error) }
        var end = start
        var next = endOffset
        var byteCount = 0
        var pieceCount = 0
        while end < operations.count {
            let request = operations[end].request
            byteCount += request.byteCount
            pieceCount += request.pieceCount
            guard request.batchCount > 0, pieceCount <= maxPieceCount else { break }
            let last = request.batch(request.batchCount - 1).lastOffset
            guard !needsRoll(before: request, addingByteCount: byteCount, to: last),
                end == start || mayFollow(operations[end], next)
            else { break }
            next = last + 1
            end += 1
        }
        return (max(end, start + 1), nil)
    }

    private func mayFollow(_ operation: PendingOperation, _ next: Int64) -> Bool {
        if operation.isCancelled || operation.sequence < cancelledBelow { return false }
        do throws(StoreFailure) {
            try checkDeadline(operation.request.deadlineNanoseconds)
            try check(operation.request, follows: next)
            return true
        } catch { return false }
    }

    // MARK: Writing

    private func needsRoll(
        before request: AppendRequest, addingByteCount added: Int, to lastOffset: Int64
    ) -> Bool {
        let segment = active
        return segment.isFull(
            forBatchTo: lastOffset, byteCount: added, segmentByteCount: segmentByteCount,
            indexMaxByteCount: indexMaxByteCount)
            || isOld(segment, request)
    }

    /// `segment.ms` lies between the segment's first batch and the request's newest, as in Kafka in
    /// the records' own time: old records that are imported do not get a segment each.
    private func isOld(_ segment: Segment, _ request: AppendRequest) -> Bool {
        guard segmentMilliseconds > 0, segment.byteCount > 0 else { return false }
        if segment.rollTimestamp == nil { segment.rollTimestamp = firstTimestamp(segment) }
        guard let began = segment.rollTimestamp, began >= 0 else { return false }
        let jitter = RollJitter.milliseconds(
            seed: fileLayout.jitterSeed, baseOffset: segment.baseOffset,
            limit: fileLayout.segmentJitterMilliseconds, age: segmentMilliseconds)
        return request.newestTimestamp - began > segmentMilliseconds - jitter
    }

    /// Stores whole appends, all of them or nothing; the metadata log's on a full device too.
    private func store(_ requests: [AppendRequest]) throws(StoreFailure) {
        guard isMetadata else { return try write(requests) }
        try context.reserve.spending(.essential) { () throws(StoreFailure) in
            try write(requests)
        }
    }

    /// Stores whole appends, all of them or nothing.
    private func write(_ requests: [AppendRequest]) throws(StoreFailure) {
        let mark = (
            segmentCount: segments.count, byteCount: active.byteCount, end: endOffset,
            segmentEnd: active.nextOffset
        )
        do throws(StoreFailure) {
            if requests.count > 1 {
                try write(BatchRun(parts: requests.map { ($0, 0..<$0.batchCount) }))
            } else if let request = requests.first {
                try writeRolling(request)
            }
        } catch {
            try undo(mark.segmentCount, mark.byteCount, mark.segmentEnd, after: error)
            throw error
        }
        guard let last = requests.last, last.batchCount > 0 else { return }
        locked { endOffset = last.batch(last.batchCount - 1).lastOffset + 1 }
    }

    /// Stores one append, beginning segments where they are due.
    private func writeRolling(_ request: AppendRequest) throws(StoreFailure) {
        var index = 0
        while index < request.batchCount {
            let first = request.batch(index)
            if needsRoll(before: request, addingByteCount: first.byteCount, to: first.lastOffset) {
                try roll(to: first.baseOffset)
            }
            var end = index
            var byteCount = 0
            var pieceCount = 0
            repeat {
                let batch = request.batch(end)
                byteCount += batch.byteCount
                pieceCount += batch.pieces.count
                if end > index {
                    if pieceCount > maxPieceCount { break }
                    if needsRoll(
                        before: request, addingByteCount: byteCount, to: batch.lastOffset)
                    {
                        break
                    }
                }
                end += 1
            } while end < request.batchCount
            try write(BatchRun(parts: [(request, index..<end)]))
            index = end
        }
    }

    /// Writes a run at the end of the active segment and takes note of it.
    private func write(_ run: BatchRun) throws(StoreFailure) {
        let segment = active
        let fd = try segment.file.acquire()
        defer { segment.file.release() }
        allocateAhead(segment, fd, end: segment.byteCount + run.byteCount)
        preallocate(segment, fd)
        var failure: StoreFailure?
        withUnsafeTemporaryAllocation(of: iovec.self, capacity: run.pieceCount) { vectors in
            var count = 0
            for part in run.parts {
                for index in part.batches {
                    for piece in part.request.batch(index).pieces {
                        let bytes = part.request.piece(piece)
                        vectors[count] = iovec(
                            iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress),
                            iov_len: bytes.count)
                        count += 1
                    }
                }
            }
            do throws(StoreFailure) {
                try Files.write(
                    fd, UnsafeMutableBufferPointer(rebasing: vectors[0..<count]),
                    at: segment.byteCount, path: segment.path)
            } catch { failure = error }
        }
        if let failure { throw failure }
        locked {
            for part in run.parts {
                for index in part.batches {
                    let batch = part.request.batch(index)
                    segment.note(
                        baseOffset: batch.baseOffset, lastOffset: batch.lastOffset,
                        maxTimestamp: batch.maxTimestamp, byteCount: batch.byteCount,
                        indexInterval: indexInterval)
                }
            }
            segment.isDirty = true
        }
        if segment.offsetIndex.hasFullTail {
            var offsets = segment.offsetIndex
            var times = segment.timeIndex
            try offsets.store(segment.offsetIndexPath)
            try times.store(segment.timeIndexPath)
            locked {
                segment.offsetIndex = offsets
                segment.timeIndex = times
            }
        }
    }

    /// Gives a segment that begins the blocks of its full size, if the log wants that; the file's
    /// size stays, and the seal gives back what was not used. A device that cannot is no failure:
    /// the append finds out whether there is room.
    private func preallocate(_ segment: Segment, _ descriptor: Int32) {
        guard fileLayout.preallocates, segment.byteCount == 0, segment.allocatedEnd == 0 else {
            return
        }
        let keepSize: Int32 = 1
        guard weir_segments_allocate(descriptor, keepSize, 0, Int64(segmentByteCount)) == 0 else {
            return
        }
        segment.allocatedEnd = segmentByteCount
    }

    /// Cuts the log back to where it stood before a failed append.
    private func undo(
        _ segmentCount: Int, _ byteCount: Int, _ nextOffset: Int64, after error: StoreFailure
    ) throws(StoreFailure) {
        let isTouched = segments.count != segmentCount || active.byteCount != byteCount
        let lacksDescriptors = error.errnoValue == EMFILE || error.errnoValue == ENFILE
        if lacksDescriptors && !isTouched { return }
        do throws(StoreFailure) {
            try cut(segmentCount: segmentCount, byteCount: byteCount, nextOffset: nextOffset)
        } catch {
            // Bytes of a refused append stand behind the end and cannot be taken away.
            context.fail(error)
            throw error
        }
        if error.errnoValue != 0, !error.isFull, !lacksDescriptors { context.fail(error) }
    }
}

extension AppendRequest {
    /// Greatest timestamp of its batches; now if none has any.
    fileprivate var newestTimestamp: Int64 {
        var newest: Int64 = -1
        for index in 0..<batchCount { newest = max(newest, batch(index).maxTimestamp) }
        return newest >= 0 ? newest : nowMilliseconds
    }
}

extension PendingOperation {
    /// - Precondition: it is an append.
    var request: AppendRequest {
        guard case .append(let request) = work else { preconditionFailure("not an append") }
        return request
    }
}

extension Files {
    /// Writes all of `vectors`, which it uses up.
    static func write(
        _ fd: Int32, _ vectors: UnsafeMutableBufferPointer<iovec>, at offset: Int, path: String
    ) throws(StoreFailure) {
        guard let base = vectors.baseAddress else { return }
        var first = 0
        var position = offset
        while first < vectors.count {
            var written = pwritev(
                fd, base + first, Int32(min(vectors.count - first, maxPieceCount)),
                off_t(position))
            if written < 0 {
                if errno == EINTR { continue }
                throw StoreFailure("write", path)
            }
            position += written
            while first < vectors.count, written >= vectors[first].iov_len {
                written -= vectors[first].iov_len
                first += 1
            }
            if written > 0, let base = vectors[first].iov_base {
                vectors[first].iov_base = base + written
                vectors[first].iov_len -= written
            }
        }
    }
}
