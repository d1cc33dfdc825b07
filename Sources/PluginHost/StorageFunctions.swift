import CPluginABI

/// The functions of a `weir_storage_log_1`, none of them missing.
struct StorageFunctions {
    typealias Instance = UnsafeMutableRawPointer?
    typealias Result = UnsafeMutablePointer<weir_storage_result_1>?
    typealias LogID = UnsafePointer<weir_log_id_1>?
    typealias Append = UnsafePointer<weir_append_1>?
    typealias Read = UnsafePointer<weir_read_1>?
    typealias PlainCall = @convention(c) (Instance, weir_log, UInt64, Result) -> Int32
    typealias OffsetCall = @convention(c) (Instance, weir_log, Int64, UInt64, Result) -> Int32

    let list: @convention(c) (Instance, UInt64, Result) -> Int32
    let open: @convention(c) (Instance, LogID, UInt64, Result) -> Int32
    let close: PlainCall
    let remove: PlainCall
    let describe: PlainCall
    let configure: @convention(c) (Instance, weir_log, LogID, UInt64, Result) -> Int32
    let append: @convention(c) (Instance, weir_log, Append, UInt64, Result) -> Int32
    let read: @convention(c) (Instance, weir_log, Read, UInt64, Result) -> Int32
    let release: @convention(c) (Instance, UInt64) -> Void
    let lookupTime: OffsetCall
    let truncate: OffsetCall
    let trim: OffsetCall
    let start: OffsetCall
    let seal: PlainCall
    let listSegments: PlainCall
    let exportSegment: OffsetCall
    let putState:
        @convention(c) (
            Instance, weir_log, weir_str, Int64, weir_bytes, UInt32, UInt64, Result
        ) -> Int32
    let getState: @convention(c) (Instance, weir_log, weir_str, Int64, UInt64, Result) -> Int32
    let dropState: @convention(c) (Instance, weir_log, weir_str, Int64, UInt64, Result) -> Int32
    let replace: @convention(c) (Instance, weir_log, Int64, Int64, Append, UInt64, Result) -> Int32
    let flush: PlainCall

    /// Nil if a function is missing.
    init?(_ table: UnsafePointer<weir_storage_log_1>) {
        guard let list = table.pointee.list, let open = table.pointee.open,
            let close = table.pointee.close, let remove = table.pointee.remove,
            let describe = table.pointee.describe, let configure = table.pointee.configure,
            let append = table.pointee.append, let read = table.pointee.read,
            let release = table.pointee.release, let lookupTime = table.pointee.lookup_time,
            let truncate = table.pointee.truncate_to, let trim = table.pointee.trim_to,
            let start = table.pointee.start_at, let seal = table.pointee.seal,
            let listSegments = table.pointee.list_segments,
            let exportSegment = table.pointee.export_segment,
            let putState = table.pointee.put_state, let getState = table.pointee.get_state,
            let dropState = table.pointee.drop_state, let replace = table.pointee.replace,
            let flush = table.pointee.flush, table.pointee.cancel != nil
        else { return nil }
        self.list = list
        self.open = open
        self.close = close
        self.remove = remove
        self.describe = describe
        self.configure = configure
        self.append = append
        self.read = read
        self.release = release
        self.lookupTime = lookupTime
        self.truncate = truncate
        self.trim = trim
        self.start = start
        self.seal = seal
        self.listSegments = listSegments
        self.exportSegment = exportSegment
        self.putState = putState
        self.getState = getState
        self.dropState = dropState
        self.replace = replace
        self.flush = flush
    }
}
