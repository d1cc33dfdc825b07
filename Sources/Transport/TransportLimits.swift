/// Bounds on what clients can make the transport hold.
public struct TransportLimits: Sendable {
    /// Connections of all listeners together, and of one client address.
    public var maxConnections: Int
    public var maxConnectionsPerAddress: Int
    /// Largest request, without its length.
    public var maxFrameByteCount: Int
    /// Requests of one connection that are read but not answered.
    public var maxInFlightRequests: Int
    /// Bytes of requests in memory: all connections, and one.
    public var maxBufferedByteCount: Int
    public var maxBufferedByteCountPerConnection: Int
    /// Bytes of responses that wait for a slow reader before its requests are no longer read.
    public var maxUnsentByteCountPerConnection: Int
    /// Milliseconds without traffic after which a connection is closed.
    public var idleMilliseconds: Int64

    public init(
        maxConnections: Int, maxConnectionsPerAddress: Int, maxFrameByteCount: Int,
        maxInFlightRequests: Int, maxBufferedByteCount: Int,
        maxBufferedByteCountPerConnection: Int,
        maxUnsentByteCountPerConnection: Int = 1 << 20, idleMilliseconds: Int64
    ) {
        self.maxConnections = maxConnections
        self.maxConnectionsPerAddress = maxConnectionsPerAddress
        self.maxFrameByteCount = maxFrameByteCount
        self.maxInFlightRequests = maxInFlightRequests
        self.maxBufferedByteCount = maxBufferedByteCount
        self.maxBufferedByteCountPerConnection = maxBufferedByteCountPerConnection
        self.maxUnsentByteCountPerConnection = maxUnsentByteCountPerConnection
        self.idleMilliseconds = idleMilliseconds
    }
}
