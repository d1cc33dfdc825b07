public import Ports
import Wire

/// When a request reached its stages, and what it was: for metrics and the slow-request log.
///
/// ```
///   arrived --queue--> started --local, less the waiting--> answered --send--> written
///                         '--remote: waits for data or a high watermark--'
/// ```
///
/// [connection's loop] Everything; whoever answers notes errors before it answers.
public final class RequestTrace: @unchecked Sendable {
    // Guard of the unchecked conformance: touched on the connection's event loop, and by whoever
    // answers before the answer hops there.

    /// The frame, without its length.
    public let byteCount: Int
    /// The frame was complete.
    public let arrived: MonotonicTime
    public private(set) var started: MonotonicTime
    public var answered: MonotonicTime
    /// -1 until the header is read.
    public private(set) var apiKey: Int16 = -1
    public private(set) var apiVersion: Int16 = -1
    public private(set) var correlationID: Int32 = 0
    public private(set) var clientID: String?
    /// Time that the request waited on purpose.
    public private(set) var waitedNanoseconds: UInt64 = 0
    /// Error codes of the answer and how often each is in it.
    public private(set) var errors: [Int16: Int64] = [:]
    private var waitBegan: MonotonicTime?

    public init(byteCount: Int, arrived: MonotonicTime) {
        self.byteCount = byteCount
        self.arrived = arrived
        started = arrived
        answered = arrived
    }

    public func start(at now: MonotonicTime) { started = now }

    func identify(_ header: RequestHeader) {
        apiKey = header.requestApiKey
        apiVersion = header.requestApiVersion
        correlationID = header.correlationId
        clientID = header.clientId
    }

    func beginWait(at now: MonotonicTime) { waitBegan = now }

    func endWait(at now: MonotonicTime) {
        guard let began = waitBegan else { return }
        waitBegan = nil
        waitedNanoseconds &+= now.nanoseconds &- began.nanoseconds
    }

    func note(_ error: Int16) {
        if error != 0 { errors[error, default: 0] += 1 }
    }
}
