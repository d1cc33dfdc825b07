import HTTPTypes
import HummingbirdCore
public import Logging
public import NIOCore
import Telemetry

/// Where an ``AdminServer`` listens.
public enum AdminAddress: Sendable {
    /// - Parameter port: 0 lets the system choose.
    case tcp(host: String, port: Int)
    /// A socket in the file system; a file that is there is replaced.
    case unix(path: String)
}

/// The HTTP listener of operators and their tools.
///
/// It runs on the event loops of the broker; what it answers is made by ``AdminRoute``s.
public final class AdminServer: Sendable {
    private let routes: [AdminRoute]
    private let limits: AdminLimits
    private let group: any EventLoopGroup
    private let logger: Logger

    public init(
        routes: [AdminRoute], limits: AdminLimits = .standard, group: any EventLoopGroup,
        logger: Logger
    ) {
        self.routes = routes
        self.limits = limits
        self.group = group
        self.logger = logger
    }

    /// Serves until the task is cancelled, or, rarely, until accepting fails: the process may be
    /// out of descriptors. The caller begins again then.
    ///
    /// - Parameter onBound: told the port that is bound, 0 for a file.
    /// - Throws: when the address cannot be bound.
    public func run(
        _ address: AdminAddress, onBound: @escaping @Sendable (Int) -> Void
    ) async throws {
        let place: BindAddress =
            switch address {
            case .tcp(let host, let port): .hostname(host, port: port)
            case .unix(let path): .unixDomainSocket(path: path)
            }
        let (limits, connections) = (limits, OpenConnections())
        // The library's lines about its own start and stop are no events for an operator.
        let silent = Logger(label: "weir.http") { _ in SwiftLogNoOpLogHandler() }
        let configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestBounds.Installer(limits, connections)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.maxHeaderByteCount,
                maxHeaderListSize: limits.maxHeaderByteCount,
                maxHeaderFieldCount: limits.maxHeaderCount))
        let server = Server(
            childChannelSetup: HTTP1Channel(
                responder: { [self] request, writer, _ in
                    let response = await respond(to: request)
                    try await writer.write(response: response.head, body: response.body)
                }, configuration: configuration),
            configuration: ServerConfiguration(
                address: place,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    limits.maxConnections, logger: silent)),
            onServerRunning: { channel in onBound(channel.localAddress?.port ?? 0) },
            eventLoopGroup: group, logger: silent)
        try await server.run()
        await connections.close()
        if !Task.isCancelled { logger.report(.httpStopped, "the HTTP listener stopped accepting") }
    }

    private func respond(to request: Request) async -> Response {
        let answer = await answer(request)
        let response = Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: [.contentType: answer.contentType, .server: "weir"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ request: Request) async -> AdminResponse {
        let here = routes.filter { $0.path == request.uri.path }
        guard !here.isEmpty else {
            return .text("nothing is at this path; GET / says what there is\n", status: 404)
        }
        let method: AdminRoute.Method? =
            switch request.method {
            case .get, .head: .get
            case .post: .post
            default: nil
            }
        guard let route = here.first(where: { $0.method == method }) else {
            let allowed = here.map { $0.method.rawValue.uppercased() }.joined(separator: ", ")
            return .text("must be \(allowed)\n", status: 405)
        }
        var body: [UInt8] = []
        if method == .post {
            do {
                body = Array(
                    try await request.body.collect(upTo: limits.maxBodyByteCount)
                        .readableBytesView)
            } catch {
                return .text(
                    "the body is not readable or exceeds \(limits.maxBodyByteCount) bytes\n",
                    status: 413)
            }
        }
        return await route.respond(AdminRequest(query: request.uri.query, body: body))
    }
}
