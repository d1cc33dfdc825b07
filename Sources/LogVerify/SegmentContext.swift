import Records

/// What a segment's check is told of the log around it.
struct SegmentContext {
    /// Of the `.log` file.
    var file: String
    var baseOffset: Int64
    /// Base of the segment behind it; nil for the last one.
    var nextBaseOffset: Int64?
    var shutdown: Shutdown
    /// Below it every byte was made durable; nil if that is not known.
    var recoveryPoint: Int64?
    var report: VerifyReport

    /// An end of this segment in pieces is what an unclean stop leaves.
    var mayBeTorn: Bool { nextBaseOffset == nil && shutdown.allowsTornTail }

    func add(
        _ severity: Finding.Severity, _ rule: Finding.Rule, at position: Int?, _ problem: String,
        remedy: String
    ) {
        report.add(
            Finding(severity, rule, file: file, at: position, problem, remedy: remedy))
    }
}

/// What was found in a segment.
struct SegmentSummary {
    var batchCount = 0
    var recordCount = 0
    /// Offset behind the last batch; the base of an empty segment.
    var endOffset: Int64
    /// Position behind the last whole batch.
    var wholeByteCount = 0
    /// Offsets that no record has, in front of and within batches.
    var missingOffsetCount: Int64 = 0
    var firstGapPosition: Int?
    /// Bytes were unreadable, so that offsets say nothing about gaps behind the segment.
    var isDamaged = false

    init(baseOffset: Int64) { endOffset = baseOffset }
}
