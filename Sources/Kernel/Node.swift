import Broker
public import Config
import Glibc
public import Logging
import Metadata
import NIOCore
import NIOPosix
import PluginHost
public import Ports
import Primitives
import Quorum
import Settings
import Synchronization
import Telemetry
import Transport

/// A running node: plugins, metadata, broker and listeners, put together from a configuration.
///
/// ```
///   directory -> HTTP bound -> plugins -> metadata log -> broker -> listeners bound -> registered
///   -> serving -> no accepts, drain -> logs closed -> metadata closed -> plugins drained, stopped
/// ```
///
/// A step that fails undoes the ones before it: nothing is half started.
public final class Node: Sendable {
    let live: LiveConfig
    let logger: Logger
    let logging: NodeLogging
    let directory: DataDirectory
    private let plugins: PluginSet
    private let base: NodeBase
    private let compute: NIOThreadPool
    let broker: Broker
    private let metadata: MetadataLog
    let server: KafkaServer
    private let control = Mutex<ControlService?>(nil)
    let disk: DiskWatcher
    /// What is served: listener name, bound address and port.
    public let endpoints: [(name: String, address: String, port: Int)]

    private init(
        live: LiveConfig, logging: NodeLogging, directory: DataDirectory, plugins: PluginSet,
        base: NodeBase, compute: NIOThreadPool, broker: Broker,
        metadata: MetadataLog, server: KafkaServer, disk: DiskWatcher,
        endpoints: [(name: String, address: String, port: Int)]
    ) {
        self.live = live
        self.logging = logging
        logger = logging.logger("weir.kernel")
        self.directory = directory
        self.plugins = plugins
        self.base = base
        self.compute = compute
        self.broker = broker
        self.metadata = metadata
        self.server = server
        self.disk = disk
        self.endpoints = endpoints
    }

    /// What a start would find wrong with the plugins, short of starting anything: for `weir
    /// check`.
    public static func checkPlugins(_ config: WeirConfig, logger: Logger) -> [ConfigError] {
        let specs = PluginSpecs.make(
            config, dataDirectory: DataDirectory.absolute(config.dataDirectory))
        return PluginLoader(logger: logger).check(specs).map { place($0, config) }
    }

    /// Starts a node. Returns once clients are served.
    ///
    /// - Parameter source: where `reading` came from, to be read again by ``reload(dryRun:)``.
    public static func start(
        _ reading: ConfigReading, from source: ConfigSource, logging: NodeLogging
    ) async throws -> Node {
        let logger = logging.logger("weir.kernel")
        let live = LiveConfig(reading, from: source)
        let config = reading.config
        let descriptors = DescriptorBudget.raised(
            maxConnections: config.limits.maxConnections, logger)
        let directory = try DataDirectory.open(
            config.dataDirectory, nodeID: config.nodeID, clusterID: config.clusterID,
            entropy: SystemEntropy())
        do {
            let base = try await NodeBase.start(config, logging: logging)
            do {
                let plugins = try loadPlugins(
                    config, directory, logging.logger("weir.plugin"),
                    openFiles: descriptors.segments)
                let compute = NIOThreadPool(numberOfThreads: System.coreCount)
                compute.start()
                do {
                    let node = try await assemble(
                        live, logging, directory, plugins, base, compute)
                    let control = await ControlService.start(for: node, group: base.group)
                    node.control.withLock { $0 = control }
                    return node
                } catch {
                    plugins.stop()
                    plugins.destroy()
                    try? await compute.shutdownGracefully()
                    throw error
                }
            } catch {
                await base.stop()
                throw error
            }
        } catch {
            directory.unlock()
            throw error
        }
    }

    private static func loadPlugins(
        _ config: WeirConfig, _ directory: DataDirectory, _ logger: Logger, openFiles: Int
    ) throws -> PluginSet {
        let specs = PluginSpecs.make(
            config, dataDirectory: directory.path, openFiles: openFiles)
        do throws(PluginRefusals) {
            let plugins = try PluginLoader(
                logger: logger, ioThreadCount: config.limits.ioThreads
            ).load(specs)
            try plugins.start()
            return plugins
        } catch {
            throw KernelError(
                .pluginRefused,
                error.refusals.map { place($0, config).description }.joined(separator: "\n"))
        }
    }

