import CPluginABI
import Ports
import Primitives
import Synchronization

/// Which function of the storage table an operation calls.
enum StoreCall: Int, CaseIterable {
    case list, open, close, remove, describe, configure, append, read, lookupTime
    case truncate, trim, start, seal, listSegments, exportSegment
    case putState, getState, dropState, replace, flush
}

/// Who is told, and with which value.
enum StoreContinuation {
    case none
    case void(StoreCompletion<Void>)
    case offset(StoreCompletion<Int64>)
    case logs(StoreCompletion<[LogID]>)
    case opened(StoreCompletion<(log: UInt64, wasUnclean: Bool)>)
    case description(StoreCompletion<LogDescription>)
    case appended(StoreCompletion<AppendOutcome>)
    case read(StoreCompletion<ReadOutcome>)
    case time(StoreCompletion<(offset: Int64, maxTimestamp: Int64)?>)
    case segments(StoreCompletion<[SegmentDescription]>)
    case regions(StoreCompletion<[StoredRegion]>)
    case blob(StoreCompletion<StateBlob?>)
}

/// A slot for one operation: its arguments as C memory that stays put until completion, whatever
/// keeps the bytes they point to alive, and the continuation. Slots are used again and again.
///
/// The token names the slot and its generation, so that a completion that comes twice or late is
/// noticed and does nothing.
final class StoreOperation: @unchecked Sendable {
    // Guard of the unchecked conformance: between `take` and the plugin's call the submitter has
    // the slot alone; afterwards whoever wins `claim` has the continuation, and the slot is given
    // back only when both the call has returned and the continuation has run.

    let shard: Int
    let index: Int
    /// Generation << 1, plus 1 once the completion is claimed.
    private let word = Atomic<UInt64>(0)
    /// Of {the call returned, the continuation ran}, how many.
    private let finishedParts = Atomic<Int>(0)

    let result = ForeignMemory.allocate(
        byteCount: MemoryLayout<weir_storage_result_1>.size
    ).assumingMemoryBound(to: weir_storage_result_1.self)
    let appendArguments = ForeignMemory.allocate(
        byteCount: MemoryLayout<weir_append_1>.size
    ).assumingMemoryBound(to: weir_append_1.self)
    let readArguments = ForeignMemory.allocate(
        byteCount: MemoryLayout<weir_read_1>.size
    ).assumingMemoryBound(to: weir_read_1.self)
    let idArguments = ForeignMemory.allocate(
        byteCount: MemoryLayout<weir_log_id_1>.size
    ).assumingMemoryBound(to: weir_log_id_1.self)
    private var scratch: UnsafeMutableRawPointer
    private var scratchCapacity: Int
    private var scratchUsed = 0

    var call = StoreCall.list
    /// Monotonic nanoseconds of its submission.
    var began: UInt64 = 0
    var log: UInt64 = 0
    var offset: Int64 = 0
    var offset2: Int64 = 0
    var flags: UInt32 = 0
    var name: UnsafeBufferPointer<UInt8> = .init(start: nil, count: 0)
    var bytes: UnsafeBufferPointer<UInt8> = .init(start: nil, count: 0)
    var batches: [StoreBatch] = []
    var destination: (any ReadDestination)?
    var continuation = StoreContinuation.none

    /// Scratch that a free slot keeps, at most.
    private static let keptScratch = 16 << 10

    init(shard: Int, index: Int) {
        self.shard = shard
        self.index = index
        scratchCapacity = 512
        scratch = .allocate(byteCount: scratchCapacity, alignment: 16)
    }

    deinit {
        result.deallocate()
        appendArguments.deallocate()
        readArguments.deallocate()
        idArguments.deallocate()
        scratch.deallocate()
    }

    // MARK: Token and claim

    static let shardBits: UInt64 = 4
    static let indexBits: UInt64 = 20

    /// Generation in the high 40 bits, so that a slot's tokens do not repeat in a server's life.
    var token: UInt64 {
        let generation = word.load(ordering: .relaxed) >> 1
        return generation << (Self.shardBits + Self.indexBits)
            | UInt64(index) << Self.shardBits | UInt64(shard)
    }

    /// Whether the caller is the one to run the continuation of `token`.
    func claim(_ token: UInt64) -> Bool {
        let generation = token >> (Self.shardBits + Self.indexBits)
        return word.compareExchange(
            expected: generation << 1, desired: generation << 1 | 1,
            ordering: .acquiringAndReleasing
        ).exchanged
    }

    /// Notes that the call returned or the continuation ran; true for the second of them.
    func finishPart() -> Bool {
        finishedParts.add(1, ordering: .acquiringAndReleasing).newValue == 2
    }

    /// Makes a free slot ready for its next use.
    func reset() {
        batches = []
        destination = nil
        continuation = .none
        name = .init(start: nil, count: 0)
        bytes = .init(start: nil, count: 0)
        log = 0
        offset = 0
        offset2 = 0
        flags = 0
        scratchUsed = 0
        if scratchCapacity > Self.keptScratch { replaceScratch(Self.keptScratch) }
        finishedParts.store(0, ordering: .relaxed)
        let generation = (word.load(ordering: .relaxed) >> 1 &+ 1) & 0xff_ffff_ffff
        word.store(generation << 1, ordering: .releasing)
    }

    // MARK: Arguments

    /// Makes room for `byteCount` bytes of arguments, before any of them is placed.
    func reserve(_ byteCount: Int) {
        precondition(scratchUsed == 0, "\(scratchUsed) bytes of arguments are placed")
        if byteCount > scratchCapacity { replaceScratch(byteCount) }
    }

