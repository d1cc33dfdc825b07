import PluginKit
import Synchronization

/// storage "memory": logs in memory, bounded, gone with the process. Every operation completes
/// before its call returns.
final class MemoryStore: StoragePlugin {
    static let capacityRange: ClosedRange<Int64> = 1 << 20...1 << 40
    static let defaultCapacity: Int64 = 1 << 30

    private let host: HostServices
    private let budget: Budget
    private let logs = Mutex<[MemoryLog.Key: MemoryLog]>([:])

    static func validate(_ options: PluginOptions, host: HostServices) throws(PluginError) {
        _ = try capacity(options)
    }

    private static func capacity(_ options: PluginOptions) throws(PluginError) -> Int {
        try options.requireKeys(only: ["max-bytes"])
        return Int(try options.integer("max-bytes", in: capacityRange) ?? defaultCapacity)
    }

    init(options: PluginOptions, host: HostServices) throws(PluginError) {
        self.host = host
        budget = Budget(capacity: try Self.capacity(options))
    }

    func stop() { logs.withLock { $0.removeAll() } }

    // MARK: Helpers

    /// Ends the operation with what `body` finds or throws.
    private func answer(
        _ done: StorageCompletion, _ body: () throws(PluginError) -> StorageResult
    ) {
        do throws(PluginError) { done.succeed(try body()) } catch { done.fail(error) }
    }

    /// The same for a log that has to exist still; with its offsets unless `body` finds more.
    private func answer(
        _ log: MemoryLog, _ done: StorageCompletion,
        _ body: (inout StorageResult) throws(PluginError) -> Void
    ) {
        answer(done) { () throws(PluginError) in
            guard !log.isRemoved else { throw log.error(.closed, "the log was deleted") }
            var result = StorageResult()
            try body(&result)
            return result
        }
    }

    private func requireTime(_ deadline: UInt64, _ log: MemoryLog) throws(PluginError) {
        guard deadline == 0 || host.nowNanoseconds < deadline else {
            throw log.error(.timeout, "the deadline passed before the operation began")
        }
    }

    private func setOffsets(of log: MemoryLog, _ result: inout StorageResult) {
        result.startOffset = log.startOffset
        result.endOffset = log.endOffset
        // There is nothing more durable to come.
        result.durableOffset = log.endOffset
    }

    // MARK: Logs

    func list(_ done: StorageCompletion) {
        var result = StorageResult()
        result.items = logs.withLock { logs in
            logs.values.map { log in
                var item = StorageItem()
                item.topic = log.key.topic
                item.partition = log.key.partition
                item.topicID = log.topicID
                return item
            }
        }
        done.succeed(result)
    }

    func open(_ request: OpenRequest, _ done: StorageCompletion) {
        answer(done) { () throws(PluginError) in
            let log = try findOrMake(request)
            var result = StorageResult()
            setOffsets(of: log, &result)
            result.log = log
            return result
        }
    }

    private func findOrMake(_ request: OpenRequest) throws(PluginError) -> MemoryLog {
        let key = MemoryLog.Key(topic: request.topic, partition: request.partition)
        return try logs.withLock { logs throws(PluginError) in
            if let log = logs[key] {
                guard !(request.create && request.exclusive) else {
                    throw PluginError(.exists, "\(key): the log exists")
                }
                guard log.topicID == request.topicID else {
                    throw PluginError(
                        .invalid, "\(key): the log belongs to another topic id; delete it first")
                }
                return log
            }
            guard request.create else {
                throw PluginError(.notFound, "\(key): no such log in memory")
            }
            let made = MemoryLog(
                key: key, topicID: request.topicID, layout: request.layout, budget: budget)
            guard let made else {
                throw PluginError(
                    .full,
                    "\(key): no room for another log: \(budget.usedByteCount) of max-bytes "
                        + "\(budget.capacity) are used")
            }
            logs[key] = made
            return made
        }
    }

