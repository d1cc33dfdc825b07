import Client
import NIOCore
import Ports
import Primitives
import Records
import Testing
import Wire

@Suite struct AccumulatorTests {
    private static let partition = TopicPartition(topic: "t", partition: 0)
    private static let other = TopicPartition(topic: "t", partition: 1)

    /// A producer with settings of its own, and what it gave out.
    private final class Driver {
        var accumulator: Accumulator
        var now = MonotonicTime(nanoseconds: 1_000_000_000)
        var stranded: [TopicPartition] = []
        var leader: Int32? = 7
        var capacity = 5

        init(_ change: (inout ProducerConfiguration) -> Void = { _ in }) {
            var configuration = ProducerConfiguration()
            configuration.batchByteCount = 1_000
            configuration.linger = Milliseconds(10)
            configuration.deliveryTimeout = Milliseconds(1_000)
            change(&configuration)
            accumulator = Accumulator(
                configuration, backoff: Backoff(first: Milliseconds(100), most: Milliseconds(100)),
                encoder: BatchEncoder(type: .none, level: nil, codec: nil))
        }

        @discardableResult
        func append(
            _ count: Int = 1, to partition: TopicPartition = AccumulatorTests.partition,
            byteCount: Int = 10
        ) -> Bool {
            var isReady = false
            for _ in 0..<count {
                let record = ProducerRecord(
                    topic: partition.topic, value: [UInt8](repeating: 1, count: byteCount))
                isReady = accumulator.append(record, to: partition, timestamp: 5, now: now)
            }
            return isReady
        }

        func drain() -> [Accumulator.Shipment] {
            let (leader, capacity) = (leader, capacity)
            var stranded: [TopicPartition] = []
            let shipments = accumulator.drain(
                now: now, leader: { _ in leader }, capacity: { _ in capacity },
                isStranded: { stranded.append($0) },
                deliver: { _, error in Issue.record("\(error)") })
            self.stranded = stranded
            return shipments
        }

        /// The one batch that may be sent now.
        func drainOne() throws -> ProducerBatch {
            let shipments = drain()
            try #require(shipments.count == 1 && shipments[0].batches.count == 1)
            return shipments[0].batches[0]
        }

        /// A batch of one full record, sent.
        func sendOne() throws -> ProducerBatch {
            append(byteCount: 1_000)
            return try drainOne()
        }

        func complete(
            _ batch: ProducerBatch, _ outcome: Accumulator.Outcome
        ) -> (batch: ProducerBatch, baseOffset: Int64, error: ClientError?)? {
            accumulator.complete(
                batch.id, of: batch.partition, outcome, now: now, randomBits: 0)
        }

        func fail(
            _ batch: ProducerBatch, _ code: KafkaErrorCode
        ) -> (batch: ProducerBatch, baseOffset: Int64, error: ClientError?)? {
            complete(batch, .failed(ClientError(.broker(code), "no")))
        }

        func pass(milliseconds: Int64) { now = now + Milliseconds(milliseconds) }
    }

    private static func header(_ batch: ProducerBatch) throws -> BatchHeader {
        try batch.encoded.readableBytesSpan.withUnsafeBytes { bytes throws(BatchError) in
            _ = try BatchValidator.validate(bytes, strictness: .produced)
            return try BatchHeader(parsing: bytes)
        }
    }

    private static func withoutIdempotence(_ configuration: inout ProducerConfiguration) {
        configuration.isIdempotent = false
    }

    // MARK: Batches

    @Test func aBatchLingersAndThenGoes() throws {
        let driver = Driver(Self.withoutIdempotence)
        #expect(!driver.append(3))
        #expect(driver.drain().isEmpty)
        #expect(driver.accumulator.wakeTime(now: driver.now) == driver.now + Milliseconds(10))
        driver.pass(milliseconds: 10)
        let batch = try driver.drainOne()
        #expect(batch.recordCount == 3)
        let header = try Self.header(batch)
        #expect(header.recordCount == 3 && header.producerId == -1)
    }

    @Test func aFullBatchGoesAtOnce() throws {
        let driver = Driver(Self.withoutIdempotence)
        #expect(driver.append(byteCount: 1_000))
        #expect(try driver.drainOne().recordCount == 1)
    }

