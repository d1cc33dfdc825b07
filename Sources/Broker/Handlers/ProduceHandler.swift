import PartitionLog
import Ports
import Primitives
import Records
import Wire

/// Produce (key 0), versions 3-13.
///
/// Appends one batch for each partition; acks 0 answers nothing, 1 when the batch is stored, -1
/// when the high watermark has passed it. Records that the disk has no room for are refused with
/// KAFKA_STORAGE_ERROR, which clients retry. Transactional batches are refused with
/// INVALID_TXN_STATE.
enum ProduceHandler: RequestHandler {
    static let api = SupportedAPI(
        ProduceRequest.self, versions: 3...13, advertised: 0...13)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(ProduceRequest.self)
        guard (-1...1).contains(body.acks) else {
            return ProduceOperation(request, body, home: home).refuse(.invalidRequiredAcks)
        }
        ProduceOperation(request, body, home: home).run()
    }
}

/// One produce request while its partitions work.
///
/// ```
///   home loop --grouped by owner--> owner loops --each group once--> home loop --> response
/// ```
///
/// [home loop] State. Owner loops only see the group they were given.
final class ProduceOperation: @unchecked Sendable {
    // Guard of the unchecked conformance: state is touched on `home.loop` only.

    /// A partition's part of the request.
    struct Item: Sendable {
        var topic: TopicRoute
        var partition: Int32
        var records: PinnedBytes
        /// Where its answer goes in the response.
        var topicIndex: Int
        var partitionIndex: Int
    }

    typealias Outcome = Result<PartitionLog.AppendReceipt, AppendError>

    private let request: RequestContext
    private let body: ProduceRequest
    private let home: BrokerLoop
    private var response = ProduceResponse()
    private var left = 0
    private var deadline: DeadlineQueue.Entry?
    private var failed = false
    /// Set when the response has gone: late answers find nobody.
    private var isFinished = false

    init(_ request: RequestContext, _ body: ProduceRequest, home: BrokerLoop) {
        self.request = request
        self.body = body
        self.home = home
    }

    /// The client's timeout is for replication; storing the batch gets at least this long, in
    /// milliseconds.
    private static let leastTimeout: Int64 = 1_000

    func run() {
        var groups: [[Item]] = Array(repeating: [], count: home.broker.loops.count)
        prepare { item in
            if let refusal = diskRefusal(of: item) {
                return set(.storage(refusal), for: item)
            }
            let owner = TopicRoute.ownerIndex(
                topic: item.topic.name, partition: item.partition, loopCount: groups.count)
            groups[owner].append(item)
            left += 1
        }
        if left == 0 { return finish() }
        for (owner, items) in groups.enumerated() where !items.isEmpty {
            let loop = home.broker.loops[owner]
            if owner == home.index {
                append(items, on: loop)
            } else {
                loop.loop.execute { [self] in append(items, on: loop) }
            }
        }
        if !isFinished && body.acks == -1 {
            deadline = home.deadlines.schedule(
                after: Milliseconds(max(Self.leastTimeout, Int64(body.timeoutMs)))
            ) { [self] in timeOut() }
        }
    }

    /// Why there is no room for the item's records; nil if there is, or if they take none of the
    /// disk.
    private func diskRefusal(of item: Item) -> String? {
        guard item.topic.store.isOnDisk else { return nil }
        return home.broker.services.disk.refusal(of: item.records.byteCount)
    }

    /// Answers every partition with one error.
    func refuse(_ error: KafkaErrorCode) {
        prepare { item in set(error, for: item) }
        finish()
    }

