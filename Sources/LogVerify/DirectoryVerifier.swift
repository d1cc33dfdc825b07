import Primitives
import Records

/// Checks a data directory: its own files, then every log in it.
public struct DirectoryVerifier {
    private static let formatVersions = 1...1
    private static let knownFiles: Set<String> = [
        OffsetCheckpoint.recoveryPointFileName, OffsetCheckpoint.replicationFileName,
        OffsetCheckpoint.logStartFileName, "cleaner-offset-checkpoint", "meta.properties",
        "bootstrap.checkpoint", "control.sock", formatFile, "lost+found",
    ]
    private static let formatFile = "weir-format"
    private static let cleanFile = ".kafka_cleanshutdown"
    private static let maxByteCount = 256 << 20

    private let folder: any LogFolder
    private let report: VerifyReport
    private let isRunning: Bool
    private var names: [String] = []
    private var recoveryPoints: [String: Int64] = [:]
    private var highWatermarks: [String: Int64] = [:]
    private var logStarts: [String: Int64] = [:]

    /// - Parameter isRunning: a broker has the directory open.
    public init(_ folder: any LogFolder, isRunning: Bool, _ report: VerifyReport) {
        self.folder = folder
        self.isRunning = isRunning
        self.report = report
    }

    /// Whether the names are those of a data directory rather than of a log.
    public static func isDataDirectory(_ names: [String]) -> Bool {
        names.contains { name in
            name == formatFile || name == cleanFile || name == "meta.properties"
                || name == OffsetCheckpoint.recoveryPointFileName || isLog(name)
        } && !names.contains { LogFileName($0)?.kind == .log }
    }

    /// Checks everything.
    public consuming func verify() {
        guard load() else { return }
        checkFormat()
        readCheckpoints(tellsFaults: true)
        report.endFiles()
        for name in names where !name.hasPrefix(".") {
            if Self.isLog(name) {
                verifyLog(name)
            } else if Self.isLeftover(name) {
                report.add(
                    Finding(
                        .note, .leftoverFile, file: folder.path + "/" + name,
                        "a log on its way out", remedy: Remedy.mended))
            } else if !Self.knownFiles.contains(name) {
                report.add(
                    Finding(
                        .note, .unknownFile, file: folder.path + "/" + name,
                        "this is nothing that a broker made"))
            }
        }
        report.endFiles()
    }

    /// What the directory says of one of its logs, for a check of that log alone.
    public consuming func facts(ofLog name: String) -> LogFacts {
        guard load() else { return LogFacts() }
        readCheckpoints(tellsFaults: false)
        return makeFacts(name)
    }

    private mutating func load() -> Bool {
        do throws(SourceError) {
            names = try folder.names().sorted()
            return true
        } catch {
            unreadable(folder.path, error)
            return false
        }
    }

    private func unreadable(_ path: String, _ error: SourceError) {
        report.add(
            Finding(
                .error, .unreadableFile, file: path, "it cannot be read: \(error)",
                remedy: "check permissions and the disk"))
    }

    private var shutdown: Shutdown {
        if isRunning { return .running }
        return names.contains(Self.cleanFile) ? .clean : .unclean
    }

    private func makeFacts(_ name: String) -> LogFacts {
        LogFacts(
            shutdown: shutdown, recoveryPoint: recoveryPoints[name],
            highWatermark: highWatermarks[name], logStartOffset: logStarts[name])
    }

    private func verifyLog(_ name: String) {
        do throws(SourceError) {
            guard let log = try folder.folder(name) else {
                // Deleted while this runs, or a file with a log's name.
                guard !isRunning else { return }
                report.add(
                    Finding(
                        .note, .unknownFile, file: folder.path + "/" + name,
                        "it is no directory"))
                return
            }
            LogVerifier(log, makeFacts(name), report).verify()
        } catch {
            unreadable(folder.path + "/" + name, error)
        }
    }

    // MARK: Files of the directory

    private func contents(_ name: String) -> [UInt8]? {
        do throws(SourceError) {
            return try folder.file(name)?.contents(limit: Self.maxByteCount)
        } catch {
            unreadable(folder.path + "/" + name, error)
            return nil
        }
    }

    private func checkFormat() {
        let path = folder.path + "/" + Self.formatFile
        guard let bytes = contents(Self.formatFile) else {
            let text =
                "the directory has no mark of Weir's: it is a Kafka broker's, or not adopted yet"
            report.add(Finding(.note, .format, file: path, text))
            return
        }
        let text = String(decoding: bytes.prefix(80), as: UTF8.self)
        let line = text.split(separator: "\n").first ?? ""
        let range = "\(Self.formatVersions.lowerBound) to \(Self.formatVersions.upperBound)"
        guard line.hasPrefix("version="), let version = Int(line.dropFirst(8)), version > 0 else {
            report.add(
                Finding(
                    .error, .format, file: path,
                    "it says \"\(line)\"; must be version=N, with N of \(range)",
                    remedy: Remedy.checkpoint))
            return
        }
        guard Self.formatVersions.contains(version) else {
            report.add(
                Finding(
                    .error, .format, file: path,
                    "the data format is version \(version); this program reads \(range)",
                    remedy: "use the newer version that wrote it"))
            return
        }
    }

    private mutating func readCheckpoints(tellsFaults: Bool) {
        recoveryPoints = read(OffsetCheckpoint.recoveryPointFileName, tellsFaults)
        highWatermarks = read(OffsetCheckpoint.replicationFileName, tellsFaults)
        logStarts = read(OffsetCheckpoint.logStartFileName, tellsFaults)
    }

    private func read(_ name: String, _ tellsFaults: Bool) -> [String: Int64] {
        guard let bytes = contents(name) else { return [:] }
        func tell(_ problem: String) {
            guard tellsFaults else { return }
            report.add(
                Finding(
                    .error, .checkpoint, file: folder.path + "/" + name, problem,
                    remedy: Remedy.checkpoint))
        }
        let entries: [OffsetCheckpointEntry]
        do throws(FileFormatError) {
            entries = try bytes.span.withUnsafeBytes { buffer throws(FileFormatError) in
                try OffsetCheckpoint.decode(buffer)
            }
        } catch {
            tell("\(error)")
            return [:]
        }
        var offsets: [String: Int64] = [:]
        let present = Set(names)
        for (index, entry) in entries.enumerated() {
            let log = "\(entry.topic)-\(entry.partition)"
            if entry.offset < 0 {
                tell("line \(index + 3): \(log) has offset \(entry.offset); must be 0 or more")
            } else if offsets.updateValue(entry.offset, forKey: log) != nil {
                tell("line \(index + 3): \(log) is listed twice")
            } else if tellsFaults, !present.contains(log) {
                report.add(
                    Finding(
                        .note, .checkpoint, file: folder.path + "/" + name,
                        "line \(index + 3): there is no log \(log) any more"))
            }
        }
        return offsets
    }

    // MARK: Names

    /// `<topic>-<partition>`, which must not be one that is being deleted.
    static func isLog(_ name: String) -> Bool {
        guard let dash = name.lastIndex(of: "-"), dash > name.startIndex, !name.hasPrefix("."),
            let partition = Int32(name[name.index(after: dash)...]), partition >= 0
        else { return false }
        return String(partition) == name[name.index(after: dash)...]
    }

    static func isLeftover(_ name: String) -> Bool {
        ["-delete", "-future", "-stray", ".tmp"].contains { name.hasSuffix($0) }
    }
}
