import PluginHost
import Ports
import SegmentsTesting
import Testing

@Suite struct SegmentsStateTests {
    private func put(
        _ store: TestStore, _ log: LogHandle, _ name: String, _ offset: Int64, _ bytes: [UInt8],
        durable: Bool = false
    ) throws {
        try wait {
            store.store.putState(
                log, name: name, offset: offset, bytes: bytes, durable: durable, $0)
        }
    }

    private func get(
        _ store: TestStore, _ log: LogHandle, _ name: String, _ maxOffset: Int64 = .max
    ) throws -> StateBlob? {
        try wait { store.store.getState(log, name: name, maxOffset: maxOffset, $0) }
    }

    @Test func blobsAreKafkasFiles() throws {
        let folder = try TemporaryFolder()
        var store = try TestStore(folder.data)
        var (log, _) = try store.open("t")
        let watermark: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 77]
        let files = [
            ("producer-snapshot", Int64(42), TestFile.segment(42, ".snapshot")),
            ("aborted-transactions", 0, TestFile.segment(0, ".txnindex")),
            ("checkpoint-7", 99, TestFile.segment(99, "-0000000007.checkpoint")),
            ("leader-epoch-checkpoint", 5, "leader-epoch-checkpoint"),
            ("quorum-state", 0, "quorum-state"),
            ("my-own", 8, "my-own-" + TestFile.segment(8, ".state")),
        ]
        for (index, (name, offset, file)) in files.enumerated() {
            try put(store, log, name, offset, [UInt8(index), 2, 3], durable: index % 2 == 0)
            #expect(try TestFile.read(folder.data + "/t-0/" + file) == [UInt8(index), 2, 3])
            #expect(try get(store, log, name)?.offset == offset)
        }
        try put(store, log, "high-watermark", 3, watermark)
        try put(store, log, "log-start-offset", 0, Array(repeating: 0, count: 8))
        #expect(storeError { try put(store, log, "high-watermark", 3, [1]) } == .invalid)
        store.stop()
        #expect(
            try TestFile.read(folder.data + "/replication-offset-checkpoint")
                == Array("0\n1\nt 0 77\n".utf8))

        store = try TestStore(folder.data)
        log = try store.open("t").log
        for (index, (name, offset, _)) in files.enumerated() {
            let blob = try #require(try get(store, log, name), "\(name)")
            #expect(blob.bytes == [UInt8(index), 2, 3])
            // Kafka's single files have no place for the offset.
            let isSingle = name == "leader-epoch-checkpoint" || name == "quorum-state"
            #expect(blob.offset == (isSingle ? 0 : offset))
        }
        #expect(try get(store, log, "high-watermark")?.bytes == watermark)
        store.stop()
    }

    @Test func greatestOffsetAtOrBelow() throws {
        let folder = try TemporaryFolder()
        let store = try TestStore(folder.data)
        let (log, _) = try store.open("t")
        try store.fill(log, 0..<30)
        for offset in [Int64(10), 30, 20] {
            try put(store, log, "producer-snapshot", offset, [UInt8(offset)])
        }
        #expect(try get(store, log, "producer-snapshot", 9) == nil)
        #expect(try get(store, log, "producer-snapshot", 10)?.offset == 10)
        #expect(try get(store, log, "producer-snapshot", 29)?.bytes == [20])
        #expect(try get(store, log, "producer-snapshot")?.bytes == [30])
        try put(store, log, "producer-snapshot", 20, [9, 9])
        #expect(try get(store, log, "producer-snapshot", 20)?.bytes == [9, 9])
        // A truncation takes the blobs past it along, a blob at its offset stays.
        _ = try wait { store.store.truncate(log, to: 20, $0) }
        #expect(try get(store, log, "producer-snapshot")?.offset == 20)
        try wait { store.store.dropState(log, name: "producer-snapshot", below: 20, $0) }
        #expect(try get(store, log, "producer-snapshot", 19) == nil)
        #expect(try get(store, log, "producer-snapshot")?.offset == 20)
        try wait { store.store.dropState(log, name: "producer-snapshot", below: 21, $0) }
        #expect(try get(store, log, "producer-snapshot") == nil)
        store.stop()
    }
}
