import Metadata
import Primitives
import Settings
import Wire

/// CreateTopics (key 19), versions 2-7.
///
/// One result for each topic. From version 5 on every config in force is answered with its source;
/// answers come once the topics can be used on every connection.
enum CreateTopicsHandler: RequestHandler {
    static let api = SupportedAPI(CreateTopicsRequest.self, versions: 2...7)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(CreateTopicsRequest.self)
        let create = CreateTopics(
            topics: body.topics.map { topic in
                CreateTopics.Topic(
                    name: topic.name, partitionCount: topic.numPartitions,
                    replicationFactor: topic.replicationFactor,
                    assignments: topic.assignments.map {
                        CreateTopics.Assignment(
                            partition: $0.partitionIndex, replicas: $0.brokerIds)
                    },
                    configs: topic.configs.map {
                        CreateTopics.Config(name: $0.name, value: $0.value)
                    })
            }, validateOnly: body.validateOnly)
        let defaults = home.broker.defaults
        home.broker.change(create) { result in
            var response = CreateTopicsResponse()
            switch result {
            case .success(let results):
                response.topics = results.map {
                    answer($0, defaults: defaults, validateOnly: body.validateOnly)
                }
            case .failure(let error):
                response.topics = body.topics.map { refusal($0.name, error) }
            }
            request.respond(response)
        }
    }

    private static func refusal(
        _ name: String, _ error: ControllerError
    ) -> CreateTopicsResponse.CreatableTopicResult {
        var answer = CreateTopicsResponse.CreatableTopicResult()
        answer.name = name
        answer.errorCode = KafkaErrorCode(error).rawValue
        answer.errorMessage = error.message
        return answer
    }

    private static func answer(
        _ result: CreateTopics.Result, defaults: BrokerDefaults, validateOnly: Bool
    ) -> CreateTopicsResponse.CreatableTopicResult {
        switch result.outcome {
        case .failure(let error): return refusal(result.name, error)
        case .success(let created):
            var answer = CreateTopicsResponse.CreatableTopicResult()
            answer.name = result.name
            // What was only validated has no id.
            answer.topicId = validateOnly ? .zero : created.topic.id
            answer.numPartitions = Int32(created.topic.partitions.count)
            answer.replicationFactor = created.replicationFactor
            answer.configs = configs(created.configs, defaults)
            return answer
        }
    }

    private static func configs(
        _ overrides: [String: String], _ defaults: BrokerDefaults
    ) -> [CreateTopicsResponse.CreatableTopicConfigs] {
        let settings = TopicSettings(stored: overrides, defaults: defaults) { problem in
            // The controller has just checked them.
            preconditionFailure("a config passed the controller: \(problem)")
        }
        return settings.entries.map { entry in
            var config = CreateTopicsResponse.CreatableTopicConfigs()
            config.name = entry.definition.name
            config.value = entry.text
            config.configSource = entry.source.rawValue
            config.isSensitive = entry.definition.isSensitive
            return config
        }
    }
}
