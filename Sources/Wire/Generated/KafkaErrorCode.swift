// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

/// What a response says about a request or a part of it.
public enum KafkaErrorCode: Int16, Error, CaseIterable, Sendable {
    /// The server failed in a way that has no code of its own; its log says more.
    case unknownServerError = -1
    /// No error.
    case none = 0
    /// The offset is outside the range that the partition holds.
    case offsetOutOfRange = 1
    /// The batch is damaged: its CRC, size or contents do not agree.
    case corruptMessage = 2
    /// This broker does not host the topic or partition.
    case unknownTopicOrPartition = 3
    /// The size asked for in a fetch is not valid.
    case invalidFetchSize = 4
    /// The partition has no leader at the moment.
    case leaderNotAvailable = 5
    /// This broker is not the partition's leader, or not its follower where one is wanted.
    case notLeaderOrFollower = 6
    /// The time allowed for the request ran out.
    case requestTimedOut = 7
    /// The broker is not available.
    case brokerNotAvailable = 8
    /// The replica is not available for the partition on this broker.
    case replicaNotAvailable = 9
    /// The batch is larger than the topic or broker accepts.
    case messageTooLarge = 10
    /// The controller has moved on to a newer epoch.
    case staleControllerEpoch = 11
    /// The metadata string of a committed offset is too long.
    case offsetMetadataTooLarge = 12
    /// The connection ended before a response came.
    case networkException = 13
    /// The coordinator is still reading its log.
    case coordinatorLoadInProgress = 14
    /// The coordinator is not available, or its topic is being created.
    case coordinatorNotAvailable = 15
    /// This broker is not the coordinator.
    case notCoordinator = 16
    /// The topic's name is not valid, or it may not be written to.
    case invalidTopicException = 17
    /// The batches of one request are larger than a segment may be.
    case recordListTooLarge = 18
    /// Fewer replicas are in sync than min.insync.replicas demands.
    case notEnoughReplicas = 19
    /// The batch was written, but to fewer in-sync replicas than demanded.
    case notEnoughReplicasAfterAppend = 20
    /// acks must be -1, 0 or 1.
    case invalidRequiredAcks = 21
    /// The group is in another generation than the member believes.
    case illegalGeneration = 22
    /// The member's assignors or protocol type match no other member's.
    case inconsistentGroupProtocol = 23
    /// The group id is not valid.
    case invalidGroupId = 24
    /// The coordinator does not know this member.
    case unknownMemberId = 25
    /// The session timeout is outside what the broker allows.
    case invalidSessionTimeout = 26
    /// The group is rebalancing; the member must join again.
    case rebalanceInProgress = 27
    /// The committed offsets do not fit into one batch.
    case invalidCommitOffsetSize = 28
    /// The principal may not do this with the topic.
    case topicAuthorizationFailed = 29
    /// The principal may not do this with the group.
    case groupAuthorizationFailed = 30
    /// The principal may not do this with the cluster.
    case clusterAuthorizationFailed = 31
    /// The timestamp of a record is outside what the topic allows.
    case invalidTimestamp = 32
    /// The SASL mechanism is not enabled on this listener.
    case unsupportedSaslMechanism = 33
    /// The request does not fit the state of the SASL exchange.
    case illegalSaslState = 34
    /// The version of the API is not supported.
    case unsupportedVersion = 35
    /// A topic of this name exists already.
    case topicAlreadyExists = 36
    /// The number of partitions is not valid.
    case invalidPartitions = 37
    /// The replication factor is below 1 or above the number of usable brokers.
    case invalidReplicationFactor = 38
    /// The assignment of replicas is not valid.
    case invalidReplicaAssignment = 39
    /// A configuration key or value is not valid.
    case invalidConfig = 40
    /// This node is not the active controller.
    case notController = 41
    /// The request's fields contradict each other or the protocol.
    case invalidRequest = 42
    /// The partition's message format cannot do this.
    case unsupportedForMessageFormat = 43
    /// A policy of this cluster refuses the request.
    case policyViolation = 44
    /// The batch's sequence number is not the next one of its producer.
    case outOfOrderSequenceNumber = 45
    /// A batch with this sequence number is stored already.
    case duplicateSequenceNumber = 46
    /// The producer's epoch is older than the newest one known.
    case invalidProducerEpoch = 47
    /// The transaction is in a state that does not allow this.
    case invalidTxnState = 48
    /// The producer id does not belong to the transactional id.
    case invalidProducerIdMapping = 49
    /// The transaction timeout is above transaction.max.timeout.ms.
    case invalidTransactionTimeout = 50
    /// A change of the same transaction is still under way.
    case concurrentTransactions = 51
    /// The transaction coordinator that sent this has been replaced.
    case transactionCoordinatorFenced = 52
    /// The principal may not use the transactional id.
    case transactionalIdAuthorizationFailed = 53
    /// Authorization is not configured on this cluster.
    case securityDisabled = 54
    /// Nothing was tried, because another part of the request failed.
    case operationNotAttempted = 55
    /// The log's storage failed.
    case kafkaStorageError = 56
    /// The log directory is not configured on this broker.
    case logDirNotFound = 57
    /// Authentication failed.
    case saslAuthenticationFailed = 58
    /// No state is kept for this producer id, so its sequence cannot be checked.
    case unknownProducerId = 59
    /// A reassignment of the partition is under way.
    case reassignmentInProgress = 60
    /// Delegation tokens are not enabled.
    case delegationTokenAuthDisabled = 61
    /// The delegation token does not exist.
    case delegationTokenNotFound = 62
    /// The principal is neither owner nor renewer of the delegation token.
    case delegationTokenOwnerMismatch = 63
    /// A delegation token cannot be asked for over this connection.
    case delegationTokenRequestNotAllowed = 64
    /// The principal may not do this with the delegation token.
    case delegationTokenAuthorizationFailed = 65
    /// The delegation token has expired.
    case delegationTokenExpired = 66
    /// The type of the principal is not supported.
    case invalidPrincipalType = 67
    /// The group still has members.
    case nonEmptyGroup = 68
    /// The group does not exist.
    case groupIdNotFound = 69
    /// The fetch session does not exist.
    case fetchSessionIdNotFound = 70
    /// The epoch of the fetch session is not the expected one.
    case invalidFetchSessionEpoch = 71
    /// The leader has no listener of the name that the client came through.
    case listenerNotFound = 72
    /// Deletion of topics is switched off.
    case topicDeletionDisabled = 73
    /// The leader epoch in the request is older than the broker's.
    case fencedLeaderEpoch = 74
    /// The leader epoch in the request is newer than the broker's.
    case unknownLeaderEpoch = 75
    /// The compression type is not supported in this version or by this topic.
    case unsupportedCompressionType = 76
    /// The broker's epoch is not its present one.
    case staleBrokerEpoch = 77
    /// The leader has yet to learn its high watermark.
    case offsetNotAvailable = 78
    /// The group needs a member id before it lets the member join.
    case memberIdRequired = 79
    /// The preferred replica is not available as leader.
    case preferredLeaderNotAvailable = 80
    /// The group has as many members as it may have.
    case groupMaxSizeReached = 81
    /// Another member with the same instance id took over.
    case fencedInstanceId = 82
    /// No replica that may lead is available.
    case eligibleLeadersNotAvailable = 83
    /// The partition has the right leader already.
    case electionNotNeeded = 84
    /// No reassignment of the partition is under way.
    case noReassignmentInProgress = 85
    /// Members of the group subscribe to the topic.
    case groupSubscribedToTopic = 86
    /// A record in the batch breaks a rule of the topic or format.
    case invalidRecord = 87
    /// Offsets of a transaction that has not ended cover the committed ones.
    case unstableOffsetCommit = 88
    /// A quota is exhausted; try again after the throttle time.
    case throttlingQuotaExceeded = 89
    /// A newer producer with the same transactional id took over.
    case producerFenced = 90
    /// The resource does not exist.
    case resourceNotFound = 91
    /// The request or the cluster has this resource already.
    case duplicateResource = 92
    /// The credential does not meet the requirements.
    case unacceptableCredential = 93
    /// The voters of sender and receiver are not the same.
    case inconsistentVoterSet = 94
    /// The feature's level cannot be changed that way.
    case invalidUpdateVersion = 95
    /// The feature's level could not be stored.
    case featureUpdateFailed = 96
    /// The principal in a forwarded request cannot be read.
    case principalDeserializationFailure = 97
    /// The snapshot does not exist.
    case snapshotNotFound = 98
    /// The position is outside the snapshot.
    case positionOutOfRange = 99
    /// This broker does not know the topic id.
    case unknownTopicId = 100
    /// A running broker with the same id is registered.
    case duplicateBrokerRegistration = 101
    /// The broker is not registered.
    case brokerIdNotRegistered = 102
    /// The topic id is not that of the topic's log.
    case inconsistentTopicId = 103
    /// The cluster id is not that of this cluster.
    case inconsistentClusterId = 104
    /// The transactional id is not known.
    case transactionalIdNotFound = 105
    /// The topic ids of the request do not fit the fetch session.
    case fetchSessionTopicIdError = 106
    /// The replica may not join the in-sync replicas.
    case ineligibleReplica = 107
    /// The change ended with another leader for the partition.
    case newLeaderElected = 108
    /// The offset is in tiered storage only.
    case offsetMovedToTieredStorage = 109
    /// The member's epoch is not the one the coordinator holds; it must join anew.
    case fencedMemberEpoch = 110
    /// Another member still uses the instance id.
    case unreleasedInstanceId = 111
    /// No assignor of the member is supported by the coordinator.
    case unsupportedAssignor = 112
    /// The member's epoch is old; it must take the new one from its next heartbeat.
    case staleMemberEpoch = 113
    /// The request came to the wrong kind of endpoint, broker or controller.
    case mismatchedEndpointType = 114
    /// This kind of endpoint is not supported.
    case unsupportedEndpointType = 115
    /// The controller id is not known.
    case unknownControllerId = 116
    /// The telemetry subscription is not the client's present one.
    case unknownSubscriptionId = 117
    /// The telemetry is larger than the broker accepts.
    case telemetryTooLarge = 118
    /// The registration is not valid.
    case invalidRegistration = 119
    /// The transaction failed and must be aborted.
    case transactionAbortable = 120
    /// The record's state does not allow the acknowledgement.
    case invalidRecordState = 121
    /// The share session does not exist.
    case shareSessionNotFound = 122
    /// The epoch of the share session is not the expected one.
    case invalidShareSessionEpoch = 123
    /// The epoch of the share state is older than the stored one.
    case fencedStateEpoch = 124
    /// The voter's key does not fit the receiver.
    case invalidVoterKey = 125
    /// The voter belongs to the quorum already.
    case duplicateVoter = 126
    /// The voter does not belong to the quorum.
    case voterNotFound = 127
    /// The regular expression is not valid.
    case invalidRegularExpression = 128
    /// The client must start over from its bootstrap servers.
    case rebootstrapRequired = 129
    /// The topology of the streams group is not valid.
    case streamsInvalidTopology = 130
    /// The epoch of the streams topology is not valid.
    case streamsInvalidTopologyEpoch = 131
    /// The epoch of the streams topology is older than the stored one.
    case streamsTopologyFenced = 132
    /// The broker holds as many share sessions as it may.
    case shareSessionLimitReached = 133

