import Glibc
import Synchronization

/// Bounds the descriptors of segment and index files.
///
/// A ``PooledFile`` opens itself when it is used; past the budget the pool closes files that nobody
/// uses, the longest unused first, approximately (a clock hand passes over files used since its
/// last round). Files in use are never closed: reads that are pinned may pass the budget.
///
/// Lock order: the ring, then a file. Using an open file takes the file's lock only.
final class DescriptorPool: Sendable {
    private struct Ring {
        var files: [PooledFile] = []
        var hand = 0
        /// Files that are being opened: threads that open at once must not share one free place.
        var reservedCount = 0

        /// Closes files until `added` more fit, if that many are unused.
        mutating func makeRoom(for added: Int, budget: Int) {
            // Twice around: the first passage may only take the marks away.
            var steps = files.count * 2
            while files.count + reservedCount + added > budget && steps > 0 {
                steps -= 1
                if hand >= files.count { hand = 0 }
                if files[hand].closeIfUnused() {
                    files.swapAt(hand, files.count - 1)
                    files.removeLast()
                } else {
                    hand += 1
                }
            }
        }
    }

    let budget: Int
    private let ring = Mutex(Ring())

    init(budget: Int) { self.budget = budget }

    /// Descriptors open now.
    var openCount: Int { ring.withLock { $0.files.count } }

    /// Makes a place for a file that is about to be opened; ``insert(_:)`` or ``giveUp()`` ends it.
    fileprivate func reserve() {
        ring.withLock {
            $0.makeRoom(for: 1, budget: budget)
            $0.reservedCount += 1
        }
    }

    /// The system has fewer descriptors than the budget: closes a part of what is unused.
    fileprivate func makeMoreRoom() {
        ring.withLock { $0.makeRoom(for: budget / 4 + 1, budget: budget) }
    }

    fileprivate func insert(_ file: PooledFile) {
        ring.withLock {
            $0.reservedCount -= 1
            $0.files.append(file)
        }
    }

    fileprivate func giveUp() { ring.withLock { $0.reservedCount -= 1 } }

    fileprivate func remove(_ file: PooledFile) {
        ring.withLock { ring in
            guard let index = ring.files.firstIndex(where: { $0 === file }) else { return }
            ring.files.swapAt(index, ring.files.count - 1)
            ring.files.removeLast()
        }
    }
}

/// A file whose descriptor is open while it is used, and afterwards as long as the pool allows.
final class PooledFile: Sendable {
    private struct State {
        var path: String
        var descriptor: Int32 = -1
        var userCount = 0
        var usedSinceHand = false
        /// The name is gone or means another file: never opened again.
        var isDetached = false
    }

    private let pool: DescriptorPool
    private let state: Mutex<State>

    init(path: String, pool: DescriptorPool) {
        self.pool = pool
        state = Mutex(State(path: path))
    }

    deinit {
        state.withLock { state in
            if state.descriptor >= 0 { close(state.descriptor) }
        }
    }

    var path: String { state.withLock { $0.path } }

    /// Whether anybody but the caller's own `ownUses` holds the descriptor.
    func isUsed(beyond ownUses: Int = 0) -> Bool { state.withLock { $0.userCount > ownUses } }

    /// The open descriptor, kept open until ``release()``.
    func acquire() throws(StoreFailure) -> Int32 {
        let (open, path) = state.withLock { state -> (Int32, String) in
            if state.descriptor >= 0 {
                state.userCount += 1
                state.usedSinceHand = true
                return (state.descriptor, "")
            }
            return (state.isDetached ? -2 : -1, state.path)
        }
        if open >= 0 { return open }
        if open == -2 { throw StoreFailure("open of a removed file", path, ENOENT) }
        let fresh = try openReserved(path)
        let descriptor = state.withLock { state -> Int32 in
            state.userCount += 1
            state.usedSinceHand = true
            if state.descriptor < 0 { state.descriptor = fresh }
            return state.descriptor
        }
        if descriptor == fresh {
            pool.insert(self)
        } else {
            close(fresh)
            pool.giveUp()
        }
        return descriptor
    }

    /// Opens the file in a place that the pool keeps for it; a failure frees the place.
    private func openReserved(_ path: String) throws(StoreFailure) -> Int32 {
        pool.reserve()
        do throws(StoreFailure) {
            do throws(StoreFailure) {
                return try Files.open(path, O_RDWR)
            } catch {
                guard error.errnoValue == EMFILE || error.errnoValue == ENFILE else { throw error }
                pool.makeMoreRoom()
                return try Files.open(path, O_RDWR)
            }
        } catch {
            pool.giveUp()
            throw error
        }
    }

    func release() {
        let last = state.withLock { state -> Bool in
            state.userCount -= 1
            precondition(state.userCount >= 0, "descriptor of \(state.path) released twice")
            return state.isDetached && state.userCount == 0 && state.descriptor >= 0
        }
        if last { closeDetached() }
    }

    /// Ends the use of the name: the descriptor closes with its last user.
    func detach() {
        let idle = state.withLock { state -> Bool in
            state.isDetached = true
            return state.userCount == 0 && state.descriptor >= 0
        }
        if idle { closeDetached() }
    }

    /// The file is now called `path`.
    func moved(to path: String) { state.withLock { $0.path = path } }

    private func closeDetached() {
        pool.remove(self)
        state.withLock { state in
            guard state.userCount == 0, state.descriptor >= 0 else { return }
            close(state.descriptor)
            state.descriptor = -1
        }
    }

    /// Called by the pool's hand.
    /// - Returns: true if the file is closed now and leaves the ring.
    fileprivate func closeIfUnused() -> Bool {
        state.withLock { state in
            if state.userCount > 0 { return false }
            if state.usedSinceHand {
                state.usedSinceHand = false
                return false
            }
            if state.descriptor >= 0 { close(state.descriptor) }
            state.descriptor = -1
            return true
        }
    }
}

/// Keeps a file's descriptor open while a region of it is in use.
final class FilePin: Sendable {
    let descriptor: Int32
    private let file: PooledFile

    init(_ file: PooledFile) throws(StoreFailure) {
        descriptor = try file.acquire()
        self.file = file
    }

    deinit { file.release() }
}

extension PooledFile {
    /// Runs `body` with the descriptor.
    func withDescriptor<Value>(
        _ body: (Int32) throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value {
        let descriptor = try acquire()
        defer { release() }
        return try body(descriptor)
    }
}
