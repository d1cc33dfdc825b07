import Primitives
import Wire

/// AlterConfigs (key 33), versions 0-2: what a request names replaces every config of a resource,
/// what it does not name goes back to its default.
///
/// Loggers are not altered this way, as in Kafka.
enum AlterConfigsHandler: RequestHandler {
    static let api = SupportedAPI(AlterConfigsRequest.self, versions: 0...2)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(AlterConfigsRequest.self)
        let resources = body.resources.map { resource in
            RequestedChange(
                type: resource.resourceType, name: resource.resourceName,
                configs: resource.configs.map {
                    RequestedChange.Config(name: $0.name, operation: 0, value: $0.value)
                })
        }
        ConfigAlteration.run(
            resources, replacesAll: true, validateOnly: body.validateOnly, on: home
        ) { failures in
            var response = AlterConfigsResponse()
            response.responses = zip(resources, failures).map { resource, failure in
                var answer = AlterConfigsResponse.AlterConfigsResourceResponse()
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
