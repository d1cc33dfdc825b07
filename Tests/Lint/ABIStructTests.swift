import Foundation
import Testing

/// Swift on Linux keeps one metadata record for each *name* of an imported C struct in a process,
/// so an ABI struct must not reach code that asks metadata for its size: generics, `Optional`,
/// `Any`, arrays, closures, protocol conformances. Pointers to it are fine, and so is its size.
@Suite struct ABIStructTests {
    let repository = Repository.shared

    /// Names of the structs in the headers.
    private var names: [String] {
        repository.files(in: ["Sources/PluginSDK"], ".h").flatMap { path in
            Pattern("typedef struct (weir_\\w+)").matches(in: repository.text(path))
                .compactMap { $0.group.map(String.init) }
        }
    }

    private static let genericsAllowed: Set<Substring> = [
        "UnsafePointer", "UnsafeMutablePointer", "MemoryLayout",
    ]

    /// What `code` does with a struct that it must not.
    static func faults(in code: String, names: [String]) -> [(Range<String.Index>, String)] {
        var faults: [(Range<String.Index>, String)] = []
        let word = "(?:" + names.joined(separator: "|") + ")\\b"
        func find(_ pattern: String, _ what: String) {
            for match in Pattern(pattern).matches(in: code) { faults.append((match.range, what)) }
        }
        find("\\[\\s*\(word)\\s*\\]", "in an array")
        find("\\[[^\\[\\]]*:\\s*\(word)\\s*\\]|\\[\\s*\(word)\\s*:", "in a dictionary")
        find("\\b\(word)[?!]", "in an Optional")
        find("\\b(?:as[?!]?|is)\\s+\(word)", "in a cast")
        find("\\bextension\\s+\(word)\\s*:", "in a conformance")
        find(
            "(?<!@convention\\(c\\) )\\(\\s*(?:[^():]*,\\s*)?(?:(?:inout|borrowing|consuming)\\s+)?"
                + "\(word)(?:\\s*,[^():]*)?\\)\\s*(?:async\\s*)?"
                + "(?:throws\\s*(?:\\([^)]*\\))?\\s*)?->",
            "in a closure's type")
        let generic = Pattern("(\\w+)\\s*<[^<>()]*\\b\(word)[^<>()]*>")
        for match in generic.matches(in: code) {
            guard let outer = match.group, !genericsAllowed.contains(outer) else { continue }
            faults.append((match.range, "in the generic type \(outer)"))
        }
        return faults
    }

    @Test func swiftKeepsToPointers() {
        let names = self.names
        #expect(names.count > 10)
        var findings: [Finding] = []
        for (path, code) in repository.code(in: ["Sources", "Plugins"])
        where code.contains("weir_") {
            for (range, what) in Self.faults(in: code, names: names) {
                findings.append(
                    Finding(
                        path: path, line: code.line(at: range.lowerBound),
                        text: "`\(code[range])`: an ABI struct \(what);"
                            + " keep it in allocated memory behind an unsafe pointer"))
            }
        }
        #expect(findings == [])
    }

    @Test(arguments: [
        "var a: [weir_str]", "var a: [Int: weir_str]", "var a: weir_str?", "x as? weir_str",
        "x is weir_str", "extension weir_str: Sendable {}", "Array<weir_str>()",
        "Result<Int, weir_str>", "var f: (weir_str) -> Void",
        "let f: (Int, weir_str) throws -> Int",
        "Unmanaged<weir_str>", "let f: (inout weir_str) -> Void",
    ])
    func theRuleNotices(_ code: String) {
        #expect(Self.faults(in: code, names: ["weir_str"]).count == 1)
    }

    @Test(arguments: [
        "func f(_ text: weir_str) -> Int", "UnsafePointer<weir_str>", "weir_str(p: nil, n: 0)",
        "MemoryLayout<weir_str>.size", "let f: @convention(c) (Int, weir_str) -> Int32",
        "[UnsafePointer<weir_str>]", "a ? weir_str_other : b", "extension weir_str { }",
    ])
    func theRuleAllows(_ code: String) {
        #expect(Self.faults(in: code, names: ["weir_str"]).isEmpty)
    }
}
