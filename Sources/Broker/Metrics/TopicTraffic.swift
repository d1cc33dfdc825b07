import Ports
import Primitives
import Synchronization
import Telemetry

/// What one loop counts of one topic. [its loop] Writing.
final class TopicTraffic: Sendable {
    let name: String
    let receivedBytes = Counter()
    let receivedRecords = Counter()
    let sentBytes = Counter()

    init(name: String) { self.name = name }
}

/// The topics of one loop. Those of deleted topics are forgotten.
///
/// [its loop] Everything.
final class TrafficTable {
    /// Topics with a label of their own; more of them share ``otherName``, so that what is scraped
    /// stays bounded.
    static let topicCountMax = 1000
    static let otherName = "_other"

    private(set) var topics: [Uuid: TopicTraffic] = [:]
    private let other = TopicTraffic(name: otherName)

    func of(_ topic: TopicRoute) -> TopicTraffic {
        if let known = topics[topic.id] { return known }
        guard topics.count < Self.topicCountMax else { return other }
        let traffic = TopicTraffic(name: topic.name)
        topics[topic.id] = traffic
        return traffic
    }

    func forget(_ id: Uuid) { topics[id] = nil }

    var all: [TopicTraffic] { Array(topics.values) + [other] }
}
