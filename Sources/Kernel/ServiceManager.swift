import Glibc
public import Logging
import Ports
import Telemetry

/// The service manager that started this process, if it wants to hear how the node fares: systemd's
/// notification protocol, one datagram of `NAME=value` lines for each event.
///
/// Without a manager (no `NOTIFY_SOCKET`) every call does nothing. A notification that cannot be
/// sent is a warning: the node serves whether or not somebody listens. [any thread; a call waits
/// for a full socket for at most `sendTimeoutSeconds`]
public struct ServiceManager: Sendable {
    static let sendTimeoutSeconds = 5
    /// Longest status, in bytes; what is beyond is cut.
    static let statusByteCountMax = 512

    private let address: UnixAddress?
    private let logger: Logger

    /// - Parameter socket: the value of `NOTIFY_SOCKET`: a path, or `@` and an abstract name.
    public init(socket: String? = Self.environment, logger: Logger) {
        self.logger = logger
        guard let socket, !socket.isEmpty else {
            address = nil
            return
        }
        address = UnixAddress(socket)
        if address == nil {
            logger.report(
                .serviceManagerDeaf,
                """
                NOTIFY_SOCKET is not a socket that this node can write to; it must be an absolute \
                path or @ and a name, of at most \(UnixAddress.nameByteCountMax) bytes; the \
                service manager will not hear of this node
                """, metadata: ["value": "\(socket)"])
        }
    }

    /// `NOTIFY_SOCKET` of this process.
    public static var environment: String? {
        getenv("NOTIFY_SOCKET").map { String(cString: $0) }
    }

    /// What the node does now, for `systemctl status`.
    public func report(_ status: String) { send([Self.line(status)]) }

    /// Clients are served: a start, or a reload that `reloading` began, is complete.
    public func ready(_ status: String) { send(["READY=1", Self.line(status)]) }

    /// A reload begins; `ready` ends it, whatever became of it.
    public func reloading(_ status: String) {
        // The manager ignores a reload that does not say when it began.
        let microseconds = SystemClock().now.nanoseconds / 1000
        send(["RELOADING=1", "MONOTONIC_USEC=\(microseconds)", Self.line(status)])
    }

    /// The node begins to stop.
    public func stopping(_ status: String) { send(["STOPPING=1", Self.line(status)]) }

    private static func line(_ status: String) -> String {
        let oneLine = status.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) }
        var text = String(oneLine)
        while text.utf8.count > statusByteCountMax { text.removeLast() }
        return "STATUS=\(text)"
    }

    private func send(_ lines: [String]) {
        guard let address else { return }
        if let problem = address.send(Array(lines.joined(separator: "\n").utf8)) {
            logger.report(
                .serviceManagerDeaf, "the service manager cannot be told how this node fares",
                metadata: ["socket": "\(address.text)", "cause": "\(problem)"])
        }
    }
}

/// A Unix socket by its path or by its abstract name.
private struct UnixAddress: Sendable {
    /// What `sun_path` holds, less the zero that ends a path.
    static let nameByteCountMax = 107

    let text: String

    init?(_ text: String) {
        guard let first = text.utf8.first, text.utf8.count <= Self.nameByteCountMax,
            first == UInt8(ascii: "/") || (first == UInt8(ascii: "@") && text.utf8.count > 1)
        else { return nil }
        self.text = text
    }

    /// Sends one datagram.
    ///
    /// - Returns: nil, or why it was not sent.
    func send(_ bytes: [UInt8]) -> String? {
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return "socket: \(systemError())" }
        defer { close(descriptor) }
        var timeout = timeval(tv_sec: ServiceManager.sendTimeoutSeconds, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        let sent = withAddress { address, byteCount in
            sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, byteCount)
        }
        return sent == bytes.count ? nil : "sendto: \(systemError())"
    }

    private func withAddress<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // An abstract name starts with a zero byte where its text has the @.
        let name = text.utf8.enumerated().map { index, byte in
            index == 0 && byte == UInt8(ascii: "@") ? 0 : byte
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let byteCount = MemoryLayout<sa_family_t>.size + name.count
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(byteCount))
            }
        }
    }
}
