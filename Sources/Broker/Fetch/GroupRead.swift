import Ports
import Wire

/// Reads one owner's partitions of a fetch, one after another in the order of asking.
///
/// [owner loop] Everything. A loop and not a recursion: a fetch may name thousands of partitions
/// whose reads all finish inline.
final class GroupRead: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on the owner's loop only.

    private let items: [FetchItem]
    private let owner: BrokerLoop
    private let buffers: any DestinationSource
    private let done: ([PartitionFetchResult]) -> Void
    private var results: [PartitionFetchResult] = []
    private var budget: Int
    /// Some partition gave a batch: the next need not.
    private var hasBytes = false
    private var isDriving = false

    /// - Parameter budget: bytes this group may return; the first batch comes even if it is larger.
    init(
        _ items: [FetchItem], owner: BrokerLoop, budget: Int, buffers: any DestinationSource,
        _ done: @escaping ([PartitionFetchResult]) -> Void
    ) {
        self.items = items
        self.owner = owner
        self.budget = budget
        self.buffers = buffers
        self.done = done
        results.reserveCapacity(items.count)
    }

    func run() {
        guard !isDriving else { return }
        isDriving = true
        defer { isDriving = false }
        while results.count < items.count {
            let before = results.count
            read(items[before])
            if results.count == before { return }
        }
        done(results)
    }

    private func read(_ item: FetchItem) {
        guard let partition = owner.partition(item.topic, item.partition) else {
            results.append(PartitionFetchResult(error: .notLeaderOrFollower))
            return
        }
        var fetch = item.fetch
        fetch.maxByteCount = min(fetch.maxByteCount, max(0, budget))
        partition.fetch(fetch, minOneBatch: !hasBytes, buffers: buffers) { [self] result in
            results.append(result)
            if result.byteCount > 0 { hasBytes = true }
            budget -= result.byteCount
            // Inline: the loop in `run` goes on. Later: nobody else does.
            run()
        }
    }
}
