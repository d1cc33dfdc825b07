import Metadata
import Primitives
import Settings
import Wire

/// DescribeTopicPartitions (key 75), version 0 (KIP-966).
///
/// Topics by name, in order; a page holds as many partitions as the client asks for, at most
/// `max.request.partition.size.limit`, at least one. `next_cursor` is where the next page begins.
/// No topics asked for means all of them; nothing is created.
enum DescribeTopicPartitionsHandler: RequestHandler {
    static let api = SupportedAPI(DescribeTopicPartitionsRequest.self, versions: 0...0)

    private typealias Response = DescribeTopicPartitionsResponse
    private typealias Topic = Response.DescribeTopicPartitionsResponseTopic

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(DescribeTopicPartitionsRequest.self)
        guard isSound(body) else { return request.respond(refusal(body)) }
        let limit = min(
            Int(home.broker.defaults.integer("max.request.partition.size.limit")),
            Int(body.responsePartitionLimit))
        request.respond(page(body, partitionCount: max(1, limit), home))
    }

    /// The cursor must point at a partition number, into a topic that was asked for.
    private static func isSound(_ body: DescribeTopicPartitionsRequest) -> Bool {
        guard let cursor = body.cursor else { return true }
        return cursor.partitionIndex >= 0
            && (body.topics.isEmpty || body.topics.contains { $0.name == cursor.topicName })
    }

    /// The response has no error of its own: each topic carries it.
    private static func refusal(_ body: DescribeTopicPartitionsRequest) -> Response {
        var response = Response()
        response.topics = body.topics.map {
            var topic = Topic()
            topic.name = $0.name
            topic.errorCode = KafkaErrorCode.invalidRequest.rawValue
            return topic
        }
        return response
    }

    private static func page(
        _ body: DescribeTopicPartitionsRequest, partitionCount: Int, _ home: BrokerLoop
    ) -> Response {
        var response = Response()
        var left = partitionCount
        for name in names(body, home) {
            guard left > 0 else {
                response.nextCursor = Response.Cursor(topicName: name, partitionIndex: 0)
                return response
            }
            guard let route = home.topicsByName[name] else {
                response.topics.append(unknown(name))
                continue
            }
            let isAtCursor = name == body.cursor?.topicName
            let start = isAtCursor ? Int(body.cursor?.partitionIndex ?? 0) : 0
            let end = min(route.partitions.count, start + left)
            response.topics.append(describe(route, start..<max(start, end)))
            if end < route.partitions.count {
                response.nextCursor = Response.Cursor(topicName: name, partitionIndex: Int32(end))
                return response
            }
            left -= max(0, end - start)
        }
        return response
    }

    /// What was asked for, each once, from the cursor on.
    private static func names(
        _ body: DescribeTopicPartitionsRequest, _ home: BrokerLoop
    ) -> [String] {
        let first = body.cursor?.topicName ?? ""
        let wanted =
            body.topics.isEmpty ? Set(home.topicsByName.keys) : Set(body.topics.map(\.name))
        return wanted.filter { $0 >= first }.sorted()
    }

    private static func unknown(_ name: String) -> Topic {
        var topic = Topic()
        topic.name = name
        let error: KafkaErrorCode =
            TopicName.problem(name) == nil ? .unknownTopicOrPartition : .invalidTopicException
        topic.errorCode = error.rawValue
        topic.isInternal = TopicName.isInternal(name)
        return topic
    }

    private static func describe(_ route: TopicRoute, _ range: Range<Int>) -> Topic {
        var topic = Topic()
        topic.name = route.name
        topic.topicId = route.id
        topic.isInternal = route.isInternal
        topic.topicAuthorizedOperations = AuthorizedOperations.everyTopicOperation
        topic.partitions = range.map { index in
            let state = route.partitions[index]
            var partition = Response.DescribeTopicPartitionsResponsePartition()
            partition.partitionIndex = Int32(index)
            partition.leaderId = state.leader
            partition.leaderEpoch = state.leaderEpoch
            partition.replicaNodes = state.replicas
            partition.isrNodes = state.inSyncReplicas
            partition.eligibleLeaderReplicas = state.eligibleLeaderReplicas
            partition.lastKnownElr = state.lastKnownELR
            partition.offlineReplicas = state.offlineReplicas
            if state.leader < 0 {
                partition.errorCode = KafkaErrorCode.leaderNotAvailable.rawValue
            }
            return partition
        }
        return topic
    }
}
