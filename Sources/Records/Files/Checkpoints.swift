public import Primitives

/// Where a leader epoch began in a log; `leader-epoch-checkpoint` lists them in order (KIP-101).
public struct LeaderEpochEntry: Hashable, Sendable {
    public var epoch: Int32
    public var startOffset: Int64

    public init(epoch: Int32, startOffset: Int64) {
        self.epoch = epoch
        self.startOffset = startOffset
    }
}

/// The text of `leader-epoch-checkpoint`: `epoch startOffset` a line.
public enum LeaderEpochCheckpoint {
    public static let fileName = "leader-epoch-checkpoint"

    public static func encode(_ entries: [LeaderEpochEntry]) -> [UInt8] {
        CheckpointText.encode(entries.map { "\($0.epoch) \($0.startOffset)" })
    }

    /// The entries in the file's order, which is not checked.
    public static func decode(
        _ bytes: UnsafeRawBufferPointer
    ) throws(FileFormatError) -> [LeaderEpochEntry] {
        try unsafe CheckpointText.decode("leader-epoch-checkpoint", bytes) { fields in
            guard fields.count == 2, let epoch = Int32(fields[0]), let offset = Int64(fields[1])
            else { return nil }
            return LeaderEpochEntry(epoch: epoch, startOffset: offset)
        }
    }
}

/// An offset of one partition.
public struct OffsetCheckpointEntry: Hashable, Sendable {
    public var topic: String
    public var partition: Int32
    public var offset: Int64

    public init(topic: String, partition: Int32, offset: Int64) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }
}

/// The text of the three files of a data directory that keep one offset a partition:
/// `topic partition offset` a line.
public enum OffsetCheckpoint {
    /// Up to where logs are known to be flushed.
    public static let recoveryPointFileName = "recovery-point-offset-checkpoint"
    /// High watermarks.
    public static let replicationFileName = "replication-offset-checkpoint"
    public static let logStartFileName = "log-start-offset-checkpoint"

    /// - Precondition: topic names hold no blanks, as Kafka's never do.
    public static func encode(_ entries: [OffsetCheckpointEntry]) -> [UInt8] {
        CheckpointText.encode(entries.map { "\($0.topic) \($0.partition) \($0.offset)" })
    }

    public static func decode(
        _ bytes: UnsafeRawBufferPointer
    ) throws(FileFormatError) -> [OffsetCheckpointEntry] {
        try unsafe CheckpointText.decode("offset checkpoint", bytes) { fields in
            guard fields.count == 3, let partition = Int32(fields[1]), partition >= 0,
                let offset = Int64(fields[2])
            else { return nil }
            return OffsetCheckpointEntry(
                topic: String(fields[0]), partition: partition, offset: offset)
        }
    }
}

/// The text of `partition.metadata`, which ties a directory to a topic id:
///
///     version: 0
///     topic_id: <22 characters>
public enum PartitionMetadata {
    public static let fileName = "partition.metadata"
    static let version: Int64 = 0

    public static func encode(topicId: Uuid) -> [UInt8] {
        Array("version: \(version)\ntopic_id: \(topicId)".utf8)
    }

    /// The topic id. Later versions are read too, so that a downgrade works, as in Kafka.
    public static func decode(_ bytes: UnsafeRawBufferPointer) throws(FileFormatError) -> Uuid {
        let file: StaticString = "partition.metadata"
        let lines = try unsafe TextLines.split(file, bytes)
        guard lines.count >= 2 else { throw FileFormatError(file, .truncated) }
        let stated = try value(of: "version", in: lines[0], line: 1)
        guard let version = Int64(stated) else {
            throw FileFormatError(file, .malformed(String(lines[0])), line: 1)
        }
        guard version >= Self.version else {
            throw FileFormatError(file, .unknownVersion(version), line: 1)
        }
        let id = Uuid(String(try value(of: "topic_id", in: lines[1], line: 2)))
        guard let id, id != .zero else {
            throw FileFormatError(file, .malformed(String(lines[1])), line: 2)
        }
        return id
    }

    private static func value(
        of key: String, in text: Substring, line: Int
    ) throws(FileFormatError) -> Substring {
        guard text.hasPrefix(key + ":") else {
            throw FileFormatError("partition.metadata", .malformed(String(text)), line: line)
        }
        let rest = text.dropFirst(key.count + 1)
        let value = rest.drop { $0 == " " || $0 == "\t" }
        guard value.count < rest.count else {
            throw FileFormatError("partition.metadata", .malformed(String(text)), line: line)
        }
        return value
    }
}
