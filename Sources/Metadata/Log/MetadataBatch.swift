import Ports
import Primitives
import Quorum
import Records

/// A batch to be appended, or that was read: what the metadata log is made of.
enum MetadataBatch {
    /// The batch of one change.
    ///
    /// - Parameter values: encoded records, at least one.
    static func data(
        _ values: [[UInt8]], baseOffset: Int64, epoch: Int32, timestamp: Int64
    ) -> [UInt8] {
        var builder = BatchBuilder(
            BatchHeader(baseOffset: baseOffset, partitionLeaderEpoch: epoch))
        for value in values { builder.append(timestamp: timestamp, key: nil, value: value) }
        return builder.build()
    }

    static func control(
        _ records: [QuorumRecord], baseOffset: Int64, epoch: Int32, timestamp: Int64
    ) -> [UInt8] {
        BatchBuilder.control(
            records.map { ($0.type, $0.encodedValue()) }, timestamp: timestamp,
            baseOffset: baseOffset, partitionLeaderEpoch: epoch)
    }

    /// Encoded records in runs that each fit one batch.
    static func split(_ values: [[UInt8]], maxByteCount: Int) -> [[[UInt8]]] {
        // A record's own lengths and deltas, and the batch header, at their largest.
        let recordOverhead = 32
        var runs: [[[UInt8]]] = []
        var byteCount = 0
        for value in values {
            let size = value.count + recordOverhead
            if runs.isEmpty || byteCount + size > maxByteCount {
                runs.append([])
                byteCount = BatchHeader.byteCount
            }
            runs[runs.count - 1].append(value)
            byteCount += size
        }
        return runs
    }
}

/// A batch that was read.
struct DecodedMetadataBatch {
    enum Contents {
        case control([QuorumRecord])
        case data([MetadataRecord])
    }

    var header: BatchHeader
    var contents: Contents

    /// Reads whole batches, in order.
    static func decode(
        _ bytes: UnsafeRawBufferPointer,
        _ visit: (DecodedMetadataBatch) throws(MetadataError) -> Void
    ) throws(MetadataError) {
        var iterator = unsafe BatchIterator(bytes)
        while true {
            let batch: DecodedMetadataBatch
            do {
                guard let view = try iterator.next() else { return }
                batch = try unsafe DecodedMetadataBatch(view, in: bytes)
            } catch {
                throw MetadataError("batch at byte \(iterator.position): \(error)")
            }
            try visit(batch)
        }
    }

    private init(_ view: BatchView, in bytes: UnsafeRawBufferPointer) throws {
        _ = try unsafe BatchValidator.validate(bytes, at: view.position, strictness: .stored)
        header = view.header
        guard header.attributes.compressionId == 0 else {
            throw MetadataError("offset \(header.baseOffset): the batch is compressed")
        }
        let payload = unsafe UnsafeRawBufferPointer(rebasing: bytes[view.payloadRange])
        var records = unsafe RecordIterator(payload, count: header.recordCount)
        var control: [QuorumRecord] = []
        var data: [MetadataRecord] = []
        while let record = try records.next() {
            let offset = header.baseOffset + Int64(record.offsetDelta)
            do {
                let value = record.value.map { unsafe Array(payload[$0]) } ?? []
                if header.attributes.isControl {
                    let key = record.key.flatMap {
                        unsafe ControlRecordType(
                            key: UnsafeRawBufferPointer(rebasing: payload[$0]))
                    }
                    // Kafka: readers pass over control records they do not know.
                    if let key, let known = try QuorumRecord(type: key, value: value) {
                        control.append(known)
                    }
                } else {
                    data.append(try MetadataRecord(decoding: value))
                }
            } catch {
                throw MetadataError("offset \(offset): \(error)")
            }
        }
        contents = header.attributes.isControl ? .control(control) : .data(data)
    }
}
