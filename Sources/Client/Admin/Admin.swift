internal import Ports
internal import Wire

/// Looks at and changes what a cluster has.
///
/// [any thread] Each call is sent again on errors that pass, until the request timeout is over.
public struct Admin: Sendable {
    let cluster: Cluster

    public init(_ cluster: Cluster) { self.cluster = cluster }

    /// A topic that cannot be described now, and why.
    public struct TopicError: Sendable {
        public var name: String
        public var error: ClientError
    }

    /// All topics by name; internal ones are marked.
    public func listTopics() async throws(ClientError) -> (
        topics: [TopicDescription], errors: [TopicError]
    ) {
        let snapshot = try await retrying(asking: nil) { () async throws(ClientError) in
            try await cluster.refresh(topics: nil)
        }
        return Self.split(snapshot)
    }

    /// - Throws: also if the topic is not there.
    public func describeTopic(_ name: String) async throws(ClientError) -> TopicDescription {
        let snapshot = try await retrying(asking: nil) { () async throws(ClientError) in
            try await cluster.refresh(topics: [name])
        }
        let (topics, errors) = Self.split(snapshot)
        if let error = errors.first { throw error.error }
        guard let topic = topics.first else {
            throw ClientError(
                .badResponse, "the broker did not say anything about topic '\(name)'")
        }
        return topic
    }

    private static func split(
        _ snapshot: MetadataSnapshot
    ) -> (topics: [TopicDescription], errors: [TopicError]) {
        var topics: [TopicDescription] = []
        var errors: [TopicError] = []
        for result in snapshot.topics {
            switch result {
            case .success(let topic): topics.append(topic)
            case .failure(let fault):
                if let error = ClientError.answered(
                    fault.errorCode, doing: "describe topic '\(fault.name)'")
                {
                    errors.append(TopicError(name: fault.name, error: error))
                }
            }
        }
        return (topics.sorted { $0.name < $1.name }, errors.sorted { $0.name < $1.name })
    }

    /// Calls `body` again while it fails with what may pass.
    ///
    /// - Parameter topics: what to ask metadata for after a failure that asks for it; nil for none.
    func retrying<Value: Sendable>(
        asking topics: [String]?, _ body: () async throws(ClientError) -> Value
    ) async throws(ClientError) -> Value {
        let deadline = MonotonicTime.now + cluster.configuration.requestTimeout
        var failures = 0
        while true {
            let failure: ClientError
            do throws(ClientError) {
                return try await body()
            } catch {
                failure = error
            }
            // Nobody listens there: a person wants to know that at once.
            guard failure.isRetriable, failure.code != .connectFailed,
                failure.code != .timedOut,
                failure.code != .broker(.unknownTopicOrPartition)
            else { throw failure }
            failures += 1
            try await cluster.pause(failures: failures, until: deadline, failingWith: failure)
            if let topics { try await cluster.refresh(topics: topics) }
        }
    }
}
