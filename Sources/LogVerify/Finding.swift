/// Something that a verification noticed: what, where, and what to do.
public struct Finding: Equatable, Sendable {
    public enum Severity: String, Sendable, CaseIterable {
        /// Damage, or files that contradict each other.
        case error
        /// What an unclean stop leaves and the next start mends.
        case warning
        /// Good to know; nothing is wrong.
        case note
    }

    /// Kinds of findings, for programs. The raw value is stable.
    public enum Rule: String, Sendable, CaseIterable {
        case unreadableFile = "unreadable-file"
        case oldFormat = "old-format"
        case badBatch = "bad-batch"
        case badChecksum = "bad-checksum"
        case badRecords = "bad-records"
        case badCompression = "bad-compression"
        case unreadableBytes = "unreadable-bytes"
        case tornTail = "torn-tail"
        case offsetOrder = "offset-order"
        case offsetGap = "offset-gap"
        case missingSegment = "missing-segment"
        case segmentRange = "segment-range"
        case timestamp
        case leaderEpoch = "leader-epoch"
        case missingIndex = "missing-index"
        case offsetIndex = "offset-index"
        case timeIndex = "time-index"
        case transactionIndex = "transaction-index"
        case orphanFile = "orphan-file"
        case leftoverFile = "leftover-file"
        case unknownFile = "unknown-file"
        case producerSnapshot = "producer-snapshot"
        case metadataSnapshot = "metadata-snapshot"
        case partitionMetadata = "partition-metadata"
        case quorumState = "quorum-state"
        case format
        case checkpoint
        case notExamined = "not-examined"
        case more
    }

    public var severity: Severity
    public var rule: Rule
    /// Path as the caller named it.
    public var file: String
    /// First byte concerned; nil if it is about the file as a whole.
    public var position: Int?
    /// What is wrong, with the value seen and the value allowed.
    public var problem: String
    /// The next step; empty where there is none.
    public var remedy: String

    public init(
        _ severity: Severity, _ rule: Rule, file: String, at position: Int? = nil,
        _ problem: String, remedy: String = ""
    ) {
        self.severity = severity
        self.rule = rule
        self.file = file
        self.position = position
        self.problem = problem
        self.remedy = remedy
    }
}

/// Next steps that several findings share.
enum Remedy {
    static let index =
        "stop the broker and remove this file; it is made anew from the log"
    static let mended = "nothing; the next start mends it"
    static let checkpoint =
        "stop the broker, correct the file or put one from a backup in its place"
    static let lost =
        "bring the partition back from a replica or a backup; consumers get past it only by"
        + " seeking behind it"
    static let gone = "nothing, if no backup has it; it cannot be made anew"
}
