import ArgumentParser
import Config
import Glibc
import Kernel
import LogVerify
import Ports
import Records

/// `weir log verify`: says what is wrong in files of logs, and where.
struct LogVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check data directories, logs or segments, and say what is wrong where.",
        discussion: """
            Reads only; a broker may be running, but then the ends of logs may move. Checked are \
            the headers, CRC-32C, offsets and records of all batches (compressed ones with the \
            codec plugins at hand), both indexes of each segment, gaps between segments, leader \
            epochs, producer snapshots, metadata snapshots, and the files of the data directory.

            One line for each finding: FILE:BYTE: SEVERITY: problem: what to do. Exits with 1 if \
            there is an error; what an unclean stop leaves and the next start mends is a warning.
            """)

    @Argument(
        help: ArgumentHelp(
            "Data directories, directories of partitions, or .log files.", valueName: "path"),
        completion: .file())
    var paths: [String]

    @Flag(help: "Gaps between offsets are errors: the topics were never compacted.")
    var expectContiguous = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        for path in paths where access(path, F_OK) != 0 {
            throw Failure(
                "cannot open \(path): \(String(cString: strerror(errno))); name a data directory,"
                    + " the directory of a partition, or a .log file")
        }
        let codecs = CodecPlugins.loadAvailable()
        let limits = DecompressionLimits(maxOutputByteCount: 256 << 20, maxRatio: 0)
        var options = VerifyOptions { type, payload in
            try codecs[type]?.decompress(payload, limits: limits)
        }
        options.expectsContiguousOffsets = expectContiguous
        let progress = VerifyProgress(totalByteCount: paths.reduce(0) { $0 + logByteCount($1) })
        let (isJSON, line) = (output.json, FindingLine())
        let report = VerifyReport(
            options, progress: { progress.read($1, of: $0) },
            emit: { finding in
                progress.clear()
                StandardOutput.write(line: isJSON ? line.json(finding) : line.text(finding))
                // A terminal shows findings as they are made.
                if progress.isShown { StandardOutput.flush() }
            })
        for path in paths { verify(path, report) }
        progress.clear()
        show(report.totals)
        guard report.totals.errors == 0 else { throw ExitCode(1) }
    }

    private func verify(_ path: String, _ report: VerifyReport) {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard FileFolder.exists(path) else {
            let (parent, name) = Self.split(path)
            return LogVerifier(FileFolder(path: parent), facts(parent, report), report)
                .verify(segment: name)
        }
        let folder = FileFolder(path: path)
        guard DirectoryVerifier.isDataDirectory((try? folder.names()) ?? []) else {
            return LogVerifier(folder, facts(path, report), report).verify()
        }
        let isRunning = folder.isLocked
        if isRunning { tellRunning(path) }
        DirectoryVerifier(folder, isRunning: isRunning, report).verify()
    }

    /// What the data directory around a log says of it.
    private func facts(_ log: String, _ report: VerifyReport) -> LogFacts {
        let resolved = realpath(log, nil).map { pointer in
            defer { free(pointer) }
            return String(cString: pointer)
        }
        let (parent, name) = Self.split(resolved ?? log)
        let folder = FileFolder(path: parent)
        guard let names = try? folder.names(), DirectoryVerifier.isDataDirectory(names) else {
            return LogFacts()
        }
        let isRunning = folder.isLocked
        if isRunning { tellRunning(parent) }
        return DirectoryVerifier(folder, isRunning: isRunning, report).facts(ofLog: name)
    }

    private func tellRunning(_ path: String) {
        StandardError.write(
            "weir: \(path) is in use by a broker: the ends of its logs may move meanwhile\n")
    }

    private static func split(_ path: String) -> (parent: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let parent = slash == path.startIndex ? "/" : String(path[..<slash])
        return (parent, String(path[path.index(after: slash)...]))
    }

    // MARK: Output

    private func show(_ totals: VerifyTotals) {
        for (codec, count) in totals.unopened.sorted(by: { $0.key < $1.key }) {
            StandardError.write(
                "weir: records of \(count) \(codec) batches were not looked at: no"
                    + " libweir-codecs-\(codec).so in"
                    + " \(StandardFolders.plugins().joined(separator: " or "))\n")
        }
        guard output.json else {
            let parts = [
                Self.count(totals.logs, "log"), Self.count(totals.segments, "segment"),
                Self.count(totals.batches, "batch", "batches"),
                Self.count(totals.records, "record"), HumanSize.text(Int64(totals.bytes)),
            ]
            let found = [
                Self.count(totals.errors, "error"), Self.count(totals.warnings, "warning"),
                Self.count(totals.notes, "note"),
            ]
            StandardOutput.write(
                line: "Verified \(parts.joined(separator: ", ")):"
                    + " \(found.joined(separator: ", ")).")
            return
        }
        func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
        let unopened = totals.unopened.map { ($0.key, number($0.value)) }
        StandardOutput.write(
            line: JSONValue.object([
                ("type", .string("summary")), ("logs", number(totals.logs)),
                ("segments", number(totals.segments)), ("bytes", number(totals.bytes)),
                ("batches", number(totals.batches)), ("records", number(totals.records)),
                ("errors", number(totals.errors)), ("warnings", number(totals.warnings)),
                ("notes", number(totals.notes)), ("unopened-batches", .object(unopened)),
            ]).text)
    }

    private static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? one + "s")"
    }
}

/// How a finding is shown.
private struct FindingLine {
    func text(_ finding: Finding) -> String {
        let place = finding.position.map { ":\($0)" } ?? ""
        let remedy = finding.remedy.isEmpty ? "" : ": \(finding.remedy)"
        return "\(finding.file)\(place): \(finding.severity.rawValue): \(finding.problem)\(remedy)"
    }

    func json(_ finding: Finding) -> String {
        JSONValue.object([
            ("type", .string("finding")), ("severity", .string(finding.severity.rawValue)),
            ("rule", .string(finding.rule.rawValue)), ("file", .string(finding.file)),
            ("position", finding.position.map { .integer(Int64($0)) } ?? .null),
            ("problem", .string(finding.problem)),
            ("remedy", finding.remedy.isEmpty ? .null : .string(finding.remedy)),
        ]).text
    }
}

/// Bytes of segments below a path, for progress; 0 for what cannot be read.
private func logByteCount(_ path: String) -> Int {
    func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
    guard FileFolder.exists(path) else { return size(path) }
    func inLog(_ path: String) -> Int {
        ((try? FileFolder(path: path).names()) ?? []).filter { $0.hasSuffix(".log") }
            .reduce(0) { $0 + size(path + "/" + $1) }
    }
    let names = (try? FileFolder(path: path).names()) ?? []
    guard DirectoryVerifier.isDataDirectory(names) else { return inLog(path) }
    return names.reduce(0) { $0 + inLog(path + "/" + $1) }
}

/// How far a verification is, on a terminal.
private final class VerifyProgress {
    private let line = ProgressLine()
    private let totalByteCount: Int
    private var byteCount = 0

    init(totalByteCount: Int) { self.totalByteCount = totalByteCount }

    var isShown: Bool { line.isShown }

    func read(_ count: Int, of file: String) {
        byteCount += count
        line.show {
            "\(HumanSize.text(Int64(byteCount))) of \(HumanSize.text(Int64(totalByteCount)))"
                + " read, now \(file)"
        }
    }

    func clear() { line.clear() }
}
