import Glibc
import PluginKit

/// Swapping sealed segments for rewritten ones.
///
///     1. the new segments are written as <base>.log.cleaned, ... and made durable
///     2. <from>-<to>.replace, durable: from here on the replacement happens
///     3. .cleaned -> .swap, old segments -> .deleted, .swap -> final names
///     4. the .replace file goes
///
/// A crash before 2 leaves `.cleaned` files, which the next open removes; after it, the next open
/// does 3 and 4 again. Kafka knows the suffixes and would do the same with whole segments.
extension SegmentLog {
    private static let parts = [".log", ".index", ".timeindex"]

    /// [executor]
    func replace(
        from: Int64, to: Int64, with request: AppendRequest
    ) throws(StoreFailure) {
        try context.checkUsable()
        let range = try replacedSegments(from, to)
        try checkReplacement(request, from, to)
        var fresh: [Segment] = []
        do throws(StoreFailure) {
            try writeReplacement(request, base: segments[range.lowerBound].baseOffset, &fresh)
            if range.lowerBound > 0 { fresh.removeAll { $0.byteCount == 0 } }
            try Files.syncDirectory(directory)
            try commit(fresh, Self.manifest(from, to))
        } catch {
            for segment in fresh { segment.file.detach() }
            // After a failure for good the manifest may stand, and the next open needs them.
            try context.checkUsable()
            for segment in fresh {
                for path in [segment.path, segment.offsetIndexPath, segment.timeIndexPath] {
                    unlink(path)
                }
            }
            throw error
        }
        let old = Array(segments[range])
        for segment in old { segment.file.detach() }
        do throws(StoreFailure) {
            try swapIn(
                fresh.map(\.baseOffset), for: old.map(\.baseOffset),
                manifest: Self.manifest(from, to))
        } catch {
            // Half of it is done: only the next open can bring the files in order.
            context.fail(error)
            throw error
        }
        locked {
            for segment in fresh { segment.lostSuffix() }
            segments.replaceSubrange(range, with: fresh)
            hints.clear()
            noteDurable()
        }
    }

    /// Step 2. When it throws there is no manifest, or the directory is out of use.
    private func commit(_ fresh: [Segment], _ manifest: String) throws(StoreFailure) {
        let path = directory + "/" + manifest
        do throws(StoreFailure) {
            try Files.replace(
                path, with: "version=1\n" + fresh.map { "\($0.baseOffset)\n" }.joined(),
                durable: true)
        } catch {
            // It may stand already. A manifest without its segments would take the old ones along.
            do throws(StoreFailure) {
                try Files.remove(path)
                try Files.syncDirectory(directory)
            } catch { context.fail(error) }
            throw error
        }
    }

    private static func manifest(_ from: Int64, _ to: Int64) -> String {
        Names.segment(from) + "-" + Names.segment(to) + ".replace"
    }

    private func replacedSegments(
        _ from: Int64, _ to: Int64
    ) throws(StoreFailure) -> Range<Int> {
        let first = partitionPoint(segments.count) { segments[$0].baseOffset < from }
        let end = partitionPoint(segments.count) { segments[$0].baseOffset < to }
        let startsWhole =
            first < segments.count
            && (segments[first].baseOffset == from || first == 0
                || segments[first - 1].nextOffset <= from)
        guard startsWhole, first < end, end < segments.count,
            segments[end].baseOffset == to || segments[end - 1].nextOffset <= to
        else {
            throw StoreFailure(
                .range,
                "\(name.directory): replace \(from)..<\(to) does not cover whole sealed segments; "
                    + "the active one begins at \(active.baseOffset)")
        }
        return first..<end
    }

    private func checkReplacement(
        _ request: AppendRequest, _ from: Int64, _ to: Int64
    ) throws(StoreFailure) {
        guard request.batchCount > 0 else { return }
        let base = request.batch(0).baseOffset
        let last = request.batch(request.batchCount - 1).lastOffset
        guard base >= from, last < to else {
            throw StoreFailure(
                .range,
                "\(name.directory): replace \(from)..<\(to) with batches of offsets "
                    + "\(base)...\(last); they must lie in the range")
        }
    }

