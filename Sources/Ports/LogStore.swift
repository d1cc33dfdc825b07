public import Primitives

/// Names a log: the partition of a topic.
public struct LogID: Hashable, Sendable {
    public var topic: String
    public var topicID: Uuid
    public var partition: Int32

    public init(topic: String, topicID: Uuid, partition: Int32) {
        self.topic = topic
        self.topicID = topicID
        self.partition = partition
    }
}

/// How a log lays out its bytes; from the topic's configuration.
public struct LogLayout: Hashable, Sendable {
    /// `segment.bytes`; 0 takes the backend's default.
    public var segmentByteCount: UInt64
    /// `segment.ms`; 0 means never.
    public var segmentMilliseconds: Int64
    /// `index.interval.bytes`; 0 takes the backend's default.
    public var indexIntervalByteCount: UInt64
    /// `segment.index.bytes`; 0 takes the backend's default.
    public var indexMaxByteCount: UInt64 = 0
    /// `segment.jitter.ms`: up to so much is taken off `segment.ms`, for each segment anew.
    public var segmentJitterMilliseconds: Int64 = 0
    /// The log's own, for its jitter.
    public var jitterSeed: UInt64 = 0
    /// `preallocate`: a segment gets its full size on the device when it begins.
    public var preallocates = false
    /// `file.delete.delay.ms`: between dropping a file and removing it.
    public var deleteDelayMilliseconds: Int64 = 0

    public init(
        segmentByteCount: UInt64 = 0, segmentMilliseconds: Int64 = 0,
        indexIntervalByteCount: UInt64 = 0
    ) {
        self.segmentByteCount = segmentByteCount
        self.segmentMilliseconds = segmentMilliseconds
        self.indexIntervalByteCount = indexIntervalByteCount
    }
}

/// An open log of one store. Not reused.
public struct LogHandle: Hashable, Sendable {
    public var rawValue: UInt64
    public init(rawValue: UInt64) { self.rawValue = rawValue }
}

/// What a store says of a log.
public struct LogDescription: Hashable, Sendable {
    /// Reads begin here.
    public var startOffset: Int64
    /// The next append's least offset.
    public var endOffset: Int64
    /// Everything below is durable.
    public var durableOffset: Int64
    public var byteCount: Int64
    /// Greatest timestamp stored (ms since the epoch) and the base offset of its batch; -1 if none.
    public var maxTimestamp: Int64
    public var maxTimestampOffset: Int64
    /// Opened after a crash: the tail was checked and possibly cut.
    public var wasUnclean: Bool

    public init(
        startOffset: Int64, endOffset: Int64, durableOffset: Int64, byteCount: Int64,
        maxTimestamp: Int64, maxTimestampOffset: Int64, wasUnclean: Bool
    ) {
        self.startOffset = startOffset
        self.endOffset = endOffset
        self.durableOffset = durableOffset
        self.byteCount = byteCount
        self.maxTimestamp = maxTimestamp
        self.maxTimestampOffset = maxTimestampOffset
        self.wasUnclean = wasUnclean
    }
}

/// One checked and numbered record batch on its way into a store.
public struct StoreBatch: Sendable {
    public var baseOffset: Int64
    public var lastOffset: Int64
    /// Milliseconds since the epoch; -1 if it has none.
    public var maxTimestamp: Int64
    public var leaderEpoch: Int32
    public var recordCount: UInt32
    /// The batch is the concatenation of its pieces.
    public var pieces: [PinnedBytes]

    public init(
        baseOffset: Int64, lastOffset: Int64, maxTimestamp: Int64, leaderEpoch: Int32,
        recordCount: UInt32, pieces: [PinnedBytes]
    ) {
        self.baseOffset = baseOffset
        self.lastOffset = lastOffset
        self.maxTimestamp = maxTimestamp
        self.leaderEpoch = leaderEpoch
        self.recordCount = recordCount
        self.pieces = pieces
    }

    public var byteCount: Int { pieces.reduce(0) { $0 + $1.byteCount } }
}

