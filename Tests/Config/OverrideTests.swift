import Config
import Settings
import Testing

/// `--set path.to.key=value`.
@Suite struct OverrideTests {
    private let text = """
        node-id: 1
        listeners:
          - {name: A, port: 1}
          - {name: B, port: 2}
        plugins:
          load:
            - {kind: storage, name: segments}
            - {kind: codec, name: zstd}
        codecs: [zstd]
        """

    @Test func scalarsListsAndMappings() throws {
        let config = try load(
            text,
            set: [
                "node-id=5", "listeners[0].port=11", "listeners.B.port=12",
                "listeners[2]={name: C, port: 13}", "codecs=[]", "limits.idle-timeout=5s",
                "plugins.load.segments.options.\"a.b\"=[1, 'x']", "logging={level: debug}",
            ])
        #expect(config.nodeID == 5)
        #expect(config.listeners.map(\.port) == [11, 12, 13])
        #expect(config.codecs.isEmpty)
        #expect(config.limits.idleTimeout == .seconds(5))
        #expect(config.plugins.load[0].options.canonicalJSON == #"{"a.b":[1,"x"]}"#)
        #expect(config.logging.level == .debug)
    }

    @Test func kafkaNamesKeepTheirDots() throws {
        let config = try load(
            text, set: ["defaults.num.partitions=6", "defaults.\"min.insync.replicas\"=2"])
        #expect(config.defaults.integer("num.partitions") == 6)
        #expect(config.defaults.integer("min.insync.replicas") == 2)
    }

    @Test func theLastOneWins() throws {
        #expect(try load(text, set: ["node-id=5", "node-id=6"]).nodeID == 6)
    }

    @Test func anEmptyValueIsTheDefault() throws {
        #expect(try load(text, set: ["listeners[0].port="]).listeners[0].port == 9_092)
    }

    @Test func referencesWork() throws {
        #expect(try load(text, set: ["node-id=${ID}"], environment: ["ID": "9"]).nodeID == 9)
    }

    @Test func valuesMayHoldEqualsSigns() throws {
        #expect(try load(text, set: ["data-directory=/a=b"]).dataDirectory == "/a=b")
    }

    @Test func errorsPointAtTheOverride() {
        #expect(
            errors(text, set: ["listeners[1].port=99999", "limits.io-thread=4"]) == [
                "--set listeners[1].port: listeners[1].port is 99999; must be 0...65535",
                "--set limits.io-thread: limits.io-thread is no known key; "
                    + "did you mean io-threads?",
            ])
    }

    @Test(arguments: [
        ("node-id", "--set node-id: is no override; must be path.to.key=value"),
        ("=5", "--set =5: is no override; must be path.to.key=value"),
        (
            "listeners[3].port=1",
            "--set listeners[3].port: listeners has 2 elements; the index must be 0...2, "
                + "where 2 appends"
        ),
        (
            "listeners.Z.port=1",
            "--set listeners.Z.port: listeners has no element named Z; it has A, B"
        ),
        (
            "node-id.x=1",
            "--set node-id.x: node-id is 1; only a mapping or list can hold x"
        ),
        ("limits[0]=1", "--set limits[0]: limits is a list; must be a mapping of keys to values"),
        (
            "a..b=1",
            "--set a..b: the path is malformed; must look like listeners[0].port or "
                + "plugins.load.segments.options.\"dotted.key\""
        ),
        (
            "codecs=[gzip",
            "--set codecs: not valid YAML: did not find expected ',' or ']' while parsing a flow "
                + "sequence; mend the syntax, nothing after it was read"
        ),
        (
            "codecs=*x",
            "--set codecs: is a YAML alias; aliases are not taken, write the value out"
        ),
    ])
    func malformed(override: String, message: String) {
        #expect(errors(text, set: [override]).contains(message))
    }

    @Test func anAmbiguousName() {
        let text =
            "node-id: 1\nplugins: {load: [{kind: storage, name: segments}, "
            + "{kind: codec, name: segments}]}\ncodecs: []\n"
        #expect(
            errors(text, set: ["plugins.load.segments.file=x"]) == [
                "--set plugins.load.segments.file: plugins.load has 2 elements named segments; "
                    + "pick one as plugins.load[0]"
            ])
    }
}
