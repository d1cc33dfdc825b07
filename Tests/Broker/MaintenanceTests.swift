import Broker
import Metadata
import Ports
import Primitives
import Records
import Settings
import Synchronization
import Telemetry
import Testing
import Wire

@Suite("Round pacer")
struct RoundPacerTests {
    private func take(
        _ pacer: inout RoundPacer<Int>, _ now: Int64, count: Int, interval: Int64 = 10_000,
        room: Int = 100
    ) -> [Int] {
        Array(
            pacer.take(now: now, interval: interval, room: room) { Array(0..<count) })
    }

    @Test func restsUntilTheFirstRound() {
        var pacer = RoundPacer<Int>(firstRound: 500)
        #expect(pacer.wait(now: 100) == 400)
        #expect(take(&pacer, 499, count: 3) == [])
        #expect(take(&pacer, 500, count: 3) == [0])
        #expect(pacer.wait(now: 500) == RoundPacer<Int>.tickMilliseconds)
    }

    @Test func aRoundTakesHalfOfItsInterval() {
        var pacer = RoundPacer<Int>(firstRound: 0)
        // 1,000 keys in 5 s of 50 ms ticks: ten each.
        var now: Int64 = 0
        var seen: [Int] = []
        while let duration = Optional(pacer.finishRound(now: now, interval: 10_000)),
            duration == nil
        {
            let keys = take(&pacer, now, count: 1_000)
            #expect(keys.count == 10)
            seen += keys
            now += RoundPacer<Int>.tickMilliseconds
        }
        #expect(seen == Array(0..<1_000))
        #expect(now == 5_000)
        #expect(pacer.wait(now: now) == 5_000)
        #expect(take(&pacer, 9_999, count: 1_000) == [])
        #expect(take(&pacer, 10_000, count: 1_000).count == 10)
    }

    @Test func ticksAndVisitsAreBounded() {
        var pacer = RoundPacer<Int>(firstRound: 0)
        #expect(take(&pacer, 0, count: 1_000_000, interval: 1_000).count == 32)
        #expect(take(&pacer, 50, count: 0, interval: 1_000, room: 3).count == 3)
        #expect(take(&pacer, 100, count: 0, interval: 1_000, room: 0) == [])
        #expect(take(&pacer, 100, count: 0, interval: 1_000, room: -1) == [])
        #expect(pacer.leftCount == 1_000_000 - 35)
        #expect(pacer.finishRound(now: 100, interval: 1_000) == nil)
    }

    @Test func aLateRoundIsFollowedAtOnce() {
        var pacer = RoundPacer<Int>(firstRound: 0)
        #expect(take(&pacer, 0, count: 1) == [0])
        #expect(pacer.finishRound(now: 25_000, interval: 10_000) == 25_000)
        #expect(pacer.finishRound(now: 25_000, interval: 10_000) == nil)
        #expect(pacer.wait(now: 25_000) == 0)
    }

    @Test func anIntervalWithoutEnd() {
        var pacer = RoundPacer<Int>(firstRound: 0)
        #expect(take(&pacer, 7, count: 1, interval: .max) == [0])
        #expect(pacer.finishRound(now: 8, interval: .max) == 1)
        #expect(take(&pacer, 1 << 60, count: 1, interval: .max) == [])
        #expect(take(&pacer, 1 << 60, count: 0, interval: .max) == [])
    }
}

@Suite("Log maintenance")
struct MaintenanceTests {
    private static func defaults(_ values: [String: Int64] = [:]) -> BrokerDefaults {
        var defaults = BrokerDefaults()
        let base: [String: Int64] = [
            "log.retention.check.interval.ms": 1_000, "log.initial.task.delay.ms": 100,
        ]
        for (name, value) in base.merging(values, uniquingKeysWith: { $1 }) {
            defaults.set(name, to: .integer(value))
        }
        return defaults
    }

