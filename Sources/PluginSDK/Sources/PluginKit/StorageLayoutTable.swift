import CPluginABI

/// A storage backend that lays out files and lets an operator say how: interface
/// "storage.layout/1".
public protocol LayoutStoragePlugin: StoragePlugin {
    /// [log's owner] How the open log lays out its bytes from now on. Must not block.
    func arrange(_ log: Log, _ layout: StorageFileLayout) throws(PluginError)
    /// [any thread] Removes soon, and without waiting here, what waits for its delay: the device is
    /// full.
    func removeWaitingFiles()
}

/// What ``StorageLayout`` has no room for.
public struct StorageFileLayout: Equatable, Sendable {
    /// Largest index of a segment; 0: the backend's default.
    public var indexMaxByteCount: UInt64
    /// Up to so many milliseconds are taken off the age at which a segment ends.
    public var segmentJitterMilliseconds: Int64
    /// What each segment's share of the jitter follows from, with its base offset.
    public var jitterSeed: UInt64
    /// A segment gets its full size on the device when it begins.
    public var preallocates: Bool
    /// Milliseconds between dropping a file and removing it; 0: at once.
    public var deleteDelayMilliseconds: Int64

    public init(
        indexMaxByteCount: UInt64, segmentJitterMilliseconds: Int64, jitterSeed: UInt64,
        preallocates: Bool, deleteDelayMilliseconds: Int64
    ) {
        self.indexMaxByteCount = indexMaxByteCount
        self.segmentJitterMilliseconds = segmentJitterMilliseconds
        self.jitterSeed = jitterSeed
        self.preallocates = preallocates
        self.deleteDelayMilliseconds = deleteDelayMilliseconds
    }

    init(_ layout: UnsafePointer<weir_layout_1>) {
        self.init(
            indexMaxByteCount: layout.pointee.index_max_bytes,
            segmentJitterMilliseconds: max(0, layout.pointee.segment_jitter_ms),
            jitterSeed: layout.pointee.jitter_seed,
            preallocates: layout.pointee.flags & UInt32(WEIR_LAYOUT_PREALLOCATE) != 0,
            deleteDelayMilliseconds: max(0, layout.pointee.delete_delay_ms))
    }
}

/// The table behind "storage.layout/1". Its owner deallocates it.
func makeLayoutTable() -> UnsafeMutablePointer<weir_storage_layout_1> {
    let table = UnsafeMutablePointer<weir_storage_layout_1>.allocate(capacity: 1)
    table.initialize(to: weir_storage_layout_1())
    table.pointee.size = UInt32(MemoryLayout<weir_storage_layout_1>.size)
    table.pointee.set_layout = { this, log, layout, status in
        let size = MemoryLayout<weir_layout_1>.size
        guard let layout, Int(layout.pointee.size) == size,
            let target = instance(this)?.storage
        else {
            return report(
                PluginError(
                    .invalid,
                    "set_layout: without an instance, or a layout of other than \(size) bytes"),
                to: status)
        }
        do throws(PluginError) {
            try target.arrange(log, StorageFileLayout(layout))
            return Int32(WEIR_OK)
        } catch { return report(error, to: status) }
    }
    table.pointee.remove_waiting = { instance($0)?.storage?.removeWaitingFiles() }
    return table
}
