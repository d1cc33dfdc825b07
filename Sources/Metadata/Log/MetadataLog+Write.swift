import Ports
import Primitives
import Quorum
import Records

/// From a request to its commit. Everything here runs on the loop.
extension MetadataLog {
    func process<Request: ControllerRequest>(
        _ request: Request,
        _ completion: @escaping @Sendable (Result<Request.Response, ControllerError>) -> Void
    ) {
        do throws(ControllerError) {
            try checkAcceptsRequests()
        } catch {
            return completion(.failure(error))
        }
        do throws(ControllerError) {
            let outcome = try request.step(
                ControllerContext(
                    image: head, nextOffset: head.endOffset, settings: settings,
                    entropy: environment.entropy))
            try append(outcome.records, isAtomic: outcome.isAtomic) { error in
                completion(error.map { .failure($0) } ?? .success(outcome.response))
            }
        } catch {
            // A refusal rests on records that may not be committed yet, so it waits for them too.
            whenCommitted(head.endOffset) { failure in completion(.failure(failure ?? error)) }
        }
    }

    private func checkAcceptsRequests() throws(ControllerError) {
        if let failure { throw ControllerError(.kafkaStorageError, failure.description) }
        guard raft.role == .leader, closed == nil else {
            throw ControllerError(.notController, "The controller is not running.")
        }
        guard queue.count < configuration.maxPendingRequestCount else {
            throw ControllerError(
                .throttlingQuotaExceeded,
                "\(queue.count) requests wait for the metadata log; at most "
                    + "\(configuration.maxPendingRequestCount) may.")
        }
    }

    /// Calls back once everything below `offset` is committed.
    private func whenCommitted(
        _ offset: Int64, _ complete: @escaping (ControllerError?) -> Void
    ) {
        if offset <= raft.highWatermark { return complete(nil) }
        queue.append(
            CommitQueue.Entry(
                endOffset: offset, image: head, touched: TouchedMetadata(), complete: complete))
    }

    /// Appends the records of one request.
    private func append(
        _ records: [MetadataRecord], isAtomic: Bool,
        _ complete: @escaping (ControllerError?) -> Void
    ) throws(ControllerError) {
        let values = records.map { $0.encoded() }
        let runs = MetadataBatch.split(values, maxByteCount: configuration.maxBatchByteCount)
        guard runs.count <= 1 || !isAtomic else {
            throw ControllerError(
                .recordListTooLarge,
                "The change takes \(values.reduce(0) { $0 + $1.count }) bytes; at most "
                    + "\(configuration.maxBatchByteCount) can be changed at once.")
        }
        guard !runs.isEmpty else { return whenCommitted(head.endOffset, complete) }
        var first = 0
        for (index, run) in runs.enumerated() {
            var image = head
            var touched = TouchedMetadata()
            do throws(MetadataError) {
                for record in records[first..<(first + run.count)] {
                    try image.apply(record, touched: &touched)
                }
            } catch {
                fail(MetadataLogError("the controller made a record that does not fit: \(error)"))
                throw ControllerError(.unknownServerError, "\(error)")
            }
            first += run.count
            head = image
            let position = self.position()
            append(
                MetadataBatch.data(
                    run, baseOffset: head.endOffset, epoch: position.epoch,
                    timestamp: position.timestamp), recordCount: run.count, at: position,
                touched: touched, complete: index == runs.count - 1 ? complete : nil)
        }
    }

    /// Appends a control batch of the quorum.
    func appendControl(_ records: [QuorumRecord]) {
        let position = self.position()
        append(
            MetadataBatch.control(
                records, baseOffset: head.endOffset, epoch: position.epoch,
                timestamp: position.timestamp), recordCount: records.count, at: position,
            touched: TouchedMetadata(), complete: nil)
    }

    private func position() -> (epoch: Int32, timestamp: Int64) {
        (raft.election.epoch, environment.clock.wallMilliseconds)
    }

    /// Appends one batch, whose records the head image has already.
    private func append(
        _ bytes: [UInt8], recordCount: Int, at position: (epoch: Int32, timestamp: Int64),
        touched: TouchedMetadata, complete: ((ControllerError?) -> Void)?
    ) {
        let baseOffset = head.endOffset
        head.endOffset += Int64(recordCount)
        head.epoch = position.epoch
        head.timestamp = position.timestamp
        queue.append(
            CommitQueue.Entry(
                endOffset: head.endOffset, image: head, touched: touched, complete: complete))
        byteCountSinceSnapshot += bytes.count
        let batch = StoreBatch(
            baseOffset: baseOffset, lastOffset: head.endOffset - 1,
            maxTimestamp: position.timestamp, leaderEpoch: position.epoch,
            recordCount: UInt32(recordCount), pieces: [PinnedBytes(copying: bytes)])
        let end = LogEnd(offset: head.endOffset, epoch: position.epoch)
        inFlightCount += 1
        environment.store.append(
            handle, [batch], durable: false, wallMilliseconds: position.timestamp
        ) { result in
            self.onLoop(result, "append at offset \(baseOffset)") { outcome in
                guard outcome.endOffset >= end.offset else {
                    return self.fail(
                        MetadataLogError(
                            "append at offset \(baseOffset) ended at \(outcome.endOffset); must "
                                + "be \(end.offset)"))
                }
                self.storedOffset = end.offset
                self.step(.appended(end))
                self.flushIfNeeded()
            }
        }
    }

    /// One flush at a time: what is appended meanwhile shares the next.
    private func flushIfNeeded() {
        guard !isFlushing, failure == nil, storedOffset > raft.highWatermark else { return }
        isFlushing = true
        inFlightCount += 1
        let target = storedOffset
        environment.store.flush(handle) { result in
            self.onLoop(result, "flush up to offset \(target)") { durable in
                self.isFlushing = false
                guard durable >= target else {
                    return self.fail(
                        MetadataLogError("flush reached \(durable); must be \(target)"))
                }
                self.step(.flushed(offset: target))
                self.flushIfNeeded()
            }
        }
    }

    /// Takes the result of one operation of the store: failure is fatal.
    func onLoop<Value: Sendable>(
        _ result: Result<Value, StoreError>, _ what: String,
        _ body: @escaping @Sendable (Value) -> Void
    ) {
        environment.loop.execute {
            self.inFlightCount -= 1
            switch result {
            case .success(let value): if self.failure == nil { body(value) }
            case .failure(let error): self.fail(MetadataLogError("\(what) failed: \(error)"))
            }
            self.closeIfIdle()
        }
    }

    func fail(_ error: MetadataLogError) {
        guard failure == nil else { return }
        failure = error
        actions = []
        for complete in queue.removeAll() {
            complete(ControllerError(.kafkaStorageError, error.description))
        }
        if let started {
            self.started = nil
            started(.failure(error))
        }
        environment.onFatal(error)
    }

    func closeIfIdle() {
        guard let closed, !isClosed, inFlightCount == 0,
            failure != nil || (queue.isEmpty && !isSnapshotting)
        else { return }
        isClosed = true
        step(.resign)
        environment.store.close(handle) { _ in
            self.environment.loop.execute { closed() }
        }
    }
}
