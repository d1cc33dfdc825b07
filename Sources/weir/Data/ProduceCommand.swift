import ArgumentParser
import Client
import Config
import Records
import Synchronization

/// `weir produce`: a record for each line.
struct ProduceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "produce", abstract: "Write the lines of standard input or a file.",
        discussion: """
            Exits with 1 if any record could not be written. With --json every batch is a line.
            """)

    @Argument(help: "The topic.")
    var topic: String

    @Option(help: ArgumentHelp("Read this file instead of standard input.", valueName: "path"))
    var file: String?

    @Option(
        help: ArgumentHelp("What stands between key and value in a line.", valueName: "text"))
    var keySeparator: String?

    @Flag(help: "An empty value is null: a tombstone in a compacted topic.")
    var emptyIsNull = false

    @Flag(help: "The whole input is one record.")
    var whole = false

    @Option(help: "The partition; chosen by key if not given.")
    var partition: Int32?

    @Option(help: ArgumentHelp("A header of every record.", valueName: "name=value"))
    var header: [String] = []

    @Option(
        help: ArgumentHelp(
            "The time of every record; now if not given.", valueName: "ms since 1970"))
    var timestamp: Int64?

    @OptionGroup var producer: ProducerOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for pair in header where splitPair(pair) == nil {
            throw ValidationError("--header '\(pair)' is not name=value.")
        }
        if keySeparator == "" { throw ValidationError("--key-separator must not be empty.") }
    }

    func run() async throws {
        let codec = try producer.codec()
        let tally = DeliveryTally()
        let isJSON = output.json
        try await connection.withCluster { cluster in
            let producer = try Producer(cluster, producer.configuration(), codec: codec) {
                tally.add($0)
                if isJSON { StandardOutput.write(line: $0.json.text) }
            }
            do {
                try await sendAll(with: producer)
            } catch {
                await producer.close()
                throw error
            }
            await producer.close()
        }
        let writtenCount = try tally.requireAllWritten()
        if !isJSON {
            let noun = writtenCount == 1 ? "record" : "records"
            StandardOutput.write(line: "Wrote \(writtenCount) \(noun) to \(topic).")
        }
    }

    /// Most lines handed over at once.
    private static let chunkCount = 1_000
    /// Largest record read with --whole.
    private static let wholeByteCountMax = 1 << 30

    private func sendAll(with producer: Producer) async throws {
        let lines = LineParser(
            topic: topic, separator: keySeparator.map { Array($0.utf8) },
            emptyIsNull: emptyIsNull, partition: partition, timestamp: timestamp,
            headers: header.compactMap(splitPair).map {
                RecordHeader(key: $0.name, value: Array($0.value.utf8))
            })
        var input = try Input(path: file)
        if whole {
            let bytes = try input.rest(limit: Self.wholeByteCountMax)
            return try await producer.send([try lines.record(bytes, number: 1)])
        }
        var chunk: [ProducerRecord] = []
        var number = 0
        while let line = try input.next() {
            number += 1
            chunk.append(try lines.record(line, number: number))
            // What waits for its next line must not keep this one waiting.
            if chunk.count >= Self.chunkCount || !input.hasBufferedLine {
                try await producer.send(chunk)
                chunk.removeAll(keepingCapacity: true)
            }
        }
        if !chunk.isEmpty { try await producer.send(chunk) }
    }
}

/// Makes a record of a line.
private struct LineParser {
    let topic: String
    let separator: [UInt8]?
    let emptyIsNull: Bool
    let partition: Int32?
    let timestamp: Int64?
    let headers: [RecordHeader]

    func record(_ line: [UInt8], number: Int) throws(Failure) -> ProducerRecord {
        var key: [UInt8]?
        var value: [UInt8]? = line
        if let separator {
            guard let range = line.firstRange(of: separator) else {
                throw Failure(
                    "line \(number) has no '\(String(decoding: separator, as: UTF8.self))' between"
                        + " key and value; add it, or leave --key-separator out")
            }
            key = Array(line[..<range.lowerBound])
            value = Array(line[range.upperBound...])
        }
        if emptyIsNull && value?.isEmpty == true { value = nil }
        return ProducerRecord(
            topic: topic, partition: partition, timestamp: timestamp, key: key, value: value,
            headers: headers)
    }
}
