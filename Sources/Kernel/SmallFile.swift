import Glibc
import Telemetry

/// Whole small files, read and replaced.
enum SmallFile {
    static let maxByteCount = 1 << 20

    /// - Returns: nil if the file does not exist.
    static func read(_ path: String) throws(KernelError) -> [UInt8]? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 && errno == ENOENT { return nil }
        guard descriptor >= 0 else {
            throw KernelError(.smallFileFailed, "\(path): \(systemError())")
        }
        defer { Glibc.close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        var count = 0
        while true {
            if count == bytes.count {
                bytes.append(contentsOf: [UInt8](repeating: 0, count: count))
            }
            guard bytes.count <= maxByteCount else {
                throw KernelError(.smallFileFailed, "\(path) is larger than \(maxByteCount) bytes")
            }
            let room = bytes.count - count
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, room)
            }
            guard got >= 0 else { throw KernelError(.smallFileFailed, "\(path): \(systemError())") }
            if got == 0 { return Array(bytes[..<count]) }
            count += got
        }
    }

    /// Atomic and durable: the old file or the new one is there after a crash.
    static func replace(_ path: String, with bytes: [UInt8]) throws(KernelError) {
        let temporary = path + ".tmp"
        let descriptor = Glibc.open(
            temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else {
            throw KernelError(.smallFileFailed, "\(temporary): \(systemError())")
        }
        let written = Glibc.write(descriptor, bytes, bytes.count)
        let isDurable = written == bytes.count && fsync(descriptor) == 0
        let cause = systemError()
        Glibc.close(descriptor)
        guard isDurable, rename(temporary, path) == 0 else {
            throw KernelError(
                .smallFileFailed, "\(path) cannot be written: \(isDurable ? systemError() : cause)")
        }
        try syncFolder(of: path)
    }

    private static func syncFolder(of path: String) throws(KernelError) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw KernelError(.smallFileFailed, "\(folder) cannot be synced: \(systemError())")
        }
        Glibc.close(descriptor)
    }
}
