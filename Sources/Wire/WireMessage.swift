public import Primitives

/// A value inside a message: a structure, or a scalar that arrays are made of.
///
/// Generated code calls these; they do not check that the message has the version. Use
/// ``WireMessage/init(from:version:)`` and ``WireMessage/encode(to:version:)`` instead.
public protocol WireElement: Equatable, Sendable {
    /// - Parameter flexible: compact lengths and tagged fields (KIP-482).
    init(from cursor: inout ByteCursor, version: Int16, flexible: Bool) throws(DecodeError)
    func encode(to writer: inout ByteWriter, version: Int16, flexible: Bool)
}

/// What a message is for.
public enum MessageKind: String, Sendable, CaseIterable {
    case request, response, header
    /// A record of the cluster's metadata log or of the tiered storage log.
    case metadata
    /// A structure inside another record, field or file.
    case data
}

/// A whole message of the Kafka protocol.
///
/// Fields that a version lacks are left at their defaults by decoding and dropped by encoding. A
/// null in a version that does not allow it is encoded as the empty value. `unknownTaggedFields` of
/// a flexible structure hold what this schema does not know, and are encoded again.
public protocol WireMessage: WireElement {
    /// Kafka's name, which is also the Swift type's.
    static var messageName: String { get }
    static var kind: MessageKind { get }
    /// Versions that exist.
    static var validVersions: ClosedRange<Int16> { get }
    /// First version with compact lengths and tagged fields; nil if there is none.
    static var firstFlexibleVersion: Int16? { get }
}

/// The body of a request.
public protocol WireRequest: WireMessage {
    associatedtype Response: WireResponse
    static var apiKey: Int16 { get }
}

/// The body of a response.
public protocol WireResponse: WireMessage {
    static var apiKey: Int16 { get }
}

/// A record of a log of Kafka's own.
public protocol WireRecord: WireMessage {
    static var recordSpace: RecordSpace { get }
    /// Numbers that announce this record in its log.
    static var recordTypes: ClosedRange<Int16> { get }
}

/// The logs of Kafka's own, each with its own numbering of records.
public enum RecordSpace: String, Sendable, CaseIterable {
    /// `__cluster_metadata`; the number is the type in the record's frame.
    case cluster
    /// `__remote_log_metadata`.
    case remote
    /// `__consumer_offsets`; the number is the key's version.
    case groupKey = "group-key"
    case groupValue = "group-value"
    /// `__transaction_state`.
    case transactionKey = "transaction-key"
    case transactionValue = "transaction-value"
    /// `__share_group_state`.
    case shareKey = "share-key"
    case shareValue = "share-value"
    /// Records of control batches; the number is the type in the record's key.
    case control
}

extension WireMessage {
    public static func isFlexible(_ version: Int16) -> Bool {
        firstFlexibleVersion.map { version >= $0 } ?? false
    }

    /// Reads one message; bytes may follow it.
    ///
    /// - Throws: `unsupportedVersion` outside ``validVersions``; otherwise what the bytes lack.
    public init(from cursor: inout ByteCursor, version: Int16) throws(DecodeError) {
        guard Self.validVersions.contains(version) else {
            throw DecodeError(.unsupportedVersion(version), at: cursor.offset)
        }
        try self.init(from: &cursor, version: version, flexible: Self.isFlexible(version))
    }

    /// Reads a message that fills `bytes`.
    ///
    /// - Throws: as ``init(from:version:)``, and `trailingBytes`.
    public init(bytes: [UInt8], version: Int16) throws(DecodeError) {
        var cursor = ByteCursor(bytes.span.bytes)
        try self.init(from: &cursor, version: version)
        try cursor.expectEnd()
    }

    /// Appends the message.
    ///
    /// - Precondition: the message has the version, and no string is longer than the version's
    ///   length field can say (32,767 bytes in a version that is not flexible).
    public func encode(to writer: inout ByteWriter, version: Int16) {
        precondition(
            Self.validVersions.contains(version),
            "\(Self.messageName) has versions \(Self.validVersions), not \(version)")
        encode(to: &writer, version: version, flexible: Self.isFlexible(version))
    }

    /// The encoded message.
    ///
    /// - Precondition: as ``encode(to:version:)``, and no field is spliced.
    public func encoded(version: Int16) -> [UInt8] {
        var writer = ByteWriter()
        encode(to: &writer, version: version)
        precondition(writer.splices.isEmpty, "\(Self.messageName) has spliced records")
        return writer.bytes
    }
}
