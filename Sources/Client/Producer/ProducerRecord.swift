public import Ports
public import Records

/// A record to be written.
public struct ProducerRecord: Sendable {
    public var topic: String
    /// Nil: chosen by key.
    public var partition: Int32?
    /// Milliseconds since 1970; nil for now.
    public var timestamp: Int64?
    public var key: [UInt8]?
    public var value: [UInt8]?
    public var headers: [RecordHeader]

    public init(
        topic: String, partition: Int32? = nil, timestamp: Int64? = nil, key: [UInt8]? = nil,
        value: [UInt8]?, headers: [RecordHeader] = []
    ) {
        self.topic = topic
        self.partition = partition
        self.timestamp = timestamp
        self.key = key
        self.value = value
        self.headers = headers
    }

    /// About what the record takes in a batch, never less.
    var byteCount: Int {
        headers.reduce(32 + (key?.count ?? 0) + (value?.count ?? 0)) {
            $0 + 10 + $1.key.utf8.count + ($1.value?.count ?? 0)
        }
    }
}

/// What became of one batch.
public struct Delivery: Sendable {
    public var partition: TopicPartition
    public var recordCount: Int
    /// Of the batch as sent.
    public var byteCount: Int
    /// Of the first record; -1 if unknown: acks=0, or the broker had the batch already and has
    /// forgotten where.
    public var baseOffset: Int64
    /// Nil: written as acks asks.
    public var error: ClientError?
    /// When the first record was handed over.
    public var createdAt: MonotonicTime
    public var completedAt: MonotonicTime
}
