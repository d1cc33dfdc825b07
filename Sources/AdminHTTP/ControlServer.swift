import Glibc

import Hummingbird
public import Logging
public import NIOCore
import NIOPosix

/// What the control socket answers: a request's path and query to a status and a text.
public struct ControlRoute: Sendable {
    public enum Method: Sendable { case get, post }

    public struct Answer: Sendable {
        /// HTTP status.
        public var status: Int
        /// Ended by a line break.
        public var text: String
        public var isJSON: Bool

        public init(status: Int = 200, text: String, isJSON: Bool) {
            self.status = status
            self.text = text
            self.isJSON = isJSON
        }
    }

    var method: Method
    var path: String
    var handler: @Sendable (_ query: [String: String]) async -> Answer

    /// - Parameter handler: [any task] gets the query's names and values.
    public init(
        _ method: Method, _ path: String,
        handler: @escaping @Sendable (_ query: [String: String]) async -> Answer
    ) {
        self.method = method
        self.path = path
        self.handler = handler
    }
}

/// HTTP on a Unix socket in the data directory, for the tools of whoever may write there.
public enum ControlServer {
    public static let fileName = "control.sock"

    /// Serves until the task is cancelled.
    ///
    /// - Parameters:
    ///   - directory: where the socket is made, for its owner alone; one left by a crash goes.
    ///   - onBound: called once the socket takes connections.
    public static func run(
        in directory: String, routes: [ControlRoute], group: any EventLoopGroup, logger: Logger,
        onBound: @escaping @Sendable () -> Void
    ) async throws {
        let router = Router()
        for route in routes {
            router.on(
                RouterPath(route.path), method: route.method == .get ? .get : .post
            ) { request, _ in
                var query: [String: String] = [:]
                for (name, value) in request.uri.queryParameters {
                    query[String(name)] = String(value)
                }
                let answer = await route.handler(query)
                return Response(
                    status: HTTPResponse.Status(code: answer.status),
                    headers: [.contentType: answer.isJSON ? "application/json" : "text/plain"],
                    body: .init(byteBuffer: ByteBuffer(string: answer.text)))
            }
        }
        let address = try SocketPath(directory + "/" + fileName)
        defer { address.close() }
        unlink(address.path)
        let application = Application(
            router: router,
            configuration: .init(address: .unixDomainSocket(path: address.path)),
            onServerRunning: { _ in
                // The directory is closed to others already; the file says so too.
                chmod(address.path, 0o600)
                onBound()
            }, eventLoopGroupProvider: .shared(group), logger: logger)
        defer { unlink(address.path) }
        try await application.run()
    }
}
