import Testing
import WireSchema

struct SchemaTests {
    @Test func readsEveryPartOfTheGrammar() throws {
        let text = """
            # What it is for.
            request AddRequest key 3 versions 1-4 flexible 2+ listeners broker,controller
              name string?3+
              tags []Tag 2+ tag 5
                key string plain = x
              other []Shared? 1-2 = null
              struct Shared
                id uuid
            """
        let file = try SchemaParser.parse(text, file: "t")
        #expect(file.about == ["What it is for."])
        let message = try #require(file.messages.first)
        #expect(message.apiKey == 3 && message.versions == VersionRange(1, 4))
        #expect(message.firstFlexible == 2 && message.listeners == ["broker", "controller"])
        #expect(message.fields.map(\.name) == ["name", "tags", "other"])
        #expect(message.fields[0].nullable == VersionRange(3, 4))
        #expect(message.fields[1].tag == 5 && message.fields[1].versions == VersionRange(2, 4))
        #expect(message.fields[2].nullable == VersionRange(1, 2))
        #expect(message.structures.map(\.name) == ["Tag", "Shared"])
        #expect(message.structures[0].fields[0].isPlain)
        #expect(message.structures[0].fields[0].defaultText == "x")
    }

    @Test(arguments: [
        ("reqest X versions 0", 1), ("data X", 1), ("data X versions 2-1", 1),
        ("data X versions 0\n  a int5", 2), ("data X versions 0\n a int8", 2),
        ("data X versions 0\n    a int8", 2), ("data X versions 0\n  a", 2),
        ("data X versions 0\n  a int8 1", 2), ("data X versions 0\n  a Missing", 1),
        ("data X versions 0\n  a int8\n  a int8", 1), ("data X versions 0\n  a int8 tag 1", 1),
        ("data X versions 0\n  a string = null", 1), ("data X versions 0\n  a int8 tag", 2),
    ])
    func faultsNameTheirLine(_ text: String, _ line: Int) throws {
        let error = #expect(throws: SchemaError.self) {
            _ = try SchemaParser.parse(text, file: "t")
        }
        #expect(error?.line == line)
    }
}
