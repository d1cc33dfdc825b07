import Foundation
import Testing

/// Why a struct that grows gets a new name: the Swift runtime on Linux makes the metadata of an
/// imported C struct once for each name in a process, whichever plugin comes first.
///
/// Two Swift plugins, built against older and newer headers, are loaded into a child process in
/// both orders. With a new name each finds its own layout; the control, which grows the struct
/// under its old name, shows that the check would notice.
@Suite struct TwoSizesTests {
    enum Mode: String, CaseIterable, Sendable {
        case debug = "-Onone"
        case release = "-O"
    }

    private let fixtures = Fixtures.shared
    private let source = Fixtures.source("two-sizes")

    /// A folder of headers: the repository's, changed by `edit`.
    private func headers(_ name: String, _ edit: (String) -> String) throws -> String {
        let folder = "\(fixtures.folder)/\(name)"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.copyItem(atPath: Fixtures.include, toPath: folder)
        let path = "\(folder)/weir/plugin.h"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let edited = edit(text)
        try edited.write(toFile: path, atomically: true, encoding: .utf8)
        return folder
    }

    private func plugin(
        _ name: String, _ headers: String, _ mode: Mode, isNewer: Bool
    ) throws -> String {
        let path = "\(fixtures.folder)/\(name).so"
        let code = try fixtures.run(
            [
                "swiftc", mode.rawValue, "-swift-version", "6", "-emit-library", "-module-name",
                name.replacing("-", with: "_"), "-I", headers, "\(source)/Plugin.swift", "-o", path,
            ] + (isNewer ? ["-D", "NEWER"] : []))
        #expect(code == 0)
        return path
    }

    private func driver(_ mode: Mode) throws -> String {
        let path = "\(fixtures.folder)/two-sizes-\(mode)"
        #expect(
            try fixtures.run(["cc", "-std=c11", "\(source)/driver.c", "-o", path, "-ldl"]) == 0)
        return path
    }

    @Test(arguments: Mode.allCases)
    func bothOrders(_ mode: Mode) throws {
        let grown = try String(contentsOfFile: "\(source)/grown.h", encoding: .utf8)
        let endOfCore = "#define WEIR_PLUGIN_MAIN \"weir_plugin_main_1\"\n"
        let newer = try headers("newer-\(mode)") {
            $0.replacing(endOfCore, with: endOfCore + grown)
        }
        let sameName = try headers("same-name-\(mode)") {
            let member = "  const void *(*query)(void *ctx, const char *interface_id);\n"
            let added = "  uint64_t added_first, added_middle[6], added_last;\n"
            let changed = $0.replacing(member, with: member + added)
            return changed.replacing(
                endOfCore, with: endOfCore + "typedef weir_host_1 weir_host_2;\n")
        }
        let old = try plugin("older-\(mode)", Fixtures.include, mode, isNewer: false)
        let new = try plugin("newer-\(mode)", newer, mode, isNewer: true)
        let broken = try plugin("broken-\(mode)", sameName, mode, isNewer: true)
        let driver = try driver(mode)

        #expect(try fixtures.run([driver, old, new]) == 0)
        #expect(try fixtures.run([driver, new, old]) == 0)
        // Alone, the plugin with the struct that grew in place is right; after another, it is not.
        #expect(try fixtures.run([driver, broken]) == 0)
        #expect(try fixtures.run([driver, old, broken]) == 21)
        #expect(try fixtures.run([driver, broken, old]) == 21)
    }
}
