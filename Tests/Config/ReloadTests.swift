import Config
import Settings
import Testing

@Suite struct ReloadTests {
    private func read(
        _ text: String, environment: [String: String] = [:]
    ) throws(ConfigErrors) -> ConfigReading {
        try ConfigLoader.reading(
            text: Array("node-id: 1\n\(text)".utf8), name: "weir.yaml", overrides: [],
            environment: environment
        ) { _, _ throws(FileProblem) in throw FileProblem(text: "no files") }
    }

    /// `path: old -> new`, with what stands against it.
    private func lines(_ old: String, _ new: String) throws(ConfigErrors) -> [String] {
        ConfigReload.changes(from: try read(old), to: try read(new)).map { change in
            "\(change.path): \(change.old ?? "-") -> \(change.new ?? "-") "
                + (change.isLive ? "live" : "refused")
        }
    }

    @Test func sameMeaningIsNoChange() throws {
        #expect(try lines("limits: {max-frame-bytes: 100MiB}", "# moved down\n") == [])
        #expect(
            try lines("limits: {idle-timeout: 60s}", "limits: {idle-timeout: 1m}") == [])
    }

    @Test func liveKeys() throws {
        #expect(
            try lines(
                "defaults: {num.partitions: 3}\nlimits: {max-connections: 10}",
                "defaults: {log.retention.ms: 5}\nlimits: {max-connections: 20}") == [
                    "defaults.log.retention.ms: - -> 5 live",
                    "defaults.num.partitions: 3 -> - live",
                    "limits.max-connections: 10 -> 20 live",
                ])
    }

    @Test func theWatermarkIsLiveAndTheReserveIsNot() throws {
        #expect(
            try lines(
                "limits: {metadata-reserve-bytes: 1MiB}",
                "limits: {min-free-bytes: 1GiB, metadata-reserve-bytes: 2MiB}") == [
                    "limits.metadata-reserve-bytes: 1MiB -> 2MiB refused",
                    "limits.min-free-bytes: - -> 1GiB live",
                ])
    }

    @Test func keysThatNeedARestart() throws {
        let found = try lines(
            "listeners: [{name: A, port: 1}]\ndata-directory: /a\ncodecs: [gzip]",
            "listeners: [{name: A, port: 2}]\ndata-directory: /b\ncodecs: [gzip, zstd]")
        #expect(
            found == [
                "codecs[1]: - -> zstd refused",
                "data-directory: /a -> /b refused",
                "listeners[0].port: 1 -> 2 refused",
            ])
        let change = try #require(
            ConfigReload.changes(
                from: try read("data-directory: /a"), to: try read("data-directory: /b")
            ).first)
        #expect(change.refusal == "the files are open; restart the node to take it over")
        #expect(change.place.description == "weir.yaml:2:17")
    }

    @Test func secretsAreComparedButNotShown() throws {
        let text = "data-directory: ${DATA}"
        let changes = ConfigReload.changes(
            from: try read(text, environment: ["DATA": "/secret-1"]),
            to: try read(text, environment: ["DATA": "/secret-2"]))
        #expect(changes.count == 1)
        #expect(changes.first?.new == "${DATA} (its value is not shown)")
    }

    @Test func whatWasRefusedIsToldAgain() throws {
        let running = try read("limits: {max-connections: 10, event-loops: 1}")
        let new = try read("limits: {max-connections: 20, event-loops: 2}")
        let changes = ConfigReload.changes(from: running, to: new)
        let after = ConfigReload.applied(changes, of: new, to: running)
        #expect(after.config.limits.maxConnections == 20)
        #expect(after.config.limits.eventLoops == 1)
        let again = ConfigReload.changes(from: after, to: new)
        #expect(again.map(\.path) == ["limits.event-loops"])
        #expect(
            ConfigReload.changes(from: after, to: running).map(\.path).contains(
                "limits.max-connections"))
    }

    @Test func defaultsReadAtTheStartStay() throws {
        let name = "max.incremental.fetch.session.cache.slots"
        let running = try read("")
        let new = try read("defaults: {\(name): 5, num.partitions: 4}")
        let changes = ConfigReload.changes(from: running, to: new)
        #expect(changes.filter { !$0.isLive }.map(\.path) == ["defaults.\(name)"])
        let after = ConfigReload.applied(changes, of: new, to: running).config.defaults
        #expect(after.integer("num.partitions") == 4)
        #expect(after.integer(name) == 1_000)
    }
}
