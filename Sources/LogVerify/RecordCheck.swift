import Primitives
import Records

extension BatchError.Reason {
    /// What is wrong, without the position.
    var sentence: String {
        let text = BatchError(self, at: 0).description
        return String(text.dropFirst("byte 0: ".count))
    }
}

/// Checks the records of a batch whose header and CRC are sound.
struct RecordCheck {
    let file: String
    let report: VerifyReport

    func check(_ header: BatchHeader, _ bytes: UnsafeRawBufferPointer, at position: Int) {
        guard bytes.count >= BatchHeader.byteCount else { return }
        let payload = UnsafeRawBufferPointer(rebasing: bytes[BatchHeader.byteCount...])
        guard let type = header.attributes.compression, type != .none else {
            return walk(payload, header, at: position, payloadPosition: BatchHeader.byteCount)
        }
        let opened: [UInt8]
        do {
            guard let bytes = try report.options.decompress(type, payload) else {
                report.count { $0.unopened[type.name, default: 0] += 1 }
                return
            }
            opened = bytes
        } catch {
            return add(
                .badCompression, at: position,
                "batch of offsets \(header.baseOffset) to \(header.lastOffset): its"
                    + " \(type.name) data cannot be opened: \(error)")
        }
        opened.withUnsafeBytes { walk($0, header, at: position, payloadPosition: nil) }
    }

    /// - Parameter payloadPosition: from the batch's start; nil for records that were opened.
    private func walk(
        _ payload: UnsafeRawBufferPointer, _ header: BatchHeader, at position: Int,
        payloadPosition: Int?
    ) {
        let found: RecordsSummary
        do throws(BatchError) {
            found = try BatchValidator.validateRecords(
                payload, header: header, strictness: .stored)
        } catch {
            let place = payloadPosition.map { position + $0 + error.position }
            let opened = place == nil ? " (byte \(error.position) of the opened records)" : ""
            return add(
                .badRecords, at: place ?? position,
                "batch of offsets \(header.baseOffset) to \(header.lastOffset):"
                    + " \(error.reason.sentence)\(opened)")
        }
        guard header.recordCount > 0, header.attributes.timestampType == .createTime,
            found.maxTimestamp != header.maxTimestamp
        else { return }
        report.add(
            Finding(
                .warning, .timestamp, file: file, at: position,
                "batch of offsets \(header.baseOffset) to \(header.lastOffset) says its greatest"
                    + " timestamp is \(header.maxTimestamp); its records have"
                    + " \(found.maxTimestamp)",
                remedy: "nothing, unless lookups by time matter"))
    }

    private func add(_ rule: Finding.Rule, at position: Int, _ problem: String) {
        report.add(
            Finding(.error, rule, file: file, at: position, problem, remedy: Remedy.lost))
    }
}
