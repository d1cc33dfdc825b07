import Glibc
import PluginKit
import Primitives
import Synchronization

/// What belongs to the data directory as a whole: its format, the clean-shutdown marker and Kafka's
/// checkpoint files.
///
/// Open logs keep their own offsets; here are those of the logs that are not open, and the files.
final class DataDirectory: Sendable {
    /// Offsets of one log that live in the directory's files.
    struct Offsets {
        var recoveryPoint: Int64?
        var highWatermark: Int64?
        var logStart: Int64?
    }

    private struct Table {
        var recoveryPoints: [LogName: Int64] = [:]
        var highWatermarks: [LogName: Int64] = [:]
        var logStarts: [LogName: Int64] = [:]
        /// Opened since the start, so that a crash before it is dealt with.
        var settled: Set<LogName> = []
    }

    static let formatVersion = 1

    let path: String
    private let table = Mutex(Table())
    /// One writer of the checkpoint files at a time. Taken before any log's lock.
    private let writing = Mutex(())
    /// Guards against an older value of a log that is being closed or removed overtaking a newer.
    private let collecting = Mutex(())
    private let cleanAtStart = Mutex(false)

    init(_ path: String) { self.path = path }

    /// The last stop was clean, or there was nothing yet.
    var wasClean: Bool { cleanAtStart.withLock { $0 } }

    // MARK: Start

    /// Refuses a directory whose format is newer than this version's.
    static func checkFormat(_ directory: String) throws(StoreFailure) {
        let file = directory + "/" + Names.format
        guard let bytes = try Files.contents(file) else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        let line = text.split(separator: "\n").first ?? ""
        guard line.hasPrefix("version="), let version = Int(line.dropFirst(8)), version > 0 else {
            throw StoreFailure(
                .invalid, "\(file) says \"\(line)\"; must be version=1...\(formatVersion)")
        }
        guard version <= formatVersion else {
            throw StoreFailure(
                .invalid,
                "\(directory) has data format version \(version); this plugin reads up to "
                    + "\(formatVersion): start the newer version that wrote it")
        }
    }

    /// Creates or adopts the directory and reads its files. From here on a crash is unclean.
    /// - Returns: what is to be removed: the paths of logs whose deletion had begun.
    func start() throws(StoreFailure) -> [String] {
        if try Files.size(path) == nil { try makePath(path) }
        try Self.checkFormat(path)
        let names = try Files.names(in: path)
        let formatPath = path + "/" + Names.format
        let isNew = !Files.exists(formatPath)
        if isNew {
            try checkAdoptable(names)
            try Files.replace(
                formatPath, with: "version=\(Self.formatVersion)\n", durable: true)
        }
        let isEmpty = !names.contains { LogName(directory: $0) != nil }
        let clean = names.contains(Names.cleanShutdown) || isEmpty
        cleanAtStart.withLock { $0 = clean }
        try Files.remove(path + "/" + Names.cleanShutdown)
        try Files.syncDirectory(path)
        let recoveryPoints = try CheckpointFile.read(path + "/" + Names.recoveryPoints)
        let highWatermarks = try CheckpointFile.read(path + "/" + Names.highWatermarks)
        let logStarts = try CheckpointFile.read(path + "/" + Names.logStarts)
        table.withLock { table in
            table.recoveryPoints = recoveryPoints
            table.highWatermarks = highWatermarks
            table.logStarts = logStarts
        }
        return names.filter { $0.hasSuffix("-delete") }.map { path + "/" + $0 }
    }

    private func makePath(_ path: String) throws(StoreFailure) {
        let parent = Files.parent(of: path)
        if try Files.size(parent) == nil { try makePath(parent) }
        try Files.makeDirectory(path)
        try Files.syncDirectory(parent)
    }

    /// A directory without our mark must be empty or look like Kafka's.
    private func checkAdoptable(_ names: [String]) throws(StoreFailure) {
        let known = [
            Names.recoveryPoints, Names.highWatermarks, Names.logStarts, "meta.properties",
            "cleaner-offset-checkpoint", "bootstrap.checkpoint", "lost+found",
        ]
        for name in names where !name.hasPrefix(".") && !known.contains(name) {
            guard LogName(directory: name) == nil && !Names.isLeftover(name) else { continue }
            throw StoreFailure(
                .invalid,
                "\(path) has no \(Names.format) and holds \"\(name)\", which is not Kafka's; "
                    + "name an empty directory or one of a Kafka broker")
        }
    }

