import Ports
import Primitives
import Settings

/// What a topic's configuration means to its partitions: overrides, then the broker's defaults.
struct PartitionSettings: Equatable, Sendable {
    /// `max.message.bytes`.
    var maxMessageByteCount: Int
    /// `message.timestamp.type` is LogAppendTime.
    var usesLogAppendTime: Bool
    /// `message.timestamp.before.max.ms` and `.after.max.ms`.
    var timestampBeforeMax: Int64
    var timestampAfterMax: Int64
    /// `compression.type`; nil keeps the producer's.
    var compression: CompressionType?
    /// Level of `compression`; nil takes the codec's default.
    var compressionLevel: Int32?
    /// `cleanup.policy` contains compact.
    var isCompacted: Bool
    /// `flush.messages` is 1: an append completes when it is durable.
    var flushesEveryAppend: Bool
    /// `min.insync.replicas`.
    var minInSyncReplicas: Int
    var layout: LogLayout

    init(_ topic: TopicSettings) {
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
