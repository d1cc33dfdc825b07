public import CPluginABI

/// How much a log line matters.
public enum LogLevel: Int32, Sendable {
    case trace = 0
    case debug = 1
    case info = 2
    case warning = 3
    case error = 4
}

/// What the host offers an instance. [any thread] Valid until the instance is destroyed.
public struct HostServices: @unchecked Sendable {
    // Guard of the unchecked conformance: the table is constant while the instance lives, and every
    // function in it may be called from any thread.
    private let table: UnsafePointer<weir_host_1>

    /// nil if the table is not the one this kit was built for.
    public init?(_ table: UnsafePointer<weir_host_1>?) {
        guard let table, Int(table.pointee.size) >= MemoryLayout<weir_host_1>.size,
            table.pointee.abi_major == UInt16(WEIR_ABI_MAJOR)
        else { return nil }
        self.table = table
    }

    /// One line for the host's log; the host adds the plugin's name and bounds the rate.
    public func log(_ level: LogLevel, _ message: String) {
        guard let log = table.pointee.log else { return }
        var message = message
        message.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                log(
                    table.pointee.ctx, level.rawValue,
                    weir_str(p: chars.baseAddress, n: UInt64(chars.count)))
            }
        }
    }

    /// What the host's functions get as their first argument.
    var context: UnsafeMutableRawPointer? { table.pointee.ctx }

    /// Monotonic nanoseconds: the clock of every deadline.
    public var nowNanoseconds: UInt64 { table.pointee.now_ns?(table.pointee.ctx) ?? 0 }

    /// The table of a host interface, nil if this host has none of that id.
    public func interface(_ id: String) -> UnsafeRawPointer? {
        id.withCString { table.pointee.query?(table.pointee.ctx, $0) }
    }
}
