internal import Ports
public import Primitives
package import Wire

/// A broker of a cluster.
public struct ClusterBroker: Sendable, Equatable {
    public var nodeID: Int32
    public var address: BrokerAddress
    public var rack: String?
    /// Registered but not serving; always false if the broker that was asked does not tell.
    public var isFenced: Bool
}

/// What a cluster is made of.
public struct ClusterDescription: Sendable, Equatable {
    /// Nil if the broker does not tell.
    public var clusterID: String?
    /// Nil if there is none at the moment.
    public var controller: Int32?
    /// By node id.
    public var brokers: [ClusterBroker]

    init(_ snapshot: MetadataSnapshot) {
        clusterID = snapshot.clusterID
        controller = snapshot.controller
        brokers = snapshot.brokers.sorted { $0.nodeID < $1.nodeID }.map {
            ClusterBroker(
                nodeID: $0.nodeID, address: $0.address, rack: $0.rack, isFenced: false)
        }
    }

    package init(_ response: DescribeClusterResponse) {
        clusterID = response.clusterId
        controller = response.controllerId >= 0 ? response.controllerId : nil
        brokers = response.brokers.sorted { $0.brokerId < $1.brokerId }.map {
            ClusterBroker(
                nodeID: $0.brokerId, address: BrokerAddress(host: $0.host, port: Int($0.port)),
                rack: $0.rack, isFenced: $0.isFenced)
        }
    }
}

/// A feature of a cluster and its levels (KIP-584).
public struct ClusterFeature: Sendable, Equatable {
    public var name: String
    /// Levels that the broker can do; nil if it does not say.
    public var supported: ClosedRange<Int16>?
    /// The level in force; nil if it was never raised.
    public var finalizedLevel: Int16?
}

/// One API of a broker.
public struct ApiVersionRange: Sendable, Equatable {
    public var key: Int16
    /// Kafka's name; nil for a key that this client does not know.
    public var name: String?
    /// Versions that the broker takes.
    public var versions: ClosedRange<Int16>
    /// The version that this client would use; nil if there is none.
    public var used: Int16?
}

/// What a broker says of itself in ApiVersions.
public struct BrokerVersions: Sendable, Equatable {
    public var address: BrokerAddress
    /// By key.
    public var apis: [ApiVersionRange]
    /// By name.
    public var features: [ClusterFeature]
    /// Counts changes of features; -1 if the broker does not tell.
    public var featuresEpoch: Int64

    package init(_ response: ApiVersionsResponse, from address: BrokerAddress) {
        self.address = address
        apis = response.apiKeys.filter { $0.minVersion <= $0.maxVersion }.map { api in
            let known = WireRegistry.api(api.apiKey)
            let ours = known?.request.validVersions
            let best = ours.map { min($0.upperBound, api.maxVersion) }
            let least = ours.map { max($0.lowerBound, api.minVersion) } ?? 0
            return ApiVersionRange(
                key: api.apiKey, name: known?.name, versions: api.minVersion...api.maxVersion,
                used: best.flatMap { $0 >= least ? $0 : nil })
        }.sorted { $0.key < $1.key }
        var features: [String: ClusterFeature] = [:]
        for supported in response.supportedFeatures
        where supported.minVersion <= supported.maxVersion {
            features[supported.name] = ClusterFeature(
                name: supported.name, supported: supported.minVersion...supported.maxVersion,
                finalizedLevel: nil)
        }
        for finalized in response.finalizedFeatures {
            features[
                finalized.name,
                default: ClusterFeature(
                    name: finalized.name, supported: nil, finalizedLevel: nil)
            ].finalizedLevel = finalized.maxVersionLevel
        }
        self.features = features.values.sorted { $0.name < $1.name }
        featuresEpoch = response.finalizedFeaturesEpoch
    }
}

/// The quorum that keeps the metadata log (KIP-595).
public struct QuorumDescription: Sendable, Equatable {
    public struct Replica: Sendable, Equatable {
        public var nodeID: Int32
        /// Zero if the broker does not tell.
        public var directoryID: Uuid
        public var logEndOffset: Int64
        /// Milliseconds since 1970; -1 if the broker does not tell.
        public var lastFetchTimestamp: Int64
        /// Milliseconds since 1970; -1 if the broker does not tell.
        public var lastCaughtUpTimestamp: Int64

