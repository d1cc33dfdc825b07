import Ports
import Primitives
import Quorum
import Records

/// What the store held when the metadata log was opened.
struct LoadedMetadataLog: Sendable {
    var handle: LogHandle
    var election: ElectionState?
    var image: MetadataImage
    /// nil if the log is new.
    var voters: [Voter]?
    /// Bytes of log behind the snapshot the image began with.
    var byteCount: Int
}

/// Opens the log and replays it: the newest snapshot it needs, then every batch behind.
///
/// Lives on the loop. What was replayed need not be committed: the quorum decides that afterwards.
final class MetadataLogLoader: @unchecked Sendable {
    // Guard of the unchecked conformance: touched from jobs of `loop` only.
    typealias Done = @Sendable (Result<LoadedMetadataLog, MetadataLogError>) -> Void

    private static let readByteCount = 1 << 20

    private let store: any LogStore
    private let loop: any OwnerLoop
    private let layout: LogLayout
    private let done: Done
    private var handle = LogHandle(rawValue: 0)
    private var description = LogDescription(
        startOffset: 0, endOffset: 0, durableOffset: 0, byteCount: 0, maxTimestamp: -1,
        maxTimestampOffset: -1, wasUnclean: false)
    private var election: ElectionState?
    private var replayed = ReplayedMetadata()
    private var logByteCount = 0

    init(
        store: any LogStore, loop: any OwnerLoop, layout: LogLayout, done: @escaping Done
    ) {
        self.store = store
        self.loop = loop
        self.layout = layout
        self.done = done
    }

    /// [loop]
    func run() {
        store.open(MetadataLog.logID, layout: layout, create: true) { result in
            self.next(result, "open") { opened in
                self.handle = opened.0
                self.description = opened.1
                self.loadElection()
            }
        }
    }

    /// Goes on upon the loop, never within the completion: chains may be long, and the store's
    /// thread is not ours.
    private func next<Value: Sendable>(
        _ result: Result<Value, StoreError>, _ what: String,
        _ body: @escaping @Sendable (Value) throws(MetadataLogError) -> Void
    ) {
        loop.execute {
            do throws(MetadataLogError) {
                switch result {
                case .success(let value): try body(value)
                case .failure(let error): throw MetadataLogError("\(what) failed: \(error)")
                }
            } catch {
                self.done(.failure(error))
            }
        }
    }

    private func loadElection() {
        store.getState(handle, name: MetadataLog.quorumStateName, maxOffset: .max) { result in
            self.next(result, "reading quorum-state") { blob throws(MetadataLogError) in
                do throws(QuorumStateError) {
                    self.election = try blob.map { blob throws(QuorumStateError) in
                        try QuorumStateFile.decode(blob.bytes)
                    }
                } catch {
                    throw MetadataLogError("\(error)")
                }
                if self.description.startOffset == 0 {
                    try self.read(from: 0)
                } else {
                    self.findFirstEpoch()
                }
            }
        }
    }

    /// The log begins behind a snapshot, whose epoch is that of the first batch or a little less.
    private func findFirstEpoch() {
        let start = description.startOffset
        readBytes(from: start, maxByteCount: 1) { bytes throws(MetadataLogError) in
            let first: Int32
            do throws(BatchError) {
                let header = try bytes.span.bytes.withUnsafeBytes {
                    buffer throws(BatchError) -> BatchHeader? in
                    buffer.isEmpty ? nil : try unsafe BatchHeader(parsing: buffer)
                }
                first = header?.partitionLeaderEpoch ?? self.election?.epoch ?? 0
            } catch {
                throw MetadataLogError("offset \(start): \(error)")
            }
            // Epochs after the vote do not exist, whatever the header says.
            self.loadSnapshot(epoch: min(first, self.election?.epoch ?? first))
        }
    }

