import Config
import NIOCore
import Settings

/// What keys of the configuration file other than `defaults` say, under the names that Kafka has
/// for it: DescribeConfigs of the broker answers with these.
enum NodeConfigs {
    static func values(
        _ config: WeirConfig, directory: String,
        endpoints: [(name: String, address: String, port: Int)]
    ) -> [String: SettingValue] {
        let limits = config.limits
        let node = SettingValue.integer(Int64(config.nodeID))
        let folder = SettingValue.string(directory)
        let bound = endpoints.map { url($0.name, $0.address, $0.port) }
        let advertised = zip(config.listeners, endpoints).map { listener, endpoint in
            url(
                listener.name, listener.advertisedHost, listener.advertisedPort ?? endpoint.port)
        }
        return [
            "node.id": node, "broker.id": node,
            "process.roles": .list(config.roles.map(\.rawValue)),
            "listeners": .string(bound.joined(separator: ",")),
            "advertised.listeners": .string(advertised.joined(separator: ",")),
            "listener.security.protocol.map": .string(
                config.listeners.map { "\($0.name):PLAINTEXT" }.joined(separator: ",")),
            "log.dirs": folder, "log.dir": folder, "metadata.log.dir": folder,
            "socket.request.max.bytes": .integer(Int64(limits.maxFrameBytes)),
            "connections.max.idle.ms": .integer(limits.idleTimeout.wholeMilliseconds),
            "max.connections": .integer(Int64(limits.maxConnections)),
            "max.connections.per.ip": .integer(Int64(limits.maxConnectionsPerAddress)),
            "queued.max.request.bytes": .integer(Int64(limits.maxBufferedBytes)),
            "num.network.threads": .integer(
                Int64(limits.eventLoops == 0 ? System.coreCount : limits.eventLoops)),
            "num.io.threads": .integer(Int64(limits.ioThreads)),
        ]
    }

    private static func url(_ name: String, _ host: String, _ port: Int) -> String {
        "\(name)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