    @Test func whatDoesNotFitOpensAnotherBatch() throws {
        let driver = Driver(Self.withoutIdempotence)
        #expect(!driver.append(byteCount: 600))
        #expect(driver.append(byteCount: 600))
        #expect(try driver.drainOne().recordCount == 1)
        #expect(driver.drain().isEmpty)
        #expect(driver.accumulator.batchCount == 2)
    }

    @Test func flushingEndsTheWait() throws {
        let driver = Driver(Self.withoutIdempotence)
        driver.append()
        driver.accumulator.isFlushing = true
        #expect(try driver.drainOne().recordCount == 1)
    }

    @Test func partitionsOfOneLeaderShareARequest() throws {
        let driver = Driver(Self.withoutIdempotence)
        driver.append(byteCount: 1_000)
        driver.append(to: Self.other, byteCount: 1_000)
        let shipments = driver.drain()
        #expect(shipments.count == 1)
        #expect(Set(shipments[0].batches.map(\.partition)) == [Self.partition, Self.other])
    }

    @Test func requestsAreBounded() throws {
        let driver = Driver {
            $0.isIdempotent = false
            $0.maxRequestByteCount = 1_500
        }
        driver.append(byteCount: 1_000)
        driver.append(to: Self.other, byteCount: 1_000)
        #expect(driver.drain().map(\.batches.count) == [1, 1])
    }

    @Test func aBusyLeaderGetsNothing() {
        let driver = Driver(Self.withoutIdempotence)
        driver.capacity = 0
        driver.append(byteCount: 1_000)
        #expect(driver.drain().isEmpty)
        #expect(driver.stranded.isEmpty)
    }

    @Test func aPartitionWithoutLeaderIsTold() {
        let driver = Driver(Self.withoutIdempotence)
        driver.leader = nil
        driver.append(byteCount: 1_000)
        #expect(driver.drain().isEmpty)
        #expect(driver.stranded == [Self.partition])
    }

    @Test func heldBytesComeBackOnDelivery() throws {
        let driver = Driver(Self.withoutIdempotence)
        let batch = try driver.sendOne()
        #expect(driver.accumulator.heldByteCount > 1_000)
        let done = driver.complete(batch, .written(baseOffset: 42))
        #expect(done?.baseOffset == 42 && done?.error == nil)
        #expect(driver.accumulator.heldByteCount == 0 && driver.accumulator.batchCount == 0)
    }

    // MARK: Retries

    @Test func whatMayPassIsSentAgainLater() throws {
        let driver = Driver(Self.withoutIdempotence)
        let batch = try driver.sendOne()
        #expect(driver.fail(batch, .notLeaderOrFollower) == nil)
        #expect(driver.drain().isEmpty)
        driver.pass(milliseconds: 100)
        let again = try driver.drainOne()
        #expect(again.id == batch.id && again.encoded == batch.encoded)
        #expect(again.attempts == 2)
    }

    @Test func whatCannotPassIsDelivered() throws {
        let driver = Driver(Self.withoutIdempotence)
        let batch = try driver.sendOne()
        let done = driver.fail(batch, .messageTooLarge)
        #expect(done?.error?.code == .broker(.messageTooLarge))
        #expect(driver.accumulator.batchCount == 0)
    }

    @Test func aRetryGoesAloneAndFirst() throws {
        let driver = Driver(Self.withoutIdempotence)
        let first = try driver.sendOne()
        let second = try driver.sendOne()
        #expect(driver.fail(first, .requestTimedOut) == nil)
        driver.append(byteCount: 1_000)
        driver.pass(milliseconds: 100)
        // The second is still out: sending the first again could put it behind.
        #expect(driver.drain().isEmpty)
        #expect(driver.complete(second, .written(baseOffset: 1)) != nil)
        #expect(try driver.drainOne().id == first.id)
        #expect(driver.drain().isEmpty)
    }

    @Test func theDeliveryTimeoutEndsRetries() throws {
        let driver = Driver(Self.withoutIdempotence)
        let batch = try driver.sendOne()
        driver.pass(milliseconds: 1_000)
        #expect(driver.fail(batch, .notLeaderOrFollower)?.error != nil)
    }

