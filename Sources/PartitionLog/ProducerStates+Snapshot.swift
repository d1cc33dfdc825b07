public import Records

extension ProducerStates {
    /// Reads a snapshot: one entry for each producer, as Kafka writes it, or one for each kept
    /// batch, oldest first.
    public init(snapshot: [ProducerSnapshotEntry]) {
        var entries: [Int64: Entry] = [:]
        for saved in snapshot {
            var entry = Entry(
                epoch: saved.producerEpoch, coordinatorEpoch: saved.coordinatorEpoch,
                lastUpdated: saved.timestamp,
                transactionFirstOffset: saved.currentTransactionFirstOffset)
            if let earlier = entries[saved.producerId], earlier.epoch == entry.epoch {
                entry.batches = Array(earlier.batches.suffix(Self.keptBatches - 1))
            }
            // A snapshot is a file: what it says is not believed blindly.
            if saved.lastSequence >= 0, saved.offsetDelta >= 0,
                saved.lastOffset >= Int64(saved.offsetDelta)
            {
                entry.batches.append(
                    Batch(
                        firstSequence: Self.sequence(saved.lastSequence, minus: saved.offsetDelta),
                        lastSequence: saved.lastSequence,
                        firstOffset: saved.lastOffset - Int64(saved.offsetDelta),
                        lastOffset: saved.lastOffset, timestamp: saved.timestamp))
            }
            entries[saved.producerId] = entry
        }
        self.init(entries: entries)
    }

    /// Kafka's snapshot at `endOffset`: the last batch of each producer. Batches in flight, which
    /// lie past it, are left out.
    public func snapshot(below endOffset: Int64) -> [ProducerSnapshotEntry] {
        saved(below: endOffset, batchCount: 1)
    }

    /// The same with every kept batch, oldest first, so that a restart forgets no duplicate.
    public func fullSnapshot(below endOffset: Int64) -> [ProducerSnapshotEntry] {
        saved(below: endOffset, batchCount: Self.keptBatches)
    }

    private func saved(below endOffset: Int64, batchCount: Int) -> [ProducerSnapshotEntry] {
        entries.sorted { $0.key < $1.key }.flatMap { id, entry -> [ProducerSnapshotEntry] in
            guard !entry.batches.isEmpty else { return [Self.saved(id, entry, nil)] }
            return entry.batches.filter { $0.lastOffset < endOffset }.suffix(batchCount).map {
                Self.saved(id, entry, $0)
            }
        }
    }

    private static func saved(
        _ id: Int64, _ entry: Entry, _ batch: Batch?
    ) -> ProducerSnapshotEntry {
        ProducerSnapshotEntry(
            producerId: id, producerEpoch: entry.epoch,
            lastSequence: batch?.lastSequence ?? -1, lastOffset: batch?.lastOffset ?? -1,
            offsetDelta: batch.map { Int32($0.lastOffset - $0.firstOffset) } ?? 0,
            timestamp: entry.lastUpdated, coordinatorEpoch: entry.coordinatorEpoch,
            currentTransactionFirstOffset: entry.transactionFirstOffset)
    }

    static func sequence(_ last: Int32, minus count: Int32) -> Int32 {
        last >= count ? last - count : Int32.max - (count - last - 1)
    }
}
