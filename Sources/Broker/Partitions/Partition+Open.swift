import Logging
import PartitionLog
import Ports
import Primitives
import Records

/// Names of the state blobs a partition keeps in its store.
enum PartitionBlob {
    static let leaderEpochs = "leader-epoch-checkpoint"
    static let producers = "producer-snapshot"
}

extension Partition {
    /// Opens the log: store, leader epochs, producer snapshot, then a replay of what the snapshot lacks.
    func open(create: Bool) {
        phase = .opening
        store.open(
            id, layout: settings.layout, create: create,
            onLoop { partition, result in
                switch result {
                case .failure(let error): partition.failOpening(error)
                case .success((let handle, let description)):
                    partition.readEpochs(Opening(handle: handle, description: description))
                }
            })
    }

    /// What is known so far while a log opens.
    struct Opening: Sendable {
        var handle: LogHandle
        var description: LogDescription
        var epochs = EpochCache()
        var producers = ProducerStates()
        /// Batches from here on are not in `producers` yet.
        var replayOffset: Int64 = 0
        /// Bytes a replay read asks for; grows to fit a larger batch.
        var replayByteCount = 1 << 20
        var replayedByteCount = 0
    }

    func failOpening(_ error: StoreError) {
        environment.logger.error("\(label) does not open: \(error)")
        settle(.failed(error))
    }

    private func readEpochs(_ opening: Opening) {
        store.getState(
            opening.handle, name: PartitionBlob.leaderEpochs, maxOffset: Int64.max,
            onLoop { partition, result in
                var opening = opening
                switch result {
                case .failure(let error): return partition.failOpening(error)
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
            environment.logger.warning("leader epochs of \(label) are rebuilt: \(error)")
            return nil
        }
    }

    private func readProducers(_ opening: Opening) {
        store.getState(
            opening.handle, name: PartitionBlob.producers,
            maxOffset: opening.description.endOffset,
            onLoop { partition, result in
                var opening = opening
                opening.replayOffset = opening.description.startOffset
                switch result {
                case .failure(let error): return partition.failOpening(error)
                case .success(nil): break
                case .success(let blob?):
                    do {
                        opening.producers = ProducerStates(
                            snapshot: try blob.bytes.withUnsafeBytes {
                                try ProducerSnapshot.decode($0)
                            })
                        opening.replayOffset = max(opening.replayOffset, blob.offset)
                    } catch {
                        partition.environment.logger.warning(
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
                    guard case .needsCapacity(let needed) = error.code else {
                        return partition.failOpening(error)
                    }
                    opening.replayByteCount = needed
                case .success(let outcome):
                    if outcome.byteCount == 0 { return partition.finishOpening(opening) }
                    for region in outcome.regions {
                        guard let bytes = region.bytes(in: destination) else { continue }
                        opening.replay(bytes, now: partition.environment.clock.wallMilliseconds)
                    }
                    opening.replayedByteCount += outcome.byteCount
                }
                partition.replay(opening)
            })
    }

    private func finishOpening(_ opening: Opening) {
        if case .closed = phase {
            store.close(opening.handle) { _ in }
            return settle(.closed)
        }
        log = PartitionLog(
            description: opening.description, leaderEpoch: leaderEpoch, epochs: opening.epochs,
            producers: opening.producers)
        bytesSinceSnapshot = opening.replayedByteCount
        tail.removeAll()
        var actions: [PartitionLog.Action] = []
        log.lead(epoch: max(leaderEpoch, log.epochs.latestEpoch ?? 0), into: &actions)
        phase = .open(opening.handle)
        perform(actions, handle: opening.handle)
        settle(.open(opening.handle))
    }
}

extension Partition.Opening {
    /// Takes the headers of whole batches into epochs and producer states.
    fileprivate mutating func replay(_ bytes: UnsafeRawBufferPointer, now: Int64) {
        var batches = BatchIterator(bytes)
        while let batch = try? batches.next() {
            let header = batch.header
            replayOffset = header.nextOffset
            epochs.assign(epoch: header.partitionLeaderEpoch, startOffset: header.baseOffset)
            guard header.hasProducerId, !header.attributes.isControl else { continue }
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
