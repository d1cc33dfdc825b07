import Metadata
import Primitives
import Wire

/// InitProducerId (key 22), versions 0-5, for idempotent producers.
///
/// A transactional id is refused with INVALID_REQUEST: this broker coordinates no transactions.
enum InitProducerIDHandler: RequestHandler {
    static let api = SupportedAPI(InitProducerIdRequest.self, versions: 0...5)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(InitProducerIdRequest.self)
        guard body.transactionalId == nil,
            (body.producerId < 0) == (body.producerEpoch < 0)
        else { return answer(request, .failure(.invalidRequest)) }
        home.broker.producerIDs.next(from: home.broker.metadata) { result in
            answer(request, result.mapError { KafkaErrorCode($0) })
        }
    }

    private static func answer(
        _ request: RequestContext, _ result: Result<Int64, KafkaErrorCode>
    ) {
        var response = InitProducerIdResponse()
        switch result {
        case .success(let id):
            response.producerId = id
            response.producerEpoch = 0
        case .failure(let error):
            response.errorCode = error.rawValue
            response.producerId = -1
            response.producerEpoch = -1
        }
        request.respond(response)
    }
}
