import CPluginABI
import Crypto
import Glibc
import Primitives

/// The bytes of a plugin's file and what the file system says of it, all from one descriptor.
struct PluginFile {
    /// Files beyond this are refused unread: a plugin is code, not data.
    static let byteCountMax = 256 << 20

    /// As configured.
    let path: String
    /// Without symbolic links.
    let resolvedPath: String
    let bytes: OwnedMemory
    let owner: uid_t
    let mode: mode_t
    let folderOwner: uid_t
    let folderMode: mode_t

    /// [control] Opens the file once, through a descriptor of its folder, and reads it.
    ///
    /// Symbolic links in the path are followed first; what is checked and read is their target, and
    /// a link that appears in its place afterwards is refused.
    static func read(_ path: String) throws(PluginRefusal) -> PluginFile {
        guard let resolvedPointer = realpath(path, nil) else {
            throw unreadable(path, errno)
        }
        let resolved = String(cString: resolvedPointer)
        free(resolvedPointer)
        let slash = resolved.lastIndex(of: "/") ?? resolved.startIndex
        let folder = resolved[..<slash].isEmpty ? "/" : String(resolved[..<slash])
        let leaf = String(resolved[resolved.index(after: slash)...])

        let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folderDescriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(folderDescriptor) }
        let descriptor = openat(
            folderDescriptor, leaf, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }

        var folderStatus = stat()
        var status = stat()
        guard fstat(folderDescriptor, &folderStatus) == 0, fstat(descriptor, &status) == 0 else {
            throw unreadable(path, errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw PluginRefusal(
                .notAFile, path: path, found: "something that is not a regular file",
                needed: "a shared library", mend: "name the plugin's .so file")
        }
        return PluginFile(
            path: path, resolvedPath: resolved,
            bytes: try readAll(descriptor, byteCount: Int(status.st_size), path),
            owner: status.st_uid, mode: status.st_mode,
            folderOwner: folderStatus.st_uid, folderMode: folderStatus.st_mode)
    }

    private static func readAll(
        _ descriptor: Int32, byteCount: Int, _ path: String
    ) throws(PluginRefusal) -> OwnedMemory {
        guard byteCount <= byteCountMax else {
            throw PluginRefusal(
                .tooLarge, path: path, found: "\(byteCount) bytes",
                needed: "at most \(byteCountMax)", mend: "strip it of debugging information")
        }
        let memory = OwnedMemory(byteCount: byteCount)
        var position = 0
        while position < byteCount {
            let count = Glibc.read(descriptor, memory.base + position, byteCount - position)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                throw count < 0
                    ? unreadable(path, errno)
                    : PluginRefusal(
                        .missing, path: path, found: "a file that shrank while it was read",
                        needed: "a file at rest", mend: "install it with a rename and start again")
            }
            position += count
        }
        return memory
    }

    private static func unreadable(_ path: String, _ error: Int32) -> PluginRefusal {
        PluginRefusal(
            .missing, path: path, found: String(cString: strerror(error)),
            needed: "a readable file",
            mend: "build the plugin (make build), or correct its path in the configuration")
    }

    /// Lower-case hex.
    func sha256() -> String {
        var hash = SHA256()
        hash.update(bufferPointer: UnsafeRawBufferPointer(bytes.buffer))
        return hash.finalize().map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Refuses what somebody other than root and `user` could have written.
    func requireTrust(user: uid_t) throws(PluginRefusal) {
        if let problem = Self.trustProblem(owner: owner, mode: mode, user: user) {
            throw PluginRefusal(
                .untrustedFile, path: path, found: "a file that \(problem)",
                needed: "a file that only root or user \(user) can write",
                mend: "chown it to one of them and chmod go-w \(resolvedPath)")
        }
        if let problem = Self.trustProblem(owner: folderOwner, mode: folderMode, user: user) {
            let folder = resolvedPath[..<(resolvedPath.lastIndex(of: "/") ?? resolvedPath.endIndex)]
            throw PluginRefusal(
                .untrustedFolder, path: path, found: "a folder that \(problem)",
                needed: "a folder that only root or user \(user) can write",
                mend: "chown it to one of them and chmod go-w \(folder)")
        }
    }

    /// What is wrong with an owner and a mode, or nil.
    package static func trustProblem(owner: uid_t, mode: mode_t, user: uid_t) -> String? {
        if owner != 0 && owner != user { return "belongs to user \(owner)" }
        if mode & 0o022 != 0 {
            return "others may write (mode 0\(String(mode & 0o7777, radix: 8)))"
        }
        return nil
    }
}
