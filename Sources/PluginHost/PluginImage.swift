import CPluginABI
import CPluginHost
import Glibc
import Primitives
import Synchronization

/// Machine code of one plugin in this process. Never unloaded; equal bytes are loaded once.
///
/// What is loaded is a sealed copy in memory of exactly the bytes that were checked and hashed, so
/// that nothing can be put in their place in between. The copy has no folder: a plugin's libraries
/// come from the system's paths, from an absolute RUNPATH, or are in the process already (the Swift
/// runtime); a RUNPATH relative to `$ORIGIN` finds nothing.
final class PluginImage: @unchecked Sendable {
    // Guard of the unchecked conformance: filled by its initialiser, constant afterwards.

    /// Most images of one process. Each reload of changed bytes leaks one.
    static let countMax = 64

    /// What the entry filled in. Constant once loaded.
    let table: UnsafeMutablePointer<weir_plugin_1>
    let functions: LifecycleFunctions

    private init(_ table: UnsafeMutablePointer<weir_plugin_1>, _ functions: LifecycleFunctions) {
        self.table = table
        self.functions = functions
    }

    private static let loaded = Mutex(Loaded())
    private struct Loaded {
        /// What became of bytes that were loaded. Those that were refused then are not loaded
        /// again.
        var bySHA256: [String: Result<PluginImage, PluginRefusal>] = [:]
        /// Images in the process, also those whose entry failed.
        var count = 0
    }

    /// [any] Images in this process.
    static var count: Int { loaded.withLock { $0.count } }

    /// [control] Loads the bytes of `file`, or finds them loaded.
    static func load(
        _ file: PluginFile, _ inspection: PluginInspection, countMax: Int
    ) throws(PluginRefusal) -> PluginImage {
        let result: Result<PluginImage, PluginRefusal> = loaded.withLock { loaded in
            if let known = loaded.bySHA256[inspection.sha256] { return known }
            let result: Result<PluginImage, PluginRefusal>
            do throws(PluginRefusal) {
                let handle = try open(file, inspection, &loaded.count, countMax)
                do throws(PluginRefusal) {
                    result = .success(try enter(handle, inspection))
                } catch {
                    result = .failure(error)
                }
                loaded.bySHA256[inspection.sha256] = result
            } catch {
                result = .failure(error)
            }
            return result
        }
        do throws(PluginRefusal) {
            return try result.get()
        } catch {
            var refusal = error
            refusal.path = file.path
            throw refusal
        }
    }

    private static func open(
        _ file: PluginFile, _ inspection: PluginInspection, _ count: inout Int,
        _ countMax: Int
    ) throws(PluginRefusal) -> UnsafeMutableRawPointer {
        guard count < countMax else {
            throw PluginRefusal(
                .tooManyImages, path: file.path, found: "\(count) images in this process",
                needed: "at most \(countMax), for none is ever unloaded",
                mend: "restart the server")
        }
        let name = "weir-\(inspection.identity.kind)-\(inspection.identity.name)"
        let descriptor = weir_sealed_copy(name, file.bytes.base, UInt64(file.bytes.byteCount))
        guard descriptor >= 0 else {
            throw loadFailed(file.path, "memfd: \(String(cString: strerror(-descriptor)))")
        }
        // The descriptor stays open with its image: the loader knows images by this name, and a
        // number used twice would give the earlier one.
        let library = "/proc/self/fd/\(descriptor)"
        guard let handle = dlopen(library, RTLD_NOW | RTLD_LOCAL | Int32(RTLD_NODELETE)) else {
            let text = dlerror().map { String(cString: $0) } ?? "dlopen failed"
            close(descriptor)
            throw loadFailed(file.path, text)
        }
        count += 1
        return handle
    }

    private static func loadFailed(_ path: String, _ text: String) -> PluginRefusal {
        PluginRefusal(
            .loadFailed, path: path, found: text, needed: "a library that the loader takes",
            mend: "install what it links to (ldd \(path)); $ORIGIN in a RUNPATH is not followed")
    }