    /// Where the configuration names the refused plugin.
    private static func place(_ refusal: PluginRefusal, _ config: WeirConfig) -> ConfigError {
        let index = refusal.specIndex ?? 0
        let plugin = config.plugins.load[index]
        let isAboutOptions = refusal.rule == .optionsRefused
        return ConfigError(
            place: isAboutOptions ? plugin.options.place : plugin.place, path: plugin.path,
            message: "plugin refused: \(refusal)")
    }

    private static func assemble(
        _ live: LiveConfig, _ logging: NodeLogging, _ directory: DataDirectory,
        _ plugins: PluginSet, _ base: NodeBase, _ compute: NIOThreadPool
    ) async throws -> Node {
        let config = live.config
        let logger = logging.logger("weir.kernel")
        let owners = base.owners
        plugins.measure(base.services.metrics)
        let stores = plugins.stores
        let pool = ComputeThreads(compute)
        let broker = makeBroker(config, logging, directory, plugins, base, pool)
        let fatal = base.fatal
        let health = base.health
        for store in stores.values {
            store.whenFailed {
                fatal.raise(.storageFailed, "storage \(store.name) has failed: \($0)")
            }
        }
        let disk = DiskWatcher(
            directory, minFree: config.limits.minFreeBytes, services: base.services, logger: logger,
            fatal: fatal
        ) { for store in stores.values { store.removeWaitingFiles() } }
        let metadata = try await startMetadata(
            config, directory, stores, loop: owners[0], pool: pool, fatal: fatal)
        broker.attach(LogMetadata(log: metadata))
        broker.registerMetrics()
        let server = KafkaServer(
            broker: broker, limits: limits(config), group: base.group,
            loops: owners.map(\.eventLoop), logger: logging.logger("weir.transport"),
            slowRequests: slowRequests(config, logging.logger("weir.request")))
        do {
            let logs = try await adoptLogs(broker, Array(stores.values), metadata, logger)
            let endpoints = try await bind(config, server)
            broker.setNodeConfigs(
                NodeConfigs.values(config, directory: directory.path, endpoints: endpoints))
            await withCheckedContinuation { continuation in
                let first = Once { continuation.resume() }
                metadata.subscribe { delta in broker.apply(delta) { first.run() } }
            }
            try await register(config, directory, metadata, endpoints)
            disk.start()
            server.serve()
            broker.startMaintenance()
            if directory.wasUnclean {
                RecoveryProgress.run(
                    logs, broker, on: owners[0].eventLoop, health: health, logger: logger)
            }
            health.set(Hindrance.starting, nil)
            return Node(
                live: live, logging: logging, directory: directory, plugins: plugins,
                base: base, compute: compute, broker: broker, metadata: metadata,
                server: server, disk: disk, endpoints: endpoints)
        } catch {
            await server.drain(deadline: .now())
            await close(metadata)
            throw error
        }
    }

    private static func makeBroker(
        _ config: WeirConfig, _ logging: NodeLogging, _ directory: DataDirectory,
        _ plugins: PluginSet, _ base: NodeBase, _ pool: ComputeThreads
    ) -> Broker {
        let stores = plugins.stores
        return Broker(
            settings: BrokerSettings(
                nodeID: config.nodeID, clusterID: directory.properties.clusterID,
                dataDirectory: directory.path, defaults: config.defaults),
            services: base.services, loops: base.owners, clock: SystemClock(),
            entropy: SystemEntropy(),
            compute: pool, codecs: CodecTable(servedCodecs(config, plugins)),
            buffers: NetworkDestinations(),
            logger: logging.logger("weir.broker")
        ) { topic in
            let name = config.storage.backend(forTopic: topic)
            guard let store = stores[name] else {
                preconditionFailure("storage \(name) passed the configuration but is not loaded")
            }
            return store
        }
    }

