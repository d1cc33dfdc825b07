import Metadata
import PartitionLog
import Ports
import Primitives
import Synchronization
public import Telemetry

extension Broker {
    /// Where everything that serves this broker's clients counts. [any thread]
    public var metrics: MetricRegistry { services.metrics }

    /// Kafka's name of a served API key; nil for others.
    public static func apiName(_ key: Int16) -> String? {
        guard let name = HandlerTable.find(key)?.api.name else { return nil }
        return name.hasSuffix("Request") ? String(name.dropLast("Request".count)) : name
    }

    /// Answers the registry with what the loops and the metadata are at, from now on. Once.
    public func registerMetrics() {
        services.metrics.collect { [weak self] done in
            guard let self, let metadata = attachedMetadata else { return done([]) }
            let gathering = LoopGathering(loops.count) { samples in
                done(samples.families + self.nodeFamilies(metadata))
            }
            for loop in loops { loop.loop.execute { loop.sample { gathering.take($0) } } }
        }
    }

    private func nodeFamilies(_ metadata: any ClusterMetadata) -> [MetricFamily] {
        let image = metadata.image
        func gauge(_ name: String, _ help: String, _ value: Int64) -> MetricFamily {
            MetricFamily(name: name, help: help, kind: .gauge, samples: [.init([], value)])
        }
        return [
            gauge(
                "weir_metadata_offset", "End of the metadata log that is committed.",
                image.endOffset),
            gauge(
                "weir_metadata_applied_offset", "Metadata that every event loop has acted on.",
                applied.offset),
        ]
    }
}

/// What one loop had at one moment.
struct LoopSample: Sendable {
    struct Log: Sendable {
        var topic: String
        var partition: Int32
        var startOffset: Int64
        var endOffset: Int64
        var highWatermark: Int64
        /// nil where the store did not say.
        var byteCount: Int64?
    }

    var waitingFetchCount = 0
    var waitingProduceCount = 0
    var openLogCount = 0
    var logs: [Log] = []
    /// Bytes received, records received, bytes sent.
    var traffic: [String: [Int64]] = [:]

    mutating func add(_ other: LoopSample) {
        waitingFetchCount += other.waitingFetchCount
        waitingProduceCount += other.waitingProduceCount
        openLogCount += other.openLogCount
        logs += other.logs
        traffic.merge(other.traffic) { zip($0, $1).map { $0 + $1 } }
    }

    var families: [MetricFamily] {
        func family(
            _ name: String, _ help: String, _ kind: MetricKind, _ samples: [MetricFamily.Sample]
        ) -> MetricFamily {
            MetricFamily(name: name, help: help, kind: kind, samples: samples)
        }
        func perLog(
            _ name: String, _ help: String, _ value: (Log) -> Int64?
        ) -> MetricFamily {
            family(
                name, help, .gauge,
                logs.compactMap { log in
                    value(log).map {
                        .init(
                            [
                                MetricLabel("topic", log.topic),
                                MetricLabel("partition", "\(log.partition)"),
                            ], $0)
                    }
                })
        }
        func perTopic(_ name: String, _ help: String, _ index: Int) -> MetricFamily {
            family(
                name, help, .counter,
                traffic.sorted { $0.key < $1.key }.map {
                    .init([MetricLabel("topic", $0.key)], $0.value[index])
                })
        }
        let waiting = [("Fetch", waitingFetchCount), ("Produce", waitingProduceCount)]
        return [
            family(
                "weir_waiting_requests", "Requests that wait for data or replicas.", .gauge,
                waiting.map { .init([MetricLabel("api", $0.0)], Int64($0.1)) }),
            family(
                "weir_open_logs", "Logs in use.", .gauge, [.init([], Int64(openLogCount))]),
            perLog("weir_log_start_offset", "First offset kept.") { $0.startOffset },
            perLog("weir_log_end_offset", "Next offset.") { $0.endOffset },
            perLog("weir_log_high_watermark", "What consumers may see ends here.") {
                $0.highWatermark
            },
            perLog("weir_log_size_bytes", "Bytes of the log.") { $0.byteCount },
            perTopic("weir_topic_received_bytes_total", "Bytes of batches stored.", 0),
            perTopic("weir_topic_received_records_total", "Records stored.", 1),
            perTopic("weir_topic_sent_bytes_total", "Bytes of batches sent to consumers.", 2),
        ]
    }
}

extension BrokerLoop {
    /// [loop] A fetch of one of this loop's connections takes these bytes of a topic.
    func noteSent(_ byteCount: Int, of key: FetchKey) {
        guard let topic = topicsByID[key.topicID] ?? topicsByName[key.topic] else { return }
        traffic.of(topic).sentBytes.add(Int64(byteCount))
    }

    /// Logs of one loop with series of their own. More are counted, not listed.
    static let sampledLogCountMax = 5000

    /// [loop] `done` runs on the loop.
    func sample(_ done: @escaping @Sendable (LoopSample) -> Void) {
        var sample = LoopSample()
        sample.waitingFetchCount = waitingFetches.count
        var sized: [Partition] = []
        for partition in partitions.values {
            guard case .open = partition.phase else { continue }
            sample.openLogCount += 1
            sample.waitingProduceCount += partition.waitingForHighWatermark.count
            if sized.count < Self.sampledLogCountMax { sized.append(partition) }
        }
        for traffic in traffic.all {
            let values = [
                traffic.receivedBytes.value, traffic.receivedRecords.value,
                traffic.sentBytes.value,
            ]
            if traffic.name != TrafficTable.otherName || values != [0, 0, 0] {
                sample.traffic[traffic.name] = values
            }
        }
        guard !sized.isEmpty else { return done(sample) }
        let box = SampleBox(sample, left: sized.count, done)
        for partition in sized {
            partition.size { size in
                let log = partition.log
                box.take(
                    LoopSample.Log(
                        topic: partition.id.topic, partition: partition.id.partition,
                        startOffset: log.startOffset, endOffset: log.storedEnd,
                        highWatermark: log.highWatermark, byteCount: size?.byteCount))
            }
        }
    }
}

/// Collects the logs of one loop. [that loop]
private final class SampleBox: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on one loop only.
    private var sample: LoopSample
    private var left: Int
    private let done: @Sendable (LoopSample) -> Void

    init(_ sample: LoopSample, left: Int, _ done: @escaping @Sendable (LoopSample) -> Void) {
        self.sample = sample
        self.left = left
        self.done = done
    }

    func take(_ log: LoopSample.Log) {
        sample.logs.append(log)
        left -= 1
        if left == 0 { done(sample) }
    }
}

/// Adds up the loops' samples. [any thread]
private final class LoopGathering: Sendable {
    private let state: Mutex<(sum: LoopSample, left: Int)>
    private let done: @Sendable (LoopSample) -> Void

    init(_ count: Int, _ done: @escaping @Sendable (LoopSample) -> Void) {
        state = Mutex((LoopSample(), count))
        self.done = done
    }

    func take(_ sample: LoopSample) {
        let sum = state.withLock { state -> LoopSample? in
            state.sum.add(sample)
            state.left -= 1
            return state.left == 0 ? state.sum : nil
        }
        if let sum { done(sum) }
    }
}
