import ArgumentParser
import Client
import Ports
import Records

/// `weir consume`: reads partitions by assignment.
struct ConsumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consume", abstract: "Read a topic's records.",
        discussion: """
            --format takes %t topic, %p partition, %o offset, %T timestamp, %k key, %v value, \
            %h headers, %K and %S the byte counts of key and value (-1: null), %%, and \
            \\n \\t \\0 \\\\.
            """)

    @Argument(help: "The topic.")
    var topic: String

    @Option(help: "A partition; may be given again. All if not given.")
    var partition: [Int32] = []

    @Option(
        help: ArgumentHelp(
            "Where to begin: beginning, end, an offset, or @ and milliseconds since 1970.",
            valueName: "position"),
        transform: startPosition)
    var offset = StartPosition.beginning

    @Option(help: ArgumentHelp("Stop after so many records.", valueName: "n"))
    var count: Int?

    @Flag(help: "Stop at what is the end at the start.")
    var exitAtEnd = false

    @Option(help: ArgumentHelp("How a record is shown.", valueName: "text"))
    var format = "%v\\n"

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let count, count < 1 {
            throw ValidationError("--count is \(count); must be 1 or more.")
        }
        do throws(Failure) {
            _ = try RecordFormat(format)
        } catch {
            throw ValidationError(error.messages.joined(separator: "\n"))
        }
    }

    func run() async throws {
        let format = try RecordFormat(format)
        let reader = RecordReader(codecs: CodecPlugins.loadAvailable())
        try await connection.withCluster { cluster in
            let consumer = Consumer(cluster)
            var unfinished = try await assign(consumer, Admin(cluster))
            var left = count ?? .max
            while left > 0 && !(exitAtEnd && unfinished.isEmpty) {
                guard let fetched = try await consumer.next() else { continue }
                left -= try show(fetched, with: reader, format, limit: left)
                StandardOutput.flush()
                let next = try fetched.nextOffset()
                if let end = unfinished[fetched.partition], next >= end {
                    unfinished[fetched.partition] = nil
                    await consumer.unassign(fetched.partition)
                }
            }
            await consumer.close()
        }
    }

    /// Begins to read.
    ///
    /// - Returns: with --exit-at-end, partitions that have something now, with the offset at which
    ///   they end.
    private func assign(
        _ consumer: Consumer, _ admin: Admin
    ) async throws -> [TopicPartition: Int64] {
        let indices =
            partition.isEmpty
            ? try await admin.describeTopic(topic).partitions.map(\.index) : partition
        var ends: [TopicPartition: Int64] = [:]
        for index in Set(indices).sorted() {
            let partition = TopicPartition(topic: topic, partition: index)
            let start = try await consumer.assign(partition, from: offset)
            guard exitAtEnd else { continue }
            let end = try await admin.offsets(of: partition).end
            if start < end {
                ends[partition] = end
            } else {
                await consumer.unassign(partition)
            }
        }
        return ends
    }

    /// - Returns: how many records were shown.
    private func show(
        _ fetched: FetchedBatches, with reader: RecordReader, _ format: RecordFormat, limit: Int
    ) throws -> Int {
        var shown = 0
        var fault: BatchError?
        var bytes: [UInt8] = []
        try reader.forEach(in: fetched) { record in
            do throws(BatchError) {
                if output.json {
                    try RecordFormat.writeJSON(record, of: fetched.partition, to: &bytes)
                } else {
                    try format.write(record, of: fetched.partition, to: &bytes)
                }
            } catch {
                fault = error
                return false
            }
            shown += 1
            return shown < limit
        }
        StandardOutput.write(bytes: bytes)
        if let fault {
            throw Failure(
                "\(fetched.partition) has a damaged record: \(fault); check the broker's disk")
        }
        return shown
    }
}

@Sendable private func startPosition(_ text: String) throws -> StartPosition {
    switch text {
    case "beginning", "earliest": return .beginning
    case "end", "latest": return .end
    default: break
    }
    if text.first == "@", let time = Int64(text.dropFirst()) { return .timestamp(time) }
    if let offset = Int64(text), offset >= 0 { return .offset(offset) }
    throw ValidationError(
        "'\(text)' is no position; use beginning, end, an offset, or @ and milliseconds.")
}
