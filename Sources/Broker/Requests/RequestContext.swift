import Primitives
import Wire

/// One request on its way through the broker.
///
/// [any thread] Immutable. ``reply`` is called once.
public final class RequestContext: Sendable {
    public let apiKey: Int16
    public let apiVersion: Int16
    public let correlationID: Int32
    public let clientID: String?
    public let connection: ConnectionContext
    /// The whole frame, without its length. `records` of the body are ranges of it.
    let frame: PinnedBytes
    let bodyOffset: Int
    /// nil where nobody measures.
    let trace: RequestTrace?
    private let reply: @Sendable (Reply) -> Void

    init(
        header: RequestHeader, frame: PinnedBytes, bodyOffset: Int,
        connection: ConnectionContext, trace: RequestTrace?,
        reply: @escaping @Sendable (Reply) -> Void
    ) {
        apiKey = header.requestApiKey
        apiVersion = header.requestApiVersion
        correlationID = header.correlationId
        clientID = header.clientId
        self.frame = frame
        self.bodyOffset = bodyOffset
        self.connection = connection
        self.trace = trace
        self.reply = reply
    }

    /// Reads the body; `records` come as ranges of the frame.
    ///
    /// - Parameter skipping: bytes at the body's beginning that are passed over.
    func decode<Message: WireRequest>(
        _: Message.Type, skipping skippedByteCount: Int = 0
    ) throws(DecodeError) -> Message {
        // The span must begin with the frame, so that ranges do too.
        let span = RawSpan(_unsafeBytes: frame.buffer)
        var cursor = ByteCursor(span)
        try cursor.skip(bodyOffset + skippedByteCount)
        let message = try Message(from: &cursor, version: apiVersion)
        try cursor.expectEnd()
        return message
    }

    func bodyBegins(with bytes: [UInt8]) -> Bool {
        frame.buffer.dropFirst(bodyOffset).starts(with: bytes)
    }

    func respond(
        _ message: some WireResponse, version: Int16? = nil, payloads: [FetchPayload] = []
    ) {
        if let trace, apiKey > 1 { ErrorCodes.note(in: message, to: trace) }
        var writer = ByteWriter(capacity: 256)
        ResponseHeader(correlationId: correlationID).encode(
            to: &writer, apiKey: apiKey, apiVersion: version ?? apiVersion)
        message.encode(to: &writer, version: version ?? apiVersion)
        reply(.response(EncodedResponse(head: writer, payloads: payloads)))
    }

    func respondNothing() { reply(.none) }

    func close(_ reason: String) { reply(.close(reason: reason)) }
}

/// Finds the error codes of a response, whatever its shape. Produce and Fetch, which are hot, note
/// theirs themselves.
private enum ErrorCodes {
    /// Values looked at, at most: enough for what clients ask of a few topics.
    private static let valueCountMax = 512

    static func note(in message: Any, to trace: RequestTrace) {
        var left = valueCountMax
        visit(message, &left, trace)
    }

    private static func visit(_ value: Any, _ left: inout Int, _ trace: RequestTrace) {
        for child in Mirror(reflecting: value).children {
            left -= 1
            guard left > 0 else { return }
            if child.label == "errorCode", let code = child.value as? Int16 {
                trace.note(code)
            } else if !(child.value is String || child.value is any FixedWidthInteger) {
                visit(child.value, &left, trace)
            }
        }
    }
}
