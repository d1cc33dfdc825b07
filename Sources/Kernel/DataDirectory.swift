import Glibc
import Metadata
import Ports
import Primitives

/// The node's data directory: made, locked and identified before anything else touches it.
struct DataDirectory {
    /// Absolute.
    let path: String
    let properties: MetaProperties
    /// Held until the process ends.
    private let lockDescriptor: Int32

    /// Makes the directory if it is missing, locks it, and reads or writes `meta.properties`.
    ///
    /// - Parameter clusterID: from the configuration; nil takes the directory's, or a new one.
    static func open(
        _ path: String, nodeID: Int32, clusterID: String?, entropy: any Entropy
    ) throws(KernelError) -> DataDirectory {
        try makeFolders(path)
        guard let resolved = realpath(path, nil) else {
            throw KernelError("data-directory \(path) is not usable: \(systemError())")
        }
        defer { free(resolved) }
        let absolute = String(cString: resolved)
        let lock = try lock(absolute + "/.lock", of: absolute)
        let properties = try identify(
            absolute, nodeID: nodeID, clusterID: clusterID, entropy: entropy)
        return DataDirectory(path: absolute, properties: properties, lockDescriptor: lock)
    }

    /// `path` from the current directory, as a start would make it; nothing need exist.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        return String(cString: current) + "/" + path
    }

    func unlock() { Glibc.close(lockDescriptor) }

    private static func makeFolders(_ path: String) throws(KernelError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o750) == 0 || errno == EEXIST else {
                throw KernelError(
                    "data-directory \(path) cannot be made: \(made): \(systemError()); make it, or "
                        + "give this user write access to its parent")
            }
        }
    }

    private static func lock(_ file: String, of folder: String) throws(KernelError) -> Int32 {
        let descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else {
            throw KernelError("data-directory \(folder): .lock cannot be opened: \(systemError())")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(descriptor)
            throw KernelError(
                "data-directory \(folder) is in use by another process; stop that one or choose "
                    + "another directory")
        }
        return descriptor
    }

    private static func identify(
        _ folder: String, nodeID: Int32, clusterID: String?, entropy: any Entropy
    ) throws(KernelError) -> MetaProperties {
        let file = folder + "/" + MetaProperties.fileName
        guard let bytes = try SmallFile.read(file) else {
            let properties = MetaProperties(
                clusterID: clusterID ?? newID(entropy).description, nodeID: nodeID,
                directoryID: newID(entropy))
            try SmallFile.replace(file, with: Array(properties.text.utf8))
            return properties
        }
        let properties: MetaProperties
        do throws(MetaPropertiesError) {
            properties = try MetaProperties(text: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw KernelError("\(file): \(error)")
        }
        guard properties.nodeID == nodeID else {
            throw KernelError(
                "\(file): node.id is \(properties.nodeID), but the configuration's node-id is "
                    + "\(nodeID); they must be equal: correct node-id or data-directory")
        }
        guard clusterID == nil || clusterID == properties.clusterID else {
            throw KernelError(
                "\(file): cluster.id is \(properties.clusterID), but the configuration's "
                    + "cluster-id is \(clusterID ?? ""); they must be equal: correct cluster-id or "
                    + "data-directory")
        }
        return properties
    }

    private static func newID(_ entropy: any Entropy) -> Uuid {
        while true {
            let id = Uuid.random(entropy.randomBits(), entropy.randomBits())
            if !id.isReserved { return id }
        }
    }
}

/// Whole small files, read and replaced.
enum SmallFile {
    static let maxByteCount = 1 << 20

    /// - Returns: nil if the file does not exist.
    static func read(_ path: String) throws(KernelError) -> [UInt8]? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 && errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw KernelError("\(path): \(systemError())") }
        defer { Glibc.close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        var count = 0
        while true {
            if count == bytes.count {
                bytes.append(contentsOf: [UInt8](repeating: 0, count: count))
            }
            guard bytes.count <= maxByteCount else {
                throw KernelError("\(path) is larger than \(maxByteCount) bytes")
            }
            let room = bytes.count - count
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, room)
            }
            guard got >= 0 else { throw KernelError("\(path): \(systemError())") }
            if got == 0 { return Array(bytes[..<count]) }
            count += got
        }
    }

    /// Atomic and durable: the old file or the new one is there after a crash.
    static func replace(_ path: String, with bytes: [UInt8]) throws(KernelError) {
        let temporary = path + ".tmp"
        let descriptor = Glibc.open(
            temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw KernelError("\(temporary): \(systemError())") }
        let written = Glibc.write(descriptor, bytes, bytes.count)
        let isDurable = written == bytes.count && fsync(descriptor) == 0
        let cause = systemError()
        Glibc.close(descriptor)
        guard isDurable, rename(temporary, path) == 0 else {
            throw KernelError("\(path) cannot be written: \(isDurable ? systemError() : cause)")
        }
        try syncFolder(of: path)
    }

    private static func syncFolder(of path: String) throws(KernelError) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw KernelError("\(folder) cannot be synced: \(systemError())")
        }
        Glibc.close(descriptor)
    }
}

/// The text of `errno`.
func systemError() -> String { String(cString: strerror(errno)) }
