import Foundation

/// The repository that this test stands in.
struct Repository: Sendable {
    static let shared = Repository()

    let root: String
    /// Every file in it, by paths from the root, sorted; not what is built, downloaded or hidden.
    let paths: [String]

    private static let skipped = ["data", "dist", "__pycache__", "node_modules"]
    private static let keptHidden = [".ci"]

    private init() {
        root =
            URL(filePath: #filePath).appending(path: "../../..").standardized.path
        var found: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let names =
                (try? FileManager.default.contentsOfDirectory(
                    atPath: "\(Self.join(root, folder))")) ?? []
            for name in names {
                if name.hasPrefix(".") && !Self.keptHidden.contains(name) { continue }
                if Self.skipped.contains(name) { continue }
                let path = Self.join(folder, name)
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(
                    atPath: Self.join(root, path), isDirectory: &isFolder)
                if isFolder.boolValue { folders.append(path) } else { found.append(path) }
            }
        }
        paths = found.sorted()
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : name.isEmpty ? folder : "\(folder)/\(name)"
    }

    /// Swift files of ours by path, comments and strings blanked out; not what is generated.
    static let swift: [String: SwiftCode] = {
        var codes: [String: SwiftCode] = [:]
        for path in shared.files(in: ["Sources", "Plugins", "Tests", "contrib"], ".swift")
        where !path.contains("/Generated/") {
            codes[path] = SwiftCode(shared.text(path))
        }
        return codes
    }()

    /// ``swift`` under one of `folders`, in order.
    func code(in folders: [String]) -> [(path: String, text: String)] {
        files(in: folders, ".swift").compactMap { path in
            Self.swift[path].map { (path, $0.text) }
        }
    }

    func text(_ path: String) -> String {
        (try? String(contentsOfFile: Self.join(root, path), encoding: .utf8)) ?? ""
    }

    /// Files under one of `folders` whose name ends in one of `endings`.
    func files(in folders: [String] = [""], _ endings: String...) -> [String] {
        paths.filter { path in
            folders.contains { $0.isEmpty || path.hasPrefix($0 + "/") }
                && endings.contains { path.hasSuffix($0) }
        }
    }
}

/// A regular expression (ICU syntax).
struct Pattern: Sendable {
    struct Match {
        var range: Range<String.Index>
        /// The first group, if it took part.
        var group: Substring?
    }

    private let expression: NSRegularExpression

    /// Traps on a bad pattern: patterns are constants of these tests.
    init(_ pattern: String) {
        guard let expression = try? NSRegularExpression(pattern: pattern) else {
            preconditionFailure("bad pattern \(pattern)")
        }
        self.expression = expression
    }

    func matches(in text: String) -> [Match] {
        let whole = NSRange(text.startIndex..<text.endIndex, in: text)
        return expression.matches(in: text, range: whole).compactMap { result in
            guard let range = Range(result.range, in: text) else { return nil }
            let group = result.numberOfRanges > 1 ? Range(result.range(at: 1), in: text) : nil
            return Match(range: range, group: group.map { text[$0] })
        }
    }
}

/// A line of a file that breaks a rule.
struct Finding: CustomStringConvertible, Equatable {
    var path: String
    var line: Int
    var text: String
    var description: String { "\(path):\(line): \(text)" }
}

extension String {
    /// The line, from 1, that `index` lies on.
    func line(at index: Index) -> Int { self[..<index].count { $0 == "\n" } + 1 }

    var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
