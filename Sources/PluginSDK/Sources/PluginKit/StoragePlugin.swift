import CPluginABI

/// A storage backend in Swift: the contract of `weir/storage.h`, with log objects in place of
/// handles and a completion in place of tokens and results.
///
/// Calls for one log come from one thread at a time; calls for different logs may overlap. A
/// backend ends every call by calling `done` once: before it returns, or later on any thread.
/// Order, failure of a pipeline and the meaning of each operation are those of the header. What a
/// request points to stays valid until its completion.
///
/// The kit keeps the handles, counts operations in flight, refuses new ones after `drain` began,
/// checks that batches ascend and that blob names are well formed, and keeps pinned objects until
/// the host releases them. ``LayoutStoragePlugin`` is the same with more of a say over files.
public protocol StoragePlugin: Plugin {
    /// An open log. The kit keeps it from `open` to `close` or `remove`.
    associatedtype Log: AnyObject & Sendable

    /// Fills `items` (topic, topicID, partition).
    func list(_ done: StorageCompletion)
    /// Fills `log`, `startOffset`, `endOffset`, `wasUnclean`.
    func open(_ request: OpenRequest, _ done: StorageCompletion)
    /// The kit has already ended the handle.
    func close(_ log: Log, _ done: StorageCompletion)
    /// The kit has already ended the handle.
    func remove(_ log: Log, _ done: StorageCompletion)
    /// Fills offsets, `byteCount`, `maxTimestamp`, `offset`, `wasUnclean`.
    func describe(_ log: Log, _ done: StorageCompletion)
    func configure(_ log: Log, _ layout: StorageLayout, _ done: StorageCompletion)

    /// Fills `startOffset`, `endOffset`, `durableOffset`, `byteCount`.
    func append(_ log: Log, _ request: AppendRequest, _ done: StorageCompletion)
    /// Fills `regions`, `owners`, `offset`, `byteCount`.
    func read(_ log: Log, _ request: ReadRequest, _ done: StorageCompletion)
    /// Fills `offset` (-1 if there is none) and `maxTimestamp`.
    func lookupTime(_ log: Log, timestamp: Int64, _ done: StorageCompletion)

    /// Fills `endOffset`.
    func truncate(_ log: Log, to offset: Int64, _ done: StorageCompletion)
    /// Fills `startOffset`.
    func trim(_ log: Log, to offset: Int64, _ done: StorageCompletion)
    func start(_ log: Log, at offset: Int64, _ done: StorageCompletion)
    func seal(_ log: Log, _ done: StorageCompletion)
    /// Fills `items` (path, isActive, offsets, byteCount, maxTimestamp).
    func listSegments(_ log: Log, _ done: StorageCompletion)
    /// Fills `regions` and `owners`.
    func exportSegment(_ log: Log, baseOffset: Int64, _ done: StorageCompletion)

    func putState(_ log: Log, _ request: PutStateRequest, _ done: StorageCompletion)
    /// Fills `regions` (one), `owners`, `offset`.
    func getState(_ log: Log, name: String, maxOffset: Int64, _ done: StorageCompletion)
    func dropState(_ log: Log, name: String, below offset: Int64, _ done: StorageCompletion)

    /// Fills `endOffset`.
    func replace(
        _ log: Log, from: Int64, to: Int64, with request: AppendRequest, _ done: StorageCompletion)
    /// Fills `durableOffset`.
    func flush(_ log: Log, _ done: StorageCompletion)
    /// [any thread] Ends a pending operation early if it has not begun. Unknown tokens are ignored.
    func cancel(token: UInt64)
}

extension StoragePlugin {
    /// A backend that completes everything at once has nothing to cancel.
    public func cancel(token: UInt64) {}
}

/// How a log lays out its bytes. 0 takes the backend's default (`segmentMilliseconds`: never).
public struct StorageLayout: Equatable, Sendable {
    public var segmentByteCount: UInt64
    public var segmentMilliseconds: Int64
    public var indexIntervalByteCount: UInt64

    public init(
        segmentByteCount: UInt64, segmentMilliseconds: Int64, indexIntervalByteCount: UInt64
    ) {
        self.segmentByteCount = segmentByteCount
        self.segmentMilliseconds = segmentMilliseconds
        self.indexIntervalByteCount = indexIntervalByteCount
    }
}

/// 16 bytes as they stand in Kafka's topic ids.
public struct TopicIdentifier: Hashable, Sendable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    public static var zero: Self { Self(high: 0, low: 0) }
}

public struct OpenRequest: Equatable, Sendable {
    public var topic: String
    public var topicID: TopicIdentifier
    public var partition: Int32
    /// Make the log if it does not exist.
    public var create: Bool
    /// With `create`: fail with `exists` if it does.
    public var exclusive: Bool
    public var layout: StorageLayout
}

/// What a batch's header says, and which pieces are its bytes.
public struct StorageBatch: Equatable, Sendable {
    public var baseOffset: Int64
    public var lastOffset: Int64
    /// Milliseconds since the epoch; -1 if it has none.
    public var maxTimestamp: Int64
    public var leaderEpoch: Int32
    public var recordCount: UInt32
    public var pieces: Range<Int>
    public var byteCount: Int
}

/// A vector of batches in the host's memory, valid until the operation's completion.
public struct AppendRequest: @unchecked Sendable {
    // Guard of the unchecked conformance: the host leaves the memory alone until completion.
    private let operation: UnsafePointer<weir_append_1>