    /// Kafka's name, `OFFSET_OUT_OF_RANGE`.
    public var name: String {
        switch self {
        case .unknownServerError: "UNKNOWN_SERVER_ERROR"
        case .none: "NONE"
        case .offsetOutOfRange: "OFFSET_OUT_OF_RANGE"
        case .corruptMessage: "CORRUPT_MESSAGE"
        case .unknownTopicOrPartition: "UNKNOWN_TOPIC_OR_PARTITION"
        case .invalidFetchSize: "INVALID_FETCH_SIZE"
        case .leaderNotAvailable: "LEADER_NOT_AVAILABLE"
        case .notLeaderOrFollower: "NOT_LEADER_OR_FOLLOWER"
        case .requestTimedOut: "REQUEST_TIMED_OUT"
        case .brokerNotAvailable: "BROKER_NOT_AVAILABLE"
        case .replicaNotAvailable: "REPLICA_NOT_AVAILABLE"
        case .messageTooLarge: "MESSAGE_TOO_LARGE"
        case .staleControllerEpoch: "STALE_CONTROLLER_EPOCH"
        case .offsetMetadataTooLarge: "OFFSET_METADATA_TOO_LARGE"
        case .networkException: "NETWORK_EXCEPTION"
        case .coordinatorLoadInProgress: "COORDINATOR_LOAD_IN_PROGRESS"
        case .coordinatorNotAvailable: "COORDINATOR_NOT_AVAILABLE"
        case .notCoordinator: "NOT_COORDINATOR"
        case .invalidTopicException: "INVALID_TOPIC_EXCEPTION"
        case .recordListTooLarge: "RECORD_LIST_TOO_LARGE"
        case .notEnoughReplicas: "NOT_ENOUGH_REPLICAS"
        case .notEnoughReplicasAfterAppend: "NOT_ENOUGH_REPLICAS_AFTER_APPEND"
        case .invalidRequiredAcks: "INVALID_REQUIRED_ACKS"
        case .illegalGeneration: "ILLEGAL_GENERATION"
        case .inconsistentGroupProtocol: "INCONSISTENT_GROUP_PROTOCOL"
        case .invalidGroupId: "INVALID_GROUP_ID"
        case .unknownMemberId: "UNKNOWN_MEMBER_ID"
        case .invalidSessionTimeout: "INVALID_SESSION_TIMEOUT"
        case .rebalanceInProgress: "REBALANCE_IN_PROGRESS"
        case .invalidCommitOffsetSize: "INVALID_COMMIT_OFFSET_SIZE"
        case .topicAuthorizationFailed: "TOPIC_AUTHORIZATION_FAILED"
        case .groupAuthorizationFailed: "GROUP_AUTHORIZATION_FAILED"
        case .clusterAuthorizationFailed: "CLUSTER_AUTHORIZATION_FAILED"
        case .invalidTimestamp: "INVALID_TIMESTAMP"
        case .unsupportedSaslMechanism: "UNSUPPORTED_SASL_MECHANISM"
        case .illegalSaslState: "ILLEGAL_SASL_STATE"
        case .unsupportedVersion: "UNSUPPORTED_VERSION"
        case .topicAlreadyExists: "TOPIC_ALREADY_EXISTS"
        case .invalidPartitions: "INVALID_PARTITIONS"
        case .invalidReplicationFactor: "INVALID_REPLICATION_FACTOR"
        case .invalidReplicaAssignment: "INVALID_REPLICA_ASSIGNMENT"
        case .invalidConfig: "INVALID_CONFIG"
        case .notController: "NOT_CONTROLLER"
        case .invalidRequest: "INVALID_REQUEST"
        case .unsupportedForMessageFormat: "UNSUPPORTED_FOR_MESSAGE_FORMAT"
        case .policyViolation: "POLICY_VIOLATION"
        case .outOfOrderSequenceNumber: "OUT_OF_ORDER_SEQUENCE_NUMBER"
        case .duplicateSequenceNumber: "DUPLICATE_SEQUENCE_NUMBER"
        case .invalidProducerEpoch: "INVALID_PRODUCER_EPOCH"
        case .invalidTxnState: "INVALID_TXN_STATE"
        case .invalidProducerIdMapping: "INVALID_PRODUCER_ID_MAPPING"
        case .invalidTransactionTimeout: "INVALID_TRANSACTION_TIMEOUT"
        case .concurrentTransactions: "CONCURRENT_TRANSACTIONS"
        case .transactionCoordinatorFenced: "TRANSACTION_COORDINATOR_FENCED"
        case .transactionalIdAuthorizationFailed: "TRANSACTIONAL_ID_AUTHORIZATION_FAILED"
        case .securityDisabled: "SECURITY_DISABLED"
        case .operationNotAttempted: "OPERATION_NOT_ATTEMPTED"
        case .kafkaStorageError: "KAFKA_STORAGE_ERROR"
        case .logDirNotFound: "LOG_DIR_NOT_FOUND"
        case .saslAuthenticationFailed: "SASL_AUTHENTICATION_FAILED"
        case .unknownProducerId: "UNKNOWN_PRODUCER_ID"
        case .reassignmentInProgress: "REASSIGNMENT_IN_PROGRESS"
        case .delegationTokenAuthDisabled: "DELEGATION_TOKEN_AUTH_DISABLED"
        case .delegationTokenNotFound: "DELEGATION_TOKEN_NOT_FOUND"
        case .delegationTokenOwnerMismatch: "DELEGATION_TOKEN_OWNER_MISMATCH"
        case .delegationTokenRequestNotAllowed: "DELEGATION_TOKEN_REQUEST_NOT_ALLOWED"
        case .delegationTokenAuthorizationFailed: "DELEGATION_TOKEN_AUTHORIZATION_FAILED"
        case .delegationTokenExpired: "DELEGATION_TOKEN_EXPIRED"
        case .invalidPrincipalType: "INVALID_PRINCIPAL_TYPE"
        case .nonEmptyGroup: "NON_EMPTY_GROUP"
        case .groupIdNotFound: "GROUP_ID_NOT_FOUND"
        case .fetchSessionIdNotFound: "FETCH_SESSION_ID_NOT_FOUND"
        case .invalidFetchSessionEpoch: "INVALID_FETCH_SESSION_EPOCH"
        case .listenerNotFound: "LISTENER_NOT_FOUND"
        case .topicDeletionDisabled: "TOPIC_DELETION_DISABLED"
        case .fencedLeaderEpoch: "FENCED_LEADER_EPOCH"
        case .unknownLeaderEpoch: "UNKNOWN_LEADER_EPOCH"
        case .unsupportedCompressionType: "UNSUPPORTED_COMPRESSION_TYPE"
        case .staleBrokerEpoch: "STALE_BROKER_EPOCH"
        case .offsetNotAvailable: "OFFSET_NOT_AVAILABLE"
        case .memberIdRequired: "MEMBER_ID_REQUIRED"
        case .preferredLeaderNotAvailable: "PREFERRED_LEADER_NOT_AVAILABLE"
        case .groupMaxSizeReached: "GROUP_MAX_SIZE_REACHED"
        case .fencedInstanceId: "FENCED_INSTANCE_ID"
        case .eligibleLeadersNotAvailable: "ELIGIBLE_LEADERS_NOT_AVAILABLE"
        case .electionNotNeeded: "ELECTION_NOT_NEEDED"
        case .noReassignmentInProgress: "NO_REASSIGNMENT_IN_PROGRESS"
        case .groupSubscribedToTopic: "GROUP_SUBSCRIBED_TO_TOPIC"
        case .invalidRecord: "INVALID_RECORD"
        case .unstableOffsetCommit: "UNSTABLE_OFFSET_COMMIT"
        case .throttlingQuotaExceeded: "THROTTLING_QUOTA_EXCEEDED"
        case .producerFenced: "PRODUCER_FENCED"
        case .resourceNotFound: "RESOURCE_NOT_FOUND"
        case .duplicateResource: "DUPLICATE_RESOURCE"
        case .unacceptableCredential: "UNACCEPTABLE_CREDENTIAL"
        case .inconsistentVoterSet: "INCONSISTENT_VOTER_SET"
        case .invalidUpdateVersion: "INVALID_UPDATE_VERSION"
        case .featureUpdateFailed: "FEATURE_UPDATE_FAILED"
        case .principalDeserializationFailure: "PRINCIPAL_DESERIALIZATION_FAILURE"
        case .snapshotNotFound: "SNAPSHOT_NOT_FOUND"
        case .positionOutOfRange: "POSITION_OUT_OF_RANGE"
        case .unknownTopicId: "UNKNOWN_TOPIC_ID"
        case .duplicateBrokerRegistration: "DUPLICATE_BROKER_REGISTRATION"
        case .brokerIdNotRegistered: "BROKER_ID_NOT_REGISTERED"
        case .inconsistentTopicId: "INCONSISTENT_TOPIC_ID"
        case .inconsistentClusterId: "INCONSISTENT_CLUSTER_ID"
        case .transactionalIdNotFound: "TRANSACTIONAL_ID_NOT_FOUND"
        case .fetchSessionTopicIdError: "FETCH_SESSION_TOPIC_ID_ERROR"
        case .ineligibleReplica: "INELIGIBLE_REPLICA"
        case .newLeaderElected: "NEW_LEADER_ELECTED"
        case .offsetMovedToTieredStorage: "OFFSET_MOVED_TO_TIERED_STORAGE"
        case .fencedMemberEpoch: "FENCED_MEMBER_EPOCH"
        case .unreleasedInstanceId: "UNRELEASED_INSTANCE_ID"
        case .unsupportedAssignor: "UNSUPPORTED_ASSIGNOR"
        case .staleMemberEpoch: "STALE_MEMBER_EPOCH"
        case .mismatchedEndpointType: "MISMATCHED_ENDPOINT_TYPE"
        case .unsupportedEndpointType: "UNSUPPORTED_ENDPOINT_TYPE"
        case .unknownControllerId: "UNKNOWN_CONTROLLER_ID"
        case .unknownSubscriptionId: "UNKNOWN_SUBSCRIPTION_ID"
        case .telemetryTooLarge: "TELEMETRY_TOO_LARGE"
        case .invalidRegistration: "INVALID_REGISTRATION"
        case .transactionAbortable: "TRANSACTION_ABORTABLE"
        case .invalidRecordState: "INVALID_RECORD_STATE"
        case .shareSessionNotFound: "SHARE_SESSION_NOT_FOUND"
        case .invalidShareSessionEpoch: "INVALID_SHARE_SESSION_EPOCH"
        case .fencedStateEpoch: "FENCED_STATE_EPOCH"
        case .invalidVoterKey: "INVALID_VOTER_KEY"
        case .duplicateVoter: "DUPLICATE_VOTER"
        case .voterNotFound: "VOTER_NOT_FOUND"
        case .invalidRegularExpression: "INVALID_REGULAR_EXPRESSION"
        case .rebootstrapRequired: "REBOOTSTRAP_REQUIRED"
        case .streamsInvalidTopology: "STREAMS_INVALID_TOPOLOGY"
        case .streamsInvalidTopologyEpoch: "STREAMS_INVALID_TOPOLOGY_EPOCH"
        case .streamsTopologyFenced: "STREAMS_TOPOLOGY_FENCED"
        case .shareSessionLimitReached: "SHARE_SESSION_LIMIT_REACHED"
        }
    }

