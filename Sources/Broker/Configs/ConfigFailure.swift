import Metadata
import Wire

/// Why configs of one resource cannot be told or changed, as clients are told it.
struct ConfigFailure: Error, Equatable, Sendable {
    var code: KafkaErrorCode
    var message: String

    init(_ code: KafkaErrorCode, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: ControllerError) { self.init(KafkaErrorCode(error), error.message) }
}

/// The resource types of Kafka's config requests.
enum ConfigResourceType: Int8, CaseIterable {
    case topic = 2
    case broker = 4
    case brokerLogger = 8
    case clientMetrics = 16
    case group = 32

    /// The kind in the metadata log; nil for what only the node itself knows.
    var kind: ConfigResource.Kind? { ConfigResource.Kind(rawValue: rawValue) }
}
