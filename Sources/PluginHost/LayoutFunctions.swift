import CPluginABI
import Ports

/// The functions of a `weir_storage_layout_1`, which a storage plugin need not offer.
struct LayoutFunctions {
    let setLayout:
        @convention(c) (
            UnsafeMutableRawPointer?, weir_log, UnsafePointer<weir_layout_1>?,
            UnsafeMutablePointer<weir_status_1>?
        ) -> Int32
    let removeWaiting: @convention(c) (UnsafeMutableRawPointer?) -> Void

    /// Nil if the plugin has no such interface.
    init?(_ instance: PluginInstance) throws(PluginRefusal) {
        guard
            let found = try instance.optionalInterface(
                WEIR_STORAGE_LAYOUT_INTERFACE, size: MemoryLayout<weir_storage_layout_1>.size)
        else { return nil }
        let table = found.assumingMemoryBound(to: weir_storage_layout_1.self)
        guard let setLayout = table.pointee.set_layout,
            let removeWaiting = table.pointee.remove_waiting
        else {
            throw PluginRefusal(
                .badTable, path: instance.spec.path, found: "a NULL function",
                needed: "every function of \(WEIR_STORAGE_LAYOUT_INTERFACE)",
                mend: "fill the table, or offer no such interface")
        }
        self.setLayout = setLayout
        self.removeWaiting = removeWaiting
    }

    /// [owner] What the plugin says against the layout; nil if it took it.
    func set(
        _ layout: LogLayout, of log: UInt64, _ instance: UnsafeMutableRawPointer?
    ) -> StoreError? {
        let size = MemoryLayout<weir_layout_1>.size
        let memory = ForeignMemory.allocate(byteCount: size)
        defer { memory.deallocate() }
        let arguments = memory.assumingMemoryBound(to: weir_layout_1.self)
        arguments.pointee.size = UInt32(size)
        arguments.pointee.flags = layout.preallocates ? UInt32(WEIR_LAYOUT_PREALLOCATE) : 0
        arguments.pointee.index_max_bytes = layout.indexMaxByteCount
        arguments.pointee.segment_jitter_ms = layout.segmentJitterMilliseconds
        arguments.pointee.jitter_seed = layout.jitterSeed
        arguments.pointee.delete_delay_ms = layout.deleteDelayMilliseconds
        let status = StatusBuffer()
        let code = setLayout(instance, log, arguments, status.pointer)
        guard code != WEIR_OK else { return nil }
        let text = "layout of log handle \(log) refused: \(status.message(code))"
        switch Int(code) {
        case WEIR_E_INVALID: return StoreError(.invalid, text)
        case WEIR_E_CLOSED: return StoreError(.closed, text)
        case WEIR_E_UNSUPPORTED: return StoreError(.unsupported, text)
        default: return StoreError(.io, text)
        }
    }
}
