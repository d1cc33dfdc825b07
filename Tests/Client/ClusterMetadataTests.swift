import Client
import Ports
import Primitives
import Testing
import Wire

@Suite struct ClusterMetadataTests {
    private static let now = MonotonicTime(nanoseconds: 5)

    private func response(
        leader: Int32, epoch: Int32, error: Int16 = 0, id: Uuid = Uuid(high: 1, low: 2)
    ) -> MetadataSnapshot {
        MetadataSnapshot(
            MetadataResponse(
                brokers: [
                    .init(nodeId: 1, host: "a", port: 1), .init(nodeId: 2, host: "b", port: 2),
                ],
                controllerId: 2,
                topics: [
                    .init(
                        errorCode: error, name: "t", topicId: id,
                        partitions: [
                            .init(partitionIndex: 0, leaderId: leader, leaderEpoch: epoch)
                        ])
                ]))
    }

    private let partition = TopicPartition(topic: "t", partition: 0)

    @Test func knowsLeaders() {
        var metadata = ClusterMetadata()
        #expect(metadata.leader(of: partition) == nil)
        metadata.merge(response(leader: 1, epoch: 4), now: Self.now)
        #expect(metadata.leader(of: partition) == 1)
        #expect(metadata.controller == 2)
        #expect(metadata.topicName(Uuid(high: 1, low: 2)) == "t")
        #expect(metadata.leader(of: TopicPartition(topic: "t", partition: 1)) == nil)
    }

    @Test func aLeaderThatIsNotListedIsNone() {
        var metadata = ClusterMetadata()
        metadata.merge(response(leader: 9, epoch: 4), now: Self.now)
        #expect(metadata.leader(of: partition) == nil)
    }

    @Test func anOlderEpochChangesNothing() {
        var metadata = ClusterMetadata()
        metadata.merge(response(leader: 1, epoch: 4), now: Self.now)
        metadata.merge(response(leader: 2, epoch: 3), now: Self.now)
        #expect(metadata.leader(of: partition) == 1)
        metadata.merge(response(leader: 2, epoch: 5), now: Self.now)
        #expect(metadata.leader(of: partition) == 2)
    }

    @Test func aTopicMadeAnewBeginsAtItsOwnEpoch() {
        var metadata = ClusterMetadata()
        metadata.merge(response(leader: 1, epoch: 4), now: Self.now)
        metadata.merge(
            response(leader: 2, epoch: 0, id: Uuid(high: 3, low: 3)), now: Self.now)
        #expect(metadata.leader(of: partition) == 2)
        #expect(metadata.topicName(Uuid(high: 1, low: 2)) == nil)
    }

    @Test func aTopicWithAnErrorIsForgotten() {
        var metadata = ClusterMetadata()
        metadata.merge(response(leader: 1, epoch: 4), now: Self.now)
        metadata.merge(response(leader: 1, epoch: 4, error: 3), now: Self.now)
        #expect(metadata.topic("t") == nil)
        #expect(metadata.refreshedAt("t") == nil)
    }
}
