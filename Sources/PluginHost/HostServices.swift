import CPluginABI
import Glibc
import Logging
import Primitives
import Synchronization
import Telemetry

/// What the host gives one instance: `weir_host_1`, `weir_storage_host_1` and what stands behind
/// them. Lives until the instance is destroyed; the plugin has its address.
final class HostServices: @unchecked Sendable {
    // Guard of the unchecked conformance: the tables are constant once initialised; the log budget
    // is behind its mutex; `storage` is set before the instance is created.

    let table: UnsafeMutablePointer<weir_host_1>
    let storageTable: UnsafeMutablePointer<weir_storage_host_1>
    /// Where completions go; nil for other kinds.
    let operations: OperationTable?
    let logger: Logger

    private let budget = Mutex(LogBudget())

    /// - Parameter logger: one that names the plugin in its metadata.
    init(logger: Logger, operations: OperationTable?) {
        self.logger = logger
        self.operations = operations
        table = ForeignMemory.allocate(byteCount: MemoryLayout<weir_host_1>.size)
            .assumingMemoryBound(to: weir_host_1.self)
        storageTable = ForeignMemory.allocate(byteCount: MemoryLayout<weir_storage_host_1>.size)
            .assumingMemoryBound(to: weir_storage_host_1.self)
        let context = Unmanaged.passUnretained(self).toOpaque()
        table.pointee.size = UInt32(MemoryLayout<weir_host_1>.size)
        table.pointee.abi_major = UInt16(WEIR_ABI_MAJOR)
        table.pointee.abi_minor = UInt16(WEIR_ABI_MINOR)
        table.pointee.ctx = context
        table.pointee.log = hostLog
        table.pointee.now_ns = hostNow
        table.pointee.query = hostQuery
        storageTable.pointee.size = UInt32(MemoryLayout<weir_storage_host_1>.size)
        storageTable.pointee.complete = hostComplete
        storageTable.pointee.fatal = hostFatal
    }

    deinit {
        table.deallocate()
        storageTable.deallocate()
    }

    fileprivate static func of(_ context: UnsafeMutableRawPointer?) -> HostServices? {
        context.map { Unmanaged<HostServices>.fromOpaque($0).takeUnretainedValue() }
    }

    /// [any] One line of the plugin's, unless it has used up its budget.
    func log(_ level: Int32, _ message: String) {
        guard let suppressed = budget.withLock({ $0.take(at: monotonicNanoseconds()) }) else {
            return
        }
        let metadata: Logger.Metadata =
            suppressed == 0 ? [:] : ["suppressed-lines": "\(suppressed)"]
        let level = Self.level(level)
        if level >= .error {
            logger.report(.pluginReported, "\(message)", metadata: metadata)
        } else {
            logger.log(level: level, "\(message)", metadata: metadata)
        }
    }

    private static func level(_ level: Int32) -> Logger.Level {
        switch Int(level) {
        case WEIR_LOG_TRACE: .trace
        case WEIR_LOG_DEBUG: .debug
        case WEIR_LOG_INFO: .info
        case WEIR_LOG_WARNING: .warning
        default: .error
        }
    }
}

/// Lines that one instance may still log: a burst, then a steady rate.
package struct LogBudget {
    package static let burst: UInt64 = 200
    package static let linesPerSecond: UInt64 = 50

    private var tokens = burst
    private var filledAt: UInt64 = 0
    private var suppressed = 0

    package init() {}

    /// The number of lines dropped since the last one that passed, or nil: drop this one too.
    package mutating func take(at now: UInt64) -> Int? {
        let earned = (max(now, filledAt) - filledAt) / (1_000_000_000 / Self.linesPerSecond)
        if earned > 0 {
            tokens = min(Self.burst, tokens + min(earned, Self.burst))
            filledAt = now
        }
        guard tokens > 0 else {
            suppressed += 1
            return nil
        }
        tokens -= 1
        defer { suppressed = 0 }
        return suppressed
    }
}

/// [any] CLOCK_MONOTONIC, the clock of every deadline in the ABI.
func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// A plugin's text, cut to `byteCountMax` and repaired where it is not UTF-8.
func text(_ string: weir_str, byteCountMax: Int = 4096) -> String {
    guard let start = string.p, string.n > 0 else { return "" }
    let bytes = UnsafeRawBufferPointer(
        start: start, count: Int(min(string.n, UInt64(byteCountMax))))
    return String(decoding: bytes, as: UTF8.self)
}

// MARK: Functions of the tables

private func hostLog(_ context: UnsafeMutableRawPointer?, _ level: Int32, _ message: weir_str) {
    HostServices.of(context)?.log(level, text(message))
}

private func hostNow(_ context: UnsafeMutableRawPointer?) -> UInt64 { monotonicNanoseconds() }

private func hostQuery(
    _ context: UnsafeMutableRawPointer?, _ id: UnsafePointer<CChar>?
) -> UnsafeRawPointer? {
    guard let host = HostServices.of(context), let id, host.operations != nil,
        strcmp(id, WEIR_STORAGE_HOST_INTERFACE) == 0
    else { return nil }
    return UnsafeRawPointer(host.storageTable)
}

private func hostComplete(
    _ context: UnsafeMutableRawPointer?, _ token: UInt64,
    _ result: UnsafePointer<weir_storage_result_1>?
) {
    HostServices.of(context)?.operations?.complete(token, result)
}

private func hostFatal(_ context: UnsafeMutableRawPointer?, _ message: weir_str) {
    HostServices.of(context)?.operations?.fail(text(message))
}
