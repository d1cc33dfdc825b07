/// Kafka's checkpoint files of a data directory: an offset for each log.
///
///     0
///     <number of entries>
///     <topic> <partition> <offset>
///     ...
enum CheckpointFile {
    static func render(_ offsets: [LogName: Int64]) -> String {
        var text = "0\n\(offsets.count)\n"
        let names = offsets.keys.sorted {
            ($0.topic, $0.partition) < ($1.topic, $1.partition)
        }
        for name in names {
            if let offset = offsets[name] {
                text += "\(name.topic) \(name.partition) \(offset)\n"
            }
        }
        return text
    }

    /// Nothing if there is no file.
    /// - Throws: `damaged`.
    static func read(_ path: String) throws(StoreFailure) -> [LogName: Int64] {
        guard let bytes = try Files.contents(path) else { return [:] }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        func text(_ line: Int) -> String { String(decoding: lines[line], as: UTF8.self) }
        guard lines.count >= 2, text(0) == "0", let count = Int(text(1)),
            count == lines.count - 2
        else { throw .damaged(path, at: 0, "the head is not version 0 and the number of lines") }
        var offsets: [LogName: Int64] = [:]
        for line in 2..<lines.count {
            let fields = text(line).split(separator: " ")
            guard fields.count == 3, let partition = Int32(fields[1]),
                let offset = Int64(fields[2])
            else { throw .damaged(path, at: 0, "line \(line + 1) is \"\(text(line))\"") }
            offsets[LogName(topic: String(fields[0]), partition: partition)] = offset
        }
        return offsets
    }
}
