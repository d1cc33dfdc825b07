/// Record batches inside a message, which are not copied on their way.
public enum RecordsField: Equatable, Sendable {
    /// Where they are in the bytes that the message was decoded from. Encoding leaves a splice of
    /// that many bytes.
    case range(Range<Int>)
    /// Bytes of their own, copied into the encoding.
    case bytes([UInt8])
    /// Bytes that the sender puts in place itself: encoding writes their length and leaves a
    /// splice.
    case splice(byteCount: Int)

    public var byteCount: Int {
        switch self {
        case .range(let range): range.count
        case .bytes(let bytes): bytes.count
        case .splice(let byteCount): byteCount
        }
    }
}