    private func broker(
        _ configs: [String: String] = [:], partitions: Int32 = 1, loops: Int = 1,
        defaults: [String: Int64] = [:]
    ) throws -> TestBroker {
        let broker = try TestBroker(loops: loops, defaults: Self.defaults(defaults))
        try broker.create("t", partitions: partitions, configs: configs)
        return broker
    }

    /// One record a batch, a segment each, `age` milliseconds old.
    private func append(_ broker: TestBroker, age: Int64, partition: Int32 = 0) throws {
        let answer = try broker.produce(
            "t", TestBroker.batch(["v"], key: [1], timestamp: broker.world.wallMilliseconds - age),
            partition: partition)
        #expect(answer.errorCode == 0)
        broker.store.state.withLock { $0.logs["t-\(partition)"]?.seal() }
    }

    private func start(_ broker: TestBroker, partition: Int32 = 0) -> Int64? {
        broker.store.state.withLock { $0.logs["t-\(partition)"]?.segmentBases.first }
    }

    private func metric(
        _ broker: TestBroker, _ name: String, _ labels: [MetricLabel] = []
    ) -> Int64? {
        let found = Box<Int64?>(nil)
        broker.services.metrics.read { families in
            let sample = families.first { $0.name == name }?.samples.first { $0.labels == labels }
            if case .integer(let value)? = sample?.value { found.update { $0 = value } }
        }
        return found.value
    }

    @Test func oldSegmentsGo() throws {
        let broker = try broker(["retention.ms": "5000"])
        for age in [Int64(9_000), 8_000, 1_000] { try append(broker, age: age) }
        broker.broker.startMaintenance()
        broker.world.advance(99)
        #expect(start(broker) == 0)
        broker.world.advance(100)
        #expect(start(broker) == 2)
        broker.world.advance(10_000)
        // The last went too, behind a new one.
        #expect(start(broker) == 3)
        let time = [MetricLabel("reason", "time")]
        #expect(metric(broker, "weir_log_retention_deleted_segments_total", time) == 3)
        #expect(metric(broker, "weir_log_retention_deleted_bytes_total", time) ?? 0 > 100)
        #expect(metric(broker, "weir_log_retention_rounds_total") ?? 0 >= 10)
        #expect(metric(broker, "weir_log_retention_errors_total") == 0)
        #expect(try broker.produce("t", TestBroker.batch(["x"])).logStartOffset == 3)
    }

    @Test func theActiveSegmentIsRolledToGo() throws {
        let broker = try broker(["retention.ms": "5000"])
        let stamp = broker.world.wallMilliseconds - 9_000
        _ = try broker.produce("t", TestBroker.batch(["a", "b"], timestamp: stamp))
        #expect(broker.store.state.withLock { $0.logs["t-0"]?.segmentBases } == [0])
        broker.broker.startMaintenance()
        broker.world.advance(200)
        #expect(broker.store.state.withLock { $0.logs["t-0"]?.segmentBases } == [2])
        #expect(broker.store.state.withLock { $0.logs["t-0"]?.batches.isEmpty } == true)
    }

    /// A record that comes between the look and the roll keeps its segment.
    @Test func whatComesMeanwhileStays() throws {
        let broker = try broker(["retention.ms": "5000"])
        let stamp = broker.world.wallMilliseconds - 9_000
        _ = try broker.produce("t", TestBroker.batch(["a"], timestamp: stamp))
        broker.store.hold("seal")
        broker.broker.startMaintenance()
        broker.world.advance(200)
        let now = broker.world.wallMilliseconds
        _ = try broker.produce("t", TestBroker.batch(["b"], timestamp: now))
        broker.store.release()
        broker.world.run()
        #expect(broker.store.state.withLock { $0.logs["t-0"]?.startOffset } == 0)
        #expect(broker.store.state.withLock { $0.logs["t-0"]?.segmentBases } == [0, 2])
    }

