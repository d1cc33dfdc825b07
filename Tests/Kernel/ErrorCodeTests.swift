import Foundation
import Kernel
import Telemetry
import Testing

/// Each error that an operator may meet has a code, and each code an entry on the page.
@Suite struct ErrorCodeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    @Test func everyCodeHasAnEntryAndNothingElseDoes() throws {
        let page = try text("Sources/Kernel/Kernel.docc/ErrorCodes.md")
        let sections = page.components(separatedBy: "\n## ").dropFirst()
        var seen: [String] = []
        for section in sections {
            let code = String(section.prefix { $0 != ":" })
            seen.append(code)
            for part in ["- Cause: ", "- Effect: ", "- Remedy: "] {
                #expect(section.contains("\n\(part)"), "\(code) lacks \(part)")
            }
        }
        #expect(seen.sorted() == OperatorError.allCases.map(\.rawValue).sorted())
    }

    /// A line at warning or above goes through `report`, which adds the code.
    @Test func noWarningOrErrorIsLoggedWithoutACode() throws {
        let allowed = ["logger.warning(\"\\(warning)\")"]
        var bare: [String] = []
        for module in ["Broker", "Transport", "Kernel", "Metadata", "PluginHost", "AdminHTTP"] {
            let folder = Self.root.appending(path: "Sources/\(module)")
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            for case let file as URL in files ?? FileManager.DirectoryEnumerator()
            where file.pathExtension == "swift" {
                let lines = try String(contentsOf: file, encoding: .utf8)
                    .components(separatedBy: "\n")
                for line in lines
                where line.contains("logger.warning(") || line.contains("logger.error(")
                    || line.contains("logger.critical(")
                {
                    if allowed.contains(where: { line.contains($0) }) { continue }
                    bare.append("\(file.lastPathComponent): \(line)")
                }
            }
        }
        #expect(bare == [])
    }

    @Test func theMessageEndsWithTheCode() {
        let error = KernelError(.dataDirectoryInUse, "directory x is in use")
        #expect(error.description == "directory x is in use [WEIR-1102]")
    }
}
