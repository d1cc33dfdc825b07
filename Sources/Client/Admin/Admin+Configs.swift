internal import Ports
package import Wire

extension Admin {
    /// The configs of a resource by name.
    ///
    /// - Parameters:
    ///   - names: only these; nil for all.
    ///   - withDetails: also synonyms and documentation, which make the answer large.
    /// - Throws: `versionUnsupported` if the broker cannot tell configs.
    public func describeConfigs(
        of resource: ConfigResource, names: [String]? = nil, withDetails: Bool = false
    ) async throws(ClientError) -> [ConfigEntry] {
        let request = DescribeConfigsRequest(
            resources: [
                DescribeConfigsRequest.DescribeConfigsResource(
                    resourceType: resource.kind.rawValue, resourceName: resource.name,
                    configurationKeys: names)
            ], includeSynonyms: withDetails, includeDocumentation: withDetails)
        return try await retrying(asking: nil) { () async throws(ClientError) in
            let connection = try await connection(for: resource, changes: false)
            return try Self.configs(try await connection.call(request), of: resource)
        }
    }

    package static func configs(
        _ response: DescribeConfigsResponse, of resource: ConfigResource
    ) throws(ClientError) -> [ConfigEntry] {
        let result = response.results.first {
            $0.resourceType == resource.kind.rawValue && $0.resourceName == resource.name
        }
        guard let result else {
            throw ClientError(.badResponse, "the broker did not answer for \(resource)")
        }
        if let error = ClientError.answered(
            result.errorCode, doing: "describe the configs of \(resource)",
            detail: result.errorMessage)
        {
            throw error
        }
        return result.configs.map(ConfigEntry.init).sorted { $0.name < $1.name }
    }

    /// Changes configs of a resource, all or none (KIP-339).
    ///
    /// - Parameter validateOnly: only checks that the change is allowed.
    /// - Throws: `versionUnsupported` if the broker is older than Kafka 2.3.
    public func alterConfigs(
        of resource: ConfigResource, _ changes: [ConfigAlteration], validateOnly: Bool = false
    ) async throws(ClientError) {
        let request = Self.alterRequest(resource, changes, validateOnly: validateOnly)
        try await retrying(asking: []) { () async throws(ClientError) in
            let connection = try await connection(for: resource, changes: true)
            let response = try await connection.call(
                request, brokerWait: cluster.configuration.requestTimeout)
            try Self.checkAltered(response, resource)
        }
    }

    package static func alterRequest(
        _ resource: ConfigResource, _ changes: [ConfigAlteration], validateOnly: Bool
    ) -> IncrementalAlterConfigsRequest {
        IncrementalAlterConfigsRequest(
            resources: [
                IncrementalAlterConfigsRequest.AlterConfigsResource(
                    resourceType: resource.kind.rawValue, resourceName: resource.name,
                    configs: changes.map {
                        IncrementalAlterConfigsRequest.AlterableConfig(
                            name: $0.name, configOperation: $0.operation.rawValue, value: $0.value)
                    })
            ], validateOnly: validateOnly)
    }

    package static func checkAltered(
        _ response: IncrementalAlterConfigsResponse, _ resource: ConfigResource
    ) throws(ClientError) {
        let result = response.responses.first {
            $0.resourceType == resource.kind.rawValue && $0.resourceName == resource.name
        }
        guard let result else {
            throw ClientError(.badResponse, "the broker did not answer for \(resource)")
        }
        if let error = ClientError.answered(
            result.errorCode, doing: "change the configs of \(resource)",
            detail: result.errorMessage)
        {
            throw error
        }
    }

    /// Resources of some kinds that have configs of their own, or could have (KIP-1142).
    ///
    /// - Parameter kinds: all if empty.
    /// - Throws: `versionUnsupported` also if the broker can list none but client metrics
    ///   subscriptions and others are wanted.
    public func listConfigResources(
        _ kinds: Set<ConfigResource.Kind> = []
    ) async throws(ClientError) -> [ConfigResource] {
        let request = ListConfigResourcesRequest(resourceTypes: kinds.map(\.rawValue).sorted())
        return try await retrying(asking: nil) { () async throws(ClientError) in
            let connection = try await cluster.anyConnection()
            let version = try connection.version(of: ListConfigResourcesRequest.self)
            guard version > 0 || kinds == [.clientMetrics] else {
                throw ClientError(
                    .versionUnsupported,
                    "\(connection.address) lists no resources but client metrics subscriptions;"
                        + " name the resource")
            }
            return try Self.resources(try await connection.call(request))
        }
    }

    /// Kinds that this client does not know are left out.
    package static func resources(
        _ response: ListConfigResourcesResponse
    ) throws(ClientError) -> [ConfigResource] {
        if let error = ClientError.answered(
            response.errorCode, doing: "list resources with configs")
        {
            throw error
        }
        return response.configResources.compactMap { resource in
            ConfigResource.Kind(rawValue: resource.resourceType).map {
                ConfigResource($0, resource.resourceName)
            }
        }.sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    }

    /// A broker's own resources are asked for and changed there, others at the controller or
    /// anywhere.
    private func connection(
        for resource: ConfigResource, changes: Bool
    ) async throws(ClientError) -> Connection {
        if let broker = resource.broker { return try await connection(toBroker: broker) }
        return changes
            ? try await cluster.controllerConnection() : try await cluster.anyConnection()
    }

    /// - Throws: `invalidArgument` if the cluster has no such broker.
    func connection(toBroker id: Int32) async throws(ClientError) -> Connection {
        if await cluster.metadata.brokers[id] == nil { try await cluster.refresh(topics: []) }
        let known = await cluster.metadata.brokers
        guard known[id] != nil else {
            let list = known.keys.sorted().map { "\($0)" }.joined(separator: ", ")
            throw ClientError(
                .invalidArgument,
                "the cluster has no broker \(id); it has \(list.isEmpty ? "none" : list)")
        }
        return try await cluster.connection(to: id)
    }
}
