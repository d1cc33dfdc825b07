import Metadata
import Primitives
import Wire

/// UnregisterBroker (key 64), version 0.
///
/// Deviates from Kafka in one case: this node itself is refused with POLICY_VIOLATION (see
/// ``UnregisterBroker``), where Kafka unregisters a broker that will register again.
enum UnregisterBrokerHandler: RequestHandler {
    static let api = SupportedAPI(UnregisterBrokerRequest.self, versions: 0...0)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(UnregisterBrokerRequest.self)
        let unregister = UnregisterBroker(
            brokerID: body.brokerId, liveBrokerID: home.broker.settings.nodeID)
        home.broker.change(unregister) { result in
            var response = UnregisterBrokerResponse()
            response.errorMessage = nil
            if case .failure(let error) = result {
                response.errorCode = KafkaErrorCode(error).rawValue
                response.errorMessage = error.message
            }
            request.respond(response)
        }
    }
}
