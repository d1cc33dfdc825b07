import Primitives
import Wire

/// OffsetForLeaderEpoch (key 23), versions 2-4: where a leader epoch ended (KIP-101, KIP-320).
enum OffsetForLeaderEpochHandler: RequestHandler {
    static let api = SupportedAPI(OffsetForLeaderEpochRequest.self, versions: 2...4)

    private struct Question: Sendable {
        var topicIndex: Int
        var partitionIndex: Int
        var epoch: Int32
        var currentEpoch: Int32
    }

    private struct Answer: Sendable {
        var error: KafkaErrorCode
        var epoch: Int32
        var endOffset: Int64
    }

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(OffsetForLeaderEpochRequest.self)
        var response = OffsetForLeaderEpochResponse()
        var places: [OwnerFanOut<Question, Answer>.Place] = []
        for (topicIndex, topic) in body.topics.enumerated() {
            var answer = OffsetForLeaderEpochResponse.OffsetForLeaderTopicResult()
            answer.topic = topic.topic
            let route = home.topicsByName[topic.topic]
            for (partitionIndex, asked) in topic.partitions.enumerated() {
                var partition = OffsetForLeaderEpochResponse.EpochEndOffset()
                partition.partition = asked.partition
                if let route, asked.partition >= 0,
                    asked.partition < Int32(route.partitions.count)
                {
                    let question = Question(
                        topicIndex: topicIndex, partitionIndex: partitionIndex,
                        epoch: asked.leaderEpoch, currentEpoch: asked.currentLeaderEpoch)
                    places.append(
                        .init(topic: route, partition: asked.partition, item: question))
                } else {
                    partition.errorCode = KafkaErrorCode.unknownTopicOrPartition.rawValue
                }
                answer.partitions.append(partition)
            }
            response.topics.append(answer)
        }
        OwnerFanOut.run(places, home: home) { partition, question, done in
            guard let partition else {
                return done(Answer(error: .notLeaderOrFollower, epoch: -1, endOffset: -1))
            }
            partition.end(
                ofEpoch: question.epoch, currentLeaderEpoch: question.currentEpoch
            ) { done(Answer(error: $0, epoch: $1, endOffset: $2)) }
        } done: { answers in
            for (place, answer) in zip(places, answers) {
                let (topic, index) = (place.item.topicIndex, place.item.partitionIndex)
                response.topics[topic].partitions[index].errorCode = answer.error.rawValue
                response.topics[topic].partitions[index].leaderEpoch = answer.epoch
                response.topics[topic].partitions[index].endOffset = answer.endOffset
            }
            request.respond(response)
        }
    }
}
