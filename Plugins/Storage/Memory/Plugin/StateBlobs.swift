/// The named blobs of one log, by offset. [log's owner]
struct StateBlobs {
    /// A blob's bytes; constant.
    final class Blob: @unchecked Sendable {
        // Guard of the unchecked conformance: written in init only.
        let offset: Int64
        private let memory: UnsafeMutableRawBufferPointer
        private let budget: Budget

        /// nil if the budget has no room for it.
        init?(offset: Int64, copying bytes: UnsafeRawBufferPointer, budget: Budget) {
            guard budget.charge(bytes.count + Budget.blobCharge) else { return nil }
            self.offset = offset
            self.budget = budget
            memory = .allocate(byteCount: bytes.count, alignment: 16)
            memory.copyMemory(from: bytes)
        }

        deinit {
            budget.giveBack(memory.count + Budget.blobCharge)
            memory.deallocate()
        }

        var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(memory) }
    }

    /// Ascending by offset.
    private var byName: [String: [Blob]] = [:]

    /// In place of the one with the same name and offset.
    mutating func put(_ blob: Blob, name: String) {
        var blobs = byName[name] ?? []
        let place = blobs.firstIndex { $0.offset >= blob.offset } ?? blobs.count
        if place < blobs.count, blobs[place].offset == blob.offset {
            blobs[place] = blob
        } else {
            blobs.insert(blob, at: place)
        }
        byName[name] = blobs
    }

    func latest(name: String, atMost maxOffset: Int64) -> Blob? {
        byName[name]?.last { $0.offset <= maxOffset }
    }

    mutating func drop(name: String, below offset: Int64) {
        byName[name]?.removeAll { $0.offset < offset }
    }

    mutating func drop(past offset: Int64) {
        for name in Array(byName.keys) { byName[name]?.removeAll { $0.offset > offset } }
    }

    mutating func dropAll() { byName.removeAll() }
}
