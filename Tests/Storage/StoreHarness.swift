import Foundation
import Logging
import PluginHost
import Ports
import Primitives
import Testing

/// The storage backends that the suite runs against, each through its `.so`.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, segments

    var testDescription: String { rawValue }

    /// Whether logs are there again after a restart.
    var survivesRestart: Bool { self == .segments }

    /// The `.so` beside the test bundle.
    var path: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let program = String(decoding: buffer[..<max(0, count)].map(UInt8.init), as: UTF8.self)
        let folder = program.split(separator: "/").dropLast().joined(separator: "/")
        return "/\(folder)/libweir-storage-\(rawValue).so"
    }

    /// Canonical JSON of the backend's own options besides its directory.
    func options(directory: String, _ more: String = "") -> String {
        switch self {
        case .memory: "{\(more)}"
        case .segments: "{\"directory\":\"\(directory)\"\(more.isEmpty ? "" : ",")\(more)}"
        }
    }
}

/// One started instance of a backend with a folder of its own, removed at the end.
final class StoreHarness {
    let backend: Backend
    let folder: String
    private let options: String
    private(set) var set: PluginSet
    private(set) var store: PluginLogStore

    init(_ backend: Backend, options: String = "") throws {
        var template = Array("/tmp/weir-storage-XXXXXX".utf8CString)
        let made = try #require(mkdtemp(&template))
        self.backend = backend
        self.options = options
        folder = String(cString: made)
        (set, store) = try Self.start(backend, folder, options)
    }

    private var isStopped = false

    /// Ends the instance's work; a second call has no effect.
    func stop() {
        if !isStopped { set.stop() }
        isStopped = true
    }

    deinit {
        stop()
        set.destroy()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func start(
        _ backend: Backend, _ folder: String, _ options: String
    ) throws -> (PluginSet, PluginLogStore) {
        let logger = Logger(label: "storage-tests") { _ in SwiftLogNoOpLogHandler() }
        let set = try PluginLoader(logger: logger).load([
            PluginSpec(
                kind: .storage, name: backend.rawValue, path: backend.path,
                options: backend.options(directory: folder + "/data", options))
        ])
        try set.start()
        return (set, try #require(set.stores[backend.rawValue]))
    }

    /// Drains and stops the instance and starts another on the same folder.
    func restart() throws {
        #expect(set.drain(deadline: .soon) == [])
        stop()
        set.destroy()
        isStopped = false
        (set, store) = try Self.start(backend, folder, options)
    }

    func open(
        _ topic: String = "topic", partition: Int32 = 0, id: UInt64 = 1,
        layout: LogLayout = LogLayout(), create: Bool = true
    ) async throws -> TestLog {
        let store = store
        let name = LogID(
            topic: topic, topicID: Uuid(high: id, low: id &+ 1), partition: partition)
        let (handle, description) = try await outcome {
            store.open(name, layout: layout, create: create, $0)
        }
        return TestLog(store: store, id: name, handle: handle, opened: description)
    }

    func list() async throws -> [LogID] {
        let store = store
        return try await outcome { store.list($0) }
            .sorted { ($0.topic, $0.partition) < ($1.topic, $1.partition) }
    }
}

extension MonotonicTime {
    /// Ten seconds from now on the clock of deadlines.
    static var soon: MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let now = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
        return MonotonicTime(nanoseconds: now + 10_000_000_000)
    }
}

/// What an operation that takes a completion ends with.
func outcome<Value: Sendable>(
    _ submit: (@escaping StoreCompletion<Value>) -> Void
) async throws -> Value {
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
        submit { continuation.resume(returning: $0) }
    }
    return try result.get()
}

/// Runs `body` and expects it to fail with `code`.
func expectFailure(
    _ code: StoreError.Code, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record(comment ?? "succeeded; expected \(code)", sourceLocation: sourceLocation)
    } catch {
        let failure = error as? StoreError
        #expect(failure?.code == code, comment, sourceLocation: sourceLocation)
        #expect(failure?.message.isEmpty == false, comment, sourceLocation: sourceLocation)
    }
}

final class TestDestination: ReadDestination {
    let memory: OwnedMemory
    var base: UnsafeMutableRawPointer { memory.base }
    var capacity: Int { memory.byteCount }

    init(_ capacity: Int) {
        memory = OwnedMemory(byteCount: capacity)
        memory.buffer.initializeMemory(as: UInt8.self, repeating: 0xEE)
    }
}

/// The bytes of regions, in order.
func bytes(of regions: [StoredRegion], in destination: TestDestination? = nil) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for region in regions {
        switch region {
        case .destination(let count):
            let destination = try #require(destination)
            bytes += destination.memory.buffer[..<count]
        case .memory(let pinned): bytes += pinned.buffer
        case .file(let descriptor, let offset, let count, _):
            var part = [UInt8](repeating: 0, count: count)
            #expect(pread(descriptor, &part, count, off_t(offset)) == count)
            bytes += part
        }
    }
    return bytes
}
