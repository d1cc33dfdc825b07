import Glibc
import PluginKit
import StorageSegmentsNote
import Synchronization

/// What the logs of one instance share.
///
/// Lock order: the directory's writing lock, its collecting lock, the registry, a log's lock.
final class StoreContext: Sendable {
    let options: Options
    let host: HostServices
    let directory: DataDirectory
    let pool: DescriptorPool
    let reserve: Reserve
    /// Removes files, fsyncs sealed segments, writes the checkpoint files now and then.
    let janitor: WorkerThread
    private let registry = Mutex<[LogName: SegmentLog]>([:])
    private let failure = Mutex<String?>(nil)
    private let waiting = Mutex(WaitingFiles())
    /// Sealed segments that wait for their fsync.
    private let sealed = Mutex<[(SegmentLog, Segment)]>([])
    /// The data directory, open from start to stop so that no write error of the file system passes
    /// unseen between two `syncfs`.
    private let root = Mutex<Int32>(-1)
    private let hasFailed = Atomic<Bool>(false)
    /// Counts what the checkpoint files do not say yet.
    private let changes = Atomic<UInt64>(0)
    /// Which of the changes the files say.
    private let writtenChanges = Atomic<UInt64>(0)

    init(options: Options, host: HostServices) {
        self.options = options
        self.host = host
        directory = DataDirectory(options.directory)
        pool = DescriptorPool(budget: options.maxOpenFiles)
        reserve = Reserve(directory: options.directory, byteCount: options.reserveByteCount)
        let tick = Tick()
        janitor = WorkerThread(interval: options.checkpointMilliseconds) { tick.run() }
        tick.context.withLock { $0 = WeakContext(self) }
    }

    /// The janitor's way back to the context that owns it.
    private final class Tick: Sendable {
        let context = Mutex<WeakContext?>(nil)
        func run() { context.withLock { $0 }?.context?.tick() }
    }

    private final class WeakContext: Sendable {
        // Guard: the reference is set once, before the janitor starts.
        nonisolated(unsafe) weak var context: StoreContext?
        init(_ context: StoreContext) { self.context = context }
    }

    // MARK: Failure

    /// The directory cannot be trusted any more: an fsync or a write failed other than for room.
    func fail(_ error: StoreFailure) {
        let message = "\(options.directory) is out of use: \(error.pluginError.message)"
        let first = failure.withLock { failure -> Bool in
            if failure != nil { return false }
            failure = message
            return true
        }
        hasFailed.store(true, ordering: .releasing)
        if first { host.reportFatal(message) }
    }

    func checkUsable() throws(StoreFailure) {
        guard hasFailed.load(ordering: .acquiring) else { return }
        throw StoreFailure(.io, failure.withLock { $0 } ?? "")
    }

    // MARK: Open logs

    /// - Returns: false if a log of that name is open.
    func register(_ log: SegmentLog) -> Bool {
        registry.withLock { registry in
            if registry[log.name] != nil { return false }
            registry[log.name] = log
            return true
        }
    }

    func unregister(_ log: SegmentLog) {
        registry.withLock { registry in
            if registry[log.name] === log { registry[log.name] = nil }
        }
    }

    /// The log of that name that was told to close or go, but has not yet.
    func closingLog(_ name: LogName) -> SegmentLog? {
        guard let log = registry.withLock({ $0[name] }), log.isClosing else { return nil }
        return log
    }

    var openLogs: [SegmentLog] { registry.withLock { Array($0.values) } }

    // MARK: Checkpoints

    /// Call it after the change.
    func checkpointsChanged() { changes.add(1, ordering: .sequentiallyConsistent) }

    func writeCheckpoints() throws(StoreFailure) {
        var covered: UInt64 = 0
        try directory.writeCheckpoints(reserve) {
            covered = changes.load(ordering: .sequentiallyConsistent)
            return loadedOffsets
        }
        noteWritten(covered)
    }

    /// Answers once the files say every change up to now. Who comes while they are being written
    /// shares the next writing with everyone else who does.
    func writeCheckpointsIfStale() throws(StoreFailure) {
        let wanted = changes.load(ordering: .sequentiallyConsistent)
        var covered: UInt64 = 0
        try directory.writeCheckpoints(
            reserve, unless: { writtenChanges.load(ordering: .sequentiallyConsistent) >= wanted }
        ) {
            covered = changes.load(ordering: .sequentiallyConsistent)
            return loadedOffsets
        }
        noteWritten(covered)
    }