    @Test func sizeIsKept() throws {
        let broker = try broker(["retention.bytes": "150", "retention.ms": "-1"])
        for _ in 0..<6 { try append(broker, age: 0) }
        let size = broker.store.state.withLock { $0.logs["t-0"]?.batches.first?.bytes.count } ?? 0
        #expect(size > 60 && size < 75)
        broker.broker.startMaintenance()
        broker.world.advance(2_000)
        #expect(start(broker) == 3)
        let bySize = [MetricLabel("reason", "size")]
        #expect(metric(broker, "weir_log_retention_deleted_segments_total", bySize) == 3)
    }

    @Test(arguments: ["", "compact"]) func otherPoliciesKeepEverything(_ policy: String) throws {
        let broker = try broker([
            "cleanup.policy": policy, "retention.ms": "1", "retention.bytes": "1",
        ])
        for _ in 0..<3 { try append(broker, age: 1_000_000) }
        broker.broker.startMaintenance()
        broker.world.advance(60_000)
        #expect(start(broker) == 0)
    }

    @Test func aChangedSettingIsFollowed() throws {
        let broker = try broker(["retention.ms": "-1"])
        for _ in 0..<3 { try append(broker, age: 10_000) }
        broker.broker.startMaintenance()
        broker.world.advance(5_000)
        #expect(start(broker) == 0)
        broker.metadata.write([
            .config(resource: ConfigResource(.topic, "t"), name: "retention.ms", value: "1000")
        ])
        broker.world.advance(2_000)
        #expect(start(broker) == 3)
    }

    /// Logs that nobody uses are looked at, a few at a time, closed behind that, and left alone
    /// until something can have become old.
    @Test func logsThatAreNotOpenAreVisited() throws {
        let first = try broker(["retention.ms": "100000"], partitions: 20)
        for partition in Int32(0)..<12 {
            try append(first, age: partition == 0 ? 200_000 : 0, partition: partition)
        }
        first.store.state.withLock { state in
            for key in state.logs.keys { state.logs[key]?.isOpen = false }
            state.trace = []
        }
        let second = try TestBroker(
            store: first.store, metadata: first.metadata, defaults: Self.defaults())
        second.broker.startMaintenance()
        second.world.advance(5_000)
        #expect(start(second) == 1)
        let opened = second.store.trace.filter { $0.hasPrefix("open") }
        #expect(opened.count == 12 && Set(opened).count == 12)
        #expect(second.store.trace.filter { $0.hasPrefix("close") }.count == 12)
        // None was made for the partitions that have none.
        #expect(second.store.state.withLock { $0.logs.count } == 12)
        second.world.advance(90_000)
        #expect(second.store.trace.count == 24)
        second.world.advance(20_000)
        #expect(start(second, partition: 11) == 1)
    }

    /// A client that comes while a log is being looked at, or closed again, is served.
    @Test(arguments: ["open", "listSegments", "close"]) func clientsAreServedMeanwhile(
        _ held: String
    ) throws {
        let first = try broker(["retention.ms": "100000"])
        try append(first, age: 0)
        first.store.state.withLock { $0.logs["t-0"]?.isOpen = false }
        let broker = try TestBroker(
            store: first.store, metadata: first.metadata, defaults: Self.defaults())
        broker.store.hold(held)
        broker.broker.startMaintenance()
        broker.world.advance(200)
        let replies = broker.submit(
            TestBroker.produce("t", [(0, TestBroker.batch(["x"]))]), version: 9)
        broker.store.release()
        broker.world.run()
        let (response, _) = try TestBroker.decode(ProduceRequest.self, replies, version: 9)
        let answer = response.responses[0].partitionResponses[0]
        #expect(answer.errorCode == 0 && answer.baseOffset == 1)
        #expect(broker.store.state.withLock { $0.logs["t-0"]?.isOpen } == true)
    }

