import ArgumentParser
import Client
import Config

/// `weir log-dirs`.
struct LogDirsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log-dirs",
        abstract: "Show the directories that brokers keep logs in, and what takes the room.")

    /// What stands first.
    enum Order: String, ExpressibleByArgument, CaseIterable {
        case size, name
    }

    @Option(help: "A broker; may be given again. All if not given.")
    var broker: [Int32] = []

    @Option(help: "Only partitions of a topic; may be given again.")
    var topic: [String] = []

    @Option(help: "What stands first: the largest (size), or by name.")
    var sort = Order.size

    @Flag(help: "Show sizes as plain numbers of bytes.")
    var bytes = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let dirs = try await connection.withCluster { try await ask(Admin($0)) }
        if output.json {
            for dir in dirs { StandardOutput.write(line: json(dir).text) }
        } else {
            StandardOutput.write(dirs.map(text).joined(separator: "\n"))
            if dirs.count > 1 {
                let total = dirs.reduce(0) { $0 + $1.byteCount }
                StandardOutput.write(line: "\nAll directories hold \(size(total)).")
            }
        }
        let failures = dirs.compactMap { $0.error?.message }
        guard failures.isEmpty else { throw Failure(failures) }
    }

    private func ask(_ admin: Admin) async throws -> [LogDir] {
        var topics: [TopicDescription] = []
        for name in Set(topic).sorted() { topics.append(try await admin.describeTopic(name)) }
        var brokers = Set(broker).sorted()
        if brokers.isEmpty {
            brokers = try await admin.describeCluster().brokers.filter { !$0.isFenced }
                .map(\.nodeID)
        }
        var dirs: [LogDir] = []
        for broker in brokers {
            dirs += try await admin.describeLogDirs(
                of: broker, topics: topics.isEmpty ? nil : topics)
        }
        return dirs
    }

    private func size(_ byteCount: Int64) -> String {
        bytes ? "\(byteCount)" : HumanSize.text(byteCount)
    }

    private func sorted(_ dir: LogDir) -> [LogDir.Replica] {
        guard sort == .size else { return dir.replicas }
        return dir.replicas.sorted {
            $0.byteCount != $1.byteCount
                ? $0.byteCount > $1.byteCount : $0.partition < $1.partition
        }
    }

    private func text(_ dir: LogDir) -> String {
        var text = "broker \(dir.broker)  \(dir.path)"
        if let total = dir.totalByteCount, let usable = dir.usableByteCount {
            let percent = total > 0 ? " (\(usable * 100 / total) %)" : ""
            text += "  \(size(usable)) of \(size(total)) usable\(percent)"
        }
        if dir.isCordoned { text += "  cordoned" }
        if dir.error != nil { text += "  not usable" }
        var table = Table("TOPIC", "PARTITION", "SIZE", "LAG")
        for replica in sorted(dir) {
            table.add(
                replica.partition.topic,
                "\(replica.partition.partition)\(replica.isFuture ? " (moving here)" : "")",
                size(replica.byteCount), "\(replica.offsetLag)")
        }
        table.add("TOTAL", "\(dir.replicas.count)", size(dir.byteCount))
        return text + "\n" + table.text
    }

    private func json(_ dir: LogDir) -> JSONValue {
        let replicas = sorted(dir).map { replica in
            JSONValue.object([
                ("topic", .string(replica.partition.topic)),
                ("partition", .integer(Int64(replica.partition.partition))),
                ("bytes", .integer(replica.byteCount)), ("lag", .integer(replica.offsetLag)),
                ("future", .boolean(replica.isFuture)),
            ])
        }
        return .object([
            ("broker", .integer(Int64(dir.broker))), ("path", .string(dir.path)),
            ("error", dir.error.map { .string($0.message) } ?? .null),
            ("total-bytes", dir.totalByteCount.map(JSONValue.integer) ?? .null),
            ("usable-bytes", dir.usableByteCount.map(JSONValue.integer) ?? .null),
            ("cordoned", .boolean(dir.isCordoned)), ("bytes", .integer(dir.byteCount)),
            ("partitions", .array(replicas)),
        ])
    }
}

extension LogDir {
    /// Bytes of all logs in it.
    fileprivate var byteCount: Int64 { replicas.reduce(0) { $0 &+ $1.byteCount } }
}
