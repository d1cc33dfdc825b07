internal import DequeModule
internal import NIOCore
package import Ports
internal import Records
internal import Wire

/// Where records wait, are made into batches, are sent, and are sent again: the producer without
/// sockets, clock or threads.
///
///     append -> open batch -> (full, or lingered) drain -> in flight -> complete -> delivered
///                                   ^                                     |
///                                   +---- first in its queue, later ------+ retriable error
///
/// Within a partition batches are delivered in the order of their sequences. A batch that is sent
/// again goes alone, so that no later one can overtake it.
package struct Accumulator {
    private final class Queue {
        /// Oldest first; only the last can be open.
        var waiting: Deque<ProducerBatch> = []
        /// In the order in which they were sent.
        var inFlight: [ProducerBatch] = []
        var nextSequence: Int32 = 0
        /// Until when a batch that failed is held back.
        var holdUntil: MonotonicTime?

        func advance(by count: Int) {
            nextSequence = BatchHeader.sequence(nextSequence, advancedBy: Int32(count))
        }

        /// In the order of ids, which is that of sequences.
        func putBack(_ batch: ProducerBatch) {
            let index = waiting.firstIndex { $0.id > batch.id } ?? waiting.endIndex
            waiting.insert(batch, at: index)
        }
    }

    /// One request's worth of batches, one for each partition, of one leader.
    package struct Shipment {
        package var node: Int32
        package var batches: [ProducerBatch]
    }

    /// What a broker, or the connection to it, said about a batch.
    package enum Outcome {
        case written(baseOffset: Int64)
        case failed(ClientError)
    }

    private let configuration: ProducerConfiguration
    private let backoff: Backoff
    private let encoder: BatchEncoder
    private var queues: [TopicPartition: Queue] = [:]
    /// Keys of `queues` that have something to send, in the order of a round-robin.
    private var order: [TopicPartition] = []
    private var rotation = 0
    private var nextBatchID: UInt64 = 0
    private var producer: ProducerIdentity?
    private(set) var mustResetProducer = false

    /// Bytes of records held.
    package private(set) var heldByteCount = 0
    /// Batches that are not delivered yet.
    package private(set) var batchCount = 0
    package private(set) var inFlightCount = 0
    /// While set, batches do not linger.
    package var isFlushing = false

    package init(
        _ configuration: ProducerConfiguration, backoff: Backoff, encoder: BatchEncoder
    ) {
        self.configuration = configuration
        self.backoff = backoff
        self.encoder = encoder
    }

    // MARK: Records

    /// Takes a record.
    ///
    /// - Returns: whether a batch became ready to be sent.
    package mutating func append(
        _ record: ProducerRecord, to partition: TopicPartition, timestamp: Int64,
        now: MonotonicTime
    ) -> Bool {
        let byteCount = record.byteCount
        let queue = queue(of: partition)
        let limit = configuration.batchByteCount
        heldByteCount += byteCount
        var closesAnother = false
        if let last = queue.waiting.indices.last, !queue.waiting[last].isEncoded {
            // What the record might not fit into is full.
            if queue.waiting[last].openByteCount + byteCount <= limit {
                queue.waiting[last].append(record, timestamp: timestamp, byteCount: byteCount)
                return queue.waiting[last].openByteCount >= limit
            }
            closesAnother = true
        }
        var batch = ProducerBatch(
            id: nextBatchID, partition: partition, createdAt: now,
            byteCount: min(limit, max(byteCount, 16_384)))
        batch.append(record, timestamp: timestamp, byteCount: byteCount)
        let isFull = batch.openByteCount >= limit
        queue.waiting.append(batch)
        nextBatchID += 1
        batchCount += 1
        return closesAnother || isFull
    }

    private mutating func queue(of partition: TopicPartition) -> Queue {
        if let queue = queues[partition] { return queue }
        let queue = Queue()
        queues[partition] = queue
        order.append(partition)
        return queue
    }

    // MARK: Sending

    /// Whether a producer id is needed before anything can be sent, and may be asked for now.
    package var needsProducer: Bool {
        guard configuration.isIdempotent, batchCount > 0 else { return false }
        return (producer == nil || mustResetProducer) && inFlightCount == 0
    }

    /// Gives the producer its number; all sequences begin again.
    package mutating func setProducer(_ identity: ProducerIdentity) {
        precondition(inFlightCount == 0, "\(inFlightCount) batches in flight")
        producer = identity
        mustResetProducer = false
        for queue in queues.values {
            queue.nextSequence = 0
            for index in queue.waiting.indices where queue.waiting[index].isEncoded {
                queue.waiting[index].renumber(identity, sequence: queue.nextSequence)
                queue.advance(by: queue.waiting[index].recordCount)
            }
        }
    }

    /// Takes what may be sent now.
    ///
    /// - Parameters:
    ///   - leader: the node of a partition; nil if unknown, which `isStranded` is then told.
    ///   - capacity: how many more requests a node may have in flight.
    ///   - deliver: gets batches that cannot be encoded.
    package mutating func drain(
        now: MonotonicTime, leader: (TopicPartition) -> Int32?, capacity: (Int32) -> Int,
        isStranded: (TopicPartition) -> Void, deliver: (ProducerBatch, ClientError) -> Void
    ) -> [Shipment] {
        if configuration.isIdempotent && (producer == nil || mustResetProducer) { return [] }
        var shipments: [Shipment] = []
        var openByNode: [Int32: (index: Int, byteCount: Int)] = [:]
        var startedByNode: [Int32: Int] = [:]
        var visited = 0
        let count = order.count
        while visited < count {
            let partition = order[(rotation + visited) % count]
            visited += 1
            guard isReady(partition, now: now) else { continue }
            guard let node = leader(partition) else {
                isStranded(partition)
                continue
            }
            let started = startedByNode[node] ?? 0
            if openByNode[node] == nil && started >= capacity(node) { continue }
            guard let batch = takeBatch(partition, deliver) else { continue }
            let byteCount = batch.encoded.readableBytes
            if let open = openByNode[node],
                open.byteCount + byteCount <= configuration.maxRequestByteCount
                    || started >= capacity(node)
            {
                shipments[open.index].batches.append(batch)
                openByNode[node] = (open.index, open.byteCount + byteCount)
            } else {
                shipments.append(Shipment(node: node, batches: [batch]))
                openByNode[node] = (shipments.count - 1, byteCount)
                startedByNode[node] = started + 1
            }
        }
        if count > 0 { rotation = (rotation + 1) % count }
        return shipments
    }

    /// Whether the partition's oldest batch may go now.
    private func isReady(_ partition: TopicPartition, now: MonotonicTime) -> Bool {
        guard let queue = queues[partition], let first = queue.waiting.first else { return false }
        if let hold = queue.holdUntil, hold > now { return false }
        if first.attempts > 0 { return queue.inFlight.isEmpty }
        // Something that failed may come back in front of it.
        if queue.inFlight.contains(where: { $0.attempts > 1 }) { return false }
        if configuration.isIdempotent && queue.inFlight.count >= configuration.maxInFlight {
            return false
        }
        return first.isEncoded || queue.waiting.count > 1 || isFlushing
            || first.openByteCount >= configuration.batchByteCount
            || first.createdAt + configuration.linger <= now
            || heldByteCount >= configuration.bufferByteCount
    }

    private mutating func takeBatch(
        _ partition: TopicPartition, _ deliver: (ProducerBatch, ClientError) -> Void
    ) -> ProducerBatch? {
        guard let queue = queues[partition], var batch = queue.waiting.popFirst() else {
            return nil
        }
        if !batch.isEncoded {
            do throws(ClientError) {
                try batch.encode(encoder, producer, sequence: queue.nextSequence)
            } catch {
                release(batch)
                deliver(batch, error)
                return nil
            }
            queue.advance(by: batch.recordCount)
        }
        batch.countAttempt()
        queue.holdUntil = nil
        queue.inFlight.append(batch)
        inFlightCount += 1
        return batch
    }

    /// When draining may have more to give than now; nil if only an event can change that.
    package func wakeTime(now: MonotonicTime) -> MonotonicTime? {
        var earliest: MonotonicTime?
        for queue in queues.values {
            guard let first = queue.waiting.first else { continue }
            var time = first.createdAt + configuration.deliveryTimeout
            if let hold = queue.holdUntil {
                time = min(time, hold)
            } else if !first.isEncoded {
                let lingered = first.createdAt + configuration.linger
                if lingered > now { time = min(time, lingered) }
            }
            earliest = min(earliest ?? time, time)
        }
        return earliest
    }

    // MARK: Answers

    /// Takes what became of a batch that was sent.
    ///
    /// - Returns: the batch with its offset or error if it is done with; nil if it will be sent
    ///   again.
    package mutating func complete(
        _ id: UInt64, of partition: TopicPartition, _ outcome: Outcome, now: MonotonicTime,
        randomBits: UInt64
    ) -> (batch: ProducerBatch, baseOffset: Int64, error: ClientError?)? {
        guard let queue = queues[partition],
            let index = queue.inFlight.firstIndex(where: { $0.id == id })
        else { return nil }
        let batch = queue.inFlight.remove(at: index)
        inFlightCount -= 1
        switch outcome {
        case .written(let baseOffset):
            release(batch)
            return (batch, baseOffset, nil)
        case .failed(let error):
            switch verdict(error, on: batch, in: queue, now: now) {
            case .duplicate:
                release(batch)
                return (batch, -1, nil)
            case .again(let newProducer):
                if newProducer { mustResetProducer = true }
                let delay = backoff.delay(failures: batch.attempts, randomBits: randomBits)
                queue.holdUntil = now + delay
                queue.putBack(batch)
                return nil
            case .final:
                // Sequences behind it would never be accepted.
                if batch.sequence != nil { mustResetProducer = true }
                release(batch)
                return (batch, -1, error)
            }
        }
    }

    private enum Verdict {
        case duplicate
        case again(newProducer: Bool)
        case final
    }

    private func verdict(
        _ error: ClientError, on batch: ProducerBatch, in queue: Queue, now: MonotonicTime
    ) -> Verdict {
        let hasTime = batch.createdAt + configuration.deliveryTimeout > now
        guard configuration.isIdempotent, case .broker(let code) = error.code else {
            return error.isRetriable && hasTime ? .again(newProducer: false) : .final
        }
        switch code {
        case .duplicateSequenceNumber: return .duplicate
        case .outOfOrderSequenceNumber:
            // Normal for what was sent behind a batch that failed and is to be sent again.
            let isFollower =
                queue.waiting.contains { $0.attempts > 0 && $0.id < batch.id }
                || queue.inFlight.contains { $0.id < batch.id }
            if mustResetProducer && hasTime { return .again(newProducer: true) }
            return isFollower && hasTime ? .again(newProducer: false) : .final
        case .unknownProducerId, .invalidProducerEpoch, .invalidProducerIdMapping:
            return hasTime ? .again(newProducer: true) : .final
        default: return error.isRetriable && hasTime ? .again(newProducer: false) : .final
        }
    }

    /// Takes batches that waited for longer than the delivery timeout.
    package mutating func expire(now: MonotonicTime) -> [ProducerBatch] {
        var expired: [ProducerBatch] = []
        for queue in queues.values where queue.inFlight.isEmpty {
            while let first = queue.waiting.first,
                first.createdAt + configuration.deliveryTimeout <= now
            {
                queue.waiting.removeFirst()
                if first.sequence != nil { mustResetProducer = true }
                expired.append(first)
            }
        }
        for batch in expired { release(batch) }
        return expired
    }

    /// Takes everything that was not sent, to be failed.
    package mutating func abandon() -> [ProducerBatch] {
        var left: [ProducerBatch] = []
        for queue in queues.values {
            left += queue.waiting
            queue.waiting = []
        }
        for batch in left { release(batch) }
        return left
    }

    private mutating func release(_ batch: ProducerBatch) {
        heldByteCount -= batch.heldByteCount
        batchCount -= 1
    }
}
