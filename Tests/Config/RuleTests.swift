import Config
import Settings
import Testing

/// Rules of single sections and between them.
@Suite struct RuleTests {
    @Test func wildcardNeedsAnAdvertisedHost() {
        #expect(
            errors(
                below: "allow-plaintext: true\nlisteners: [{name: A, address: 0.0.0.0}]\n") == [
                    "weir.yaml:3:13: listeners[0].advertised-host is missing; must be the host "
                        + "clients connect to, because address 0.0.0.0 is every interface"
                ])
        #expect(
            errors(below: "listeners: [{name: A, advertised-host: '::'}]\n") == [
                "weir.yaml:2:40: listeners[0].advertised-host is \"::\"; must be a host name, an "
                    + "IPv4 or an IPv6 address that clients can reach"
            ])
    }

    @Test func plaintextBeyondLoopback() throws {
        let listener = "listeners: [{name: A, address: 10.0.0.1}]\n"
        #expect(
            errors(below: listener) == [
                "weir.yaml:2:32: listeners[0].address is 10.0.0.1: plaintext beyond loopback, "
                    + "which anyone can read; must be a loopback address, or set "
                    + "allow-plaintext: true"
            ])
        let config = try load("node-id: 1\nallow-plaintext: true\n" + listener)
        #expect(
            config.warnings.map(\.description) == [
                "weir.yaml:3:32: listeners[0].address is 10.0.0.1: plaintext beyond loopback, "
                    + "which anyone can read; allowed by allow-plaintext: true"
            ])
    }

    @Test(arguments: ["127.0.0.1", "127.8.9.10", "'::1'", "localhost"])
    func loopback(address: String) throws {
        let config = try load("node-id: 1\nlisteners: [{name: A, address: \(address)}]\n")
        #expect(config.listeners[0].isLoopback)
        #expect(config.warnings.isEmpty)
    }

    @Test(arguments: ["1.2.3", "256.1.1.1", "a_b", "-a", "a..b", "'1::2::3'", "a b"])
    func hostNamesThatAreNone(address: String) {
        let found = errors(below: "listeners: [{name: A, address: \(address)}]\n")
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("must be a host name, an IPv4 or an IPv6 address") == true)
    }

    @Test func configsWithoutEffectBringAWarning() throws {
        let config = try load(
            "node-id: 1\ndefaults: {group.max.size: 9, log.retention.check.interval.ms: 5}\n")
        #expect(config.defaults.integer("group.max.size") == 9)
        #expect(
            config.warnings.map(\.description) == [
                "weir.yaml:2:28: defaults.group.max.size is set, but has no effect: there are no "
                    + "consumer groups yet"
            ])
    }

    @Test func securityThatIsNotThereIsAnError() {
        #expect(
            errors(below: "defaults:\n  ssl.client.auth: required\n") == [
                "weir.yaml:3:20: defaults.ssl.client.auth is set, but cannot be honoured: "
                    + "listeners speak plaintext only; must be absent"
            ])
        for name in ["sasl.enabled.mechanisms", "authorizer.class.name"] {
            #expect(errors(below: "defaults: {\(name): X}\n").count == 1)
        }
    }

    @Test func keysOfTheirOwnAreNamed() {
        #expect(
            errors(below: "defaults: {advertised.listeners: 'A://b:1'}\n") == [
                "weir.yaml:2:12: defaults.advertised.listeners is no known key; write "
                    + "listeners[n].advertised-host instead"
            ])
    }

    @Test func listenersAreUnique() {
        #expect(
            errors(below: "listeners: [{name: A}, {name: A, port: 1}, {name: B}]\n") == [
                "weir.yaml:2:24: listeners[1].name is A, the name of the listener at "
                    + "weir.yaml:2:13; must be unique, choose another",
                "weir.yaml:2:44: listeners[2].port is 9092, as the listener at "
                    + "weir.yaml:2:13 has on the same address; must be unique, choose another",
            ])
    }

    @Test func httpIsAListenerToo() throws {
        #expect(
            errors(below: "http: {address: 0.0.0.0}\n") == [
                "weir.yaml:2:17: http.address is 0.0.0.0: plaintext beyond loopback, which anyone "
                    + "can read; must be a loopback address, or set allow-plaintext: true"
            ])
        #expect(
            errors(below: "listeners: [{name: A}]\nhttp: {port: 9092}\n") == [
                "weir.yaml:3:14: http.port is 9092, as the listener at weir.yaml:2:13 has on the "
                    + "same address; must be unique, choose another"
            ])
        #expect(
            errors(below: "http: {port: 70000, addr: x}\n") == [
                "weir.yaml:2:14: http.port is 70000; must be 0...65535",
                "weir.yaml:2:21: http.addr is no known key; must be one of enabled, address, port",
            ])
        let off = try load("node-id: 1\nhttp: {enabled: false, address: 0.0.0.0, port: 9092}\n")
        #expect(!off.http.isEnabled)
        #expect(try load("node-id: 1\n").http.port == 9_644)
    }

    @Test func listenersWithAnyPortMayShareIt() throws {
        let config = try load("node-id: 1\nlisteners: [{name: A, port: 0}, {name: B, port: 0}]\n")
        #expect(config.listeners.map(\.advertisedPort) == [nil, nil])
    }

    @Test func listenerNames() {
        #expect(
            errors(below: "listeners: [{name: plain}, {port: 5}]\n") == [
                "weir.yaml:2:20: listeners[0].name is plain; must be capital letters, digits and "
                    + "_, a letter first, at most 64",
                "weir.yaml:2:28: listeners[1].name is missing; must be a name such as PLAINTEXT",
            ])
        #expect(
            errors(below: "listeners: []\n") == [
                "weir.yaml:2:12: listeners has 0 elements; must have 1...64"
            ])
    }

    @Test func roles() {
        #expect(
            errors(below: "roles: [broker, controler, broker]\n") == [
                "weir.yaml:2:8: roles has 3 elements; must have 1...2"
            ])
        #expect(
            errors(below: "roles: [broker, broker]\n") == [
                "weir.yaml:2:17: roles[1] is broker again; must be there once, remove one"
            ])
        #expect(
            errors(below: "roles: [broker, controler]\n") == [
                "weir.yaml:2:17: roles[1] is controler; must be broker or controller"
            ])
    }

    @Test func pluginsAreUniqueAndComplete() {
        #expect(
            errors(
                below: """
                    codecs: []
                    plugins:
                      load:
                        - {kind: storage, name: segments}
                        - {kind: storage, name: segments}
                        - {kind: storag, name: Upper}
                        - {sha256: abc}
                    """) == [
                    "weir.yaml:6:7: plugins.load[1].name is segments, the storage plugin at "
                        + "weir.yaml:5:7; must be unique within its kind, remove one",
                    "weir.yaml:7:14: plugins.load[2].kind is storag; must be one of storage, "
                        + "codec; did you mean storage?",
                    "weir.yaml:7:28: plugins.load[2].name is Upper; must be small letters, digits "
                        + "and -, at most 63",
                    "weir.yaml:8:7: plugins.load[3].kind is missing; must be one of storage, codec",
                    "weir.yaml:8:7: plugins.load[3].name is missing; must be the plugin's name, "
                        + "such as segments",
                    "weir.yaml:8:16: plugins.load[3].sha256 is abc; must be 64 hexadecimal "
                        + "digits, as sha256sum prints them",
                ])
    }

    @Test func pluginFilesAndHashes() throws {
        let hash = String(repeating: "aB", count: 32)
        let config = try load(
            """
            node-id: 1
            codecs: [lz4]
            plugins:
              search-path: [/a, b]
              load:
                - {kind: storage, name: segments, file: ./x.so, sha256: \(hash)}
                - {kind: codec, name: lz4}
            """)
        #expect(config.plugins.searchPath == ["/a", "b"])
        #expect(config.plugins.load.map(\.file) == ["./x.so", "libweir-codecs-lz4.so"])
        #expect(config.plugins.load[0].sha256 == hash.lowercased())
    }

    @Test func storageRefersToPlugins() {
        #expect(
            errors(
                below: """
                    storage:
                      metadata: memory
                      topics:
                        - {pattern: "a*", backend: memry}
                        - {pattern: "a b"}
                        - {backend: memory, colour: red}
                    """) == [
                    "weir.yaml:3:13: storage.metadata is memory; must be segments, the one "
                        + "backend that can hold the metadata log",
                    "weir.yaml:5:32: storage.topics[0].backend is memry, which no plugin "
                        + "provides; must be one of segments, memory, or add it under "
                        + "plugins.load; did you mean memory?",
                    "weir.yaml:6:7: storage.topics[1].backend is missing; must be the name of a "
                        + "storage plugin",
                    "weir.yaml:6:17: storage.topics[1].pattern is \"a b\"; must be a topic name "
                        + "of letters, digits, . _ - with * and ?, at most 249",
                    "weir.yaml:7:7: storage.topics[2].pattern is missing; must be a pattern such "
                        + "as \"tmp-*\"",
                    "weir.yaml:7:25: storage.topics[2].colour is no known key; must be one of "
                        + "pattern, backend",
                ])
    }

    @Test func codecsReferToPlugins() {
        let plugins =
            "plugins: {load: [{kind: storage, name: segments}, "
            + "{kind: codec, name: zstd}]}\n"
        #expect(
            errors(below: plugins + "codecs: [zstd, gzip]\n") == [
                "weir.yaml:3:9: codecs names gzip, which no plugin provides; each must be loaded "
                    + "and loaded are zstd: add it under plugins.load, or list codecs without it"
            ])
        #expect(
            errors(below: plugins) == [
                "weir.yaml:1:1: codecs is by default gzip, snappy, lz4, which no plugin provides; "
                    + "each must be loaded and loaded are zstd: add it under plugins.load, or "
                    + "list codecs without it"
            ])
        #expect(
            errors(below: "codecs: [gzip, brotli]\n") == [
                "weir.yaml:2:16: codecs[1] is brotli; must be one of gzip, snappy, lz4, zstd"
            ])
    }

    @Test func compressionTypeIsServed() {
        #expect(
            errors(below: "codecs: [gzip]\ndefaults: {compression.type: zstd}\n") == [
                "weir.yaml:3:30: defaults.compression.type is zstd, which codecs lacks; must be "
                    + "producer, uncompressed or one of codecs"
            ])
    }

    @Test func moreReplicasThanNodes() throws {
        let config = try load("node-id: 1\ndefaults: {default.replication.factor: 3}\n")
        #expect(
            config.warnings.map(\.description) == [
                "weir.yaml:2:40: defaults.default.replication.factor is 3, but a single node holds "
                    + "one replica: topics created without a factor are refused"
            ])
    }

    @Test func relationsOfLimits() {
        #expect(
            errors(
                below: """
                    limits:
                      max-frame-bytes: 1MiB
                      max-buffered-bytes-per-connection: 512KiB
                      max-buffered-bytes: 1KiB
                    defaults:
                      log.cleaner.min.compaction.lag.ms: 10
                      log.cleaner.max.compaction.lag.ms: 5
                      message.max.bytes: 1048577
                    """) == [
                    "weir.yaml:4:38: limits.max-buffered-bytes-per-connection is 512KiB; must be "
                        + "at least limits.max-frame-bytes, which is 1MiB, or the largest "
                        + "request can never be read",
                    "weir.yaml:5:23: limits.max-buffered-bytes is 1KiB; must be at least "
                        + "limits.max-buffered-bytes-per-connection, which is 512KiB",
                    "weir.yaml:7:38: defaults.log.cleaner.min.compaction.lag.ms is 10; must be at "
                        + "most log.cleaner.max.compaction.lag.ms, which is 5",
                    "weir.yaml:9:22: defaults.message.max.bytes is 1048577; must be at most "
                        + "limits.max-frame-bytes, which is 1MiB, or no such batch can arrive",
                ])
    }

    @Test func dependentDefaultsOfLimits() throws {
        let limits = try load(
            "node-id: 1\nlimits: {max-connections: 50, max-frame-bytes: 200MiB}\n"
        ).limits
        #expect(limits.maxConnectionsPerAddress == 50)
        #expect(limits.maxBufferedBytesPerConnection == 200 << 20)
    }

    @Test func optionsMustBeAMapping() {
        #expect(
            errors(
                below: "codecs: []\nplugins: {load: [{kind: storage, name: segments, "
                    + "options: [1]}]}\n") == [
                    "weir.yaml:3:59: plugins.load[0].options is a list; must be a mapping of "
                        + "keys to values"
                ])
    }

    @Test(arguments: [
        ("a*", "a", true), ("a*", "ab", true), ("a*", "ba", false), ("*", "", true),
        ("a?c", "abc", true), ("a?c", "ac", false), ("*-tmp", "x-tmp-tmp", true),
        ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false), ("", "a", false),
        (String(repeating: "*a", count: 100) + "b", String(repeating: "a", count: 200), false),
    ])
    func globs(pattern: String, text: String, expected: Bool) {
        #expect(Glob.matches(text, pattern: pattern) == expected)
    }

    @Test func theFirstMatchingRuleDecides() throws {
        let storage = try load(
            "node-id: 1\nstorage: {topics: [{pattern: tmp-keep, backend: segments}, "
                + "{pattern: tmp-*, backend: memory}]}\n"
        ).storage
        #expect(storage.backend(forTopic: "tmp-keep") == "segments")
        #expect(storage.backend(forTopic: "tmp-x") == "memory")
        #expect(storage.backend(forTopic: "x") == "segments")
    }
}