    /// The first record of a partition finds no log, and a look that is under way makes none.
    @Test func aFirstRecordMeetsALook() throws {
        let broker = try broker()
        broker.store.hold("open")
        broker.broker.startMaintenance()
        broker.world.advance(200)
        let replies = broker.submit(
            TestBroker.produce("t", [(0, TestBroker.batch(["x"]))]), version: 9)
        broker.store.release()
        broker.world.run()
        let (response, _) = try TestBroker.decode(ProduceRequest.self, replies, version: 9)
        #expect(response.responses[0].partitionResponses[0].errorCode == 0)
    }

    @Test func visitsAreBounded() throws {
        let broker = try broker(["retention.ms": "1000"], partitions: 100)
        for partition in Int32(0)..<100 { try append(broker, age: 5_000, partition: partition) }
        broker.store.hold("listSegments")
        broker.broker.startMaintenance()
        broker.world.advance(20_000)
        #expect(broker.store.state.withLock { $0.waiting.count } == 4)
        #expect(metric(broker, "weir_log_retention_pending_partitions") == 100)
        broker.store.release()
        broker.world.advance(20_000)
        for partition in Int32(0)..<100 { #expect(start(broker, partition: partition) == 1) }
    }

    @Test func failuresAreCountedAndTriedAgain() throws {
        let broker = try broker(["retention.ms": "1000"])
        try append(broker, age: 5_000)
        broker.store.fail("trim")
        broker.broker.startMaintenance()
        broker.world.advance(3_500)
        #expect(metric(broker, "weir_log_retention_errors_total") == 4)
        #expect(start(broker) == 0)
        broker.store.fail()
        broker.world.advance(1_000)
        #expect(start(broker) == 1)
    }

    @Test func theEndOfTheNodeEndsIt() throws {
        let broker = try broker(loops: 2)
        broker.broker.startMaintenance()
        broker.world.advance(1_000)
        #expect(broker.world.timerCount == 2)
        broker.broker.drain()
        broker.world.run()
        #expect(broker.world.timerCount == 0)
    }

    @Test func silentProducersAreForgotten() throws {
        let broker = try broker(defaults: [
            "producer.id.expiration.ms": 60_000,
            "producer.id.expiration.check.interval.ms": 10_000,
        ])
        let first = TestBroker.batch(["x"], producer: 5, epoch: 0, sequence: 0)
        #expect(try broker.produce("t", first).baseOffset == 0)
        broker.broker.startMaintenance()
        broker.world.advance(50_000)
        #expect(try broker.produce("t", first).baseOffset == 0)
        #expect(metric(broker, "weir_log_expired_producers_total") == 0)
        broker.world.advance(25_000)
        #expect(metric(broker, "weir_log_expired_producers_total") == 1)
        #expect(try broker.produce("t", first).baseOffset == 1)
    }
}

@Suite("Flush")
struct FlushTests {
    private func broker(
        _ configs: [String: String], defaults values: [String: Int64] = [:], partitions: Int32 = 1
    ) throws -> TestBroker {
        var defaults = BrokerDefaults()
        for (name, value) in values { defaults.set(name, to: .integer(value)) }
        let broker = try TestBroker(defaults: defaults)
        try broker.create("t", partitions: partitions, configs: configs)
        return broker
    }

    private func produce(_ broker: TestBroker, _ count: Int = 1, partition: Int32 = 0) throws {
        let values = (0..<count).map { "v\($0)" }
        let answer = try broker.produce("t", TestBroker.batch(values), partition: partition)
        #expect(answer.errorCode == 0)
    }

    private func flushes(_ broker: TestBroker) -> Int {
        broker.store.trace.filter { $0.hasPrefix("flush") }.count
    }

    private func durable(_ broker: TestBroker) -> [Bool] {
        broker.store.trace.filter { $0.hasPrefix("append") }.map { $0.hasSuffix("durable") }
    }

