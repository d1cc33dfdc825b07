import Metadata
import Ports
import Primitives
import Quorum
import Testing

/// Knows two configs: `retention.ms`, a number, and `cleanup.policy`, a list.
struct FewConfigs: ConfigValidator {
    func problem(
        _ resource: ConfigResource, configs: [String: String], changed: Set<String>
    ) -> ControllerError? {
        for (name, value) in configs.sorted(by: { $0.key < $1.key }) {
            guard ["retention.ms", "cleanup.policy"].contains(name) else {
                return ControllerError(.invalidConfig, "Unknown topic config name: \(name)")
            }
            if name == "retention.ms" && Int64(value) == nil {
                return ControllerError(
                    .invalidConfig, "retention.ms is '\(value)'; must be a number")
            }
        }
        return nil
    }

    func listDefault(_ kind: ConfigResource.Kind, _ name: String) -> [String]? {
        name == "cleanup.policy" ? ["delete"] : nil
    }
}

enum Fixture {
    static let directory = Uuid(high: 0x1111_2222_3333_4444, low: 0x9555_6666_7777_8888)
    static let local = ReplicaKey(id: 1, directoryID: directory)
    static let settings = ControllerSettings(configValidator: FewConfigs())
    static let features = [
        FeatureRange(
            name: MetadataVersion.featureName, minLevel: MetadataVersion.level,
            maxLevel: MetadataVersion.level)
    ]

    static func registration(
        _ id: Int32 = 1, epoch: Int64 = 4, incarnation: UInt64 = 1, fenced: Bool = false
    ) -> BrokerRegistration {
        BrokerRegistration(
            id: id, epoch: epoch, incarnationID: Uuid(high: 0x4000, low: incarnation),
            endpoints: [
                BrokerEndpoint(
                    name: "PLAINTEXT", host: "localhost", port: 9092, securityProtocol: 0)
            ], features: features, rack: nil, fenced: fenced, inControlledShutdown: false,
            directories: [directory])
    }

    static func registerBroker(
        incarnation: UInt64 = 1,
        isVolatile: @escaping @Sendable (TopicImage) -> Bool = { _ in false }
    ) -> RegisterBroker {
        let registration = registration(incarnation: incarnation)
        return RegisterBroker(
            brokerID: registration.id, incarnationID: registration.incarnationID,
            endpoints: registration.endpoints, features: registration.features, rack: nil,
            directories: registration.directories, isVolatile: isVolatile)
    }

    /// An image made by records alone.
    static func image(_ records: [MetadataRecord]) throws -> MetadataImage {
        var image = MetadataImage()
        var touched = TouchedMetadata()
        for record in records { try image.apply(record, touched: &touched) }
        return image
    }

    /// A cluster of `brokers` brokers.
    static func cluster(_ brokers: Int32 = 1) throws -> MetadataImage {
        let level = MetadataRecord.featureLevel(
            name: MetadataVersion.featureName, level: MetadataVersion.level)
        return try image(
            [level] + (1...brokers).map { .registerBroker(registration($0, epoch: Int64($0))) })
    }

    /// What a request decides, and the image afterwards.
    static func step<Request: ControllerRequest>(
        _ request: Request, _ image: MetadataImage, nextOffset: Int64 = 100, seed: UInt64 = 1,
        settings: ControllerSettings = settings
    ) throws -> (outcome: ControllerOutcome<Request.Response>, image: MetadataImage) {
        let outcome = try request.step(
            ControllerContext(
                image: image, nextOffset: nextOffset, settings: settings,
                entropy: SeededEntropy(seed: seed)))
        var changed = image
        var touched = TouchedMetadata()
        for record in outcome.records { try changed.apply(record, touched: &touched) }
        return (outcome, changed)
    }
}
