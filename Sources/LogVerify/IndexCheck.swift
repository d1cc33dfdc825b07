import Records

/// What both indexes' checks share: their entries, and where findings go.
struct IndexContext {
    var file: String
    var baseOffset: Int64
    /// The log may have been cut behind what the index knows, and the next start mends that.
    var allowsStaleTail: Bool
    /// No batch will follow.
    var isSealed: Bool
    /// The index must reach the segment's end.
    var isComplete: Bool
    var report: VerifyReport

    func error(_ rule: Finding.Rule, at position: Int?, _ problem: String) {
        report.add(
            Finding(.error, rule, file: file, at: position, problem, remedy: Remedy.index))
    }

    /// What the form of the file alone says.
    func checkForm(
        _ rule: Finding.Rule, entryByteCount: Int, count: Int, paddingCount: Int,
        trailingByteCount: Int
    ) {
        let end = (count + paddingCount) * entryByteCount
        if trailingByteCount > 0 {
            let problem =
                "\(trailingByteCount) bytes follow the last whole entry; entries have"
                + " \(entryByteCount)"
            report.add(
                Finding(
                    allowsStaleTail ? .warning : .error, rule, file: file, at: end, problem,
                    remedy: allowsStaleTail ? Remedy.mended : Remedy.index))
        }
        if paddingCount > 0 {
            report.add(
                Finding(
                    isSealed ? .warning : .note, rule, file: file, at: count * entryByteCount,
                    "\(paddingCount) entries of zeros at the end, as Kafka sets aside for a"
                        + " segment that is written to", remedy: Remedy.mended))
        }
    }

    /// An entry behind the end of the log.
    func stale(_ rule: Finding.Rule, at position: Int, _ problem: String) {
        report.add(
            Finding(
                allowsStaleTail ? .warning : .error, rule, file: file, at: position, problem,
                remedy: allowsStaleTail ? Remedy.mended : Remedy.index))
    }
}

/// Compares a segment's `.index` with its batches, which are told in order.
///
/// An entry points at the first byte of a batch, and its offset is the last one of that batch, or
/// of a later one in front of the next entry's (Kafka indexes a whole append at once).
struct OffsetIndexCheck {
    private let context: IndexContext
    private var reader: EntryReader<OffsetIndexEntry>
    private var next: (entry: OffsetIndexEntry, position: Int)?
    private var previous: OffsetIndexEntry?
    /// The entry whose batch was seen, until its offset is.
    private var open: (entry: OffsetIndexEntry, position: Int)?
    /// Position of the last batch that an entry points at; -1 for none.
    private(set) var lastIndexedPosition = -1

    init(_ source: any ByteSource, _ context: IndexContext) throws(SourceError) {
        self.context = context
        reader = try EntryReader(source)
        context.checkForm(
            .offsetIndex, entryByteCount: OffsetIndexEntry.byteCount, count: reader.count,
            paddingCount: reader.paddingCount, trailingByteCount: reader.trailingByteCount)
        try advance()
    }

    private mutating func advance() throws(SourceError) {
        if let next { previous = next.entry }
        next = try reader.next()
        guard let next, let previous else { return }
        if next.entry.relativeOffset <= previous.relativeOffset
            || next.entry.position <= previous.position
        {
            context.error(
                .offsetIndex, at: next.position,
                "the entry (offset +\(next.entry.relativeOffset), byte \(next.entry.position))"
                    + " does not ascend from (+\(previous.relativeOffset), byte"
                    + " \(previous.position))")
        }
    }

    mutating func note(_ batch: WalkedBatch) throws(SourceError) {
        while let entry = next, Int(entry.entry.position) < batch.position {
            context.error(
                .offsetIndex, at: entry.position,
                "the entry points at byte \(entry.entry.position), where no batch begins")
            try advance()
        }
        if let entry = next, Int(entry.entry.position) == batch.position {
            closeOpen()
            open = entry
            lastIndexedPosition = batch.position
            try advance()
        }
        if let entry = open?.entry,
            offset(of: entry) == batch.lastOffset
        {
            open = nil
        }
    }

    private func offset(of entry: OffsetIndexEntry) -> Int64 {
        context.baseOffset &+ Int64(entry.relativeOffset)
    }

    private mutating func closeOpen() {
        guard let open else { return }
        context.error(
            .offsetIndex, at: open.position,
            "the entry says offset \(offset(of: open.entry)) for byte \(open.entry.position);"
                + " no batch there ends with it")
        self.open = nil
    }

