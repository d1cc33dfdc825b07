/// Why a batch was not appended. Each case is one Kafka error code.
public enum AppendError: Error, Equatable, Sendable {
    /// CORRUPT_MESSAGE (2).
    case corrupt(String)
    /// MESSAGE_TOO_LARGE (10): `byteCount` passes `max.message.bytes`.
    case tooLarge(byteCount: Int, allowed: Int)
    /// RECORD_LIST_TOO_LARGE (18): the batch does not fit a segment.
    case largerThanSegment(byteCount: Int, allowed: Int)
    /// INVALID_TIMESTAMP (32).
    case invalidTimestamp(Int64, earliest: Int64, latest: Int64, indexes: [Int32])
    /// INVALID_RECORD (87): a magic other than 2.
    case unsupportedFormat(String)
    /// NOT_ENOUGH_REPLICAS (19): acks=all below `min.insync.replicas`.
    case notEnoughReplicas(inSync: Int, needed: Int)
    /// OUT_OF_ORDER_SEQUENCE_NUMBER (45).
    case outOfOrderSequence(producerID: Int64, expected: Int32, seen: Int32)
    /// INVALID_PRODUCER_EPOCH (47).
    case staleProducerEpoch(producerID: Int64, current: Int16, seen: Int16)
    /// INVALID_TXN_STATE (48): this broker coordinates no transactions yet.
    case transactionsUnsupported
    /// KAFKA_STORAGE_ERROR (56).
    case storage(String)
    /// UNSUPPORTED_COMPRESSION_TYPE (76).
    case unsupportedCompression(String)
    /// INVALID_RECORD (87); `indexes` are batch-relative positions of the bad records.
    case invalidRecord(String, indexes: [Int32])
    /// NOT_LEADER_OR_FOLLOWER (6): the log is closing.
    case closed
}
