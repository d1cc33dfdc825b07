import Glibc

/// A file or folder that could not be used: what was tried, on what, and why not.
struct FileError: Error, CustomStringConvertible {
    var action: String
    var path: String
    var code: Int32
    var description: String {
        "cannot \(action) \(path): \(unsafe String(cString: strerror(code)))"
    }
}

/// The few file operations a generator needs.
enum Files {
    /// Names in a folder that end in `suffix`, sorted.
    static func list(_ folder: String, suffix: String) throws(FileError) -> [String] {
        guard let directory = unsafe opendir(folder) else {
            throw FileError(action: "read", path: folder, code: errno)
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name.hasSuffix(suffix) { names.append(name) }
        }
        return names.sorted()
    }

    /// The whole text; nil if there is no such file.
    static func read(_ path: String) throws(FileError) -> String? {
        guard let file = unsafe fopen(path, "rb") else {
            if errno == ENOENT { return nil }
            throw FileError(action: "read", path: path, code: errno)
        }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ text: String, to path: String) throws(FileError) {
        guard let file = unsafe fopen(path, "wb") else {
            throw FileError(action: "write", path: path, code: errno)
        }
        let bytes = Array(text.utf8)
        let written = unsafe fwrite(bytes, 1, bytes.count, file)
        guard unsafe fclose(file) == 0, written == bytes.count else {
            throw FileError(action: "write", path: path, code: errno)
        }
    }

    static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 else {
            throw FileError(action: "remove", path: path, code: errno)
        }
    }
}
