internal import NIOCore
internal import Ports
internal import Primitives
internal import Wire

/// Produce and InitProducerId, to and from messages.
package enum ProduceExchange {
    /// - Parameters:
    ///   - topicIDs: of each batch's topic; versions from 13 on name topics by them.
    /// - Returns: the request, and the batches that go into its places.
    static func request(
        _ batches: [ProducerBatch], topicIDs: [Uuid], version: Int16,
        _ configuration: ProducerConfiguration
    ) -> (ProduceRequest, [ByteBuffer]) {
        var request = ProduceRequest(
            transactionalId: nil, acks: configuration.acks.rawValue,
            timeoutMs: Int32(clamping: configuration.ackTimeout.value))
        // Batches of one topic stand together, in the order of their payloads.
        var places: [String: Int] = [:]
        var payloads: [[ByteBuffer]] = []
        for (batch, id) in zip(batches, topicIDs) {
            let topic = batch.partition.topic
            let place = places[topic] ?? request.topicData.count
            if places[topic] == nil {
                places[topic] = place
                request.topicData.append(
                    ProduceRequest.TopicProduceData(topicId: id, name: topic))
                payloads.append([])
            }
            request.topicData[place].partitionData.append(
                ProduceRequest.PartitionProduceData(
                    index: batch.partition.partition,
                    records: .splice(byteCount: batch.encoded.readableBytes)))
            payloads[place].append(batch.encoded)
        }
        return (request, payloads.flatMap { $0 })
    }

    /// What a response says about each partition.
    ///
    /// - Parameter name: the topic with an id; versions from 13 on name topics by them.
    static func outcomes(
        _ response: ProduceResponse, name: (Uuid) -> String?
    ) -> [TopicPartition: Accumulator.Outcome] {
        var outcomes: [TopicPartition: Accumulator.Outcome] = [:]
        for topic in response.responses {
            let topicName = topic.name.isEmpty ? name(topic.topicId) : topic.name
            guard let topicName else { continue }
            for partition in topic.partitionResponses {
                let key = TopicPartition(topic: topicName, partition: partition.index)
                let detail =
                    partition.recordErrors.first.flatMap { error in
                        error.batchIndexErrorMessage.map { "record \(error.batchIndex): \($0)" }
                    } ?? partition.errorMessage
                let error = ClientError.answered(
                    partition.errorCode, doing: "produce to \(key)", detail: detail)
                outcomes[key] =
                    error.map { .failed($0) } ?? .written(baseOffset: partition.baseOffset)
            }
        }
        return outcomes
    }

    /// Asks any broker for a producer's number.
    static func producer(from cluster: Cluster) async throws(ClientError) -> ProducerIdentity {
        let connection = try await cluster.anyConnection()
        let response = try await connection.call(
            InitProducerIdRequest(transactionalId: nil, transactionTimeoutMs: Int32.max))
        if let error = ClientError.answered(
            response.errorCode, doing: "get a producer id from \(connection.address)")
        {
            throw error
        }
        return ProducerIdentity(id: response.producerId, epoch: response.producerEpoch)
    }
}
