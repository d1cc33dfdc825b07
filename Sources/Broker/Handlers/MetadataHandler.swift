import Metadata
import Ports
import Primitives
import Settings
import Wire

/// Metadata (key 3), versions 0-13.
///
/// Topics by name or id (version 10 on), all of them, auto-created on request. A created topic is
/// answered once it is ready, so that clients need not ask again.
enum MetadataHandler: RequestHandler {
    static let api = SupportedAPI(MetadataRequest.self, versions: 0...13)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try decode(request)
        let wantsAll = request.apiVersion == 0 ? (body.topics ?? []).isEmpty : body.topics == nil
        if wantsAll {
            let all = home.topicsByName.values.sorted { $0.name < $1.name }
            return answer(request, body, all.map { describe($0, body) }, home)
        }
        let topics = body.topics ?? []
        let missing = mayCreate(request, body, home) ? missingNames(topics, home) : []
        guard !missing.isEmpty else {
            return answer(request, body, topics.map { find($0, body, [:], home) }, home)
        }
        let create = CreateTopics(topics: missing.map { CreateTopics.Topic(name: $0) })
        home.broker.change(create) { result in
            home.loop.execute {
                let errors = refusals(result, of: missing)
                answer(request, body, topics.map { find($0, body, errors, home) }, home)
            }
        }
    }

    /// librdkafka 2 asks for every topic with a null array whose length is four zero bytes where
    /// one is due, from version 9 on. Kafka reads the first and overlooks what is left at the end;
    /// here the other three are passed over, so that the flags behind them count.
    private static func decode(
        _ request: RequestContext
    ) throws(DecodeError) -> MetadataRequest {
        do throws(DecodeError) {
            return try request.decode(MetadataRequest.self)
        } catch {
            guard request.apiVersion >= 9, request.bodyBegins(with: [0, 0, 0, 0]) else {
                throw error
            }
            return try request.decode(MetadataRequest.self, skipping: 3)
        }
    }

    private static func mayCreate(
        _ request: RequestContext, _ body: MetadataRequest, _ home: BrokerLoop
    ) -> Bool {
        (request.apiVersion < 4 || body.allowAutoTopicCreation)
            && home.broker.defaults.boolean("auto.create.topics.enable")
    }

    private static func missingNames(
        _ topics: [MetadataRequest.MetadataRequestTopic], _ home: BrokerLoop
    ) -> [String] {
        var seen: Set<String> = []
        return topics.compactMap(\.name).filter {
            home.topicsByName[$0] == nil && seen.insert($0).inserted
        }
    }

    private static func refusals(
        _ result: Result<[CreateTopics.Result], ControllerError>, of names: [String]
    ) -> [String: KafkaErrorCode] {
        var errors: [String: KafkaErrorCode] = [:]
        switch result {
        case .failure(let error):
            for name in names { errors[name] = KafkaErrorCode(error) }
        case .success(let results):
            for case .failure(let error, let name) in results.map({ ($0.outcome, $0.name) })
                .map(Refusal.init)
            where error.code != .topicAlreadyExists {
                errors[name] = KafkaErrorCode(error)
            }
        }
        return errors
    }

    private enum Refusal {
        case failure(ControllerError, String)
        case success

        init(_ outcome: Result<CreateTopics.Created, ControllerError>, _ name: String) {
            if case .failure(let error) = outcome {
                self = .failure(error, name)
            } else {
                self = .success
            }
        }
    }

    private static func find(
        _ topic: MetadataRequest.MetadataRequestTopic, _ body: MetadataRequest,
        _ errors: [String: KafkaErrorCode], _ home: BrokerLoop
    ) -> MetadataResponse.MetadataResponseTopic {
        let isByID = topic.name == nil
        let route = topic.name.map { home.topicsByName[$0] } ?? home.topicsByID[topic.topicId]
        if let route { return describe(route, body) }
        var answer = MetadataResponse.MetadataResponseTopic()
        answer.name = topic.name
        answer.topicId = topic.topicId
        if let name = topic.name, let error = errors[name] {
            answer.errorCode = error.rawValue
        } else if let name = topic.name, TopicName.problem(name) != nil {
            answer.errorCode = KafkaErrorCode.invalidTopicException.rawValue
        } else {
            let error: KafkaErrorCode = isByID ? .unknownTopicId : .unknownTopicOrPartition
            answer.errorCode = error.rawValue
        }
        return answer
    }

    private static func describe(
        _ route: TopicRoute, _ body: MetadataRequest
    ) -> MetadataResponse.MetadataResponseTopic {
        var topic = MetadataResponse.MetadataResponseTopic()
        topic.name = route.name
        topic.topicId = route.id
        topic.isInternal = route.isInternal
        topic.partitions = route.partitions.enumerated().map { index, state in
            var partition = MetadataResponse.MetadataResponsePartition()
            partition.partitionIndex = Int32(index)
            partition.leaderId = state.leader
            partition.leaderEpoch = state.leaderEpoch
            partition.replicaNodes = state.replicas
            partition.isrNodes = state.inSyncReplicas
            partition.offlineReplicas = state.offlineReplicas
            if state.leader < 0 {
                partition.errorCode = KafkaErrorCode.leaderNotAvailable.rawValue
            }
            return partition
        }
        if body.includeTopicAuthorizedOperations {
            topic.topicAuthorizedOperations = AuthorizedOperations.everyTopicOperation
        }
        return topic
    }

    private static func answer(
        _ request: RequestContext, _ body: MetadataRequest,
        _ topics: [MetadataResponse.MetadataResponseTopic], _ home: BrokerLoop
    ) {
        var response = MetadataResponse()
        let image = home.broker.metadata.image
        response.brokers = BrokerEndpoints.of(image, listener: request.connection.listener).map {
            var broker = MetadataResponse.MetadataResponseBroker()
            broker.nodeId = $0.id
            broker.host = $0.endpoint.host
            broker.port = Int32($0.endpoint.port)
            broker.rack = $0.rack
            return broker
        }
        response.clusterId = home.broker.settings.clusterID
        // A controller takes no client requests of its own: any live broker passes them on
        // (KIP-590).
        response.controllerId = response.brokers.first?.nodeId ?? -1
        response.topics = topics
        if body.includeClusterAuthorizedOperations {
            response.clusterAuthorizedOperations = AuthorizedOperations.everyClusterOperation
        }
        request.respond(response)
    }
}

