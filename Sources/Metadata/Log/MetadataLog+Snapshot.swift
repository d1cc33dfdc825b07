import Ports
import Quorum

/// Snapshots, so that a start need not replay all of history. Everything here runs on the loop, but
/// for the encoding of the immutable image.
extension MetadataLog {
    /// Writes a snapshot of what is committed once enough was appended behind the last one; then
    /// trims the log to it, then drops older ones. A crash in between leaves both, and either
    /// serves.
    func snapshotIfNeeded() {
        guard !isSnapshotting, failure == nil, closed == nil,
            byteCountSinceSnapshot >= configuration.maxByteCountBetweenSnapshots
        else { return }
        isSnapshotting = true
        byteCountSinceSnapshot = 0
        let image = committed
        let voters = self.voters
        environment.pool.submit {
            let bytes = MetadataSnapshot.encode(image, voters: voters)
            self.environment.loop.execute { self.write(bytes, of: image) }
        }
    }

    private func write(_ bytes: [UInt8], of image: MetadataImage) {
        guard failure == nil else { return }
        let name = MetadataSnapshot.blobName(epoch: image.epoch)
        inFlightCount += 1
        environment.store.putState(
            handle, name: name, offset: image.endOffset, bytes: bytes, durable: true
        ) { result in
            self.onLoop(result, "writing snapshot \(image.endOffset)-\(image.epoch)") {
                self.trim(to: image)
            }
        }
    }

    private func trim(to image: MetadataImage) {
        inFlightCount += 1
        environment.store.trim(handle, to: image.endOffset) { result in
            self.onLoop(result, "trim to offset \(image.endOffset)") { _ in
                self.dropSnapshots(before: image)
            }
        }
    }

    /// A crash may have left snapshots of any epoch, so the first time looks for all of them.
    private func dropSnapshots(before image: MetadataImage) {
        for epoch in oldestSnapshotEpoch...image.epoch {
            inFlightCount += 1
            environment.store.dropState(
                handle, name: MetadataSnapshot.blobName(epoch: epoch), below: image.endOffset
            ) { result in
                self.onLoop(result, "dropping snapshots of epoch \(epoch)") {}
            }
        }
        oldestSnapshotEpoch = image.epoch
        isSnapshotting = false
    }
}
