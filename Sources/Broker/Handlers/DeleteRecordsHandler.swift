import Ports
import Primitives
import Wire

/// DeleteRecords (key 21), versions 0-2: moves log start offsets forward (KIP-107).
///
/// Offset -1 is the high watermark. INVALID_TOPIC_EXCEPTION for internal topics, POLICY_VIOLATION
/// where `cleanup.policy` lacks delete, OFFSET_OUT_OF_RANGE past the high watermark and below -1.
/// An offset below the start changes nothing and answers the start.
///
/// Deviation: Kafka answers once the start has moved and writes it down later; here the answer
/// comes once it is durable. A partition that takes longer than the request's timeout, or a second
/// if that is less, is REQUEST_TIMED_OUT; its start may move all the same.
enum DeleteRecordsHandler: RequestHandler {
    static let api = SupportedAPI(DeleteRecordsRequest.self, versions: 0...2)

    /// Making a start durable gets at least this long, in milliseconds.
    private static let leastTimeout: Int64 = 1_000

    private struct Question: Sendable {
        var topicIndex: Int
        var partitionIndex: Int
        var offset: Int64
    }

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(DeleteRecordsRequest.self)
        var response = DeleteRecordsResponse()
        var places: [OwnerFanOut<Question, DeleteRecordsAnswer>.Place] = []
        for (topicIndex, topic) in body.topics.enumerated() {
            var answer = DeleteRecordsResponse.DeleteRecordsTopicResult()
            answer.name = topic.name
            let route = home.topicsByName[topic.name]
            for (partitionIndex, asked) in topic.partitions.enumerated() {
                var partition = DeleteRecordsResponse.DeleteRecordsPartitionResult()
                partition.partitionIndex = asked.partitionIndex
                partition.lowWatermark = -1
                if let route, asked.partitionIndex >= 0,
                    asked.partitionIndex < Int32(route.partitions.count)
                {
                    if route.isInternal {
                        partition.errorCode = KafkaErrorCode.invalidTopicException.rawValue
                    } else {
                        let question = Question(
                            topicIndex: topicIndex, partitionIndex: partitionIndex,
                            offset: asked.offset)
                        places.append(
                            .init(topic: route, partition: asked.partitionIndex, item: question))
                    }
                } else {
                    partition.errorCode = KafkaErrorCode.unknownTopicOrPartition.rawValue
                }
                answer.partitions.append(partition)
            }
            response.topics.append(answer)
        }
        let timeout = OwnerFanOut<Question, DeleteRecordsAnswer>.Timeout(
            after: Milliseconds(max(leastTimeout, Int64(body.timeoutMs))),
            answer: DeleteRecordsAnswer(error: .requestTimedOut))
        OwnerFanOut.run(places, home: home, timeout: timeout) { partition, question, done in
            guard let partition else { return done(.init(error: .notLeaderOrFollower)) }
            partition.deleteRecords(before: question.offset, done)
        } done: { answers in
            for (place, answer) in zip(places, answers) {
                let (topic, index) = (place.item.topicIndex, place.item.partitionIndex)
                response.topics[topic].partitions[index].errorCode = answer.error.rawValue
                response.topics[topic].partitions[index].lowWatermark = answer.lowWatermark
            }
            request.respond(response)
        }
    }
}
