public import Broker
public import Logging
public import NIOCore
import NIOPosix
import Synchronization
import Telemetry

/// What every connection of a server shares.
package final class TransportShared: Sendable {
    let broker: Broker
    let limits: LiveLimits
    let logger: Logger
    /// By the broker's loop index.
    let loops: [any EventLoop]
    package let budget: MemoryBudget
    package let counter: ConnectionCounter
    let connections: ConnectionRegistry
    /// By the broker's loop index.
    let metrics: [LoopMetrics]

    package init(
        broker: Broker, limits: TransportLimits, logger: Logger, loops: [any EventLoop],
        slowRequests: SlowRequestLog? = nil
    ) {
        metrics = loops.map { _ in LoopMetrics(broker.metrics, slow: slowRequests) }
        self.broker = broker
        self.limits = LiveLimits(limits)
        self.logger = logger
        self.loops = loops
        budget = MemoryBudget(capacity: limits.maxBufferedByteCount)
        counter = ConnectionCounter(limits: limits)
        connections = ConnectionRegistry(loops: loops)
    }
}

/// The open connections of each loop. [that loop, for its own]
final class ConnectionRegistry: @unchecked Sendable {
    // Guard of the unchecked conformance: each element is touched on its loop only; the array never
    // changes.
    private final class Connections {
        var handlers: [ObjectIdentifier: ConnectionHandler] = [:]
    }

    private let loops: [any EventLoop]
    private let byLoop: [Connections]

    init(loops: [any EventLoop]) {
        self.loops = loops
        byLoop = loops.map { _ in Connections() }
    }

    func add(_ handler: ConnectionHandler, on index: Int) {
        byLoop[index].handlers[ObjectIdentifier(handler)] = handler
    }

    func remove(_ handler: ConnectionHandler, on index: Int) {
        byLoop[index].handlers[ObjectIdentifier(handler)] = nil
    }

    /// [any thread] Runs `body` for each connection, on its loop.
    func forEach(_ body: @escaping @Sendable (ConnectionHandler) -> Void) {
        for index in loops.indices {
            loops[index].execute { [self] in
                for handler in byLoop[index].handlers.values { body(handler) }
            }
        }
    }
}

/// Listening sockets and their connections.
public final class KafkaServer: Sendable {
    private let shared: TransportShared
    private let group: any EventLoopGroup
    private let channels = Mutex<[any Channel]>([])
    private let nextConnectionID = Atomic<UInt64>(1)
    private let counts: ConnectionMetrics

    /// - Parameters:
    ///   - loops: the group's event loops, in the order of the broker's loops.
    ///   - slowRequests: writes a line for each request that takes too long.
    public init(
        broker: Broker, limits: TransportLimits, group: any EventLoopGroup,
        loops: [any EventLoop], logger: Logger, slowRequests: SlowRequestLog? = nil
    ) {
        shared = TransportShared(
            broker: broker, limits: limits, logger: logger, loops: loops,
            slowRequests: slowRequests)
        self.group = group
        LoopLag.watch(loops, broker.metrics)
        let counts = ConnectionMetrics(broker.metrics)
        self.counts = counts
        broker.metrics.collect { [shared] done in done(counts.families(shared)) }
    }

    /// Opens a listener. Clients can connect, and wait until ``serve()``.
    ///
    /// - Returns: the port that is bound, which differs from `port` if that is 0.
    public func bind(name: String, address: String, port: Int) async throws -> Int {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.autoRead, value: false)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { [logger = shared.logger] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AcceptPause(listener: name, logger: logger))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: false)
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(
                    low: shared.limits.maxUnsentByteCountPerConnection / 2,
                    high: shared.limits.maxUnsentByteCountPerConnection)
            )
            .childChannelInitializer { [self] channel in
                initialize(channel, listener: name)
            }
        let channel = try await bootstrap.bind(host: address, port: port).get()
        channels.withLock { $0.append(channel) }
        return channel.localAddress?.port ?? port
    }

    /// Serves every listener from now on.
    public func serve() {
        for channel in channels.withLock({ $0 }) {
            channel.setOption(.autoRead, value: true).whenSuccess { channel.read() }
        }
    }

    private func initialize(_ channel: any Channel, listener: String) -> EventLoopFuture<Void> {
        let address = channel.remoteAddress?.ipAddress ?? "unknown"
        if let limit = shared.counter.enter(address) {
            shared.logger.report(
                .connectionRefused, "connection refused",
                metadata: ["client": "\(address)", "reason": "\(limit)"])
            counts.refused(limit)
            return channel.close()
        }
        counts.accepted.addShared()
        let counter = shared.counter
        channel.closeFuture.whenComplete { _ in counter.leave(address) }
        guard let index = shared.loops.firstIndex(where: { $0 === channel.eventLoop }) else {
            preconditionFailure("a connection came on a loop that the broker does not have")
        }
        let reader = ConnectionReader(maxFrameByteCount: shared.limits.maxFrameByteCount)
        let connection = ConnectionContext(
            id: nextConnectionID.wrappingAdd(1, ordering: .relaxed).oldValue, listener: listener,
            clientAddress: address)
        return channel.setOption(.recvAllocator, value: FrameBufferAllocator(state: reader))
            .flatMapThrowing { [shared] in
                try channel.pipeline.syncOperations.addHandler(
                    ConnectionHandler(
                        shared: shared, reader: reader, loopIndex: index, connection: connection))
            }
    }

    /// Puts other limits in force, but for what a connection took when it was made: its frames'
    /// size and its unsent bytes. [any thread]
    public func setLimits(_ limits: TransportLimits) {
        shared.limits.set(limits)
        shared.budget.setCapacity(limits.maxBufferedByteCount)
        shared.counter.setLimits(limits)
    }

    /// Stops accepting; answers requests in flight; closes connections, at the latest by the
    /// deadline.
    public func drain(deadline: NIODeadline) async {
        await closeListeners()
        shared.connections.forEach { $0.drain() }
        while shared.counter.total > 0 && NIODeadline.now() < deadline {
            try? await Task.sleep(for: .milliseconds(5))
        }
        shared.connections.forEach { $0.abort() }
    }

    private func closeListeners() async {
        for channel in channels.withLock({ $0 }) { try? await channel.close() }
    }

    /// Open connections.
    public var connectionCount: Int { shared.counter.total }
}
