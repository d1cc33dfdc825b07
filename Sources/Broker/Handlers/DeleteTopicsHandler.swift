import Metadata
import Primitives
import Wire

/// DeleteTopics (key 20), versions 1-6; by id from version 6 on.
///
/// Answers once no connection finds the topic any more; its bytes go in the background.
enum DeleteTopicsHandler: RequestHandler {
    static let api = SupportedAPI(DeleteTopicsRequest.self, versions: 1...6)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(DeleteTopicsRequest.self)
        let topics: [DeleteTopics.Topic] =
            request.apiVersion >= 6
            ? body.topics.map { topic in topic.name.map { .name($0) } ?? .id(topic.topicId) }
            : body.topicNames.map { .name($0) }
        home.broker.change(DeleteTopics(topics: topics)) { result in
            var response = DeleteTopicsResponse()
            response.responses = topics.indices.map { index in
                switch result {
                case .success(let results):
                    answer(results[index].topic, results[index].outcome)
                case .failure(let error): answer(topics[index], .failure(error))
                }
            }
            request.respond(response)
        }
    }

    private static func answer(
        _ topic: DeleteTopics.Topic, _ outcome: Result<TopicImage, ControllerError>
    ) -> DeleteTopicsResponse.DeletableTopicResult {
        var answer = DeleteTopicsResponse.DeletableTopicResult()
        switch topic {
        case .name(let name): answer.name = name
        case .id(let id):
            answer.name = nil
            answer.topicId = id
        }
        switch outcome {
        case .success(let deleted):
            answer.name = deleted.name
            answer.topicId = deleted.id
        case .failure(let error):
            answer.errorCode = KafkaErrorCode(error).rawValue
            answer.errorMessage = error.message
        }
        return answer
    }
}
