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
    private let reply: @Sendable (Reply) -> Void

    init(
        header: RequestHeader, frame: PinnedBytes, bodyOffset: Int,
        connection: ConnectionContext, reply: @escaping @Sendable (Reply) -> Void
    ) {
        apiKey = header.requestApiKey
        apiVersion = header.requestApiVersion
        correlationID = header.correlationId
        clientID = header.clientId
        self.frame = frame
        self.bodyOffset = bodyOffset
        self.connection = connection
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
        var writer = ByteWriter(capacity: 256)
        ResponseHeader(correlationId: correlationID).encode(
            to: &writer, apiKey: apiKey, apiVersion: version ?? apiVersion)
        message.encode(to: &writer, version: version ?? apiVersion)
        reply(.response(EncodedResponse(head: writer, payloads: payloads)))
    }

    func respondNothing() { reply(.none) }

    func close(_ reason: String) { reply(.close(reason: reason)) }
}
