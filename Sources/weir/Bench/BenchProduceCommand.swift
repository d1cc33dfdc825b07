import ArgumentParser
import Client
import Ports

/// `weir bench produce`.
struct BenchProduceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "produce", abstract: "Measure writing.",
        discussion: """
            Latency is that of a batch's oldest record, from handing it over to its \
            acknowledgement, counted once for each record of the batch.
            """)

    @OptionGroup var target: BenchTopicOptions
    @OptionGroup var workload: WorkloadOptions

    @Option(help: "Producers, each with connections and a thread of its own.")
    var producers = 1

    @OptionGroup var producer: ProducerOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...256).contains(producers) else {
            throw ValidationError("--producers is \(producers); must be 1 to 256.")
        }
    }

    func run() async throws {
        let codec = try producer.codec()
        let tally = DeliveryTally()
        let latency = LatencyRecorder()
        let values = workload.values()
        let report = try await connection.withClusters(producers) { clusters in
            _ = try await target.prepare(clusters[0])
            let start = MonotonicTime.benchNow
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, cluster) in clusters.enumerated() {
                    let producer = try Producer(
                        cluster, producer.configuration(), codec: codec
                    ) { delivery in
                        tally.add(delivery)
                        guard delivery.error == nil else { return }
                        latency.record(
                            from: delivery.createdAt, to: delivery.completedAt,
                            count: delivery.recordCount)
                    }
                    let feed = Feed(
                        topic: target.topic, values: values,
                        recordCount: share(of: index), nanosecondsMax: workload.nanosecondsMax)
                    group.addTask { try await feed.run(producer) }
                }
                try await group.waitForAll()
            }
            let nanoseconds = MonotonicTime.benchNow.nanoseconds - start.nanoseconds
            let count = try tally.requireAllWritten()
            return BenchReport(
                recordCount: count, byteCount: count * workload.recordSize,
                nanoseconds: nanoseconds, latencies: [("latency", latency)])
        }
        report.print(asJSON: output.json)
    }

    /// How many of the records a producer writes.
    private func share(of index: Int) -> Int {
        guard let records = workload.records else { return .max }
        return records / producers + (index < records % producers ? 1 : 0)
    }
}

/// Hands records to one producer as fast as it takes them.
private struct Feed: Sendable {
    let topic: String
    let values: [[UInt8]]
    let recordCount: Int
    let nanosecondsMax: UInt64

    /// Bytes handed over at once.
    private static let chunkByteCount = 262_144

    func run(_ producer: Producer) async throws {
        let start = MonotonicTime.benchNow.nanoseconds
        let size = max(1, values.first?.count ?? 1)
        let chunkCount = min(max(1, Self.chunkByteCount / size), 1_000)
        var left = recordCount
        var next = 0
        while left > 0, MonotonicTime.benchNow.nanoseconds - start < nanosecondsMax {
            let count = min(left, chunkCount)
            var chunk: [ProducerRecord] = []
            chunk.reserveCapacity(count)
            for _ in 0..<count {
                chunk.append(ProducerRecord(topic: topic, value: values[next]))
                next = next + 1 == values.count ? 0 : next + 1
            }
            try await producer.send(chunk)
            left -= count
        }
        await producer.close()
    }
}
