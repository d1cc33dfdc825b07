// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

extension WireRegistry {
    /// Every message, by name.
    public static let messages: [any WireMessage.Type] = [
        AbortTransactionRecord.self,
        AccessControlEntryRecord.self,
        AddOffsetsToTxnRequest.self,
        AddOffsetsToTxnResponse.self,
        AddPartitionsToTxnRequest.self,
        AddPartitionsToTxnResponse.self,
        AddRaftVoterRequest.self,
        AddRaftVoterResponse.self,
        AllocateProducerIdsRequest.self,
        AllocateProducerIdsResponse.self,
        AlterClientQuotasRequest.self,
        AlterClientQuotasResponse.self,
        AlterConfigsRequest.self,
        AlterConfigsResponse.self,
        AlterPartitionReassignmentsRequest.self,
        AlterPartitionReassignmentsResponse.self,
        AlterPartitionRequest.self,
        AlterPartitionResponse.self,
        AlterReplicaLogDirsRequest.self,
        AlterReplicaLogDirsResponse.self,
        AlterShareGroupOffsetsRequest.self,
        AlterShareGroupOffsetsResponse.self,
        AlterUserScramCredentialsRequest.self,
        AlterUserScramCredentialsResponse.self,
        ApiVersionsRequest.self,
        ApiVersionsResponse.self,
        AssignReplicasToDirsRequest.self,
        AssignReplicasToDirsResponse.self,
        BeginQuorumEpochRequest.self,
        BeginQuorumEpochResponse.self,
        BeginTransactionRecord.self,
        BrokerHeartbeatRequest.self,
        BrokerHeartbeatResponse.self,
        BrokerRegistrationChangeRecord.self,
        BrokerRegistrationRequest.self,
        BrokerRegistrationResponse.self,
        ClientQuotaRecord.self,
        ConfigRecord.self,
        ConsumerGroupCurrentMemberAssignmentKey.self,
        ConsumerGroupCurrentMemberAssignmentValue.self,
        ConsumerGroupDescribeRequest.self,
        ConsumerGroupDescribeResponse.self,
        ConsumerGroupHeartbeatRequest.self,
        ConsumerGroupHeartbeatResponse.self,
        ConsumerGroupMemberMetadataKey.self,
        ConsumerGroupMemberMetadataValue.self,
        ConsumerGroupMetadataKey.self,
        ConsumerGroupMetadataValue.self,
        ConsumerGroupPartitionMetadataKey.self,
        ConsumerGroupPartitionMetadataValue.self,
        ConsumerGroupTargetAssignmentMemberKey.self,
        ConsumerGroupTargetAssignmentMemberValue.self,
        ConsumerGroupTargetAssignmentMetadataKey.self,
        ConsumerGroupTargetAssignmentMetadataValue.self,
        ConsumerProtocolAssignment.self,
        ConsumerProtocolSubscription.self,
        ControlRecordTypeSchema.self,
        ControllerRegistrationRequest.self,
        ControllerRegistrationResponse.self,
        CreateAclsRequest.self,
        CreateAclsResponse.self,
        CreateDelegationTokenRequest.self,
        CreateDelegationTokenResponse.self,
        CreatePartitionsRequest.self,
        CreatePartitionsResponse.self,
        CreateTopicsRequest.self,
        CreateTopicsResponse.self,
        DefaultPrincipalData.self,
        DelegationTokenRecord.self,
        DeleteAclsRequest.self,
        DeleteAclsResponse.self,
        DeleteGroupsRequest.self,
        DeleteGroupsResponse.self,
        DeleteRecordsRequest.self,
        DeleteRecordsResponse.self,
        DeleteShareGroupOffsetsRequest.self,
        DeleteShareGroupOffsetsResponse.self,
        DeleteShareGroupStateRequest.self,
        DeleteShareGroupStateResponse.self,
        DeleteTopicsRequest.self,
        DeleteTopicsResponse.self,
        DescribeAclsRequest.self,
        DescribeAclsResponse.self,
        DescribeClientQuotasRequest.self,
        DescribeClientQuotasResponse.self,
        DescribeClusterRequest.self,
        DescribeClusterResponse.self,
        DescribeConfigsRequest.self,
        DescribeConfigsResponse.self,
        DescribeDelegationTokenRequest.self,
        DescribeDelegationTokenResponse.self,
        DescribeGroupsRequest.self,
        DescribeGroupsResponse.self,
        DescribeLogDirsRequest.self,
        DescribeLogDirsResponse.self,
        DescribeProducersRequest.self,
        DescribeProducersResponse.self,
        DescribeQuorumRequest.self,
        DescribeQuorumResponse.self,
        DescribeShareGroupOffsetsRequest.self,
        DescribeShareGroupOffsetsResponse.self,
        DescribeTopicPartitionsRequest.self,
        DescribeTopicPartitionsResponse.self,
        DescribeTransactionsRequest.self,
        DescribeTransactionsResponse.self,
        DescribeUserScramCredentialsRequest.self,
        DescribeUserScramCredentialsResponse.self,
        ElectLeadersRequest.self,
        ElectLeadersResponse.self,
        EndQuorumEpochRequest.self,
        EndQuorumEpochResponse.self,
        EndTransactionRecord.self,
        EndTxnMarker.self,
        EndTxnRequest.self,
        EndTxnResponse.self,
        EnvelopeRequest.self,
        EnvelopeResponse.self,
        ExpireDelegationTokenRequest.self,
        ExpireDelegationTokenResponse.self,
        FeatureLevelRecord.self,
        FenceBrokerRecord.self,
        FetchRequest.self,
        FetchResponse.self,
        FetchSnapshotRequest.self,
        FetchSnapshotResponse.self,
        FindCoordinatorRequest.self,
        FindCoordinatorResponse.self,
        GetTelemetrySubscriptionsRequest.self,
        GetTelemetrySubscriptionsResponse.self,
        GroupMetadataKey.self,
        GroupMetadataValue.self,
        HeartbeatRequest.self,
        HeartbeatResponse.self,
        IncrementalAlterConfigsRequest.self,
        IncrementalAlterConfigsResponse.self,
        InitProducerIdRequest.self,
        InitProducerIdResponse.self,
        InitializeShareGroupStateRequest.self,
        InitializeShareGroupStateResponse.self,
        JoinGroupRequest.self,
        JoinGroupResponse.self,
        KRaftVersionRecord.self,
        LeaderChangeMessage.self,
        LeaveGroupRequest.self,
        LeaveGroupResponse.self,
        ListConfigResourcesRequest.self,
        ListConfigResourcesResponse.self,
        ListGroupsRequest.self,
        ListGroupsResponse.self,
        ListOffsetsRequest.self,
        ListOffsetsResponse.self,
        ListPartitionReassignmentsRequest.self,
        ListPartitionReassignmentsResponse.self,
        ListTransactionsRequest.self,
        ListTransactionsResponse.self,
        MetadataRequest.self,
        MetadataResponse.self,
        NoOpRecord.self,
        OffsetCommitKey.self,
        OffsetCommitRequest.self,
        OffsetCommitResponse.self,
        OffsetCommitValue.self,
        OffsetDeleteRequest.self,
        OffsetDeleteResponse.self,
        OffsetFetchRequest.self,
        OffsetFetchResponse.self,
        OffsetForLeaderEpochRequest.self,
        OffsetForLeaderEpochResponse.self,
        PartitionChangeRecord.self,
        PartitionRecord.self,
        ProduceRequest.self,
        ProduceResponse.self,
        ProducerIdsRecord.self,
        ProducerSnapshot.self,
        PushTelemetryRequest.self,
        PushTelemetryResponse.self,
        QuorumStateData.self,
        ReadShareGroupStateRequest.self,
        ReadShareGroupStateResponse.self,
        ReadShareGroupStateSummaryRequest.self,
        ReadShareGroupStateSummaryResponse.self,
        RegisterBrokerRecord.self,
        RegisterControllerRecord.self,
        RemoteLogSegmentMetadataRecord.self,
        RemoteLogSegmentMetadataSnapshotRecord.self,
        RemoteLogSegmentMetadataUpdateRecord.self,
        RemotePartitionDeleteMetadataRecord.self,
        RemoveAccessControlEntryRecord.self,
        RemoveDelegationTokenRecord.self,
        RemoveRaftVoterRequest.self,
        RemoveRaftVoterResponse.self,
        RemoveTopicRecord.self,
        RemoveUserScramCredentialRecord.self,
        RenewDelegationTokenRequest.self,
        RenewDelegationTokenResponse.self,
        RequestHeader.self,
        ResponseHeader.self,
        SaslAuthenticateRequest.self,
        SaslAuthenticateResponse.self,
        SaslHandshakeRequest.self,
        SaslHandshakeResponse.self,
        ShareAcknowledgeRequest.self,
        ShareAcknowledgeResponse.self,
        ShareFetchRequest.self,
        ShareFetchResponse.self,
        ShareGroupCurrentMemberAssignmentKey.self,
        ShareGroupCurrentMemberAssignmentValue.self,
        ShareGroupDescribeRequest.self,
        ShareGroupDescribeResponse.self,
        ShareGroupHeartbeatRequest.self,
        ShareGroupHeartbeatResponse.self,
        ShareGroupMemberMetadataKey.self,
        ShareGroupMemberMetadataValue.self,
        ShareGroupMetadataKey.self,
        ShareGroupMetadataValue.self,
        ShareGroupPartitionMetadataKey.self,
        ShareGroupPartitionMetadataValue.self,
        ShareGroupStatePartitionMetadataKey.self,
        ShareGroupStatePartitionMetadataValue.self,
        ShareGroupTargetAssignmentMemberKey.self,
        ShareGroupTargetAssignmentMemberValue.self,
        ShareGroupTargetAssignmentMetadataKey.self,
        ShareGroupTargetAssignmentMetadataValue.self,
        ShareSnapshotKey.self,
        ShareSnapshotValue.self,
        ShareUpdateKey.self,
        ShareUpdateValue.self,
        SnapshotFooterRecord.self,
        SnapshotHeaderRecord.self,
        StreamsGroupDescribeRequest.self,
        StreamsGroupDescribeResponse.self,
        StreamsGroupHeartbeatRequest.self,
        StreamsGroupHeartbeatResponse.self,
        SyncGroupRequest.self,
        SyncGroupResponse.self,
        TopicRecord.self,
        TransactionLogKey.self,
        TransactionLogValue.self,
        TxnOffsetCommitRequest.self,
        TxnOffsetCommitResponse.self,
        UnfenceBrokerRecord.self,
        UnregisterBrokerRecord.self,
        UnregisterBrokerRequest.self,
        UnregisterBrokerResponse.self,
        UpdateFeaturesRequest.self,
        UpdateFeaturesResponse.self,
        UpdateRaftVoterRequest.self,
        UpdateRaftVoterResponse.self,
        UserScramCredentialRecord.self,
        VoteRequest.self,
        VoteResponse.self,
        VotersRecord.self,
        WriteShareGroupStateRequest.self,
        WriteShareGroupStateResponse.self,
        WriteTxnMarkersRequest.self,
        WriteTxnMarkersResponse.self,
        ZkMigrationStateRecord.self,
    ]

