package import PartitionLog
package import Ports
package import Primitives
import Records

/// The rules a produced batch must meet before it is numbered. Pure.
package enum BatchCheck {
    package enum Step: Sendable {
        case checked(CheckedBatch)
        /// The records must be opened or remade, which takes a worker.
        case needsWorker(Work)
    }

    package static func check(
        _ records: PinnedBytes, settings: PartitionSettings, codecs: CodecTable, now: Int64
    ) throws(AppendError) -> Step {
        let summary: BatchSummary
        do throws(BatchError) {
            summary = try BatchValidator.validate(records.buffer)
        } catch {
            throw AppendError(error)
        }
        let header = summary.header
        guard header.totalByteCount == records.byteCount else {
            throw .invalidRecord(
                "a partition's records must be exactly one batch; \(records.byteCount) bytes came, "
                    + "the first batch has \(header.totalByteCount)", indexes: [])
        }
        try checkSize(records.byteCount, settings)
        if header.attributes.isTransactional { throw .transactionsUnsupported }
        let type = header.attributes.compression ?? .none
        guard codecs.supports(type) else {
            throw .unsupportedCompression(
                "\(type.name) batches need the \(type.name) codec, which is not loaded")
        }
        let work = Work(records: records, header: header, settings: settings, now: now)
        if let target = settings.compression, target != type {
            return .needsWorker(work)
        }
        if type != .none && needsRecords(settings) { return .needsWorker(work) }
        return .checked(try work.finish(summary.records, bytes: records, header: header))
    }

    /// Whether the rules ask for more than a header tells: keys, or the least timestamp.
    private static func needsRecords(_ settings: PartitionSettings) -> Bool {
        settings.isCompacted
            || (settings.timestampBeforeMax != Int64.max && !settings.usesLogAppendTime)
    }

    private static func checkSize(
        _ byteCount: Int, _ settings: PartitionSettings
    ) throws(AppendError) {
        if byteCount > settings.maxMessageByteCount {
            throw .tooLarge(byteCount: byteCount, allowed: settings.maxMessageByteCount)
        }
        if UInt64(byteCount) > settings.layout.segmentByteCount {
            throw .largerThanSegment(
                byteCount: byteCount, allowed: Int(settings.layout.segmentByteCount))
        }
    }

    /// What a worker does with a batch whose records must be seen or compressed anew.
    package struct Work: Sendable {
        var records: PinnedBytes
        var header: BatchHeader
        var settings: PartitionSettings
        var now: Int64

        package func run(
            codecs: CodecTable, limits: DecompressionLimits
        ) throws(AppendError) -> CheckedBatch {
            let payload = try open(codecs: codecs, limits: limits)
            let summary: RecordsSummary
            do throws(BatchError) {
                summary = try payload.withUnsafeBytes { bytes in
                    Result { () throws(BatchError) in
                        try BatchValidator.validateRecords(bytes, header: header)
                    }
                }.get()
            } catch {
                throw AppendError(error)
            }
            guard let target = settings.compression, target != header.attributes.compression
            else { return try finish(summary, bytes: records, header: header, opened: payload) }
            return try remake(payload, summary, target: target, codecs: codecs)
        }

        private func open(
            codecs: CodecTable, limits: DecompressionLimits
        ) throws(AppendError) -> [UInt8] {
            let compressed = UnsafeRawBufferPointer(
                rebasing: records.buffer[BatchHeader.byteCount...])
            let type = header.attributes.compression ?? .none
            guard type != .none else { return [UInt8](compressed) }
            guard let codec = codecs[type] else {
                throw .unsupportedCompression("the \(type.name) codec is not loaded")
            }
            do throws(CodecError) {
                return try codec.decompress(compressed, limits: limits)
            } catch {
                throw .corrupt("\(type.name) records do not open: \(error)")
            }
        }

        private func remake(
            _ payload: [UInt8], _ summary: RecordsSummary, target: CompressionType,
            codecs: CodecTable
        ) throws(AppendError) -> CheckedBatch {
            var body = payload
            if target != .none {
                guard let codec = codecs[target] else {
                    throw .unsupportedCompression("the \(target.name) codec is not loaded")
                }
                do throws(CodecError) {
                    body = try payload.withUnsafeBytes { bytes in
                        Result { () throws(CodecError) in
                            try codec.compress(bytes, level: settings.compressionLevel)
                        }
                    }.get()
                } catch {
                    throw .storage("\(target.name) compression failed: \(error)")
                }
            }
            // The bounds hold for what is stored, too, as in Kafka.
            try checkSize(BatchHeader.byteCount + body.count, settings)
            var remade = header
            remade.attributes.compression = target
            remade.batchLength = Int32(
                BatchHeader.byteCount - BatchHeader.prefixByteCount + body.count)
            let memory = OwnedMemory(byteCount: BatchHeader.byteCount + body.count)
            remade.write(to: memory.buffer)
            UnsafeMutableRawBufferPointer(rebasing: memory.buffer[BatchHeader.byteCount...])
                .copyBytes(from: body)
            BatchHeader.patchCRC(in: memory.buffer)
            let bytes = PinnedBytes(
                owner: memory, base: UnsafeRawPointer(memory.base), byteCount: memory.byteCount)
            return try finish(summary, bytes: bytes, header: remade, opened: payload)
        }

        /// Policy: keys and time.
        ///
        /// - Parameter opened: the records, if they had to be opened.
        func finish(
            _ summary: RecordsSummary?, bytes: PinnedBytes, header: BatchHeader,
            opened: [UInt8]? = nil
        ) throws(AppendError) -> CheckedBatch {
            if settings.isCompacted, let index = summary?.firstNullKeyIndex {
                throw .invalidRecord(
                    "a compacted topic needs a key in every record; record \(index) of the batch "
                        + "has none",
                    indexes: indexes(bytes, opened) { $0.key == nil })
            }
            var maxTimestamp = summary?.maxTimestamp ?? header.maxTimestamp
            var logAppendTime: Int64 = -1
            let batch = UnsafeMutableRawBufferPointer(mutating: bytes.buffer)
            if settings.usesLogAppendTime {
                maxTimestamp = now
                logAppendTime = now
                BatchHeader.patchTimestamp(type: .logAppendTime, maxTimestamp: now, in: batch)
            } else {
                try checkTimestamps(summary, header: header, bytes: bytes, opened: opened)
                if header.attributes.timestampType != .createTime
                    || maxTimestamp != header.maxTimestamp
                {
                    BatchHeader.patchTimestamp(
                        type: .createTime, maxTimestamp: maxTimestamp, in: batch)
                }
            }
            let claim =
                header.hasProducerId
                ? ProducerStates.Claim(
                    producerID: header.producerId, epoch: header.producerEpoch,
                    baseSequence: header.baseSequence, recordCount: header.recordCount) : nil
            return CheckedBatch(
                bytes: bytes, recordCount: header.recordCount, maxTimestamp: maxTimestamp,
                logAppendTime: logAppendTime, claim: claim)
        }

        /// `message.timestamp.before.max.ms` and `message.timestamp.after.max.ms` (KIP-937).
        private func checkTimestamps(
            _ summary: RecordsSummary?, header: BatchHeader, bytes: PinnedBytes, opened: [UInt8]?
        ) throws(AppendError) {
            let earliest = now.subtractingReportingOverflow(settings.timestampBeforeMax)
            let latest = now.addingReportingOverflow(settings.timestampAfterMax)
            let low = earliest.overflow ? Int64.min : earliest.partialValue
            let high = latest.overflow ? Int64.max : latest.partialValue
            let seen = [
                summary?.minTimestamp ?? header.baseTimestamp,
                summary?.maxTimestamp ?? header.maxTimestamp,
            ]
            for timestamp in seen
            where timestamp != BatchHeader.noTimestamp && (timestamp < low || timestamp > high) {
                let base = header.baseTimestamp
                let bad = indexes(bytes, opened) {
                    let time = base &+ $0.timestampDelta
                    return time != BatchHeader.noTimestamp && (time < low || time > high)
                }
                throw .invalidTimestamp(timestamp, earliest: low, latest: high, indexes: bad)
            }
        }

        /// Positions in the batch of the records that break a rule; none if they were not opened.
        private func indexes(
            _ bytes: PinnedBytes, _ opened: [UInt8]?, where isBad: (RecordView) -> Bool
        ) -> [Int32] {
            func walk(_ payload: UnsafeRawBufferPointer) -> [Int32] {
                var found: [Int32] = []
                var records = RecordIterator(payload, count: header.recordCount)
                while let record = try? records.next() {
                    if isBad(record) { found.append(records.index - 1) }
                }
                return found
            }
            if let opened { return opened.withUnsafeBytes(walk) }
            guard header.attributes.compressionId == 0 else { return [] }
            return walk(UnsafeRawBufferPointer(rebasing: bytes.buffer[BatchHeader.byteCount...]))
        }
    }
}

extension AppendError {
    init(_ error: BatchError) {
        switch error.category {
        case .corrupt: self = .corrupt(error.description)
        case .unsupportedFormat: self = .unsupportedFormat(error.description)
        case .invalid:
            if case .record(let index, _) = error.reason {
                self = .invalidRecord(error.description, indexes: [index])
            } else {
                self = .invalidRecord(error.description, indexes: [])
            }
        }
    }
}
