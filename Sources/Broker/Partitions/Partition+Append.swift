import Logging
import PartitionLog
import Ports
import Primitives
import Records
import Telemetry

/// A produce that a partition works on: what to tell whom.
struct PendingAppend: Sendable {
    typealias Done = @Sendable (Result<PartitionLog.AppendReceipt, AppendError>) -> Void

    /// Answer only when the high watermark has passed the batch.
    var waitsForHighWatermark: Bool
    /// Runs once, on the partition's owner loop.
    var done: Done
}

struct WaitingAppend: Sendable {
    var receipt: PartitionLog.AppendReceipt
    var done: PendingAppend.Done
}

extension Partition {
    /// Checks, numbers and stores one batch.
    ///
    /// - Parameters:
    ///   - records: the request's `records`: bytes that nobody else reads or writes until `done`.
    func append(_ records: PinnedBytes, _ pending: PendingAppend) {
        use { [self] result in
            switch result {
            case .failure(let error):
                pending.done(.failure(error.code == .closed ? .closed : .storage(error.message)))
            case .success(let handle): check(records, pending, handle: handle)
            }
        }
    }

    private func check(_ records: PinnedBytes, _ pending: PendingAppend, handle: LogHandle) {
        let now = environment.clock.wallMilliseconds
        let step: BatchCheck.Step
        do throws(AppendError) {
            step = try BatchCheck.check(
                records, settings: settings, codecs: environment.codecs, now: now)
        } catch {
            return pending.done(.failure(error))
        }
        switch step {
        case .checked(let batch) where preparing.isEmpty:
            submit(batch, pending, now: now, handle: handle)
        case .checked(let batch):
            // A batch in front of this one is with a worker; order is kept.
            preparing.append(PreparingAppend(pending: pending, outcome: .success(batch)))
        case .needsWorker(let work):
            prepare(work, pending)
        }
    }

    /// Hands a batch to a worker: opening and remaking batches is too long for a loop.
    private func prepare(_ work: BatchCheck.Work, _ pending: PendingAppend) {
        let slot = PreparingAppend(pending: pending, outcome: nil)
        preparing.append(slot)
        let codecs = environment.codecs
        let limits = environment.decompressionLimits
        environment.compute.submit { [self] in
            let outcome: Result<CheckedBatch, AppendError>
            do throws(AppendError) {
                outcome = .success(try work.run(codecs: codecs, limits: limits))
            } catch {
                outcome = .failure(error)
            }
            loop.execute { [self] in
                slot.outcome = outcome
                submitPrepared()
            }
        }
    }

    /// Submits what is ready at the front of the queue.
    private func submitPrepared() {
        guard case .open(let handle) = phase else { return }
        while let first = preparing.first, let outcome = first.outcome {
            preparing.removeFirst()
            switch outcome {
            case .failure(let error): first.pending.done(.failure(error))
            case .success(let batch):
                submit(
                    batch, first.pending, now: environment.clock.wallMilliseconds, handle: handle)
            }
        }
    }

    private func submit(
        _ batch: CheckedBatch, _ pending: PendingAppend, now: Int64, handle: LogHandle
    ) {
        let request = nextRequest
        nextRequest += 1
        appends[request] = pending
        var actions: [PartitionLog.Action] = []
        log.append(batch, request: request, now: now, into: &actions)
        perform(actions, handle: handle)
    }

    /// Carries out what the log asks for.
    func perform(_ actions: [PartitionLog.Action], handle: LogHandle) {
        for action in actions {
            switch action {
            case .store(let ticket, let batch): storeBatch(batch, ticket: ticket, handle: handle)
            case .stored(let baseOffset, let byteCount):
                tail.append(baseOffset: baseOffset, byteCount: byteCount)
                bytesSinceSnapshot += byteCount
            case .appended(let request, let receipt): finish(request, receipt)
            case .refused(let request, let error):
                appends.removeValue(forKey: request)?.done(.failure(error))
            case .highWatermarkMoved: highWatermarkMoved()
            case .epochsChanged: writeEpochs(handle)
            }
        }
    }

    private func storeBatch(
        _ batch: StoreBatch, ticket: PartitionLog.Ticket, handle: LogHandle
    ) {
        unflushedRecordCount += Int64(batch.recordCount)
        // As with Kafka, whoever appends the last of `flush.messages` records waits for the flush.
        let durable = unflushedRecordCount >= settings.flushMessages
        if durable { unflushedRecordCount = 0 }
        let began = durable ? environment.clock.now : MonotonicTime(nanoseconds: 0)
        store.append(
            handle, [batch], durable: durable,
            wallMilliseconds: environment.clock.wallMilliseconds,
            onLoop { partition, result in
                guard case .open(let handle) = partition.phase else { return }
                if case .failure(let error) = result {
                    partition.environment.logger.report(
                        .appendFailed,
                        "append to \(partition.label) at \(batch.baseOffset) failed: \(error)")
                }
                partition.noteFlush(durable: durable, began: began, result)
                if case .success = result {
                    partition.traffic?.receivedBytes.add(Int64(batch.byteCount))
                    partition.traffic?.receivedRecords.add(Int64(batch.recordCount))
                }
                var actions: [PartitionLog.Action] = []
                partition.log.stored(ticket, result, into: &actions)
                partition.perform(actions, handle: handle)
                partition.snapshotIfDue(handle)
                if case .success(let outcome) = result,
                    outcome.durableOffset < partition.log.storedEnd
                {
                    partition.flusher?.appended(to: partition)
                }
            })
    }

    private func noteFlush<Value>(
        durable: Bool, began: MonotonicTime, _ result: Result<Value, StoreError>
    ) {
        guard durable else { return }
        // What was to become durable with the append is not.
        if case .failure = result { unflushedRecordCount = settings.flushMessages }
        flushMetrics?.ended(.messages, began: began, now: environment.clock.now, result)
    }

    private func snapshotIfDue(_ handle: LogHandle) {
        guard bytesSinceSnapshot >= environment.snapshotIntervalByteCount else { return }
        writeProducerSnapshot(handle) { _ in }
    }

    private func finish(
        _ request: PartitionLog.RequestID, _ receipt: PartitionLog.AppendReceipt
    ) {
        guard let pending = appends.removeValue(forKey: request) else { return }
        if pending.waitsForHighWatermark && log.highWatermark < receipt.nextOffset {
            waitingForHighWatermark.append(WaitingAppend(receipt: receipt, done: pending.done))
        } else {
            pending.done(.success(receipt))
        }
    }

    private func highWatermarkMoved() {
        // Out of the queue before anyone is told: who is told may append again.
        let released = Array(
            waitingForHighWatermark.prefix { $0.receipt.nextOffset <= log.highWatermark })
        waitingForHighWatermark.removeFirst(released.count)
        for waiting in released { waiting.done(.success(waiting.receipt)) }
        for waiter in waitingFetches.values { waiter.partitionChanged() }
    }
}

/// A place in the queue of batches that a worker opens or remakes.
///
/// [owner loop] `outcome` is set by the loop once the worker has answered.
final class PreparingAppend: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on the partition's owner loop only.
    let pending: PendingAppend
    var outcome: Result<CheckedBatch, AppendError>?

    init(pending: PendingAppend, outcome: Result<CheckedBatch, AppendError>?) {
        self.pending = pending
        self.outcome = outcome
    }
}
