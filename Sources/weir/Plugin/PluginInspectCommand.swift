import ArgumentParser
import Config
import Glibc
import PluginHost

/// `weir plugin inspect`: what a file says of itself, without running any of it.
struct PluginInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show a plugin's identification, hash and options without running its code.",
        discussion: "Exits with 1 if a start would refuse the plugin, and says why.")

    @Argument(help: "The plugin's .so file.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let inspection: PluginInspection
        do {
            inspection = try PluginInspection.of(path: file)
        } catch {
            throw Failure("\(error)")
        }
        let mode = FileMode(path: inspection.resolvedPath)
        if output.json {
            StandardOutput.write(line: json(inspection, mode).text)
        } else {
            StandardOutput.write(text(inspection, mode))
        }
        if let refusal = inspection.refusal { throw Failure("\(refusal)") }
    }

    private func text(_ inspection: PluginInspection, _ mode: FileMode?) -> String {
        let identity = inspection.identity
        var lines = [
            "plugin     \(identity.kind) \(identity.name) \(identity.version)",
            "file       \(inspection.resolvedPath), \(inspection.byteCount) bytes",
        ]
        if let mode { lines.append("owner      user \(mode.owner), mode \(mode.octal)") }
        lines += [
            "sha256     \(inspection.sha256)",
            "abi        \(identity.abiMajor).\(identity.abiMinor)",
            "toolchain  \(identity.toolchain)",
            "may block  \(identity.mayBlock ? "yes" : "no")",
            "entry      \(inspection.hasEntry.map { $0 ? "yes" : "no" } ?? "unknown (stripped)")",
            "usable     \(inspection.refusal == nil ? "yes" : "no")",
            "options    \(inspection.schema ?? "no schema")",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    private func json(_ inspection: PluginInspection, _ mode: FileMode?) -> JSONValue {
        let identity = inspection.identity
        return .object([
            ("kind", .string(identity.kind)),
            ("name", .string(identity.name)),
            ("version", .string(identity.version)),
            ("file", .string(inspection.path)),
            ("resolved-file", .string(inspection.resolvedPath)),
            ("byte-count", .integer(Int64(inspection.byteCount))),
            ("owner", mode.map { .integer(Int64($0.owner)) } ?? .null),
            ("mode", mode.map { .string($0.octal) } ?? .null),
            ("sha256", .string(inspection.sha256)),
            ("abi", .string("\(identity.abiMajor).\(identity.abiMinor)")),
            ("toolchain", .string(identity.toolchain)),
            ("may-block", .boolean(identity.mayBlock)),
            ("has-entry", inspection.hasEntry.map(JSONValue.boolean) ?? .null),
            ("schema", inspection.schema.map(JSONValue.string) ?? .null),
            ("refusal", inspection.refusal.map { .string("\($0)") } ?? .null),
        ])
    }
}

/// Who owns a file and who may change it.
private struct FileMode {
    let owner: UInt32
    let octal: String

    /// Nil if the file is gone.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        owner = status.st_uid
        let digits = String(status.st_mode & 0o7777, radix: 8)
        octal = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
