import Synchronization

/// Whether there is room for more records. [any thread]
///
/// Who watches the disk sets it; produce asks it. Deleting topics, DeleteRecords and retention go
/// on regardless: they free space.
public final class DiskPressure: Sendable {
    private let isSet = Atomic(false)
    private let text = Mutex("")
    private let totalBytes = Atomic<Int64>(-1)
    private let usableBytes = Atomic<Int64>(-1)

    public init() {}

    /// Why records are refused, for the client; nil while there is room.
    public var refusal: String? {
        isSet.load(ordering: .relaxed) ? text.withLock { $0 } : nil
    }

    /// - Parameter refusal: what is low, its limit and the next step; nil once there is room.
    public func set(_ refusal: String?) {
        text.withLock { $0 = refusal ?? "" }
        isSet.store(refusal != nil, ordering: .relaxed)
    }

    /// Size of the volume of the data directory, and what of it can still be used, in bytes; -1
    /// until it was looked at.
    public var space: (total: Int64, usable: Int64) {
        (totalBytes.load(ordering: .relaxed), usableBytes.load(ordering: .relaxed))
    }

    public func setSpace(total: Int64, usable: Int64) {
        totalBytes.store(total, ordering: .relaxed)
        usableBytes.store(usable, ordering: .relaxed)
    }
}
