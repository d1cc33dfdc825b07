/// Moves finalized feature levels: all of the updates or none, as Kafka 4 does.
///
/// `metadata.version` is the one feature there is, and it has one level. So an update either asks
/// for what is there already, which changes nothing, or is refused; no record is ever written, and
/// a request that is only to be validated is answered the same.
public struct UpdateFeatures: ControllerRequest {
    /// What an update may do to the level (KIP-778).
    public enum UpgradeType: Int8, Equatable, Sendable {
        case upgrade = 1
        case safeDowngrade = 2
        case unsafeDowngrade = 3
    }

    public struct Update: Equatable, Sendable {
        public var feature: String
        public var level: Int16
        /// nil: a type that is not known here.
        public var upgradeType: UpgradeType?

        public init(feature: String, level: Int16, upgradeType: UpgradeType?) {
            self.feature = feature
            self.level = level
            self.upgradeType = upgradeType
        }
    }

    /// The last update of a feature counts, as in Kafka.
    public var updates: [Update]

    public init(updates: [Update]) { self.updates = updates }

    public func step(
        _ context: ControllerContext
    ) throws(ControllerError) -> ControllerOutcome<Void> {
        var last: [String: Update] = [:]
        for update in updates { last[update.feature] = update }
        for update in updates {
            guard let counted = last.removeValue(forKey: update.feature) else { continue }
            try check(counted, finalized: context.image.features)
        }
        return ControllerOutcome(())
    }

    private func check(
        _ update: Update, finalized: [String: Int16]
    ) throws(ControllerError) {
        func refuse(_ reason: String) -> ControllerError {
            ControllerError(
                .invalidUpdateVersion,
                "Level \(update.level) of feature \(update.feature) is refused, and with it every "
                    + "update of the request: \(reason)")
        }
        guard let type = update.upgradeType else {
            throw refuse("the upgrade type must be 1 (upgrade), 2 (safe) or 3 (unsafe downgrade).")
        }
        guard update.level >= 0 else { throw refuse("a level is at least 0.") }
        guard update.feature == MetadataVersion.featureName else {
            throw refuse("this node does not have the feature.")
        }
        guard update.level == MetadataVersion.level else {
            throw refuse(
                "this node has level \(MetadataVersion.level) (\(MetadataVersion.name)) only.")
        }
        let current = finalized[update.feature] ?? 0
        guard update.level <= current || type == .upgrade else {
            throw refuse("it is above the present level \(current), so it is no downgrade.")
        }
        guard update.level == current else {
            throw refuse("the log begins with level \(MetadataVersion.level) and has \(current).")
        }
    }
}
