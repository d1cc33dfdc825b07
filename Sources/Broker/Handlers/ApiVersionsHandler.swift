import Metadata
import Primitives
import Wire

/// ApiVersions (key 18), versions 0-4.
///
/// Tells exactly what ``HandlerTable`` serves, but for Produce, which is told from 0 on because
/// librdkafka takes a broker without it for an old one (KAFKA-18659). A version above 4 is answered
/// in version 0 with UNSUPPORTED_VERSION and the ranges (KIP-511).
enum ApiVersionsHandler: RequestHandler {
    static let api = SupportedAPI(ApiVersionsRequest.self, versions: 0...4)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(ApiVersionsRequest.self)
        if request.apiVersion >= 3
            && !(isSoftwareName(body.clientSoftwareName)
                && isSoftwareName(body.clientSoftwareVersion))
        {
            return request.respond(response(.invalidRequest, home, version: request.apiVersion))
        }
        request.respond(response(.none, home, version: request.apiVersion))
    }

    /// Answers a version that is not served.
    static func refuse(_ request: RequestContext, on home: BrokerLoop) {
        request.respond(response(.unsupportedVersion, home, version: 0), version: 0)
    }

    private static func response(
        _ error: KafkaErrorCode, _ home: BrokerLoop, version: Int16
    ) -> ApiVersionsResponse {
        var response = ApiVersionsResponse()
        response.errorCode = error.rawValue
        response.apiKeys = HandlerTable.apis.map {
            var version = ApiVersionsResponse.ApiVersion()
            version.apiKey = $0.key
            version.minVersion = $0.advertised.lowerBound
            version.maxVersion = $0.advertised.upperBound
            return version
        }
        let image = home.broker.metadata.image
        var supported = ApiVersionsResponse.SupportedFeatureKey()
        supported.name = MetadataVersion.featureName
        supported.minVersion = MetadataVersion.level
        supported.maxVersion = MetadataVersion.level
        response.supportedFeatures = [supported]
        response.finalizedFeaturesEpoch = image.features.isEmpty ? -1 : image.endOffset - 1
        response.finalizedFeatures = image.features.sorted { $0.key < $1.key }.map {
            var feature = ApiVersionsResponse.FinalizedFeatureKey()
            feature.name = $0.key
            feature.minVersionLevel = $0.value
            feature.maxVersionLevel = $0.value
            return feature
        }
        return response
    }

    /// Letters, digits, `-` and `.`, beginning and ending with a letter or digit (KIP-511).
    private static func isSoftwareName(_ text: String) -> Bool {
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
            default: false
            }
        }
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2d || $0 == 0x2e }
    }
}
