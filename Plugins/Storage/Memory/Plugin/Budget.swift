import Synchronization

/// Bytes that one instance may hold: chunks, blobs, and what it takes to find them.
///
/// [any thread] A charge is given back when its memory is freed, which for a pinned chunk is when
/// the last reader lets go.
final class Budget: Sendable {
    /// Charged for what a batch's place in the index takes.
    static let batchCharge = 80
    /// Charged for a blob besides its bytes.
    static let blobCharge = 160
    /// Charged for a log besides its batches.
    static let logCharge = 1_024

    let capacity: Int
    private let used = Atomic<Int>(0)

    init(capacity: Int) { self.capacity = capacity }

    var usedByteCount: Int { used.load(ordering: .relaxed) }

    /// False if it would pass the capacity; nothing is charged then.
    func charge(_ byteCount: Int) -> Bool {
        let after = used.add(byteCount, ordering: .relaxed).newValue
        if after <= capacity { return true }
        used.subtract(byteCount, ordering: .relaxed)
        return false
    }

    func giveBack(_ byteCount: Int) { used.subtract(byteCount, ordering: .relaxed) }
}
