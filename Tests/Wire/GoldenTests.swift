import Testing
import Wire

/// Bytes composed by hand, of every record that reaches a disk and of what every connection starts
/// with.
struct GoldenTests {
    struct Line: CustomStringConvertible {
        var name: String
        var version: Int16
        var bytes: [UInt8]
        var json: String
        var description: String { "\(name) \(version)" }
    }

    static func lines() throws -> [Line] {
        try RepositoryFiles.text("Tests/Wire/Golden/messages.txt").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { line in
                let words = line.split(separator: " ", maxSplits: 3)
                return Line(
                    name: String(words[0]), version: try #require(Int16(words[1])),
                    bytes: try #require(Hex.decode(words[2] == "-" ? "" : words[2])),
                    json: String(words[3]))
            }
    }

    @Test func goldenBytesDecodeAndEncode() throws {
        for line in try Self.lines() {
            let type = try #require(WireRegistry.message(named: line.name))
            let message = try type.init(bytes: line.bytes, version: line.version)
            #expect(WireInspector.json(message, version: line.version) == line.json, "\(line)")
            #expect(message.encoded(version: line.version) == line.bytes, "\(line)")
        }
    }

    @Test func everyRecordOnDiskHasGoldenBytes() throws {
        let golden = Set(try Self.lines().map(\.name))
        for type in WireRegistry.messages where type.kind == .metadata || type.kind == .data {
            #expect(golden.contains(type.messageName), "\(type.messageName) has no golden bytes")
        }
    }
}
