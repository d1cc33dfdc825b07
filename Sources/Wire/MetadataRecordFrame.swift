public import Primitives

/// The value of a record in `__cluster_metadata`: frame version, record type and record version as
/// unsigned varints, then the message (KIP-631).
public enum MetadataRecordFrame {
    /// The only frame version there is.
    public static let version: UInt32 = 1

    /// Reads a record's value whole.
    ///
    /// - Throws: `invalidValue` for another frame version or an unknown record type,
    ///   `unsupportedVersion` for a record version, `trailingBytes`, and what the message throws.
    /// - Returns: the record and its version, to be encoded with again.
    public static func decode(
        _ bytes: RawSpan
    ) throws(DecodeError) -> (record: any WireRecord, version: Int16) {
        var cursor = ByteCursor(bytes)
        let frame = try cursor.readUnsignedVarint()
        guard frame == Self.version else {
            throw DecodeError(.invalidValue(field: "frame version", value: Int64(frame)), at: 0)
        }
        let typeOffset = cursor.offset
        let type = try cursor.readUnsignedVarint()
        guard let number = Int16(exactly: type),
            let recordType = WireRegistry.record(.cluster, number)
        else {
            throw DecodeError(
                .invalidValue(field: "record type", value: Int64(type)), at: typeOffset)
        }
        let versionOffset = cursor.offset
        let version = try cursor.readUnsignedVarint()
        guard let version = Int16(exactly: version) else {
            throw DecodeError(
                .invalidValue(field: "record version", value: Int64(version)), at: versionOffset)
        }
        let record = try recordType.init(from: &cursor, version: version)
        try cursor.expectEnd()
        return (record, version)
    }

    /// Appends a record's value.
    ///
    /// - Precondition: the record belongs to the cluster's log and has the version.
    public static func encode(
        _ record: any WireRecord, version: Int16, to writer: inout ByteWriter
    ) {
        let type = Swift.type(of: record)
        precondition(
            type.recordSpace == .cluster, "\(type.messageName) is no record of __cluster_metadata")
        writer.writeUnsignedVarint(Self.version)
        writer.writeUnsignedVarint(UInt32(type.recordTypes.lowerBound))
        writer.writeUnsignedVarint(UInt32(version))
        record.encode(to: &writer, version: version)
    }
}