    /// A log that is being opened has yet to read its offsets: the directory keeps them.
    private var loadedOffsets: [(LogName, DataDirectory.Offsets)] {
        openLogs.compactMap { log in log.loadedOffsets.map { (log.name, $0) } }
    }

    private func noteWritten(_ covered: UInt64) {
        writtenChanges.max(covered, ordering: .sequentiallyConsistent)
    }

    private func tick() {
        guard !hasFailed.load(ordering: .acquiring) else { return }
        refillReserve()
        if reserve.isLow {
            removeWaiting()
        } else {
            let due = waiting.withLock { $0.take(now: WorkerThread.milliseconds()) }
            for path in due { removeNow(path) }
        }
        let isStale =
            changes.load(ordering: .sequentiallyConsistent)
            > writtenChanges.load(ordering: .sequentiallyConsistent)
        guard isStale else { return }
        do throws(StoreFailure) {
            try writeCheckpoints()
        } catch {
            host.log(.warning, "checkpoints not written: \(error.pluginError.message)")
        }
    }

    private func refillReserve() {
        if !reserve.isWhole && reserve.refill() {
            host.log(.info, "\(options.directory): the reserve is whole again")
        }
    }

    // MARK: Background work

    /// Removes a file or a directory in the background.
    /// - Parameter delay: at least so many milliseconds from now, unless the device is full or the
    ///   instance stops before; looked at every `checkpoint-interval-ms`.
    func removeLater(_ path: String, after delay: Int = 0) {
        var now: String? = path
        if delay > 0 && !reserve.isLow {
            let (due, overflow) = WorkerThread.milliseconds().addingReportingOverflow(delay)
            now = waiting.withLock { $0.add(path, due: overflow ? Int.max : due) }
        }
        guard let now else { return }
        janitor.submit(.task { [weak self] in self?.removeNow(now) })
    }

    /// Removes soon what waits for its delay. [any thread]
    func removeWaitingSoon() { janitor.submit(.task { [weak self] in self?.removeWaiting() }) }

    /// [janitor, or stop once it has ended]
    func removeWaiting() {
        let paths = waiting.withLock { $0.takeAll() }
        for path in paths { removeNow(path) }
    }

    private func removeNow(_ path: String) {
        do throws(StoreFailure) {
            var status = stat()
            if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                try Files.removeTree(path)
            } else {
                try Files.remove(path)
            }
        } catch {
            host.log(.warning, "left for the next start: \(error.pluginError.message)")
        }
        refillReserve()
    }

    func syncLater(_ segment: Segment, of log: SegmentLog) {
        let isFirst = sealed.withLock { sealed in
            sealed.append((log, segment))
            return sealed.count == 1
        }
        if isFirst { janitor.submit(.task { [weak self] in self?.syncSealed() }) }
    }

    /// From this many files on, one `syncfs` is cheaper than an fsync for each.
    static let manyFileCount = 32

    private func syncSealed() {
        let batch = sealed.withLock { sealed in
            defer { sealed = [] }
            return sealed
        }
        guard !hasFailed.load(ordering: .acquiring) else { return }
        guard batch.count >= Self.manyFileCount else {
            for (log, segment) in batch { log.syncSealed(segment) }
            return
        }
        let sizes = batch.map { log, segment in log.locked { segment.byteCount } }
        do throws(StoreFailure) {
            try syncFileSystem()
        } catch { return fail(error) }
        for (index, (log, segment)) in batch.enumerated() {
            log.noteSynced(segment, byteCount: sizes[index])
        }
        checkpointsChanged()
    }

    // MARK: The file system

    func openRoot() throws(StoreFailure) {
        let descriptor = try Files.open(options.directory, O_RDONLY | O_DIRECTORY)
        root.withLock { $0 = descriptor }
    }

    func closeRoot() {
        root.withLock { root in
            if root >= 0 { close(root) }
            root = -1
        }
    }

    /// Makes everything written so far durable, names too.
    func syncFileSystem() throws(StoreFailure) {
        let descriptor = root.withLock { $0 }
        if weir_segments_sync_file_system(descriptor) != 0 {
            throw StoreFailure("syncfs", options.directory)
        }
    }

    /// [stop, when nothing else runs] Closes the logs that are still open.
    func closeLogs() throws(StoreFailure) {
        let logs = openLogs
        if logs.count(where: { $0.isDirty }) >= Self.manyFileCount {
            for log in logs { try log.storeTails() }
            try syncFileSystem()
            for log in logs { log.noteAllSynced() }
        }
        for log in logs { try log.close() }
    }
}
