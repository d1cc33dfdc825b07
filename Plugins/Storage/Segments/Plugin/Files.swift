import Glibc
import StorageSegmentsNote

/// Blocking file calls that retry what a signal interrupted and name what failed.
enum Files {
    static let fileMode: mode_t = 0o644
    static let directoryMode: mode_t = 0o755

    static func open(
        _ path: String, _ flags: Int32, mode: mode_t = fileMode
    ) throws(StoreFailure) -> Int32 {
        while true {
            let fd = Glibc.open(path, flags | O_CLOEXEC, mode)
            if fd >= 0 { return fd }
            if errno != EINTR { throw StoreFailure("open", path) }
        }
    }

    /// Reads until `buffer` is full or the file ends.
    /// - Returns: the bytes read.
    static func read(
        _ fd: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int, path: String
    ) throws(StoreFailure) -> Int {
        guard let base = buffer.baseAddress else { return 0 }
        var done = 0
        while done < buffer.count {
            let count = pread(
                fd, base + done, buffer.count - done, off_t(offset + done))
            if count > 0 {
                done += count
            } else if count == 0 {
                break
            } else if errno != EINTR {
                throw StoreFailure("read", path)
            }
        }
        return done
    }

    static func write(
        _ fd: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int, path: String
    ) throws(StoreFailure) {
        guard let base = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let count = pwrite(
                fd, base + done, bytes.count - done, off_t(offset + done))
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw StoreFailure("write", path)
            }
        }
    }

    static func truncate(_ fd: Int32, to size: Int, path: String) throws(StoreFailure) {
        while ftruncate(fd, off_t(size)) != 0 {
            if errno != EINTR { throw StoreFailure("truncate", path) }
        }
    }

    /// Makes a file's bytes, and the size they need, durable.
    static func sync(_ fd: Int32, path: String) throws(StoreFailure) {
        if fdatasync(fd) != 0 { throw StoreFailure("fsync", path) }
    }

    /// Makes the names in a directory durable.
    static func syncDirectory(_ path: String) throws(StoreFailure) {
        let fd = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(fd) }
        if fsync(fd) != 0 { throw StoreFailure("fsync", path) }
    }

    static func rename(_ from: String, to: String) throws(StoreFailure) {
        if Glibc.rename(from, to) != 0 { throw StoreFailure("rename to \(to)", from) }
    }

    static func makeDirectory(_ path: String) throws(StoreFailure) {
        if mkdir(path, directoryMode) != 0 { throw StoreFailure("mkdir", path) }
    }

    /// Makes an empty file in place of any of that name.
    static func makeEmpty(_ path: String) throws(StoreFailure) {
        close(try open(path, O_RDWR | O_CREAT | O_TRUNC))
    }

    /// Removes a file; one that is gone already is no failure.
    static func remove(_ path: String) throws(StoreFailure) {
        if unlink(path) != 0 && errno != ENOENT { throw StoreFailure("unlink", path) }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// When a file was last written, milliseconds since the epoch; nil if there is none.
    static func modificationMilliseconds(_ path: String) throws(StoreFailure) -> Int64? {
        var status = stat()
        if stat(path, &status) == 0 {
            return Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec / 1_000_000)
        }
        if errno == ENOENT { return nil }
        throw StoreFailure("stat", path)
    }

    /// Byte count of a file; nil if there is none.
    static func size(_ path: String) throws(StoreFailure) -> Int? {
        var status = stat()
        if stat(path, &status) == 0 { return Int(status.st_size) }
        if errno == ENOENT { return nil }
        throw StoreFailure("stat", path)
    }

    /// The names in a directory, without `.` and `..`, in no order.
    static func names(in path: String) throws(StoreFailure) -> [String] {
        guard let stream = opendir(path) else { throw StoreFailure("opendir", path) }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw StoreFailure("readdir", path) }
                return names
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
    }

    /// The whole of a small file; nil if there is none.
    static func contents(_ path: String) throws(StoreFailure) -> [UInt8]? {
        let fd: Int32
        do {
            fd = try open(path, O_RDONLY)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
        defer { close(fd) }
        var status = stat()
        if fstat(fd, &status) != 0 { throw StoreFailure("stat", path) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var failure: StoreFailure?
        var count = 0
        bytes.withUnsafeMutableBytes { buffer in
            do throws(StoreFailure) {
                count = try read(fd, buffer, at: 0, path: path)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// Puts `bytes` in place of the file at `path` so that a crash leaves the old or the new.
    /// - Parameter durable: return only when the new content would survive a power failure.
    static func replace(
        _ path: String, with bytes: UnsafeRawBufferPointer, durable: Bool
    ) throws(StoreFailure) {
        let temporary = path + ".tmp"
        let fd = try open(temporary, O_WRONLY | O_CREAT | O_TRUNC)
        do throws(StoreFailure) {
            try write(fd, bytes, at: 0, path: temporary)
            if durable { try sync(fd, path: temporary) }
        } catch {
            close(fd)
            unlink(temporary)
            throw error
        }
        close(fd)
        try rename(temporary, to: path)
        if durable { try syncDirectory(parent(of: path)) }
    }

    static func replace(_ path: String, with text: String, durable: Bool) throws(StoreFailure) {
        var failure: StoreFailure?
        var text = text
        text.withUTF8 { utf8 in
            do throws(StoreFailure) {
                try replace(path, with: UnsafeRawBufferPointer(utf8), durable: durable)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Removes a directory and what is in it. What cannot be removed stays.
    static func removeTree(_ path: String) throws(StoreFailure) {
        for name in try names(in: path) {
            let child = path + "/" + name
            var status = stat()
            if lstat(child, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR {
                try removeTree(child)
            } else {
                try remove(child)
            }
        }
        if rmdir(path) != 0 && errno != ENOENT { throw StoreFailure("rmdir", path) }
    }
}
