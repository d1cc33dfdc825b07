import Metadata
import Primitives
import Wire

/// DescribeCluster (key 60), versions 0-2.
///
/// Brokers only: the controller has no listener of its own, so endpoint type 2 is answered with
/// MISMATCHED_ENDPOINT_TYPE as Kafka's brokers do.
enum DescribeClusterHandler: RequestHandler {
    static let api = SupportedAPI(DescribeClusterRequest.self, versions: 0...2)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(DescribeClusterRequest.self)
        var response = DescribeClusterResponse()
        response.endpointType = body.endpointType
        guard body.endpointType == 1 else {
            let error: KafkaErrorCode =
                body.endpointType == 2 ? .mismatchedEndpointType : .unsupportedEndpointType
            response.errorCode = error.rawValue
            response.errorMessage =
                "endpoint type \(body.endpointType) asked of a broker; must be 1 (brokers)"
            return request.respond(response)
        }
        let image = home.broker.metadata.image
        response.clusterId = home.broker.settings.clusterID
        response.brokers = BrokerEndpoints.of(
            image, listener: request.connection.listener, includesFenced: body.includeFencedBrokers
        ).map {
            var broker = DescribeClusterResponse.DescribeClusterBroker()
            broker.brokerId = $0.id
            broker.host = $0.endpoint.host
            broker.port = Int32($0.endpoint.port)
            broker.rack = $0.rack
            broker.isFenced = $0.isFenced
            return broker
        }
        response.controllerId = response.brokers.first { !$0.isFenced }?.brokerId ?? -1
        if body.includeClusterAuthorizedOperations {
            response.clusterAuthorizedOperations = AuthorizedOperations.everyClusterOperation
        }
        request.respond(response)
    }
}
