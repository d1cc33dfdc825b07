import Ports
import Primitives
import Wire

/// Fetch (key 1), versions 4-18.
///
/// Whole batches, long poll with `min_bytes` and `max_wait_ms`, fetch sessions (KIP-227), topic ids
/// from version 13 on. Requests of followers are refused: this broker has none.
enum FetchHandler: RequestHandler {
    static let api = SupportedAPI(FetchRequest.self, versions: 4...18)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(FetchRequest.self)
        let usesIDs = request.apiVersion >= 13
        let replica = request.apiVersion >= 15 ? body.replicaState.replicaId : body.replicaId
        guard replica < 0 else {
            return refuse(request, .invalidRequest)
        }
        var entries: [FetchEntry] = []
        for topic in body.topics {
            for partition in topic.partitions {
                entries.append(
                    FetchEntry(
                        key: FetchKey(
                            topicID: topic.topicId, topic: topic.topic,
                            partition: partition.partition),
                        fetchOffset: partition.fetchOffset,
                        maxByteCount: partition.partitionMaxBytes,
                        currentLeaderEpoch: partition.currentLeaderEpoch))
            }
        }
        let forgotten = body.forgottenTopicsData.flatMap { topic in
            topic.partitions.map {
                FetchKey(topicID: topic.topicId, topic: topic.topic, partition: $0)
            }
        }
        let begin: FetchSessionCache.Begin =
            request.apiVersion < 7
            ? .sessionless(entries)
            : home.broker.sessions.begin(
                sessionID: body.sessionId, epoch: body.sessionEpoch, usesTopicIDs: usesIDs,
                entries: entries, forgotten: forgotten, now: home.broker.environment.clock.now)
        switch begin {
        case .failed(let error): refuse(request, error)
        case .sessionless(let entries):
            FetchOperation(request, body, entries: entries, session: nil, home: home).run()
        case .session(let id, let entries, let isFull):
            FetchOperation(
                request, body, entries: entries, session: (id, isFull), home: home
            ).run()
        }
    }

    private static func refuse(_ request: RequestContext, _ error: KafkaErrorCode) {
        var response = FetchResponse()
        response.errorCode = error.rawValue
        request.respond(response)
    }
}