    private func writeReplacement(
        _ request: AppendRequest, base: Int64, _ fresh: inout [Segment]
    ) throws(StoreFailure) {
        fresh.append(try makeCleaned(base))
        for index in 0..<request.batchCount {
            let batch = request.batch(index)
            if fresh[fresh.count - 1].isFull(
                forBatchTo: batch.lastOffset, byteCount: batch.byteCount,
                segmentByteCount: segmentByteCount, indexMaxByteCount: indexMaxByteCount)
            {
                fresh.append(try makeCleaned(batch.baseOffset))
            }
            let segment = fresh[fresh.count - 1]
            var position = segment.byteCount
            try segment.file.withDescriptor { fd throws(StoreFailure) in
                for piece in batch.pieces {
                    let bytes = request.piece(piece)
                    try Files.write(fd, bytes, at: position, path: segment.path)
                    position += bytes.count
                }
            }
            segment.note(
                baseOffset: batch.baseOffset, lastOffset: batch.lastOffset,
                maxTimestamp: batch.maxTimestamp, byteCount: batch.byteCount,
                indexInterval: indexInterval)
            if segment.offsetIndex.hasFullTail { try segment.storeIndexes() }
        }
        for segment in fresh {
            segment.noteTime()
            try segment.storeIndexes()
            segment.isSealed = true
            for path in [segment.path, segment.offsetIndexPath, segment.timeIndexPath] {
                let fd = try Files.open(path, O_RDWR)
                defer { Glibc.close(fd) }
                try Files.sync(fd, path: path)
            }
        }
    }

    private func makeCleaned(_ base: Int64) throws(StoreFailure) -> Segment {
        let segment = Segment(
            directory: directory, baseOffset: base, pool: context.pool, suffix: ".cleaned")
        try segment.create()
        return segment
    }

    /// Steps 3 and 4; may be repeated.
    private func swapIn(
        _ fresh: [Int64], for old: [Int64], manifest: String
    ) throws(StoreFailure) {
        func path(_ base: Int64, _ part: String, _ suffix: String = "") -> String {
            directory + "/" + Names.segment(base) + part + suffix
        }
        for base in fresh {
            for part in Self.parts where Files.exists(path(base, part, ".cleaned")) {
                try Files.rename(path(base, part, ".cleaned"), to: path(base, part, ".swap"))
            }
        }
        for base in old where !fresh.contains(base) {
            for part in Self.parts where Files.exists(path(base, part)) {
                try Files.rename(path(base, part), to: path(base, part, ".deleted"))
                context.removeLater(path(base, part, ".deleted"))
            }
        }
        for base in fresh {
            for part in Self.parts where Files.exists(path(base, part, ".swap")) {
                try Files.rename(path(base, part, ".swap"), to: path(base, part))
            }
        }
        try Files.syncDirectory(directory)
        try Files.remove(directory + "/" + manifest)
        hasDirtyNames = true
    }

    // MARK: At open

    /// Finishes what a crash interrupted.
    func finishReplacement() throws(StoreFailure) {
        let names = try Files.names(in: directory)
        for manifest in names where manifest.hasSuffix(".replace") {
            try finish(manifest, names)
        }
        if names.contains(where: { $0.hasSuffix(".swap") }) { try finishKafkaSwap() }
    }

    private func finish(_ manifest: String, _ names: [String]) throws(StoreFailure) {
        let path = directory + "/" + manifest
        let text = String(decoding: try Files.contents(path) ?? [], as: UTF8.self)
        let lines = text.split(separator: "\n")
        let stem = manifest.dropLast(8)
        guard lines.first == "version=1", stem.utf8.count == 41,
            let from = Names.number(stem.prefix(20), width: 20),
            let to = Names.number(stem.suffix(20), width: 20)
        else { throw .damaged(path, at: 0, "it does not say what to replace") }
        let fresh = lines.dropFirst().compactMap { Int64($0) }
        for base in fresh {
            let name = Names.segment(base) + ".log"
            guard names.contains(where: { $0.hasPrefix(name) && !$0.hasSuffix(".deleted") }) else {
                throw .damaged(path, at: 0, "the segment \(base) that it names is not there")
            }
        }
        let old = names.compactMap { Names.offset($0, suffix: ".log") }
            .filter { $0 >= from && $0 < to }
        try swapIn(fresh, for: old, manifest: manifest)
    }

    /// A swap that a Kafka broker left: its segments take the place of those they cover, unless one
    /// of the group is still `.cleaned`, in which case none of the group counts.
    private func finishKafkaSwap() throws(StoreFailure) {
        let names = try Files.names(in: directory)
        let firstCleaned = names.compactMap { Names.offset($0, suffix: ".log.cleaned") }.min()
        for base in names.compactMap({ Names.offset($0, suffix: ".log.swap") }).sorted() {
            let stem = directory + "/" + Names.segment(base)
            if let firstCleaned, base >= firstCleaned {
                for part in Self.parts { try Files.remove(stem + part + ".swap") }
                continue
            }
            let swap = Segment(
                directory: directory, baseOffset: base, pool: context.pool, suffix: ".swap")
            swap.byteCount = try Files.size(swap.path) ?? 0
            let end = try endOfBatches(swap)
            swap.file.detach()
            for other in names.compactMap({ Names.offset($0, suffix: ".log") })
            where other > base && other < end {
                for part in Self.parts {
                    try Files.remove(directory + "/" + Names.segment(other) + part)
                }
            }
            for part in Self.parts where Files.exists(stem + part + ".swap") {
                try Files.rename(stem + part + ".swap", to: stem + part)
            }
        }
        try Files.syncDirectory(directory)
    }
}