/// Where a log ends after an append.
public struct AppendOutcome: Hashable, Sendable {
    public var startOffset: Int64
    public var endOffset: Int64
    public var durableOffset: Int64

    public init(startOffset: Int64, endOffset: Int64, durableOffset: Int64) {
        self.startOffset = startOffset
        self.endOffset = endOffset
        self.durableOffset = durableOffset
    }
}

/// Memory that a read may fill: made by whoever sends the answer, so that bytes go from the page
/// cache to the socket's buffer in one copy.
///
/// The store writes `base..<base+capacity` until the read completes and never afterwards.
public protocol ReadDestination: AnyObject, Sendable {
    var base: UnsafeMutableRawPointer { get }
    var capacity: Int { get }
}

/// A run of whole batches that a read found.
public enum StoredRegion: Sendable {
    /// The first `byteCount` bytes of the destination.
    case destination(byteCount: Int)
    /// Memory of the store, kept by the value.
    case memory(PinnedBytes)
    /// A file range that does not change while `pin` lives.
    case file(descriptor: Int32, offset: UInt64, byteCount: Int, pin: any AnyObject & Sendable)

    public var byteCount: Int {
        switch self {
        case .destination(let count): count
        case .memory(let bytes): bytes.byteCount
        case .file(_, _, let count, _): count
        }
    }
}

/// What to read.
public struct LogRead: Sendable {
    /// Begin with the batch that contains this offset, or the next one after a gap.
    public var offset: Int64
    /// Batches that begin at or past this are left out: high watermark or last stable offset.
    public var endOffset: Int64
    public var maxByteCount: Int
    /// Return the first batch even if it is larger than `maxByteCount`.
    public var minOneBatch: Bool
    /// File regions are welcome.
    public var acceptsFiles: Bool
    /// Fail with `wouldBlock` rather than wait for the disk.
    public var noWait: Bool
    public var destination: (any ReadDestination)?
    public var deadline: MonotonicTime?

    public init(
        offset: Int64, endOffset: Int64, maxByteCount: Int, minOneBatch: Bool = true,
        acceptsFiles: Bool = false, noWait: Bool = false,
        destination: (any ReadDestination)? = nil, deadline: MonotonicTime? = nil
    ) {
        self.offset = offset
        self.endOffset = endOffset
        self.maxByteCount = maxByteCount
        self.minOneBatch = minOneBatch
        self.acceptsFiles = acceptsFiles
        self.noWait = noWait
        self.destination = destination
        self.deadline = deadline
    }
}

public struct ReadOutcome: Sendable {
    public var regions: [StoredRegion]
    /// Base offset of the first batch; the log's end if there is none.
    public var firstOffset: Int64

    public init(regions: [StoredRegion], firstOffset: Int64) {
        self.regions = regions
        self.firstOffset = firstOffset
    }

    public var byteCount: Int { regions.reduce(0) { $0 + $1.byteCount } }
}

public struct SegmentDescription: Hashable, Sendable {
    public var path: String
    public var isActive: Bool
    /// Offsets `baseOffset..<nextOffset`.
    public var baseOffset: Int64
    public var nextOffset: Int64
    public var byteCount: Int64
    public var maxTimestamp: Int64

    public init(
        path: String, isActive: Bool, baseOffset: Int64, nextOffset: Int64, byteCount: Int64,
        maxTimestamp: Int64
    ) {
        self.path = path
        self.isActive = isActive
        self.baseOffset = baseOffset
        self.nextOffset = nextOffset
        self.byteCount = byteCount
        self.maxTimestamp = maxTimestamp
    }
}

/// A named blob tied to an offset.
public struct StateBlob: Sendable {
    public var offset: Int64
    public var bytes: [UInt8]

    public init(offset: Int64, bytes: [UInt8]) {
        self.offset = offset
        self.bytes = bytes
    }
}

/// Why a store refused or failed.
public struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Hashable {
        case invalid, notFound, exists, outOfRange, corrupt, io, full, timeout, cancelled
        case unsupported, closed, wouldBlock
        /// The destination is too small for the first batch, which needs this many bytes.
        case needsCapacity(Int)
    }

    public var code: Code
    /// What, which object, value seen, value allowed, next step.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}

