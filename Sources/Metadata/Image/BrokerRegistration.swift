public import Primitives

/// Where clients reach a broker: one advertised listener.
public struct BrokerEndpoint: Equatable, Sendable {
    /// Listener name, `PLAINTEXT`.
    public var name: String
    public var host: String
    public var port: UInt16
    /// Kafka's ids: 0 PLAINTEXT, 1 SSL, 2 SASL_PLAINTEXT, 3 SASL_SSL.
    public var securityProtocol: Int16

    public init(name: String, host: String, port: UInt16, securityProtocol: Int16) {
        self.name = name
        self.host = host
        self.port = port
        self.securityProtocol = securityProtocol
    }
}

/// The levels of one feature that a broker can run at.
public struct FeatureRange: Equatable, Sendable {
    public var name: String
    public var minLevel: Int16
    public var maxLevel: Int16

    public init(name: String, minLevel: Int16, maxLevel: Int16) {
        self.name = name
        self.minLevel = minLevel
        self.maxLevel = maxLevel
    }
}

/// A broker that registered with the cluster.
public struct BrokerRegistration: Equatable, Sendable {
    public var id: Int32
    /// Offset of the registration record: higher with each registration.
    public var epoch: Int64
    /// Drawn anew by each start of the process.
    public var incarnationID: Uuid
    public var endpoints: [BrokerEndpoint]
    public var features: [FeatureRange]
    public var rack: String?
    /// A fenced broker leads nothing and is given nothing.
    public var fenced: Bool
    public var inControlledShutdown: Bool
    /// Ids of its log directories.
    public var directories: [Uuid]

    public init(
        id: Int32, epoch: Int64, incarnationID: Uuid, endpoints: [BrokerEndpoint],
        features: [FeatureRange], rack: String?, fenced: Bool, inControlledShutdown: Bool,
        directories: [Uuid]
    ) {
        self.id = id
        self.epoch = epoch
        self.incarnationID = incarnationID
        self.endpoints = endpoints
        self.features = features
        self.rack = rack
        self.fenced = fenced
        self.inControlledShutdown = inControlledShutdown
        self.directories = directories
    }
}

/// What a configuration belongs to; Kafka's `ConfigResource`.
public struct ConfigResource: Hashable, Sendable {
    public enum Kind: Int8, Sendable, Hashable {
        case topic = 2
        case broker = 4
        /// A subscription to clients' metrics (KIP-714).
        case clientMetrics = 16
        case group = 32
    }

    public var kind: Kind
    /// Topic, group or subscription name, or broker id as text; an empty broker name means every
    /// broker.
    public var name: String

    public init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}
