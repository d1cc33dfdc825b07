/// A fetch that waits for bytes, as its partitions see it.
///
/// [a partition's owner loop] One for each group of a waiting fetch.
final class FetchWaiter: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on the owner's loop only.

    let id: UInt64
    private var isDone = false
    private let items: [FetchItem]
    private let owner: BrokerLoop
    /// Tells the fetch that enough bytes are there, or that a partition is gone.
    private let report: () -> Void
    private let minByteCount: Int

    init(
        id: UInt64, items: [FetchItem], owner: BrokerLoop, minByteCount: Int,
        _ report: @escaping () -> Void
    ) {
        self.id = id
        self.items = items
        self.owner = owner
        self.minByteCount = minByteCount
        self.report = report
    }

    /// Registers with every partition and looks once, since data may have come between the read and
    /// now.
    func begin() {
        guard !isDone else { return }
        for item in items { owner.partition(item.topic, item.partition)?.waitingFetches[id] = self }
        partitionChanged()
    }

    /// Called by a partition whose high watermark moved or that goes away.
    func partitionChanged() {
        guard !isDone else { return }
        var total = 0
        for item in items {
            guard let partition = owner.partition(item.topic, item.partition) else {
                return finish()
            }
            total += min(
                item.fetch.maxByteCount,
                partition.availableByteCount(
                    from: item.fetch.offset, readsCommitted: item.fetch.readsCommitted))
            if total >= minByteCount { return finish() }
        }
    }

    private func finish() {
        end()
        report()
    }

    /// Leaves every partition.
    func end() {
        isDone = true
        for item in items {
            owner.existingPartition(item.topic, item.partition)?.waitingFetches[id] = nil
        }
    }
}

/// One partition of a fetch that this broker can read.
struct FetchItem: Sendable {
    var topic: TopicRoute
    var partition: Int32
    var fetch: PartitionFetch
    /// Place in the fetch's entries.
    var index: Int
}
