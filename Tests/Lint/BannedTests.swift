import Foundation
import Testing

/// Names that have no place in some of our code, each with what to use instead.
@Suite struct BannedTests {
    struct Rule: Sendable {
        var pattern: String
        var instead: String
    }

    /// State machines and formats: no clock, no dice, no waiting, no output. What they need is
    /// passed in, so that a simulation repeats from its seed.
    static let pureModules = [
        "Primitives", "Records", "Wire", "Ports", "PartitionLog", "Quorum", "Metadata", "Broker",
        "Groups", "Transactions", "Replication",
    ]

    static let pure: [Rule] = [
        .init(pattern: "\\bDate\\(", instead: "pass `clock.wallMilliseconds` in"),
        .init(
            pattern:
                "\\b(?:ContinuousClock|SuspendingClock|DispatchTime|clock_gettime|gettimeofday)\\b",
            instead: "pass `clock.now` in"),
        .init(pattern: "\\btime\\(nil\\)", instead: "pass `clock.wallMilliseconds` in"),
        .init(
            pattern: "\\.random\\((?:in|using|\\))|\\.randomElement\\(|\\.shuffled\\(|\\.shuffle\\("
                + "|SystemRandomNumberGenerator|\\barc4random|\\bgetrandom\\b",
            instead: "use `Entropy.randomBits()`"),
        .init(
            pattern: "\\bTask\\.sleep\\b|\\bThread\\.sleep\\b|\\bu?sleep\\(|\\bnanosleep\\(",
            instead: "use `OwnerLoop.schedule(after:)`"),
        .init(pattern: "(?<![.\\w])print\\(", instead: "log, or return it"),
        .init(pattern: "\\bTask\\s*[{.]", instead: "return an action; the owner loop runs it"),
    ]

    static let everywhere: [Rule] = [
        .init(pattern: "\\btry!", instead: "handle the error, or make it impossible"),
        .init(pattern: "\\bas!", instead: "use `as?` and say what happens otherwise"),
        .init(pattern: "@_cdecl\\b", instead: "use `@c`, which checks the types"),
        .init(pattern: "@testable\\b", instead: "use `package`; tests are built for release too"),
        .init(pattern: "\\bpreconcurrency\\b", instead: "make the type Sendable"),
    ]

    let repository = Repository.shared

    private static func findings(
        _ path: String, _ code: String, _ rules: [Rule]
    ) -> [Finding] {
        rules.flatMap { rule in
            Pattern(rule.pattern).matches(in: code).map { match in
                Finding(
                    path: path, line: code.line(at: match.range.lowerBound),
                    text: "`\(code[match.range])` is banned here: \(rule.instead)")
            }
        }
    }

    @Test func pureModulesAskNobody() {
        var findings: [Finding] = []
        for (path, code) in repository.code(in: Self.pureModules.map { "Sources/\($0)" }) {
            findings += Self.findings(path, code, Self.pure)
        }
        #expect(findings == [])
    }

    @Test func bannedEverywhere() {
        var findings: [Finding] = []
        for (path, code) in repository.code(in: ["Sources", "Plugins", "Tests"]) {
            findings += Self.findings(path, code, Self.everywhere)
        }
        #expect(findings == [])
    }

    @Test(arguments: [
        "Date()", "let x = ContinuousClock.now", "Int.random(in: 0..<4)",
        "try await Task.sleep(for: x)",
        "Task { }", "print(1)", "list.shuffled()",
    ])
    func theRulesNotice(_ code: String) {
        #expect(!Self.findings("", SwiftCode(code).text, Self.pure).isEmpty)
    }

    @Test(arguments: [
        "// Date()", "\"Task.sleep\"", "x.print(1)", "UpDate(", "entropy.randomBits()",
    ])
    func theRulesAllow(_ code: String) {
        #expect(Self.findings("", SwiftCode(code).text, Self.pure).isEmpty)
    }

    /// The compiler checks sharing unless it is told not to; then a comment says who does.
    @Test func uncheckedSharingNamesItsGuard() {
        var findings: [Finding] = []
        let unchecked = Pattern("@unchecked Sendable|nonisolated\\(unsafe\\)")
        for (path, code) in repository.code(in: ["Sources", "Plugins"]) {
            let lines = repository.text(path).lines
            for match in unchecked.matches(in: code) {
                let line = code.line(at: match.range.lowerBound)
                let near = lines[max(0, line - 7)..<min(lines.count, line + 5)]
                if !near.contains(where: { $0.contains("//") && $0.lowercased().contains("guard") })
                {
                    findings.append(
                        .init(
                            path: path, line: line,
                            text: "`\(code[match.range])` without a comment that names the guard"))
                }
            }
        }
        #expect(findings == [])
    }

    // MARK: Text of every kind

    /// Put together here, so that this file does not find itself.
    private static let leftovers = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK:"]
    private static let machinePaths = ["/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/"]

    private var texts: [String] {
        repository.files(
            ".swift", ".c", ".h", ".py", ".sh", ".md", ".yaml", ".yml", ".txt", ".toml", ".ini",
            "Makefile", "/run")
    }

    private func find(_ words: [String], _ advice: String, wholeWord: Bool) -> [Finding] {
        texts.flatMap { path -> [Finding] in
            repository.text(path).lines.enumerated().compactMap { index, line in
                for word in words {
                    guard let range = line.range(of: word) else { continue }
                    let before = line[..<range.lowerBound].last
                    if before.map({ $0.isLetter || $0.isNumber || $0 == "." }) == true { continue }
                    let after = line[range.upperBound...].first
                    if wholeWord, after.map({ $0.isLetter }) == true { continue }
                    return Finding(path: path, line: index + 1, text: "\(word): \(advice)")
                }
                return nil
            }
        }
    }

    @Test func nothingIsLeftForLater() {
        #expect(find(Self.leftovers, "do it, or file an issue", wholeWord: true) == [])
    }

    @Test func noPathsOfOneMachine() {
        #expect(
            find(Self.machinePaths, "paths are relative to the repository", wholeWord: false) == [])
    }
}
