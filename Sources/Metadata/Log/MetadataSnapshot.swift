import Primitives
import Quorum
import Records

/// A snapshot in Kafka's form: a control batch (header, KRaft version, voters), the records of an
/// image, and a control batch (footer). Offsets within count from 0 (KIP-630).
enum MetadataSnapshot {
    /// Name of the blob: the store ties it to an offset, so both make Kafka's file name
    /// `<offset>-<epoch>.checkpoint`.
    static func blobName(epoch: Int32) -> String { "checkpoint-\(epoch)" }

    static func encode(
        _ image: MetadataImage, voters: [Voter], maxBatchByteCount: Int = 1 << 20
    ) -> [UInt8] {
        var offset: Int64 = 0
        var bytes = MetadataBatch.control(
            [
                .snapshotHeader(lastContainedLogTimestamp: image.timestamp),
                .kraftVersion(QuorumRecord.kraftVersion), .voters(voters),
            ], baseOffset: offset, epoch: image.epoch, timestamp: image.timestamp)
        offset += 3
        let values = image.records().map { $0.encoded() }
        for run in MetadataBatch.split(values, maxByteCount: maxBatchByteCount) {
            bytes += MetadataBatch.data(
                run, baseOffset: offset, epoch: image.epoch, timestamp: image.timestamp)
            offset += Int64(run.count)
        }
        bytes += MetadataBatch.control(
            [.snapshotFooter], baseOffset: offset, epoch: image.epoch, timestamp: image.timestamp)
        return bytes
    }

    /// - Parameters:
    ///   - endOffset: the snapshot holds the records below it.
    ///   - epoch: of the last of them.
    static func decode(
        _ bytes: [UInt8], endOffset: Int64, epoch: Int32
    ) throws(MetadataError) -> ReplayedMetadata {
        var replayed = ReplayedMetadata()
        var isComplete = false
        var timestamp: Int64 = -1
        try bytes.span.bytes.withUnsafeBytes { buffer throws(MetadataError) in
            try unsafe DecodedMetadataBatch.decode(buffer) { batch throws(MetadataError) in
                try replayed.take(batch)
                guard case .control(let records) = batch.contents else { return }
                for record in records {
                    switch record {
                    case .snapshotHeader(let last): timestamp = last
                    case .snapshotFooter: isComplete = true
                    default: break
                    }
                }
            }
        }
        guard isComplete else { throw MetadataError("the snapshot has no footer: it was cut") }
        replayed.image.endOffset = endOffset
        replayed.image.epoch = epoch
        replayed.image.timestamp = timestamp
        return replayed
    }
}

/// What a log says so far.
struct ReplayedMetadata {
    var image = MetadataImage()
    /// nil until the log names them.
    var voters: [Voter]?

    /// Takes one batch: all of its records, or none.
    mutating func take(_ batch: DecodedMetadataBatch) throws(MetadataError) {
        // Neither is covered by the batch's checksum.
        guard batch.header.baseOffset == image.endOffset else {
            throw MetadataError(
                "a batch begins at offset \(batch.header.baseOffset); must be \(image.endOffset)")
        }
        let epoch = batch.header.partitionLeaderEpoch
        guard epoch >= image.epoch, epoch < Int32.max else {
            throw MetadataError(
                "offset \(image.endOffset): epoch \(epoch) follows \(image.epoch)")
        }
        switch batch.contents {
        case .control(let records):
            for case .voters(let named) in records { voters = named }
        case .data(let records):
            var touched = TouchedMetadata()
            var changed = image
            for (index, record) in records.enumerated() {
                do throws(MetadataError) {
                    try changed.apply(record, touched: &touched)
                } catch {
                    throw MetadataError(
                        "offset \(batch.header.baseOffset + Int64(index)): \(error)")
                }
            }
            image = changed
        }
        image.endOffset = batch.header.nextOffset
        image.epoch = epoch
        image.timestamp = batch.header.maxTimestamp
    }
}
