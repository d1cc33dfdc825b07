import Glibc
import LogVerify

/// A regular file, read with `pread`.
final class FileSource: ByteSource {
    let byteCount: Int
    private let descriptor: Int32

    /// - Returns: nil if there is no file of that name.
    init?(path: String) throws(SourceError) {
        // A pipe in the file's place must not hold us up.
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard opened >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw SourceError(String(cString: strerror(errno)))
        }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw SourceError("it is no regular file")
        }
        descriptor = opened
        byteCount = Int(status.st_size)
        posix_fadvise(opened, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit { close(descriptor) }

    func read(
        into buffer: UnsafeMutableRawBufferPointer, at position: Int
    ) throws(SourceError) -> Int {
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(position))
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw SourceError("byte \(position): \(String(cString: strerror(errno)))")
            }
        }
    }
}

/// A directory of the file system.
struct FileFolder: LogFolder {
    let path: String

    func names() throws(SourceError) -> [String] {
        guard let directory = opendir(path) else {
            throw SourceError(String(cString: strerror(errno)))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    func file(_ name: String) throws(SourceError) -> (any ByteSource)? {
        try FileSource(path: path + "/" + name)
    }

    func folder(_ name: String) -> (any LogFolder)? {
        Self.exists(path + "/" + name) ? FileFolder(path: path + "/" + name) : nil
    }

    /// Whether there is a directory.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether a process holds the lock of a data directory. Kafka locks the file's range, Weir the
    /// file.
    var isLocked: Bool {
        let descriptor = open(path + "/.lock", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var range = flock()
        range.l_type = Int16(F_WRLCK)
        range.l_whence = Int16(SEEK_SET)
        if fcntl(descriptor, F_GETLK, &range) == 0, range.l_type != Int16(F_UNLCK) { return true }
        // Shared, and given back at once: two that look do not see each other.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else {
            flock(descriptor, LOCK_UN)
            return false
        }
        return errno == EWOULDBLOCK
    }
}
