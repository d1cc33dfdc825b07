internal import Ports
package import Wire

/// A directory in which a broker keeps logs (KIP-113, KIP-827).
public struct LogDir: Sendable {
    public struct Replica: Sendable, Equatable {
        public var partition: TopicPartition
        /// Bytes of the log.
        public var byteCount: Int64
        /// Offsets behind the high watermark, or of a log that is being moved here behind the
        /// present one.
        public var offsetLag: Int64
        /// The log is being moved here.
        public var isFuture: Bool
    }

    public var broker: Int32
    public var path: String
    /// Why the directory cannot be used; nil if it can.
    public var error: ClientError?
    /// Bytes of the volume; nil if the broker does not tell.
    public var totalByteCount: Int64?
    /// Bytes of the volume that may be used yet; nil if the broker does not tell.
    public var usableByteCount: Int64?
    /// No new logs are put there (KIP-1066).
    public var isCordoned: Bool
    /// By topic and partition.
    public var replicas: [Replica]

    package init(_ result: DescribeLogDirsResponse.DescribeLogDirsResult, broker: Int32) {
        self.broker = broker
        path = result.logDir
        error = ClientError.answered(
            result.errorCode, doing: "use \(result.logDir) of broker \(broker)")
        totalByteCount = result.totalBytes >= 0 ? result.totalBytes : nil
        usableByteCount = result.usableBytes >= 0 ? result.usableBytes : nil
        isCordoned = result.isCordoned
        replicas = result.topics.flatMap { topic in
            topic.partitions.map {
                Replica(
                    partition: TopicPartition(topic: topic.name, partition: $0.partitionIndex),
                    byteCount: $0.partitionSize, offsetLag: $0.offsetLag,
                    isFuture: $0.isFutureKey)
            }
        }.sorted { $0.partition < $1.partition }
    }
}

extension Admin {
    /// The log directories of a broker.
    ///
    /// - Parameter topics: only partitions of these; nil for all. Each is asked for with its
    ///   partitions, as the cluster knows them.
    public func describeLogDirs(
        of broker: Int32, topics: [TopicDescription]? = nil
    ) async throws(ClientError) -> [LogDir] {
        let request = DescribeLogDirsRequest(
            topics: topics.map { topics in
                topics.map {
                    DescribeLogDirsRequest.DescribableLogDirTopic(
                        topic: $0.name, partitions: $0.partitions.map(\.index))
                }
            })
        return try await retrying(asking: []) { () async throws(ClientError) in
            let connection = try await connection(toBroker: broker)
            let response = try await connection.call(request)
            if let error = ClientError.answered(
                response.errorCode, doing: "describe the log directories of broker \(broker)")
            {
                throw error
            }
            return response.results.map { LogDir($0, broker: broker) }
        }
    }
}
