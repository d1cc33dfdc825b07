public import Primitives

/// Renders batches and their records as JSON text, one object a line, for `weir decode`.
///
/// A batch line has `"type":"batch"` and the header's fields; one line a record follows with
/// `"type":"record"`; what is wrong is a line with `"type":"error"`. Keys and values are strings
/// where they are UTF-8, else `{"hex":"..."}`.
public struct BatchDump {
    /// Opens the records of a batch; nil if this codec is not at hand.
    public typealias Decompress = (CompressionType, UnsafeRawBufferPointer) throws -> [UInt8]?

    private let decompress: Decompress

    /// - Parameter decompress: without it, compressed batches show their header alone.
    public init(decompress: @escaping Decompress = { _, _ in nil }) {
        self.decompress = decompress
    }

    /// Renders consecutive batches, as in a `.log` file or a `records` field.
    ///
    /// Goes on behind a batch whose content is damaged; stops where the next batch cannot be found.
    ///
    /// - Parameters:
    ///   - position: what to add to positions in `bytes`, for a piece of a file.
    ///   - emit: takes each line, without a newline.
    /// - Returns: whether everything was sound.
    public func dump(
        _ bytes: UnsafeRawBufferPointer, position: Int = 0, emit: (String) -> Void
    ) -> Bool {
        var isSound = true
        var batches = unsafe BatchIterator(bytes)
        do throws(BatchError) {
            while let batch = try batches.next() {
                let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[batch.range])
                if unsafe !dump(
                    batch.header, in: piece, position: position + batch.position, emit: emit)
                {
                    isSound = false
                }
            }
        } catch {
            emit(Self.errorLine(error.description, position: position + batches.position))
            isSound = false
        }
        return isSound
    }

    /// Renders the batch that `bytes` is.
    private func dump(
        _ header: BatchHeader, in bytes: UnsafeRawBufferPointer, position: Int,
        emit: (String) -> Void
    ) -> Bool {
        var fault: BatchError?
        do throws(BatchError) {
            _ = try unsafe BatchValidator.validate(bytes, strictness: .stored)
        } catch {
            fault = error
        }
        var crcIsValid = true
        if case .crcMismatch = fault?.reason { crcIsValid = false }
        emit(Self.batchLine(header, position: position, crcIsValid: crcIsValid))
        if let fault {
            let text = BatchError(fault.reason, at: position + fault.position).description
            emit(Self.errorLine(text, position: position))
        }
        let payload = unsafe UnsafeRawBufferPointer(rebasing: bytes[BatchHeader.byteCount...])
        do {
            let isSound = try unsafe dumpPayload(payload, of: header, emit: emit)
            return isSound && fault == nil
        } catch {
            // The validator has reported records that are not compressed already.
            if header.attributes.compressionId != 0 {
                emit(Self.errorLine("\(error)", position: position))
            }
            return false
        }
    }

    private func dumpPayload(
        _ payload: UnsafeRawBufferPointer, of header: BatchHeader, emit: (String) -> Void
    ) throws -> Bool {
        guard header.attributes.compressionId != 0 else {
            try unsafe Self.dumpRecords(payload, of: header, emit: emit)
            return true
        }
        guard let type = header.attributes.compression,
            let opened = try unsafe decompress(type, payload)
        else { return true }
        try opened.withUnsafeBytes {
            try unsafe Self.dumpRecords($0, of: header, emit: emit)
            _ = try unsafe BatchValidator.validateRecords($0, header: header, strictness: .stored)
        }
        return true
    }

    private static func dumpRecords(
        _ payload: UnsafeRawBufferPointer, of header: BatchHeader, emit: (String) -> Void
    ) throws(BatchError) {
        var iterator = unsafe RecordIterator(payload, count: header.recordCount)
        while let record = try iterator.next() {
            emit(try unsafe recordLine(record, iterator.index - 1, payload, of: header))
        }
    }

    private static func batchLine(
        _ header: BatchHeader, position: Int, crcIsValid: Bool
    ) -> String {
        let attributes = header.attributes
        let isAppendTime = attributes.timestampType == .logAppendTime
        var line = JSONLine()
        line.add("type", "batch")
        line.add("position", position)
        line.add("byteCount", header.totalByteCount)
        line.add("baseOffset", header.baseOffset)
        line.add("lastOffset", header.lastOffset)
        line.add("recordCount", header.recordCount)
        line.add("partitionLeaderEpoch", header.partitionLeaderEpoch)
        line.add("magic", BatchHeader.magic)
        line.add("crc", header.crc)
        line.add("crcIsValid", crcIsValid)
        line.add(
            "compression", attributes.compression?.name ?? "unknown \(attributes.compressionId)")
        line.add("timestampType", isAppendTime ? "LogAppendTime" : "CreateTime")
        line.add("isTransactional", attributes.isTransactional)
        line.add("isControl", attributes.isControl)
        line.add("hasDeleteHorizon", attributes.hasDeleteHorizon)
        line.add("baseTimestamp", header.baseTimestamp)
        line.add("maxTimestamp", header.maxTimestamp)
        line.add("producerId", header.producerId)
        line.add("producerEpoch", header.producerEpoch)
        line.add("baseSequence", header.baseSequence)
        return line.finish()
    }

    private static func recordLine(
        _ record: RecordView, _ index: Int32, _ payload: UnsafeRawBufferPointer,
        of header: BatchHeader
    ) throws(BatchError) -> String {
        func field(_ range: Range<Int>?) -> UnsafeRawBufferPointer? {
            range.map { unsafe UnsafeRawBufferPointer(rebasing: payload[$0]) }
        }
        let isAppendTime = header.attributes.timestampType == .logAppendTime
        var line = JSONLine()
        line.add("type", "record")
        line.add("offset", header.baseOffset &+ Int64(record.offsetDelta))
        line.add(
            "timestamp",
            isAppendTime
                ? header.maxTimestamp : header.baseTimestamp &+ record.timestampDelta)
        if header.hasProducerId && header.baseSequence >= 0 {
            line.add(
                "sequence",
                BatchHeader.sequence(header.baseSequence, advancedBy: record.offsetDelta))
        }
        let key = unsafe field(record.key)
        let value = unsafe field(record.value)
        if header.attributes.isControl, let key = unsafe key {
            let type = unsafe ControlRecordType(key: key)
            line.add("controlType", type.map { "\($0)" } ?? "unknown")
            if let value = unsafe value,
                let marker = unsafe EndTransactionMarker(key: key, value: value)
            {
                line.add("coordinatorEpoch", marker.coordinatorEpoch)
            }
        }
        unsafe line.add("key", bytes: key)
        unsafe line.add("value", bytes: value)
        var headers: [String] = []
        var iterator = unsafe HeaderIterator(payload, of: record, recordIndex: index)
        while let header = try iterator.next() {
            var item = JSONLine()
            unsafe item.add("key", bytes: field(header.key))
            unsafe item.add("value", bytes: field(header.value))
            headers.append(item.finish())
        }
        line.add("headers", json: "[" + headers.joined(separator: ",") + "]")
        return line.finish()
    }

    private static func errorLine(_ message: String, position: Int) -> String {
        var line = JSONLine()
        line.add("type", "error")
        line.add("position", position)
        line.add("message", message)
        return line.finish()
    }
}
