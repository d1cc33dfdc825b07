import ArgumentParser
import Client
import NIOCore
import Ports
import Synchronization

/// `weir bench latency`.
struct BenchLatencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency",
        abstract:
            "Measure the time from writing a record to its acknowledgement and to its reader.",
        discussion: "Records go at a steady rate to one partition, one a batch if they can.")

    @OptionGroup var target: BenchTopicOptions

    @Option(help: ArgumentHelp("Bytes of a record's value, 8 or more.", valueName: "bytes"))
    var recordSize = 100

    @Option(help: ArgumentHelp("How many records.", valueName: "n"))
    var records = 1_000

    @Option(help: ArgumentHelp("Records a second.", valueName: "n"))
    var rate = 200.0

    @Option(help: "The partition.")
    var partition: Int32 = 0

    @OptionGroup var producer: ProducerOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (8...1 << 20).contains(recordSize) else {
            throw ValidationError("--record-size is \(recordSize); must be 8 to \(1 << 20) bytes.")
        }
        guard (1...10_000_000).contains(records) else {
            throw ValidationError("--records is \(records); must be 1 to 10000000.")
        }
        guard rate > 0, rate <= 1e6 else {
            throw ValidationError("--rate is \(rate); must be above 0, at most 1000000.")
        }
    }

    func run() async throws {
        let codec = try producer.codec()
        let acknowledged = LatencyRecorder()
        let tally = DeliveryTally()
        let round = LatencyRound(
            topic: target.topic, partition: partition, recordCount: records,
            recordSize: recordSize, interval: 1e9 / rate,
            reader: RecordReader(codecs: CodecPlugins.loadAvailable()),
            millisecondsMax: Int64(connection.timeout))
        let nanoseconds = try await connection.withClusters(2) { clusters in
            _ = try await target.prepare(clusters[0])
            let consumer = Consumer(clusters[1])
            try await consumer.assign(
                TopicPartition(topic: target.topic, partition: partition), from: .end)
            let producer = try Producer(
                clusters[0], producer.configuration(linger: 0), codec: codec
            ) { delivery in
                tally.add(delivery)
                acknowledged.record(
                    from: delivery.createdAt, to: delivery.completedAt,
                    count: delivery.recordCount)
            }
            let start = MonotonicTime.benchNow
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await round.receive(consumer) }
                group.addTask { try await round.send(producer) }
                try await group.waitForAll()
            }
            await consumer.close()
            return MonotonicTime.benchNow.nanoseconds - start.nanoseconds
        }
        let count = try tally.requireAllWritten()
        BenchReport(
            recordCount: count, byteCount: count * recordSize, nanoseconds: nanoseconds,
            latencies: [("acknowledged", acknowledged), ("received", round.received)]
        ).print(asJSON: output.json)
    }
}

/// One run: a sender and a receiver that share the times at which records went.
private final class LatencyRound: Sendable {
    let received = LatencyRecorder()
    private let topic: String
    private let partition: Int32
    private let recordCount: Int
    private let recordSize: Int
    /// Nanoseconds from one record to the next.
    private let interval: Double
    private let reader: RecordReader
    private let millisecondsMax: Int64
    /// By the record's mark; written before it goes, read when it comes.
    private let sentAt: Mutex<[MonotonicTime]>

    init(
        topic: String, partition: Int32, recordCount: Int, recordSize: Int, interval: Double,
        reader: RecordReader, millisecondsMax: Int64
    ) {
        self.topic = topic
        self.partition = partition
        self.recordCount = recordCount
        self.recordSize = recordSize
        self.interval = interval
        self.reader = reader
        self.millisecondsMax = millisecondsMax
        sentAt = Mutex(
            [MonotonicTime](repeating: MonotonicTime(nanoseconds: 0), count: recordCount))
    }

    /// Sends the records at their rate, each marked with its index.
    func send(_ producer: Producer) async throws {
        let start = MonotonicTime.benchNow.nanoseconds
        for index in 0..<recordCount {
            let due = start + UInt64(Double(index) * interval)
            let now = MonotonicTime.benchNow.nanoseconds
            if due > now { try await Task.sleep(for: .nanoseconds(Int64(due - now))) }
            var value = [UInt8](repeating: 0, count: recordSize)
            withUnsafeBytes(of: UInt64(index).littleEndian) { mark in
                for (place, byte) in mark.enumerated() { value[place] = byte }
            }
            sentAt.withLock { $0[index] = MonotonicTime.benchNow }
            try await producer.send([
                ProducerRecord(topic: topic, partition: partition, value: value)
            ])
        }
        await producer.close()
    }

    /// Takes records until all have come.
    func receive(_ consumer: Consumer) async throws {
        var left = recordCount
        var last = MonotonicTime.benchNow
        while left > 0 {
            guard let fetched = try await consumer.next() else {
                try requireProgress(since: last, left: left)
                continue
            }
            let time = MonotonicTime.benchNow
            last = time
            try reader.forEach(in: fetched) { record in
                guard let value = record.value, value.count == recordSize else { return true }
                let mark = UInt64(
                    littleEndian: value.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
                guard let index = Int(exactly: mark), index < recordCount else { return true }
                received.record(from: sentAt.withLock { $0[index] }, to: time)
                left -= 1
                return left > 0
            }
        }
    }

    private func requireProgress(since last: MonotonicTime, left: Int) throws(Failure) {
        let silence = MonotonicTime.benchNow.milliseconds(since: last)
        guard silence > millisecondsMax else { return }
        throw Failure(
            "\(left) of \(recordCount) records did not come within \(silence) ms; check that they"
                + " could be written, and that nobody else deletes the topic's records")
    }
}

extension MonotonicTime {
    /// The clock that deliveries are timed with.
    static var benchNow: MonotonicTime {
        MonotonicTime(nanoseconds: NIODeadline.now().uptimeNanoseconds)
    }
}
