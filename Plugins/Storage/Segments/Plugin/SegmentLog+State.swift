import PluginKit
import Primitives

/// Blobs that live in the data directory's checkpoint files: 8 bytes, big endian.
private enum SharedState: String {
    case highWatermark = "high-watermark"
    case logStart = "log-start-offset"
}

extension SegmentLog {
    /// [executor]
    func putState(_ request: PutStateRequest) throws(StoreFailure) {
        try context.checkUsable()
        guard request.offset >= 0 else {
            throw StoreFailure(
                .invalid, "\(name.directory): blob \(request.name) at offset \(request.offset)")
        }
        if let shared = SharedState(rawValue: request.name) {
            return try putShared(shared, request)
        }
        let path = directory + "/" + StateFiles.file(request.name, request.offset)
        try context.reserve.spending(reservePurpose) { () throws(StoreFailure) in
            try Files.replace(path, with: request.bytes, durable: request.durable)
        }
        states.insert(request.name, request.offset)
        if !request.durable { hasDirtyNames = true }
    }

    private func putShared(
        _ shared: SharedState, _ request: PutStateRequest
    ) throws(StoreFailure) {
        guard request.bytes.count == 8 else {
            throw StoreFailure(
                .invalid,
                "\(name.directory): blob \(request.name) has \(request.bytes.count) bytes; "
                    + "must be an offset of 8")
        }
        let value = Int64(bigEndian: request.bytes.loadUnaligned(as: Int64.self))
        let isNews = locked { () -> Bool in
            switch shared {
            case .highWatermark:
                highWatermark = (request.offset, value)
                return true
            case .logStart:
                // A trim has said so already.
                let isNews = storedLogStart != value
                logStart = (request.offset, value)
                return isNews
            }
        }
        if isNews { context.checkpointsChanged() }
        if request.durable { try context.writeCheckpointsIfStale() }
    }

    /// [executor]
    func getState(_ stateName: String, maxOffset: Int64) throws(StoreFailure) -> StorageResult {
        var result = StorageResult()
        let memory: OwnedMemory
        if let shared = SharedState(rawValue: stateName) {
            let entry = shared == .highWatermark ? highWatermark : logStart
            guard let entry, entry.offset <= maxOffset else { throw noState(stateName, maxOffset) }
            memory = OwnedMemory(byteCount: 8)
            memory.base.storeBytes(of: entry.value.bigEndian, as: Int64.self)
            result.offset = entry.offset
        } else {
            guard let offset = states.newest(stateName, atMost: maxOffset),
                let bytes = try Files.contents(
                    directory + "/" + StateFiles.file(stateName, offset))
            else { throw noState(stateName, maxOffset) }
            memory = OwnedMemory(byteCount: bytes.count)
            memory.buffer.copyBytes(from: bytes)
            result.offset = offset
        }
        result.byteCount = Int64(memory.byteCount)
        result.regions = [.memory(UnsafeRawBufferPointer(memory.buffer))]
        result.owners = [memory]
        return result
    }

    private func noState(_ stateName: String, _ maxOffset: Int64) -> StoreFailure {
        StoreFailure(
            .notFound, "\(name.directory) has no blob \(stateName) at or below \(maxOffset)")
    }

    /// [executor]
    func dropState(_ stateName: String, below limit: Int64) throws(StoreFailure) {
        if let shared = SharedState(rawValue: stateName) {
            return dropShared(shared) { $0 < limit }
        }
        try drop(stateName) { $0 < limit }
    }

    /// [executor] A truncation takes the blobs past it along.
    func dropStates(above limit: Int64) throws(StoreFailure) {
        dropShared(.highWatermark) { $0 > limit }
        dropShared(.logStart) { $0 > limit }
        for stateName in states.names { try drop(stateName) { $0 > limit } }
    }

    /// [executor]
    func dropAllStates() throws(StoreFailure) {
        locked { highWatermark = nil }
        for stateName in states.names { try drop(stateName) { _ in true } }
        context.checkpointsChanged()
    }

    private func dropShared(_ shared: SharedState, where isGone: (Int64) -> Bool) {
        locked {
            switch shared {
            case .highWatermark:
                if let entry = highWatermark, isGone(entry.offset) { highWatermark = nil }
            case .logStart:
                if let entry = logStart, isGone(entry.offset) { logStart = nil }
            }
        }
        context.checkpointsChanged()
    }

    private func drop(
        _ stateName: String, where isGone: (Int64) -> Bool
    ) throws(StoreFailure) {
        for offset in states.offsets[stateName] ?? [] where isGone(offset) {
            try Files.remove(directory + "/" + StateFiles.file(stateName, offset))
            states.remove(stateName, offset)
            hasDirtyNames = true
        }
    }
}
