import Hummingbird
public import Logging
public import NIOCore
import NIOPosix
public import Telemetry

/// The HTTP listener of operators and their tools.
public final class AdminServer: Sendable {
    private let metrics: MetricRegistry
    private let group: any EventLoopGroup
    private let logger: Logger

    public init(metrics: MetricRegistry, group: any EventLoopGroup, logger: Logger) {
        self.metrics = metrics
        self.group = group
        self.logger = logger
    }

    /// Serves until the task is cancelled.
    public func run(
        address: String, port: Int, onBound: @escaping @Sendable (Int) -> Void
    ) async throws {
        let router = Router()
        router.get("metrics") { [metrics] _, _ in
            let families = await withCheckedContinuation { continuation in
                metrics.read { continuation.resume(returning: $0) }
            }
            return Response(
                status: .ok, headers: [.contentType: PrometheusText.contentType],
                body: .init(byteBuffer: ByteBuffer(string: PrometheusText.render(families))))
        }
        let application = Application(
            router: router,
            configuration: .init(address: .hostname(address, port: port), serverName: "weir"),
            onServerRunning: { channel in onBound(channel.localAddress?.port ?? port) },
            eventLoopGroupProvider: .shared(group), logger: logger)
        try await application.run()
    }
}
