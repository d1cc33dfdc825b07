import Records

/// Compares the leader epochs of batches, told in the order of the log, with
/// `leader-epoch-checkpoint`, and with each other.
struct EpochCheck {
    /// Path of the checkpoint.
    private let file: String
    private let entries: [LeaderEpochEntry]
    /// The newest entries may not have reached the disk.
    private let mayLag: Bool
    /// From it on batches have an entry; nil if it is not known where the log starts.
    private let logStartOffset: Int64?
    private let report: VerifyReport
    /// The entry of the offset seen last.
    private var index = 0
    private var lastEpoch: Int32 = BatchHeader.noLeaderEpoch
    /// Findings follow from each other: the first of each kind is told.
    private var hasToldOrder = false
    private var hasToldMismatch = false

    /// - Parameter entries: ascending; empty without a checkpoint.
    init(
        file: String, entries: [LeaderEpochEntry], mayLag: Bool, logStartOffset: Int64? = nil,
        report: VerifyReport
    ) {
        self.logStartOffset = logStartOffset
        self.file = file
        self.entries = entries
        self.mayLag = mayLag
        self.report = report
    }

    /// - Parameter segment: path of the `.log` file.
    mutating func note(_ batch: WalkedBatch, in segment: String) {
        let epoch = batch.leaderEpoch
        guard epoch >= 0 else {
            // -1 stands for none, in logs that are older than epochs.
            if epoch < BatchHeader.noLeaderEpoch { tell(batch, in: segment) }
            return
        }
        if epoch < lastEpoch, !hasToldOrder {
            hasToldOrder = true
            report.add(
                Finding(
                    .error, .leaderEpoch, file: segment, at: batch.position,
                    "the batch at offset \(batch.baseOffset) is of epoch \(epoch), behind one of"
                        + " epoch \(lastEpoch); epochs never go back", remedy: Remedy.lost))
        }
        lastEpoch = max(lastEpoch, epoch)
        compare(batch)
    }

    private mutating func tell(_ batch: WalkedBatch, in segment: String) {
        guard !hasToldOrder else { return }
        hasToldOrder = true
        report.add(
            Finding(
                .error, .leaderEpoch, file: segment, at: batch.position,
                "the batch at offset \(batch.baseOffset) is of epoch \(batch.leaderEpoch); must be"
                    + " -1 or more", remedy: Remedy.lost))
    }

    private mutating func compare(_ batch: WalkedBatch) {
        guard let first = entries.first, !hasToldMismatch else { return }
        guard batch.baseOffset >= first.startOffset else {
            guard let logStartOffset, batch.baseOffset >= logStartOffset else { return }
            hasToldMismatch = true
            report.add(
                Finding(
                    .error, .leaderEpoch, file: file,
                    "it begins with offset \(first.startOffset), but the batch at offset"
                        + " \(batch.baseOffset) is of epoch \(batch.leaderEpoch)",
                    remedy: "stop the broker and correct the line: `epoch startOffset`"))
            return
        }
        while index + 1 < entries.count, entries[index + 1].startOffset <= batch.baseOffset {
            index += 1
        }
        let expected = entries[index].epoch
        guard batch.leaderEpoch != expected else { return }
        hasToldMismatch = true
        let isNewer = index + 1 == entries.count && batch.leaderEpoch > expected
        let isLag = isNewer && mayLag
        report.add(
            Finding(
                isLag ? .warning : .error, .leaderEpoch, file: file,
                "it says epoch \(expected) for offset \(batch.baseOffset), whose batch is of epoch"
                    + " \(batch.leaderEpoch)",
                remedy: isLag
                    ? Remedy.mended
                    : "stop the broker and correct the line: `epoch startOffset`"))
    }
}
