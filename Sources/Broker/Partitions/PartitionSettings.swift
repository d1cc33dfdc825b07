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
    /// `flush.messages` is 1: an append completes when it is durable.
    package var flushesEveryAppend: Bool
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
        isCompacted = topic.list("cleanup.policy").contains("compact")
        flushesEveryAppend = topic.integer("flush.messages") == 1
        minInSyncReplicas = Int(topic.integer("min.insync.replicas"))
        layout = LogLayout(
            segmentByteCount: UInt64(topic.integer("segment.bytes")),
            segmentMilliseconds: topic.integer("segment.ms"),
            indexIntervalByteCount: UInt64(topic.integer("index.interval.bytes")))
    }
}
