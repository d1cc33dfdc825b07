extension MetadataImage {
    /// The fewest records that make this image, in a fixed order: what a snapshot holds.
    package func records() -> [MetadataRecord] {
        var records: [MetadataRecord] = []
        // The level comes first: it says how to read the rest.
        let names = features.keys.sorted {
            ($0 == MetadataVersion.featureName ? 0 : 1, $0)
                < ($1 == MetadataVersion.featureName ? 0 : 1, $1)
        }
        for name in names {
            records.append(.featureLevel(name: name, level: features[name] ?? 0))
        }
        for broker in brokers.values.sorted(by: { $0.id < $1.id }) {
            records.append(.registerBroker(broker))
        }
        for topic in topics.sorted {
            records.append(.topic(name: topic.name, id: topic.id))
            for (index, partition) in topic.partitions.enumerated() {
                records.append(
                    .partition(
                        PartitionCreation(
                            topicID: topic.id, partition: Int32(index), image: partition)))
            }
        }
        for resource in configuredResources {
            for (name, value) in configs(of: resource).sorted(by: { $0.key < $1.key }) {
                records.append(.config(resource: resource, name: name, value: value))
            }
        }
        if let producerIDs { records.append(.producerIDs(producerIDs)) }
        return records
    }
}