    /// Calls the entry and compares what it says with the note.
    private static func enter(
        _ handle: UnsafeMutableRawPointer, _ inspection: PluginInspection
    ) throws(PluginRefusal) -> PluginImage {
        let path = inspection.path
        guard let symbol = dlsym(handle, WEIR_PLUGIN_MAIN) else {
            throw PluginInspection.noEntry(path)
        }
        typealias Main =
            @convention(c) (
                UnsafeMutablePointer<weir_plugin_1>, UnsafeMutablePointer<weir_status_1>
            ) -> Int32
        let main = unsafeBitCast(symbol, to: Main.self)
        let size = MemoryLayout<weir_plugin_1>.size
        let table = ForeignMemory.allocate(byteCount: size)
            .assumingMemoryBound(to: weir_plugin_1.self)
        table.pointee.size = UInt32(size)
        let status = StatusBuffer()
        let code = main(table, status.pointer)
        guard code == WEIR_OK else {
            throw PluginRefusal(
                .mainFailed, path: path, found: "\(WEIR_PLUGIN_MAIN): \(status.message(code))",
                needed: "an entry that succeeds", mend: "see the plugin's documentation")
        }
        guard table.pointee.size == UInt32(size) else {
            throw PluginRefusal(
                .badTable, path: path, found: "a weir_plugin_1 of \(table.pointee.size) bytes",
                needed: "\(size)", mend: "rebuild the plugin against this server's headers")
        }
        let id = UnsafeRawBufferPointer(
            start: UnsafeRawPointer(table) + 8, count: PluginIdentity.byteCount)
        guard id.elementsEqual(inspection.identity.bytes) else {
            let said = PluginIdentity(Array(id))
            throw PluginRefusal(
                .disagreement, path: path,
                found: "an entry that is \(said.kind) \"\(said.name)\" \(said.version),"
                    + " toolchain \"\(said.toolchain)\"",
                needed: "what its note says: \(inspection.identity.kind)"
                    + " \"\(inspection.identity.name)\" \(inspection.identity.version),"
                    + " toolchain \"\(inspection.identity.toolchain)\", byte for byte",
                mend: "make the entry return weir_note_id.id and rebuild")
        }
        return PluginImage(table, try LifecycleFunctions(table, path))
    }
}

/// The functions of a `weir_plugin_1`, none of them missing.
struct LifecycleFunctions {
    typealias Status = UnsafeMutablePointer<weir_status_1>?
    typealias Host = UnsafePointer<weir_host_1>?

    let validate: @convention(c) (Host, weir_str, Status) -> Int32
    let create:
        @convention(c) (
            Host, weir_str, UnsafeMutablePointer<UnsafeMutableRawPointer?>?, Status
        ) -> Int32
    let start: @convention(c) (UnsafeMutableRawPointer?, Status) -> Int32
    let drain: @convention(c) (UnsafeMutableRawPointer?, UInt64, Status) -> Int32
    let stop: @convention(c) (UnsafeMutableRawPointer?) -> Void
    let destroy: @convention(c) (UnsafeMutableRawPointer?) -> Void
    let query: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> UnsafeRawPointer?

    init(
        _ table: UnsafeMutablePointer<weir_plugin_1>, _ path: String
    ) throws(PluginRefusal) {
        guard let validate = table.pointee.validate, let create = table.pointee.create,
            let start = table.pointee.start, let drain = table.pointee.drain,
            let stop = table.pointee.stop, let destroy = table.pointee.destroy,
            let query = table.pointee.query
        else {
            throw PluginRefusal(
                .badTable, path: path, found: "a weir_plugin_1 with a NULL function",
                needed: "all seven",
                mend: "fill validate, create, start, drain, stop, destroy, query")
        }
        self.validate = validate
        self.create = create
        self.start = start
        self.drain = drain
        self.stop = stop
        self.destroy = destroy
        self.query = query
    }
}
