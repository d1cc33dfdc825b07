import ArgumentParser

/// `weir cluster`.
struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster", abstract: "Look at a cluster's brokers, features and APIs.",
        subcommands: [
            ClusterDescribeCommand.self, ClusterFeaturesCommand.self,
            ClusterApiVersionsCommand.self, ClusterUnregisterCommand.self,
        ])
}
