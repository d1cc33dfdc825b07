internal import NIOCore
internal import Primitives
public import Wire

/// Why the client could not do what it was asked.
public struct ClientError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// No connection could be made.
        case connectFailed
        /// The connection ended while an answer was awaited: the request may have been carried out.
        case connectionLost
        /// Nothing came in time: the request may have been carried out.
        case timedOut
        /// The broker has no version of the API that this client speaks.
        case versionUnsupported
        /// Bytes that are no answer to what was asked.
        case badResponse
        /// The broker said so.
        case broker(KafkaErrorCode)
        /// The broker answered with a code that this client does not know.
        case unknownCode(Int16)
        /// A batch from the broker is damaged.
        case corruptBatch
        /// A batch could not be compressed, or opened.
        case codec
        /// The caller asked for something impossible.
        case invalidArgument
        /// The producer, consumer or connection was closed before.
        case closed
    }

    public var code: Code
    /// What happened, to which object, and the next step.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }

    /// Whether the same request may succeed when it is sent again.
    public var isRetriable: Bool {
        switch code {
        case .connectFailed, .connectionLost, .timedOut: true
        case .broker(let code): code.isRetriable
        default: false
        }
    }

    /// Whether the client's picture of the cluster may be old.
    public var asksForMetadata: Bool {
        switch code {
        case .connectFailed, .connectionLost, .timedOut: true
        case .broker(let code):
            switch code {
            case .notLeaderOrFollower, .unknownTopicOrPartition, .leaderNotAvailable,
                .fencedLeaderEpoch, .unknownLeaderEpoch, .unknownTopicId, .inconsistentTopicId,
                .kafkaStorageError, .replicaNotAvailable:
                true
            default: false
            }
        default: false
        }
    }
}

extension ClientError {
    /// The error that a broker's answer names; nil for no error.
    ///
    /// - Parameters:
    ///   - doing: continues "cannot", as `create topic 'a'`.
    ///   - detail: the broker's own sentence.
    static func answered(_ code: Int16, doing: String, detail: String? = nil) -> ClientError? {
        if code == 0 { return nil }
        guard let known = KafkaErrorCode(rawValue: code) else {
            return ClientError(
                .unknownCode(code), "cannot \(doing): the broker answered with error \(code)")
        }
        let text = detail.flatMap { $0.isEmpty ? nil : $0 } ?? known.meaning
        let advice = advice(for: known).map { "; \($0)" } ?? ""
        return ClientError(
            .broker(known), "cannot \(doing): \(known.name): \(text.trimmedOfPeriod)\(advice)")
    }

    private static func advice(for code: KafkaErrorCode) -> String? {
        switch code {
        case .unknownTopicOrPartition:
            "list the topics with `weir topic list`, or create it with `weir topic create`"
        case .messageTooLarge, .recordListTooLarge:
            "send smaller records or raise max.message.bytes of the topic"
        case .notEnoughReplicas, .notEnoughReplicasAfterAppend:
            "bring replicas back or lower min.insync.replicas"
        case .offsetOutOfRange: "start at the beginning or the end"
        case .invalidReplicationFactor: "ask for no more replicas than there are brokers"
        case .topicAlreadyExists: "choose another name, or delete it first"
        case .leaderNotAvailable, .notLeaderOrFollower: "try again in a moment"
        default: nil
        }
    }

    static func timedOut(_ doing: String, after milliseconds: Int64, at place: String) -> Self {
        ClientError(
            .timedOut,
            "\(place) did not answer \(doing) within \(milliseconds) ms; check that the broker is"
                + " well, or allow more time")
    }

    static func undecodable(_ name: String, _ error: DecodeError, from place: String) -> Self {
        ClientError(
            .badResponse,
            "\(place) sent a \(name) that cannot be read: \(error); check that it is a Kafka"
                + " broker")
    }

    /// Turns what NIO throws into a client error.
    static func wrapping(_ error: any Error, at place: String) -> ClientError {
        if let error = error as? ClientError { return error }
        if error is ChannelError {
            return ClientError(.connectionLost, "the connection to \(place) ended: \(error)")
        }
        return ClientError(.connectionLost, "the connection to \(place) failed: \(error)")
    }
}

extension String {
    fileprivate var trimmedOfPeriod: Substring { hasSuffix(".") ? dropLast() : self[...] }
}
