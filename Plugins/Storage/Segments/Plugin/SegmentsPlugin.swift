import Glibc
import PluginKit
import Primitives
import Synchronization

/// The storage backend `segments`: logs as files in Kafka's own format.
final class SegmentsPlugin: LayoutStoragePlugin {
    typealias Log = SegmentLog

    private let context: StoreContext
    private let workers: [WorkerThread]
    private let isRunning = Atomic<Bool>(false)

    static func validate(_ options: PluginOptions, host: HostServices) throws(PluginError) {
        let options = try Options(options)
        do throws(StoreFailure) {
            try DataDirectory.checkFormat(options.directory)
        } catch { throw error.pluginError }
    }

    init(options: PluginOptions, host: HostServices) throws(PluginError) {
        let options = try Options(options)
        context = StoreContext(options: options, host: host)
        workers = (0..<options.ioThreads).map { _ in WorkerThread() }
    }

    // MARK: Life

    func start() throws(PluginError) {
        do throws(StoreFailure) {
            let leftovers = try context.directory.start()
            try context.openRoot()
            if try !context.reserve.open() {
                context.host.log(
                    .warning,
                    "no room for the reserve of \(context.options.reserveByteCount) bytes; "
                        + "\(context.reserve.heldByteCount) are held: make room on the device")
            }
            if !context.directory.wasClean {
                context.host.log(
                    .warning,
                    "\(context.options.directory) was not closed cleanly; each log is checked from "
                        + "its recovery point when it is opened")
            }
            for (index, worker) in workers.enumerated() {
                try worker.start(name: "segments-io-\(index)")
            }
            try context.janitor.start(name: "segments-bg")
            for path in leftovers { context.removeLater(path) }
            isRunning.store(true, ordering: .releasing)
        } catch {
            stopThreads()
            throw error.pluginError
        }
    }

    func stop() {
        guard isRunning.exchange(false, ordering: .acquiringAndReleasing) else { return }
        for worker in workers { worker.stop() }
        // The janitor's fsyncs come first: what they cover need not be written again.
        context.janitor.stop()
        context.removeWaiting()
        do throws(StoreFailure) {
            try context.checkUsable()
            try context.closeLogs()
            try context.writeCheckpoints()
            try context.directory.markClean(context.reserve)
        } catch {
            context.host.log(.error, "not closed cleanly: \(error.pluginError.message)")
        }
        context.reserve.close()
        context.closeRoot()
    }

    private func stopThreads() {
        context.reserve.close()
        context.closeRoot()
        for worker in workers { worker.stop() }
        context.janitor.stop()
    }

    // MARK: Logs

    func list(_ done: StorageCompletion) {
        workers[0].submit(
            .task { [self] in finish(done) { () throws(StoreFailure) in try list() } })
    }

    private func list() throws(StoreFailure) -> StorageResult {
        var result = StorageResult()
        let directory = context.options.directory
        for entry in try Files.names(in: directory) {
            guard let name = LogName(directory: entry) else { continue }
            var item = StorageItem()
            item.topic = name.topic
            item.partition = name.partition
            if let id = try DataDirectory.readTopicID(directory + "/" + entry) {
                item.topicID = TopicIdentifier(high: id.high, low: id.low)
            }
            result.items.append(item)
        }
        return result
    }

    private func finish(
        _ done: StorageCompletion, _ body: () throws(StoreFailure) -> StorageResult
    ) {
        do throws(StoreFailure) {
            done.succeed(try body())
        } catch { SegmentLog.fail(done, error) }
    }

    func open(_ request: OpenRequest, _ done: StorageCompletion) {
        guard LogName.isTopic(request.topic), request.partition >= 0 else {
            return done.fail(
                PluginError(
                    .invalid,
                    "\"\(request.topic)\" partition \(request.partition) names no log; a topic is "
                        + "1-249 of letters, digits, '.', '_' and '-'"))
        }
        let name = LogName(topic: request.topic, partition: request.partition)
        let worker = workers[Int(UInt(bitPattern: name.hashValue) % UInt(workers.count))]
        let log = SegmentLog(
            context: context, name: name,
            topicID: Uuid(high: request.topicID.high, low: request.topicID.low),
            layout: request.layout, worker: worker)
        // A log of that name on its way out finishes first: its queue runs the opening.
        let previous = context.closingLog(name)
        (previous ?? log).submit(done, isStructural: true) { _ throws(StoreFailure) in
            try log.open(create: request.create, exclusive: request.exclusive)
        }
    }

