import Glibc
import PluginKit
import StorageSegmentsNote
import Synchronization

/// Space of the device that nobody else can take: for what has to work when it is full, whoever
/// filled it. Deleting a topic writes metadata; a checkpoint needs a block before it frees one.
///
/// Held in two ways. The metadata log's active segment has blocks allocated ahead of its end. The
/// rest is a file of allocated blocks that gives back a slice whenever something small meets a full
/// device, and takes its blocks again once there is room.
///
///     whole --a small file meets ENOSPC--> spent: slices go, appends of records are refused
///       ^------- room for all of it, and as much again -------'
///
/// [any thread] Only who meets a full device waits for the lock.
final class Reserve: Sendable {
    /// How much of the file something may use up.
    enum Purpose {
        /// The metadata log, deletion, checkpoints.
        case essential
        /// What clients cause by using topics, such as a log's directory: half of it, so that they
        /// cannot stand in the way of deletion.
        case ordinary
    }

    /// Topic of the log that has blocks ahead of its end; Kafka's name.
    static let metadataTopic = "__cluster_metadata"
    static let fileName = ".weir-reserve"
    private static let leastSlice = 64 << 10

    private struct State {
        var descriptor: Int32 = -1
        var heldByteCount = 0
    }

    /// Bytes to allocate ahead of the metadata log's end.
    let aheadByteCount: Int
    private let target: Int
    private let slice: Int
    private let path: String
    private let state = Mutex(State())
    private let isSpent = Atomic(false)

    /// - Parameter byteCount: all of the reserve; 0 keeps none.
    init(directory: String, byteCount: Int) {
        path = directory + "/" + Self.fileName
        aheadByteCount = min(byteCount / 4, 4 << 20)
        target = byteCount - aheadByteCount
        slice = max(Self.leastSlice, target / 16)
    }

    /// Bytes that the file holds now.
    var heldByteCount: Int { state.withLock { $0.heldByteCount } }
    var isWhole: Bool { heldByteCount >= target }

    // MARK: Life

    /// Takes what the file holds from an earlier run, and the rest if there is room.
    /// - Returns: whether the reserve is whole.
    func open() throws(StoreFailure) -> Bool {
        guard target > 0 else {
            try Files.remove(path)
            return true
        }
        let isOld = Files.exists(path)
        let descriptor: Int32
        do throws(StoreFailure) {
            descriptor = try Files.open(path, O_RDWR | O_CREAT)
        } catch {
            if error.isFull { return false }
            throw error
        }
        state.withLock { state in
            state.descriptor = descriptor
            state.heldByteCount = Self.allocated(descriptor)
            if state.heldByteCount > target || Self.size(descriptor) > state.heldByteCount {
                _ = ftruncate(descriptor, off_t(min(target, state.heldByteCount)))
                state.heldByteCount = Self.allocated(descriptor)
            }
        }
        let isWhole = refill()
        // An earlier run has spent some of it, and the device has no room yet.
        if isOld && !isWhole { isSpent.store(true, ordering: .releasing) }
        return isWhole
    }

    func close() {
        state.withLock { state in
            if state.descriptor >= 0 { Glibc.close(state.descriptor) }
            state.descriptor = -1
        }
    }

    /// Takes the file's blocks again if the device has room for them and as much again.
    /// - Returns: whether the reserve is whole.
    @discardableResult
    func refill() -> Bool {
        state.withLock { state in
            let missing = target - state.heldByteCount
            guard missing > 0 else { return true }
            guard state.descriptor >= 0, let free = Self.free(state.descriptor),
                free >= missing + target
            else { return false }
            let held = state.heldByteCount
            if weir_segments_allocate(state.descriptor, 0, Int64(held), Int64(missing)) != 0 {
                _ = ftruncate(state.descriptor, off_t(held))
                return false
            }
            state.heldByteCount = target
            isSpent.store(false, ordering: .releasing)
            return true
        }
    }

    // MARK: Use

    /// A slice was given back and the device has not had room since.
    var isLow: Bool { isSpent.load(ordering: .acquiring) }

    /// Records wait until the reserve is whole again: what it gives back is not for them.
    func checkAppend(_ log: LogName) throws(StoreFailure) {
        guard isLow, log.topic != Self.metadataTopic else { return }
        throw StoreFailure(
            .full,
            "append to \(log.directory) refused: the device is full and the reserve in \(path) in "
                + "use; make room on the device, deleting topics or records does")
    }

    /// Runs `body` again, with a slice of the reserve given back each time, while it meets a full
    /// device. `body` must bear to run again after it failed.
    func spending<Value>(
        _ purpose: Purpose, _ body: () throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value {
        while true {
            do throws(StoreFailure) {
                return try body()
            } catch {
                guard error.isFull, giveBack(purpose) else { throw error }
            }
        }
    }

    /// - Returns: false if there is nothing left for the purpose.
    private func giveBack(_ purpose: Purpose) -> Bool {
        state.withLock { state in
            let floor = purpose == .essential ? 0 : target / 2
            guard state.descriptor >= 0, state.heldByteCount > floor else { return false }
            let rest = max(floor, state.heldByteCount - slice)
            guard ftruncate(state.descriptor, off_t(rest)) == 0 else { return false }
            // A journalling file system hands freed blocks out once it has committed.
            _ = fsync(state.descriptor)
            state.heldByteCount = rest
            isSpent.store(true, ordering: .releasing)
            return true
        }
    }

    // MARK: The file

    private static func size(_ descriptor: Int32) -> Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Bytes of the file that have blocks.
    private static func allocated(_ descriptor: Int32) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return 0 }
        return min(Int(status.st_size), Int(status.st_blocks) * 512)
    }

    private static func free(_ descriptor: Int32) -> Int? {
        var volume = statvfs()
        guard fstatvfs(descriptor, &volume) == 0 else { return nil }
        return Int(volume.f_bavail) * Int(volume.f_frsize)
    }
}

extension SegmentLog {
    /// Its appends may use the reserve, and its active segment has blocks ahead of its end.
    var isMetadata: Bool { name.topic == Reserve.metadataTopic }

    var reservePurpose: Reserve.Purpose { isMetadata ? .essential : .ordinary }

    /// [executor] Keeps blocks allocated behind `end`, where the active segment is about to end. A
    /// device that cannot is no failure: the append finds out whether it needs them.
    func allocateAhead(_ segment: Segment, _ descriptor: Int32, end: Int) {
        let ahead = context.reserve.aheadByteCount
        guard isMetadata, ahead > 0, segment.allocatedEnd < end + ahead / 2 else { return }
        let count = end + ahead - segment.byteCount
        let keepSize: Int32 = 1
        guard
            weir_segments_allocate(
                descriptor, keepSize, Int64(segment.byteCount), Int64(count)) == 0
        else { return }
        segment.allocatedEnd = end + ahead
    }
}
