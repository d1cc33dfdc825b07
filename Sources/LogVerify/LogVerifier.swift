import Records

/// What the data directory says of one log.
public struct LogFacts: Sendable {
    public var shutdown: Shutdown
    /// From `recovery-point-offset-checkpoint`: below it every byte was made durable.
    public var recoveryPoint: Int64?
    /// From `replication-offset-checkpoint`.
    public var highWatermark: Int64?
    /// From `log-start-offset-checkpoint`.
    public var logStartOffset: Int64?

    public init(
        shutdown: Shutdown = .unknown, recoveryPoint: Int64? = nil, highWatermark: Int64? = nil,
        logStartOffset: Int64? = nil
    ) {
        self.shutdown = shutdown
        self.recoveryPoint = recoveryPoint
        self.highWatermark = highWatermark
        self.logStartOffset = logStartOffset
    }
}

/// Checks one log: the directory of a partition, or a single segment.
public struct LogVerifier {
    let folder: any LogFolder
    let facts: LogFacts
    let report: VerifyReport
    var names: Set<String> = []
    /// Base offsets of the segments, ascending.
    var bases: [Int64] = []

    public init(_ folder: any LogFolder, _ facts: LogFacts = LogFacts(), _ report: VerifyReport) {
        self.folder = folder
        self.facts = facts
        self.report = report
    }

    /// Checks every file of the log.
    public consuming func verify() {
        defer { report.endFiles() }
        report.count { $0.logs += 1 }
        guard load() else { return }
        checkPartitionMetadata()
        checkQuorumState()
        let end = checkSegments(bases)
        checkFacts(endOffset: end.offset, isWhole: end.isWhole)
        checkStates(endOffset: end.offset, isWhole: end.isWhole)
        checkOthers()
    }

    /// Checks one segment with its indexes and what the directory says of its leader epochs.
    ///
    /// - Parameter name: of its `.log` file.
    public consuming func verify(segment name: String) {
        defer { report.endFiles() }
        guard let file = LogFileName(name), file.kind == .log else {
            report.add(
                Finding(
                    .error, .unknownFile, file: path(name), "it is no segment",
                    remedy: "name a file of 20 digits and `.log`, or a directory"))
            return
        }
        guard load() else { return }
        _ = checkSegments([file.offset])
    }

    func path(_ name: String) -> String { folder.path + "/" + name }

    private mutating func load() -> Bool {
        do throws(SourceError) {
            names = Set(try folder.names())
        } catch {
            unreadable(folder.path, error)
            return false
        }
        bases = names.compactMap { LogFileName($0) }.filter { $0.kind == .log }.map(\.offset)
            .sorted()
        return true
    }

    func unreadable(_ path: String, _ error: SourceError) {
        report.add(
            Finding(
                .error, .unreadableFile, file: path, "it cannot be read: \(error)",
                remedy: "check permissions and the disk"))
    }

    /// A small file; nil if it is not there, or cannot be read, which is told.
    func contents(_ name: String, limit: Int = 64 << 20) -> [UInt8]? {
        guard names.contains(name) else { return nil }
        do throws(SourceError) {
            return try folder.file(name)?.contents(limit: limit)
        } catch {
            unreadable(path(name), error)
            return nil
        }
    }

    // MARK: Segments

    /// - Returns: the log's end, and whether offsets up to it can be trusted.
    private func checkSegments(_ wanted: [Int64]) -> (offset: Int64, isWhole: Bool) {
        var epochs = makeEpochCheck()
        var end: Int64?
        var isWhole = true
        var isCompacted = false
        for base in wanted {
            let index = bases.firstIndex(of: base)
            let next = index.flatMap { $0 + 1 < bases.count ? bases[$0 + 1] : nil }
            let file = LogFileName(base, .log).description
            if let end, base != end {
                tellGap(file, base, end, isWhole: isWhole, isCompacted: isCompacted)
            }
            let context = SegmentContext(
                file: path(file), baseOffset: base, nextBaseOffset: next,
                shutdown: facts.shutdown, recoveryPoint: facts.recoveryPoint, report: report)
            do throws(SourceError) {
                guard let found = try check(context, file, &epochs) else {
                    // What is deleted meanwhile leaves no gap.
                    end = nil
                    continue
                }
                end = max(end ?? base, found.endOffset)
                isWhole = !found.isDamaged
                if found.missingOffsetCount > 0, !found.isDamaged {
                    isCompacted = true
                    tellGaps(found, file)
                }
            } catch {
                unreadable(path(file), error)
                isWhole = false
            }
        }
        return (end ?? max(0, facts.logStartOffset ?? 0), isWhole)
    }

