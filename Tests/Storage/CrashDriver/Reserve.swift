import Glibc
import PluginHost
import Ports
import Records
import SegmentsTesting

/// `reserve DIRECTORY`: fills the small file system that DIRECTORY is with a stranger's file, and
/// does what must work all the same; then makes room.
func spendReserve(_ arguments: [String]) throws {
    let data = arguments[0] + "/data"
    let options = "\"reserve-bytes\":\(1 << 20)"
    let metadataTopic = "__cluster_metadata"
    var store = try TestStore(data, options)
    var (metadata, _) = try store.open(metadataTopic)
    var (log, _) = try store.open("data")
    var end: Int64 = 0
    var metadataEnd: Int64 = 0
    func record(_ count: Int) throws {
        for _ in 0..<count {
            try store.append(metadata, TestBatch.make(at: metadataEnd, valueByteCount: 2_000))
            metadataEnd += 1
        }
        try store.flush(metadata)
    }
    for _ in 0..<10 {
        try store.append(log, TestBatch.make(at: end, valueByteCount: 50_000))
        end += 1
    }
    try record(10)
    try store.flush(log)

    try fill(arguments[0] + "/ballast")
    // More than what is allocated ahead of the log's end, and less than the whole reserve.
    try record(200)
    try wait {
        store.store.putState(
            metadata, name: "quorum-state", offset: 0, bytes: [1, 2, 3], durable: true, $0)
    }
    try wait {
        store.store.putState(
            metadata, name: "checkpoint-1", offset: 5, bytes: Array(repeating: 7, count: 100_000),
            durable: true, $0)
    }
    try requireFull { try store.append(log, TestBatch.make(at: end, valueByteCount: 200_000)) }
    let (young, _) = try store.open("young")
    try wait { store.store.remove(young, $0) }
    _ = try wait { store.store.trim(log, to: 5, $0) }
    print("full: \(metadataEnd) metadata records, reserve of \(reserve(data)) bytes left")
    store.stop()

    // A start on the full device, with what the last one left of the reserve.
    try fill(arguments[0] + "/ballast-2")
    store = try TestStore(data, options)
    (metadata, _) = try store.open(metadataTopic, create: false)
    let description = try store.describe(metadata)
    try require(description.endOffset == metadataEnd, "metadata: \(description)")
    try check(store, metadata, metadataEnd)
    (log, _) = try store.open("data", create: false)
    try require(try store.describe(log).startOffset == 5, "the trim is lost")
    try record(1)
    try requireFull { try store.append(log, TestBatch.make(at: end, valueByteCount: 200_000)) }

    try require(unlink(arguments[0] + "/ballast") == 0, "unlink")
    try require(unlink(arguments[0] + "/ballast-2") == 0, "unlink")
    // Deletion looks at once whether the reserve can be whole again.
    let (other, _) = try store.open("other")
    try wait { store.store.remove(other, $0) }
    try waitUntil { reserve(data) == 3 << 18 }
    for _ in 0..<10 {
        try store.append(log, TestBatch.make(at: end, valueByteCount: 50_000))
        end += 1
    }
    try record(10)
    store.stop()
    print("room again: \(end) records, \(metadataEnd) metadata records")
}

/// Bytes that the reserve's file holds.
private func reserve(_ directory: String) -> Int {
    var status = stat()
    return stat(directory + "/.weir-reserve", &status) == 0 ? Int(status.st_blocks) * 512 : 0
}

private func waitUntil(_ condition: () -> Bool) throws {
    for _ in 0..<500 where !condition() { usleep(10_000) }
    try require(condition(), "it does not become true")
}

private func requireFull(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as StoreError {
        return try require(error.code == .full, "failed with \(error)")
    }
    throw DriverFailure(text: "records were taken on a full device")
}

/// Takes every block of the file system, down to the last.
private func fill(_ path: String) throws {
    let file = open(path, O_RDWR | O_CREAT, 0o644)
    try require(file >= 0 || errno == ENOSPC, "ballast: errno \(errno)")
    guard file >= 0 else { return }
    defer { close(file) }
    var size = 1 << 20
    let bytes = [UInt8](repeating: 0x55, count: size)
    while size > 0 {
        let count = write(file, bytes, size)
        if count <= 0 {
            try require(errno == ENOSPC, "ballast: errno \(errno)")
            size /= 2
        }
    }
    _ = fsync(file)
}