    func close(_ log: MemoryLog, _ done: StorageCompletion) { done.succeed() }

    func remove(_ log: MemoryLog, _ done: StorageCompletion) {
        answer(log, done) { _ throws(PluginError) in
            _ = logs.withLock { $0.removeValue(forKey: log.key) }
            log.remove()
        }
    }

    func describe(_ log: MemoryLog, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            setOffsets(of: log, &result)
            result.byteCount = Int64(log.byteCount)
            let newest = log.newestBatch
            result.maxTimestamp = newest?.maxTimestamp ?? -1
            result.offset = newest?.baseOffset ?? -1
        }
    }

    func configure(_ log: MemoryLog, _ layout: StorageLayout, _ done: StorageCompletion) {
        answer(log, done) { _ throws(PluginError) in log.layout = layout }
    }

    // MARK: Batches

    func append(_ log: MemoryLog, _ request: AppendRequest, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            try requireTime(request.deadlineNanoseconds, log)
            try log.append(request)
            setOffsets(of: log, &result)
            result.byteCount = Int64(request.byteCount)
        }
    }

    func read(_ log: MemoryLog, _ request: ReadRequest, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            try requireTime(request.deadlineNanoseconds, log)
            result = try log.read(request)
        }
    }

    func lookupTime(_ log: MemoryLog, timestamp: Int64, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            let batch = log.firstBatch(timestampAtLeast: timestamp)
            result.offset = batch?.baseOffset ?? -1
            result.maxTimestamp = batch?.maxTimestamp ?? -1
        }
    }

    func replace(
        _ log: MemoryLog, from: Int64, to: Int64, with request: AppendRequest,
        _ done: StorageCompletion
    ) {
        answer(log, done) { result throws(PluginError) in
            try requireTime(request.deadlineNanoseconds, log)
            try log.replace(from: from, to: to, with: request)
            setOffsets(of: log, &result)
        }
    }

    func flush(_ log: MemoryLog, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in setOffsets(of: log, &result) }
    }

    // MARK: Shape

    func truncate(_ log: MemoryLog, to offset: Int64, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            try log.truncate(to: offset)
            setOffsets(of: log, &result)
        }
    }

    func trim(_ log: MemoryLog, to offset: Int64, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            try log.trim(to: offset)
            setOffsets(of: log, &result)
        }
    }

    func start(_ log: MemoryLog, at offset: Int64, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            log.start(at: offset)
            setOffsets(of: log, &result)
        }
    }

    func seal(_ log: MemoryLog, _ done: StorageCompletion) {
        answer(log, done) { _ throws(PluginError) in log.seal() }
    }

    func listSegments(_ log: MemoryLog, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in result.items = log.segmentItems }
    }

    func exportSegment(_ log: MemoryLog, baseOffset: Int64, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            result = try log.exportSegment(baseOffset: baseOffset)
        }
    }

    // MARK: State

    func putState(_ log: MemoryLog, _ request: PutStateRequest, _ done: StorageCompletion) {
        answer(log, done) { _ throws(PluginError) in
            let blob = StateBlobs.Blob(
                offset: request.offset, copying: request.bytes, budget: budget)
            guard let blob else { throw log.full(request.bytes.count) }
            log.blobs.put(blob, name: request.name)
        }
    }

    func getState(_ log: MemoryLog, name: String, maxOffset: Int64, _ done: StorageCompletion) {
        answer(log, done) { result throws(PluginError) in
            guard let blob = log.blobs.latest(name: name, atMost: maxOffset) else {
                throw log.error(.notFound, "no blob \"\(name)\" at or below \(maxOffset)")
            }
            result.offset = blob.offset
            result.regions = [.memory(blob.bytes)]
            result.owners = [blob]
        }
    }

    func dropState(
        _ log: MemoryLog, name: String, below offset: Int64, _ done: StorageCompletion
    ) {
        answer(log, done) { _ throws(PluginError) in log.blobs.drop(name: name, below: offset) }
    }
}
