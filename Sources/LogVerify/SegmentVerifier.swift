import Primitives
import Records

/// Walks the batches of one `.log` file: headers, CRC-32C, records, offsets, leader epochs, and
/// both indexes on the way. Memory is bounded by ``VerifyOptions/maxBatchByteCount``.
///
/// ```
///   whole batch ----> its checks ----> the next one
///        | no
///        v
///   search for the next batch whose CRC fits ---- found ----> tell what lies between, go on
///        | nothing
///        v
///   torn tail (last segment, not stopped cleanly) or damage up to the end
/// ```
struct SegmentVerifier {
    private let context: SegmentContext
    private let source: any ByteSource
    private let window: SourceWindow
    private let records: RecordCheck
    private var offsetIndex: OffsetIndexCheck?
    private var timeIndex: TimeIndexCheck?
    private var epochs: EpochCheck
    private var summary: SegmentSummary
    private var position = 0

    /// - Parameter epochs: in the state in which the segment before left it.
    init(
        _ source: any ByteSource, _ context: SegmentContext, epochs: EpochCheck,
        offsetIndex: OffsetIndexCheck?, timeIndex: TimeIndexCheck?
    ) {
        self.source = source
        self.context = context
        self.epochs = epochs
        self.offsetIndex = offsetIndex
        self.timeIndex = timeIndex
        let (report, file) = (context.report, context.file)
        window = SourceWindow(source) { report.read($0, of: file) }
        records = RecordCheck(file: file, report: report)
        summary = SegmentSummary(baseOffset: context.baseOffset)
    }

    consuming func run() throws(SourceError) -> (SegmentSummary, EpochCheck) {
        while position < source.byteCount {
            guard try step() else { break }
        }
        let (end, endOffset) = (summary.wholeByteCount, summary.endOffset)
        try offsetIndex?.finish(at: end)
        try timeIndex?.finish(endOffset: endOffset)
        let (batchCount, recordCount) = (summary.batchCount, summary.recordCount)
        let byteCount = source.byteCount
        context.report.count {
            $0.segments += 1
            $0.bytes += byteCount
            $0.batches += batchCount
            $0.records += recordCount
        }
        return (summary, epochs)
    }

    /// One batch, or one stretch of bytes that is none.
    ///
    /// - Returns: false if nothing more can be read.
    private mutating func step() throws(SourceError) -> Bool {
        let head = try window.bytes(at: position, count: BatchHeader.byteCount)
        let header: BatchHeader
        do throws(BatchError) {
            header = try BatchHeader(parsing: head)
        } catch {
            if case .legacyMagic(let magic) = error.reason, position == 0 {
                return refuseOldFormat(magic)
            }
            return try passOver(error)
        }
        let remaining = source.byteCount - position
        guard header.totalByteCount <= remaining else {
            return try passOver(
                BatchError(
                    .truncated(needed: header.totalByteCount, remaining: remaining), at: 0))
        }
        if let fault = try checksumFault(header) {
            // If another batch follows, the length is right and the damage lies within.
            let end = position + header.totalByteCount
            let isTail = end == source.byteCount && context.mayBeTorn
            guard !isTail, try isBatch(at: end) else { return try passOver(fault) }
            context.add(
                .error, .badChecksum, at: position,
                "batch of offsets \(header.baseOffset) to \(header.lastOffset):"
                    + " \(fault.reason.sentence)", remedy: damageRemedy)
            try noteDamage(to: end)
            if header.baseOffset == summary.endOffset, header.lastOffset >= header.baseOffset {
                summary.endOffset = header.nextOffset
            }
            return true
        }
        let end = position + header.totalByteCount
        try check(header)
        position = end
        summary.wholeByteCount = end
        return true
    }

    /// Goes on at `end`; what lies in front of it was told.
    private mutating func noteDamage(to end: Int) throws(SourceError) {
        summary.isDamaged = true
        position = end
        try offsetIndex?.passOver(to: end)
        timeIndex?.passOverDamage()
    }

