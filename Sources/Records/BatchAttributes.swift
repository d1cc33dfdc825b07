public import Primitives

/// Who set the timestamps of a batch.
public enum TimestampType: Int8, Sendable {
    /// The producer, one a record.
    case createTime = 0
    /// The leader on append, one for the batch: its `maxTimestamp`.
    case logAppendTime = 1
}

/// The attribute bits of a batch of magic 2.
///
///     bit  0-2           3               4              5        6                   7-15
///          compression   timestamp type  transactional  control  has delete horizon  unused
public struct BatchAttributes: RawRepresentable, Hashable, Sendable {
    public var rawValue: Int16

    public init(rawValue: Int16) { self.rawValue = rawValue }

    public init(
        compression: CompressionType = .none, timestampType: TimestampType = .createTime,
        isTransactional: Bool = false, isControl: Bool = false
    ) {
        rawValue = Int16(compression.rawValue)
        self.timestampType = timestampType
        self.isTransactional = isTransactional
        self.isControl = isControl
    }

    /// Codec id as stored, known or not: 0...7.
    public var compressionId: Int8 { Int8(rawValue & 0x07) }

    /// nil: an id without a meaning. Set a value to change it.
    public var compression: CompressionType? {
        get { CompressionType(rawValue: compressionId) }
        set { rawValue = (rawValue & ~0x07) | Int16(newValue?.rawValue ?? 0) }
    }

    public var timestampType: TimestampType {
        get { self[0x08] ? .logAppendTime : .createTime }
        set { self[0x08] = newValue == .logAppendTime }
    }

    public var isTransactional: Bool {
        get { self[0x10] }
        set { self[0x10] = newValue }
    }

    /// The records are markers for brokers and clients, not data.
    public var isControl: Bool {
        get { self[0x20] }
        set { self[0x20] = newValue }
    }

    /// `baseTimestamp` is the time at which compaction may drop tombstones and markers (KIP-534).
    public var hasDeleteHorizon: Bool {
        get { self[0x40] }
        set { self[0x40] = newValue }
    }

    /// Bits that no release gave a meaning.
    public var unknownBits: Int16 { rawValue & ~0x7f }

    private subscript(bit: Int16) -> Bool {
        get { rawValue & bit != 0 }
        set { rawValue = newValue ? rawValue | bit : rawValue & ~bit }
    }
}
