import Glibc
import PluginHost
import Ports
import SegmentsTesting
import Synchronization

/// `bench DIRECTORY INLINE BATCH-BYTES TOTAL-BYTES DEPTH`: CPU seconds for each GB appended, from
/// one thread to eight logs, DEPTH appends in flight on each.
func measureAppends(_ arguments: [String]) throws {
    let batchByteCount = Int(arguments[2]) ?? 65_536
    let total = Int(arguments[3]) ?? 1 << 30
    let depth = Int(arguments[4]) ?? 1
    let store = try TestStore(arguments[0], "\"inline-writes\":\(arguments[1])")
    var logs: [LogHandle] = []
    for index in 0..<8 {
        logs.append(
            try store.open("bench", Int32(index), layout: LogLayout(segmentByteCount: 64 << 20)).log
        )
    }
    let model = TestBatch.make(at: 0, valueByteCount: batchByteCount - 80)
    var ends = [Int64](repeating: 0, count: logs.count)
    let inFlight = Atomic<Int>(0)
    var before = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &before)
    var sent = 0
    var wall = timespec()
    clock_gettime(CLOCK_MONOTONIC, &wall)
    while sent < total {
        for index in logs.indices {
            for _ in 0..<depth {
                var batch = model
                batch.baseOffset = ends[index]
                batch.lastOffset = ends[index]
                ends[index] += 1
                inFlight.add(1, ordering: .relaxed)
                store.store.append(logs[index], [batch], durable: false, wallMilliseconds: 0) { _ in
                    inFlight.subtract(1, ordering: .releasing)
                }
                sent += batch.byteCount
            }
        }
        while inFlight.load(ordering: .acquiring) > 0 { usleep(20) }
        if ends[0] % 512 == 0 {
            // Keeps the page cache small: writeback is not what is measured.
            for (index, log) in logs.enumerated() {
                _ = try wait { store.store.start(log, at: ends[index], $0) }
            }
        }
    }
    var after = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &after)
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    let cpu =
        seconds(after.ru_utime) - seconds(before.ru_utime) + seconds(after.ru_stime)
        - seconds(before.ru_stime)
    let elapsed =
        Double(end.tv_sec - wall.tv_sec) + Double(end.tv_nsec - wall.tv_nsec) / 1e9
    let gigabytes = Double(sent) / 1e9
    print(
        "inline \(arguments[1]) batch \(batchByteCount) depth \(depth): "
            + "\(cpu / gigabytes) CPU s/GB, \(gigabytes / elapsed) GB/s")
    store.stop()
}
