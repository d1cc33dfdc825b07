public import Ports
public import Primitives

/// How records are written.
public struct ProducerConfiguration: Sendable {
    /// When a batch counts as written.
    public enum Acks: Int16, Sendable, CaseIterable {
        /// When it was sent. Errors go unnoticed.
        case none = 0
        /// When the leader has it.
        case leader = 1
        /// When all in-sync replicas have it.
        case all = -1
    }

    public var acks: Acks = .all
    /// Whether the broker discards what a retry would write twice. Needs ``Acks/all``.
    public var isIdempotent = true
    public var compression: CompressionType = .none
    /// Nil: the codec's default.
    public var compressionLevel: Int32?
    /// Bytes from which a batch is closed.
    public var batchByteCount = 65_536
    /// How long an open batch waits for more records.
    public var linger = Milliseconds(5)
    /// Bytes of batches in one request; a larger single batch still goes.
    public var maxRequestByteCount = 1 << 20
    /// Requests to one broker that are not answered, 1...5 if idempotent: brokers know that many
    /// batches of a producer.
    public var maxInFlight = 5
    /// Bytes of records held, sent or not; beyond it `send` waits.
    public var bufferByteCount = 32 << 20
    /// From the first record of a batch on, retries included.
    public var deliveryTimeout = Milliseconds(120_000)
    /// How long the broker may wait for replicas.
    public var ackTimeout = Milliseconds(30_000)
    /// Whether a missing topic may be created by the broker.
    public var allowTopicCreation = true

    public init() {}

    /// - Throws: `invalidArgument` that names the value and what is allowed.
    package func validate() throws(ClientError) {
        func require(_ holds: Bool, _ text: String) throws(ClientError) {
            if !holds { throw ClientError(.invalidArgument, text) }
        }
        try require(
            batchByteCount > 0 && batchByteCount <= 1 << 30,
            "batch size is \(batchByteCount); must be 1 to \(1 << 30) bytes")
        try require(
            maxInFlight > 0 && (!isIdempotent || maxInFlight <= 5),
            "\(maxInFlight) requests in flight; must be 1 to 5 with idempotence, else 1 or more")
        try require(
            !isIdempotent || acks == .all, "idempotence needs acks=all; turn it off or raise acks")
        try require(linger.value >= 0, "linger is \(linger.value) ms; must not be negative")
        try require(
            bufferByteCount > 0, "buffer is \(bufferByteCount) bytes; must be at least 1")
    }
}
