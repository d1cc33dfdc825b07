import Config
import Testing

/// Options of plugins as canonical JSON.
@Suite struct OptionsTests {
    private func options(_ text: String) throws -> PluginOptions {
        try load(
            "node-id: 1\ncodecs: []\nplugins:\n  load:\n    - kind: storage\n"
                + "      name: segments\n      options: \(text)\n"
        ).plugins.load[0].options
    }

    @Test(arguments: [
        ("{}", "{}"),
        ("{b: 1, a: 2, B: 3}", #"{"B":3,"a":2,"b":1}"#),
        (
            "{é: 1, z: 2, \"\\U0001F600\": 3, \"\\uFFFD\": 4}",
            "{\"z\":2,\"é\":1,\"\u{FFFD}\":4,\"😀\":3}"
        ),
        ("{a: [true, False, null, ~, '']}", #"{"a":[true,false,null,null,""]}"#),
        ("{a: [0x1F, 0o17, -5, +5, 1.5, 1e2, .5]}", #"{"a":[31,15,-5,5,1.5,100.0,0.5]}"#),
        (
            "{a: ['1', \"true\", yes, 1_000, -0x1, 1.2.3, 1e, .]}",
            #"{"a":["1","true","yes","1_000","-0x1","1.2.3","1e","."]}"#
        ),
        (#"{a: "\"\\\n\t\r\0\x1f/é"}"#, #"{"a":"\"\\\n\t\r\u0000\u001f/é"}"#),
        ("{a: {c: {}, b: []}}", #"{"a":{"b":[],"c":{}}}"#),
    ])
    func canonical(yaml: String, json: String) throws {
        #expect(try options(yaml).canonicalJSON == json)
    }

    @Test(arguments: [
        ".inf", "-.Inf", ".nan", "9223372036854775808", "1e999", "0xFFFFFFFFFFFFFFFFF",
    ])
    func numbersThatDoNotFit(value: String) {
        let found = errors(
            below: "codecs: []\nplugins: {load: [{kind: storage, name: segments, "
                + "options: {a: [\(value)]}}]}\n")
        #expect(
            found == [
                "weir.yaml:3:64: plugins.load[0].options.a[0] is \(value); must be a number that "
                    + "JSON can hold, or text in quotes"
            ])
    }

    @Test func placesOfOptions() throws {
        let options = try options("\n        dirs: [a, b]\n        io:\n          threads: 4")
        #expect(options.place.description == "weir.yaml:8:9")
        #expect(options.keys == ["dirs", "io"])
        #expect(options.places["dirs[1]"]?.description == "weir.yaml:8:19")
        #expect(options.places["io.threads"]?.description == "weir.yaml:10:20")
    }

    @Test func withoutOptionsThePlaceIsThePlugin() throws {
        let config = try load(
            "node-id: 1\ncodecs: []\nplugins:\n  load:\n    - kind: storage\n"
                + "      name: segments\n")
        #expect(config.plugins.load[0].options.place.description == "weir.yaml:5:7")
        #expect(config.plugins.load[0].options.canonicalJSON == "{}")
        #expect(config.plugins.load[0].path == "plugins.load[0]")
    }
}
