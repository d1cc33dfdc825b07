public import Records

extension ProducerStates {
    /// Kafka's snapshot keeps the last batch of each producer.
    public init(snapshot: [ProducerSnapshotEntry]) {
        var entries: [Int64: Entry] = [:]
        for saved in snapshot {
            var entry = Entry(
                epoch: saved.producerEpoch, coordinatorEpoch: saved.coordinatorEpoch,
                lastUpdated: saved.timestamp,
                transactionFirstOffset: saved.currentTransactionFirstOffset)
            if saved.lastSequence >= 0 {
                entry.batches = [
                    Batch(
                        firstSequence: Self.sequence(saved.lastSequence, minus: saved.offsetDelta),
                        lastSequence: saved.lastSequence,
                        firstOffset: saved.lastOffset - Int64(saved.offsetDelta),
                        lastOffset: saved.lastOffset, timestamp: saved.timestamp)
                ]
            }
            entries[saved.producerId] = entry
        }
        self.init(entries: entries)
    }

    /// What a snapshot at `endOffset` holds: batches in flight, which lie past it, are left out.
    public func snapshot(below endOffset: Int64) -> [ProducerSnapshotEntry] {
        entries.sorted { $0.key < $1.key }.compactMap { id, entry in
            let last = entry.batches.last { $0.lastOffset < endOffset }
            if last == nil && !entry.batches.isEmpty { return nil }
            return ProducerSnapshotEntry(
                producerId: id, producerEpoch: entry.epoch,
                lastSequence: last?.lastSequence ?? -1, lastOffset: last?.lastOffset ?? -1,
                offsetDelta: last.map { Int32($0.lastOffset - $0.firstOffset) } ?? 0,
                timestamp: entry.lastUpdated, coordinatorEpoch: entry.coordinatorEpoch,
                currentTransactionFirstOffset: entry.transactionFirstOffset)
        }
    }

    static func sequence(_ last: Int32, minus count: Int32) -> Int32 {
        last >= count ? last - count : Int32.max - (count - last - 1)
    }
}
