import CPluginABI

/// The table behind "storage.log/1". Its owner deallocates it.
func makeStorageTable() -> UnsafeMutablePointer<weir_storage_log_1> {
    let table = UnsafeMutablePointer<weir_storage_log_1>.allocate(capacity: 1)
    table.initialize(to: weir_storage_log_1())
    table.pointee.size = UInt32(MemoryLayout<weir_storage_log_1>.size)
    fillLifeOperations(table)
    fillDataOperations(table)
    fillShapeOperations(table)
    fillStateOperations(table)
    return table
}

private func fillLifeOperations(_ table: UnsafeMutablePointer<weir_storage_log_1>) {
    table.pointee.list = { submit($0, 0, .list, $1, $2) }
    table.pointee.open = { this, id, token, result in
        guard let id else { return refuse("open: id is NULL", result) }
        do throws(PluginError) {
            return submit(this, 0, .open(try OpenRequest(id)), token, result)
        } catch { return refuse(error, result) }
    }
    table.pointee.close = { submit($0, $1, .close, $2, $3) }
    table.pointee.remove = { submit($0, $1, .remove, $2, $3) }
    table.pointee.describe = { submit($0, $1, .describe, $2, $3) }
    table.pointee.configure = { this, log, id, token, result in
        guard let id else { return refuse("configure: id is NULL", result) }
        return submit(this, log, .configure(StorageLayout(id)), token, result)
    }
    table.pointee.cancel = { instance($0)?.storage?.cancel($1) }
}

private func fillDataOperations(_ table: UnsafeMutablePointer<weir_storage_log_1>) {
    table.pointee.append = { this, log, operation, token, result in
        guard let operation else { return refuse("append: op is NULL", result) }
        do throws(PluginError) {
            let request = AppendRequest(operation)
            try request.check()
            return submit(this, log, .append(request), token, result)
        } catch { return refuse(error, result) }
    }
    table.pointee.read = { this, log, operation, token, result in
        guard let operation else { return refuse("read: op is NULL", result) }
        return submit(this, log, .read(ReadRequest(operation)), token, result)
    }
    table.pointee.release = { StoragePin.release($1) }
    table.pointee.lookup_time = { submit($0, $1, .lookupTime($2), $3, $4) }
    table.pointee.flush = { submit($0, $1, .flush, $2, $3) }
}

private func fillShapeOperations(_ table: UnsafeMutablePointer<weir_storage_log_1>) {
    table.pointee.truncate_to = { this, log, offset, token, result in
        guard offset >= 0 else { return refuse("truncate_to: offset is \(offset)", result) }
        return submit(this, log, .truncate(offset), token, result)
    }
    table.pointee.trim_to = { this, log, offset, token, result in
        guard offset >= 0 else { return refuse("trim_to: offset is \(offset)", result) }
        return submit(this, log, .trim(offset), token, result)
    }
    table.pointee.start_at = { this, log, offset, token, result in
        guard offset >= 0 else { return refuse("start_at: offset is \(offset)", result) }
        return submit(this, log, .start(offset), token, result)
    }
    table.pointee.seal = { submit($0, $1, .seal, $2, $3) }
    table.pointee.list_segments = { submit($0, $1, .listSegments, $2, $3) }
    table.pointee.export_segment = { submit($0, $1, .exportSegment($2), $3, $4) }
    table.pointee.replace = { this, log, from, to, operation, token, result in
        guard let operation else { return refuse("replace: op is NULL", result) }
        do throws(PluginError) {
            let request = AppendRequest(operation)
            try request.check()
            try checkReplacement(request, from: from, to: to)
            return submit(this, log, .replace(from: from, to: to, request), token, result)
        } catch { return refuse(error, result) }
    }
}

private func fillStateOperations(_ table: UnsafeMutablePointer<weir_storage_log_1>) {
    table.pointee.put_state = { this, log, name, offset, bytes, flags, token, result in
        do throws(PluginError) {
            guard offset >= 0 else {
                throw PluginError(.invalid, "put_state: offset is \(offset); must be at least 0")
            }
            guard bytes.n == 0 || bytes.p != nil, bytes.n <= UInt64(Int32.max) else {
                throw PluginError(.invalid, "put_state: \(bytes.n) bytes; at most \(Int32.max)")
            }
            let request = PutStateRequest(
                name: try stateName(name), offset: offset,
                bytes: UnsafeRawBufferPointer(start: bytes.p, count: Int(bytes.n)),
                durable: flags & UInt32(WEIR_STATE_DURABLE) != 0)
            return submit(this, log, .putState(request), token, result)
        } catch { return refuse(error, result) }
    }
    table.pointee.get_state = { this, log, name, maxOffset, token, result in
        do throws(PluginError) {
            let call = StorageCall.getState(name: try stateName(name), maxOffset: maxOffset)
            return submit(this, log, call, token, result)
        } catch { return refuse(error, result) }
    }
    table.pointee.drop_state = { this, log, name, offset, token, result in
        do throws(PluginError) {
            let call = StorageCall.dropState(name: try stateName(name), below: offset)
            return submit(this, log, call, token, result)
        } catch { return refuse(error, result) }
    }
}

