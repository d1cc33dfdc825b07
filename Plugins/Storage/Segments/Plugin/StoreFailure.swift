import Glibc
import PluginKit

/// Why something inside the store did not work: the one error type below the plugin's surface.
struct StoreFailure: Error, Equatable {
    enum Kind: Equatable {
        /// A system call failed with this `errno`.
        case system(Int32)
        /// The bytes are not in the page cache and the caller must not wait.
        case wouldBlock
        /// Stored bytes are not what their format says.
        case damaged
        /// The destination is too small for the first batch, which needs this many bytes.
        case needs(Int)
        case refused(PluginError.Code)
    }

    var kind: Kind
    /// What was tried, or for anything but `system` the whole sentence.
    var text: String
    var path = ""

    /// A system call failed; `operation` says what was tried: "write", "open", ...
    init(_ operation: String, _ path: String, _ errnoValue: Int32 = errno) {
        self.kind = .system(errnoValue)
        self.text = operation
        self.path = path
    }

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    init(_ code: PluginError.Code, _ text: String) {
        self.init(.refused(code), text)
    }

    static var wouldBlock: Self { Self(.wouldBlock, "the bytes are not in the page cache") }

    static func damaged(_ path: String, at position: Int, _ reason: String) -> Self {
        var failure = Self(.damaged, "\(path) is damaged at byte \(position): \(reason)")
        failure.path = path
        return failure
    }

    var errnoValue: Int32 {
        if case .system(let value) = kind { return value }
        return 0
    }

    /// The device has no room, or the user's quota has none.
    var isFull: Bool { errnoValue == ENOSPC || errnoValue == EDQUOT }
    var isMissing: Bool { errnoValue == ENOENT }

    var pluginError: PluginError {
        switch kind {
        case .system(let value):
            let reason = String(cString: strerror(value))
            let remedy = isFull ? "; make room on the device and try again" : ""
            return PluginError(
                isFull ? .full : .io,
                "\(text) of \(path) failed: \(reason) (errno \(value))\(remedy)", errno: value)
        case .wouldBlock: return PluginError(.again, text)
        case .damaged: return PluginError(.corrupt, text)
        case .needs: return PluginError(.limit, text)
        case .refused(let code): return PluginError(code, text)
        }
    }
}
