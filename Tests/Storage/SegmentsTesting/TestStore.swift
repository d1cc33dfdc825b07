import Glibc
import Logging
import PluginHost
package import Ports
package import Primitives
import Synchronization

/// The segments plugin, loaded from its `.so` as the broker loads it, with calls that wait.
package final class TestStore: Sendable {
    package let store: any LogStore
    private let plugin: PluginLogStore
    private let set: PluginSet
    private let lines: LineLog

    /// What the plugin logged.
    package var logged: [String] { lines.lines.withLock { $0 } }

    /// - Parameter options: members of the options' JSON besides the directory: `"io-threads":1`.
    package init(_ directory: String, _ options: String = "") throws {
        let lines = LineLog()
        self.lines = lines
        let logger = Logger(label: "segments") { _ in LineHandler(log: lines) }
        let members = "\"directory\":\"\(directory)\"" + (options.isEmpty ? "" : "," + options)
        set = try PluginLoader(logger: logger).load([
            PluginSpec(
                kind: .storage, name: "segments", plugin: "segments",
                path: Self.folder + "/libweir-storage-segments.so", options: "{\(members)}")
        ])
        try set.start()
        guard let store = set.stores["segments"] else { fatalError("no store was loaded") }
        self.store = store
        plugin = store
    }

    /// Where the build puts programs and plugins.
    package static var folder: String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return 0 }
            return readlink("/proc/self/exe", base, bytes.count)
        }
        let program = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        guard let slash = program.lastIndex(of: "/") else { return "." }
        return String(program[..<slash])
    }

    package func stop() {
        set.stop()
        set.destroy()
    }

    package static func id(_ topic: String, _ partition: Int32 = 0) -> LogID {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in topic.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return LogID(
            topic: topic, topicID: Uuid(high: hash, low: hash | 1), partition: partition)
    }

    package func open(
        _ topic: String, _ partition: Int32 = 0, layout: LogLayout = LogLayout(),
        create: Bool = true
    ) throws(StoreError) -> (log: LogHandle, description: LogDescription) {
        let (log, description) = try wait {
            store.open(Self.id(topic, partition), layout: layout, create: create, $0)
        }
        return (log, description)
    }

    @discardableResult
    package func append(
        _ log: LogHandle, _ batches: StoreBatch..., durable: Bool = false,
        allowsGaps: Bool = false, now: Int64 = 0
    ) throws(StoreError) -> AppendOutcome {
        try wait {
            plugin.append(
                log, batches, durable: durable, allowsGaps: allowsGaps, wallMilliseconds: now, $0)
        }
    }

    /// The bytes of the batches that a read finds.
    package func read(
        _ log: LogHandle, from offset: Int64, to end: Int64 = .max, max: Int = 1 << 20,
        minOne: Bool = true, files: Bool = false, capacity: Int? = 1 << 20
    ) throws(StoreError) -> [UInt8] {
        let destination = capacity.map { TestDestination($0) }
        let outcome = try wait {
            store.read(
                log,
                LogRead(
                    offset: offset, endOffset: end, maxByteCount: max, minOneBatch: minOne,
                    acceptsFiles: files, destination: destination), $0)
        }
        return Self.bytes(outcome.regions, destination)
    }

    package static func bytes(
        _ regions: [StoredRegion], _ destination: TestDestination? = nil
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for region in regions {
            switch region {
            case .destination(let count):
                guard let destination else { fatalError("a region of no destination") }
                bytes += destination.memory.buffer[0..<count]
            case .memory(let pinned): bytes += pinned.buffer
            case .file(let descriptor, let offset, let count, _):
                var part = [UInt8](repeating: 0, count: count)
                let got = part.withUnsafeMutableBytes {
                    pread(descriptor, $0.baseAddress, count, off_t(offset))
                }
                precondition(got == count, "file region: \(got) of \(count) bytes")
                bytes += part
            }
        }
        return bytes
    }

    package func describe(_ log: LogHandle) throws(StoreError) -> LogDescription {
        try wait { store.describe(log, $0) }
    }

    package func segments(_ log: LogHandle) throws(StoreError) -> [SegmentDescription] {
        try wait { store.listSegments(log, $0) }
    }

    package func close(_ log: LogHandle) throws(StoreError) { try wait { store.close(log, $0) } }
    package func seal(_ log: LogHandle) throws(StoreError) { try wait { store.seal(log, $0) } }
    @discardableResult
    package func flush(_ log: LogHandle) throws(StoreError) -> Int64 {
        try wait { store.flush(log, $0) }
    }
}

package final class TestDestination: ReadDestination {
    package let memory: OwnedMemory
    package var base: UnsafeMutableRawPointer { memory.base }
    package var capacity: Int { memory.byteCount }
    package init(_ capacity: Int) { memory = OwnedMemory(byteCount: capacity) }
}

private final class LineLog: Sendable {
    let lines = Mutex<[String]>([])
}

private struct LineHandler: LogHandler {
    let log: LineLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        log.lines.withLock { $0.append(event.message.description) }
    }
}
