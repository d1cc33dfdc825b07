/// A run of bytes that an operation found.
public enum StorageRegion: @unchecked Sendable {
    // Guard of the unchecked conformance: `memory` stays unchanged while the result's owners live.

    /// The first bytes of the read's destination.
    case destination(byteCount: Int)
    /// Memory that one of the result's owners keeps.
    case memory(UnsafeRawBufferPointer)
    /// A file range that does not change while the result's owners live.
    case file(descriptor: Int32, offset: UInt64, byteCount: Int)
}

/// A log (of `list`) or a segment (of `listSegments`).
public struct StorageItem: Sendable {
    public var topic = ""
    public var topicID = TopicIdentifier.zero
    public var partition: Int32 = 0
    /// The segment's main file; empty if it has none.
    public var path = ""
    public var isActive = false
    public var baseOffset: Int64 = 0
    public var nextOffset: Int64 = 0
    public var byteCount: Int64 = 0
    public var maxTimestamp: Int64 = -1

    public init() {}
}

/// What a successful operation found; `StoragePlugin` says which members each fills.
public struct StorageResult: @unchecked Sendable {
    // Guard of the unchecked conformance: `log` is a backend's `Log`, which is Sendable; `owners`
    // are kept and released, never called.
    public var log: AnyObject?
    public var startOffset: Int64 = 0
    public var endOffset: Int64 = 0
    public var durableOffset: Int64 = 0
    public var byteCount: Int64 = 0
    public var maxTimestamp: Int64 = 0
    public var offset: Int64 = 0
    public var wasUnclean = false
    public var regions: [StorageRegion] = []
    public var items: [StorageItem] = []
    /// Kept until the host releases the result's pin, on any thread. Their deinit may run there.
    public var owners: [AnyObject] = []

    public init() {}
}
