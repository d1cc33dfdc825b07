import Metadata
import Primitives
import Wire

/// UpdateFeatures (key 57), versions 0-2.
///
/// As Kafka 4 does in every version, an update that is refused refuses the whole request with one
/// error. When all is well, versions 0 and 1 have a row for each feature. Nothing can be changed
/// here (see ``UpdateFeatures``), so `validate_only` makes no difference.
enum UpdateFeaturesHandler: RequestHandler {
    static let api = SupportedAPI(UpdateFeaturesRequest.self, versions: 0...2)

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(UpdateFeaturesRequest.self)
        let updates = body.featureUpdates.map { update in
            UpdateFeatures.Update(
                feature: update.feature, level: update.maxVersionLevel,
                upgradeType: upgradeType(update, version: request.apiVersion))
        }
        home.broker.change(UpdateFeatures(updates: updates)) { result in
            var response = UpdateFeaturesResponse()
            switch result {
            case .failure(let error):
                response.errorCode = KafkaErrorCode(error).rawValue
                response.errorMessage = error.message
            case .success:
                response.errorMessage = nil
                var seen: Set<String> = []
                for update in updates where seen.insert(update.feature).inserted {
                    var row = UpdateFeaturesResponse.UpdatableFeatureResult()
                    row.feature = update.feature
                    row.errorMessage = nil
                    response.results.append(row)
                }
            }
            request.respond(response)
        }
    }

    /// Version 0 knows no type: a downgrade is allowed, then a safe one is meant, or it is not.
    private static func upgradeType(
        _ update: UpdateFeaturesRequest.FeatureUpdateKey, version: Int16
    ) -> UpdateFeatures.UpgradeType? {
        guard version == 0 else { return UpdateFeatures.UpgradeType(rawValue: update.upgradeType) }
        return update.allowDowngrade ? .safeDowngrade : .upgrade
    }
}
