/// Why bytes are not a sound record batch.
///
/// Parsers and validators of this module throw this and nothing else on bytes from outside; they
/// never trap on them. A CRC that fits proves nothing about the sender's good will.
public struct BatchError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        /// `needed` bytes were to follow but only `remaining` do. At the end of a fetched or
        /// crashed log this is an incomplete last batch, not damage.
        case truncated(needed: Int, remaining: Int)
        /// A message set of magic 0 or 1, as written before Kafka 0.11.
        case legacyMagic(Int8)
        case unknownMagic(Int8)
        /// `batchLength` is too small for a header, or makes a batch above the allowed size.
        case invalidBatchLength(Int32)
        case crcMismatch(stored: UInt32, computed: UInt32)
        /// Attribute bits that have no meaning are set.
        case unknownAttributes(Int16)
        case unknownCompression(Int8)
        case invalidRecordCount(Int32)
        /// `lastOffsetDelta` does not fit the number of records.
        case offsetDeltaMismatch(lastOffsetDelta: Int32, recordCount: Int32)
        case invalidBaseOffset(Int64)
        case invalidProducerId(Int64)
        case invalidProducerEpoch(Int16)
        case invalidBaseSequence(Int32)
        /// A transactional batch needs a producer id.
        case transactionalWithoutProducerId
        /// Only brokers write control batches.
        case controlBatchNotAllowed
        /// A control batch is never compressed and carries a known key and value.
        case invalidControlBatch
        case record(index: Int32, RecordFault)
        /// Bytes follow the last record of the batch.
        case trailingBytes(Int)
    }

    /// What is wrong with one record.
    public enum RecordFault: Error, Equatable, Sendable {
        /// The record, or one of its fields, goes on behind the end of its container.
        case truncated
        case varintTooLong
        /// The record's own length does not equal its fields.
        case lengthMismatch
        case offsetDelta(Int32, expected: Int32)
        /// Neither -1 (null) nor a length that fits.
        case invalidLength(Int32)
        case invalidHeaderCount(Int32)
        case nullHeaderKey
    }

    /// Which of Kafka's answers the fault deserves.
    public enum Category: Sendable {
        /// Damaged on the way: `CORRUPT_MESSAGE`, which clients retry.
        case corrupt
        /// The sender built it so: `INVALID_RECORD`.
        case invalid
        /// `UNSUPPORTED_FOR_MESSAGE_FORMAT`.
        case unsupportedFormat
    }

    public var reason: Reason
    /// Byte position of the fault, from the start of the parsed buffer. For a record of a
    /// compressed batch, from the start of the decompressed records.
    public var position: Int

    public init(_ reason: Reason, at position: Int) {
        self.reason = reason
        self.position = position
    }

    public var isTruncation: Bool {
        if case .truncated = reason { true } else { false }
    }

    public var category: Category {
        switch reason {
        case .legacyMagic, .unknownMagic: .unsupportedFormat
        case .truncated, .invalidBatchLength, .crcMismatch: .corrupt
        default: .invalid
        }
    }

    public var description: String { "byte \(position): \(reason.text)" }
}

extension BatchError.Reason {
    fileprivate var text: String {
        switch self {
        case .truncated(let needed, let remaining):
            "batch needs \(needed) bytes but \(remaining) remain"
        case .legacyMagic(let magic):
            "message set of magic \(magic); only magic 2 is supported"
        case .unknownMagic(let magic): "magic is \(magic); must be 2"
        case .invalidBatchLength(let length):
            "batch length \(length) is outside the allowed range (at least 49)"
        case .crcMismatch(let stored, let computed):
            "CRC-32C is 0x\(hex(computed)) but the batch says 0x\(hex(stored))"
        case .unknownAttributes(let bits):
            "attributes 0x\(String(UInt16(bitPattern: bits), radix: 16)) have unknown bits"
        case .unknownCompression(let id): "compression type \(id) is unknown; must be 0...4"
        case .invalidRecordCount(let count): "record count \(count) is not allowed"
        case .offsetDeltaMismatch(let delta, let count):
            "last offset delta \(delta) does not fit \(count) records"
        case .invalidBaseOffset(let offset): "base offset \(offset) is not allowed"
        case .invalidProducerId(let id): "producer id \(id) is not allowed; must be -1 or more"
        case .invalidProducerEpoch(let epoch):
            "producer epoch \(epoch) is not allowed beside a producer id"
        case .invalidBaseSequence(let sequence):
            "base sequence \(sequence) is not allowed beside a producer id"
        case .transactionalWithoutProducerId: "transactional batch has no producer id"
        case .controlBatchNotAllowed: "control batch; only data is allowed here"
        case .invalidControlBatch: "control batch is compressed or its record is malformed"
        case .record(let index, let fault): "record \(index): \(fault.text)"
        case .trailingBytes(let count): "\(count) bytes follow the last record"
        }
    }

    private func hex(_ value: UInt32) -> String { String(value, radix: 16) }
}

extension BatchError.RecordFault {
    fileprivate var text: String {
        switch self {
        case .truncated: "goes on behind the end of its container"
        case .varintTooLong: "a varint has too many bytes"
        case .lengthMismatch: "its length does not equal its fields"
        case .offsetDelta(let seen, let expected): "offset delta is \(seen); must be \(expected)"
        case .invalidLength(let length): "length \(length) is not allowed"
        case .invalidHeaderCount(let count): "header count \(count) is not allowed"
        case .nullHeaderKey: "a header key is null"
        }
    }
}
