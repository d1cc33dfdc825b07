import Foundation
import Testing

/// Imports run downwards only: the picture in ARCHITECTURE.md as numbers.
@Suite struct ImportTests {
    /// A module may use modules with a smaller number only.
    static let rank: [String: Int] = [
        "CPrimitives": 0, "CYaml": 0, "CPluginABI": 0, "CPluginHost": 0, "CKernel": 0,
        "PluginKit": 1, "Primitives": 1,
        "Records": 2, "WireSchema": 1, "Wire": 2, "Settings": 2,
        "Ports": 3, "Telemetry": 3, "LogVerify": 3,
        "Config": 4, "PluginHost": 4, "Client": 4,
        "PartitionLog": 4, "Quorum": 4, "Groups": 4, "Transactions": 4, "Replication": 4,
        "Metadata": 5, "Broker": 6, "Transport": 7, "AdminHTTP": 7, "Kernel": 8, "weir": 9,
        "wiregen": 9,
    ]

    /// Modules of others that only these may use.
    static let restricted: [(prefix: String, users: Set<String>, instead: String)] = [
        (
            "NIO", ["Transport", "AdminHTTP", "Client", "Kernel", "weir"],
            "sockets belong to Transport; give the module a port"
        ),
        (
            "Foundation", ["Kernel", "Client", "weir", "wiregen"],
            "Foundation stays above the server's core; use Glibc"
        ),
        ("CPluginABI", ["PluginHost", "PluginKit"], "C ends at the adapters of PluginHost"),
        ("ArgumentParser", ["weir"], "command lines belong to weir"),
        ("ServiceLifecycle", ["Kernel"], "the process's life belongs to Kernel"),
        ("Hummingbird", ["AdminHTTP"], "HTTP belongs to AdminHTTP"),
    ]

    /// What a plugin may use of ours.
    static let pluginModules: Set<String> = [
        "PluginKit", "CPluginABI", "Records", "Wire", "Primitives",
    ]

    let repository = Repository.shared

    @Test func sourcesImportDownwards() {
        var findings: [Finding] = []
        for (path, code) in repository.code(in: ["Sources"]) {
            guard let module = Self.module(of: path) else { continue }
            guard let own = Self.rank[module] else {
                findings.append(.init(path: path, line: 1, text: Self.unknown(module)))
                continue
            }
            for (line, name) in Self.imports(code) {
                if let other = Self.rank[name], name != module, other >= own {
                    findings.append(
                        .init(path: path, line: line, text: Self.upward(module, name)))
                }
                if let reason = Self.restriction(name, module) {
                    findings.append(.init(path: path, line: line, text: reason))
                }
            }
        }
        #expect(findings == [])
    }

    @Test func pluginsUseTheKitOnly() {
        var findings: [Finding] = []
        for (path, code) in repository.code(in: ["Plugins"]) {
            for (line, name) in Self.imports(code)
            where Self.rank[name] != nil && !Self.pluginModules.contains(name) {
                let allowed = Self.pluginModules.sorted().joined(separator: ", ")
                findings.append(
                    .init(
                        path: path, line: line,
                        text: "a plugin imports \(name); it may use \(allowed)"))
            }
        }
        #expect(findings == [])
    }

    @Test func manifestDependsDownwards() {
        let manifest = repository.text("Package.swift")
        var findings: [Finding] = []
        var seen = 0
        for declaration in Pattern("\\b(?:module|program)\\(\\s*\"(\\w+)\"").matches(
            in: manifest)
        {
            let module = String(declaration.group ?? "")
            seen += 1
            let line = manifest.line(at: declaration.range.lowerBound)
            guard let own = Self.rank[module] else {
                findings.append(
                    .init(path: "Package.swift", line: line, text: Self.unknown(module)))
                continue
            }
            let rest = manifest[declaration.range.upperBound...]
            let end = rest.firstIndex { $0 == "]" || $0 == ")" } ?? rest.endIndex
            let names = Pattern("\"(\\w+)\"").matches(in: String(rest[..<end]))
            for name in names.compactMap({ $0.group.map(String.init) }) {
                guard let other = Self.rank[name] else {
                    findings.append(
                        .init(path: "Package.swift", line: line, text: Self.unknown(name)))
                    continue
                }
                if other >= own {
                    findings.append(
                        .init(path: "Package.swift", line: line, text: Self.upward(module, name)))
                }
            }
        }
        #expect(findings == [])
        #expect(seen > 10, "the manifest declares modules in another way; read it anew here")
    }

    @Test func theRulesNotice() {
        #expect(
            Self.imports("public import Broker\n// import Wire\n@_exported import A.B")
                .map(\.name) == ["Broker", "A"])
        #expect(Self.restriction("NIOCore", "Broker") != nil)
        #expect(Self.restriction("NIOCore", "Transport") == nil)
        #expect(Self.restriction("FoundationEssentials", "Wire") != nil)
    }

    // MARK: Reading

    static func imports(_ code: String) -> [(line: Int, name: String)] {
        importPattern.matches(in: code).map {
            (code.line(at: $0.range.lowerBound), String($0.group ?? ""))
        }
    }

    private static let importPattern = Pattern(
        "(?m)^[ \\t]*(?:@\\w+ +)*(?:(?:public|package|internal|fileprivate|private) +)?import +"
            + "(?:(?:struct|class|enum|func|protocol|var|let|typealias) +)?(\\w+)")

    private static func module(of path: String) -> String? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count > 2 else { return nil }
        if parts[1] == "PluginSDK" { return parts.count > 4 ? parts[3] : nil }
        return parts[1]
    }

    private static func restriction(_ name: String, _ module: String) -> String? {
        for rule in restricted where name.hasPrefix(rule.prefix) && !rule.users.contains(module) {
            return "\(module) imports \(name): \(rule.instead)"
        }
        return nil
    }

    private static func upward(_ module: String, _ name: String) -> String {
        "\(module) uses \(name), which is not below it; turn the dependency round with a port"
    }

    private static func unknown(_ module: String) -> String {
        "module \(module) has no place in the picture; give it a rank in ImportTests"
    }
}
