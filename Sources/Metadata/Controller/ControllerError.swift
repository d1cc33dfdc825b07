/// Why the controller refused, in Kafka's codes.
public struct ControllerError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Code: Int16, Sendable {
        case unknownServerError = -1
        case unknownTopicOrPartition = 3
        case invalidTopic = 17
        case recordListTooLarge = 18
        case topicAuthorizationFailed = 29
        case unsupportedVersion = 35
        case topicAlreadyExists = 36
        case invalidPartitions = 37
        case invalidReplicationFactor = 38
        case invalidReplicaAssignment = 39
        case invalidConfig = 40
        case notController = 41
        case invalidRequest = 42
        case policyViolation = 44
        case kafkaStorageError = 56
        case topicDeletionDisabled = 73
        case staleBrokerEpoch = 77
        case throttlingQuotaExceeded = 89
        case invalidUpdateVersion = 95
        case unknownTopicID = 100
        case brokerIDNotRegistered = 102
    }

    public var code: Code
    /// What, which object, value seen, value allowed.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(code): \(message)" }
}
