import Foundation
import Logging
import PluginHost
import Testing

/// One bad plugin, the rule it breaks, and words that the refusal has to have.
struct BadPlugin: Sendable, CustomTestStringConvertible {
    var fixture: String
    var rule: PluginRefusal.Rule
    var words: String
    var name = "identity"

    var testDescription: String { fixture }

    /// Rules that hold before an instance exists: `check` finds them.
    static let checked: [BadPlugin] = [
        .init(fixture: "no_note", rule: .noNote, words: "WEIR_PLUGIN_NOTES"),
        .init(fixture: "short_note", rule: .badNote, words: "100 bytes"),
        .init(fixture: "two_notes", rule: .badNote, words: "2 identification notes"),
        .init(fixture: "bad_magic", rule: .badNote, words: "0x12345678"),
        .init(fixture: "empty_name", rule: .badNote, words: "empty name", name: ""),
        .init(fixture: "other_abi", rule: .otherABI, words: "99.0"),
        .init(fixture: "unknown_kind", rule: .unknownKind, words: "\"teapot\""),
        .init(fixture: "other_toolchain", rule: .otherToolchain, words: "\"swift-5.0\""),
        .init(fixture: "no_entry", rule: .noEntry, words: "weir_plugin_main_1"),
        .init(fixture: "undefined_symbol", rule: .loadFailed, words: "weir_fixture_gone"),
        .init(fixture: "main_fails", rule: .mainFailed, words: "no licence"),
        .init(fixture: "plugin_size", rule: .badTable, words: "weir_plugin_1"),
        .init(fixture: "disagreement", rule: .disagreement, words: "2.0.0"),
        .init(fixture: "null_function", rule: .badTable, words: "NULL"),
        .init(fixture: "options_refused", rule: .optionsRefused, words: "level is 99"),
    ]

    /// Rules that only an instance can break.
    static let created: [BadPlugin] = [
        .init(fixture: "create_fails", rule: .createFailed, words: "cannot be created"),
        .init(fixture: "no_interface", rule: .missingInterface, words: "codec/1"),
        .init(fixture: "table_size", rule: .badTable, words: "needed 40"),
        .init(fixture: "null_codec", rule: .badTable, words: "NULL"),
        .init(fixture: "bad_type", rule: .badTable, words: "type 5"),
        .init(fixture: "bad_levels", rule: .badTable, words: "12 by default"),
    ]
}

@Suite struct RefusalTests {
    let capture = LogCapture()
    let fixtures = Fixtures.shared

    private var loader: PluginLoader { PluginLoader(logger: capture.logger) }

    private func codec(_ path: String, name: String = "identity") -> PluginSpec {
        PluginSpec(kind: .codec, name: name, path: path)
    }

    private func expect(
        _ refusals: [PluginRefusal], _ rule: PluginRefusal.Rule, _ words: String, _ path: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(refusals.map(\.rule) == [rule], sourceLocation: location)
        let text = refusals.first?.description ?? ""
        #expect(text.hasPrefix("\(path): found "), sourceLocation: location)
        #expect(text.contains(words), "\(text)", sourceLocation: location)
        #expect(refusals.first?.mend.isEmpty == false, sourceLocation: location)
    }

    @Test(arguments: BadPlugin.checked)
    func checkRefuses(_ bad: BadPlugin) throws {
        let path = try fixtures.library("bad/\(bad.fixture)")
        expect(loader.check([codec(path, name: bad.name)]), bad.rule, bad.words, path)
    }

    @Test(arguments: BadPlugin.created)
    func loadRefuses(_ bad: BadPlugin) throws {
        let path = try fixtures.library("bad/\(bad.fixture)")
        #expect(loader.check([codec(path)]) == [])
        let error = #expect(throws: PluginRefusals.self) { try loader.load([codec(path)]) }
        expect(error?.refusals ?? [], bad.rule, bad.words, path)
    }

    @Test func missingFile() {
        let path = fixtures.folder + "/nothing.so"
        expect(loader.check([codec(path)]), .missing, "No such file", path)
    }

