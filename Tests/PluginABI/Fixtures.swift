import Foundation
import Logging
import PluginHost
import Synchronization

/// Plugins compiled from `fixtures` with the machine's C compiler, once in a test run, in a folder
/// of their own that the loader trusts.
struct Fixtures: Sendable {
    static let shared = Fixtures()

    let folder: String
    private init() {
        var template = Array("/tmp/weir-plugins-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { fatalError("mkdtemp: errno \(errno)") }
        folder = String(cString: made)
        atexit { try? FileManager.default.removeItem(atPath: Fixtures.shared.folder) }
    }

    private static let built = Mutex<[String: String]>([:])

    /// Path of the library made from `fixtures/<name>.c`, for example "bad/no_note".
    func library(_ name: String) throws -> String {
        try Self.built.withLock { built in
            if let path = built[name] { return path }
            let path = "\(folder)/\(name.replacing("/", with: "-")).so"
            try compile(Self.source("\(name).c"), to: path)
            built[name] = path
            return path
        }
    }

    private func compile(_ source: String, to path: String) throws {
        let code = try run([
            "cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-fPIC", "-shared",
            "-fvisibility=hidden", "-pthread", "-I", Self.include, source, "-o", path,
        ])
        guard code == 0 else { throw FixtureError(text: "cc \(source) failed: \(code)") }
        chmod(path, 0o755)
    }

    /// A file of its own with the bytes of a library, changed by `edit`.
    func copy(
        _ name: String, as leaf: String, mode: mode_t = 0o755,
        _ edit: (inout Data) -> Void = { _ in }
    ) throws -> String {
        var bytes = try Data(contentsOf: URL(filePath: try library(name)))
        edit(&bytes)
        let path = "\(folder)/\(leaf)"
        try bytes.write(to: URL(filePath: path))
        chmod(path, mode)
        return path
    }

    /// Runs a program from PATH; its exit code.
    func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    static let repository = root.appending(path: "../..").standardized.path
    /// The ABI headers.
    static let include = repository + "/Sources/PluginSDK/Sources/CPluginABI/include"

    static func source(_ name: String) -> String { root.appending(path: "fixtures/\(name)").path }
}

struct FixtureError: Error { var text: String }

/// Keeps what is logged.
final class LogCapture: Sendable {
    struct Line: Sendable, Equatable {
        var level: Logger.Level
        var text: String
        var plugin: String?
    }

    private let captured = Mutex<[Line]>([])

    var lines: [Line] { captured.withLock { $0 } }
    var texts: [String] { lines.map(\.text) }
    var logger: Logger {
        let capture = self
        return Logger(label: "test") { _ in CapturingHandler(capture: capture) }
    }

    func add(_ line: Line) { captured.withLock { $0.append(line) } }
}

struct CapturingHandler: LogHandler {
    let capture: LogCapture
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        capture.add(
            .init(
                level: event.level, text: event.message.description,
                plugin: metadata["plugin"]?.description))
    }
}