    func close(_ log: SegmentLog, _ done: StorageCompletion) {
        log.submitLast(done) { log throws(StoreFailure) in
            try log.close()
            return StorageResult()
        }
    }

    func remove(_ log: SegmentLog, _ done: StorageCompletion) {
        log.submitLast(done) { log throws(StoreFailure) in
            try log.remove()
            return StorageResult()
        }
    }

    func describe(_ log: SegmentLog, _ done: StorageCompletion) {
        log.submit(done) { log throws(StoreFailure) in try log.describe() }
    }

    func configure(_ log: SegmentLog, _ layout: StorageLayout, _ done: StorageCompletion) {
        log.configure(layout)
        done.succeed()
    }

    func arrange(_ log: SegmentLog, _ layout: StorageFileLayout) { log.arrange(layout) }

    func removeWaitingFiles() { context.removeWaitingSoon() }

    // MARK: Batches

    func append(_ log: SegmentLog, _ request: AppendRequest, _ done: StorageCompletion) {
        log.submitAppend(request, done)
    }

    func read(_ log: SegmentLog, _ request: ReadRequest, _ done: StorageCompletion) {
        log.submitRead(request, done)
    }

    func lookupTime(_ log: SegmentLog, timestamp: Int64, _ done: StorageCompletion) {
        log.submit(done) { log throws(StoreFailure) in
            var result = StorageResult()
            let batch = try log.lookup(timestamp: timestamp)
            result.offset = batch?.baseOffset ?? -1
            result.maxTimestamp = batch?.maxTimestamp ?? -1
            return result
        }
    }

    // MARK: Structure

    func truncate(_ log: SegmentLog, to offset: Int64, _ done: StorageCompletion) {
        log.submit(done, isStructural: true) { log throws(StoreFailure) in
            var result = StorageResult()
            result.endOffset = try log.truncate(to: offset)
            return result
        }
    }

    func trim(_ log: SegmentLog, to offset: Int64, _ done: StorageCompletion) {
        log.submit(done, isStructural: true) { log throws(StoreFailure) in
            var result = StorageResult()
            result.startOffset = try log.trim(to: offset)
            return result
        }
    }

    func start(_ log: SegmentLog, at offset: Int64, _ done: StorageCompletion) {
        log.submit(done, isStructural: true) { log throws(StoreFailure) in
            try log.start(at: offset)
            return StorageResult()
        }
    }

    func seal(_ log: SegmentLog, _ done: StorageCompletion) {
        log.submit(done) { log throws(StoreFailure) in
            try log.seal()
            return StorageResult()
        }
    }

    func listSegments(_ log: SegmentLog, _ done: StorageCompletion) {
        log.submit(done) { log throws(StoreFailure) in try log.listSegments() }
    }

    func exportSegment(_ log: SegmentLog, baseOffset: Int64, _ done: StorageCompletion) {
        log.submit(done) { log throws(StoreFailure) in try log.exportSegment(baseOffset) }
    }

    func replace(
        _ log: SegmentLog, from: Int64, to: Int64, with request: AppendRequest,
        _ done: StorageCompletion
    ) {
        log.submit(done, isStructural: true) { log throws(StoreFailure) in
            try log.replace(from: from, to: to, with: request)
            var result = StorageResult()
            result.endOffset = log.endOffset
            return result
        }
    }

    // MARK: State

    func putState(_ log: SegmentLog, _ request: PutStateRequest, _ done: StorageCompletion) {
        log.submit(done) { log throws(StoreFailure) in
            try log.putState(request)
            return StorageResult()
        }
    }

    func getState(
        _ log: SegmentLog, name: String, maxOffset: Int64, _ done: StorageCompletion
    ) {
        log.submit(done) { log throws(StoreFailure) in
            try log.getState(name, maxOffset: maxOffset)
        }
    }

    func dropState(
        _ log: SegmentLog, name: String, below offset: Int64, _ done: StorageCompletion
    ) {
        log.submit(done) { log throws(StoreFailure) in
            try log.dropState(name, below: offset)
            return StorageResult()
        }
    }

    func flush(_ log: SegmentLog, _ done: StorageCompletion) {
        log.submit(done) { log throws(StoreFailure) in
            var result = StorageResult()
            result.durableOffset = try log.flushNow()
            return result
        }
    }

    func cancel(token: UInt64) {
        for log in context.openLogs where log.cancel(token: token) { return }
    }
}
