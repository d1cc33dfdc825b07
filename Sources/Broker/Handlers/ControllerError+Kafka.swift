import Metadata
import Wire

extension KafkaErrorCode {
    /// The controller's codes are Kafka's.
    init(_ error: ControllerError) {
        self = KafkaErrorCode(rawValue: error.code.rawValue) ?? .unknownServerError
    }
}
