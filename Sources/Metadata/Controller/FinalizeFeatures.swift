/// The first record of a new cluster: the level of `metadata.version` the log is written at.
struct FinalizeFeatures: ControllerRequest {
    func step(_ context: ControllerContext) throws(ControllerError) -> ControllerOutcome<Void> {
        guard context.image.features[MetadataVersion.featureName] == nil else {
            return ControllerOutcome(())
        }
        return ControllerOutcome(
            (),
            records: [
                .featureLevel(name: MetadataVersion.featureName, level: MetadataVersion.level)
            ])
    }
}
