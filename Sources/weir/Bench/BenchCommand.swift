import ArgumentParser
import Client
import Wire

/// `weir bench`.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure a broker.",
        subcommands: [
            BenchProduceCommand.self, BenchConsumeCommand.self, BenchLatencyCommand.self,
        ])
}

/// The topic that a measurement uses.
struct BenchTopicOptions: ParsableArguments {
    @Argument(help: "The topic; made if it is not there.")
    var topic = "weir-bench"

    @Option(help: "Partitions of a topic that is made.")
    var partitions: Int32 = 1

    @Option(help: "Replicas of a topic that is made; the broker's default if not given.")
    var replicationFactor: Int16?

    func validate() throws {
        if partitions < 1 {
            throw ValidationError("--partitions is \(partitions); must be 1 or more.")
        }
    }

    /// - Returns: the topic as it is.
    func prepare(_ cluster: Cluster) async throws(ClientError) -> TopicDescription {
        let admin = Admin(cluster)
        do throws(ClientError) {
            return try await admin.describeTopic(topic)
        } catch  where error.code == .broker(.unknownTopicOrPartition) {
            _ = try await admin.createTopic(
                NewTopic(
                    name: topic, partitionCount: partitions,
                    replicationFactor: replicationFactor))
            return try await cluster.waitForTopic(topic)
        }
    }
}