    /// - Precondition: `check` accepts it before it is used.
    init(_ operation: UnsafePointer<weir_append_1>) { self.operation = operation }

    /// Complete only when the batches are durable.
    public var durable: Bool { operation.pointee.flags & UInt32(WEIR_APPEND_DURABLE) != 0 }
    /// The first batch may begin past the log's end; otherwise it begins there.
    public var allowsGaps: Bool { operation.pointee.flags & UInt32(WEIR_APPEND_GAPS) != 0 }
    public var batchCount: Int { Int(operation.pointee.batch_count) }
    public var pieceCount: Int { Int(operation.pointee.piece_count) }
    /// 0: none.
    public var deadlineNanoseconds: UInt64 { operation.pointee.deadline_ns }
    /// Wall clock, for `segment.ms`.
    public var nowMilliseconds: Int64 { operation.pointee.now_ms }
    /// Bytes of all batches.
    public var byteCount: Int {
        var sum = 0
        for index in 0..<batchCount { sum += batch(index).byteCount }
        return sum
    }

    /// - Precondition: `index` is in `0..<batchCount`.
    public func batch(_ index: Int) -> StorageBatch {
        precondition(index >= 0 && index < batchCount, "batch \(index) of \(batchCount)")
        let batch = operation.pointee.batches + index
        let first = Int(batch.pointee.first_piece)
        return StorageBatch(
            baseOffset: batch.pointee.base_offset, lastOffset: batch.pointee.last_offset,
            maxTimestamp: batch.pointee.max_timestamp, leaderEpoch: batch.pointee.leader_epoch,
            recordCount: batch.pointee.record_count,
            pieces: first..<first + Int(batch.pointee.piece_count),
            byteCount: Int(batch.pointee.byte_count))
    }

    /// - Precondition: `index` is in `0..<pieceCount`.
    public func piece(_ index: Int) -> UnsafeRawBufferPointer {
        precondition(index >= 0 && index < pieceCount, "piece \(index) of \(pieceCount)")
        let piece = operation.pointee.pieces + index
        return UnsafeRawBufferPointer(start: piece.pointee.p, count: Int(piece.pointee.n))
    }

    /// Structure only: batches ascend, pieces exist and add up.
    func check() throws(PluginError) {
        guard batchCount == 0 || operation.pointee.batches != nil,
            pieceCount == 0 || operation.pointee.pieces != nil
        else { throw PluginError(.invalid, "append: batches or pieces are NULL") }
        var next = Int64.min
        for index in 0..<batchCount {
            let batch = operation.pointee.batches + index
            let base = batch.pointee.base_offset
            let last = batch.pointee.last_offset
            guard base >= 0, last >= base, base >= next, last < Int64.max else {
                throw PluginError(
                    .invalid,
                    "append: batch \(index) has offsets \(base)...\(last); must ascend from \(next)"
                )
            }
            next = last + 1
            let end = UInt64(batch.pointee.first_piece) + UInt64(batch.pointee.piece_count)
            guard end <= UInt64(pieceCount) else {
                throw PluginError(
                    .invalid, "append: batch \(index) names piece \(end) of \(pieceCount)")
            }
            var sum: UInt64 = 0
            for piece in Int(batch.pointee.first_piece)..<Int(end) {
                sum &+= operation.pointee.pieces[piece].n
            }
            guard sum == batch.pointee.byte_count, sum > 0, sum <= UInt64(Int32.max) else {
                throw PluginError(
                    .invalid,
                    "append: batch \(index) says \(batch.pointee.byte_count) bytes, has \(sum)")
            }
        }
    }
}

public struct ReadRequest: @unchecked Sendable {
    // Guard of the unchecked conformance: `destination` belongs to the read until its completion.

    /// Begin with the batch that contains it, or the next one after a gap.
    public var offset: Int64
    /// Batches whose base offset is at or past this are not returned.
    public var endOffset: Int64
    /// Whole batches only.
    public var maxByteCount: UInt64
    /// Return the first batch even if it is larger than `maxByteCount`.
    public var minOneBatch: Bool
    public var acceptsFiles: Bool
    /// Fail with `again` rather than complete later.
    public var noWait: Bool
    /// The host's memory, written until completion; nil base address if it gave none.
    public var destination: UnsafeMutableRawBufferPointer
    /// 0: none.
    public var deadlineNanoseconds: UInt64

    init(_ operation: UnsafePointer<weir_read_1>) {
        let read = operation.pointee
        offset = read.offset
        endOffset = read.end_offset
        maxByteCount = read.max_bytes
        minOneBatch = read.flags & UInt32(WEIR_READ_MIN_ONE) != 0
        acceptsFiles = read.flags & UInt32(WEIR_READ_FILES) != 0
        noWait = read.flags & UInt32(WEIR_READ_NO_WAIT) != 0
        let capacity = read.dst == nil ? 0 : Int(min(read.dst_capacity, UInt64(Int32.max)))
        destination = UnsafeMutableRawBufferPointer(start: read.dst, count: capacity)
        deadlineNanoseconds = read.deadline_ns
    }
}

public struct PutStateRequest: @unchecked Sendable {
    // Guard of the unchecked conformance: the host leaves `bytes` alone until completion.

    /// 1-64 of [a-z0-9-].
    public var name: String
    public var offset: Int64
    public var bytes: UnsafeRawBufferPointer
    /// The blob has to survive a power failure once it completes.
    public var durable: Bool
}