    /// Makes the response's shape; partitions that can be tried go to `work`.
    private func prepare(_ work: (Item) -> Void) {
        for (topicIndex, data) in body.topicData.enumerated() {
            var answer = ProduceResponse.TopicProduceResponse()
            answer.name = data.name
            answer.topicId = data.topicId
            answer.partitionResponses = data.partitionData.map {
                var partition = ProduceResponse.PartitionProduceResponse()
                partition.index = $0.index
                partition.baseOffset = -1
                return partition
            }
            response.responses.append(answer)
            let usesID = request.apiVersion >= 13
            let route =
                usesID ? home.topicsByID[data.topicId] : home.topicsByName[data.name]
            for (partitionIndex, partition) in data.partitionData.enumerated() {
                guard let route, partition.index >= 0,
                    partition.index < Int32(route.partitions.count)
                else {
                    let error: KafkaErrorCode =
                        usesID && route == nil ? .unknownTopicId : .unknownTopicOrPartition
                    set(error, topicIndex, partitionIndex)
                    continue
                }
                guard case .range(let range)? = partition.records, !range.isEmpty else {
                    set(
                        .invalidRecord, topicIndex, partitionIndex,
                        message: "records are absent; must be exactly one batch")
                    continue
                }
                work(
                    Item(
                        topic: route, partition: partition.index, records: request.frame[range],
                        topicIndex: topicIndex, partitionIndex: partitionIndex))
            }
        }
    }

    /// [owner loop] Appends a group's batches and reports once all have ended.
    private func append(_ items: [Item], on owner: BrokerLoop) {
        let group = ProduceGroup(count: items.count) { [self] outcomes in
            if home.loop.isCurrent {
                take(items, outcomes)
            } else {
                home.loop.execute { [self] in take(items, outcomes) }
            }
        }
        let waits = body.acks == -1
        for (index, item) in items.enumerated() {
            guard let partition = owner.partition(item.topic, item.partition) else {
                group.finish(index, .failure(.closed))
                continue
            }
            if request.apiVersion < 7 && Self.isZstd(item.records) {
                group.finish(
                    index, .failure(.unsupportedCompression("zstd needs Produce version 7")))
                continue
            }
            let inSync = item.topic.partitions[Int(item.partition)].inSyncReplicas.count
            let needed = item.topic.settings.minInSyncReplicas
            if waits && inSync < needed {
                group.finish(index, .failure(.notEnoughReplicas(inSync: inSync, needed: needed)))
                continue
            }
            partition.append(
                item.records,
                PendingAppend(waitsForHighWatermark: waits) { group.finish(index, $0) })
        }
    }

    private static func isZstd(_ records: PinnedBytes) -> Bool {
        let header = try? BatchHeader(parsing: records.buffer)
        return header?.attributes.compression == .zstd
    }

    private func take(_ items: [Item], _ outcomes: [Outcome]) {
        guard !isFinished else { return }
        for (item, outcome) in zip(items, outcomes) {
            switch outcome {
            case .success(let receipt):
                update(item.topicIndex, item.partitionIndex) {
                    $0.errorCode = KafkaErrorCode.none.rawValue
                    $0.baseOffset = receipt.baseOffset
                    $0.logAppendTimeMs = receipt.logAppendTime
                    $0.logStartOffset = receipt.logStartOffset
                }
            case .failure(let error): set(error, for: item)
            }
        }
        left -= items.count
        if left == 0 { finish() }
    }

    /// Partitions that have not answered are REQUEST_TIMED_OUT; their batches may still be stored.
    private func timeOut() {
        guard !isFinished else { return }
        for topic in response.responses.indices {
            for partition in response.responses[topic].partitionResponses.indices
            where isPending(topic, partition) {
                set(.requestTimedOut, topic, partition)
            }
        }
        finish()
    }

    private func isPending(_ topic: Int, _ partition: Int) -> Bool {
        let answer = response.responses[topic].partitionResponses[partition]
        return answer.errorCode == 0 && answer.baseOffset < 0
    }

    private func set(_ error: KafkaErrorCode, for item: Item) {
        set(error, item.topicIndex, item.partitionIndex)
    }

    private func set(_ error: AppendError, for item: Item) {
        set(
            error.code, item.topicIndex, item.partitionIndex, message: error.message,
            recordIndexes: error.recordIndexes)
    }

