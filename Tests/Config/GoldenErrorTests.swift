import Config
import Testing

/// The texts people see, one rule each.
@Suite struct GoldenErrorTests {
    @Test func unknownKeyNamesTheNearest() {
        #expect(
            errors(below: "listners: []\n") == [
                "weir.yaml:2:1: listners is no known key; did you mean listeners?"
            ])
    }

    @Test func unknownKeyWithoutANearOneNamesAll() {
        #expect(
            errors(below: "logging:\n  colour: red\n") == [
                "weir.yaml:3:3: logging.colour is no known key; must be one of level, format, "
                    + "slow-request-threshold"
            ])
    }

    @Test func kafkaKeyOfAnotherPlaceSaysWhere() {
        #expect(
            errors(below: "defaults:\n  socket.request.max.bytes: 5\n  log.dirs: /tmp\n") == [
                "weir.yaml:3:3: defaults.socket.request.max.bytes is no known key; "
                    + "write limits.max-frame-bytes instead",
                "weir.yaml:4:3: defaults.log.dirs is no known key; write data-directory instead",
            ])
    }

    @Test func outOfRange() {
        #expect(
            errors(below: "listeners:\n  - name: A\n    port: 99999\n") == [
                "weir.yaml:4:11: listeners[0].port is 99999; must be 0...65535"
            ])
    }

    @Test func wrongTypes() {
        #expect(
            errors(
                below: """
                    allow-plaintext: yes
                    listeners: here
                    codecs: {a: 1}
                    limits: [1]
                    logging: {level: [info], format: "texd"}
                    """) == [
                    "weir.yaml:2:18: allow-plaintext is yes; must be true or false",
                    "weir.yaml:3:12: listeners is here; must be a list of mappings",
                    "weir.yaml:4:9: codecs is a mapping; must be a list of texts",
                    "weir.yaml:5:9: limits is a list; must be a mapping of keys to values",
                    "weir.yaml:6:18: logging.level is a list; must be one of trace, debug, info, "
                        + "notice, warning, error, critical",
                    "weir.yaml:6:34: logging.format is \"texd\"; must be one of text, json; "
                        + "did you mean text?",
                ])
    }

    @Test func aQuotedNumberIsText() {
        #expect(
            errors("node-id: \"1\"\n") == [
                "weir.yaml:1:10: node-id is \"1\"; must be 0...2147483647"
            ])
    }

    @Test(arguments: ["", "# nothing\n", "node-id:\n", "logging: {}\n"])
    func missingNodeID(text: String) {
        #expect(
            errors(text) == [
                "weir.yaml:1:1: node-id is missing; must be 0...2147483647, unique in the cluster"
            ])
    }

    @Test func duplicateKeyNamesBothLines() {
        #expect(
            errors("node-id: 1\nlogging:\n  level: info\n  level: debug\nnode-id: 2\n") == [
                "weir.yaml:4:3: logging.level is there twice (first at line 3); "
                    + "must be there once, remove one",
                "weir.yaml:5:1: node-id is there twice (first at line 1); "
                    + "must be there once, remove one",
            ])
    }

    @Test func durationsAndSizes() {
        #expect(
            errors(
                below: "limits:\n  idle-timeout: 30\n  max-frame-bytes: 100MB\n"
                    + "  drain-timeout: 2h\n  max-buffered-bytes: 2TiB\n") == [
                    "weir.yaml:3:17: limits.idle-timeout is 30; must be 1s...1d, an integer "
                        + "with ms, s, m, h or d",
                    "weir.yaml:4:20: limits.max-frame-bytes is 100MB; must be 1KiB...1GiB, an "
                        + "integer with KiB, MiB, GiB or TiB, or plain bytes",
                    "weir.yaml:5:18: limits.drain-timeout is 2h; must be 0s...1h, an integer "
                        + "with ms, s, m, h or d",
                    "weir.yaml:6:23: limits.max-buffered-bytes is 2TiB; must be 1KiB...1TiB, "
                        + "an integer with KiB, MiB, GiB or TiB, or plain bytes",
                ])
    }

    @Test func kafkaDefaults() {
        #expect(
            errors(
                below: """
                    defaults:
                      num.partitions: 0
                      log.segment.bytes: 1GiB
                      log.cleanup.policy: [delete, archive]
                      compression.type: brotli
                      log.retention.ms: [1]
                      num.partitons: 3
                    """) == [
                    "weir.yaml:3:19: defaults.num.partitions is 0; "
                        + "must be a 32-bit integer of at least 1",
                    "weir.yaml:4:22: defaults.log.segment.bytes is 1GiB; "
                        + "must be a 32-bit integer of at least 1048576",
                    "weir.yaml:5:23: defaults.log.cleanup.policy is a list; "
                        + "must be a list of compact, delete, each once",
                    "weir.yaml:6:21: defaults.compression.type is brotli; must be one of "
                        + "uncompressed, zstd, lz4, snappy, gzip, producer",
                    "weir.yaml:7:21: defaults.log.retention.ms is a list; "
                        + "must be a 64-bit integer of at least -1",
                    "weir.yaml:8:3: defaults.num.partitons is no known key; "
                        + "did you mean num.partitions?",
                ])
    }

    @Test func brokenSyntax() {
        #expect(
            errors("node-id: 1\nroles: [broker\nlogging: {}\n") == [
                "weir.yaml:3:8: not valid YAML: did not find expected ',' or ']' while parsing a "
                    + "flow sequence; mend the syntax, nothing after it was read"
            ])
    }

    @Test func aRootThatIsNoMapping() {
        #expect(
            errors("- node-id: 1\n") == [
                "weir.yaml:1:1: the file is a list; must be a mapping of keys to values"
            ])
    }

    @Test func everythingAtOnceInTheOrderOfTheFile() {
        let found = errors(
            """
            logging: {level: loud}
            node-id: -1
            roles: [broker]
            cluster-id: short
            storage:
              default: memry
            """, set: ["limits.io-threads=0"])
        #expect(
            found == [
                "weir.yaml:1:18: logging.level is loud; must be one of trace, debug, info, notice, "
                    + "warning, error, critical",
                "weir.yaml:2:10: node-id is -1; must be 0...2147483647",
                "weir.yaml:3:8: roles is [broker]; must be [broker, controller]: "
                    + "a single node is both",
                "weir.yaml:4:13: cluster-id is short; must be 22 letters, digits, - or _",
                "weir.yaml:6:12: storage.default is memry, which no plugin provides; must be one "
                    + "of segments, memory, or add it under plugins.load; did you mean memory?",
                "--set limits.io-threads: limits.io-threads is 0; must be 1...256",
            ])
    }

    @Test func aFileThatIsNotThere() {
        #expect {
            _ = try ConfigLoader.load(path: "/nonexistent/weir.yaml", environment: [:])
        } throws: { error in
            "\(error)" == "/nonexistent/weir.yaml:1:1: cannot read the file: No such file or "
                + "directory; must be a readable YAML file, see etc/weir.yaml"
        }
    }
}