/// Where clients of one listener reach the brokers.
enum BrokerEndpoints {
    struct Node {
        var id: Int32
        var endpoint: BrokerEndpoint
        var rack: String?
        var isFenced: Bool
    }

    /// Live brokers that have the listener, ascending by id.
    static func of(
        _ image: MetadataImage, listener: String, includesFenced: Bool = false
    ) -> [Node] {
        image.brokers.values.sorted { $0.id < $1.id }.compactMap { broker in
            guard includesFenced || !broker.fenced,
                let endpoint = broker.endpoints.first(where: { $0.name == listener })
            else { return nil }
            return Node(
                id: broker.id, endpoint: endpoint, rack: broker.rack, isFenced: broker.fenced)
        }
    }
}

/// Bit sets of ACL operations (KIP-430): bit n is Kafka's operation code n.
enum AuthorizedOperations {
    /// Read, write, create, delete, alter, describe, describe and alter configs. Nothing is denied
    /// while no authorizer is loaded.
    static let everyTopicOperation: Int32 = bits(3, 4, 5, 6, 7, 8, 10, 11)
    /// Create, alter, describe, cluster action, describe and alter configs, idempotent write.
    static let everyClusterOperation: Int32 = bits(5, 7, 8, 9, 10, 11, 12)

    private static func bits(_ codes: Int32...) -> Int32 { codes.reduce(0) { $0 | 1 << $1 } }
}
