public import Primitives

/// Keys and values in the logs of the coordinators. A key starts with its type, which is also its
/// version; a value starts with its own version. Both are two bytes.
public enum CoordinatorRecord {
    /// Reads the key of a record in the log that `space` names (`groupKey`, `transactionKey`,
    /// `shareKey`).
    ///
    /// - Throws: `invalidValue` for an unknown type, `trailingBytes`, and what the message throws.
    public static func decodeKey(
        _ bytes: RawSpan, in space: RecordSpace
    ) throws(DecodeError) -> (key: any WireRecord, type: Int16) {
        var cursor = ByteCursor(bytes)
        let type = try cursor.readInt16()
        guard let record = WireRegistry.record(space, type) else {
            throw DecodeError(.invalidValue(field: "key type", value: Int64(type)), at: 0)
        }
        let key = try record.init(from: &cursor, version: type)
        try cursor.expectEnd()
        return (key, type)
    }

    /// Reads the value that belongs to a key of that type, in the log that `space` names
    /// (`groupValue`, `transactionValue`, `shareValue`).
    ///
    /// - Throws: as ``decodeKey(_:in:)``.
    public static func decodeValue(
        _ bytes: RawSpan, in space: RecordSpace, type: Int16
    ) throws(DecodeError) -> (value: any WireRecord, version: Int16) {
        var cursor = ByteCursor(bytes)
        guard let record = WireRegistry.record(space, type) else {
            throw DecodeError(.invalidValue(field: "key type", value: Int64(type)), at: 0)
        }
        let version = try cursor.readInt16()
        let value = try record.init(from: &cursor, version: version)
        try cursor.expectEnd()
        return (value, version)
    }

    /// Appends a key with its type, or a value with its version, in front.
    ///
    /// - Precondition: the message has the version.
    public static func encode(
        _ record: any WireRecord, version: Int16, to writer: inout ByteWriter
    ) {
        writer.write(version)
        record.encode(to: &writer, version: version)
    }
}
