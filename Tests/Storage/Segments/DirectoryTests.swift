import Foundation
import PluginHost
import Ports
import Records
import SegmentsTesting
import Testing

@Suite struct SegmentsDirectoryTests {
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../golden").standardized.path

    @Test func newerFormatIsRefused() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.data, withIntermediateDirectories: true)
        try TestFile.write(Array("version=2\n".utf8), to: folder.data + "/weir-format")
        let error = #expect(throws: (any Error).self) { try TestStore(folder.data) }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains("format version 2"), "\(text)")
        #expect(text.contains(folder.data))
        // Nothing was touched.
        #expect(try TestFile.names(in: folder.data) == ["weir-format"])
    }

    @Test func strangersDirectoryIsRefused() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.data + "/documents", withIntermediateDirectories: true)
        let error = #expect(throws: (any Error).self) { try TestStore(folder.data) }
        #expect("\(String(describing: error))".contains("documents"))
        #expect(try TestFile.names(in: folder.data) == ["documents"])
    }

    /// Kafka's own layout, without our mark, is adopted.
    @Test func kafkaDirectoryIsAdopted() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.data + "/t-0", withIntermediateDirectories: true)
        try TestFile.write(
            Array("version: 0\ntopic_id: \(TestStore.id("t").topicID)".utf8),
            to: folder.data + "/t-0/partition.metadata")
        try TestFile.write([], to: folder.data + "/.kafka_cleanshutdown")
        try TestFile.write(
            Array("0\n1\nt 0 3\n".utf8), to: folder.data + "/recovery-point-offset-checkpoint")
        try TestFile.write(
            Array("0\n1\nt 0 2\n".utf8), to: folder.data + "/replication-offset-checkpoint")
        try TestFile.write(
            (0..<3).flatMap { TestBatch.bytes(at: $0) },
            to: folder.data + "/t-0/" + TestFile.segment(0, ".log"))
        // Kafka preallocates the indexes of the active segment and trims them when it stops.
        for suffix in [".index", ".timeindex"] {
            try TestFile.write([], to: folder.data + "/t-0/" + TestFile.segment(0, suffix))
        }
        let store = try TestStore(folder.data)
        #expect(try wait { store.store.list($0) } == [TestStore.id("t")])
        let (log, description) = try store.open("t", create: false)
        #expect(description.endOffset == 3 && !description.wasUnclean)
        #expect(try store.offsets(log, from: 0) == [0, 1, 2])
        let mark = try wait {
            store.store.getState(log, name: "high-watermark", maxOffset: .max, $0)
        }
        #expect(mark?.bytes.last == 2)
        try store.append(log, TestBatch.make(at: 3))
        store.stop()
        #expect(try TestFile.read(folder.data + "/weir-format") == Array("version=1\n".utf8))
        #expect(TestFile.exists(folder.data + "/.kafka_cleanshutdown"))
    }

    /// A Kafka that crashed leaves indexes of 10 MiB, mostly zeros.
    @Test func preallocatedIndexesOfACrashedKafka() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.data + "/t-0", withIntermediateDirectories: true)
        try TestFile.write(
            (0..<30).flatMap { TestBatch.bytes(at: $0) },
            to: folder.data + "/t-0/" + TestFile.segment(0, ".log"))
        for suffix in [".index", ".timeindex"] {
            try TestFile.write(
                Data(count: 10_485_756), to: folder.data + "/t-0/" + TestFile.segment(0, suffix))
        }
        let store = try TestStore(folder.data)
        let (log, description) = try store.open("t", create: false)
        #expect(description.endOffset == 30 && description.wasUnclean)
        #expect(try store.offsets(log, from: 17) == Array(17..<30))
        store.stop()
    }

    /// Messages of the formats before Kafka 0.11 are not taken for a torn tail.
    @Test func oldMessagesAreNotCutAway() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.data + "/t-0", withIntermediateDirectories: true)
        var message = [UInt8](repeating: 0, count: 34)
        message[11] = 22
        message[16] = 1
        let path = folder.data + "/t-0/" + TestFile.segment(0, ".log")
        try TestFile.write(message, to: path)
        let store = try TestStore(folder.data)
        #expect(storeError { try store.open("t", create: false) } == .unsupported)
        store.stop()
        #expect(try TestFile.read(path) == message)
    }

    /// Every golden directory opens for ever, with the content that its manifest names.
    @Test func goldenDirectoriesOpen() throws {
        let names = try TestFile.names(in: Self.golden).filter { $0.hasPrefix("segments-") }
        #expect(names.contains("segments-v1"))
        for name in names {
            let folder = try TemporaryFolder()
            try FileManager.default.copyItem(
                atPath: Self.golden + "/" + name, toPath: folder.data)
            try checkGolden(folder.data)
        }
    }

    /// `version 1`: topic `golden`, partitions 0 and 1; see `golden/README.md`.
    private func checkGolden(_ directory: String) throws {
        let store = try TestStore(directory)
        let listed = try wait { store.store.list($0) }
        #expect(Set(listed) == [TestStore.id("golden", 0), TestStore.id("golden", 1)])
        let (log, description) = try store.open("golden", 0, create: false)
        #expect(!description.wasUnclean && description.endOffset == 30)
        #expect(description.startOffset == 4 && description.maxTimestamp == 290)
        #expect(description.maxTimestampOffset == 29)
        #expect(try store.segments(log).map(\.baseOffset) == [0, 9, 18, 27])
        for offset in Int64(4)..<30 {
            let expected = (offset..<30).flatMap { TestBatch.bytes(at: $0) }
            #expect(try store.read(log, from: offset) == expected)
        }
        let blobs: [(String, Int64, [UInt8])] = [
            ("producer-snapshot", 18, [1, 2, 3]), ("aborted-transactions", 9, [4, 5]),
            ("leader-epoch-checkpoint", 0, Array("0\n1\n0 0\n".utf8)),
            ("checkpoint-3", 20, [6]), ("other", 7, [7, 8]),
            ("high-watermark", 0, [0, 0, 0, 0, 0, 0, 0, 28]),
        ]
        for (name, offset, bytes) in blobs {
            let blob = try wait {
                store.store.getState(log, name: name, maxOffset: .max, $0)
            }
            #expect(blob?.bytes == bytes && blob?.offset == offset, "\(name)")
        }
        let (empty, other) = try store.open("golden", 1, create: false)
        #expect(other.startOffset == 100 && other.endOffset == 100)
        try store.append(empty, TestBatch.make(at: 100))
        store.stop()
    }
}
