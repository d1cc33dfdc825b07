import Synchronization

/// Whether there is room for more records. [any thread]
///
/// Who watches the disk sets it, at each look; produce asks it. Between two looks the records that
/// are taken are counted, so that a fast producer cannot run through the space that must stay free.
/// Deleting topics, DeleteRecords and retention go on regardless: they free space.
public final class DiskPressure: Sendable {
    private let isSet = Atomic(false)
    private let text = Mutex("")
    private let headroom = Atomic<Int64>(.max)
    private let exhaustedText = Mutex("")
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

    /// What may be taken until the next look.
    ///
    /// - Parameters:
    ///   - byteCount: `Int64.max` if nothing limits it.
    ///   - refusal: for the records past it.
    public func setHeadroom(_ byteCount: Int64, refusal: String) {
        exhaustedText.withLock { $0 = refusal }
        headroom.store(byteCount, ordering: .relaxed)
    }

    /// Records were refused since ``setHeadroom(_:refusal:)`` because they would have passed it.
    public var isExhausted: Bool { headroom.load(ordering: .relaxed) < 0 }

    /// Takes records of `byteCount` bytes into account.
    ///
    /// - Returns: why they are refused, for the client; nil if there is room.
    public func refusal(of byteCount: Int) -> String? {
        if let refusal { return refusal }
        let left = headroom.wrappingSubtract(Int64(byteCount), ordering: .relaxed).newValue
        return left >= 0 ? nil : exhaustedText.withLock { $0 }
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
