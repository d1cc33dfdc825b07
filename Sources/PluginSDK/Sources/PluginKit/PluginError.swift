import CPluginABI

/// Why a plugin refuses or fails: one of the codes of `weir/plugin.h` and a sentence.
public struct PluginError: Error, Equatable, Sendable {
    /// The negative results of `weir/plugin.h`, by their own names.
    public enum Code: Int32, Sendable, Hashable {
        case invalid = -1
        case notFound = -2
        case exists = -3
        case range = -4
        case corrupt = -5
        case io = -6
        case full = -7
        case timeout = -8
        case cancelled = -9
        case unsupported = -10
        case closed = -11
        case limit = -12
        case again = -13
    }

    /// A `WEIR_E_*` value. A raw number, because a sink's answer is passed on as it is.
    public var rawCode: Int32
    /// What, which object, value seen, value allowed, next step. Cut to 479 bytes on its way out.
    public var message: String
    /// The `errno` behind it; 0 if there is none.
    public var errnoValue: Int32

    public init(_ code: Code, _ message: String, errno errnoValue: Int32 = 0) {
        self.rawCode = code.rawValue
        self.message = message
        self.errnoValue = errnoValue
    }

    /// Passes on a code that the host answered.
    public init(rawCode: Int32, message: String) {
        self.rawCode = rawCode
        self.message = message
        self.errnoValue = 0
    }

    /// nil if the number is none that this kit knows.
    public var code: Code? { Code(rawValue: rawCode) }
}

let statusByteCount = MemoryLayout<weir_status_1>.size

/// Bytes of text that a status holds besides the final NUL.
let statusTextCapacity = 479

/// Writes `error` into the callee's status and returns its code.
///
/// Text that does not fit is cut before the character that would pass the end.
func report(_ error: PluginError, to status: UnsafeMutablePointer<weir_status_1>?) -> Int32 {
    guard let status else { return error.rawCode }
    write(
        code: error.rawCode, errnoValue: error.errnoValue, message: error.message,
        to: UnsafeMutableRawPointer(status))
    return error.rawCode
}

/// Fills the `weir_status_1` at `status`.
func write(
    code: Int32, errnoValue: Int32, message: String, to status: UnsafeMutableRawPointer
) {
    status.storeBytes(of: UInt32(statusByteCount), toByteOffset: 0, as: UInt32.self)
    status.storeBytes(of: code, toByteOffset: 4, as: Int32.self)
    status.storeBytes(of: errnoValue, toByteOffset: 8, as: Int32.self)
    status.storeBytes(of: 0, toByteOffset: 12, as: Int32.self)
    let text = status + (statusByteCount - statusTextCapacity - 1)
    var used = 0
    for scalar in message.unicodeScalars {
        let encoded = UTF8.encode(scalar)
        guard let encoded, used + encoded.count <= statusTextCapacity else { break }
        for unit in encoded {
            text.storeBytes(of: unit, toByteOffset: used, as: UInt8.self)
            used += 1
        }
    }
    text.storeBytes(of: 0, toByteOffset: used, as: UInt8.self)
}

/// The text of a host's string, or nil if it is not UTF-8.
func text(of string: weir_str) -> String? {
    guard string.n > 0 else { return "" }
    guard let start = string.p else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(string.n))
    return String(validating: bytes, as: UTF8.self)
}