    private func refuseOldFormat(_ magic: Int8) -> Bool {
        context.add(
            .error, .oldFormat, at: position,
            "the segment holds messages of format \(magic); format 2 is read",
            remedy: "let a Kafka broker of version 3 rewrite the topic")
        return false
    }

    // MARK: Whole batches

    /// Nil if the CRC fits. Reads the batch in pieces where it is large.
    private func checksumFault(_ header: BatchHeader) throws(SourceError) -> BatchError? {
        let total = header.totalByteCount
        var computed: UInt32 = 0
        var at = BatchHeader.crcStart
        let limit = context.report.options.maxBatchByteCount
        while at < total {
            let wanted = min(total - at, total <= limit ? total : 1 << 20)
            let bytes: UnsafeRawBufferPointer
            if total <= limit {
                // The records are walked next: have the batch as a whole.
                bytes = UnsafeRawBufferPointer(
                    rebasing: try window.bytes(at: position, count: total).dropFirst(at))
            } else {
                bytes = try window.bytes(at: position + at, count: wanted)
            }
            guard !bytes.isEmpty else { break }
            computed = CRC32C.extend(computed, bytes)
            at += bytes.count
        }
        if at >= total, computed == header.crc { return nil }
        return BatchError(.crcMismatch(stored: header.crc, computed: computed), at: 17)
    }

    private mutating func check(_ header: BatchHeader) throws(SourceError) {
        let batch = WalkedBatch(header, at: position)
        do throws(BatchError) {
            try BatchValidator.check(header, strictness: .stored)
        } catch {
            context.add(
                .error, .badBatch, at: position + error.position,
                "batch at byte \(position): \(error.reason.sentence), though its CRC fits",
                remedy: Remedy.lost)
            try noteDamage(to: position + header.totalByteCount)
            return
        }
        checkOffsets(header)
        epochs.note(batch, in: context.file)
        let isWalked = header.totalByteCount <= context.report.options.maxBatchByteCount
        if isWalked {
            let bytes = try window.bytes(at: position, count: header.totalByteCount)
            records.check(header, bytes, at: position)
        } else {
            context.add(
                .note, .notExamined, at: position,
                "a batch of \(header.totalByteCount) bytes: its records were not walked, but its"
                    + " CRC fits", remedy: "")
        }
        try offsetIndex?.note(batch)
        let isIndexed = offsetIndex?.lastIndexedPosition == position
        try timeIndex?.note(batch, isIndexed: isIndexed)
        summary.batchCount += 1
        summary.recordCount += Int(header.recordCount)
    }

    private mutating func checkOffsets(_ header: BatchHeader) {
        let expected = summary.endOffset
        let range = "batch of offsets \(header.baseOffset) to \(header.lastOffset)"
        if header.baseOffset < expected {
            let problem =
                summary.batchCount == 0 && !summary.isDamaged
                ? "\(range) lies below the segment's base \(context.baseOffset)"
                : "\(range) follows offset \(expected - 1)"
            context.add(.error, .offsetOrder, at: position, problem, remedy: Remedy.lost)
        } else if header.baseOffset > expected {
            noteGap(header.baseOffset - expected, header.baseOffset)
        }
        if header.lastOffset - max(context.baseOffset, 0) > Int64(Int32.max) {
            context.add(
                .error, .segmentRange, at: position,
                "\(range) is further than 2147483647 from the base \(context.baseOffset); indexes"
                    + " cannot name it", remedy: Remedy.lost)
        }
        if let next = context.nextBaseOffset, header.lastOffset >= next {
            context.add(
                .error, .segmentRange, at: position,
                "\(range) reaches into the next segment, which begins at \(next)",
                remedy: "find out with `weir decode` which of both files is right")
        }
        let within = Int64(header.lastOffsetDelta) + 1 - Int64(header.recordCount)
        if within > 0 { noteGap(within, header.nextOffset) }
        summary.endOffset = max(expected, header.nextOffset)
    }

