package import PartitionLog
package import Ports
package import Primitives
package import Settings

/// What a topic's configuration means to its partitions: overrides, then the broker's defaults.
package struct PartitionSettings: Equatable, Sendable {
    /// `max.message.bytes`.
    package var maxMessageByteCount: Int
    /// `message.timestamp.type` is LogAppendTime.
    package var usesLogAppendTime: Bool
    /// `message.timestamp.before.max.ms` and `.after.max.ms`.
    package var timestampBeforeMax: Int64
    package var timestampAfterMax: Int64
    /// `compression.type`; nil keeps the producer's.
    package var compression: CompressionType?
    /// Level of `compression`; nil takes the codec's default.
    package var compressionLevel: Int32?
    /// `cleanup.policy` contains compact.
    package var isCompacted: Bool
    /// What `cleanup.policy`, `retention.ms` and `retention.bytes` say.
    package var retention: RetentionSettings
    /// `flush.messages`: the append that makes so many records unflushed completes when it is
    /// durable.
    package var flushMessages: Int64
    /// `flush.ms`.
    package var flushMilliseconds: Int64
    /// `min.insync.replicas`.
    package var minInSyncReplicas: Int
    package var layout: LogLayout

    package init(_ topic: TopicSettings) {
        maxMessageByteCount = Int(topic.integer("max.message.bytes"))
        usesLogAppendTime = topic.string("message.timestamp.type") == "LogAppendTime"
        timestampBeforeMax = topic.integer("message.timestamp.before.max.ms")
        timestampAfterMax = topic.integer("message.timestamp.after.max.ms")
        let type = topic.string("compression.type")
        compression = type == "uncompressed" ? CompressionType.none : CompressionType(name: type)
        let levels: [CompressionType: String] = [
            .gzip: "compression.gzip.level", .lz4: "compression.lz4.level",
            .zstd: "compression.zstd.level",
        ]
        compressionLevel = compression.flatMap { levels[$0] }.map { Int32(topic.integer($0)) }
        let policy = topic.list("cleanup.policy")
        isCompacted = policy.contains("compact")
        retention = RetentionSettings(
            deletes: policy.contains("delete"), milliseconds: topic.integer("retention.ms"),
            byteCount: topic.integer("retention.bytes"))
        flushMessages = topic.integer("flush.messages")
        flushMilliseconds = topic.integer("flush.ms")
        minInSyncReplicas = Int(topic.integer("min.insync.replicas"))
        layout = LogLayout(
            segmentByteCount: UInt64(topic.integer("segment.bytes")),
            segmentMilliseconds: topic.integer("segment.ms"),
            indexIntervalByteCount: UInt64(topic.integer("index.interval.bytes")))
        layout.indexMaxByteCount = UInt64(topic.integer("segment.index.bytes"))
        layout.segmentJitterMilliseconds = topic.integer("segment.jitter.ms")
        layout.preallocates = topic.boolean("preallocate")
        layout.deleteDelayMilliseconds = topic.integer("file.delete.delay.ms")
    }
}
