import ArgumentParser
import Client
import Config
import Primitives

/// `weir cluster describe`.
struct ClusterDescribeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show the cluster's id, controller, brokers, features and metadata quorum.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    private struct Answer: Sendable {
        var cluster: ClusterDescription
        var versions: BrokerVersions
        /// Nil if the broker does not tell.
        var quorum: QuorumDescription?
    }

    func run() async throws {
        let answer = try await connection.withCluster { try await Self.ask(Admin($0)) }
        if output.json {
            StandardOutput.write(line: json(answer).text)
        } else {
            StandardOutput.write(text(answer))
        }
    }

    private static func ask(_ admin: Admin) async throws -> Answer {
        let cluster = try await admin.describeCluster()
        let versions = try await admin.brokerVersions()
        let quorum = try await result {
            try await admin.describeQuorum()
        }
        if case .failure(let error) = quorum, error.code == .versionUnsupported {
            return Answer(cluster: cluster, versions: versions)
        }
        return Answer(cluster: cluster, versions: versions, quorum: try quorum.get())
    }

    // MARK: Text

    private func text(_ answer: Answer) -> String {
        let cluster = answer.cluster
        var text = "cluster     \(cluster.clusterID ?? "-")\n"
        text += "controller  \(cluster.controller.map { "\($0)" } ?? "none")\n\n"
        var brokers = Table("BROKER", "ADDRESS", "RACK", "STATE")
        for broker in cluster.brokers {
            brokers.add(
                "\(broker.nodeID)", broker.address.description, broker.rack ?? "-",
                broker.isFenced ? "fenced" : "serving")
        }
        text += brokers.text + "\n" + answer.versions.features.table.text
        guard let quorum = answer.quorum else { return text }
        text += "\nquorum      leader \(quorum.leader.map { "\($0)" } ?? "none"), epoch"
        text += " \(quorum.leaderEpoch), high watermark \(quorum.highWatermark)\n"
        var replicas = Table("NODE", "ROLE", "DIRECTORY", "END OFFSET", "LAG")
        let end = quorum.voters.first { $0.nodeID == quorum.leader }?.logEndOffset
        for (role, list) in [("voter", quorum.voters), ("observer", quorum.observers)] {
            for replica in list {
                replicas.add(
                    "\(replica.nodeID)", replica.nodeID == quorum.leader ? "leader" : role,
                    replica.directoryID == .zero ? "-" : replica.directoryID.description,
                    "\(replica.logEndOffset)",
                    end.map { "\(max(0, $0 - replica.logEndOffset))" } ?? "-")
            }
        }
        return text + replicas.text
    }

    // MARK: JSON

    private func json(_ answer: Answer) -> JSONValue {
        let brokers = answer.cluster.brokers.map { broker in
            JSONValue.object([
                ("id", .integer(Int64(broker.nodeID))), ("host", .string(broker.address.host)),
                ("port", .integer(Int64(broker.address.port))),
                ("rack", broker.rack.map(JSONValue.string) ?? .null),
                ("fenced", .boolean(broker.isFenced)),
            ])
        }
        return .object([
            ("cluster-id", answer.cluster.clusterID.map(JSONValue.string) ?? .null),
            ("controller", answer.cluster.controller.jsonValue),
            ("brokers", .array(brokers)),
            ("features", .array(answer.versions.features.map(\.json))),
            ("quorum", answer.quorum.map(json) ?? .null),
        ])
    }

    private func json(_ quorum: QuorumDescription) -> JSONValue {
        func replicas(_ list: [QuorumDescription.Replica]) -> JSONValue {
            .array(
                list.map { replica in
                    .object([
                        ("id", .integer(Int64(replica.nodeID))),
                        (
                            "directory-id",
                            replica.directoryID == .zero
                                ? .null : .string(replica.directoryID.description)
                        ),
                        ("end-offset", .integer(replica.logEndOffset)),
                        ("last-fetch-timestamp", .integer(replica.lastFetchTimestamp)),
                        ("last-caught-up-timestamp", .integer(replica.lastCaughtUpTimestamp)),
                    ])
                })
        }
        return .object([
            ("leader", quorum.leader.jsonValue),
            ("epoch", .integer(Int64(quorum.leaderEpoch))),
            ("high-watermark", .integer(quorum.highWatermark)),
            ("voters", replicas(quorum.voters)), ("observers", replicas(quorum.observers)),
        ])
    }
}

extension Int32? {
    fileprivate var jsonValue: JSONValue { map { .integer(Int64($0)) } ?? .null }
}
