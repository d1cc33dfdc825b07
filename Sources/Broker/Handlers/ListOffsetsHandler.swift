import Primitives
import Wire

/// ListOffsets (key 2), versions 1-11.
///
/// Earliest (-2), latest (-1, the last stable offset under read_committed), greatest timestamp
/// (-3), by time. Without tiered storage -4 is the earliest and -5 and -6 have no answer (offset
/// -1).
enum ListOffsetsHandler: RequestHandler {
    static let api = SupportedAPI(ListOffsetsRequest.self, versions: 1...11)

    /// First version that may ask for a special timestamp.
    private static let specialVersions: [(timestamp: Int64, version: Int16)] = [
        (OffsetSpec.maxTimestamp, 7), (OffsetSpec.earliestLocal, 8), (OffsetSpec.latestTiered, 9),
        (OffsetSpec.earliestPendingUpload, 11),
    ]

    private struct Question: Sendable {
        var topicIndex: Int
        var partitionIndex: Int
        var timestamp: Int64
        var epoch: Int32
    }

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(ListOffsetsRequest.self)
        var response = ListOffsetsResponse()
        var places: [OwnerFanOut<Question, OffsetAnswer>.Place] = []
        for (topicIndex, topic) in body.topics.enumerated() {
            var answer = ListOffsetsResponse.ListOffsetsTopicResponse()
            answer.name = topic.name
            let route = home.topicsByName[topic.name]
            for (partitionIndex, asked) in topic.partitions.enumerated() {
                var partition = ListOffsetsResponse.ListOffsetsPartitionResponse()
                partition.partitionIndex = asked.partitionIndex
                if !isKnown(asked.timestamp, version: request.apiVersion) {
                    partition.errorCode = KafkaErrorCode.unsupportedVersion.rawValue
                } else if let route, asked.partitionIndex >= 0,
                    asked.partitionIndex < Int32(route.partitions.count)
                {
                    let question = Question(
                        topicIndex: topicIndex, partitionIndex: partitionIndex,
                        timestamp: asked.timestamp, epoch: asked.currentLeaderEpoch)
                    places.append(
                        .init(topic: route, partition: asked.partitionIndex, item: question))
                } else {
                    partition.errorCode = KafkaErrorCode.unknownTopicOrPartition.rawValue
                }
                answer.partitions.append(partition)
            }
            response.topics.append(answer)
        }
        let readsCommitted = body.isolationLevel == 1
        OwnerFanOut.run(places, home: home) { partition, question, done in
            guard let partition else { return done(OffsetAnswer(error: .notLeaderOrFollower)) }
            partition.offset(
                for: question.timestamp, currentLeaderEpoch: question.epoch,
                readsCommitted: readsCommitted, done)
        } done: { answers in
            for (place, answer) in zip(places, answers) {
                let (topic, index) = (place.item.topicIndex, place.item.partitionIndex)
                response.topics[topic].partitions[index].errorCode = answer.error.rawValue
                response.topics[topic].partitions[index].timestamp = answer.timestamp
                response.topics[topic].partitions[index].offset = answer.offset
                response.topics[topic].partitions[index].leaderEpoch = answer.leaderEpoch
            }
            request.respond(response)
        }
    }

    private static func isKnown(_ timestamp: Int64, version: Int16) -> Bool {
        if timestamp >= OffsetSpec.earliest { return true }
        return specialVersions.contains { $0.timestamp == timestamp && version >= $0.version }
    }
}
