import Config
import Testing

/// Texts made to cost time or memory, or that use what a configuration has no use for.
@Suite struct HostileYamlTests {
    @Test func aliasBombIsRefusedAtItsFirstAnchor() {
        let bomb = """
            a: &a [x, x, x]
            b: &b [*a, *a, *a]
            c: [*b, *b, *b]
            """
        #expect(
            errors(bomb) == [
                "weir.yaml:1:4: has a YAML anchor; anchors are not taken, remove the &name"
            ])
    }

    @Test func aliasAlone() {
        #expect(
            errors("node-id: *one\n") == [
                "weir.yaml:1:10: is a YAML alias; aliases are not taken, write the value out"
            ])
    }

    @Test func tag() {
        #expect(
            errors("node-id: !!int 1\n") == [
                "weir.yaml:1:10: has a YAML tag; tags are not taken, remove the !name or quote "
                    + "the text"
            ])
    }

    @Test func secondDocument() {
        #expect(
            errors("node-id: 1\n---\nnode-id: 2\n") == [
                "weir.yaml:2:1: a second YAML document begins; must be one document, remove the ---"
            ])
    }

    @Test func keyThatIsNoText() {
        #expect(
            errors("? [a]\n: b\n") == [
                "weir.yaml:1:3: a key is a list or mapping; keys must be plain text"
            ])
    }

    @Test(arguments: ["[", "{a: ", "- "])
    func depth(opening: String) {
        let text = "node-id: 1\noptions:\n  " + String(repeating: opening, count: 100_000)
        let found = errors(text)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("nested deeper than 32; must be flatter") == true)
    }

    @Test func depthAtTheBound() {
        func nested(_ depth: Int) -> [String] {
            errors(
                below: "x: " + String(repeating: "[", count: depth)
                    + String(repeating: "]", count: depth))
        }
        #expect(nested(31).first?.contains("x is no known key") == true)
        #expect(nested(32).first?.contains("nested deeper") == true)
    }

    @Test func size() {
        let text = "node-id: 1\n#" + String(repeating: "x", count: ConfigBounds.fileBytes)
        #expect(
            errors(text) == [
                "weir.yaml:1:1: the text has 1048588 bytes; must have at most 1048576"
            ])
    }

    @Test func count() {
        let text = "codecs: [" + String(repeating: "a,", count: 60_000) + "]"
        let found = errors(text)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("more than 50000 values; must be fewer") == true)
    }

    @Test func errorsAreBounded() {
        #expect(errors(String(repeating: "a: 1\n", count: 10_000)).count == ConfigBounds.errors)
        let keys = (0..<20_000).map { "listener\($0): 1\n" }.joined()
        #expect(errors(keys).count == ConfigBounds.errors)
    }

    @Test func notUtf8() {
        do {
            _ = try ConfigLoader.load(
                text: Array("node-id: ".utf8) + [0xC3, 0x28], name: "weir.yaml", overrides: [],
                environment: [:]
            ) { _, _ throws(FileProblem) in [] }
            Issue.record("a broken encoding was taken")
        } catch {
            #expect(error.errors.count == 1)
            #expect(error.description.contains("must be UTF-8 text"))
        }
    }

    @Test(arguments: ["\"/tmp/a\\0b\"", "\"/tmp/a\\nb\"", "\"\""])
    func controlCharactersInPaths(value: String) {
        let found = errors(below: "data-directory: \(value)\n")
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("must be the path of a folder") == true)
    }

    @Test func longValuesAreCutAndEscaped() {
        let long = String(repeating: "é", count: 100)
        #expect(
            errors(below: "allow-plaintext: \"\\e[31m\(long)\"\n") == [
                "weir.yaml:2:18: allow-plaintext is \"\\u{1b}[31m"
                    + String(repeating: "é", count: 59) + "...\"; must be true or false"
            ])
    }

    /// Any prefix and any single damaged byte of a whole file gives a value or errors, never a
    /// trap.
    @Test func damagedFiles() throws {
        let text = Array(try exampleText().utf8)
        var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(below bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: seed >> 33) % bound
        }
        for _ in 0..<300 {
            var bytes = Array(text[..<random(below: text.count)])
            if !bytes.isEmpty { bytes[random(below: bytes.count)] = UInt8(random(below: 256)) }
            do {
                let config = try ConfigLoader.load(
                    text: bytes, name: "weir.yaml", overrides: [], environment: [:]
                ) { _, _ throws(FileProblem) in [] }
                #expect(!ConfigSummary.text(config).isEmpty)
            } catch {
                #expect(!error.errors.isEmpty)
            }
        }
    }
}
