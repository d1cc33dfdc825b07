import Glibc
import PluginHost
import Ports
import Records
import SegmentsTesting

/// `full DIRECTORY INLINE`: fills the small file system that DIRECTORY lies on, and goes on once
/// there is room again.
func fillDisk(_ arguments: [String]) throws {
    let ballast = arguments[0] + "/ballast"
    let file = open(ballast, O_RDWR | O_CREAT, 0o644)
    try require(posix_fallocate(file, 0, 2 << 20) == 0, "no room for the ballast")
    close(file)
    let data = arguments[0] + "/data"
    let options = "\"inline-writes\":\(arguments[1])"
    let layout = LogLayout(
        segmentByteCount: 1 << 20, segmentMilliseconds: 0, indexIntervalByteCount: 1000)
    var store = try TestStore(data, options)
    let (log, _) = try store.open("full", layout: layout)
    var end: Int64 = 0
    var failure: StoreError?
    while failure == nil {
        do throws(StoreError) {
            try store.append(
                log, TestBatch.make(at: end, recordCount: 4, valueByteCount: 9_000))
            end += 4
        } catch { failure = error }
        try require(end < 4_000, "the disk is never full")
    }
    try require(failure?.code == .full, "failed with \(String(describing: failure))")
    print("full at offset \(end)")
    for _ in 0..<3 {
        let again = Result {
            try store.append(log, TestBatch.make(at: end, valueByteCount: 900_000))
        }
        guard case .failure(let error as StoreError) = again, error.code == .full else {
            throw DriverFailure(text: "append on a full disk: \(again)")
        }
    }
    try require(try store.describe(log).endOffset == end, "the end moved")
    try check(store, log, end)

    try require(unlink(ballast) == 0, "unlink")
    for _ in 0..<20 {
        try store.append(log, TestBatch.make(at: end, recordCount: 2, valueByteCount: 9_000))
        end += 2
    }
    try store.flush(log)
    try check(store, log, end)
    store.stop()

    store = try TestStore(data, options)
    let (again, description) = try store.open("full", layout: layout, create: false)
    try require(description.endOffset == end, "after a restart: \(description)")
    try check(store, again, end)
    store.stop()
    print("recovered to offset \(end)")
}

/// Reads the whole log.
func check(_ store: TestStore, _ log: LogHandle, _ end: Int64) throws {
    var next: Int64 = 0
    while next < end {
        guard let batches = TestBatch.split(try store.read(log, from: next)), !batches.isEmpty
        else { throw DriverFailure(text: "no whole batch at offset \(next)") }
        for batch in batches {
            let header = TestBatch.header(of: batch)
            try require(header.baseOffset == next, "offset \(header.baseOffset), not \(next)")
            next = header.nextOffset
        }
    }
    try require(next == end, "read to \(next), not \(end)")
}