    private func loadSnapshot(epoch: Int32) {
        let start = description.startOffset
        let name = MetadataSnapshot.blobName(epoch: epoch)
        store.getState(handle, name: name, maxOffset: .max) { result in
            self.next(result, "reading \(name)") { blob throws(MetadataLogError) in
                guard let blob, blob.offset >= start else {
                    guard epoch > 0 else {
                        throw MetadataLogError(
                            "the log begins at offset \(start) but no snapshot reaches it. "
                                + "Restore a checkpoint file of that offset")
                    }
                    return self.loadSnapshot(epoch: epoch - 1)
                }
                do throws(MetadataError) {
                    self.replayed = try MetadataSnapshot.decode(
                        blob.bytes, endOffset: blob.offset, epoch: epoch)
                } catch {
                    throw MetadataLogError("snapshot \(blob.offset)-\(epoch): \(error)")
                }
                try self.read(from: blob.offset)
            }
        }
    }

    private func read(from offset: Int64) throws(MetadataLogError) {
        guard offset < description.endOffset else { return try finish() }
        readBytes(from: offset, maxByteCount: Self.readByteCount) {
            bytes throws(MetadataLogError) in
            let before = self.replayed.image.endOffset
            do throws(MetadataError) {
                try bytes.span.bytes.withUnsafeBytes { buffer throws(MetadataError) in
                    try unsafe DecodedMetadataBatch.decode(buffer) { batch throws(MetadataError) in
                        try self.replayed.take(batch)
                        self.logByteCount += batch.header.totalByteCount
                    }
                }
            } catch {
                throw MetadataLogError("replay from offset \(offset): \(error)")
            }
            guard self.replayed.image.endOffset > before else {
                throw MetadataLogError(
                    "nothing to read at offset \(offset), but the log ends at "
                        + "\(self.description.endOffset)")
            }
            try self.read(from: self.replayed.image.endOffset)
        }
    }

    private func readBytes(
        from offset: Int64, maxByteCount: Int, capacity: Int = readByteCount,
        _ body: @escaping @Sendable ([UInt8]) throws(MetadataLogError) -> Void
    ) {
        let destination = ReplayBuffer(capacity: capacity)
        let read = LogRead(
            offset: offset, endOffset: description.endOffset, maxByteCount: maxByteCount,
            minOneBatch: true, destination: destination)
        store.read(handle, read) { result in
            if case .failure(let error) = result, case .needsCapacity(let needed) = error.code,
                needed > capacity
            {
                self.loop.execute {
                    self.readBytes(
                        from: offset, maxByteCount: maxByteCount, capacity: needed, body)
                }
                return
            }
            self.next(result, "reading offset \(offset)") { outcome throws(MetadataLogError) in
                var bytes: [UInt8] = []
                bytes.reserveCapacity(outcome.byteCount)
                for region in outcome.regions {
                    switch region {
                    case .destination(let count):
                        bytes += UnsafeRawBufferPointer(start: destination.base, count: count)
                    case .memory(let pinned): bytes += pinned.buffer
                    case .file:
                        throw MetadataLogError(
                            "the store answered with a file region that was not asked for")
                    }
                }
                try body(bytes)
            }
        }
    }

    private func finish() throws(MetadataLogError) {
        // A vote is durable before its epoch's first batch, so the log cannot be ahead of it.
        if let election, election.epoch < replayed.image.epoch {
            throw MetadataLogError(
                "the log's last epoch is \(replayed.image.epoch), quorum-state's is "
                    + "\(election.epoch). One of them is damaged or from elsewhere: restore it")
        }
        done(
            .success(
                LoadedMetadataLog(
                    handle: handle, election: election, image: replayed.image,
                    voters: replayed.voters,
                    byteCount: logByteCount)))
    }
}

/// Memory that one read fills.
private final class ReplayBuffer: ReadDestination, @unchecked Sendable {
    // Guard of the unchecked conformance: the store writes it until the read completes, the loader
    // reads it afterwards.
    private let memory: OwnedMemory

    init(capacity: Int) { memory = OwnedMemory(byteCount: capacity) }

    var base: UnsafeMutableRawPointer { memory.base }
    var capacity: Int { memory.byteCount }
}
