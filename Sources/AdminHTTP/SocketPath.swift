import Glibc

/// A socket's path, short enough for its address: a long one goes through its folder's descriptor.
struct SocketPath {
    /// Valid until ``close()``.
    let path: String
    private let descriptor: Int32

    /// What a Unix socket's address holds (`sun_path`), less its NUL.
    private static let byteCountMax = 107

    init(_ path: String) throws(ControlError) {
        guard path.utf8.count > Self.byteCountMax else {
            self.path = path
            descriptor = -1
            return
        }
        let slash = path.lastIndex(of: "/") ?? path.startIndex
        let folder = String(path[..<slash])
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ControlError("\(folder) cannot be opened: \(String(cString: strerror(errno)))")
        }
        self.path = "/proc/self/fd/\(descriptor)\(path[slash...])"
    }

    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
    }
}

/// Why a node's control socket could not be spoken to.
public struct ControlError: Error, Sendable, CustomStringConvertible {
    public var description: String

    init(_ description: String) { self.description = description }
}