    @Test func locate() throws {
        let path = try fixtures.library("identity")
        let folders = ["/nowhere", fixtures.folder]
        #expect(PluginLoader.locate("identity.so", in: folders) == path)
        #expect(PluginLoader.locate("other.so", in: folders) == "/nowhere/other.so")
        #expect(PluginLoader.locate("./identity.so", in: folders) == "./identity.so")
    }

    @Test func folder() {
        expect(loader.check([codec(fixtures.folder)]), .notAFile, "regular", fixtures.folder)
    }

    @Test func textFile() throws {
        let path = try fixtures.copy("identity", as: "text.so") { $0 = Data("#!/bin/sh\n".utf8) }
        expect(loader.check([codec(path)]), .notELF, "ELF", path)
    }

    @Test func emptyFile() throws {
        let path = try fixtures.copy("identity", as: "empty.so") { $0 = Data() }
        expect(loader.check([codec(path)]), .notELF, "ELF", path)
    }

    @Test func executable() throws {
        // e_type: 2 is an executable.
        let path = try fixtures.copy("identity", as: "program.so") { $0[16] = 2 }
        expect(loader.check([codec(path)]), .notELF, "ELF type 2", path)
    }

    @Test func wrongMachine() throws {
        // e_machine: 243 is RISC-V.
        let path = try fixtures.copy("identity", as: "riscv.so") { $0[18] = 243 }
        expect(loader.check([codec(path)]), .wrongMachine, "machine 243", path)
    }

    @Test func wrongClass() throws {
        // EI_CLASS: 1 is 32 bits.
        let path = try fixtures.copy("identity", as: "elf32.so") { $0[4] = 1 }
        expect(loader.check([codec(path)]), .wrongMachine, "class 1", path)
    }

    @Test func damagedHeaders() throws {
        // e_phoff: the program headers begin past the end of the file.
        let path = try fixtures.copy("identity", as: "damaged.so") { $0[35] = 0x70 }
        expect(loader.check([codec(path)]), .damagedELF, "byte", path)
    }

    /// Whatever is cut off, the reader answers with a refusal and runs nothing.
    @Test func everyTruncationIsRefused() throws {
        let whole = try fixtures.library("identity")
        let count = try Data(contentsOf: URL(filePath: whole)).count
        for length in stride(from: 0, to: 1200, by: 37) {
            let path = try fixtures.copy("identity", as: "cut.so") { $0 = $0.prefix(length) }
            #expect(throws: PluginRefusal.self) { try PluginInspection.of(path: path) }
        }
        #expect(count > 1200)
    }

    @Test func groupWritableFile() throws {
        let path = try fixtures.copy("identity", as: "writable.so", mode: 0o775)
        expect(loader.check([codec(path)]), .untrustedFile, "mode 0775", path)
    }

    @Test func writableFolder() throws {
        let folder = fixtures.folder + "/open"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        let path = try fixtures.copy("identity", as: "open/plugin.so")
        chmod(folder, 0o777)
        expect(loader.check([codec(path)]), .untrustedFolder, "mode 0777", path)
    }