    @Test func timing() {
        func delay(_ ms: Int64, _ interval: Int64 = .max, now: Int64 = 1_000) -> Int64? {
            FlushTiming.delay(flushMilliseconds: ms, interval: interval, now: now)
        }
        #expect(delay(.max) == nil)
        #expect(delay(.max - 1_000) == nil)
        #expect(delay(0) == 0)
        #expect(delay(250) == 250)
        // Looked at every 300 ms: at 1,200 and 1,500.
        #expect(delay(150, 300) == 200)
        #expect(delay(200, 300) == 200)
        #expect(delay(201, 300) == 500)
        #expect(delay(0, 300) == 200)
        #expect(delay(5, 0) == 5)
    }

    @Test func everySoManyRecordsAnAppendIsDurable() throws {
        let broker = try broker(["flush.messages": "5"])
        for _ in 0..<6 { try produce(broker, 2) }
        // The answer to the record that makes five, six with its batch, comes behind an fsync.
        #expect(durable(broker) == [false, false, true, false, false, true])
        try produce(broker, 7)
        #expect(durable(broker).last == true)
    }

    @Test func oneMeansEveryAppend() throws {
        let broker = try broker(["flush.messages": "1"])
        for _ in 0..<3 { try produce(broker) }
        #expect(durable(broker) == [true, true, true])
    }

    @Test func aFailedAppendMakesTheNextDurable() throws {
        let broker = try broker(["flush.messages": "4"])
        for _ in 0..<3 { try produce(broker) }
        broker.store.failAppends(1)
        let refused = try broker.produce("t", TestBroker.batch(["x"]))
        #expect(refused.errorCode == KafkaErrorCode.kafkaStorageError.rawValue)
        try produce(broker)
        #expect(durable(broker) == [false, false, false, true])
    }

    @Test func aRecordStaysUnflushedForSoLong() throws {
        let broker = try broker(["flush.ms": "1000"])
        try produce(broker)
        broker.world.advance(500)
        try produce(broker)
        broker.world.advance(499)
        #expect(flushes(broker) == 0)
        broker.world.advance(2)
        #expect(flushes(broker) == 1)
        // Nothing is dirty: nothing is flushed.
        broker.world.advance(60_000)
        #expect(flushes(broker) == 1)
        try produce(broker)
        broker.world.advance(1_002)
        #expect(flushes(broker) == 2)
    }

    @Test func withoutASettingNothingIsFlushed() throws {
        let broker = try broker([:])
        try produce(broker)
        broker.world.advance(3_600_000)
        #expect(flushes(broker) == 0 && durable(broker) == [false])
        #expect(broker.world.timerCount == 0)
    }

    @Test func theSchedulersIntervalIsTheDefault() throws {
        let broker = try broker([:], defaults: ["log.flush.scheduler.interval.ms": 2_000])
        try produce(broker)
        broker.world.advance(4_001)
        #expect(flushes(broker) == 1)
    }

    /// One at a time for a log, two for a loop; what is appended meanwhile has its own turn.
    @Test func flushesAreBounded() throws {
        let broker = try broker(["flush.ms": "100"], partitions: 5)
        broker.store.hold("flush")
        for partition in Int32(0)..<5 { try produce(broker, partition: partition) }
        broker.world.advance(1_000)
        #expect(broker.store.state.withLock { $0.waiting.count } == 2)
        try produce(broker, partition: 0)
        broker.world.advance(1_000)
        #expect(broker.store.state.withLock { $0.waiting.count } == 2)
        broker.store.release()
        broker.world.run()
        #expect(flushes(broker) == 5)
        broker.world.advance(102)
        #expect(flushes(broker) == 6)
    }

    @Test func aFailedFlushIsCountedAndTriedAgain() throws {
        let broker = try broker(["flush.ms": "100"])
        broker.store.fail("flush")
        try produce(broker)
        broker.world.advance(250)
        broker.store.fail()
        broker.world.advance(800)
        #expect(flushes(broker) == 0)
        broker.world.advance(100)
        #expect(flushes(broker) == 1)
    }
}
