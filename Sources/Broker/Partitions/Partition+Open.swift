import Logging
import PartitionLog
import Ports
import Primitives
import Records
import Telemetry

/// Names of the state blobs a partition keeps in its store.
enum PartitionBlob {
    static let leaderEpochs = "leader-epoch-checkpoint"
    /// Kafka's snapshot: the last batch of each producer, for Kafka's tools and for adoption.
    static let producers = "producer-snapshot"
    /// The same format with every kept batch of each producer, oldest first: what a start reads if
    /// it is there.
    static let producerBatches = "producer-batches"
    /// Where the log begins, as DeleteRecords last said: 8 bytes, big endian.
    static let logStart = "log-start-offset"
}

extension Partition {
    /// Opens the log: store, leader epochs, producer snapshot, then a replay of what the snapshot
    /// lacks.
    func open(create: Bool) {
        phase = .opening
        let layout = layout
        store.open(
            id, layout: layout, create: create,
            onLoop { partition, result in
                switch result {
                case .failure(let error): partition.failOpening(error)
                case .success((let handle, let description)):
                    partition.readStart(
                        Opening(handle: handle, description: description, layout: layout))
                }
            })
    }

    /// A store need not keep the start that a trim set: DeleteRecords has written it down.
    private func readStart(_ opening: Opening) {
        store.getState(
            opening.handle, name: PartitionBlob.logStart, maxOffset: Int64.max,
            onLoop { partition, result in
                switch result {
                case .failure(let error): partition.failOpening(error, closing: opening.handle)
                case .success(let blob):
                    let start = blob.flatMap { StartOffsetBlob.decode($0.bytes) } ?? 0
                    guard start > opening.description.startOffset else {
                        return partition.readEpochs(opening)
                    }
                    partition.restoreStart(min(start, opening.description.endOffset), opening)
                }
            })
    }

    private func restoreStart(_ start: Int64, _ opening: Opening) {
        store.trim(
            opening.handle, to: start,
            onLoop { partition, result in
                switch result {
                case .failure(let error): partition.failOpening(error, closing: opening.handle)
                case .success(let start):
                    var opening = opening
                    opening.description.startOffset = start
                    partition.readEpochs(opening)
                }
            })
    }

    /// What is known so far while a log opens.
    struct Opening: Sendable {
        var handle: LogHandle
        var description: LogDescription
        /// What the store was told; settings may change meanwhile.
        var layout: LogLayout
        var epochs = EpochCache()
        var producers = ProducerStates()
        /// Batches from here on are not in `producers` yet.
        var replayOffset: Int64 = 0
        /// Bytes a replay read asks for; grows to fit a larger batch.
        var replayByteCount = 1 << 20
        var replayedByteCount = 0
    }

    /// - Parameter handle: given back if the store had opened the log, so that another try can.
    func failOpening(_ error: StoreError, closing handle: LogHandle? = nil) {
        if handle == nil && settleLook(error) { return }
        environment.logger.report(.logNotOpened, "\(label) does not open: \(error)")
        guard let handle else { return settle(.failed(error)) }
        store.close(handle, onLoop { partition, _ in partition.settle(.failed(error)) })
    }

    private func readEpochs(_ opening: Opening) {
        store.getState(
            opening.handle, name: PartitionBlob.leaderEpochs, maxOffset: Int64.max,
            onLoop { partition, result in
                var opening = opening
                switch result {
                case .failure(let error):
                    return partition.failOpening(error, closing: opening.handle)
                case .success(nil): break
                case .success(let blob?):
                    guard let epochs = partition.decodeEpochs(blob.bytes) else { break }
                    opening.epochs = epochs
                    opening.epochs.truncate(to: opening.description.endOffset + 1)
                }
                partition.readProducers(opening)
            })
    }

    /// A damaged checkpoint is not fatal: epochs are rebuilt from the batches that are replayed.
    private func decodeEpochs(_ bytes: [UInt8]) -> EpochCache? {
        do {
            return EpochCache(
                entries: try bytes.withUnsafeBytes { try LeaderEpochCheckpoint.decode($0) })
        } catch {
            environment.logger.report(
                .logStateRebuilt, "leader epochs of \(label) are rebuilt: \(error)")
            return nil
        }
    }

    private func readProducers(
        _ opening: Opening, from name: String = PartitionBlob.producerBatches
    ) {
        store.getState(
            opening.handle, name: name, maxOffset: opening.description.endOffset,
            onLoop { partition, result in
                var opening = opening
                opening.replayOffset = opening.description.startOffset
                switch result {
                case .failure(let error):
                    return partition.failOpening(error, closing: opening.handle)
                case .success(nil) where name != PartitionBlob.producers:
                    return partition.readProducers(opening, from: PartitionBlob.producers)
                case .success(nil): break
                case .success(let blob?):
                    do {
                        opening.producers = ProducerStates(
                            snapshot: try blob.bytes.withUnsafeBytes {
                                try ProducerSnapshot.decode($0)
                            })
                        opening.replayOffset = max(opening.replayOffset, blob.offset)
                    } catch {
                        partition.environment.logger.report(
                            .logStateRebuilt,
                            "producer snapshot of \(partition.label) is ignored: \(error)")
                    }
                }
                partition.replay(opening)
            })
    }

