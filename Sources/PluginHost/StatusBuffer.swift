import CPluginABI

/// Manually allocated `weir_status_1` for one control call.
final class StatusBuffer {
    let pointer: UnsafeMutablePointer<weir_status_1>

    init() {
        pointer = ForeignMemory.allocate(byteCount: MemoryLayout<weir_status_1>.size)
            .assumingMemoryBound(to: weir_status_1.self)
        pointer.pointee.size = UInt32(MemoryLayout<weir_status_1>.size)
    }

    deinit { pointer.deallocate() }

    /// The plugin's words, or what `code` means if it has none.
    func message(_ code: Int32) -> String { Self.message(pointer, code) }

    /// Reads at most the message's array, whether or not the plugin ended it with a NUL.
    static func message(_ status: UnsafePointer<weir_status_1>, _ code: Int32) -> String {
        let offset = 16
        let bytes = UnsafeRawBufferPointer(
            start: UnsafeRawPointer(status) + offset,
            count: MemoryLayout<weir_status_1>.size - offset)
        let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        let errno = status.pointee.os_errno
        let suffix = errno == 0 ? "" : " (errno \(errno))"
        return (text.isEmpty ? meaning(code) : text) + suffix
    }

    static func meaning(_ code: Int32) -> String {
        switch Int(code) {
        case WEIR_E_INVALID: "invalid arguments"
        case WEIR_E_NOT_FOUND: "not found"
        case WEIR_E_EXISTS: "exists already"
        case WEIR_E_RANGE: "offset out of range"
        case WEIR_E_CORRUPT: "corrupt bytes"
        case WEIR_E_IO: "input or output failed"
        case WEIR_E_FULL: "no room left"
        case WEIR_E_TIMEOUT: "deadline passed"
        case WEIR_E_CANCELLED: "cancelled"
        case WEIR_E_UNSUPPORTED: "not supported"
        case WEIR_E_CLOSED: "closed"
        case WEIR_E_LIMIT: "a limit was passed"
        case WEIR_E_AGAIN: "would block"
        default: "result \(code), which the plugin ABI does not define"
        }
    }
}