    /// `MESSAGE STRUCTURE FIELD VERSIONS` of each field that some version lacks;
    /// the structure is `-` for the message's own fields.
    static let partialFields = """
        AddPartitionsToTxnRequest - transactions 4-5
        AddPartitionsToTxnRequest - v3AndBelowTransactionalId 0-3
        AddPartitionsToTxnRequest - v3AndBelowProducerId 0-3
        AddPartitionsToTxnRequest - v3AndBelowProducerEpoch 0-3
        AddPartitionsToTxnRequest - v3AndBelowTopics 0-3
        AddPartitionsToTxnRequest AddPartitionsToTxnTransaction transactionalId 4-5
        AddPartitionsToTxnRequest AddPartitionsToTxnTransaction producerId 4-5
        AddPartitionsToTxnRequest AddPartitionsToTxnTransaction producerEpoch 4-5
        AddPartitionsToTxnRequest AddPartitionsToTxnTransaction verifyOnly 4-5
        AddPartitionsToTxnRequest AddPartitionsToTxnTransaction topics 4-5
        AddPartitionsToTxnResponse - errorCode 4-5
        AddPartitionsToTxnResponse - resultsByTransaction 4-5
        AddPartitionsToTxnResponse - resultsByTopicV3AndBelow 0-3
        AddPartitionsToTxnResponse AddPartitionsToTxnResult transactionalId 4-5
        AddPartitionsToTxnResponse AddPartitionsToTxnResult topicResults 4-5
        AddRaftVoterRequest - ackWhenCommitted 1-1
        AlterPartitionReassignmentsRequest - allowReplicationFactorChange 1-1
        AlterPartitionReassignmentsResponse - allowReplicationFactorChange 1-1
        AlterPartitionRequest PartitionData newIsrWithEpochs 3-3
        AlterPartitionRequest PartitionData newIsr 2-2
        AlterPartitionRequest BrokerState brokerId 3-3
        AlterPartitionRequest BrokerState brokerEpoch 3-3
        ApiVersionsRequest - clientSoftwareName 3-4
        ApiVersionsRequest - clientSoftwareVersion 3-4
        ApiVersionsResponse - throttleTimeMs 1-4
        ApiVersionsResponse - supportedFeatures 3-4
        ApiVersionsResponse - finalizedFeaturesEpoch 3-4
        ApiVersionsResponse - finalizedFeatures 3-4
        ApiVersionsResponse - zkMigrationReady 3-4
        ApiVersionsResponse SupportedFeatureKey name 3-4
        ApiVersionsResponse SupportedFeatureKey minVersion 3-4
        ApiVersionsResponse SupportedFeatureKey maxVersion 3-4
        ApiVersionsResponse FinalizedFeatureKey name 3-4
        ApiVersionsResponse FinalizedFeatureKey maxVersionLevel 3-4
        ApiVersionsResponse FinalizedFeatureKey minVersionLevel 3-4
        BeginQuorumEpochRequest - voterId 1-1
        BeginQuorumEpochRequest - leaderEndpoints 1-1
        BeginQuorumEpochRequest PartitionData voterDirectoryId 1-1
        BeginQuorumEpochRequest LeaderEndpoint name 1-1
        BeginQuorumEpochRequest LeaderEndpoint host 1-1
        BeginQuorumEpochRequest LeaderEndpoint port 1-1
        BeginQuorumEpochResponse - nodeEndpoints 1-1
        BeginQuorumEpochResponse NodeEndpoint nodeId 1-1
        BeginQuorumEpochResponse NodeEndpoint host 1-1
        BeginQuorumEpochResponse NodeEndpoint port 1-1
        BrokerHeartbeatRequest - offlineLogDirs 1-2
        BrokerHeartbeatRequest - cordonedLogDirs 2-2
        BrokerRegistrationChangeRecord - inControlledShutdown 1-2
        BrokerRegistrationChangeRecord - logDirs 2-2
        BrokerRegistrationRequest - isMigratingZkBroker 1-4
        BrokerRegistrationRequest - logDirs 2-4
        BrokerRegistrationRequest - previousBrokerEpoch 3-4
        ConsumerGroupDescribeResponse Member memberType 1-1
        ConsumerGroupHeartbeatRequest - subscribedTopicRegex 1-1
        ConsumerProtocolSubscription - ownedPartitions 1-3
        ConsumerProtocolSubscription - generationId 2-3
        ConsumerProtocolSubscription - rackId 3-3
        ConsumerProtocolSubscription TopicPartition topic 1-3
        ConsumerProtocolSubscription TopicPartition partitions 1-3
        CreateDelegationTokenRequest - ownerPrincipalType 3-3
        CreateDelegationTokenRequest - ownerPrincipalName 3-3
        CreateDelegationTokenResponse - tokenRequesterPrincipalType 3-3
        CreateDelegationTokenResponse - tokenRequesterPrincipalName 3-3
        CreateTopicsResponse CreatableTopicResult topicId 7-7
        CreateTopicsResponse CreatableTopicResult topicConfigErrorCode 5-7
        CreateTopicsResponse CreatableTopicResult numPartitions 5-7
        CreateTopicsResponse CreatableTopicResult replicationFactor 5-7
        CreateTopicsResponse CreatableTopicResult configs 5-7
        CreateTopicsResponse CreatableTopicConfigs name 5-7
        CreateTopicsResponse CreatableTopicConfigs value 5-7
        CreateTopicsResponse CreatableTopicConfigs readOnly 5-7
        CreateTopicsResponse CreatableTopicConfigs configSource 5-7
        CreateTopicsResponse CreatableTopicConfigs isSensitive 5-7
        DeleteTopicsRequest - topics 6-6
        DeleteTopicsRequest - topicNames 1-5
        DeleteTopicsRequest DeleteTopicState name 6-6
        DeleteTopicsRequest DeleteTopicState topicId 6-6
        DeleteTopicsResponse DeletableTopicResult topicId 6-6
        DeleteTopicsResponse DeletableTopicResult errorMessage 5-6
        DescribeClusterRequest - endpointType 1-2
        DescribeClusterRequest - includeFencedBrokers 2-2
        DescribeClusterResponse - endpointType 1-2
        DescribeClusterResponse DescribeClusterBroker isFenced 2-2
        DescribeConfigsRequest - includeDocumentation 3-4
        DescribeConfigsResponse DescribeConfigsResourceResult configType 3-4
        DescribeConfigsResponse DescribeConfigsResourceResult documentation 3-4
        DescribeDelegationTokenResponse DescribedDelegationToken tokenRequesterPrincipalType 3-3
        DescribeDelegationTokenResponse DescribedDelegationToken tokenRequesterPrincipalName 3-3
        DescribeGroupsRequest - includeAuthorizedOperations 3-6
        DescribeGroupsResponse - throttleTimeMs 1-6
        DescribeGroupsResponse DescribedGroup errorMessage 6-6
        DescribeGroupsResponse DescribedGroup authorizedOperations 3-6
        DescribeGroupsResponse DescribedGroupMember groupInstanceId 4-6
        DescribeLogDirsResponse - errorCode 3-5
        DescribeLogDirsResponse DescribeLogDirsResult totalBytes 4-5
        DescribeLogDirsResponse DescribeLogDirsResult usableBytes 4-5
        DescribeLogDirsResponse DescribeLogDirsResult isCordoned 5-5
        DescribeQuorumResponse - errorMessage 2-2
        DescribeQuorumResponse - nodes 2-2
        DescribeQuorumResponse PartitionData errorMessage 2-2
        DescribeQuorumResponse Node nodeId 2-2
        DescribeQuorumResponse Node listeners 2-2
        DescribeQuorumResponse Listener name 2-2
        DescribeQuorumResponse Listener host 2-2
        DescribeQuorumResponse Listener port 2-2
        DescribeQuorumResponse ReplicaState replicaDirectoryId 2-2
        DescribeQuorumResponse ReplicaState lastFetchTimestamp 1-2
        DescribeQuorumResponse ReplicaState lastCaughtUpTimestamp 1-2
        DescribeShareGroupOffsetsResponse DescribeShareGroupOffsetsResponsePartition lag 1-1
        ElectLeadersRequest - electionType 1-2
        ElectLeadersResponse - errorCode 1-2
        EndQuorumEpochRequest - leaderEndpoints 1-1
        EndQuorumEpochRequest PartitionData preferredCandidates 1-1
        EndQuorumEpochRequest PartitionData preferredSuccessors 0-0
        EndQuorumEpochRequest ReplicaInfo candidateId 1-1
        EndQuorumEpochRequest ReplicaInfo candidateDirectoryId 1-1
        EndQuorumEpochRequest LeaderEndpoint name 1-1
        EndQuorumEpochRequest LeaderEndpoint host 1-1
        EndQuorumEpochRequest LeaderEndpoint port 1-1
        EndQuorumEpochResponse - nodeEndpoints 1-1
        EndQuorumEpochResponse NodeEndpoint nodeId 1-1
        EndQuorumEpochResponse NodeEndpoint host 1-1
        EndQuorumEpochResponse NodeEndpoint port 1-1
        EndTxnResponse - producerId 5-5
        EndTxnResponse - producerEpoch 5-5
        FetchRequest - clusterId 12-18
        FetchRequest - replicaState 15-18
        FetchRequest - replicaId 4-14
        FetchRequest - sessionId 7-18
        FetchRequest - sessionEpoch 7-18
        FetchRequest - forgottenTopicsData 7-18
        FetchRequest - rackId 11-18
        FetchRequest ReplicaState replicaId 15-18
        FetchRequest ReplicaState replicaEpoch 15-18
        FetchRequest FetchTopic topicId 13-18
        FetchRequest FetchTopic topic 4-12
        FetchRequest FetchPartition currentLeaderEpoch 9-18
        FetchRequest FetchPartition lastFetchedEpoch 12-18
        FetchRequest FetchPartition logStartOffset 5-18
        FetchRequest FetchPartition replicaDirectoryId 17-18
        FetchRequest FetchPartition highWatermark 18-18
        FetchRequest ForgottenTopic topicId 13-18
        FetchRequest ForgottenTopic topic 7-12
        FetchRequest ForgottenTopic partitions 7-18
        FetchResponse - errorCode 7-18
        FetchResponse - sessionId 7-18
        FetchResponse - nodeEndpoints 16-18
        FetchResponse FetchableTopicResponse topicId 13-18
        FetchResponse FetchableTopicResponse topic 4-12
        FetchResponse PartitionData logStartOffset 5-18
        FetchResponse PartitionData divergingEpoch 12-18
        FetchResponse PartitionData currentLeader 12-18
        FetchResponse PartitionData snapshotId 12-18
        FetchResponse PartitionData preferredReadReplica 11-18
        FetchResponse EpochEndOffset epoch 12-18
        FetchResponse EpochEndOffset endOffset 12-18
        FetchResponse LeaderIdAndEpoch leaderId 12-18
        FetchResponse LeaderIdAndEpoch leaderEpoch 12-18
        FetchResponse SnapshotId endOffset 12-18
        FetchResponse SnapshotId epoch 12-18
        FetchResponse NodeEndpoint nodeId 16-18
        FetchResponse NodeEndpoint host 16-18
        FetchResponse NodeEndpoint port 16-18
        FetchResponse NodeEndpoint rack 16-18
        FetchSnapshotRequest PartitionSnapshot replicaDirectoryId 1-1
        FetchSnapshotResponse - nodeEndpoints 1-1
        FetchSnapshotResponse NodeEndpoint nodeId 1-1
        FetchSnapshotResponse NodeEndpoint host 1-1
        FetchSnapshotResponse NodeEndpoint port 1-1
        FindCoordinatorRequest - key 0-3
        FindCoordinatorRequest - keyType 1-6
        FindCoordinatorRequest - coordinatorKeys 4-6
        FindCoordinatorResponse - throttleTimeMs 1-6
        FindCoordinatorResponse - coordinators 4-6
        FindCoordinatorResponse - errorCode 0-3
        FindCoordinatorResponse - errorMessage 1-3
        FindCoordinatorResponse - nodeId 0-3
        FindCoordinatorResponse - host 0-3
        FindCoordinatorResponse - port 0-3
        FindCoordinatorResponse Coordinator key 4-6
        FindCoordinatorResponse Coordinator nodeId 4-6
        FindCoordinatorResponse Coordinator host 4-6
        FindCoordinatorResponse Coordinator port 4-6
        FindCoordinatorResponse Coordinator errorCode 4-6
        FindCoordinatorResponse Coordinator errorMessage 4-6
        GroupMetadataValue - currentStateTimestamp 2-4
        GroupMetadataValue MemberMetadata groupInstanceId 3-4
        GroupMetadataValue MemberMetadata rebalanceTimeout 1-4
        HeartbeatRequest - groupInstanceId 3-4
        HeartbeatResponse - throttleTimeMs 1-4
        InitProducerIdRequest - producerId 3-6
        InitProducerIdRequest - producerEpoch 3-6
        InitProducerIdRequest - enable2Pc 6-6
        InitProducerIdRequest - keepPreparedTxn 6-6
        InitProducerIdResponse - ongoingTxnProducerId 6-6
        InitProducerIdResponse - ongoingTxnProducerEpoch 6-6
        JoinGroupRequest - rebalanceTimeoutMs 1-9
        JoinGroupRequest - groupInstanceId 5-9
        JoinGroupRequest - reason 8-9
        JoinGroupResponse - throttleTimeMs 2-9
        JoinGroupResponse - protocolType 7-9
        JoinGroupResponse - skipAssignment 9-9
        JoinGroupResponse JoinGroupResponseMember groupInstanceId 5-9
        LeaderChangeMessage Voter voterDirectoryId 1-1
        LeaveGroupRequest - members 3-5
        LeaveGroupRequest - memberId 0-2
        LeaveGroupRequest MemberIdentity memberId 3-5
        LeaveGroupRequest MemberIdentity groupInstanceId 3-5
        LeaveGroupRequest MemberIdentity reason 5-5
        LeaveGroupResponse - throttleTimeMs 1-5
        LeaveGroupResponse - members 3-5
        LeaveGroupResponse MemberResponse memberId 3-5
        LeaveGroupResponse MemberResponse groupInstanceId 3-5
        LeaveGroupResponse MemberResponse errorCode 3-5
        ListConfigResourcesRequest - resourceTypes 1-1
        ListConfigResourcesResponse ConfigResource resourceType 1-1
        ListGroupsRequest - statesFilter 4-5
        ListGroupsRequest - typesFilter 5-5
        ListGroupsResponse - throttleTimeMs 1-5
        ListGroupsResponse ListedGroup groupState 4-5
        ListGroupsResponse ListedGroup groupType 5-5
        ListOffsetsRequest - isolationLevel 2-11
        ListOffsetsRequest - timeoutMs 10-11
        ListOffsetsRequest ListOffsetsPartition currentLeaderEpoch 4-11
        ListOffsetsResponse - throttleTimeMs 2-11
        ListOffsetsResponse ListOffsetsPartitionResponse leaderEpoch 4-11
        ListTransactionsRequest - durationFilter 1-2
        ListTransactionsRequest - transactionalIdPattern 2-2
        MetadataRequest - allowAutoTopicCreation 4-13
        MetadataRequest - includeClusterAuthorizedOperations 8-10
        MetadataRequest - includeTopicAuthorizedOperations 8-13
        MetadataRequest MetadataRequestTopic topicId 10-13
        MetadataResponse - throttleTimeMs 3-13
        MetadataResponse - clusterId 2-13
        MetadataResponse - controllerId 1-13
        MetadataResponse - errorCode 13-13
        MetadataResponse - clusterAuthorizedOperations 8-10
        MetadataResponse MetadataResponseBroker rack 1-13
        MetadataResponse MetadataResponseTopic topicId 10-13
        MetadataResponse MetadataResponseTopic isInternal 1-13
        MetadataResponse MetadataResponseTopic topicAuthorizedOperations 8-13
        MetadataResponse MetadataResponsePartition leaderEpoch 7-13
        MetadataResponse MetadataResponsePartition offlineReplicas 5-13
        OffsetCommitRequest - groupInstanceId 7-10
        OffsetCommitRequest - retentionTimeMs 2-4
        OffsetCommitRequest OffsetCommitRequestTopic topicId 10-10
        OffsetCommitRequest OffsetCommitRequestTopic name 2-9
        OffsetCommitRequest OffsetCommitRequestPartition committedLeaderEpoch 6-10
        OffsetCommitResponse - throttleTimeMs 3-10
        OffsetCommitResponse OffsetCommitResponseTopic topicId 10-10
        OffsetCommitResponse OffsetCommitResponseTopic name 2-9
        OffsetCommitValue - leaderEpoch 3-4
        OffsetCommitValue - expireTimestamp 1-1
        OffsetFetchRequest - groups 8-10
        OffsetFetchRequest - groupId 1-7
        OffsetFetchRequest - topics 1-7
        OffsetFetchRequest - requireStable 7-10
        OffsetFetchRequest OffsetFetchRequestGroup groupId 8-10
        OffsetFetchRequest OffsetFetchRequestGroup memberId 9-10
        OffsetFetchRequest OffsetFetchRequestGroup memberEpoch 9-10
        OffsetFetchRequest OffsetFetchRequestGroup topics 8-10
        OffsetFetchRequest OffsetFetchRequestTopics topicId 10-10
        OffsetFetchRequest OffsetFetchRequestTopics name 8-9
        OffsetFetchRequest OffsetFetchRequestTopics partitionIndexes 8-10
        OffsetFetchRequest OffsetFetchRequestTopic name 1-7
        OffsetFetchRequest OffsetFetchRequestTopic partitionIndexes 1-7
        OffsetFetchResponse - throttleTimeMs 3-10
        OffsetFetchResponse - groups 8-10
        OffsetFetchResponse - topics 1-7
        OffsetFetchResponse - errorCode 2-7
        OffsetFetchResponse OffsetFetchResponseGroup groupId 8-10
        OffsetFetchResponse OffsetFetchResponseGroup topics 8-10
        OffsetFetchResponse OffsetFetchResponseGroup errorCode 8-10
        OffsetFetchResponse OffsetFetchResponseTopics topicId 10-10
        OffsetFetchResponse OffsetFetchResponseTopics name 8-9
        OffsetFetchResponse OffsetFetchResponseTopics partitions 8-10
        OffsetFetchResponse OffsetFetchResponsePartitions partitionIndex 8-10
        OffsetFetchResponse OffsetFetchResponsePartitions committedOffset 8-10
        OffsetFetchResponse OffsetFetchResponsePartitions committedLeaderEpoch 8-10
        OffsetFetchResponse OffsetFetchResponsePartitions metadata 8-10
        OffsetFetchResponse OffsetFetchResponsePartitions errorCode 8-10
        OffsetFetchResponse OffsetFetchResponseTopic name 1-7
        OffsetFetchResponse OffsetFetchResponseTopic partitions 1-7
        OffsetFetchResponse OffsetFetchResponsePartition partitionIndex 1-7
        OffsetFetchResponse OffsetFetchResponsePartition committedOffset 1-7
        OffsetFetchResponse OffsetFetchResponsePartition committedLeaderEpoch 5-7
        OffsetFetchResponse OffsetFetchResponsePartition metadata 1-7
        OffsetFetchResponse OffsetFetchResponsePartition errorCode 1-7
        OffsetForLeaderEpochRequest - replicaId 3-4
        PartitionChangeRecord - directories 1-2
        PartitionChangeRecord - eligibleLeaderReplicas 2-2
        PartitionChangeRecord - lastKnownElr 2-2
        PartitionRecord - directories 1-2
        PartitionRecord - eligibleLeaderReplicas 2-2
        PartitionRecord - lastKnownElr 2-2
        ProduceRequest TopicProduceData topicId 13-13
        ProduceRequest TopicProduceData name 3-12
        ProduceResponse - nodeEndpoints 10-13
        ProduceResponse TopicProduceResponse topicId 13-13
        ProduceResponse TopicProduceResponse name 3-12
        ProduceResponse PartitionProduceResponse logStartOffset 5-13
        ProduceResponse PartitionProduceResponse recordErrors 8-13
        ProduceResponse PartitionProduceResponse errorMessage 8-13
        ProduceResponse PartitionProduceResponse currentLeader 10-13
        ProduceResponse BatchIndexAndErrorMessage batchIndex 8-13
        ProduceResponse BatchIndexAndErrorMessage batchIndexErrorMessage 8-13
        ProduceResponse LeaderIdAndEpoch leaderId 10-13
        ProduceResponse LeaderIdAndEpoch leaderEpoch 10-13
        ProduceResponse NodeEndpoint nodeId 10-13
        ProduceResponse NodeEndpoint host 10-13
        ProduceResponse NodeEndpoint port 10-13
        ProduceResponse NodeEndpoint rack 10-13
        QuorumStateData - clusterId 0-0
        QuorumStateData - votedDirectoryId 1-1
        QuorumStateData - appliedOffset 0-0
        QuorumStateData - currentVoters 0-0
        QuorumStateData Voter voterId 0-0
        ReadShareGroupStateSummaryResponse PartitionResult deliveryCompleteCount 1-1
        RegisterBrokerRecord - isMigratingZkBroker 2-3
        RegisterBrokerRecord - inControlledShutdown 1-3
        RegisterBrokerRecord - logDirs 3-3
        SaslAuthenticateResponse - sessionLifetimeMs 1-2
        ShareAcknowledgeRequest - isRenewAck 2-2
        ShareAcknowledgeResponse - acquisitionLockTimeoutMs 2-2
        ShareFetchRequest - shareAcquireMode 2-2
        ShareFetchRequest - isRenewAck 2-2
        SyncGroupRequest - groupInstanceId 3-5
        SyncGroupRequest - protocolType 5-5
        SyncGroupRequest - protocolName 5-5
        SyncGroupResponse - throttleTimeMs 1-5
        SyncGroupResponse - protocolType 5-5
        SyncGroupResponse - protocolName 5-5
        TransactionLogValue - previousProducerId 1-1
        TransactionLogValue - nextProducerId 1-1
        TransactionLogValue - clientTransactionVersion 1-1
        TxnOffsetCommitRequest - generationId 3-5
        TxnOffsetCommitRequest - memberId 3-5
        TxnOffsetCommitRequest - groupInstanceId 3-5
        TxnOffsetCommitRequest TxnOffsetCommitRequestPartition committedLeaderEpoch 2-5
        UpdateFeaturesRequest - validateOnly 1-2
        UpdateFeaturesRequest FeatureUpdateKey upgradeType 1-2
        UpdateFeaturesRequest FeatureUpdateKey allowDowngrade 0-0
        UpdateFeaturesResponse - results 0-1
        UpdateFeaturesResponse UpdatableFeatureResult feature 0-1
        UpdateFeaturesResponse UpdatableFeatureResult errorCode 0-1
        UpdateFeaturesResponse UpdatableFeatureResult errorMessage 0-1
        VoteRequest - voterId 1-2
        VoteRequest PartitionData replicaDirectoryId 1-2
        VoteRequest PartitionData voterDirectoryId 1-2
        VoteRequest PartitionData preVote 2-2
        VoteResponse - nodeEndpoints 1-2
        VoteResponse NodeEndpoint nodeId 1-2
        VoteResponse NodeEndpoint host 1-2
        VoteResponse NodeEndpoint port 1-2
        WriteShareGroupStateRequest PartitionData deliveryCompleteCount 1-1
        WriteTxnMarkersRequest WritableTxnMarker transactionVersion 2-2
        """
}
