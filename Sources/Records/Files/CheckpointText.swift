/// Kafka's checkpoint text files: a line with the version (0), a line with the number of entries,
/// then one line an entry with its fields separated by blanks.
enum CheckpointText {
    static let version = 0

    static func encode(_ entries: some Collection<String>) -> [UInt8] {
        var text = "\(version)\n\(entries.count)\n"
        for entry in entries { text += entry + "\n" }
        return Array(text.utf8)
    }

    /// - Parameter entry: reads the fields of one line; nil if they are not of its form.
    static func decode<Entry>(
        _ file: StaticString, _ bytes: UnsafeRawBufferPointer,
        entry: ([Substring]) -> Entry?
    ) throws(FileFormatError) -> [Entry] {
        let lines = try TextLines.split(file, bytes)
        guard lines.count >= 2 else { throw FileFormatError(file, .truncated) }
        guard let version = Int64(lines[0]) else {
            throw FileFormatError(file, .malformed(String(lines[0])), line: 1)
        }
        guard version == Self.version else {
            throw FileFormatError(file, .unknownVersion(version), line: 1)
        }
        guard let count = Int64(lines[1]), count >= 0 else {
            throw FileFormatError(file, .malformed(String(lines[1])), line: 2)
        }
        var entries: [Entry] = []
        for (index, line) in lines.dropFirst(2).enumerated() {
            let fields = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard let value = entry(fields) else {
                throw FileFormatError(file, .malformed(String(line)), line: index + 3)
            }
            entries.append(value)
        }
        guard Int64(entries.count) == count else {
            throw FileFormatError(
                file, .countMismatch(stated: count, found: Int64(entries.count)))
        }
        return entries
    }
}

enum TextLines {
    /// The lines of UTF-8 text; the last need not end with a newline.
    static func split(
        _ file: StaticString, _ bytes: UnsafeRawBufferPointer
    ) throws(FileFormatError) -> [Substring] {
        guard let text = unsafe String(validating: bytes, as: UTF8.self) else {
            throw FileFormatError(file, .malformed("bytes that are not UTF-8"))
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