public typealias StoreCompletion<Value> = @Sendable (Result<Value, StoreError>) -> Void

/// A place for logs: the port behind a storage plugin, with the contract of `weir/storage.h`.
///
/// Calls for one log come from its owner loop. A completion runs once: inline, before the call
/// returns, or later on any thread.
public protocol LogStore: AnyObject, Sendable {
    /// The name that storage rules use, "segments".
    var name: String { get }
    /// Whether its bytes take room on the volume of the data directory.
    var isOnDisk: Bool { get }

    func list(_ done: @escaping StoreCompletion<[LogID]>)
    /// - Parameter create: make the log if it does not exist.
    func open(
        _ id: LogID, layout: LogLayout, create: Bool,
        _ done: @escaping StoreCompletion<(LogHandle, LogDescription)>)
    func close(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>)
    func remove(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>)
    func describe(_ log: LogHandle, _ done: @escaping StoreCompletion<LogDescription>)
    func configure(
        _ log: LogHandle, layout: LogLayout, _ done: @escaping StoreCompletion<Void>)

    /// All of the vector or nothing.
    /// - Parameters:
    ///   - durable: complete when the batches are durable.
    ///   - wallMilliseconds: for `segment.ms`.
    func append(
        _ log: LogHandle, _ batches: [StoreBatch], durable: Bool, wallMilliseconds: Int64,
        _ done: @escaping StoreCompletion<AppendOutcome>)
    func read(_ log: LogHandle, _ read: LogRead, _ done: @escaping StoreCompletion<ReadOutcome>)
    /// The first batch whose greatest timestamp is at least `timestamp`: base offset and that
    /// timestamp; nil if there is none.
    func lookupTime(
        _ log: LogHandle, timestamp: Int64,
        _ done: @escaping StoreCompletion<(offset: Int64, maxTimestamp: Int64)?>)

    /// - Returns: the end offset afterwards.
    func truncate(_ log: LogHandle, to offset: Int64, _ done: @escaping StoreCompletion<Int64>)
    func trim(_ log: LogHandle, to offset: Int64, _ done: @escaping StoreCompletion<Int64>)
    func start(_ log: LogHandle, at offset: Int64, _ done: @escaping StoreCompletion<Void>)
    func seal(_ log: LogHandle, _ done: @escaping StoreCompletion<Void>)
    func listSegments(_ log: LogHandle, _ done: @escaping StoreCompletion<[SegmentDescription]>)
    func exportSegment(
        _ log: LogHandle, baseOffset: Int64, _ done: @escaping StoreCompletion<[StoredRegion]>)

    func putState(
        _ log: LogHandle, name: String, offset: Int64, bytes: [UInt8], durable: Bool,
        _ done: @escaping StoreCompletion<Void>)
    /// The blob with the greatest offset that is at most `maxOffset`; nil if there is none.
    func getState(
        _ log: LogHandle, name: String, maxOffset: Int64,
        _ done: @escaping StoreCompletion<StateBlob?>)
    func dropState(
        _ log: LogHandle, name: String, below offset: Int64,
        _ done: @escaping StoreCompletion<Void>)

    func replace(
        _ log: LogHandle, from: Int64, to: Int64, with batches: [StoreBatch],
        _ done: @escaping StoreCompletion<Void>)
    /// - Returns: the durable offset.
    func flush(_ log: LogHandle, _ done: @escaping StoreCompletion<Int64>)

    /// [any thread] Removes soon what was dropped and waits for
    /// ``LogLayout/deleteDelayMilliseconds``: the device is full.
    func removeWaitingFiles()
}

extension LogStore {
    public var isOnDisk: Bool { true }
    public func removeWaitingFiles() {}
}

/// Makes memory for reads whose bytes go to a client: the transport's buffers.
public protocol DestinationSource: Sendable {
    /// [any thread]
    func makeDestination(capacity: Int) -> any ReadDestination
}
