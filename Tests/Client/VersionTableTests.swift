import Client
import Testing
import Wire

@Suite struct VersionTableTests {
    private func table(_ ranges: (key: Int16, versions: ClosedRange<Int16>)...) -> VersionTable {
        VersionTable(
            ApiVersionsResponse(
                apiKeys: ranges.map {
                    ApiVersionsResponse.ApiVersion(
                        apiKey: $0.key, minVersion: $0.versions.lowerBound,
                        maxVersion: $0.versions.upperBound)
                }))
    }

    @Test func takesTheHighestThatBothHave() throws {
        let old = table((key: 3, versions: 0...5))
        #expect(try old.version(of: MetadataRequest.self, at: "a:1") == 5)
        let new = table((key: 3, versions: 0...99))
        #expect(
            try new.version(of: MetadataRequest.self, at: "a:1")
                == MetadataRequest.validVersions.upperBound)
    }

    @Test func saysWhatIsMissing() {
        let missing = #expect(throws: ClientError.self) {
            try table().version(of: MetadataRequest.self, at: "a:1")
        }
        #expect(missing?.code == .versionUnsupported)
        #expect(missing?.message.contains("a:1 does not offer Metadata") == true)
        let future = #expect(throws: ClientError.self) {
            try table((key: 3, versions: 98...99)).version(of: MetadataRequest.self, at: "a:1")
        }
        #expect(future?.message.contains("versions 98 to 99") == true)
    }

    @Test func asksAgainWithTheBrokersVersion() {
        let refusal = ApiVersionsResponse(
            errorCode: 35,
            apiKeys: [.init(apiKey: 18, minVersion: 0, maxVersion: 2)])
        #expect(VersionTable.retryVersion(refusal) == 2)
        #expect(VersionTable.retryVersion(ApiVersionsResponse(errorCode: 35)) == 0)
    }
}
