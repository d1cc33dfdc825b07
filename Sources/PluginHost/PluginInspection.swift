import CPluginABI
import Glibc
import Primitives

/// What a plugin's file says of itself, found without running any of it.
public struct PluginInspection: Sendable {
    /// As given, and without symbolic links.
    public var path: String
    public var resolvedPath: String
    public var byteCount: Int
    /// Lower-case hex.
    public var sha256: String
    public var identity: PluginIdentity
    /// JSON Schema of the options, if the plugin has one.
    public var schema: String?
    /// Whether the dynamic symbols have the entry; nil if section headers were stripped.
    public var hasEntry: Bool?
    /// Why a start would refuse this file although it can be read, if it would.
    public var refusal: PluginRefusal?

    /// [control] Reads and describes a file; throws if it cannot be read as a plugin at all.
    public static func of(path: String) throws(PluginRefusal) -> PluginInspection {
        let file = try PluginFile.read(path)
        var inspection = try of(file)
        do throws(PluginRefusal) {
            try file.requireTrust(user: geteuid())
            try inspection.requireUsable()
        } catch {
            inspection.refusal = error
        }
        return inspection
    }

    static func of(_ file: PluginFile) throws(PluginRefusal) -> PluginInspection {
        let path = file.path
        let notes: [ElfFile.Note]
        let hasEntry: Bool?
        do throws(ElfFault) {
            let elf = try ElfFile(file.bytes)
            notes = try elf.notes().filter { $0.owner == ElfFile.owner }
            hasEntry = try elf.defines(WEIR_PLUGIN_MAIN)
        } catch {
            throw refusal(of: error, path)
        }
        let ids = notes.filter { $0.type == 1 }
        guard let id = ids.first else { throw noNote(path) }
        guard ids.count == 1, id.content.count == PluginIdentity.byteCount else {
            throw badNote(
                path, "\(ids.count) identification notes, the first of \(id.content.count) bytes",
                "one of \(PluginIdentity.byteCount) bytes")
        }
        let identity = PluginIdentity(Array(file.bytes.buffer[id.content]))
        if let fault = identity.fault {
            throw badNote(path, "an identification note with \(fault)", "a whole one")
        }
        let schema = notes.first { $0.type == 2 }.map {
            String(decoding: file.bytes.buffer[$0.content].prefix { $0 != 0 }, as: UTF8.self)
        }
        return PluginInspection(
            path: path, resolvedPath: file.resolvedPath, byteCount: file.bytes.byteCount,
            sha256: file.sha256(), identity: identity, schema: schema, hasEntry: hasEntry,
            refusal: nil)
    }

    /// The rules about what the note says.
    func requireUsable() throws(PluginRefusal) {
        guard identity.abiMajor == WEIR_ABI_MAJOR else {
            throw PluginRefusal(
                .otherABI, path: path,
                found: "plugin ABI \(identity.abiMajor).\(identity.abiMinor)",
                needed: "\(WEIR_ABI_MAJOR).x",
                mend: "rebuild the plugin against this server's headers, or get its matching build")
        }
        guard PluginKind(rawValue: identity.kind) != nil else {
            throw PluginRefusal(
                .unknownKind, path: path, found: "kind \"\(identity.kind)\"",
                needed: PluginKind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or "),
                mend: "use a server that knows this kind, or another plugin")
        }
        guard
            !identity.toolchain.hasPrefix("swift") || identity.toolchain == hostToolchain
        else {
            throw PluginRefusal(
                .otherToolchain, path: path, found: "toolchain \"\(identity.toolchain)\"",
                needed: "\"\(hostToolchain)\", whose runtime the server and its plugins share",
                mend: "rebuild the plugin with Swift \(hostToolchain.dropFirst(6))")
        }
        guard hasEntry != false else { throw Self.noEntry(path) }
    }

    static func noEntry(_ path: String) -> PluginRefusal {
        PluginRefusal(
            .noEntry, path: path, found: "no exported symbol \(WEIR_PLUGIN_MAIN)",
            needed: "that entry", mend: "export it (default visibility, version script) and rebuild"
        )
    }

    // MARK: Refusals of unreadable files

    private static func noNote(_ path: String) -> PluginRefusal {
        PluginRefusal(
            .noNote, path: path, found: "a shared library without a Weir note",
            needed: "the note of WEIR_PLUGIN_NOTES",
            mend: "name a plugin's file, or put WEIR_PLUGIN_NOTES into one C file of it")
    }

    private static func badNote(_ path: String, _ found: String, _ needed: String) -> PluginRefusal
    {
        PluginRefusal(
            .badNote, path: path, found: found, needed: needed,
            mend: "use WEIR_PLUGIN_NOTES once and keep the linker from changing it")
    }

    private static func refusal(of fault: ElfFault, _ path: String) -> PluginRefusal {
        switch fault {
        case .notELF(let found):
            PluginRefusal(
                .notELF, path: path, found: found, needed: "an ELF shared library",
                mend: "name the plugin's .so file")
        case .wrongMachine(let found):
            PluginRefusal(
                .wrongMachine, path: path, found: found,
                needed: "64-bit little-endian \(ElfFile.hostMachine.name)"
                    + " (\(ElfFile.hostMachine.code))",
                mend: "get the plugin's build for this machine")
        case .damaged(let found):
            PluginRefusal(
                .damagedELF, path: path, found: found, needed: "an undamaged file",
                mend: "build or copy the plugin again")
        }
    }
}