    private static func servedCodecs(
        _ config: WeirConfig, _ plugins: PluginSet
    ) -> [any Codec] {
        config.codecs.compactMap { name in
            CompressionType(name: name.rawValue).flatMap { plugins.codecs[$0] }
        }
    }

    private static func startMetadata(
        _ config: WeirConfig, _ directory: DataDirectory, _ stores: [String: PluginLogStore],
        loop: EventLoopOwner, pool: ComputeThreads, fatal: FatalSignal
    ) async throws -> MetadataLog {
        guard let store = stores[config.storage.metadata] else {
            throw KernelError(
                .metadataLogUnusable,
                "storage.metadata is \(config.storage.metadata), which no loaded plugin provides")
        }
        var settings = ControllerSettings(defaults: config.defaults)
        settings.maxPartitions = config.limits.maxPartitions
        let configuration = MetadataLog.Configuration(
            local: ReplicaKey(id: config.nodeID, directoryID: directory.properties.directoryID),
            controllerEndpoints: [], settings: settings)
        let environment = MetadataLog.Environment(
            store: store, loop: loop, pool: pool, clock: SystemClock(), entropy: SystemEntropy(),
            onFatal: { fatal.raise(.metadataFailed, $0.description) })
        do {
            return try await withCheckedThrowingContinuation { continuation in
                MetadataLog.start(configuration, environment) { continuation.resume(with: $0) }
            }
        } catch {
            throw KernelError(.metadataLogUnusable, "the metadata log: \(error)")
        }
    }

    /// Tells the broker which logs exist that no topic has: leftovers of a deletion that a crash
    /// cut short, or of another cluster. They are kept until a new topic needs their name.
    ///
    /// - Returns: the logs of topics, on disk.
    private static func adoptLogs(
        _ broker: Broker, _ stores: [PluginLogStore], _ metadata: MetadataLog, _ logger: Logger
    ) async throws -> [LogID] {
        let image = metadata.currentImage
        var known: [LogID] = []
        for store in stores {
            let logs: [LogID] = try await withCheckedThrowingContinuation { continuation in
                store.list { continuation.resume(with: $0) }
            }
            let strays = logs.filter {
                $0.topic != TopicName.clusterMetadata && image.topics[id: $0.topicID] == nil
            }
            if !strays.isEmpty {
                let names = strays.prefix(5).map { "\($0.topic)-\($0.partition)" }
                logger.report(
                    .logsWithoutTopic,
                    "logs that belong to no topic; they go when a new topic takes their name",
                    metadata: [
                        "storage": "\(store.name)", "count": "\(strays.count)",
                        "logs": "\(names.joined(separator: " "))",
                    ])
                broker.adopt(strays: strays, of: store)
            }
            if store.isOnDisk { known += logs.filter { image.topics[id: $0.topicID] != nil } }
        }
        return known
    }

    static func limits(_ config: WeirConfig) -> TransportLimits {
        TransportLimits(
            maxConnections: DescriptorBudget.current(
                maxConnections: config.limits.maxConnections
            ).connections,
            maxConnectionsPerAddress: config.limits.maxConnectionsPerAddress,
            maxFrameByteCount: config.limits.maxFrameBytes,
            maxInFlightRequests: config.limits.maxInFlightRequests,
            maxBufferedByteCount: config.limits.maxBufferedBytes,
            maxBufferedByteCountPerConnection: config.limits.maxBufferedBytesPerConnection,
            idleMilliseconds: milliseconds(config.limits.idleTimeout))
    }

    private static func slowRequests(_ config: WeirConfig, _ logger: Logger) -> SlowRequestLog? {
        let threshold = milliseconds(config.logging.slowRequestThreshold)
        return threshold == 0
            ? nil : SlowRequestLog(thresholdMilliseconds: threshold, logger: logger)
    }

