import Metadata
import Primitives
import Wire

/// CreatePartitions (key 37), versions 0-3.
///
/// One result for each topic, in the request's order. Answers once the new partitions can be used
/// on every connection; the request's timeout is not needed.
enum CreatePartitionsHandler: RequestHandler {
    static let api = SupportedAPI(CreatePartitionsRequest.self, versions: 0...3)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(CreatePartitionsRequest.self)
        let create = CreatePartitions(
            topics: body.topics.map { topic in
                CreatePartitions.Topic(
                    name: topic.name, count: topic.count,
                    assignments: topic.assignments.map { $0.map(\.brokerIds) })
            }, validateOnly: body.validateOnly)
        home.broker.change(create) { result in
            var response = CreatePartitionsResponse()
            switch result {
            case .success(let results):
                response.results = results.map { answer($0.name, $0.error) }
            case .failure(let error):
                var seen: Set<String> = []
                response.results = body.topics.filter { seen.insert($0.name).inserted }
                    .map { answer($0.name, error) }
            }
            request.respond(response)
        }
    }

    private static func answer(
        _ name: String, _ error: ControllerError?
    ) -> CreatePartitionsResponse.CreatePartitionsTopicResult {
        var answer = CreatePartitionsResponse.CreatePartitionsTopicResult()
        answer.name = name
        answer.errorCode = error.map { KafkaErrorCode($0).rawValue } ?? 0
        answer.errorMessage = error?.message
        return answer
    }
}
