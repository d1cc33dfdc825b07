import Logging
import PartitionLog
public import Ports
public import Primitives
import Records
import Synchronization
import Telemetry

/// One partition that this broker leads: its log's meaning bound to the store that keeps its bytes.
///
/// ```
///   idle --use--> opening --store, checkpoints, replay--> open --close/delete--> closed
///                    '------------- error -------------> failed (next use tries again)
/// ```
///
/// [owner loop] Everything. Store completions arrive on any thread and hop to the loop first.
final class Partition: @unchecked Sendable {
    // Guard of the unchecked conformance: all state is touched on `loop` only.

    enum Phase {
        case idle
        case opening
        case open(LogHandle)
        case failed(StoreError)
        case closed
    }

    let id: LogID
    let store: any LogStore
    let loop: any OwnerLoop
    let environment: PartitionEnvironment
    var settings: PartitionSettings
    var phase = Phase.idle
    /// Meaningful while `open`.
    var log: PartitionLog
    var tail = TailIndex()
    /// Runs once the log is open, or failed.
    var whenSettled: [() -> Void] = []

    /// Callers whose append is with the store.
    var appends: [PartitionLog.RequestID: PendingAppend] = [:]
    var nextRequest: PartitionLog.RequestID = 1
    /// Batches that wait for a worker to open or remake one in front of them, oldest first.
    var preparing: [PreparingAppend] = []
    /// acks=all callers that wait for the high watermark, in offset order.
    var waitingForHighWatermark: [WaitingAppend] = []
    /// Fetches that wait for data here, by their id.
    var waitingFetches: [UInt64: FetchWaiter] = [:]
    /// Bytes appended since the last producer snapshot.
    var bytesSinceSnapshot = 0
    /// A restart finds the log beginning here at least.
    var durableStart: Int64 = 0
    /// How often the log was asked for, so that background work knows whether it was alone.
    private(set) var useCount: UInt64 = 0
    /// Background work that opens the log if it exists, and makes none.
    private var looker: ((Result<LogHandle, StoreError>) -> Void)?
    var retentionMemory = RetentionMemory()
    /// Set by the loop that owns the partition; nil flushes by `flush.messages` alone.
    var flusher: FlushScheduler?
    var flushMetrics: FlushMetrics?
    var flushState = FlushState.clean
    /// Records stored since the log was last made durable, for `flush.messages`.
    var unflushedRecordCount: Int64 = 0
    var leaderEpoch: Int32
    /// What the roll jitter of the log's segments follows from.
    private let jitterSeed: UInt64
    /// What is counted of the topic here; nil for a partition that only goes away.
    var traffic: TopicTraffic?

    init(
        id: LogID, leaderEpoch: Int32, settings: PartitionSettings, store: any LogStore,
        loop: any OwnerLoop, environment: PartitionEnvironment
    ) {
        self.id = id
        self.leaderEpoch = leaderEpoch
        self.settings = settings
        self.store = store
        self.loop = loop
        self.environment = environment
        jitterSeed = environment.entropy.randomBits()
        log = Self.emptyLog(leaderEpoch)
    }

    private static func emptyLog(_ leaderEpoch: Int32) -> PartitionLog {
        PartitionLog(
            description: LogDescription(
                startOffset: 0, endOffset: 0, durableOffset: 0, byteCount: 0, maxTimestamp: -1,
                maxTimestampOffset: -1, wasUnclean: false),
            leaderEpoch: leaderEpoch, epochs: EpochCache(), producers: ProducerStates())
    }

    /// The log is closed, and idle costs nothing.
    func forget() {
        log = Self.emptyLog(leaderEpoch)
        tail.removeAll()
        bytesSinceSnapshot = 0
    }

    /// Runs `body` with the open log, opening it first if need be.
    func use(_ body: @escaping (Result<LogHandle, StoreError>) -> Void) {
        useCount += 1
        switch phase {
        case .open(let handle): body(.success(handle))
        case .closed:
            body(.failure(StoreError(.closed, "\(label) is closed")))
        case .idle, .failed:
            whenSettled.append { [self] in body(settled) }
            open(create: true)
        case .opening:
            whenSettled.append { [self] in body(settled) }
        }
    }

