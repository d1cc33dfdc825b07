import Config
import Primitives
import Records
import Wire

/// Shows the records of `__cluster_metadata`, one line for each.
enum DecodeMetadataLog {
    /// Whether bytes are batches, not one record: a log begins with the high byte of an offset, a
    /// record with its frame version.
    static func looksLikeLog(_ bytes: [UInt8]) -> Bool { bytes.first == 0 }

    /// - Throws: if something is unsound, after all that can be shown was.
    static func run(_ bytes: [UInt8]) throws(Failure) {
        try bytes.span.withUnsafeBytes { bytes throws(Failure) in
            var batches = BatchIterator(bytes)
            do throws(BatchError) {
                while let batch = try batches.next() {
                    let whole = UnsafeRawBufferPointer(rebasing: bytes[batch.range])
                    _ = try BatchValidator.validate(whole, strictness: .stored)
                    try show(
                        batch.header, UnsafeRawBufferPointer(rebasing: bytes[batch.payloadRange]))
                }
            } catch {
                throw Failure(
                    "the log is not sound at byte \(batches.position): \(error); what is before"
                        + " was shown")
            }
        }
    }

    private static func show(
        _ header: BatchHeader, _ payload: UnsafeRawBufferPointer
    ) throws(BatchError) {
        var records = RecordIterator(payload, count: header.recordCount)
        while let record = try records.next() {
            var line = "{\"offset\":\(header.baseOffset &+ Int64(record.offsetDelta))"
            line += ",\"epoch\":\(header.partitionLeaderEpoch)"
            if header.attributes.isControl {
                let type = record.key.flatMap {
                    ControlRecordType(key: UnsafeRawBufferPointer(rebasing: payload[$0]))
                }
                line += ",\"control\":\(JSONValue.string(type.map { "\($0)" } ?? "unknown").text)}"
            } else {
                line += ",\(members(record.value.map { [UInt8](payload[$0]) } ?? []))}"
            }
            StandardOutput.write(line: line)
        }
    }

    /// Type, version and content of a record, or why it cannot be read.
    private static func members(_ value: [UInt8]) -> String {
        do throws(DecodeError) {
            let (record, version) = try MetadataRecordFrame.decode(value.span.bytes)
            let name = JSONValue.string(type(of: record).messageName).text
            let json = WireInspector.json(record, version: version)
            return "\"type\":\(name),\"version\":\(version),\"data\":\(json)"
        } catch {
            let message = JSONValue.string("\(error)").text
            return "\"error\":\(message),\"hex\":\"\(Hex.encode(value))\""
        }
    }
}