    private func set(
        _ error: KafkaErrorCode, _ topic: Int, _ partition: Int, message: String? = nil,
        recordIndexes: [Int32] = []
    ) {
        failed = true
        request.trace?.note(error.rawValue)
        update(topic, partition) {
            $0.errorCode = error.rawValue
            $0.errorMessage = message
            $0.recordErrors = recordIndexes.map {
                var record = ProduceResponse.BatchIndexAndErrorMessage()
                record.batchIndex = $0
                record.batchIndexErrorMessage = message
                return record
            }
        }
    }

    private func update(
        _ topic: Int, _ partition: Int,
        _ change: (inout ProduceResponse.PartitionProduceResponse) -> Void
    ) {
        change(&response.responses[topic].partitionResponses[partition])
    }

    private func finish() {
        isFinished = true
        deadline?.cancel()
        deadline = nil
        if body.acks != 0 { return request.respond(response) }
        // With acks=0 the client can hear of an error in one way only: the connection goes.
        if failed {
            request.close("produce with acks=0 failed; closing is the only answer it can get")
        } else {
            request.respondNothing()
        }
    }
}

/// Collects the outcomes of one owner's share of a produce. [owner loop]
private final class ProduceGroup: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on the owner's loop only.
    private var outcomes: [ProduceOperation.Outcome]
    private var left: Int
    private let done: ([ProduceOperation.Outcome]) -> Void

    init(count: Int, _ done: @escaping ([ProduceOperation.Outcome]) -> Void) {
        outcomes = Array(repeating: .failure(.closed), count: count)
        left = count
        self.done = done
    }

    func finish(_ index: Int, _ outcome: ProduceOperation.Outcome) {
        outcomes[index] = outcome
        left -= 1
        if left == 0 { done(outcomes) }
    }
}

extension AppendError {
    var code: KafkaErrorCode {
        switch self {
        case .corrupt: .corruptMessage
        case .tooLarge: .messageTooLarge
        case .largerThanSegment: .recordListTooLarge
        case .invalidTimestamp: .invalidTimestamp
        // Kafka takes other formats than 2 for a mistake of the client's from version 3 on.
        case .unsupportedFormat: .invalidRecord
        case .outOfOrderSequence: .outOfOrderSequenceNumber
        case .staleProducerEpoch: .invalidProducerEpoch
        case .notEnoughReplicas: .notEnoughReplicas
        case .transactionsUnsupported: .invalidTxnState
        case .storage: .kafkaStorageError
        case .unsupportedCompression: .unsupportedCompressionType
        case .invalidRecord: .invalidRecord
        case .closed: .notLeaderOrFollower
        }
    }

    /// What the client is told beside the code.
    var message: String? {
        switch self {
        case .corrupt(let text), .unsupportedFormat(let text), .storage(let text),
            .unsupportedCompression(let text), .invalidRecord(let text, _):
            text
        case .tooLarge(let seen, let allowed):
            "batch has \(seen) bytes; max.message.bytes allows \(allowed)"
        case .largerThanSegment(let seen, let allowed):
            "batch has \(seen) bytes; segment.bytes allows \(allowed)"
        case .invalidTimestamp(let seen, let earliest, let latest, _):
            "timestamp \(seen) is outside \(earliest)...\(latest)"
        case .outOfOrderSequence(let id, let expected, let seen):
            "producer \(id) sent sequence \(seen); expected \(expected)"
        case .staleProducerEpoch(let id, let current, let seen):
            "producer \(id) sent epoch \(seen); the current one is \(current)"
        case .notEnoughReplicas(let inSync, let needed):
            "acks=all with \(inSync) replicas in sync; min.insync.replicas is \(needed)"
        case .transactionsUnsupported:
            "transactional batches are refused: this broker coordinates no transactions"
        case .closed: nil
        }
    }

    var recordIndexes: [Int32] {
        switch self {
        case .invalidRecord(_, let indexes), .invalidTimestamp(_, _, _, let indexes): indexes
        default: []
        }
    }
}
