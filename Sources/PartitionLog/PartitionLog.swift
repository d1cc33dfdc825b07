public import Ports
import Primitives
import Records

/// What the offsets of one log mean: numbering, idempotence, epochs, the high watermark.
///
/// ```
///   start ......... highWatermark ......... storedEnd ......... nextOffset
///     |  committed        |  stored, not committed  |  in flight     |
/// ```
///
/// `append` numbers a batch and asks for it to be stored; `stored` says how that ended, in the
/// order of asking. Everything but `nextOffset` and the producers' sequences moves on completion
/// only. When one append fails, every later one in flight fails too, and offsets and producers
/// return to the last stored batch. A duplicate of a batch in flight waits for the original.
///
/// Pure: no I/O, no clock. Its owner loop calls it and carries out the actions.
public struct PartitionLog: Sendable {
    /// Names a caller's append, so that its answer finds it.
    public typealias RequestID = UInt64
    /// Names a store operation.
    public typealias Ticket = UInt64

    public enum Action: Sendable {
        /// Store the batch; report through ``PartitionLog/stored(_:_:into:)``.
        case store(Ticket, StoreBatch)
        /// A batch is stored, and those in front of it.
        case stored(baseOffset: Int64, byteCount: Int)
        /// The append ended well: answer, now for acks=1, or when the high watermark reaches
        /// `nextOffset` for acks=all.
        case appended(RequestID, AppendReceipt)
        case refused(RequestID, AppendError)
        /// Consumers may see up to here now.
        case highWatermarkMoved(Int64)
        /// The latest epoch began at a new place: write the leader epoch checkpoint.
        case epochsChanged
    }

    /// Where a batch stands.
    public struct AppendReceipt: Equatable, Sendable {
        public var baseOffset: Int64
        /// One past the batch's last offset.
        public var nextOffset: Int64
        /// Milliseconds since the epoch if the log numbers time itself (LogAppendTime), else -1.
        public var logAppendTime: Int64
        public var logStartOffset: Int64
    }

    private struct InFlight {
        var ticket: Ticket
        var requests: [RequestID]
        var receipt: AppendReceipt
        var maxTimestamp: Int64
        var byteCount: Int
        var undo: ProducerStates.Undo?
        /// Set once the store has answered; taken when everything in front has been.
        var result: Result<AppendOutcome, StoreError>?
    }

    public private(set) var startOffset: Int64
    /// End of what is stored: Kafka's log end offset.
    public private(set) var storedEnd: Int64
    /// Offset of the next batch: ahead of `storedEnd` by what is in flight.
    public private(set) var nextOffset: Int64
    public private(set) var highWatermark: Int64
    public private(set) var leaderEpoch: Int32
    public private(set) var epochs: EpochCache
    public private(set) var producers: ProducerStates
    /// Greatest timestamp stored and the base offset of its batch; -1 if there is none.
    public private(set) var maxTimestamp: Int64
    public private(set) var maxTimestampOffset: Int64
    /// The record with the greatest timestamp was trimmed, and which of the rest has it is for the
    /// store to say: see ``described(_:)``.
    public private(set) var lacksMaxTimestamp = false

    private var inFlight: [InFlight] = []
    private var firstInFlight = 0
    private var nextTicket: Ticket = 1

    /// - Parameters:
    ///   - description: what the store says of the log.
    ///   - highWatermark: the last known one; nil takes the end, which is right for a sole replica.
    public init(
        description: LogDescription, leaderEpoch: Int32, epochs: EpochCache,
        producers: ProducerStates, highWatermark: Int64? = nil
    ) {
        startOffset = description.startOffset
        storedEnd = description.endOffset
        nextOffset = description.endOffset
        self.highWatermark = highWatermark ?? description.endOffset
        self.leaderEpoch = leaderEpoch
        self.epochs = epochs
        self.producers = producers
        maxTimestamp = description.maxTimestamp
        maxTimestampOffset = description.maxTimestampOffset
    }

    /// Last stable offset: where readers of committed data stop (KIP-98).
    public var lastStableOffset: Int64 {
        let open = producers.entries.values.lazy
            .map(\.transactionFirstOffset).filter { $0 >= 0 }.min()
        return min(highWatermark, open ?? highWatermark)
    }

    public var hasAppendsInFlight: Bool { firstInFlight < inFlight.count }

    /// Begins a term of leadership at the log's end.
    public mutating func lead(epoch: Int32, into actions: inout [Action]) {
        precondition(epoch >= leaderEpoch, "leader epoch \(epoch) after \(leaderEpoch)")
        leaderEpoch = epoch
        if epochs.assign(epoch: epoch, startOffset: nextOffset) { actions.append(.epochsChanged) }
    }

    /// Numbers a checked batch and asks for it to be stored.
    ///
    /// - Parameters:
    ///   - now: wall clock in milliseconds.
    public mutating func append(
        _ batch: CheckedBatch, request: RequestID, now: Int64, into actions: inout [Action]
    ) {
        if let claim = batch.claim {
            if let original = producers.duplicate(of: claim) {
                answerDuplicate(original, claim: claim, request: request, into: &actions)
                return
            }
            do throws(AppendError) { try producers.check(claim) } catch {
                actions.append(.refused(request, error))
                return
            }
        }
        let base = nextOffset
        let last = base + Int64(batch.recordCount) - 1
        batch.number(baseOffset: base, leaderEpoch: leaderEpoch)
        let undo = batch.claim.map {
            producers.update(
                $0, firstOffset: base, lastOffset: last, timestamp: batch.maxTimestamp, now: now)
        }
        let ticket = nextTicket
        nextTicket += 1
        nextOffset = last + 1
        inFlight.append(
            InFlight(
                ticket: ticket, requests: [request],
                receipt: AppendReceipt(
                    baseOffset: base, nextOffset: nextOffset,
                    logAppendTime: batch.logAppendTime, logStartOffset: startOffset),
                maxTimestamp: batch.maxTimestamp, byteCount: batch.bytes.byteCount,
                undo: undo))
        actions.append(
            .store(
                ticket,
                StoreBatch(
                    baseOffset: base, lastOffset: last, maxTimestamp: batch.maxTimestamp,
                    leaderEpoch: leaderEpoch, recordCount: UInt32(batch.recordCount),
                    pieces: [batch.bytes])))
    }

