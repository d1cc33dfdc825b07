public import Primitives

/// The bytes of a response: encoded parts with payloads spliced in between.
public struct EncodedResponse: Sendable {
    /// Response header and body, without the length in front and without the payloads.
    public var head: ByteWriter
    /// One for each splice of `head`, in order.
    public var payloads: [FetchPayload]

    public init(head: ByteWriter, payloads: [FetchPayload] = []) {
        self.head = head
        self.payloads = payloads
    }

    /// What the frame's length field says.
    public var byteCount: Int { head.totalByteCount }
}

/// How a request ends.
public enum Reply: Sendable {
    case response(EncodedResponse)
    /// acks=0: nothing is sent.
    case none
    /// The connection must go, with a line in the log that says why.
    case close(reason: String)
}
