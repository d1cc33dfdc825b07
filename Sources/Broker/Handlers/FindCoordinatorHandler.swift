import Primitives
import Wire

/// FindCoordinator (key 10), versions 0-6.
///
/// There are no coordinators here: every key is answered with COORDINATOR_NOT_AVAILABLE. The key is
/// served all the same because librdkafka compresses with lz4 only for brokers that have it.
enum FindCoordinatorHandler: RequestHandler {
    static let api = SupportedAPI(FindCoordinatorRequest.self, versions: 0...6)

    private static let message = "this broker coordinates no groups and no transactions"

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(FindCoordinatorRequest.self)
        var response = FindCoordinatorResponse()
        if request.apiVersion < 4 {
            response.errorCode = KafkaErrorCode.coordinatorNotAvailable.rawValue
            response.errorMessage = message
            response.nodeId = -1
            response.port = -1
        } else {
            response.coordinators = body.coordinatorKeys.map { key in
                var coordinator = FindCoordinatorResponse.Coordinator()
                coordinator.key = key
                coordinator.nodeId = -1
                coordinator.port = -1
                coordinator.errorCode = KafkaErrorCode.coordinatorNotAvailable.rawValue
                coordinator.errorMessage = message
                return coordinator
            }
        }
        request.respond(response)
    }
}
