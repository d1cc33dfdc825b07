public import Primitives

/// Removes topics, each named either way. One result for each topic, in the request's order.
public struct DeleteTopics: ControllerRequest {
    public enum Topic: Hashable, Sendable {
        case name(String)
        case id(Uuid)
    }

    public struct Result: Equatable, Sendable {
        public var topic: Topic
        public var outcome: Swift.Result<TopicImage, ControllerError>
    }

    public var topics: [Topic]

    public init(topics: [Topic]) { self.topics = topics }

    public func step(
        _ context: ControllerContext
    ) throws(ControllerError) -> ControllerOutcome<[Result]> {
        var results: [Result] = []
        var records: [MetadataRecord] = []
        var removed: Set<Uuid> = []
        for topic in topics {
            do throws(ControllerError) {
                let found = try find(topic, context)
                guard removed.insert(found.id).inserted else {
                    throw ControllerError(
                        .invalidRequest, "Topic \(found.name) is named more than once.")
                }
                records.append(.removeTopic(id: found.id))
                results.append(Result(topic: topic, outcome: .success(found)))
            } catch {
                results.append(Result(topic: topic, outcome: .failure(error)))
            }
        }
        return ControllerOutcome(results, records: records)
    }

    private func find(
        _ topic: Topic, _ context: ControllerContext
    ) throws(ControllerError) -> TopicImage {
        guard context.settings.deleteTopicEnable else {
            throw ControllerError(
                .topicDeletionDisabled, "Topic deletion is disabled by delete.topic.enable.")
        }
        switch topic {
        case .name(let name):
            guard let found = context.image.topics[name: name] else {
                throw ControllerError(
                    .unknownTopicOrPartition, "There is no topic with name '\(name)'.")
            }
            return found
        case .id(let id):
            guard let found = context.image.topics[id: id] else {
                throw ControllerError(.unknownTopicID, "There is no topic with id \(id).")
            }
            return found
        }
    }
}