    /// As root the file is given away; any other user is told that only somebody else is trusted.
    @Test func foreignOwner() throws {
        let path = try fixtures.copy("identity", as: "foreign.so")
        let isRoot = geteuid() == 0
        if isRoot { #expect(chown(path, 12345, 12345) == 0) }
        let other = PluginLoader(
            logger: capture.logger, trustedUser: isRoot ? 0 : geteuid() &+ 1, imageCountMax: 64)
        expect(
            other.check([codec(path)]), .untrustedFile,
            "belongs to user \(isRoot ? 12345 : geteuid())", path)
    }

    /// A link is judged by what it points at.
    @Test func linkToUntrustedFile() throws {
        let target = try fixtures.copy("identity", as: "target.so", mode: 0o757)
        let link = fixtures.folder + "/link.so"
        #expect(symlink(target, link) == 0)
        expect(loader.check([codec(link)]), .untrustedFile, target, link)
    }

    @Test func hashMismatch() throws {
        let path = try fixtures.library("identity")
        var spec = codec(path)
        spec.sha256 = String(repeating: "0", count: 64)
        let found = try PluginInspection.of(path: path).sha256
        expect(loader.check([spec]), .hashMismatch, found, path)
        spec.sha256 = found.uppercased()
        #expect(loader.check([spec]) == [])
    }

    @Test func otherKind() throws {
        let path = try fixtures.library("identity")
        let spec = PluginSpec(kind: .storage, name: "identity", path: path)
        expect(loader.check([spec]), .otherKind, "\"codec\"", path)
    }

    @Test func otherName() throws {
        let path = try fixtures.library("identity")
        expect(loader.check([codec(path, name: "zstd")]), .otherName, "\"identity\"", path)
    }

    @Test func nameTaken() throws {
        let path = try fixtures.library("identity")
        expect(loader.check([codec(path), codec(path)]), .nameTaken, "codec \"identity\"", path)
    }

    @Test func typeTaken() throws {
        let first = try fixtures.library("identity")
        let second = try fixtures.library("second_gzip")
        let error = #expect(throws: PluginRefusals.self) {
            try loader.load([codec(first), codec(second, name: "second")])
        }
        expect(error?.refusals ?? [], .typeTaken, "gzip", second)
    }

    @Test func tooManyImages() throws {
        // Bytes after the last section make another file of the same plugin.
        let path = try fixtures.copy("identity", as: "another.so") { $0.append(0) }
        let full = PluginLoader(
            logger: capture.logger, trustedUser: geteuid(), imageCountMax: 0)
        expect(full.check([codec(path)]), .tooManyImages, "images", path)
    }

    @Test func storageWithoutFunctions() throws {
        let path = try fixtures.library("bad/null_store")
        let spec = PluginSpec(kind: .storage, name: "stub", path: path)
        let error = #expect(throws: PluginRefusals.self) { try loader.load([spec]) }
        expect(error?.refusals ?? [], .badTable, "NULL function", path)
    }

    @Test func anOptionalInterfaceWithoutFunctions() throws {
        let path = try fixtures.library("bad/null_layout")
        let spec = PluginSpec(kind: .storage, name: "stub", path: path)
        let error = #expect(throws: PluginRefusals.self) { try loader.load([spec]) }
        expect(error?.refusals ?? [], .badTable, "NULL function", path)
    }

    // MARK: All or nothing

    @Test func allRefusalsAtOnce() throws {
        let specs = [
            codec(fixtures.folder + "/nothing.so", name: "gone"),
            codec(try fixtures.library("identity")),
            codec(try fixtures.library("bad/other_abi"), name: "old"),
            codec(try fixtures.library("bad/options_refused")),
        ]
        let refusals = loader.check(specs)
        #expect(refusals.map(\.rule) == [.missing, .otherABI, .nameTaken])
        #expect(refusals.map(\.specIndex) == [0, 2, 3])
    }

    /// The good one that was created before the bad one is destroyed, once.
    @Test func failedCreateLeavesNothing() throws {
        let specs = [
            codec(try fixtures.library("second_gzip"), name: "second"),
            codec(try fixtures.library("bad/create_fails")),
        ]
        #expect(throws: PluginRefusals.self) { try loader.load(specs) }
        #expect(capture.texts.filter { $0 == "destroyed" }.count == 1)
    }

    @Test func failedStartLeavesNothing() throws {
        let specs = [
            PluginSpec(
                kind: .codec, name: "identity",
                path: try fixtures.library("bad/start_fails"))
        ]
        let set = try loader.load(specs)
        let error = #expect(throws: PluginRefusals.self) { try set.start() }
        expect(error?.refusals ?? [], .startFailed, "cannot be started", specs[0].path)
        #expect(capture.texts == ["validated", "destroyed"])
        #expect(capture.lines.first?.plugin == "codec.identity")
    }
}
