import Metadata
import Primitives
import Wire

/// DescribeQuorum (key 55), versions 0-2.
///
/// Only `__cluster_metadata-0` has a quorum; anything else asked for, or more than it, is answered
/// with UNKNOWN_TOPIC_OR_PARTITION as in Kafka. A lone node's controller has no listener of its
/// own, so its node is told without any (version 2).
enum DescribeQuorumHandler: RequestHandler {
    static let api = SupportedAPI(DescribeQuorumRequest.self, versions: 0...2)

    private typealias Response = DescribeQuorumResponse

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(DescribeQuorumRequest.self)
        guard body.topics.count == 1, let topic = body.topics.first,
            topic.topicName == TopicName.clusterMetadata,
            topic.partitions.map(\.partitionIndex) == [0]
        else { return request.respond(unknown(body)) }
        home.broker.metadata.describeQuorum { quorum in
            var partition = Response.PartitionData()
            if let quorum {
                partition.leaderId = quorum.leaderID
                partition.leaderEpoch = quorum.leaderEpoch
                partition.highWatermark = quorum.highWatermark
                partition.currentVoters = quorum.voters.map(replica)
                partition.observers = quorum.observers.map(replica)
            } else {
                partition.errorCode = KafkaErrorCode.notLeaderOrFollower.rawValue
                partition.errorMessage = "this node does not lead the metadata quorum now"
                partition.leaderId = -1
                partition.leaderEpoch = -1
                partition.highWatermark = -1
            }
            var response = Response()
            response.topics = [
                Response.TopicData(topicName: TopicName.clusterMetadata, partitions: [partition])
            ]
            response.nodes = quorum?.nodes.map(node) ?? []
            request.respond(response)
        }
    }

    private static func unknown(_ body: DescribeQuorumRequest) -> Response {
        var response = Response()
        response.topics = body.topics.map { topic in
            Response.TopicData(
                topicName: topic.topicName,
                partitions: topic.partitions.map {
                    var partition = Response.PartitionData()
                    partition.partitionIndex = $0.partitionIndex
                    partition.errorCode = KafkaErrorCode.unknownTopicOrPartition.rawValue
                    partition.errorMessage =
                        "only \(TopicName.clusterMetadata)-0, alone, has a quorum to describe"
                    return partition
                })
        }
        return response
    }

    private static func replica(_ replica: QuorumDescription.Replica) -> Response.ReplicaState {
        var state = Response.ReplicaState()
        state.replicaId = replica.id
        state.replicaDirectoryId = replica.directoryID
        state.logEndOffset = replica.logEndOffset
        state.lastFetchTimestamp = replica.lastFetchTimestamp
        state.lastCaughtUpTimestamp = replica.lastCaughtUpTimestamp
        return state
    }

    private static func node(_ node: QuorumDescription.Node) -> Response.Node {
        Response.Node(
            nodeId: node.id,
            listeners: node.endpoints.map {
                Response.Listener(name: $0.name, host: $0.host, port: $0.port)
            })
    }
}
