import CKernel
import Glibc
import Metadata
import Ports
import Primitives
import Telemetry

/// The node's data directory: made, locked and identified before anything else touches it.
struct DataDirectory {
    /// Absolute.
    let path: String
    let properties: MetaProperties
    /// Logs were left open by the last process: storage will check them.
    let wasUnclean: Bool
    /// Held until the process ends.
    private let lockDescriptor: Int32

    private static let lockName = "/.lock"
    /// Kafka's mark of a clean stop.
    private static let cleanShutdownName = "/.kafka_cleanshutdown"

    /// Makes the directory if it is missing, locks it, and reads or writes `meta.properties`.
    ///
    /// - Parameter clusterID: from the configuration; nil takes the directory's, or a new one.
    static func open(
        _ path: String, nodeID: Int32, clusterID: String?, entropy: any Entropy
    ) throws(KernelError) -> DataDirectory {
        try makeFolders(path)
        guard let resolved = realpath(path, nil) else {
            throw KernelError(
                .dataDirectoryUnusable, "data-directory \(path) is not usable: \(systemError())")
        }
        defer { free(resolved) }
        let absolute = String(cString: resolved)
        let lock = try lock(absolute + lockName, of: absolute)
        // The storage takes the mark away when it starts. Before the first start there is none, and
        // nothing to recover either.
        let wasUnclean = access(absolute + cleanShutdownName, F_OK) != 0
        let properties = try identify(
            absolute, nodeID: nodeID, clusterID: clusterID, entropy: entropy)
        return DataDirectory(
            path: absolute, properties: properties, wasUnclean: wasUnclean, lockDescriptor: lock)
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
                    .dataDirectoryUnusable,
                    "data-directory \(path) cannot be made: \(made): \(systemError()); make it, or "
                        + "give this user write access to its parent")
            }
        }
    }

    private static func lock(_ file: String, of folder: String) throws(KernelError) -> Int32 {
        let descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else {
            let isReadOnly = errno == EROFS
            throw KernelError(
                .dataDirectoryUnusable,
                "data-directory \(folder) is not usable: .lock cannot be opened: "
                    + "\(systemError()); "
                    + (isReadOnly
                        ? "mount the file system for writing, or choose another directory"
                        : "give this user write access to the directory, or choose another"))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = holder(descriptor)
            Glibc.close(descriptor)
            throw KernelError(
                .dataDirectoryInUse,
                "data-directory \(folder) is in use by \(holder); stop that one or choose "
                    + "another directory")
        }
        // For whoever comes second. Of one width, so that it goes where the last one stood: this
        // must work on a full disk, and if it does not, the lock holds all the same.
        let digits = "\(getpid())"
        let line = String(repeating: " ", count: max(0, 10 - digits.count)) + digits + "\n"
        _ = pwrite(descriptor, Array(line.utf8), line.utf8.count, 0)
        return descriptor
    }

    /// Who has the lock, as its file tells.
    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        let digits = text.filter { $0.isNumber }
        return digits.isEmpty ? "another process" : "the process with pid \(digits)"
    }

    // MARK: While the node runs

    /// Why the directory can no longer be used, with what to do; nil if all is well.
    var fault: String? {
        guard access(path, F_OK) == 0 else {
            return "data-directory \(path) is gone: \(systemError()); nothing more can be stored: "
                + "bring it back (a mount that is missing?) and start again"
        }
        guard weir_is_same_file(lockDescriptor, path + Self.lockName) == 1,
            access(path + "/" + MetaProperties.fileName, F_OK) == 0
        else {
            return "data-directory \(path) is no longer the one this node opened: .lock or "
                + "\(MetaProperties.fileName) is missing or another file; nothing more can be "
                + "stored: bring the files back (a mount that is missing?) and start again"
        }
        guard let volume = volume else { return nil }
        if volume.f_flag & UInt(ST_RDONLY) != 0 {
            return "the file system of data-directory \(path) has become read-only; nothing more "
                + "can be stored: look for errors of the device in the system's log, mount it for "
                + "writing and start again"
        }
        return nil
    }

    /// The directory's volume now; nil if the system does not say.
    var space: DiskWatermark.Space? { volume.map { Self.space($0) } }

    private var volume: statvfs? {
        var volume = statvfs()
        return fstatvfs(lockDescriptor, &volume) == 0 ? volume : nil
    }

    /// The volume that `path` lies on, or would if it were made; nil if the system does not say.
    static func space(at path: String) -> DiskWatermark.Space? {
        var folder = absolute(path)
        var volume = statvfs()
        while statvfs(folder, &volume) != 0 {
            guard errno == ENOENT, let slash = folder.lastIndex(of: "/") else { return nil }
            if slash == folder.startIndex {
                folder = "/"
            } else {
                folder = String(folder[..<slash])
            }
        }
        return space(volume)
    }

    private static func space(_ volume: statvfs) -> DiskWatermark.Space {
        let unit = Int64(volume.f_frsize)
        return DiskWatermark.Space(
            total: Int64(volume.f_blocks) * unit, usable: Int64(volume.f_bavail) * unit)
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
            throw KernelError(.dataDirectoryOfAnother, "\(file): \(error)")
        }
        guard properties.nodeID == nodeID else {
            throw KernelError(
                .dataDirectoryOfAnother,
                "\(file): node.id is \(properties.nodeID), but the configuration's node-id is "
                    + "\(nodeID); they must be equal: correct node-id or data-directory")
        }
        guard clusterID == nil || clusterID == properties.clusterID else {
            throw KernelError(
                .dataDirectoryOfAnother,
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

/// The text of `errno`.
func systemError() -> String { String(cString: strerror(errno)) }
