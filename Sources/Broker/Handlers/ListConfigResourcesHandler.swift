import Metadata
import Primitives
import Wire

/// ListConfigResources (key 74), versions 0-1: names of resources that have configs (KIP-1142).
///
/// Topics and brokers are all listed; groups and subscriptions to clients' metrics exist by their
/// configs alone. Version 0 knows subscriptions only.
enum ListConfigResourcesHandler: RequestHandler {
    static let api = SupportedAPI(ListConfigResourcesRequest.self, versions: 0...1)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(ListConfigResourcesRequest.self)
        var response = ListConfigResourcesResponse()
        var types: Set<ConfigResourceType> = request.apiVersion == 0 ? [.clientMetrics] : []
        for raw in body.resourceTypes {
            guard let type = ConfigResourceType(rawValue: raw) else {
                response.errorCode = KafkaErrorCode.unsupportedVersion.rawValue
                return request.respond(response)
            }
            types.insert(type)
        }
        if types.isEmpty { types = Set(ConfigResourceType.allCases) }
        let image = home.broker.metadata.image
        for type in ConfigResourceType.allCases where types.contains(type) {
            response.configResources += names(type, image).map { name in
                var resource = ListConfigResourcesResponse.ConfigResource()
                resource.resourceName = name
                resource.resourceType = type.rawValue
                return resource
            }
        }
        request.respond(response)
    }

    private static func names(_ type: ConfigResourceType, _ image: MetadataImage) -> [String] {
        switch type {
        case .topic: image.topics.sorted.map(\.name)
        case .broker, .brokerLogger:
            image.brokers.values.filter { !$0.fenced }.map(\.id).sorted().map(String.init)
        case .group, .clientMetrics:
            image.configuredResources.filter { $0.kind == type.kind }.map(\.name)
        }
    }
}
