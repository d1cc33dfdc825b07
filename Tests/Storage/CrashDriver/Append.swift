import PluginHost
import Glibc
import Ports
import SegmentsTesting

/// `append DIRECTORY SEED INLINE`: appends to four logs, several operations in flight, and prints
/// `<topic> <end offset>` for each append that completed, until it is killed.
func appendUntilKilled(_ arguments: [String]) throws {
    let seed = UInt64(arguments[1]) ?? 0
    var random = TestRandom(seed: seed)
    let store = try TestStore(
        arguments[0], "\"inline-writes\":\(arguments[2]),\"checkpoint-interval-ms\":20")
    let topics = ["a", "b", "c", "d"]
    let layout = LogLayout(
        segmentByteCount: 20_000, segmentMilliseconds: 0, indexIntervalByteCount: 300)
    var logs: [LogHandle] = []
    var ends: [Int64] = []
    for topic in topics {
        let (log, description) = try store.open(topic, layout: layout)
        logs.append(log)
        ends.append(description.endOffset)
    }
    print("ready")
    while true {
        let index = Int.random(in: 0..<topics.count, using: &random)
        let topic = topics[index]
        switch Int.random(in: 0..<100, using: &random) {
        case 0: try store.flush(logs[index])
        case 1: store.store.seal(logs[index]) { _ in }
        case 2:
            let next = ends[index]
            store.store.putState(
                logs[index], name: "producer-snapshot", offset: next,
                bytes: Array(repeating: UInt8(truncatingIfNeeded: next), count: 500),
                durable: false
            ) { _ in }
        default:
            var batches: [StoreBatch] = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let count = Int.random(in: 1...5, using: &random)
                batches.append(
                    TestBatch.make(
                        at: ends[index], recordCount: count,
                        valueByteCount: Int.random(in: 0...700, using: &random)))
                ends[index] += Int64(count)
            }
            let end = ends[index]
            let durable = Int.random(in: 0..<50, using: &random) == 0
            store.store.append(logs[index], batches, durable: durable, wallMilliseconds: 0) {
                switch $0 {
                case .success: acknowledge(topic, end)
                case .failure(let error): fatalError("append failed: \(error)")
                }
            }
        }
        // Bounds what is in flight.
        if Int.random(in: 0..<8, using: &random) == 0 { _ = try store.describe(logs[index]) }
    }
}

/// One write, so that a line is there whole or not at all.
private func acknowledge(_ topic: String, _ end: Int64) {
    let line = "\(topic) \(end)\n"
    _ = Array(line.utf8).withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
}
