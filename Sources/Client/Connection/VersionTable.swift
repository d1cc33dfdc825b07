package import Wire

/// The versions that a broker takes, as it told on this connection.
package struct VersionTable: Sendable {
    private let ranges: [Int16: ClosedRange<Int16>]

    package init(_ response: ApiVersionsResponse) {
        var ranges: [Int16: ClosedRange<Int16>] = [:]
        for api in response.apiKeys where api.minVersion <= api.maxVersion {
            ranges[api.apiKey] = api.minVersion...api.maxVersion
        }
        self.ranges = ranges
    }

    /// The highest version of a request that both sides have.
    ///
    /// - Throws: `versionUnsupported`.
    package func version<Request: WireRequest>(
        of request: Request.Type, at place: String
    ) throws(ClientError) -> Int16 {
        let name = request.messageName.dropLast("Request".count)
        guard let theirs = ranges[request.apiKey] else {
            throw ClientError(
                .versionUnsupported,
                "\(place) does not offer \(name); use a broker that has it")
        }
        let ours = request.validVersions
        let version = min(ours.upperBound, theirs.upperBound)
        guard version >= max(ours.lowerBound, theirs.lowerBound) else {
            throw ClientError(
                .versionUnsupported,
                "\(place) takes \(name) in versions \(theirs.lowerBound) to \(theirs.upperBound),"
                    + " this client in \(ours.lowerBound) to \(ours.upperBound); use a broker or"
                    + " client whose versions meet")
        }
        return version
    }

    /// What to ask again with after a broker refused the version of ApiVersions itself (KIP-511).
    package static func retryVersion(_ response: ApiVersionsResponse) -> Int16 {
        let theirs = response.apiKeys.first { $0.apiKey == ApiVersionsRequest.apiKey }
        let ours = ApiVersionsRequest.validVersions
        return min(max(theirs?.maxVersion ?? 0, ours.lowerBound), ours.upperBound)
    }
}