    // MARK: Logs

    func directory(of log: LogName) -> String { path + "/" + log.directory }

    func offsets(of log: LogName) -> Offsets {
        table.withLock {
            Offsets(
                recoveryPoint: $0.recoveryPoints[log], highWatermark: $0.highWatermarks[log],
                logStart: $0.logStarts[log])
        }
    }

    /// Keeps the offsets of a log that has just left, or is about to join, the open ones.
    func record(_ offsets: Offsets, of log: LogName) {
        collecting.withLock { _ in keep(offsets, of: log) }
    }

    private func keep(_ offsets: Offsets, of log: LogName) {
        table.withLock { table in
            table.recoveryPoints[log] = offsets.recoveryPoint
            table.highWatermarks[log] = offsets.highWatermark
            table.logStarts[log] = offsets.logStart
        }
    }

    /// The log is whole from here on, whatever the last stop was.
    func settle(_ log: LogName) { table.withLock { _ = $0.settled.insert(log) } }

    /// The log has not been opened since an unclean stop.
    func needsRecovery(_ log: LogName) -> Bool {
        !wasClean && !table.withLock { $0.settled.contains(log) }
    }

    // MARK: Files

    /// Writes the checkpoint files with what the open logs say now.
    /// - Parameters:
    ///   - reserve: what to write them with if the device is full.
    ///   - isDone: asked once the files are ours: whoever had them has written it all already.
    ///   - open: the open logs and their offsets, asked for once the files are ours.
    func writeCheckpoints(
        _ reserve: Reserve, unless isDone: () -> Bool = { false },
        _ open: () -> [(LogName, Offsets)]
    ) throws(StoreFailure) {
        var failure: StoreFailure?
        writing.withLock { _ in
            if isDone() { return }
            collecting.withLock { _ in
                for (name, offsets) in open() { keep(offsets, of: name) }
            }
            let (points, marks, starts) = table.withLock {
                ($0.recoveryPoints, $0.highWatermarks, $0.logStarts)
            }
            let files = [
                (Names.recoveryPoints, points), (Names.highWatermarks, marks),
                (Names.logStarts, starts),
            ]
            do throws(StoreFailure) {
                for (name, offsets) in files {
                    try reserve.spending(.essential) { () throws(StoreFailure) in
                        try Files.replace(
                            path + "/" + name, with: CheckpointFile.render(offsets),
                            durable: true)
                    }
                }
            } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Says that every log is whole, unless one of an unclean start was never opened.
    func markClean(_ reserve: Reserve) throws(StoreFailure) {
        if !wasClean {
            let settled = table.withLock { $0.settled }
            for name in try Files.names(in: path) {
                if let log = LogName(directory: name), !settled.contains(log) { return }
            }
        }
        try reserve.spending(.essential) { () throws(StoreFailure) in
            try Files.replace(
                path + "/" + Names.cleanShutdown, with: "{\"version\":0,\"brokerEpoch\":-1}",
                durable: true)
        }
    }

    // MARK: partition.metadata

    /// nil if there is no file. `list` reads thousands, hence no more than one small read each.
    static func readTopicID(_ directory: String) throws(StoreFailure) -> Uuid? {
        let path = directory + "/" + Names.metadata
        guard let bytes = try Files.contents(path) else { return nil }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        guard lines.count >= 2, lines[0].elementsEqual("version: 0".utf8) else {
            throw .damaged(path, at: 0, "this plugin reads \"version: 0\" and a topic id")
        }
        guard lines[1].starts(with: "topic_id: ".utf8),
            let id = Uuid(String(decoding: lines[1].dropFirst(10), as: UTF8.self))
        else { throw .damaged(path, at: 0, "no topic_id of 22 base64 characters") }
        return id
    }

    static func writeTopicID(_ id: Uuid, _ directory: String) throws(StoreFailure) {
        try Files.replace(
            directory + "/" + Names.metadata, with: "version: 0\ntopic_id: \(id)\n",
            durable: false)
    }
}
