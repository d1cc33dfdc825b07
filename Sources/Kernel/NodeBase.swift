import AdminHTTP
import Broker
import Config
import Logging
import NIOCore
import NIOPosix
import Ports
import Synchronization
import Telemetry
import Transport

/// What a node has from its first moment, before it has data or clients: event loops, metrics,
/// health, and the HTTP listener that tells of them.
struct NodeBase: Sendable {
    let group: MultiThreadedEventLoopGroup
    let owners: [EventLoopOwner]
    let services: BrokerServices
    let health: NodeHealth
    let fatal: FatalSignal
    let http: AdminListener?

    /// How long an event loop may take to answer `/health/live`.
    private static let liveBound = Milliseconds(5000)

    /// Event loops are started and the HTTP listener is bound: probes see a node that starts.
    static func start(_ config: WeirConfig, logging: NodeLogging) async throws -> NodeBase {
        let threads =
            config.limits.eventLoops == 0 ? System.coreCount : config.limits.eventLoops
        let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
        let owners = group.makeIterator().map { EventLoopOwner($0) }
        let services = BrokerServices(logLevels: logging.levels)
        ProcessMetrics.register(services.metrics, started: MonotonicMoment())
        let health = NodeHealth()
        let fatal = FatalSignal()
        health.set(Hindrance.starting, "the node starts")
        var http: AdminListener?
        if config.http.isEnabled {
            let routes = routes(owners, services, health, fatal)
            do throws(KernelError) {
                http = try await AdminListener.bind(
                    config.http,
                    AdminServer(routes: routes, group: group, logger: logging.logger("weir.http")))
            } catch {
                try? await group.shutdownGracefully()
                throw error
            }
        }
        return NodeBase(
            group: group, owners: owners, services: services, health: health, fatal: fatal,
            http: http)
    }

    private static func routes(
        _ owners: [EventLoopOwner], _ services: BrokerServices, _ health: NodeHealth,
        _ fatal: FatalSignal
    ) -> [AdminRoute] {
        let routes: [AdminRoute] = [
            .metrics(services.metrics),
            .live(loops: owners, bound: liveBound, fatal: { fatal.message }),
            .ready(health),
        ]
        return [.index(routes, version: WeirVersion.text)] + routes
    }

    /// Ends the HTTP listener, then the event loops.
    func stop() async {
        await http?.stop()
        try? await group.shutdownGracefully()
    }
}

/// The names under which a node says what keeps it from being ready.
enum Hindrance {
    static let starting = "starting"
    static let draining = "draining"
}

/// An ``AdminServer`` that listens. [any thread]
struct AdminListener: Sendable {
    let address: String
    let port: Int
    private let task: Task<Void, Never>

    /// Binds and serves until ``stop()``.
    static func bind(
        _ config: HTTPConfig, _ server: AdminServer
    ) async throws(KernelError) -> AdminListener {
        let (outcomes, continuation) = AsyncStream.makeStream(
            of: Result<Int, any Error>.self, bufferingPolicy: .bufferingOldest(1))
        let task = Task {
            do {
                let bound = Mutex(config.port)
                // What ends it is a lack of descriptors; that passes.
                while !Task.isCancelled {
                    let port = bound.withLock { $0 }
                    try await server.run(.tcp(host: config.address, port: port)) { port in
                        bound.withLock { $0 = port }
                        continuation.yield(.success(port))
                    }
                    try await Task.sleep(for: .seconds(1))
                }
            } catch {
                continuation.yield(.failure(error))
            }
            continuation.finish()
        }
        var iterator = outcomes.makeAsyncIterator()
        switch await iterator.next() {
        case .success(let port)?:
            return AdminListener(address: config.address, port: port, task: task)
        case .failure(let error)?:
            throw KernelError(
                .httpNotBound,
                ConfigError(
                    place: config.place, path: "http",
                    message: "cannot bind \(config.address):\(config.port): \(error); stop whoever "
                        + "has the port, choose another, or set http.enabled: false"
                ).description)
        case nil:
            throw KernelError(.httpNotBound, "the HTTP listener ended before it listened")
        }
    }

    /// Closes the listener and its connections.
    func stop() async {
        task.cancel()
        await task.value
    }
}