        init(_ state: DescribeQuorumResponse.ReplicaState) {
            nodeID = state.replicaId
            directoryID = state.replicaDirectoryId
            logEndOffset = state.logEndOffset
            lastFetchTimestamp = state.lastFetchTimestamp
            lastCaughtUpTimestamp = state.lastCaughtUpTimestamp
        }
    }

    /// Nil if there is none at the moment.
    public var leader: Int32?
    public var leaderEpoch: Int32
    public var highWatermark: Int64
    /// By node id.
    public var voters: [Replica]
    public var observers: [Replica]

    package init(_ response: DescribeQuorumResponse) throws(ClientError) {
        let doing = "describe the metadata quorum"
        if let error = ClientError.answered(
            response.errorCode, doing: doing, detail: response.errorMessage)
        {
            throw error
        }
        guard let partition = response.topics.first?.partitions.first else {
            throw ClientError(.badResponse, "the broker said nothing about the metadata quorum")
        }
        if let error = ClientError.answered(
            partition.errorCode, doing: doing, detail: partition.errorMessage)
        {
            throw error
        }
        leader = partition.leaderId >= 0 ? partition.leaderId : nil
        leaderEpoch = partition.leaderEpoch
        highWatermark = partition.highWatermark
        voters = partition.currentVoters.map(Replica.init).sorted { $0.nodeID < $1.nodeID }
        observers = partition.observers.map(Replica.init).sorted { $0.nodeID < $1.nodeID }
    }
}

extension Admin {
    /// Cluster id, controller and brokers, fenced ones too where the broker tells (KIP-700).
    public func describeCluster() async throws(ClientError) -> ClusterDescription {
        try await retrying(asking: nil) { () async throws(ClientError) in
            let connection = try await cluster.anyConnection()
            let response: DescribeClusterResponse
            do throws(ClientError) {
                response = try await connection.call(
                    DescribeClusterRequest(includeFencedBrokers: true))
            } catch  where error.code == .versionUnsupported {
                return ClusterDescription(try await cluster.refresh(topics: []))
            }
            if let error = ClientError.answered(
                response.errorCode, doing: "describe the cluster", detail: response.errorMessage)
            {
                throw error
            }
            return ClusterDescription(response)
        }
    }

    /// APIs and features of a broker.
    ///
    /// - Parameter broker: nil for whichever answers.
    public func brokerVersions(
        of broker: Int32? = nil
    ) async throws(ClientError) -> BrokerVersions {
        try await retrying(asking: nil) { () async throws(ClientError) in
            var connection = try await cluster.anyConnection()
            if let broker { connection = try await self.connection(toBroker: broker) }
            let response = try await connection.call(
                ApiVersionsRequest(
                    clientSoftwareName: "weir", clientSoftwareVersion: "0.1.0"))
            if let error = ClientError.answered(
                response.errorCode, doing: "ask \(connection.address) for its versions")
            {
                throw error
            }
            return BrokerVersions(response, from: connection.address)
        }
    }

    /// The quorum of the metadata log.
    public func describeQuorum() async throws(ClientError) -> QuorumDescription {
        let request = DescribeQuorumRequest(
            topics: [
                DescribeQuorumRequest.TopicData(
                    topicName: "__cluster_metadata",
                    partitions: [DescribeQuorumRequest.PartitionData(partitionIndex: 0)])
            ])
        return try await retrying(asking: []) { () async throws(ClientError) in
            let connection = try await cluster.controllerConnection()
            return try QuorumDescription(try await connection.call(request))
        }
    }

    /// Forgets the registration of a broker that is gone for good (KIP-631).
    public func unregisterBroker(_ id: Int32) async throws(ClientError) {
        try await retrying(asking: []) { () async throws(ClientError) in
            let connection = try await cluster.controllerConnection()
            let response = try await connection.call(UnregisterBrokerRequest(brokerId: id))
            if let error = ClientError.answered(
                response.errorCode, doing: "unregister broker \(id)",
                detail: response.errorMessage)
            {
                throw error
            }
        }
    }
}
