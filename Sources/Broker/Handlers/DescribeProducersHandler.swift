import PartitionLog
import Ports
import Primitives
import Wire

/// DescribeProducers (key 61), version 0 (KIP-664): who has written to a partition lately with a
/// producer id.
enum DescribeProducersHandler: RequestHandler {
    static let api = SupportedAPI(DescribeProducersRequest.self, versions: 0...0)

    private typealias Response = DescribeProducersResponse

    private struct Question: Sendable {
        var topicIndex: Int
        var partitionIndex: Int
    }

    private struct Answer: Sendable {
        var error = KafkaErrorCode.none
        var message: String?
        var producers: [Response.ProducerState] = []
    }

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(DescribeProducersRequest.self)
        var response = Response()
        var places: [OwnerFanOut<Question, Answer>.Place] = []
        for (topicIndex, topic) in body.topics.enumerated() {
            var answer = Response.TopicResponse()
            answer.name = topic.name
            let route = home.topicsByName[topic.name]
            for (partitionIndex, number) in topic.partitionIndexes.enumerated() {
                var partition = Response.PartitionResponse()
                partition.partitionIndex = number
                if let route, number >= 0, number < Int32(route.partitions.count) {
                    let question = Question(
                        topicIndex: topicIndex, partitionIndex: partitionIndex)
                    places.append(.init(topic: route, partition: number, item: question))
                } else {
                    partition.errorCode = KafkaErrorCode.unknownTopicOrPartition.rawValue
                    partition.errorMessage = "there is no partition \(number) of \(topic.name)"
                }
                answer.partitions.append(partition)
            }
            response.topics.append(answer)
        }
        SlicedFanOut.run(places, sliceCount: 64, home: home) { partition, _, done in
            guard let partition else {
                return done(
                    Answer(error: .notLeaderOrFollower, message: "the partition is going"))
            }
            partition.activeProducers { result in
                switch result {
                case .success(let states): done(Answer(producers: states.map(state)))
                case .failure(let error):
                    done(Answer(error: KafkaErrorCode(error), message: error.message))
                }
            }
        } done: { answers in
            for (place, answer) in zip(places, answers) {
                let (topic, index) = (place.item.topicIndex, place.item.partitionIndex)
                response.topics[topic].partitions[index].errorCode = answer.error.rawValue
                response.topics[topic].partitions[index].errorMessage = answer.message
                response.topics[topic].partitions[index].activeProducers = answer.producers
            }
            request.respond(response)
        }
    }

    private static func state(
        _ producer: (id: Int64, entry: ProducerStates.Entry)
    ) -> Response.ProducerState {
        var state = Response.ProducerState()
        state.producerId = producer.id
        state.producerEpoch = Int32(producer.entry.epoch)
        state.lastSequence = producer.entry.lastSequence
        state.lastTimestamp = producer.entry.batches.last?.timestamp ?? -1
        state.coordinatorEpoch = producer.entry.coordinatorEpoch
        state.currentTxnStartOffset = producer.entry.transactionFirstOffset
        return state
    }
}