    /// Compaction leaves gaps, and so does damage that is told already.
    private mutating func noteGap(_ count: Int64, _ offset: Int64) {
        if summary.firstGapPosition == nil { summary.firstGapPosition = position }
        summary.missingOffsetCount &+= count
        guard context.report.options.expectsContiguousOffsets, !summary.isDamaged else { return }
        context.add(
            .error, .offsetGap, at: position,
            "\(count) offsets in front of \(offset) have no record", remedy: Remedy.lost)
    }

    // MARK: Bytes that are no batch

    /// Whether a plausible batch begins at a position, or the segment ends there.
    private func isBatch(at position: Int) throws(SourceError) -> Bool {
        if position == source.byteCount { return true }
        let head = try window.bytes(at: position, count: BatchHeader.byteCount)
        return BatchSearch.isPlausible(
            head, from: summary.endOffset, baseOffset: context.baseOffset,
            room: source.byteCount - position)
    }

    private mutating func passOver(_ fault: BatchError) throws(SourceError) -> Bool {
        let start = position
        var search = BatchSearch(
            source: source, from: start + 1, expectedOffset: summary.endOffset,
            baseOffset: context.baseOffset)
        if let found = try search.run() {
            let lost =
                found.baseOffset > summary.endOffset
                ? "; offsets \(summary.endOffset) to \(found.baseOffset - 1) are lost" : ""
            context.add(
                .error, .unreadableBytes, at: start,
                "\(found.position - start) bytes are no whole batch (\(fault.reason.sentence));"
                    + " the next one begins at byte \(found.position)\(lost)",
                remedy: damageRemedy)
            summary.endOffset = max(summary.endOffset, found.baseOffset)
            try noteDamage(to: found.position)
            return true
        }
        try tellTail(fault, isSearched: !search.wasGivenUp)
        return false
    }

    /// Recovery after an unclean stop looks for the first damage and cuts there.
    private var damageRemedy: String {
        let isCut =
            context.mayBeTorn && (context.recoveryPoint.map { summary.endOffset >= $0 } ?? false)
        return isCut
            ? "copy the file before the next start, which cuts the log here" : Remedy.lost
    }

    private mutating func tellTail(
        _ fault: BatchError, isSearched: Bool
    ) throws(SourceError) {
        let count = source.byteCount - position
        var what = try isZero(from: position) ? "zero bytes" : "bytes that are no whole batch"
        if !isSearched { what += " (the search for a later one was given up)" }
        let text = "\(count) \(what) up to the end (\(fault.reason.sentence))"
        let isDurable = context.recoveryPoint.map { summary.endOffset < $0 } ?? false
        guard context.mayBeTorn, !isDurable else {
            let start = position
            try noteDamage(to: source.byteCount)
            let why =
                context.nextBaseOffset != nil
                ? "; another segment follows"
                : isDurable
                    ? "; the log was durable up to offset \(context.recoveryPoint ?? 0)"
                    : "; the last stop was clean"
            context.add(
                .error, .unreadableBytes, at: start,
                "\(text); offsets from \(summary.endOffset) on are lost\(why)",
                remedy: Remedy.lost)
            return
        }
        let remedy =
            context.shutdown == .running
            ? "nothing if the broker was writing here just now; verify again when it has stopped"
            : "nothing; the next start cuts the log here, at offset \(summary.endOffset)"
        context.add(.warning, .tornTail, at: position, text, remedy: remedy)
    }

    private func isZero(from start: Int) throws(SourceError) -> Bool {
        var at = start
        while at < source.byteCount {
            let bytes = try window.bytes(at: at, count: 1 << 16)
            guard !bytes.isEmpty, bytes.allSatisfy({ $0 == 0 }) else { return false }
            at += bytes.count
        }
        return true
    }
}