    private mutating func answerDuplicate(
        _ original: ProducerStates.Batch, claim: ProducerStates.Claim, request: RequestID,
        into actions: inout [Action]
    ) {
        for index in firstInFlight..<inFlight.count
        where inFlight[index].receipt.baseOffset == original.firstOffset {
            inFlight[index].requests.append(request)
            return
        }
        actions.append(
            .appended(
                request,
                AppendReceipt(
                    baseOffset: original.firstOffset, nextOffset: original.lastOffset + 1,
                    logAppendTime: -1, logStartOffset: startOffset)))
    }

    /// Takes the outcome of a store operation.
    ///
    /// The store completes in the order of asking, but an outcome that hops threads may arrive
    /// after a later one that did not: it is kept until those in front of it have come.
    public mutating func stored(
        _ ticket: Ticket, _ result: Result<AppendOutcome, StoreError>,
        into actions: inout [Action]
    ) {
        // A ticket below the queue's head was failed together with an earlier one.
        guard firstInFlight < inFlight.count, ticket >= inFlight[firstInFlight].ticket else {
            return
        }
        let index = firstInFlight + Int(ticket - inFlight[firstInFlight].ticket)
        precondition(
            index < inFlight.count && inFlight[index].result == nil,
            "store answered \(ticket), which is not in flight")
        inFlight[index].result = result
        while firstInFlight < inFlight.count, let result = inFlight[firstInFlight].result {
            take(result, into: &actions)
        }
    }

    private mutating func take(
        _ result: Result<AppendOutcome, StoreError>, into actions: inout [Action]
    ) {
        switch result {
        case .success(let outcome):
            let entry = inFlight[firstInFlight]
            removeFirstInFlight()
            storedEnd = entry.receipt.nextOffset
            trimmed(to: outcome.startOffset, into: &actions)
            if entry.maxTimestamp > maxTimestamp {
                maxTimestamp = entry.maxTimestamp
                maxTimestampOffset = entry.receipt.baseOffset
            }
            actions.append(
                .stored(baseOffset: entry.receipt.baseOffset, byteCount: entry.byteCount))
            for request in entry.requests { actions.append(.appended(request, entry.receipt)) }
            advanceHighWatermark(to: storedEnd, into: &actions)
        case .failure(let error):
            failInFlight(.storage(error.message), into: &actions)
        }
    }

    private mutating func removeFirstInFlight() {
        firstInFlight += 1
        if firstInFlight == inFlight.count {
            inFlight.removeAll(keepingCapacity: true)
            firstInFlight = 0
        } else if firstInFlight >= 64 && firstInFlight * 2 >= inFlight.count {
            inFlight.removeFirst(firstInFlight)
            firstInFlight = 0
        }
    }

    /// Takes back everything in flight, newest first, and refuses it.
    private mutating func failInFlight(_ error: AppendError, into actions: inout [Action]) {
        for entry in inFlight[firstInFlight...].reversed() {
            if let undo = entry.undo { producers.restore(undo) }
        }
        for entry in inFlight[firstInFlight...] {
            for request in entry.requests { actions.append(.refused(request, error)) }
        }
        inFlight.removeAll(keepingCapacity: true)
        firstInFlight = 0
        nextOffset = storedEnd
        // A term that began behind what was taken back begins here instead.
        if let last = epochs.entries.last, last.startOffset > storedEnd {
            epochs.truncate(to: storedEnd + 1)
            epochs.assign(epoch: leaderEpoch, startOffset: storedEnd)
            actions.append(.epochsChanged)
        }
    }

    /// Moves the high watermark forward, never back and never past what is stored.
    public mutating func advanceHighWatermark(to offset: Int64, into actions: inout [Action]) {
        let bounded = min(offset, storedEnd)
        guard bounded > highWatermark else { return }
        highWatermark = bounded
        actions.append(.highWatermarkMoved(bounded))
    }

    /// The store trimmed the log: reads begin at `offset`.
    public mutating func trimmed(to offset: Int64, into actions: inout [Action]) {
        guard offset > startOffset else { return }
        startOffset = offset
        if epochs.trim(to: offset) { actions.append(.epochsChanged) }
        if maxTimestampOffset >= 0 && maxTimestampOffset < offset {
            maxTimestamp = -1
            maxTimestampOffset = -1
            lacksMaxTimestamp = startOffset < storedEnd
        }
    }

    /// What the store says of the log, asked because ``lacksMaxTimestamp``; batches may have been
    /// stored since.
    public mutating func described(_ description: LogDescription) {
        guard lacksMaxTimestamp else { return }
        lacksMaxTimestamp = false
        guard description.maxTimestamp > maxTimestamp else { return }
        maxTimestamp = description.maxTimestamp
        maxTimestampOffset = description.maxTimestampOffset
    }

    /// Forgets silent producers; see ``ProducerStates/expire(before:)``.
    ///
    /// - Returns: how many were forgotten.
    @discardableResult
    public mutating func expireProducers(before limit: Int64) -> Int {
        // In-flight updates hold undo entries of their producers, and those are recent by
        // definition.
        return producers.expire(before: limit)
    }
}
