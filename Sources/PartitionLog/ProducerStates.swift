/// What idempotence needs to know of each producer of one log (KIP-98).
///
/// ```
///   batch --check--> duplicate of a kept batch: answer its offset
///            |-----> out of order / stale epoch: refuse
///            '-----> next in sequence: update, remember the old entry until the store completes
/// ```
///
/// Updates run ahead of the store; ``restore(_:)`` takes one back when its batch was not stored.
public struct ProducerStates: Sendable {
    /// One of the last five batches of a producer.
    public struct Batch: Equatable, Sendable {
        public var firstSequence: Int32
        public var lastSequence: Int32
        public var firstOffset: Int64
        public var lastOffset: Int64
        public var timestamp: Int64

        public init(
            firstSequence: Int32, lastSequence: Int32, firstOffset: Int64, lastOffset: Int64,
            timestamp: Int64
        ) {
            self.firstSequence = firstSequence
            self.lastSequence = lastSequence
            self.firstOffset = firstOffset
            self.lastOffset = lastOffset
            self.timestamp = timestamp
        }
    }

    public struct Entry: Equatable, Sendable {
        public var epoch: Int16
        public var coordinatorEpoch: Int32
        /// Wall clock of the latest batch, for expiry (`producer.id.expiration.ms`).
        public var lastUpdated: Int64
        /// First offset of the open transaction; -1 if there is none.
        public var transactionFirstOffset: Int64
        /// At most ``ProducerStates/keptBatches``, oldest first.
        public var batches: [Batch]

        public init(
            epoch: Int16, coordinatorEpoch: Int32 = -1, lastUpdated: Int64,
            transactionFirstOffset: Int64 = -1, batches: [Batch] = []
        ) {
            self.epoch = epoch
            self.coordinatorEpoch = coordinatorEpoch
            self.lastUpdated = lastUpdated
            self.transactionFirstOffset = transactionFirstOffset
            self.batches = batches
        }

        public var lastSequence: Int32 { batches.last?.lastSequence ?? -1 }
    }

    /// Kafka keeps five: as many as an idempotent producer may have in flight.
    public static let keptBatches = 5

    /// What `update` replaced, for ``restore(_:)``.
    public struct Undo: Sendable {
        let producerID: Int64
        let previous: Entry?
    }

    /// The producer's part of a batch header.
    public struct Claim: Equatable, Sendable {
        public var producerID: Int64
        public var epoch: Int16
        public var baseSequence: Int32
        public var recordCount: Int32

        public init(producerID: Int64, epoch: Int16, baseSequence: Int32, recordCount: Int32) {
            self.producerID = producerID
            self.epoch = epoch
            self.baseSequence = baseSequence
            self.recordCount = recordCount
        }

        /// Sequences wrap to 0 after Int32.max.
        public var lastSequence: Int32 {
            ProducerStates.sequence(baseSequence, plus: recordCount - 1)
        }
    }

    public private(set) var entries: [Int64: Entry] = [:]

    public init() {}

    public init(entries: [Int64: Entry]) { self.entries = entries }

    static func sequence(_ base: Int32, plus count: Int32) -> Int32 {
        base > Int32.max - count ? count - (Int32.max - base) - 1 : base + count
    }

    /// The kept batch that `claim` repeats, if any.
    public func duplicate(of claim: Claim) -> Batch? {
        guard let entry = entries[claim.producerID], entry.epoch == claim.epoch else { return nil }
        let last = claim.lastSequence
        return entry.batches.first {
            $0.firstSequence == claim.baseSequence && $0.lastSequence == last
        }
    }

    /// Throws unless `claim` continues its producer's sequence.
    ///
    /// A producer that the log does not know may begin anywhere: its state expired, and refusing it
    /// would leave it no way to recover.
    public func check(_ claim: Claim) throws(AppendError) {
        guard let entry = entries[claim.producerID] else { return }
        if claim.epoch < entry.epoch {
            throw .staleProducerEpoch(
                producerID: claim.producerID, current: entry.epoch, seen: claim.epoch)
        }
        let expected: Int32
        if claim.epoch > entry.epoch || entry.batches.isEmpty {
            expected = 0
        } else {
            expected = Self.sequence(entry.lastSequence, plus: 1)
        }
        if claim.baseSequence != expected {
            throw .outOfOrderSequence(
                producerID: claim.producerID, expected: expected, seen: claim.baseSequence)
        }
    }

    /// Notes a batch that is on its way into the store.
    public mutating func update(
        _ claim: Claim, firstOffset: Int64, lastOffset: Int64, timestamp: Int64, now: Int64
    ) -> Undo {
        let previous = entries[claim.producerID]
        var entry = previous ?? Entry(epoch: claim.epoch, lastUpdated: now)
        if entry.epoch != claim.epoch {
            entry.epoch = claim.epoch
            entry.batches.removeAll()
        }
        if entry.batches.count == Self.keptBatches { entry.batches.removeFirst() }
        entry.batches.append(
            Batch(
                firstSequence: claim.baseSequence, lastSequence: claim.lastSequence,
                firstOffset: firstOffset, lastOffset: lastOffset, timestamp: timestamp))
        entry.lastUpdated = now
        entries[claim.producerID] = entry
        return Undo(producerID: claim.producerID, previous: previous)
    }

    /// Takes back an update. Undos are applied newest first.
    public mutating func restore(_ undo: Undo) { entries[undo.producerID] = undo.previous }

    /// Forgets producers that have been silent since before `limit` (wall clock, ms) and have no
    /// open transaction.
    ///
    /// - Returns: how many were forgotten.
    @discardableResult
    public mutating func expire(before limit: Int64) -> Int {
        let count = entries.count
        entries = entries.filter {
            $0.value.lastUpdated >= limit || $0.value.transactionFirstOffset >= 0
        }
        return count - entries.count
    }
}