    /// Whether the same request may succeed when it is sent again.
    public var isRetriable: Bool {
        switch self {
        case 
        .corruptMessage, .unknownTopicOrPartition, .leaderNotAvailable, .notLeaderOrFollower,
        .requestTimedOut, .replicaNotAvailable, .networkException, .coordinatorLoadInProgress,
        .coordinatorNotAvailable, .notCoordinator, .notEnoughReplicas,
        .notEnoughReplicasAfterAppend, .notController, .concurrentTransactions, .kafkaStorageError,
        .fetchSessionIdNotFound, .invalidFetchSessionEpoch, .listenerNotFound, .fencedLeaderEpoch,
        .unknownLeaderEpoch, .offsetNotAvailable, .preferredLeaderNotAvailable,
        .eligibleLeadersNotAvailable, .electionNotNeeded, .unstableOffsetCommit,
        .throttlingQuotaExceeded, .unknownTopicId, .inconsistentTopicId, .fetchSessionTopicIdError,
        .shareSessionNotFound, .invalidShareSessionEpoch, .shareSessionLimitReached
        : true
        default: false
        }
    }

    /// One sentence.
    public var meaning: String {
        switch self {
        case .unknownServerError: "The server failed in a way that has no code of its own; its log says more."
        case .none: "No error."
        case .offsetOutOfRange: "The offset is outside the range that the partition holds."
        case .corruptMessage: "The batch is damaged: its CRC, size or contents do not agree."
        case .unknownTopicOrPartition: "This broker does not host the topic or partition."
        case .invalidFetchSize: "The size asked for in a fetch is not valid."
        case .leaderNotAvailable: "The partition has no leader at the moment."
        case .notLeaderOrFollower: "This broker is not the partition's leader, or not its follower where one is wanted."
        case .requestTimedOut: "The time allowed for the request ran out."
        case .brokerNotAvailable: "The broker is not available."
        case .replicaNotAvailable: "The replica is not available for the partition on this broker."
        case .messageTooLarge: "The batch is larger than the topic or broker accepts."
        case .staleControllerEpoch: "The controller has moved on to a newer epoch."
        case .offsetMetadataTooLarge: "The metadata string of a committed offset is too long."
        case .networkException: "The connection ended before a response came."
        case .coordinatorLoadInProgress: "The coordinator is still reading its log."
        case .coordinatorNotAvailable: "The coordinator is not available, or its topic is being created."
        case .notCoordinator: "This broker is not the coordinator."
        case .invalidTopicException: "The topic's name is not valid, or it may not be written to."
        case .recordListTooLarge: "The batches of one request are larger than a segment may be."
        case .notEnoughReplicas: "Fewer replicas are in sync than min.insync.replicas demands."
        case .notEnoughReplicasAfterAppend: "The batch was written, but to fewer in-sync replicas than demanded."
        case .invalidRequiredAcks: "acks must be -1, 0 or 1."
        case .illegalGeneration: "The group is in another generation than the member believes."
        case .inconsistentGroupProtocol: "The member's assignors or protocol type match no other member's."
        case .invalidGroupId: "The group id is not valid."
        case .unknownMemberId: "The coordinator does not know this member."
        case .invalidSessionTimeout: "The session timeout is outside what the broker allows."
        case .rebalanceInProgress: "The group is rebalancing; the member must join again."
        case .invalidCommitOffsetSize: "The committed offsets do not fit into one batch."
        case .topicAuthorizationFailed: "The principal may not do this with the topic."
        case .groupAuthorizationFailed: "The principal may not do this with the group."
        case .clusterAuthorizationFailed: "The principal may not do this with the cluster."
        case .invalidTimestamp: "The timestamp of a record is outside what the topic allows."
        case .unsupportedSaslMechanism: "The SASL mechanism is not enabled on this listener."
        case .illegalSaslState: "The request does not fit the state of the SASL exchange."
        case .unsupportedVersion: "The version of the API is not supported."
        case .topicAlreadyExists: "A topic of this name exists already."
        case .invalidPartitions: "The number of partitions is not valid."
        case .invalidReplicationFactor: "The replication factor is below 1 or above the number of usable brokers."
        case .invalidReplicaAssignment: "The assignment of replicas is not valid."
        case .invalidConfig: "A configuration key or value is not valid."
        case .notController: "This node is not the active controller."
        case .invalidRequest: "The request's fields contradict each other or the protocol."
        case .unsupportedForMessageFormat: "The partition's message format cannot do this."
        case .policyViolation: "A policy of this cluster refuses the request."
        case .outOfOrderSequenceNumber: "The batch's sequence number is not the next one of its producer."
        case .duplicateSequenceNumber: "A batch with this sequence number is stored already."
        case .invalidProducerEpoch: "The producer's epoch is older than the newest one known."
        case .invalidTxnState: "The transaction is in a state that does not allow this."
        case .invalidProducerIdMapping: "The producer id does not belong to the transactional id."
        case .invalidTransactionTimeout: "The transaction timeout is above transaction.max.timeout.ms."
        case .concurrentTransactions: "A change of the same transaction is still under way."
        case .transactionCoordinatorFenced: "The transaction coordinator that sent this has been replaced."
        case .transactionalIdAuthorizationFailed: "The principal may not use the transactional id."
        case .securityDisabled: "Authorization is not configured on this cluster."
        case .operationNotAttempted: "Nothing was tried, because another part of the request failed."
        case .kafkaStorageError: "The log's storage failed."
        case .logDirNotFound: "The log directory is not configured on this broker."
        case .saslAuthenticationFailed: "Authentication failed."
        case .unknownProducerId: "No state is kept for this producer id, so its sequence cannot be checked."
        case .reassignmentInProgress: "A reassignment of the partition is under way."
        case .delegationTokenAuthDisabled: "Delegation tokens are not enabled."
        case .delegationTokenNotFound: "The delegation token does not exist."
        case .delegationTokenOwnerMismatch: "The principal is neither owner nor renewer of the delegation token."
        case .delegationTokenRequestNotAllowed: "A delegation token cannot be asked for over this connection."
        case .delegationTokenAuthorizationFailed: "The principal may not do this with the delegation token."
        case .delegationTokenExpired: "The delegation token has expired."
        case .invalidPrincipalType: "The type of the principal is not supported."
        case .nonEmptyGroup: "The group still has members."
        case .groupIdNotFound: "The group does not exist."
        case .fetchSessionIdNotFound: "The fetch session does not exist."
        case .invalidFetchSessionEpoch: "The epoch of the fetch session is not the expected one."
        case .listenerNotFound: "The leader has no listener of the name that the client came through."
        case .topicDeletionDisabled: "Deletion of topics is switched off."
        case .fencedLeaderEpoch: "The leader epoch in the request is older than the broker's."
        case .unknownLeaderEpoch: "The leader epoch in the request is newer than the broker's."
        case .unsupportedCompressionType: "The compression type is not supported in this version or by this topic."
        case .staleBrokerEpoch: "The broker's epoch is not its present one."
        case .offsetNotAvailable: "The leader has yet to learn its high watermark."
        case .memberIdRequired: "The group needs a member id before it lets the member join."
        case .preferredLeaderNotAvailable: "The preferred replica is not available as leader."
        case .groupMaxSizeReached: "The group has as many members as it may have."
        case .fencedInstanceId: "Another member with the same instance id took over."
        case .eligibleLeadersNotAvailable: "No replica that may lead is available."
        case .electionNotNeeded: "The partition has the right leader already."
        case .noReassignmentInProgress: "No reassignment of the partition is under way."
        case .groupSubscribedToTopic: "Members of the group subscribe to the topic."
        case .invalidRecord: "A record in the batch breaks a rule of the topic or format."
        case .unstableOffsetCommit: "Offsets of a transaction that has not ended cover the committed ones."
        case .throttlingQuotaExceeded: "A quota is exhausted; try again after the throttle time."
        case .producerFenced: "A newer producer with the same transactional id took over."
        case .resourceNotFound: "The resource does not exist."
        case .duplicateResource: "The request or the cluster has this resource already."
        case .unacceptableCredential: "The credential does not meet the requirements."
        case .inconsistentVoterSet: "The voters of sender and receiver are not the same."
        case .invalidUpdateVersion: "The feature's level cannot be changed that way."
        case .featureUpdateFailed: "The feature's level could not be stored."
        case .principalDeserializationFailure: "The principal in a forwarded request cannot be read."
        case .snapshotNotFound: "The snapshot does not exist."
        case .positionOutOfRange: "The position is outside the snapshot."
        case .unknownTopicId: "This broker does not know the topic id."
        case .duplicateBrokerRegistration: "A running broker with the same id is registered."
        case .brokerIdNotRegistered: "The broker is not registered."
        case .inconsistentTopicId: "The topic id is not that of the topic's log."
        case .inconsistentClusterId: "The cluster id is not that of this cluster."
        case .transactionalIdNotFound: "The transactional id is not known."
        case .fetchSessionTopicIdError: "The topic ids of the request do not fit the fetch session."
        case .ineligibleReplica: "The replica may not join the in-sync replicas."
        case .newLeaderElected: "The change ended with another leader for the partition."
        case .offsetMovedToTieredStorage: "The offset is in tiered storage only."
        case .fencedMemberEpoch: "The member's epoch is not the one the coordinator holds; it must join anew."
        case .unreleasedInstanceId: "Another member still uses the instance id."
        case .unsupportedAssignor: "No assignor of the member is supported by the coordinator."
        case .staleMemberEpoch: "The member's epoch is old; it must take the new one from its next heartbeat."
        case .mismatchedEndpointType: "The request came to the wrong kind of endpoint, broker or controller."
        case .unsupportedEndpointType: "This kind of endpoint is not supported."
        case .unknownControllerId: "The controller id is not known."
        case .unknownSubscriptionId: "The telemetry subscription is not the client's present one."
        case .telemetryTooLarge: "The telemetry is larger than the broker accepts."
        case .invalidRegistration: "The registration is not valid."
        case .transactionAbortable: "The transaction failed and must be aborted."
        case .invalidRecordState: "The record's state does not allow the acknowledgement."
        case .shareSessionNotFound: "The share session does not exist."
        case .invalidShareSessionEpoch: "The epoch of the share session is not the expected one."
        case .fencedStateEpoch: "The epoch of the share state is older than the stored one."
        case .invalidVoterKey: "The voter's key does not fit the receiver."
        case .duplicateVoter: "The voter belongs to the quorum already."
        case .voterNotFound: "The voter does not belong to the quorum."
        case .invalidRegularExpression: "The regular expression is not valid."
        case .rebootstrapRequired: "The client must start over from its bootstrap servers."
        case .streamsInvalidTopology: "The topology of the streams group is not valid."
        case .streamsInvalidTopologyEpoch: "The epoch of the streams topology is not valid."
        case .streamsTopologyFenced: "The epoch of the streams topology is older than the stored one."
        case .shareSessionLimitReached: "The broker holds as many share sessions as it may."
        }
    }
}
