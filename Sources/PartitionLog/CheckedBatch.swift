public import Primitives
import Records

/// A batch that passed every check and is not numbered yet.
///
/// Its bytes are the received frame's. Only ``number(baseOffset:leaderEpoch:)`` writes to them,
/// once, before anyone else sees them, and only outside the part that the checksum covers.
public struct CheckedBatch: Sendable {
    public let bytes: PinnedBytes
    public let recordCount: Int32
    /// Milliseconds since the epoch; -1 if no record has a timestamp.
    public let maxTimestamp: Int64
    /// The time the log gave the batch under LogAppendTime; -1 under CreateTime.
    public let logAppendTime: Int64
    /// nil without an idempotent producer.
    public let claim: ProducerStates.Claim?

    public init(
        bytes: PinnedBytes, recordCount: Int32, maxTimestamp: Int64, logAppendTime: Int64,
        claim: ProducerStates.Claim?
    ) {
        precondition(recordCount > 0, "recordCount \(recordCount)")
        self.bytes = bytes
        self.recordCount = recordCount
        self.maxTimestamp = maxTimestamp
        self.logAppendTime = logAppendTime
        self.claim = claim
    }

    func number(baseOffset: Int64, leaderEpoch: Int32) {
        let batch = UnsafeMutableRawBufferPointer(mutating: bytes.buffer)
        BatchHeader.patchBaseOffset(baseOffset, in: batch)
        BatchHeader.patchPartitionLeaderEpoch(leaderEpoch, in: batch)
    }
}