    @Test func whatWaitsTooLongExpires() {
        let driver = Driver(Self.withoutIdempotence)
        driver.leader = nil
        driver.append(2)
        driver.pass(milliseconds: 999)
        #expect(driver.accumulator.expire(now: driver.now).isEmpty)
        driver.pass(milliseconds: 1)
        #expect(driver.accumulator.expire(now: driver.now).map(\.recordCount) == [2])
        #expect(driver.accumulator.heldByteCount == 0)
    }

    // MARK: Idempotence

    private static let producer = ProducerIdentity(id: 900, epoch: 3)

    @Test func nothingGoesWithoutAProducerId() throws {
        let driver = Driver()
        driver.append(byteCount: 1_000)
        #expect(driver.accumulator.needsProducer)
        #expect(driver.drain().isEmpty)
        driver.accumulator.setProducer(Self.producer)
        #expect(!driver.accumulator.needsProducer)
        let header = try Self.header(driver.drainOne())
        #expect(header.producerId == 900 && header.producerEpoch == 3)
        #expect(header.baseSequence == 0)
    }

    @Test func sequencesCountRecords() throws {
        let driver = Driver()
        driver.accumulator.setProducer(Self.producer)
        driver.accumulator.isFlushing = true
        var sequences: [Int32] = []
        for count in [3, 2, 4] {
            driver.append(count)
            sequences.append(try Self.header(driver.drainOne()).baseSequence)
        }
        #expect(sequences == [0, 3, 5])
    }

    @Test func fiveBatchesOfAPartitionAreInFlightAtMost() throws {
        let driver = Driver()
        driver.accumulator.setProducer(Self.producer)
        let first = try driver.sendOne()
        for _ in 0..<4 { _ = try driver.sendOne() }
        driver.append(byteCount: 1_000)
        #expect(driver.drain().isEmpty)
        #expect(driver.complete(first, .written(baseOffset: 0)) != nil)
        #expect(try Self.header(driver.drainOne()).baseSequence == 5)
    }

    @Test func aDuplicateCountsAsWritten() throws {
        let driver = Driver()
        driver.accumulator.setProducer(Self.producer)
        let done = driver.fail(try driver.sendOne(), .duplicateSequenceNumber)
        #expect(done?.error == nil && done?.baseOffset == -1)
    }

    @Test func followersOfAFailedBatchComeAfterIt() throws {
        let driver = Driver()
        driver.accumulator.setProducer(Self.producer)
        let batches = try (0..<3).map { _ in try driver.sendOne() }
        #expect(driver.fail(batches[0], .notEnoughReplicas) == nil)
        #expect(driver.fail(batches[1], .outOfOrderSequenceNumber) == nil)
        #expect(driver.fail(batches[2], .outOfOrderSequenceNumber) == nil)
        driver.pass(milliseconds: 100)
        for batch in batches {
            let again = try driver.drainOne()
            #expect(again.id == batch.id && again.sequence == batch.sequence)
            #expect(driver.drain().isEmpty)
            #expect(driver.complete(again, .written(baseOffset: 0)) != nil)
        }
        #expect(!driver.accumulator.needsProducer)
    }

    @Test func aLostBatchStartsANewProducer() throws {
        let driver = Driver()
        driver.accumulator.setProducer(Self.producer)
        let (first, second) = (try driver.sendOne(), try driver.sendOne())
        #expect(driver.fail(first, .messageTooLarge)?.error != nil)
        // The id is asked for only when nothing can arrive under the old one.
        #expect(!driver.accumulator.needsProducer)
        #expect(driver.fail(second, .outOfOrderSequenceNumber) == nil)
        #expect(driver.accumulator.needsProducer)
        driver.pass(milliseconds: 100)
        #expect(driver.drain().isEmpty)
        driver.accumulator.setProducer(ProducerIdentity(id: 901, epoch: 0))
        let again = try driver.drainOne()
        let header = try Self.header(again)
        #expect(again.id == second.id)
        #expect(header.producerId == 901 && header.baseSequence == 0)
    }

    @Test func anUnknownProducerIsReplaced() throws {
        let driver = Driver()
        driver.accumulator.setProducer(Self.producer)
        #expect(driver.fail(try driver.sendOne(), .unknownProducerId) == nil)
        #expect(driver.accumulator.needsProducer)
    }
}
