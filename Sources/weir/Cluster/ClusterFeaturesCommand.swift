import ArgumentParser
import Client
import Config

/// `weir cluster features`.
struct ClusterFeaturesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "features", abstract: "Show features, their levels and what is supported.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let versions = try await connection.withCluster {
            try await Admin($0).brokerVersions()
        }
        if output.json {
            for feature in versions.features { StandardOutput.write(line: feature.json.text) }
        } else {
            StandardOutput.write(versions.features.table.text)
        }
    }
}

extension ClusterFeature {
    var json: JSONValue {
        .object([
            ("name", .string(name)),
            ("level", finalizedLevel.map { .integer(Int64($0)) } ?? .null),
            ("min-supported", supported.map { .integer(Int64($0.lowerBound)) } ?? .null),
            ("max-supported", supported.map { .integer(Int64($0.upperBound)) } ?? .null),
        ])
    }
}

extension [ClusterFeature] {
    var table: Table {
        var table = Table("FEATURE", "LEVEL", "SUPPORTED")
        for feature in self {
            table.add(
                feature.name, feature.finalizedLevel.map { "\($0)" } ?? "-",
                feature.supported.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "-")
        }
        return table
    }
}
