import Config
import Testing

/// `${NAME}` and `file:/path`.
@Suite struct ReferenceTests {
    @Test func environment() throws {
        let config = try load(
            "node-id: ${ID}\ndata-directory: /srv/${NAME}/$${x}/$5\n",
            environment: ["ID": "7", "NAME": "a"])
        #expect(config.nodeID == 7)
        #expect(config.dataDirectory == "/srv/a/${x}/$5")
    }

    @Test func environmentOfTheProcess() {
        #expect(ConfigLoader.processEnvironment()["PATH"]?.isEmpty == false)
    }

    @Test func defaultForMissingAndEmpty() throws {
        let text = "node-id: ${ID:-3}\n"
        #expect(try load(text).nodeID == 3)
        #expect(try load(text, environment: ["ID": ""]).nodeID == 3)
        #expect(try load(text, environment: ["ID": "4"]).nodeID == 4)
    }

    @Test func valuesAreNotSearchedAgain() throws {
        let config = try load(
            "node-id: 1\ndata-directory: ${A}\n", environment: ["A": "${B}", "B": "no"])
        #expect(config.dataDirectory == "${B}")
    }

    @Test func missingVariableIsReportedOnce() {
        #expect(
            errors("node-id: ${ID}\n") == [
                "weir.yaml:1:10: node-id is ${ID}; the environment variable ID is not set; "
                    + "set it, or write ${ID:-default}"
            ])
    }

    @Test(arguments: ["${", "${A", "${}", "${1A}", "${A B}", "${:-x}"])
    func malformed(text: String) {
        let found = errors(below: "data-directory: '\(text)'\n", environment: ["A": "x"])
        #expect(found.count == 1)
        #expect(found.first?.contains("data-directory is ${") == true)
    }

    @Test func files() throws {
        let config = try load(
            "node-id: file:/id\ndata-directory: file:/dir\n",
            files: ["/id": "12\n", "/dir": "/a\r\n"])
        #expect(config.nodeID == 12)
        #expect(config.dataDirectory == "/a")
    }

    @Test func fileUrlIsText() throws {
        #expect(
            try load("node-id: 1\ndata-directory: file:///x\n").dataDirectory == "file:///x")
    }

    @Test func missingFile() {
        #expect(
            errors(below: "data-directory: file:/gone\n") == [
                "weir.yaml:2:17: data-directory is file:/gone; cannot read the file: No such file "
                    + "or directory; must name a readable file with the value"
            ])
    }

    @Test func secretsAreNeverShown() throws {
        let secret = "hunter2"
        let found = errors(
            below: """
                allow-plaintext: ${S}
                cluster-id: x${S}
                codecs: [file:/s]
                storage: {default: "${S}", topics: [{pattern: "${S} ", backend: file:/s}]}
                plugins: {load: [{kind: "${S}", name: "${S}!", options: "${S}"}]}
                defaults: {num.partitions: "${S}", log.cleanup.policy: ["${S}"]}
                limits: {idle-timeout: "${S}", max-frame-bytes: file:/s}
                listeners: [{name: "${S}", address: "${S}!", port: "${S}"}]
                logging: {level: "${S}", format: file:/s}
                roles: ["${S}"]
                """, environment: ["S": secret], files: ["/s": secret])
        #expect(found.count >= 18)
        #expect(found.allSatisfy { !$0.contains(secret) })
        #expect(
            found.first
                == "weir.yaml:2:18: allow-plaintext is ${S} (its value is not shown); "
                + "must be true or false")

        let config = try load(
            "node-id: 1\nplugins: {load: [{kind: storage, name: segments, "
                + "options: {password: \"${S}\"}}]}\ncodecs: []\n", environment: ["S": secret])
        #expect(config.plugins.load[0].options.canonicalJSON == #"{"password":"hunter2"}"#)
        #expect(!ConfigSummary.text(config).contains(secret))
        #expect(!ConfigSummary.json(config).contains(secret))
    }
}
