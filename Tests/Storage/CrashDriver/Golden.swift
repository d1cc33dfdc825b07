import PluginHost
import Ports
import SegmentsTesting

/// `golden DIRECTORY`: writes the directory that the suite describes as golden.
func writeGolden(_ arguments: [String]) throws {
    let store = try TestStore(arguments[0])
    let layout = LogLayout(
        segmentByteCount: 900, segmentMilliseconds: 0, indexIntervalByteCount: 150)
    let (log, _) = try store.open("golden", 0, layout: layout)
    for offset in Int64(0)..<30 { try store.append(log, TestBatch.make(at: offset)) }
    _ = try wait { store.store.trim(log, to: 4, $0) }
    let blobs: [(String, Int64, [UInt8])] = [
        ("producer-snapshot", 18, [1, 2, 3]), ("aborted-transactions", 9, [4, 5]),
        ("leader-epoch-checkpoint", 0, Array("0\n1\n0 0\n".utf8)),
        ("checkpoint-3", 20, [6]), ("other", 7, [7, 8]),
        ("high-watermark", 28, [0, 0, 0, 0, 0, 0, 0, 28]),
    ]
    for (name, offset, bytes) in blobs {
        try wait {
            store.store.putState(
                log, name: name, offset: offset, bytes: bytes, durable: true, $0)
        }
    }
    let (empty, _) = try store.open("golden", 1, layout: layout)
    try wait { store.store.start(empty, at: 100, $0) }
    store.stop()
}