    /// Bytes up to `end` are damaged, which is told: entries that point there say nothing more.
    mutating func passOver(to end: Int) throws(SourceError) {
        open = nil
        while let entry = next, Int(entry.entry.position) < end { try advance() }
    }

    /// - Parameter end: position behind the last whole batch.
    mutating func finish(at end: Int) throws(SourceError) {
        closeOpen()
        while let entry = next {
            let problem =
                "the entry points at byte \(entry.entry.position), behind the last whole batch,"
                + " which ends at \(end)"
            context.stale(.offsetIndex, at: entry.position, problem)
            try advance()
        }
    }
}

/// Compares a segment's `.timeindex` with its batches, which are told in order.
///
/// An entry has the timestamp of the batch that holds its offset, and no batch before that one has
/// it or a later one.
struct TimeIndexCheck {
    private let context: IndexContext
    private var reader: EntryReader<TimeIndexEntry>
    private var next: (entry: TimeIndexEntry, position: Int)?
    private var previous: TimeIndexEntry?
    private var maxTimestamp = BatchHeader.noTimestamp
    /// Largest timestamp of the batches in front of the last one that the offset index knows.
    private var indexedMaxTimestamp = BatchHeader.noTimestamp
    /// Damage lies in front of the next batch: entries of what is lost say nothing more.
    private var isBehindDamage = false

    init(_ source: any ByteSource, _ context: IndexContext) throws(SourceError) {
        self.context = context
        reader = try EntryReader(source)
        context.checkForm(
            .timeIndex, entryByteCount: TimeIndexEntry.byteCount, count: reader.count,
            paddingCount: reader.paddingCount, trailingByteCount: reader.trailingByteCount)
        try advance()
    }

    private mutating func advance() throws(SourceError) {
        if let next { previous = next.entry }
        next = try reader.next()
        guard let next, let previous else { return }
        if next.entry.timestamp <= previous.timestamp
            || next.entry.relativeOffset <= previous.relativeOffset
        {
            context.error(
                .timeIndex, at: next.position,
                "the entry (timestamp \(next.entry.timestamp), offset"
                    + " +\(next.entry.relativeOffset)) does not ascend from"
                    + " (\(previous.timestamp), +\(previous.relativeOffset))")
        }
    }

    /// - Parameter isIndexed: the offset index has an entry for the batch.
    mutating func note(_ batch: WalkedBatch, isIndexed: Bool) throws(SourceError) {
        if isIndexed { indexedMaxTimestamp = maxTimestamp }
        while let entry = next {
            let offset = context.baseOffset &+ Int64(entry.entry.relativeOffset)
            guard offset <= batch.lastOffset else { break }
            if offset < batch.baseOffset {
                if isBehindDamage {
                    try advance()
                    continue
                }
                context.error(
                    .timeIndex, at: entry.position,
                    "the entry names offset \(offset), which no batch holds")
            } else if entry.entry.timestamp != batch.maxTimestamp {
                context.error(
                    .timeIndex, at: entry.position,
                    "the entry says \(entry.entry.timestamp) for the batch with offset"
                        + " \(offset), whose greatest timestamp is \(batch.maxTimestamp)")
            } else if maxTimestamp >= entry.entry.timestamp {
                context.error(
                    .timeIndex, at: entry.position,
                    "the entry says \(entry.entry.timestamp) for offset \(offset), but an earlier"
                        + " batch has \(maxTimestamp)")
            }
            try advance()
        }
        isBehindDamage = false
        maxTimestamp = max(maxTimestamp, batch.maxTimestamp)
    }

    mutating func passOverDamage() { isBehindDamage = true }

    mutating func finish(endOffset: Int64) throws(SourceError) {
        // What the lost batches had cannot be compared.
        if isBehindDamage { return }
        while let entry = next {
            let offset = context.baseOffset &+ Int64(entry.entry.relativeOffset)
            context.stale(
                .timeIndex, at: entry.position,
                "the entry names offset \(offset), but the segment ends at \(endOffset)")
            try advance()
        }
        let known = previous?.timestamp ?? BatchHeader.noTimestamp
        if context.isComplete, known < indexedMaxTimestamp {
            context.error(
                .timeIndex, at: nil,
                "it ends at timestamp \(known), but the segment has \(indexedMaxTimestamp): lookups"
                    + " by time may pass over records")
        }
    }
}
