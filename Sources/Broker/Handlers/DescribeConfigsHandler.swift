import Metadata
import Primitives
import Settings
import Wire

/// DescribeConfigs (key 32), versions 1-4: topics, this broker, the defaults of all brokers, its
/// loggers, groups and subscriptions to clients' metrics.
///
/// Every config is told, with whether it has an effect here in its documentation (version 3 on).
/// Unlike Kafka, one answer holds at most ``maxConfigCount`` configs; what is beyond is refused.
enum DescribeConfigsHandler: RequestHandler {
    static let api = SupportedAPI(DescribeConfigsRequest.self, versions: 1...4)

    /// Most configs in one answer: the client pays with a further request, the broker with some
    /// 100 MB at most.
    static let maxConfigCount = 200_000

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(DescribeConfigsRequest.self)
        let describer = ConfigDescriber(
            defaults: home.broker.defaults, includesSynonyms: body.includeSynonyms,
            includesDocumentation: body.includeDocumentation)
        let image = home.broker.metadata.image
        var response = DescribeConfigsResponse()
        var configCount = 0
        for resource in body.resources {
            var result = DescribeConfigsResponse.DescribeConfigsResult()
            result.resourceType = resource.resourceType
            result.resourceName = resource.resourceName
            do throws(ConfigFailure) {
                guard configCount < maxConfigCount else {
                    throw ConfigFailure(
                        .policyViolation,
                        "One request may ask for \(maxConfigCount) configs; ask again for the "
                            + "rest.")
                }
                let configs = try describe(resource, describer, image, home)
                result.configs = filter(configs, resource.configurationKeys)
                configCount += result.configs.count
            } catch {
                result.errorCode = error.code.rawValue
                result.errorMessage = error.message
            }
            response.results.append(result)
        }
        request.respond(response)
    }

    /// Null and empty ask for all.
    private static func filter(
        _ configs: [ConfigDescriber.Config], _ keys: [String]?
    ) -> [ConfigDescriber.Config] {
        guard let keys, !keys.isEmpty else { return configs }
        let wanted = Set(keys)
        return configs.filter { wanted.contains($0.name) }
    }

    private static func describe(
        _ resource: DescribeConfigsRequest.DescribeConfigsResource, _ describer: ConfigDescriber,
        _ image: MetadataImage, _ home: BrokerLoop
    ) throws(ConfigFailure) -> [ConfigDescriber.Config] {
        let name = resource.resourceName
        switch ConfigResourceType(rawValue: resource.resourceType) {
        case .topic:
            if let problem = TopicName.problem(name) {
                throw ConfigFailure(.invalidTopicException, problem)
            }
            guard image.topics[name: name] != nil else {
                throw ConfigFailure(
                    .unknownTopicOrPartition, "There is no topic with name '\(name)'.")
            }
            let settings = TopicSettings(
                stored: image.configs(of: ConfigResource(.topic, name)),
                defaults: describer.defaults
            ) { _ in }
            return describer.resource(settings.entries, own: .dynamicTopic)
        case .broker:
            try ConfigAlteration.checkBroker(name, home, allowsEmpty: true)
            return name.isEmpty ? describer.allBrokers() : describer.broker()
        case .brokerLogger:
            try ConfigAlteration.checkBroker(name, home, allowsEmpty: false)
            return try LoggerConfigs.describe(home.broker.services.logLevels)
        case .clientMetrics:
            guard !name.isEmpty else {
                throw ConfigFailure(
                    .invalidRequest, "Client metrics subscription name must not be empty.")
            }
            return describer.clientMetrics(
                image.configs(of: ConfigResource(.clientMetrics, name)))
        case .group:
            guard !name.isEmpty else {
                throw ConfigFailure(.invalidRequest, "Group name must not be empty.")
            }
            let settings = GroupSettings(
                stored: image.configs(of: ConfigResource(.group, name)),
                defaults: describer.defaults)
            return describer.resource(settings.entries, own: .group)
        case nil:
            throw ConfigFailure(
                .invalidRequest, "Unsupported resource type: \(resource.resourceType)")
        }
    }
}