    /// Feeds the batches past the snapshot into producers and epochs, a chunk at a time.
    private func replay(_ opening: Opening) {
        guard opening.replayOffset < opening.description.endOffset else {
            return finishOpening(opening)
        }
        let destination = HeapDestination(capacity: opening.replayByteCount)
        let read = LogRead(
            offset: opening.replayOffset, endOffset: opening.description.endOffset,
            maxByteCount: destination.capacity, destination: destination)
        store.read(
            opening.handle, read,
            onLoop { partition, result in
                var opening = opening
                switch result {
                case .failure(let error):
                    guard case .needsCapacity(let needed) = error.code,
                        needed > opening.replayByteCount
                    else { return partition.failOpening(error, closing: opening.handle) }
                    opening.replayByteCount = needed
                case .success(let outcome):
                    if outcome.byteCount == 0 { return partition.finishOpening(opening) }
                    let before = opening.replayOffset
                    for region in outcome.regions {
                        guard let bytes = region.bytes(in: destination) else { continue }
                        opening.replay(bytes, now: partition.environment.clock.wallMilliseconds)
                    }
                    guard opening.replayOffset > before else {
                        return partition.failOpening(
                            StoreError(
                                .corrupt,
                                "\(partition.label): \(outcome.byteCount) bytes at offset "
                                    + "\(before) hold no sound batch; restore the log or drop the "
                                    + "topic"), closing: opening.handle)
                    }
                    opening.replayedByteCount += outcome.byteCount
                }
                // A chunk a job: a store that answers inline must not grow the stack, and a long
                // replay must not hold the loop.
                partition.loop.execute { [opening] in partition.replay(opening) }
            })
    }

    private func finishOpening(_ opening: Opening) {
        log = PartitionLog(
            description: opening.description, leaderEpoch: leaderEpoch, epochs: opening.epochs,
            producers: opening.producers)
        bytesSinceSnapshot = opening.replayedByteCount
        durableStart = log.startOffset
        tail.removeAll()
        var actions: [PartitionLog.Action] = []
        log.lead(epoch: max(leaderEpoch, log.epochs.latestEpoch ?? 0), into: &actions)
        phase = .open(opening.handle)
        perform(actions, handle: opening.handle)
        if layout != opening.layout { applyLayout(opening.handle) }
        settle(.open(opening.handle))
    }
}

extension Partition.Opening {
    /// Takes the headers of whole batches into epochs and producer states.
    fileprivate mutating func replay(_ bytes: UnsafeRawBufferPointer, now: Int64) {
        var batches = BatchIterator(bytes)
        while let batch = try? batches.next() {
            let header = batch.header
            guard header.nextOffset > replayOffset else { return }
            replayOffset = header.nextOffset
            // Only where the checkpoint does not say so already: assigning again would move the
            // epoch's beginning and drop every later one.
            if header.partitionLeaderEpoch >= 0,
                epochs.epoch(of: header.baseOffset) != header.partitionLeaderEpoch
            {
                epochs.assign(epoch: header.partitionLeaderEpoch, startOffset: header.baseOffset)
            }
            guard header.hasProducerId, !header.attributes.isControl, header.baseSequence >= 0,
                header.lastOffsetDelta >= 0, header.lastOffsetDelta < Int32.max
            else { continue }
            _ = producers.update(
                ProducerStates.Claim(
                    producerID: header.producerId, epoch: header.producerEpoch,
                    baseSequence: header.baseSequence, recordCount: header.lastOffsetDelta + 1),
                firstOffset: header.baseOffset, lastOffset: header.lastOffset,
                timestamp: header.maxTimestamp, now: now)
        }
    }
}

/// Memory for reads that do not go to a socket.
final class HeapDestination: ReadDestination {
    private let memory: OwnedMemory

    init(capacity: Int) { memory = OwnedMemory(byteCount: capacity) }

    var base: UnsafeMutableRawPointer { memory.base }
    var capacity: Int { memory.byteCount }
}

extension StoredRegion {
    /// The region's bytes if they are in memory; nil for a file range.
    func bytes(in destination: any ReadDestination) -> UnsafeRawBufferPointer? {
        switch self {
        case .destination(let count):
            UnsafeRawBufferPointer(start: destination.base, count: count)
        case .memory(let bytes): bytes.buffer
        case .file: nil
        }
    }
}