    private func replaceScratch(_ byteCount: Int) {
        scratch.deallocate()
        scratch = .allocate(byteCount: byteCount, alignment: 16)
        scratchCapacity = byteCount
    }

    /// The next `byteCount` bytes of the reserved room, aligned to 8.
    private func place(_ byteCount: Int) -> UnsafeMutableRawPointer {
        let start = scratchUsed
        scratchUsed = (start + byteCount + 7) & ~7
        precondition(scratchUsed <= scratchCapacity, "\(scratchUsed) of \(scratchCapacity) bytes")
        return scratch + start
    }

    private func place(copying bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let start = place(bytes.count).assumingMemoryBound(to: UInt8.self)
        if let base = bytes.baseAddress { start.update(from: base, count: bytes.count) }
        return UnsafeBufferPointer(start: start, count: bytes.count)
    }

    /// - Parameter content: of the blob, for `putState`.
    func setName(_ text: String, bytes content: [UInt8] = []) {
        reserve(text.utf8.count + content.count + 16)
        var text = text
        name = text.withUTF8 { place(copying: $0) }
        bytes = content.withUnsafeBufferPointer { place(copying: $0) }
    }

    func setLogID(_ id: LogID, _ layout: LogLayout, flags: UInt32) {
        reserve(id.topic.utf8.count + 8)
        var topic = id.topic
        name = topic.withUTF8 { place(copying: $0) }
        ForeignMemory.zero(idArguments, byteCount: MemoryLayout<weir_log_id_1>.size)
        idArguments.pointee.topic = borrowedStr(name)
        let uuid = UnsafeMutableRawPointer(idArguments) + Self.topicIDOffset
        uuid.storeBytes(of: id.topicID.high.bigEndian, as: UInt64.self)
        uuid.storeBytes(of: id.topicID.low.bigEndian, toByteOffset: 8, as: UInt64.self)
        idArguments.pointee.partition = id.partition
        idArguments.pointee.flags = flags
        setLayout(layout)
    }

    func setLayout(_ layout: LogLayout) {
        idArguments.pointee.segment_bytes = layout.segmentByteCount
        idArguments.pointee.segment_ms = layout.segmentMilliseconds
        idArguments.pointee.index_interval_bytes = layout.indexIntervalByteCount
    }

    /// `topic_id` follows the `weir_str`.
    private static let topicIDOffset = 16

    func setBatches(_ batches: [StoreBatch], flags: UInt32, wallMilliseconds: Int64) {
        var pieceCount = 0
        for batch in batches { pieceCount += batch.pieces.count }
        let batchSize = MemoryLayout<weir_batch_1>.stride
        let pieceSize = MemoryLayout<weir_bytes>.stride
        reserve(batches.count * batchSize + pieceCount * pieceSize + 16)
        let cBatches = place(batches.count * batchSize).assumingMemoryBound(to: weir_batch_1.self)
        let cPieces = place(pieceCount * pieceSize).assumingMemoryBound(to: weir_bytes.self)
        var piece = 0
        for (index, batch) in batches.enumerated() {
            let first = piece
            var byteCount = 0
            for pinned in batch.pieces {
                cPieces[piece].p = pinned.base.assumingMemoryBound(to: UInt8.self)
                cPieces[piece].n = UInt64(pinned.byteCount)
                byteCount += pinned.byteCount
                piece += 1
            }
            let c = cBatches + index
            c.pointee.base_offset = batch.baseOffset
            c.pointee.last_offset = batch.lastOffset
            c.pointee.max_timestamp = batch.maxTimestamp
            c.pointee.leader_epoch = batch.leaderEpoch
            c.pointee.record_count = batch.recordCount
            c.pointee.first_piece = UInt32(first)
            c.pointee.piece_count = UInt32(batch.pieces.count)
            c.pointee.byte_count = UInt64(byteCount)
        }
        self.batches = batches
        let arguments = appendArguments
        arguments.pointee.size = UInt32(MemoryLayout<weir_append_1>.size)
        arguments.pointee.flags = flags
        arguments.pointee.batch_count = UInt32(batches.count)
        arguments.pointee.piece_count = UInt32(pieceCount)
        arguments.pointee.batches = UnsafePointer(cBatches)
        arguments.pointee.pieces = UnsafePointer(cPieces)
        arguments.pointee.deadline_ns = 0
        arguments.pointee.now_ms = wallMilliseconds
    }

    func setRead(_ read: LogRead) {
        destination = read.destination
        var flags: UInt32 = 0
        if read.minOneBatch { flags |= UInt32(WEIR_READ_MIN_ONE) }
        if read.acceptsFiles { flags |= UInt32(WEIR_READ_FILES) }
        if read.noWait { flags |= UInt32(WEIR_READ_NO_WAIT) }
        let arguments = readArguments
        arguments.pointee.size = UInt32(MemoryLayout<weir_read_1>.size)
        arguments.pointee.flags = flags
        arguments.pointee.offset = read.offset
        arguments.pointee.end_offset = read.endOffset
        arguments.pointee.max_bytes = UInt64(max(0, read.maxByteCount))
        arguments.pointee.dst = read.destination?.base.assumingMemoryBound(to: UInt8.self)
        arguments.pointee.dst_capacity = UInt64(read.destination?.capacity ?? 0)
        arguments.pointee.deadline_ns = read.deadline?.nanoseconds ?? 0
    }
}
