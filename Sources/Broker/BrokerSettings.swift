public import Settings

/// What a broker is told at its start.
public struct BrokerSettings: Sendable {
    public var nodeID: Int32
    public var clusterID: String
    /// Absolute path of the data directory: the one log directory, as DescribeLogDirs tells it.
    public var dataDirectory: String
    /// Broker-wide configs in Kafka's names.
    public var defaults: BrokerDefaults
    /// Most bytes that a client's batch may open to when the broker has to look inside.
    public var maxOpenedBatchByteCount: UInt64
    /// Most bytes that it may open to for each byte it has.
    public var maxOpenedBatchRatio: UInt32

    public init(
        nodeID: Int32, clusterID: String, dataDirectory: String = "/data",
        defaults: BrokerDefaults,
        maxOpenedBatchByteCount: UInt64 = 256 << 20, maxOpenedBatchRatio: UInt32 = 4096
    ) {
        self.nodeID = nodeID
        self.clusterID = clusterID
        self.dataDirectory = dataDirectory
        self.defaults = defaults
        self.maxOpenedBatchByteCount = maxOpenedBatchByteCount
        self.maxOpenedBatchRatio = maxOpenedBatchRatio
    }
}