    /// The same for background work: `notFound` if there is no log yet.
    ///
    /// - Precondition: the log is idle, failed or open, and nobody else looks.
    func look(_ body: @escaping (Result<LogHandle, StoreError>) -> Void) {
        if case .open(let handle) = phase { return body(.success(handle)) }
        precondition(looker == nil, "two look at \(label)")
        looker = body
        open(create: false)
    }

    /// A look found no log. Somebody may have come meanwhile who needs one.
    ///
    /// - Returns: false if it was not a look that wanted it.
    func settleLook(_ error: StoreError) -> Bool {
        guard let body = looker, error.code == .notFound else { return false }
        looker = nil
        if whenSettled.isEmpty {
            phase = .idle
        } else {
            open(create: true)
        }
        body(.failure(error))
        return true
    }

    private var settled: Result<LogHandle, StoreError> {
        switch phase {
        case .open(let handle): .success(handle)
        case .failed(let error): .failure(error)
        case .idle, .opening, .closed: .failure(StoreError(.closed, "\(label) is closed"))
        }
    }

    /// `topic-partition`, as Kafka's logs name it.
    var label: String { "\(id.topic)-\(id.partition)" }

    /// Wraps a continuation so that it runs on the owner loop, inline if the store finished inline.
    func onLoop<Value>(
        _ body: @escaping @Sendable (Partition, Result<Value, StoreError>) -> Void
    ) -> StoreCompletion<Value> where Value: Sendable {
        { [self] result in
            if loop.isCurrent {
                body(self, result)
            } else {
                loop.execute { body(self, result) }
            }
        }
    }

    func settle(_ phase: Phase) {
        self.phase = phase
        let waiting = whenSettled
        whenSettled = []
        let looked = looker
        looker = nil
        for body in waiting { body() }
        looked?(settled)
    }

    /// New term or new settings from the metadata log.
    func update(leaderEpoch: Int32, settings: PartitionSettings) {
        let layoutChanged = settings.layout != self.settings.layout
        if settings.retention != self.settings.retention { retentionMemory = RetentionMemory() }
        self.settings = settings
        guard leaderEpoch > self.leaderEpoch || layoutChanged else { return }
        let isNewTerm = leaderEpoch > self.leaderEpoch
        self.leaderEpoch = max(leaderEpoch, self.leaderEpoch)
        guard case .open(let handle) = phase else { return }
        if isNewTerm {
            var actions: [PartitionLog.Action] = []
            // The log may have seen a later term than the metadata, if it was another cluster's.
            log.lead(epoch: max(leaderEpoch, log.leaderEpoch), into: &actions)
            perform(actions, handle: handle)
        }
        if layoutChanged { applyLayout(handle) }
    }

    /// The topic's, with the log's own seed.
    var layout: LogLayout {
        var layout = settings.layout
        layout.jitterSeed = jitterSeed
        return layout
    }

    func applyLayout(_ handle: LogHandle) {
        store.configure(
            handle, layout: layout,
            onLoop { partition, result in
                guard case .failure(let error) = result else { return }
                partition.environment.logger.report(
                    .layoutNotApplied, "layout of \(partition.label) not applied: \(error)")
            })
    }
}

/// What every partition of a broker shares.
struct PartitionEnvironment: Sendable {
    var clock: any Clock
    var entropy: any Entropy
    var compute: any ComputePool
    var codecs: CodecTable
    var logger: Logger
    /// Bounds on opening clients' batches.
    var decompressionLimits: DecompressionLimits
    /// The broker-wide configs in force.
    var live: LiveDefaults
    /// A producer snapshot is written after this many appended bytes, which bounds the replay of an
    /// unclean start.
    var snapshotIntervalByteCount: Int

    /// `producer.id.expiration.ms`.
    var producerExpiration: Milliseconds {
        Milliseconds(live.producerExpirationMilliseconds.load(ordering: .relaxed))
    }
}

/// The codecs that are loaded, by type. Built once, then read from any thread.
public struct CodecTable: Sendable {
    private let codecs: [CompressionType: any Codec]

    public init(_ codecs: [any Codec]) {
        self.codecs = Dictionary(codecs.map { ($0.compressionType, $0) }) { $1 }
    }

    public subscript(type: CompressionType) -> (any Codec)? { codecs[type] }

    public func supports(_ type: CompressionType) -> Bool {
        type == .none || codecs[type] != nil
    }
}
