import Glibc
import PluginHost
import Ports
import SegmentsTesting

struct DriverFailure: Error { var text: String }

func require(_ condition: Bool, _ text: @autoclosure () -> String) throws {
    if !condition { throw DriverFailure(text: text()) }
}

private func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// `many DIRECTORY COUNT LIMIT`: COUNT open logs with a segment each and one more sealed, in a
/// process that may open LIMIT descriptors.
func manyLogs(_ arguments: [String]) throws {
    let count = Int(arguments[1]) ?? 0
    var limit = rlimit(rlim_cur: UInt(arguments[2]) ?? 0, rlim_max: UInt(arguments[2]) ?? 0)
    try require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, "setrlimit")
    var store = try TestStore(arguments[0])
    var logs: [LogHandle] = []
    for index in 0..<count {
        let (log, _) = try store.open("many", Int32(index))
        try store.append(log, TestBatch.make(at: 0, recordCount: 2))
        logs.append(log)
    }
    for (index, log) in logs.enumerated() where index % 10 == 0 {
        try store.seal(log)
        try store.append(log, TestBatch.make(at: 2))
    }
    for log in logs {
        let bytes = try store.read(log, from: 0, capacity: 1 << 12)
        try require(TestBatch.split(bytes)?.count ?? 0 >= 1, "a log lost its batch")
    }
    var began = seconds()
    store.stop()
    print("stop \(seconds() - began)")

    began = seconds()
    store = try TestStore(arguments[0])
    let found = try wait { store.store.list($0) }
    let listed = seconds() - began
    print("start and list \(listed)")
    try require(found.count == count, "\(found.count) logs listed")
    try require(listed < 2, "start and list took \(listed) s")
    began = seconds()
    for index in 0..<count {
        let (log, description) = try store.open("many", Int32(index), create: false)
        try require(
            description.endOffset == (index % 10 == 0 ? 3 : 2) && !description.wasUnclean,
            "log \(index): \(description)")
        let bytes = try store.read(log, from: description.endOffset - 1, capacity: 1 << 12)
        try require(TestBatch.split(bytes)?.count == 1, "log \(index) reads \(bytes.count)")
    }
    print("open all \(seconds() - began)")
    store.stop()
}
