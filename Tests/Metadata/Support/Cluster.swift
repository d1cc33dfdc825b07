import Metadata
import Ports
import Quorum
import Testing

/// A metadata log on a fake store, driven by hand.
struct Cluster {
    let loop = ManualLoop()
    let store: FakeStore
    let log: MetadataLog
    let fatal: Box<[MetadataLogError]>

    /// Starts on `store`; throws what the start reports.
    init(
        _ store: FakeStore = FakeStore(), local: ReplicaKey = Fixture.local,
        snapshotByteCount: Int = 20 << 20, maxPending: Int = 10_000,
        maxBatchByteCount: Int = 8 << 20, seed: UInt64 = 1
    ) throws {
        let (result, fatal) = Self.start(
            store, loop, local: local, snapshotByteCount: snapshotByteCount,
            maxPending: maxPending, maxBatchByteCount: maxBatchByteCount, seed: seed)
        self.store = store
        self.fatal = fatal
        self.log = try #require(result, "the start has no result").get()
    }

    static func start(
        _ store: FakeStore, _ loop: ManualLoop, local: ReplicaKey = Fixture.local,
        snapshotByteCount: Int = 20 << 20, maxPending: Int = 10_000,
        maxBatchByteCount: Int = 8 << 20, seed: UInt64 = 1
    ) -> (Result<MetadataLog, MetadataLogError>?, Box<[MetadataLogError]>) {
        let fatal = Box<[MetadataLogError]>([])
        let started = Box<Result<MetadataLog, MetadataLogError>?>(nil)
        var configuration = MetadataLog.Configuration(
            local: local,
            controllerEndpoints: [VoterEndpoint(name: "CONTROLLER", host: "localhost", port: 9093)],
            settings: Fixture.settings, maxByteCountBetweenSnapshots: snapshotByteCount,
            maxPendingRequestCount: maxPending)
        configuration.maxBatchByteCount = maxBatchByteCount
        let environment = MetadataLog.Environment(
            store: store, loop: loop, pool: loop, clock: FixedClock(),
            entropy: SeededEntropy(seed: seed),
            onFatal: { error in fatal.update { $0.append(error) } })
        MetadataLog.start(configuration, environment) { result in
            started.update { $0 = result }
        }
        loop.run()
        return (started.value, fatal)
    }

    /// Submits without running the loop; the box fills once the request is answered.
    func submit<Request: ControllerRequest>(
        _ request: Request
    ) -> Box<Result<Request.Response, ControllerError>?> {
        let box = Box<Result<Request.Response, ControllerError>?>(nil)
        log.submit(request) { result in box.update { $0 = result } }
        return box
    }

    /// Submits and runs until it is answered.
    @discardableResult
    func perform<Request: ControllerRequest>(_ request: Request) throws -> Request.Response {
        let box = submit(request)
        loop.run()
        return try #require(box.value, "the request has no answer").get()
    }

    func create(_ names: String...) throws {
        let results = try perform(
            CreateTopics(topics: names.map { CreateTopics.Topic(name: $0, partitionCount: 2) }))
        for result in results { _ = try result.outcome.get() }
    }
}
