import Primitives
import Wire

/// IncrementalAlterConfigs (key 44), versions 0-1: sets, deletes, appends and subtracts single
/// configs (KIP-339) of topics, this broker, all brokers, its loggers, groups and subscriptions to
/// clients' metrics.
///
/// Unlike Kafka, `num.partitions`, `default.replication.factor`, `auto.create.topics.enable`,
/// `delete.topic.enable` and `fetch.max.bytes` change while the broker runs, and a broker config
/// that nobody knows is refused.
enum IncrementalAlterConfigsHandler: RequestHandler {
    static let api = SupportedAPI(IncrementalAlterConfigsRequest.self, versions: 0...1)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(IncrementalAlterConfigsRequest.self)
        let resources = body.resources.map { resource in
            RequestedChange(
                type: resource.resourceType, name: resource.resourceName,
                configs: resource.configs.map {
                    RequestedChange.Config(
                        name: $0.name, operation: $0.configOperation, value: $0.value)
                })
        }
        ConfigAlteration.run(
            resources, replacesAll: false, validateOnly: body.validateOnly, on: home
        ) { failures in
            var response = IncrementalAlterConfigsResponse()
            response.responses = zip(resources, failures).map { resource, failure in
                var answer = IncrementalAlterConfigsResponse.AlterConfigsResourceResponse()
                answer.resourceType = resource.type
                answer.resourceName = resource.name
                answer.errorCode = failure?.code.rawValue ?? 0
                answer.errorMessage = failure?.message
                return answer
            }
            request.respond(response)
        }
    }
}
