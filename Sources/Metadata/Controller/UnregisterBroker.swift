/// Forgets a broker that will not come back. It leaves the in-sync replicas of every partition, and
/// what it led gets another leader, or none.
///
/// Kafka lets a broker that runs be unregistered too, because its next heartbeat registers it anew.
/// A lone node sends no heartbeats: unregistered, it would serve no partition until its restart. So
/// the broker that runs here is refused.
public struct UnregisterBroker: ControllerRequest {
    public var brokerID: Int32
    /// The broker that handles the request.
    public var liveBrokerID: Int32

    public init(brokerID: Int32, liveBrokerID: Int32) {
        self.brokerID = brokerID
        self.liveBrokerID = liveBrokerID
    }

    public func step(
        _ context: ControllerContext
    ) throws(ControllerError) -> ControllerOutcome<Void> {
        guard let broker = context.image.brokers[brokerID] else {
            throw ControllerError(.brokerIDNotRegistered, "Broker \(brokerID) is not registered.")
        }
        guard brokerID != liveBrokerID else {
            throw ControllerError(
                .policyViolation,
                "Broker \(brokerID) is this node, which runs; only a broker that is gone can be "
                    + "unregistered. To retire the node, stop it and remove its data directory.")
        }
        var records: [MetadataRecord] = []
        for topic in context.image.topics.sorted {
            for (index, partition) in topic.partitions.enumerated() {
                var change = PartitionChange(topicID: topic.id, partition: Int32(index))
                guard remove(brokerID, from: partition, context.image, &change) else { continue }
                records.append(.partitionChange(change))
            }
        }
        // Last: were the batch split, the broker would still be there to be unregistered again.
        records.append(.unregisterBroker(id: brokerID, epoch: broker.epoch))
        return ControllerOutcome((), records: records, isAtomic: false)
    }

    /// - Returns: false if the partition does not count on the broker.
    private func remove(
        _ broker: Int32, from partition: PartitionImage, _ image: MetadataImage,
        _ change: inout PartitionChange
    ) -> Bool {
        let isEligible = partition.eligibleLeaderReplicas.contains(broker)
        guard partition.isr.contains(broker) || partition.leader == broker || isEligible else {
            return false
        }
        if isEligible {
            change.eligibleLeaderReplicas =
                partition.eligibleLeaderReplicas.filter { $0 != broker }
        }
        let others = partition.isr.filter { $0 != broker }
        // The last in-sync replica stays: it alone has every committed record.
        if !others.isEmpty && others != partition.isr { change.isr = others }
        if partition.leader == broker {
            change.leader =
                partition.replicas.first {
                    others.contains($0) && ReplicaPlacement.isActive($0, in: image)
                } ?? -1
        }
        return isEligible || change.isr != nil || change.leader != nil
    }
}
