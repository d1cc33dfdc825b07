import Glibc
import PluginKit
import Primitives
import Records

extension SegmentLog {
    private static let chunkByteCount = 1 << 20
    private static let progressByteCount = 1 << 30

    /// [executor] Checks every batch from `recoveryPoint` on, header and checksum, makes the index
    /// entries for them anew, and cuts the log behind the last whole batch.
    func recover(from recoveryPoint: Int64) throws(StoreFailure) {
        var index = max(
            0,
            partitionPoint(segments.count) {
                segments[$0].baseOffset <= recoveryPoint
            } - 1)
        // A segment that ends below the recovery point needs no look, but its index does if the
        // point lies at the very end of the log.
        var checked = 0
        while index < segments.count {
            let segment = segments[index]
            let total = segment.byteCount
            let next = index + 1 < segments.count ? segments[index + 1].baseOffset : Int64.max
            let position = try recoveryPosition(segment, recoveryPoint)
            try check(segment, from: position, to: total)
            checked += total - position
            if segment.byteCount < total || segment.nextOffset > next {
                try cutDamage(behind: index, total)
                break
            }
            if next < Int64.max {
                locked {
                    segment.isSealed = true
                    segment.noteTime()
                }
                try storeIndexes(segment)
            }
            index += 1
        }
        if checked > 0 {
            context.host.log(
                .info,
                "\(name.directory): recovered; \(checked) bytes checked, the log ends at "
                    + "\(active.nextOffset)")
        }
    }

    /// Writes what the indexes of a segment hold in memory.
    func storeIndexes(_ segment: Segment) throws(StoreFailure) {
        var offsets = segment.offsetIndex
        var times = segment.timeIndex
        try offsets.store(segment.offsetIndexPath)
        try times.store(segment.timeIndexPath)
        locked {
            segment.offsetIndex = offsets
            segment.timeIndex = times
        }
    }

    /// Where checking begins in a segment: at the batch with the recovery point, or at 0 if the
    /// index cannot be trusted. The indexes keep what lies in front of it.
    private func recoveryPosition(
        _ segment: Segment, _ recoveryPoint: Int64
    ) throws(StoreFailure) -> Int {
        if recoveryPoint > segment.baseOffset {
            do throws(StoreFailure) {
                var offsets = SparseIndex(.offsets)
                var times = SparseIndex(.times)
                try offsets.load(segment.offsetIndexPath, valueLimit: Int64.max)
                try times.load(segment.timeIndexPath, valueLimit: Int64(Int32.max))
                locked { segment.offsetIndex = offsets }
                let batch = try segment.view.locate(recoveryPoint, .waiting)
                let position = batch?.position ?? segment.byteCount
                let relative = min(recoveryPoint - segment.baseOffset, Int64(Int32.max))
                try offsets.truncate(
                    segment.offsetIndexPath, valuesBelow: Int32(position))
                try times.truncate(segment.timeIndexPath, valuesBelow: Int32(relative))
                locked {
                    segment.offsetIndex = offsets
                    segment.timeIndex = times
                }
                return try startCheck(segment, at: position)
            } catch {
                guard error.kind == .damaged else { throw error }
                context.host.log(.warning, "\(error.text); checking the whole segment")
            }
        }
        for path in [segment.offsetIndexPath, segment.timeIndexPath] {
            try Files.makeEmpty(path)
        }
        locked {
            segment.offsetIndex = SparseIndex(.offsets)
            segment.timeIndex = SparseIndex(.times)
        }
        return try startCheck(segment, at: 0)
    }

    /// Lets the segment end at `position`, for ``check(_:from:to:)`` to go on from there.
    private func startCheck(_ segment: Segment, at position: Int) throws(StoreFailure) -> Int {
        let total = segment.byteCount
        locked {
            segment.byteCount = position
            segment.isSealed = false
            segment.nextOffset = segment.baseOffset
        }
        do throws(StoreFailure) {
            try loadTail(segment)
        } catch {
            locked { segment.byteCount = total }
            throw error
        }
        return position
    }

