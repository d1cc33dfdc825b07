internal import NIOCore
internal import Ports
internal import Primitives
internal import Wire

/// Fetch, to and from messages.
enum FetchExchange {
    /// What an answer says about one partition.
    struct Answer {
        var partition: TopicPartition
        var error: ClientError?
        var highWatermark: Int64
        var bytes: ByteBuffer
    }

    /// A request without a fetch session (KIP-227): every answer names what it has.
    static func request(
        _ positions: [(partition: TopicPartition, offset: Int64)], _ metadata: ClusterMetadata,
        _ configuration: ConsumerConfiguration
    ) -> FetchRequest {
        var request = FetchRequest(
            replicaId: -1, maxWaitMs: Int32(clamping: configuration.maxWait.value),
            minBytes: Int32(clamping: configuration.minByteCount),
            maxBytes: Int32(clamping: configuration.maxByteCount))
        for (partition, offset) in positions {
            if request.topics.last?.topic != partition.topic {
                let id = metadata.topic(partition.topic)?.id ?? .zero
                request.topics.append(FetchRequest.FetchTopic(topicId: id, topic: partition.topic))
            }
            request.topics[request.topics.count - 1].partitions.append(
                FetchRequest.FetchPartition(
                    partition: partition.partition,
                    currentLeaderEpoch: metadata.description(of: partition)?.leaderEpoch ?? -1,
                    fetchOffset: offset,
                    partitionMaxBytes: Int32(clamping: configuration.maxPartitionByteCount)))
        }
        return request
    }

    /// - Parameter name: the topic with an id; versions from 13 on name topics by them.
    static func answers(
        _ response: FetchResponse, _ frame: ResponseFrame, name: (Uuid) -> String?
    ) -> [Answer] {
        var answers: [Answer] = []
        for topic in response.responses {
            let topicName = topic.topic.isEmpty ? name(topic.topicId) : topic.topic
            guard let topicName else { continue }
            for data in topic.partitions {
                let partition = TopicPartition(topic: topicName, partition: data.partitionIndex)
                answers.append(
                    Answer(
                        partition: partition,
                        error: ClientError.answered(data.errorCode, doing: "fetch \(partition)"),
                        highWatermark: data.highWatermark, bytes: slice(data.records, frame)))
            }
        }
        return answers
    }

    private static func slice(_ records: RecordsField?, _ frame: ResponseFrame) -> ByteBuffer {
        guard case .range(let range) = records else { return ByteBuffer() }
        let start = frame.bytes.readerIndex + range.lowerBound
        return frame.bytes.getSlice(at: start, length: range.count) ?? ByteBuffer()
    }
}