/// Hands the operation to the backend and answers as the header says.
private func submit(
    _ this: UnsafeMutableRawPointer?, _ log: UInt64, _ call: StorageCall, _ token: UInt64,
    _ result: UnsafeMutablePointer<weir_storage_result_1>?
) -> Int32 {
    guard let result, let target = instance(this)?.storage else {
        return refuse("called without an instance or a result", result)
    }
    guard target.admit(call) else {
        return refuse(
            PluginError(.closed, "the storage instance is draining; nothing new is taken"), result)
    }
    let done = StorageCompletion(target, token: token)
    target.perform(call, log, done)
    return done.returned(into: result)
}

private func refuse(
    _ message: String, _ result: UnsafeMutablePointer<weir_storage_result_1>?
) -> Int32 {
    refuse(PluginError(.invalid, message), result)
}

private func refuse(
    _ error: PluginError, _ result: UnsafeMutablePointer<weir_storage_result_1>?
) -> Int32 {
    guard let result else { return error.rawCode }
    let byteCount = MemoryLayout<weir_storage_result_1>.size
    UnsafeMutableRawPointer(result).initializeMemory(
        as: UInt8.self, repeating: 0, count: byteCount)
    result.pointee.size = UInt32(byteCount)
    write(
        code: error.rawCode, errnoValue: error.errnoValue, message: error.message,
        to: UnsafeMutableRawPointer(result) + (byteCount - statusByteCount))
    return error.rawCode
}

/// A blob's name: 1-64 of [a-z0-9-].
private func stateName(_ name: weir_str) throws(PluginError) -> String {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let text = text(of: name), (1...64).contains(text.utf8.count),
        text.utf8.allSatisfy({
            letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-")
        })
    else {
        throw PluginError(.invalid, "state: the name must be 1-64 of [a-z0-9-]")
    }
    return text
}

/// The new batches lie within the range that they replace.
private func checkReplacement(
    _ request: AppendRequest, from: Int64, to: Int64
) throws(PluginError) {
    guard from >= 0, to > from else {
        throw PluginError(.invalid, "replace: range \(from)..<\(to) is empty or negative")
    }
    guard request.batchCount > 0 else { return }
    let first = request.batch(0).baseOffset
    let last = request.batch(request.batchCount - 1).lastOffset
    guard first >= from, last < to else {
        throw PluginError(
            .invalid, "replace: batches \(first)...\(last) lie outside of \(from)..<\(to)")
    }
}

extension StorageLayout {
    init(_ id: UnsafePointer<weir_log_id_1>) {
        self.init(
            segmentByteCount: id.pointee.segment_bytes, segmentMilliseconds: id.pointee.segment_ms,
            indexIntervalByteCount: id.pointee.index_interval_bytes)
    }
}

extension OpenRequest {
    init(_ id: UnsafePointer<weir_log_id_1>) throws(PluginError) {
        guard let topic = text(of: id.pointee.topic), !topic.isEmpty else {
            throw PluginError(.invalid, "open: the topic's name is empty or not UTF-8")
        }
        guard id.pointee.partition >= 0 else {
            throw PluginError(.invalid, "open: partition is \(id.pointee.partition)")
        }
        let bytes = id.pointee.topic_id
        self.init(
            topic: topic, topicID: withUnsafeBytes(of: bytes) { TopicIdentifier($0) },
            partition: id.pointee.partition,
            create: id.pointee.flags & UInt32(WEIR_OPEN_CREATE) != 0,
            exclusive: id.pointee.flags & UInt32(WEIR_OPEN_EXCLUSIVE) != 0,
            layout: StorageLayout(id))
    }
}

extension TopicIdentifier {
    fileprivate init(_ bytes: UnsafeRawBufferPointer) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        for index in 0..<min(8, bytes.count) { high = high << 8 | UInt64(bytes[index]) }
        for index in 8..<max(8, min(16, bytes.count)) { low = low << 8 | UInt64(bytes[index]) }
        self.init(high: high, low: low)
    }
}