    /// Walks the batches of a segment from `position` on with their checksums; the segment then
    /// ends behind the last whole one.
    private func check(
        _ segment: Segment, from position: Int, to total: Int
    ) throws(StoreFailure) {
        var at = position
        let fd = try segment.file.acquire()
        defer { segment.file.release() }
        var chunk = OwnedMemory(byteCount: Self.chunkByteCount)
        var reported = at
        while at < total {
            let wanted = min(chunk.byteCount, total - at)
            let count = try Files.read(
                fd, UnsafeMutableRawBufferPointer(rebasing: chunk.buffer[0..<wanted]), at: at,
                path: segment.path)
            let bytes = UnsafeRawBufferPointer(rebasing: chunk.buffer[0..<count])
            let used = try noteWhole(bytes, segment, at: at)
            at += used
            if used == 0 {
                guard let next = StoredBatch(bytes, at: 0, position: at),
                    next.byteCount > count, at + next.byteCount <= total
                else { break }
                chunk = OwnedMemory(byteCount: next.byteCount)
            }
            if at - reported >= Self.progressByteCount {
                reported = at
                context.host.log(
                    .info, "recovering \(segment.path): \(at) of \(total) bytes checked")
            }
        }
        if at == 0, total > 0 { try refuseOldFormat(fd, segment) }
    }

    /// Takes note of the whole batches at the start of `bytes`.
    /// - Returns: their bytes.
    private func noteWhole(
        _ bytes: UnsafeRawBufferPointer, _ segment: Segment, at position: Int
    ) throws(StoreFailure) -> Int {
        var used = 0
        while let batch = StoredBatch(bytes, at: used, position: position + used) {
            guard batch.byteCount <= bytes.count - used, batch.baseOffset >= segment.nextOffset,
                batch.lastOffset - segment.baseOffset <= Int64(Int32.max),
                Self.hasValidChecksum(
                    UnsafeRawBufferPointer(rebasing: bytes[used..<used + batch.byteCount]))
            else { break }
            locked {
                segment.note(
                    baseOffset: batch.baseOffset, lastOffset: batch.lastOffset,
                    maxTimestamp: batch.maxTimestamp, byteCount: batch.byteCount,
                    indexInterval: indexInterval)
            }
            if segment.offsetIndex.hasFullTail { try storeIndexes(segment) }
            used += batch.byteCount
        }
        return used
    }

    static func hasValidChecksum(_ batch: UnsafeRawBufferPointer) -> Bool {
        guard let header = try? BatchHeader(parsing: batch, at: 0) else { return false }
        let body = UnsafeRawBufferPointer(rebasing: batch[BatchHeader.crcStart...])
        return CRC32C.checksum(body) == header.crc
    }

    /// A segment of messages older than Kafka 0.11 is no torn tail: it must not be cut away.
    private func refuseOldFormat(_ fd: Int32, _ segment: Segment) throws(StoreFailure) {
        let head = OwnedMemory(byteCount: BatchHeader.byteCount)
        let count = try Files.read(fd, head.buffer, at: 0, path: segment.path)
        guard count > 16 else { return }
        let length = Int32(bigEndian: head.base.loadUnaligned(fromByteOffset: 8, as: Int32.self))
        let magic = head.base.load(fromByteOffset: 16, as: Int8.self)
        guard magic == 0 || magic == 1, length >= 14 else { return }
        throw StoreFailure(
            .unsupported,
            "\(segment.path) holds messages of format \(magic); this plugin reads format 2: let a "
                + "Kafka broker of version 3 rewrite the topic first")
    }

    /// - Parameter total: the size of the damaged segment's file.
    private func cutDamage(behind index: Int, _ total: Int) throws(StoreFailure) {
        let segment = segments[index]
        let lost = segments[(index + 1)...].reduce(total - segment.byteCount) {
            $0 + $1.byteCount
        }
        context.host.log(
            .warning,
            "\(segment.path): no whole batch at byte \(segment.byteCount); the last \(lost) bytes "
                + "of the log are cut, it ends at offset \(segment.nextOffset)")
        try cut(
            segmentCount: index + 1, byteCount: segment.byteCount, nextOffset: segment.nextOffset)
    }
}
