import ArgumentParser
import Client
import NIOCore
import Ports
import Records

/// `weir bench consume`.
struct BenchConsumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consume", abstract: "Measure reading from the beginning.",
        discussion: "Stops at what is the end at the start. Bytes are those of the batches.")

    @Argument(help: "The topic.")
    var topic = "weir-bench"

    @Option(help: ArgumentHelp("Stop after so many records.", valueName: "n"))
    var records: Int?

    @Flag(help: "Look at the headers of batches only: no CRC, no decompression, no records.")
    var headersOnly = false

    @Option(help: ArgumentHelp("Bytes of one partition in one answer.", valueName: "bytes"))
    var partitionBytes = 1 << 20

    @Option(help: ArgumentHelp("How long a broker may wait.", valueName: "milliseconds"))
    var maxWait = 500

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let reader = RecordReader(codecs: headersOnly ? [:] : CodecPlugins.loadAvailable())
        var configuration = ConsumerConfiguration()
        configuration.maxPartitionByteCount = partitionBytes
        configuration.maxWait = Milliseconds(Int64(maxWait))
        let report = try await connection.withCluster { cluster in
            let admin = Admin(cluster)
            let consumer = Consumer(cluster, configuration)
            var ends: [TopicPartition: Int64] = [:]
            for partition in try await admin.describeTopic(topic).partitions {
                let key = TopicPartition(topic: topic, partition: partition.index)
                let (start, end) = try await admin.offsets(of: key)
                guard start < end else { continue }
                ends[key] = end
                try await consumer.assign(key, from: .offset(start))
            }
            let start = MonotonicTime.benchNow
            var report = BenchReport(recordCount: 0, byteCount: 0, nanoseconds: 0)
            while !ends.isEmpty, report.recordCount < records ?? .max {
                guard let fetched = try await consumer.next() else { continue }
                report.recordCount += try count(fetched, reader)
                report.byteCount += fetched.bytes.readableBytes
                if let end = ends[fetched.partition], try fetched.nextOffset() >= end {
                    ends[fetched.partition] = nil
                    await consumer.unassign(fetched.partition)
                }
            }
            report.nanoseconds = MonotonicTime.benchNow.nanoseconds - start.nanoseconds
            await consumer.close()
            return report
        }
        report.print(asJSON: output.json)
    }

    private func count(
        _ fetched: FetchedBatches, _ reader: RecordReader
    ) throws(ClientError) -> Int {
        var count = 0
        if headersOnly {
            try fetched.forEachHeader { count += Int($0.recordCount) }
        } else {
            try reader.forEach(in: fetched) { _ in
                count += 1
                return true
            }
        }
        return count
    }
}