    /// Nil if the segment has gone meanwhile.
    private func check(
        _ context: SegmentContext, _ name: String, _ epochs: inout EpochCheck
    ) throws(SourceError) -> SegmentSummary? {
        // The indexes are opened first: what they know is in the log by then.
        let offsets = try openIndex(context, .offsetIndex)
        let times = try openIndex(context, .timeIndex)
        guard let source = try folder.file(name) else {
            if facts.shutdown == .running { return nil }
            throw SourceError("it has gone while the directory was read")
        }
        for (index, kind) in [(offsets, LogFileName.Kind.offsetIndex), (times, .timeIndex)]
        where index == nil && source.byteCount > 0 {
            report.add(
                Finding(
                    .error, .missingIndex,
                    file: path(LogFileName(context.baseOffset, kind).description),
                    "the file is missing",
                    remedy: "nothing; it is made anew when it is needed"))
        }
        let verifier = SegmentVerifier(
            source, context, epochs: epochs,
            offsetIndex: try offsets.map { source throws(SourceError) in
                try OffsetIndexCheck(source, indexContext(context, .offsetIndex))
            },
            timeIndex: try times.map { source throws(SourceError) in
                try TimeIndexCheck(source, indexContext(context, .timeIndex))
            })
        let (summary, after) = try verifier.run()
        epochs = after
        return summary
    }

    private func openIndex(
        _ context: SegmentContext, _ kind: LogFileName.Kind
    ) throws(SourceError) -> (any ByteSource)? {
        try folder.file(LogFileName(context.baseOffset, kind).description)
    }

    private func indexContext(
        _ context: SegmentContext, _ kind: LogFileName.Kind
    ) -> IndexContext {
        IndexContext(
            file: path(LogFileName(context.baseOffset, kind).description),
            baseOffset: context.baseOffset, allowsStaleTail: context.mayBeTorn,
            isSealed: context.nextBaseOffset != nil,
            isComplete: context.nextBaseOffset != nil && facts.shutdown.hasWrittenIndexes,
            report: report)
    }

    private func tellGap(
        _ file: String, _ base: Int64, _ end: Int64, isWhole: Bool, isCompacted: Bool
    ) {
        // An overlap was told where the batch lies that reaches over.
        guard base > end, isWhole else { return }
        if isCompacted && !report.options.expectsContiguousOffsets {
            report.add(
                Finding(
                    .note, .offsetGap, file: path(file),
                    "offsets \(end) to \(base - 1) in front of this segment have no record, as"
                        + " after compaction"))
            return
        }
        report.add(
            Finding(
                .error, .missingSegment, file: path(file),
                "the segment in front of this one ends at offset \(end - 1): offsets \(end) to"
                    + " \(base - 1) are in no file",
                remedy: "bring the missing segment back from a backup; nothing, if the topic is"
                    + " compacted"))
    }

    private func tellGaps(_ found: SegmentSummary, _ file: String) {
        report.add(
            Finding(
                .note, .offsetGap, file: path(file), at: found.firstGapPosition,
                "\(found.missingOffsetCount) offsets have no record, as after compaction"))
    }

    private func makeEpochCheck() -> EpochCheck {
        let name = LeaderEpochCheckpoint.fileName
        return EpochCheck(
            file: path(name), entries: readEpochs() ?? [],
            mayLag: facts.shutdown.allowsTornTail,
            // Only a clean stop makes both files tell of the same moment.
            logStartOffset: facts.shutdown == .clean
                ? max(facts.logStartOffset ?? 0, bases.first ?? 0) : nil, report: report)
    }

    // MARK: What the data directory says

    private func checkFacts(endOffset: Int64, isWhole: Bool) {
        guard isWhole, facts.shutdown != .running else { return }
        let start = bases.first ?? 0
        if let point = facts.recoveryPoint, point > endOffset {
            report.add(
                Finding(
                    .error, .checkpoint, file: folder.path,
                    "the log ends at offset \(endOffset), but was durable up to \(point): its end"
                        + " is missing", remedy: Remedy.lost))
        }
        if let offset = facts.logStartOffset, offset > endOffset || offset < 0 {
            report.add(
                Finding(
                    .error, .checkpoint, file: folder.path,
                    "the log is said to start at offset \(offset); it has \(start) to"
                        + " \(endOffset)", remedy: Remedy.checkpoint))
        }
        if let offset = facts.highWatermark, offset > endOffset, facts.shutdown == .clean {
            report.add(
                Finding(
                    .error, .checkpoint, file: folder.path,
                    "the high watermark is said to be \(offset), but the log ends at"
                        + " \(endOffset)", remedy: Remedy.lost))
        }
    }
}
