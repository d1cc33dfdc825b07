import Glibc
import Kernel
import Logging
import Synchronization
import Testing

@Suite struct ServiceManagerTests {
    @Test(arguments: [SocketName.path, .abstract])
    func tellsHowTheNodeFares(_ name: SocketName) throws {
        let listener = try NotifyListener(name)
        let manager = ServiceManager(socket: listener.address, logger: RecordedLog().logger)
        manager.report("recovering 1 of 2")
        manager.ready("serving")
        manager.stopping("draining")
        #expect(try listener.receive() == ["STATUS=recovering 1 of 2"])
        #expect(try listener.receive() == ["READY=1", "STATUS=serving"])
        #expect(try listener.receive() == ["STOPPING=1", "STATUS=draining"])
    }

    @Test func aReloadSaysWhenItBegan() throws {
        let listener = try NotifyListener(.path)
        let manager = ServiceManager(socket: listener.address, logger: RecordedLog().logger)
        let before = monotonicMicroseconds()
        manager.reloading("reading the configuration")
        let lines = try listener.receive()
        #expect(lines.first == "RELOADING=1")
        #expect(lines.last == "STATUS=reading the configuration")
        let parts = try #require(lines.dropFirst().first).split(separator: "=")
        #expect(parts.first == "MONOTONIC_USEC")
        let began = try #require(parts.last.flatMap { UInt64($0) })
        #expect(began >= before && began <= monotonicMicroseconds())
    }

    @Test func aStatusIsOneLineOfBoundedLength() throws {
        let listener = try NotifyListener(.path)
        let manager = ServiceManager(socket: listener.address, logger: RecordedLog().logger)
        manager.report("one\nREADY=1")
        manager.report(String(repeating: "ü", count: 10_000))
        #expect(try listener.receive() == ["STATUS=one READY=1"])
        #expect(try listener.receive() == ["STATUS=" + String(repeating: "ü", count: 256)])
    }

    @Test(arguments: [nil, ""]) func nobodyListensWithoutASocket(_ socket: String?) {
        let log = RecordedLog()
        ServiceManager(socket: socket, logger: log.logger).ready("serving")
        #expect(log.lines == [])
    }

    @Test(arguments: [
        "relative/path", "@", "vsock:2:1234", "/" + String(repeating: "x", count: 107),
    ])
    func aSocketThatCannotBeIsAWarning(_ socket: String) {
        let log = RecordedLog()
        ServiceManager(socket: socket, logger: log.logger).ready("serving")
        #expect(log.lines.count == 1)
        #expect(log.lines.allSatisfy { $0.contains("NOTIFY_SOCKET") && $0.contains(socket) })
    }

    @Test func aManagerThatWentAwayIsAWarning() {
        let log = RecordedLog()
        let socket = "/nonexistent/notify"
        ServiceManager(socket: socket, logger: log.logger).ready("serving")
        #expect(log.lines.count == 1)
        #expect(log.lines.allSatisfy { $0.contains(socket) && $0.contains("No such file") })
    }

    private func monotonicMicroseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}

enum SocketName { case path, abstract }

/// The manager's end of the protocol: a datagram socket of this test's own.
private final class NotifyListener {
    let address: String
    private let descriptor: Int32
    private let path: String?

    init(_ name: SocketName) throws {
        let unique = "weir-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        path = name == .path ? "/tmp/\(unique)" : nil
        address = path ?? "@\(unique)"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var bound = sockaddr_un()
        bound.sun_family = sa_family_t(AF_UNIX)
        let bytes = path.map { Array($0.utf8) } ?? [0] + Array(unique.utf8)
        withUnsafeMutableBytes(of: &bound.sun_path) { $0.copyBytes(from: bytes) }
        let result = withUnsafePointer(to: &bound) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(2 + bytes.count))
            }
        }
        try #require(descriptor >= 0 && result == 0, "bind \(address): \(errno)")
    }

    deinit {
        close(descriptor)
        if let path { unlink(path) }
    }

    /// The lines of the next datagram, which has arrived already.
    func receive() throws -> [String] {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        try #require(count >= 0, "no datagram: \(errno)")
        return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
            .map(String.init)
    }
}

/// What was logged, with its metadata.
private final class RecordedLog: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }
    var logger: Logger {
        Logger(label: "test") { _ in Handler(log: self) }
    }

    private struct Handler: LogHandler {
        let log: RecordedLog
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let pairs = (event.metadata ?? [:]).map { "\($0)=\($1)" }.joined(separator: " ")
            log.kept.withLock { $0.append("\(event.message) \(pairs)") }
        }
    }
}