    private static func bind(
        _ config: WeirConfig, _ server: KafkaServer
    ) async throws -> [(name: String, address: String, port: Int)] {
        var endpoints: [(name: String, address: String, port: Int)] = []
        for listener in config.listeners {
            do {
                let port = try await server.bind(
                    name: listener.name, address: listener.address, port: listener.port)
                endpoints.append((listener.name, listener.address, port))
            } catch {
                throw KernelError(
                    .listenerNotBound,
                    ConfigError(
                        place: listener.place, path: "listeners.\(listener.name)",
                        message: "cannot bind \(listener.address):\(listener.port): \(error); "
                            + "stop whoever has the port, or choose another"
                    ).description)
            }
        }
        return endpoints
    }

    private static func register(
        _ config: WeirConfig, _ directory: DataDirectory, _ metadata: MetadataLog,
        _ endpoints: [(name: String, address: String, port: Int)]
    ) async throws {
        let advertised = zip(config.listeners, endpoints).map { listener, endpoint in
            BrokerEndpoint(
                name: listener.name, host: listener.advertisedHost,
                port: UInt16(listener.advertisedPort ?? endpoint.port), securityProtocol: 0)
        }
        let storage = config.storage
        let entropy = SystemEntropy()
        let request = RegisterBroker(
            brokerID: config.nodeID,
            incarnationID: Uuid.random(entropy.randomBits(), entropy.randomBits()),
            endpoints: advertised,
            features: [
                FeatureRange(
                    name: MetadataVersion.featureName, minLevel: MetadataVersion.level,
                    maxLevel: MetadataVersion.level)
            ], rack: nil, directories: [directory.properties.directoryID],
            isVolatile: { storage.backend(forTopic: $0.name) != storage.metadata })
        _ = try await withCheckedThrowingContinuation { continuation in
            metadata.submit(request) { continuation.resume(with: $0) }
        }
    }

    /// What keeps the node from being ready.
    public var health: NodeHealth { base.health }

    /// Where HTTP is served; nil if it is not.
    public var http: (address: String, port: Int)? {
        base.http.map { ($0.address, $0.port) }
    }

    /// Waits for a failure that the node cannot go on with. Cancelled when the node stops.
    public func waitForFailure() async -> String? { await base.fatal.wait() }

    /// Drains and stops everything, within `limits.drain-timeout` for requests in flight.
    public func stop() async {
        base.health.set(Hindrance.draining, "the node stops")
        logger.info("draining", metadata: ["connections": "\(server.connectionCount)"])
        disk.stop()
        await control.withLock { $0 }?.stop()
        // A node that can store nothing has nothing to wait for.
        let timeout = min(
            Self.milliseconds(live.config.limits.drainTimeout),
            base.fatal.isRaised ? 2_000 : .max)
        broker.drain()
        await server.drain(deadline: .now() + .milliseconds(timeout))
        await withCheckedContinuation { continuation in
            broker.close { continuation.resume() }
        }
        await Self.close(metadata)
        let deadline = SystemClock().now + Milliseconds(timeout)
        for leftover in plugins.drain(deadline: deadline) {
            logger.report(
                .pluginNotDrained, "plugin not drained", metadata: ["left": "\(leftover)"])
        }
        plugins.stop()
        try? await compute.shutdownGracefully()
        await base.stop()
        plugins.destroy()
        directory.unlock()
        logger.info("stopped")
    }

    private static func close(_ metadata: MetadataLog) async {
        await withCheckedContinuation { continuation in
            metadata.close { continuation.resume() }
        }
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1000
            + duration.components.attoseconds / 1_000_000_000_000_000
    }
}

/// The metadata log as the broker sees it.
private struct LogMetadata: ClusterMetadata {
    let log: MetadataLog

    var image: MetadataImage { log.currentImage }

    func submit<Request: ControllerRequest>(
        _ request: Request,
        _ done: @escaping @Sendable (Result<Request.Response, ControllerError>) -> Void
    ) { log.submit(request, done) }

    func updateSettings(_ change: @escaping @Sendable (inout ControllerSettings) -> Void) {
        log.updateSettings(change)
    }

    func describeQuorum(_ done: @escaping @Sendable (QuorumDescription?) -> Void) {
        log.describeQuorum(done)
    }
}
