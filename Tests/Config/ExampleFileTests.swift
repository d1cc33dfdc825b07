import Config
import Settings
import Testing

/// `etc/weir.yaml`, found beside this file whatever the current directory is.
private func examplePath() -> String {
    let folders = #filePath.split(separator: "/").dropLast(3)
    return "/" + folders.joined(separator: "/") + "/etc/weir.yaml"
}

func exampleText() throws -> String {
    String(decoding: try ConfigLoader.readFile(examplePath(), limit: 1 << 20), as: UTF8.self)
}

/// The committed file is the manual, so it must be true.
@Suite struct ExampleFileTests {
    @Test func loads() throws {
        let config = try ConfigLoader.load(path: examplePath(), environment: [:])
        #expect(config.warnings.isEmpty)
    }

    /// Every value it shows is the code's default. Places differ, so what is compared is the rest.
    @Test func valuesAreTheDefaults() throws {
        func placeless(_ config: WeirConfig) -> WeirConfig {
            var config = config
            let nowhere = ConfigPlace(file: "", line: 1, column: 1)
            config.http.place = nowhere
            for index in config.listeners.indices { config.listeners[index].place = nowhere }
            for index in config.plugins.load.indices {
                config.plugins.load[index].place = nowhere
                config.plugins.load[index].options.place = nowhere
            }
            return config
        }
        #expect(placeless(try load(exampleText())) == placeless(try load("node-id: 1\n")))
    }

    /// The keys of `defaults` are all there, each with the default of the table.
    @Test func kafkaDefaultsAreTheTable() throws {
        let section = try exampleText().split(separator: "\n")
            .drop { $0 != "defaults:" }.dropFirst().prefix { $0.hasPrefix(" ") }
        var shown: [String] = []
        for line in section where line.hasPrefix("  #") && !line.hasPrefix("  # ") {
            let parts = line.dropFirst(3).split(separator: ":", maxSplits: 1)
            let name = String(parts[0])
            shown.append(name)
            let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
            let definition = try #require(KafkaDefaults.definition(name))
            #expect(String(value) == definition.defaultValue?.description ?? "")
        }
        #expect(shown == KafkaDefaults.names)
    }

    /// Examples and optional keys are taken once the `#` before them is gone.
    @Test func commentedKeysAreTaken() throws {
        let lines = try exampleText().split(separator: "\n", omittingEmptySubsequences: false)
        let opened = lines.map { line -> String in
            let indent = line.prefix { $0 == " " }
            let rest = line.dropFirst(indent.count)
            guard rest.hasPrefix("#"), rest.dropFirst().first?.isLetter == true else {
                return String(line)
            }
            return String(indent + rest.dropFirst())
        }
        let config = try load(opened.joined(separator: "\n"))
        #expect(config.clusterID != nil)
        #expect(config.listeners[0].advertisedPort == 9_092)
        #expect(config.plugins.searchPath != nil)
        #expect(config.plugins.load[0].sha256 != nil)
        #expect(
            config.defaults.explicit.count
                == KafkaDefaults.all.filter {
                    $0.defaultValue != nil
                }.count)
    }

    @Test func everyCommentIsNarrow() throws {
        #expect(try exampleText().split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
}
