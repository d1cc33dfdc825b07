import Foundation
import WireSchema

/// Files of the repository that tests read.
enum RepositoryFiles {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every message of the schema text.
    static func schema() throws -> [Message] {
        let folder = root.appending(path: "Sources/Wire/Schema")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        return try names.filter { $0.hasSuffix(".schema") }.sorted().flatMap { name in
            try SchemaParser.parse(text("Sources/Wire/Schema/\(name)"), file: name).messages
        }
    }
}
